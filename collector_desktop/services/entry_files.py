"""What entries came from, and what was decided on interest, of our own export into a ledger."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.changes import Change
from collector_desktop.domain.currency import exponent, require_currency
from collector_desktop.domain.items import CHARGE_ORIGINS, DEBITS, DISPUTE, ItemType
from collector_desktop.domain.late_working import read_working
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.domain.write_offs import REASONS
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.queries.interest_decisions import CLAIMED, WAIVED
from collector_desktop.services.import_settling import BY_FILE
from collector_desktop.services.interest_claims import WAIVER
from collector_desktop.services.receipts import METHODS
from collector_desktop.services.table_files import Brought, TableImport, day, day_or_none
from collector_desktop.storage.models import InterestDecision, Item

ORIGINS = frozenset({"", *BY_FILE, DISPUTE, WAIVER, *CHARGE_ORIGINS, *REASONS})
ENTRIES = {CLAIMED: ItemType.DEBIT_ADJUSTMENT, WAIVED: ItemType.CREDIT_ADJUSTMENT}


def _bring_details(values: dict[str, str], _: date) -> Brought:
    """Say of an entry how it was paid, what it came from and on which terms of its own it is."""
    entry = entry_of(
        values["number"], {ItemType(values["type"])}, customer_id_of(values["customer"])
    )
    method, origin, said = values["method"], values["origin"], values.get("own_terms", "")
    if method not in ("", *METHODS) or origin not in ORIGINS:
        raise ValueError(f"{method or origin!r} is not known here.")
    item = Item.get_by_id(entry.item_id)
    terms = str(parse_terms(said)) if said else item.terms
    if (item.method, item.origin, item.terms) == (method, origin, terms):
        return Brought.UNCHANGED
    Item.update(method=method, origin=origin, terms=terms).where(Item.id == item.id).execute()
    return Brought.UPDATED


def _bring_decision(values: dict[str, str], _: date) -> Brought:
    """Write a claim or a waiver with its entry, which must be in the ledger."""
    customer_id, kind = customer_id_of(values["customer"]), values["kind"]
    if kind not in ENTRIES:
        raise ValueError(f"{kind!r} is neither {CLAIMED} nor {WAIVED}.")
    item = entry_of(values["item"], DEBITS, customer_id)
    currency = require_currency(values["currency"])
    if currency != item.currency:
        raise ValueError(f"{item.number} is in {item.currency}.")
    fields = {
        "item": item.item_id,
        "kind": kind,
        "decided_on": day(values["date"]),
        "first_on": day_or_none(values["first"]),
        "last_on": day_or_none(values["last"]),
        "interest_minor": parse_amount(values["interest"], exponent(currency), ".", currency),
        "fixed_minor": parse_amount(values["fixed_sum"], exponent(currency), ".", currency),
        "regime": values["regime"],
        "reason": values["reason"],
        "entry": _entry(values["number"], kind, customer_id),
    }
    if _is_here(fields):
        return Brought.UNCHANGED
    if values["working"]:
        read_working(values["working"])
    claim = _claim(values.get("claim", ""), customer_id)
    InterestDecision.create(**fields, currency=currency, working=values["working"], claim=claim)
    return Brought.CREATED


def _entry(number: str, kind: str, customer_id: int) -> int | None:
    return entry_of(number, {ENTRIES[kind]}, customer_id).item_id if number else None


def _claim(number: str, customer_id: int) -> InterestDecision | None:
    """Return the claim that a waiver takes back, by the number of its entry."""
    if not number:
        return None
    entry_id = _entry(number, CLAIMED, customer_id)
    found: InterestDecision | None = InterestDecision.get_or_none(
        InterestDecision.entry == entry_id, InterestDecision.kind == CLAIMED
    )
    if found is None:
        raise ValueError(f"{number} is not a claim.")
    return found


def _is_here(fields: dict[str, object]) -> bool:
    query = InterestDecision.select(InterestDecision.id)
    for name, value in fields.items():
        field = getattr(InterestDecision, name)
        query = query.where(field.is_null() if value is None else field == value)
    return bool(query.exists())


DETAILS = TableImport(
    *("import_entry_details", "details of entries", needed(FileKind.ENTRY_DETAILS)),
    Change.ITEM | Change.PROMISE,
    _bring_details,
)
INTEREST = TableImport(
    "import_interest", "claims", needed(FileKind.INTEREST), Change.ITEM, _bring_decision
)
