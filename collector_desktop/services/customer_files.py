"""Former codes of customers, and pairs that are two, of our own export come into a ledger."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.services.table_files import Brought, TableImport
from collector_desktop.storage.models import Customer, CustomerAlias, CustomersApart


def _bring_alias(values: dict[str, str], _: date) -> Brought:
    """Let files use a former code of a customer; a code that another customer has stays its."""
    customer_id, code = customer_id_of(values["customer"]), values["code"]
    if not code:
        raise ValueError("The former code is empty.")
    found = CustomerAlias.get_or_none(CustomerAlias.code == code)
    if found is not None and found.id_in("customer") == customer_id:
        return Brought.UNCHANGED
    if found is not None or Customer.get_or_none(Customer.code == code) is not None:
        raise ValueError(f"{code} is already the code of another customer.")
    CustomerAlias.create(customer=customer_id, code=code, name=values["name"])
    return Brought.CREATED


def _bring_apart(values: dict[str, str], _: date) -> Brought:
    """Remember that two customers who look alike are two."""
    pair = sorted(customer_id_of(values[name]) for name in ("first", "second"))
    same = (CustomersApart.first == pair[0]) & (CustomersApart.second == pair[1])
    if CustomersApart.get_or_none(same) is not None:
        return Brought.UNCHANGED
    CustomersApart.create(first=pair[0], second=pair[1])
    return Brought.CREATED


ALIASES = TableImport(
    "import_aliases", "former codes", needed(FileKind.ALIASES), Change.CUSTOMER, _bring_alias
)
APART = TableImport("import_apart", "pairs", needed(FileKind.APART), Change.CUSTOMER, _bring_apart)
