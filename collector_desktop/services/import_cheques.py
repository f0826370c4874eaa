"""Cheques that came back and that no words of the bank mention: the number stands in both lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from collector_desktop.importers.base import StatementLine
from collector_desktop.storage.bulk import tuples
from collector_desktop.storage.models import BankLine

_TAKEN_IN = ("open", "matched")


def with_returned_cheques(
    account_id: int, new: Sequence[tuple[str, StatementLine]]
) -> list[tuple[str, StatementLine]]:
    """Return new lines with their keys; those that take a cheque out again are marked as returns.

    Such a line is money out with the number of a cheque that came in on the same account, for the
    same amount, on that day or before: OFX has no type for it. A line that was left out of
    matching is no payment that could come back.
    """
    if not any(line.cheque and line.amount_minor < 0 for _, line in new):
        return list(new)
    came_in = _came_in(account_id)
    for _, line in new:
        if line.cheque and line.amount_minor > 0:
            _keep(came_in, line.cheque, line.amount_minor, line.booked_on)
    return [(key, _marked(line, came_in)) for key, line in new]


def _marked(line: StatementLine, came_in: dict[tuple[str, int], date]) -> StatementLine:
    first = came_in.get((line.cheque, -line.amount_minor)) if line.cheque else None
    is_return = first is not None and first <= line.booked_on
    return replace(line, is_return=True) if is_return else line


def _came_in(account_id: int) -> dict[tuple[str, int], date]:
    """Return the first day of each number and amount that came in on an account before.

    The number of a cheque is all of a line's reference, or stands behind the bank's own.
    """
    query = BankLine.select(BankLine.reference, BankLine.amount_minor, BankLine.booked_on).where(
        BankLine.account == account_id,
        BankLine.amount_minor > 0,
        BankLine.reference != "",
        BankLine.status.in_(_TAKEN_IN),
    )
    found: dict[tuple[str, int], date] = {}
    for reference, amount, booked_on in tuples(query):
        for number in {reference, reference.rpartition(" ")[2]}:
            _keep(found, number, amount, booked_on)
    return found


def _keep(found: dict[tuple[str, int], date], number: str, amount: int, on: date) -> None:
    found[number, amount] = min(on, found.get((number, amount), on))
