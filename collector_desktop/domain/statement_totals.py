"""Whether the lines of a bank statement are what its balances and totals say.

A statement whose opening balance and lines do not come to its closing balance is refused: a line
is missing, doubled or wrong. Declared sums and counts decide where the balances are not given.
"""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import plain_amount


@frozen
class Declared:
    """What a statement says of itself in minor units; None where it is silent.

    `total_out` is positive.
    """

    opening: int | None = None
    closing: int | None = None
    total: int | None = None
    total_in: int | None = None
    total_out: int | None = None
    count: int | None = None
    count_in: int | None = None
    count_out: int | None = None


def opening_before(closing: int, amounts: Sequence[int]) -> int:
    """Return the balance before the lines in minor units: the closing one less all movements."""
    return closing - sum(amounts)


def balance_fault(declared: Declared, amounts: Sequence[int], currency: str) -> str:
    """Return in what opening balance, lines and closing balance differ, empty if in nothing."""
    if declared.opening is None or declared.closing is None:
        return ""
    reached = declared.opening + sum(amounts)
    if reached == declared.closing:
        return ""
    return (
        f"the opening balance of {_money(declared.opening, currency)} and its lines"
        f" ({_money(sum(amounts), currency)}) come to {_money(reached, currency)}, but it closes"
        f" at {_money(declared.closing, currency)}"
    )


def totals_fault(declared: Declared, amounts: Sequence[int], currency: str) -> str:
    """Return in what the declared sums or counts differ from the lines, empty if in nothing."""
    ins = [amount for amount in amounts if amount > 0]
    outs = [-amount for amount in amounts if amount < 0]
    sums = (
        (declared.total, sum(amounts), "a total"),
        (declared.total_in, sum(ins), "money in"),
        (declared.total_out, sum(outs), "money out"),
    )
    for stated, found, what in sums:
        if stated is not None and stated != found:
            return (
                f"it declares {what} of {_money(stated, currency)},"
                f" but its lines come to {_money(found, currency)}"
            )
    counts = (
        (declared.count, len(amounts), "lines"),
        (declared.count_in, len(ins), "lines of money in"),
        (declared.count_out, len(outs), "lines of money out"),
    )
    for stated, found, what in counts:
        if stated is not None and stated != found:
            return f"it declares {stated:,} {what}, but has {found:,}"
    return ""


def _money(minor: int, currency: str) -> str:
    return f"{plain_amount(minor, currency)} {currency}".strip()
