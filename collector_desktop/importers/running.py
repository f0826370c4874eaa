"""Whether a column called *Balance* goes on from line to line: then it is what no item has open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from collector_desktop.domain.amounts import parse_amount

_FINE = 4
_FEWEST = 3


def is_running(lines: Iterable[tuple[str, str]]) -> bool:
    """Return whether balances go on by the amounts beside them; lines are amount and balance.

    A line without a balance begins anew; one without an amount brings forward. What is open of an
    item is never more than its amount, nor of the other side: one such line is enough, else three
    lines that fit. Nothing after a debit does not count: invoices of one sum, such as a rent, of
    which some are paid, would look so too.
    """
    cells = list(lines)
    return any(_goes_on(cells, sign) for sign in (".", ","))


def _goes_on(cells: Sequence[tuple[str, str]], sign: str) -> bool:
    """Return whether balances go on, if amounts have this decimal sign."""
    before, fitting, certain = 0, 0, False
    for amount_text, balance_text in cells:
        amount, balance = _minor(amount_text, sign), _minor(balance_text, sign)
        if amount is not None and balance is not None:
            if balance not in (amount, before + amount, before - amount):
                return False
            fitting += balance != amount and (balance != 0 or amount < 0)
            certain = certain or abs(balance) > abs(amount) or balance * amount < 0
        before = balance or 0
    return certain or fitting >= _FEWEST


def _minor(text: str, sign: str) -> int | None:
    """Return an amount in small units, None if a text is none."""
    try:
        return parse_amount(text, _FINE, sign)
    except ValueError:
        return None
