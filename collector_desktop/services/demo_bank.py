"""A statement of the demo's bank, still to be matched: what pays clearly, what may, what came back.

It is written from what is owed, so that it fits whatever business was invented.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.working_days import roll_backward
from collector_desktop.importers.base import BankStatement, StatementLine
from collector_desktop.services.import_bank_rows import BankRows
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.bulk import tuples
from collector_desktop.storage.models import Customer, Item

ACCOUNT = ("12345612345678", "Harbour & Vale current account")
CURRENCY = "GBP"
LINKED_WITHIN = timedelta(days=6)
RETURNED_WITHIN = timedelta(days=60)
CUT_AT = 18
FIRST_AGO = 7


@frozen
class Owed:
    """An entry of the demo that a line may be about; amounts are pence."""

    number: str
    minor: int
    name: str
    customer_id: int
    day: date


def write_statement(batch_id: int, as_of: date) -> None:
    """Write the lines of the last days, to be matched.

    The caller has opened the operation and its batch.
    """
    lines = tuple(_lines(as_of))
    statement = BankStatement(*ACCOUNT, CURRENCY, None, None, lines)
    BankRows(batch_id, "demo", Tally()).take([statement])


def _lines(as_of: date) -> Iterator[StatementLine]:
    """Yield the lines, the oldest first."""
    entries = [*_payments(_open_invoices(as_of)), *_older(_receipts(), as_of), *_not_customers()]
    last = len(entries) - 1
    for row, (minor, payer, text) in enumerate(entries, 1):
        ago = FIRST_AGO - FIRST_AGO * (row - 1) // max(last, 1)
        yield StatementLine(
            row=row,
            booked_on=roll_backward(as_of - timedelta(days=ago)),
            value_on=None,
            amount_minor=minor,
            currency=CURRENCY,
            payer=payer,
            text=text,
            is_return=minor < 0 and "RETURNED" in text,
        )


_Line = tuple[int, str, str]


def _payments(owed: Sequence[Owed]) -> Iterator[_Line]:
    """Yield what pays invoices, the clear ones first; as many as there are customers for."""
    by_customer: dict[int, list[Owed]] = {}
    for each in owed:
        by_customer.setdefault(each.customer_id, []).append(each)
    several = [found for found in by_customer.values() if len(found) > 1]
    for first, second, *_ in several[:1]:
        both = f"{first.number} {second.number}"
        yield first.minor + second.minor, first.name.upper(), f"BACS {both}"
    single = [found[0] for found in by_customer.values() if found not in several[:1]]
    for each, (less, name, text) in zip(single, _WAYS, strict=False):
        number, digits = each.number, each.number.removeprefix("INV-")
        slip = f"INV-{digits[:-2]}{digits[-1]}{digits[-2]}"
        words = text.format(number=number, digits=digits, slip=slip)
        payer = name.format(name=each.name.upper(), cut=each.name.upper()[:CUT_AT].strip())
        yield each.minor - less, payer, words


_WAYS = (
    (0, "{name}", "FPI {number}"),
    (0, "{name}", "FASTER PAYMENT {digits} THANK YOU"),
    (0, "{name}", "BGC INVOICE {number}"),
    (0, "{cut}", "BACS PAYMENT ON ACCOUNT"),
    (0, "{name}", "FPI {slip}"),
    (10_00, "{name}", "FPI {number}"),
    (0, "", "COUNTER CREDIT 100482"),
)


def _older(receipts: Sequence[Owed], as_of: date) -> Iterator[_Line]:
    """Yield a payment that was entered by hand already, and one that came back."""
    entered = next((each for each in receipts if as_of - each.day <= LINKED_WITHIN), None)
    if entered is not None:
        yield entered.minor, entered.name.upper(), "BACS PAYMENT"
    for each in receipts:
        if LINKED_WITHIN < as_of - each.day <= RETURNED_WITHIN:
            yield -each.minor, each.name.upper(), f"RETURNED UNPAID {each.name.upper()}"
            return


def _not_customers() -> Iterator[_Line]:
    """Yield what no customer paid."""
    yield 3_14, "", "GROSS INTEREST"
    yield -1_450_00, "TIDEWAY PARK ESTATES", "SO RENT UNIT 4"
    yield -86_40, "", "CARD PAYMENT STATIONERY DIRECT"


def _open_invoices(as_of: date) -> list[Owed]:
    """Return invoices of which nothing is paid, the longest overdue first."""
    wanted = (Item.type == "invoice") & (Item.open_minor == Item.amount_minor)
    return _entries(wanted & (Item.due_on <= as_of), Item.due_on)


def _receipts() -> list[Owed]:
    """Return the receipts, the newest first."""
    return _entries(Item.type == "receipt", Item.document_on.desc())


def _entries(wanted: object, order: object) -> list[Owed]:
    query = (
        Item.select(Item.number, Item.amount_minor, Customer.name, Item.customer, Item.document_on)
        .join(Customer)
        .where(wanted, Item.currency == CURRENCY)
        .order_by(order, Item.id)
    )
    return [Owed(*row) for row in tuples(query)]
