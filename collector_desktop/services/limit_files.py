"""Use cases: the limits of groups and customers, and what is insured, come in from an export."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.errors import RefusedError
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.services.credit_limits import LimitPart
from collector_desktop.services.table_files import Brought, TableImport, day_or_none, minor_units
from collector_desktop.storage.models import (
    CreditCover,
    CustomerGroup,
    GroupLimit,
    SharedLimit,
    SubLimit,
)


def _bring_limit(values: dict[str, str], _made_on: date) -> Brought:
    currency = require_currency(values["currency"])
    if values["group"]:
        return _bring_group(values, currency)
    customer_id = customer_id_of(values["customer"])
    if values.get("limited_part"):
        return _bring_part(values, customer_id, currency)
    insured = minor_units(values["insured"], customer_facts(customer_id).currency)
    if CreditCover.get_or_none(CreditCover.customer == customer_id) is not None:
        return Brought.UNCHANGED
    CreditCover.create(
        customer=customer_id,
        insured_minor=insured,
        insurer=values["insurer"],
        until_on=day_or_none(values["until"]),
    )
    return Brought.CREATED


def _bring_group(values: dict[str, str], currency: str) -> Brought:
    group = CustomerGroup.get_or_none(CustomerGroup.name == values["group"])
    if group is None:
        raise RefusedError("There is no such group.", "Import customers.csv first.")
    shared = values.get("shared_limit", "")
    model: type[GroupLimit | SharedLimit] = SharedLimit if shared else GroupLimit
    minor = minor_units(shared or values["limit"], currency)
    if model.get_or_none(model.group == group) is not None:
        return Brought.UNCHANGED
    model.create(group=group, currency=currency, limit_minor=minor)
    return Brought.CREATED


def _bring_part(values: dict[str, str], customer_id: int, currency: str) -> Brought:
    part, minor = LimitPart(values["limited_part"]), minor_units(values["limit"], currency)
    same = {"customer": customer_id, "part": part.value, "currency": currency}
    if SubLimit.get_or_none(**same) is not None:
        return Brought.UNCHANGED
    SubLimit.create(limit_minor=minor, **same)
    return Brought.CREATED


LIMITS = TableImport(
    "import_limits", "limits", needed(FileKind.CREDIT_LIMITS), Change.CUSTOMER, _bring_limit
)
