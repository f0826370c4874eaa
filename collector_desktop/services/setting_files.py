"""Settings, added rates and terms of our own export come into a ledger."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.settings import LOCKED_UNTIL
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.services.exchange_rates import bring_fx_rate
from collector_desktop.services.interest_terms import Owner, change_terms
from collector_desktop.services.rates import add_rate
from collector_desktop.services.settings import change_settings
from collector_desktop.services.table_files import Brought, TableImport, day
from collector_desktop.storage.locked_entries import locked_until
from collector_desktop.storage.models import CustomerGroup


def _bring_setting(values: dict[str, str], made_on: date) -> Brought:
    """Set a setting; no file moves the end of the locked period back."""
    name, value = values["name"], values["value"]
    if name == LOCKED_UNTIL.key and LOCKED_UNTIL.read(value) < (until := locked_until()):
        raise RefusedError(f"The books are locked up to {until}.", "Unlock them in the settings.")
    return _changed(change_settings({name: value}, made_on))


def _bring_lock(values: dict[str, str], made_on: date) -> Brought:
    return _bring_setting({"name": LOCKED_UNTIL.key, "value": values["locked_until"]}, made_on)


def _bring_rate(values: dict[str, str], made_on: date) -> Brought:
    return _changed(add_rate(values["series"], day(values["from"]), values["value"], made_on))


def _bring_own_term(values: dict[str, str], made_on: date) -> Brought:
    """Give a customer or a group a term of interest of its own."""
    if values["customer"]:
        owner = Owner(customer_id_of(values["customer"]))
    else:
        owner = Owner(group=values["group"])
    return _changed(change_terms(owner, {values["name"]: values["value"]}, made_on))


def _bring_group(values: dict[str, str], _: date) -> Brought:
    """Make a group, or give it the terms and procedure of a row."""
    if not values["name"]:
        raise ValueError("A group needs a name.")
    if values["terms"]:
        parse_terms(values["terms"])
    found = CustomerGroup.get_or_none(CustomerGroup.name == values["name"])
    if found is None:
        CustomerGroup.create(**{name: values[name] for name in needed(FileKind.GROUPS)})
        return Brought.CREATED
    if (found.terms, found.procedure) == (values["terms"], values["procedure"]):
        return Brought.UNCHANGED
    found.terms, found.procedure = values["terms"], values["procedure"]
    found.save(only=[CustomerGroup.terms, CustomerGroup.procedure])
    return Brought.UPDATED


def _changed(outcome: Outcome[int] | Outcome[None]) -> Brought:
    return Brought.UNCHANGED if outcome.operation_id is None else Brought.UPDATED


SETTINGS = TableImport(
    "import_settings", "settings", needed(FileKind.SETTINGS), Change.SETTING, _bring_setting
)
LOCKED_PERIOD = TableImport(
    "import_lock", "the lock", needed(FileKind.LOCKED_PERIOD), Change.SETTING, _bring_lock
)
INTEREST_RATES = TableImport(
    "import_rates", "rates", needed(FileKind.INTEREST_RATES), Change.SETTING, _bring_rate
)
EXCHANGE_RATES = TableImport(
    *("import_fx_rates", "exchange rates", needed(FileKind.EXCHANGE_RATES), Change.SETTING),
    bring_fx_rate,
)
INTEREST_TERMS = TableImport(
    "import_terms",
    "terms of interest",
    needed(FileKind.INTEREST_TERMS),
    Change.SETTING | Change.CUSTOMER,
    _bring_own_term,
)
GROUPS = TableImport(
    "import_groups", "groups", needed(FileKind.GROUPS), Change.CUSTOMER, _bring_group
)
