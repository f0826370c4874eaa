"""One row of a bank's table as statement lines: the movement, and the fee that was kept back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import AmountError
from collector_desktop.domain.bank_words import one_line
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import plain_amount
from collector_desktop.importers.bank.csv_directions import NO_DIRECTION, Direction
from collector_desktop.importers.bank.draft import (
    LONGEST_TEXT,
    LineError,
    is_returned,
    read_currency,
)
from collector_desktop.importers.base import StatementLine
from collector_desktop.importers.dates import DateTextError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from collector_desktop.importers.bank.csv_rows import CsvRow, RowSorter
    from collector_desktop.importers.dates import DateReader
    from collector_desktop.importers.money_cells import AmountReader

FEE, REFUND = "fee", "refund"
CUT = "This row has fewer cells than the columns up to its amount: one is missing."

_OUT = frozenset({"d", "dr", "dbit", "debit", "s", "soll", "af", "-", "out", "debet", "débit"})
_IN = frozenset({"c", "cr", "crdt", "credit", "h", "haben", "bij", "+", "in", "crédit"})
_IN_MARKS = ("CR", "H")
_SIDES_BEHIND = frozenset({"s", "h", "d", "c", "dr", "cr"})
_SIDES_AS_TYPE = frozenset({"debit", "dr", "credit", "cr"})
_DISPUTED = frozenset({"dispute", "chargeback", "payment reversal", "chargeback reversal"})


@frozen
class CsvReaders:
    """What reads the cells of one file; `account` is the one that its lines are of, if it says.

    `directions` says of rows without a sign what their balances prove of them.
    """

    fields: RowSorter
    days: DateReader
    amounts: AmountReader
    currency: str
    splits_fees: bool
    account: str = ""
    directions: Mapping[int, Direction] = field(default_factory=dict)


def read_row(readers: CsvReaders, row: CsvRow) -> list[StatementLine]:
    """Return the lines of a row; none if it moved no money.

    Raises:
        LineError: a cell of it cannot be read.
    """
    fields = readers.fields
    if fields.is_cut(row):
        raise LineError(fields.header("date"), fields.text(row, "date"), CUT)
    currency = read_currency(fields.text(row, "currency") or readers.currency)
    booked_on = _day(readers, row, _booking_field(readers, row))
    amount = _amount(readers, row, currency)
    fee = _fee(readers, row, amount, currency) if readers.splits_fees else 0
    kind = fields.text(row, "type")
    payer = one_line(fields.text(row, "payer")) or (fields.named(row) if amount > 0 else "")
    explained = _explained(amount, fee, _tax(readers, row, currency), currency) if fee else ""
    words = one_line(payer, *fields.words(row)) or one_line(*fields.other_words(row))
    text = one_line(words, explained)[:LONGEST_TEXT]
    mark = fields.text(row, "id")
    line = StatementLine(
        row=row.row,
        booked_on=booked_on,
        value_on=_day(readers, row, "value_date") if fields.text(row, "value_date") else None,
        amount_minor=amount,
        currency=currency,
        payer=payer,
        payer_account="".join(fields.text(row, "payer_account").split()),
        reference=one_line(fields.text(row, "reference")),
        text=text,
        bank_type=kind,
        bank_id=mark,
        is_return=kind.casefold() in _DISPUTED or is_returned(amount, text, kind),
    )
    lines = [line] if amount else []
    lines += [fee_line(line, fee)] if fee else []
    return [*lines, *_paid_back(readers, row, replace(line, text=words))]


def _paid_back(readers: CsvReaders, row: CsvRow, line: StatementLine) -> Iterator[StatementLine]:
    """Yield what the row of a payment says of its own way back: a refund, and a return.

    Refunded whole, a payment came back; of a part we decided ourselves what it was for.

    Raises:
        LineError: a cell cannot be read, or is empty where it must say how much came back.
    """
    fields = readers.fields
    refunded = abs(_money(readers, row, "refunded", line.currency))
    if refunded:
        marked = replace(line, text=one_line(line.bank_id, line.text))
        on = _day_of(readers, row, "refunded_on", line)
        is_return = refunded == line.amount_minor
        yield replace(_against(marked, refunded, REFUND), booked_on=on, is_return=is_return)
    if fields.is_back(row):
        if not fields.text(row, "back"):
            raise LineError(
                fields.header("back"), "", "It came back, but the list does not say how much of it."
            )
        back = _back(readers, row, line)
        on = _day_of(readers, row, "back_on", line)
        if back:
            yield replace(_against(line, back, "chargeback"), booked_on=on, is_return=True)


def _day_of(readers: CsvReaders, row: CsvRow, name: str, line: StatementLine) -> date:
    """Return the day in a field, else that of the payment."""
    return _day(readers, row, name) if readers.fields.text(row, name) else line.booked_on


def _back(readers: CsvReaders, row: CsvRow, line: StatementLine) -> int:
    """Return the minor units that came back, in the currency of the movement.

    A list may write them in the currency in which the customer paid: only all of it is then known.

    Raises:
        LineError: it is a part, and the list does not say what that is in the account's currency.
    """
    fields = readers.fields
    currency = read_currency(fields.text(row, "back_currency") or line.currency)
    back = abs(_money(readers, row, "back", currency))
    if currency == line.currency or back == 0:
        return back
    if back != abs(_money(readers, row, "charged", currency)):
        reason = (
            f"It came back in {currency}: the list does not say how much it is in {line.currency}."
        )
        raise LineError(fields.header("back"), plain_amount(back, currency), reason)
    return abs(line.amount_minor)


def _against(line: StatementLine, minor: int, kind: str) -> StatementLine:
    """Return the line of money that went out again of a payment."""
    return replace(
        line,
        amount_minor=-minor,
        value_on=None,
        text=one_line(kind.capitalize(), "of", line.text)[:LONGEST_TEXT],
        bank_type=kind,
        bank_id=f"{line.bank_id}-{kind}" if line.bank_id else "",
        is_return=False,
    )


def _booking_field(readers: CsvReaders, row: CsvRow) -> str:
    """Return the field with the day of a row: its value day where it has no other.

    Some banks give a movement of the same day its booking day only later. It comes in once if
    the bank has numbered it; else it would come in again under the other day. A payout of a
    payment service is of the day on which it arrives, which all reports of the service give.
    """
    fields = readers.fields
    if readers.splits_fees and fields.text(row, "type").casefold() == "payout":
        return "value_date" if fields.text(row, "value_date") else "date"
    if fields.text(row, "date") or not fields.text(row, "id"):
        return "date"
    return "value_date" if fields.text(row, "value_date") else "date"


def fee_line(line: StatementLine, fee_minor: int) -> StatementLine:
    """Return the line of a fee (negative) that was kept back from a payment."""
    return StatementLine(
        row=line.row,
        booked_on=line.booked_on,
        value_on=line.value_on,
        amount_minor=fee_minor,
        currency=line.currency,
        text=one_line("Fee on", line.payer, line.bank_id),
        bank_type=FEE,
        bank_id=f"{line.bank_id}-fee" if line.bank_id else "",
    )


def _explained(gross: int, fee: int, tax: int, currency: str) -> str:
    """Return gross, fee and net in words, and what of the fee is tax."""
    in_, kept, net = (plain_amount(minor, currency) for minor in (gross, -fee, gross + fee))
    of_tax = f" with tax of {plain_amount(tax, currency)}" if tax else ""
    return f"gross {in_}, fee {kept}{of_tax}, net {net}"


def _tax(readers: CsvReaders, row: CsvRow, currency: str) -> int:
    """Return the tax on a fee; it is in the fee unless a net shows that it comes on top."""
    return abs(_money(readers, row, "tax", currency))


def _fee(readers: CsvReaders, row: CsvRow, gross: int, currency: str) -> int:
    """Return the fee as it moves the balance; the net says what a positive figure means.

    PayPal writes what it keeps as a negative figure, Stripe as a positive one. Lists without a net
    write no other fees than those that were kept back.
    """
    fee = _money(readers, row, "fee", currency)
    if not readers.fields.has("net"):
        return -abs(fee)
    if not readers.fields.text(row, "net"):
        return fee
    net = _money(readers, row, "net", currency)
    with_tax = gross - abs(fee) - _tax(readers, row, currency)
    if net not in (gross + fee, gross - fee, with_tax):
        reason = f"Gross and fee come to {plain_amount(gross + fee, currency)}, not to the net."
        raise LineError(readers.fields.header("net"), plain_amount(net, currency), reason)
    return net - gross


def _amount(readers: CsvReaders, row: CsvRow, currency: str) -> int:
    """Return the movement: signed, with a side of its own, or in two columns."""
    fields = readers.fields
    if fields.text(row, "amount"):
        minor = _money(readers, row, "amount", currency)
        side = fields.text(row, "side").casefold() or _side_named(fields, row)
        if side and side not in _OUT | _IN and not fields.is_in(side):
            raise LineError(fields.header("side"), side, "This says neither money in nor out.")
        minor = (-abs(minor) if side in _OUT else abs(minor)) if side else minor
        minor *= _direction(readers, row)
        return minor - abs(_money(readers, row, "charge", currency))
    paid_in = _money(readers, row, "paid_in", currency)
    paid_out = abs(_money(readers, row, "paid_out", currency))
    if paid_in and paid_out:
        value = fields.text(row, "paid_out")
        raise LineError(fields.header("paid_out"), value, "Money goes both in and out here.")
    return paid_in - paid_out


def _direction(readers: CsvReaders, row: CsvRow) -> int:
    """Return -1 for a row whose balance proves that it went out, 1 for any other one."""
    direction = readers.directions.get(row.row, 1)
    if not direction:
        value = readers.fields.text(row, "amount")
        raise LineError(readers.fields.header("amount"), value, NO_DIRECTION)
    return direction


def _side_named(fields: RowSorter, row: CsvRow) -> str:
    """Return the side that a row's type names, or a sign in a column without a name behind it.

    The type counts where it is nothing but that.
    """
    kind = fields.text(row, "type").casefold()
    sign = fields.behind(row, "amount").casefold()
    return kind if kind in _SIDES_AS_TYPE else sign if sign in _SIDES_BEHIND else ""


def says_side(fields: RowSorter, row: CsvRow) -> bool:
    """Return whether a row says by itself that its money came in, though that needs no sign."""
    written = fields.text(row, "amount").upper()
    return bool(_side_named(fields, row)) or written.startswith("+") or written.endswith(_IN_MARKS)


def _money(readers: CsvReaders, row: CsvRow, name: str, currency: str) -> int:
    """Return the minor units of a field, 0 if its cell is empty."""
    cell = readers.fields.cell(row, name)
    if cell == "":
        return 0
    try:
        return readers.amounts(cell, currency)
    except AmountError as wrong:
        raise LineError(readers.fields.header(name), str(cell), str(wrong)) from wrong


def balance_of(readers: CsvReaders, row: CsvRow, currency: str) -> int | None:
    """Return the balance beside a row in minor units, None if there is none that can be read."""
    if not readers.fields.text(row, "balance"):
        return None
    try:
        return _money(readers, row, "balance", currency)
    except LineError:
        return None


def _day(readers: CsvReaders, row: CsvRow, name: str) -> date:
    cell = readers.fields.cell(row, name)
    try:
        return readers.days(cell)
    except DateTextError as wrong:
        raise LineError(readers.fields.header(name), str(cell), str(wrong)) from wrong
