"""What a book holds, by the ids that its tables use for each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from collector_desktop.domain.currency import is_currency_code
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import plain_amount
from collector_desktop.importers.base import CustomerRow
from collector_desktop.importers.gnucash.book import Book, Row
from collector_desktop.importers.gnucash.terms import BillTerm, bill_term
from collector_desktop.importers.gnucash.values import fraction, minor_units, text

CUSTOMER, JOB = 2, 3

_CUSTOMERS = (
    "SELECT guid, id, name, currency, terms, credit_num, credit_denom, addr_name, addr_addr1,"
    " addr_addr2, addr_addr3, addr_addr4, addr_phone, addr_email FROM customers ORDER BY id, guid"
)
_SPLITS = (
    "SELECT s.lot_guid, s.tx_guid, s.quantity_num, s.quantity_denom, t.post_date, t.num"
    " FROM splits s JOIN transactions t ON t.guid = s.tx_guid WHERE s.lot_guid IS NOT NULL"
)


@frozen
class Split:
    """One movement on a lot: an invoice, or what settles it."""

    transaction: object
    number: object
    denominator: object
    posted: object
    reference: str


@dataclass(slots=True)
class Facts:
    """The parts of a book that an account is made of."""

    customers: dict[object, CustomerRow] = field(default_factory=dict)
    terms: dict[object, BillTerm] = field(default_factory=dict)
    currencies: dict[object, str] = field(default_factory=dict)
    lots: dict[object, list[Split]] = field(default_factory=dict)
    due: dict[object, object] = field(default_factory=dict)
    posted: dict[object, object] = field(default_factory=dict)
    jobs: dict[object, object] = field(default_factory=dict)
    lot_owners: dict[object, object] = field(default_factory=dict)

    def owner(self, kind: object, guid: object) -> CustomerRow | None:
        """Return the customer that a document belongs to, itself or by a job."""
        if kind == JOB:
            guid = self.jobs.get(guid)
        elif kind != CUSTOMER:
            return None
        return self.customers.get(guid)


def read_facts(book: Book) -> Facts:
    """Return what a book holds beside its invoices."""
    facts = Facts()
    for guid, kind, due_days, cutoff in book.rows(
        "SELECT guid, type, duedays, cutoff FROM billterms"
    ):
        term = bill_term(kind, due_days, cutoff)
        if term is not None:
            facts.terms[guid] = term
    for guid, name in book.rows("SELECT guid, mnemonic FROM commodities"):
        if is_currency_code(text(name)):
            facts.currencies[guid] = text(name)
    for place, row in enumerate(book.rows(_CUSTOMERS), 1):
        facts.customers[row[0]] = _customer(place, row, facts)
    for guid, owner in book.rows("SELECT guid, owner_guid FROM jobs WHERE owner_type = 2"):
        facts.jobs[guid] = owner
    lots: dict[object, list[Split]] = defaultdict(list)
    for lot, transaction, number, denominator, posted, reference in book.rows(_SPLITS):
        lots[lot].append(Split(transaction, number, denominator, posted, text(reference)))
    facts.lots = dict(lots)
    _read_slots(book, facts)
    return facts


def _read_slots(book: Book, facts: Facts) -> None:
    """Note due days, days without an hour, and whose a lot without an invoice is."""
    days = (
        "SELECT obj_guid, name, timespec_val, gdate_val FROM slots"
        " WHERE name IN ('trans-date-due', 'date-posted')"
    )
    for guid, name, moment, plain in book.rows(days):
        if name == "date-posted":
            facts.posted[guid] = plain
        else:
            facts.due[guid] = plain or moment
    owned = book.rows("SELECT guid_val, obj_guid FROM slots WHERE name = 'gncOwner'")
    frames = {frame: lot for frame, lot in owned}  # noqa: C416 - rows have no length to a checker
    parts: dict[object, dict[object, object]] = defaultdict(dict)
    for guid, name, number, owner in book.rows(
        "SELECT obj_guid, name, int64_val, guid_val FROM slots"
        " WHERE name IN ('gncOwner/owner-type', 'gncOwner/owner-guid')"
    ):
        parts[frames.get(guid)][name] = owner if name == "gncOwner/owner-guid" else number
    for lot, slots in parts.items():
        owner = slots.get("gncOwner/owner-guid")
        customer = facts.jobs.get(owner) if slots.get("gncOwner/owner-type") == JOB else owner
        if customer in facts.customers:
            facts.lot_owners[lot] = customer


def _customer(place: int, row: Row, facts: Facts) -> CustomerRow:
    """Return a customer; a credit limit of zero means that none was set."""
    _, code, name, currency, terms, limit, denominator, contact, *address = row
    lines = [text(line) for line in address]
    known = facts.terms.get(terms)
    person, money = text(contact), facts.currencies.get(currency, "")
    return CustomerRow(
        row=place,
        code=text(code),
        name=text(name) or person or text(code),
        contact_name="" if person == text(name) else person,
        address1=lines[0],
        address2=lines[1],
        city=lines[2],
        region=lines[3],
        phone=lines[4],
        email=lines[5],
        currency=money,
        terms=known.words if known else "",
        credit_limit=_limit(limit, denominator, money) if money else "",
    )


def _limit(number: object, denominator: object, currency: str) -> str:
    try:
        limit = fraction(number, denominator)
    except ValueError:
        return ""
    return plain_amount(minor_units(limit, currency), currency) if limit > 0 else ""
