"""Whether cells look like what their header promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.importers.dates import DateOrder, parse_day

Expected: TypeAlias = Literal["day", "amount", "text"]

YES = ("yes", "y", "true", "ja", "oui", "sí", "si", "sim", "tak", "ano", "kyllä")
_NO = ("no", "n", "false", "nein", "nee", "nej", "nei", "non", "não", "nie", "ne", "ei")
_ANSWERS = frozenset((*YES, *_NO))
# What spreadsheets show for nought where money is written for accountants.
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_COUNT, _WITH_DECIMALS = re.compile(r"\d{1,2}"), re.compile(r"\d[.,]\d{2}(?!\d)")


def fits(texts: Sequence[str], expected: Expected) -> bool:
    """Return whether at least half of the filled cells can be read as expected.

    A dash where amounts are expected is an amount: spreadsheets write nought so.
    """
    if expected == "amount":
        texts = [text for text in texts if text not in DASHES]
    if expected == "text" or not texts:
        return True
    tests = _DAY_TESTS if expected == "day" else _AMOUNT_TESTS
    return 2 * sum(any(_works(test, text) for test in tests) for text in texts) >= len(texts)


def is_yes_or_no(texts: Sequence[str]) -> bool:
    """Return whether every text is a yes or a no."""
    return all(text.casefold() in _ANSWERS for text in texts)


def is_one_or_nought(texts: Sequence[str]) -> bool:
    """Return whether every text is 1 or 0 and one of them 1, which may be a yes or an amount."""
    return "1" in texts and {"0", "1"}.issuperset(texts)


def are_counts(texts: Sequence[str], amounts: Sequence[str]) -> bool:
    """Return whether texts count something, such as payments, and are no sums.

    They are whole and of one or two digits, in a file whose amounts all have decimals.
    """
    counts = [text for text in texts if text not in DASHES]
    return (
        bool(counts and amounts)
        and all(_COUNT.fullmatch(text) for text in counts)
        and all(_WITH_DECIMALS.search(text) for text in amounts)
    )


def _works(read: Callable[[str], object], text: str) -> bool:
    """Return whether a text can be read."""
    try:
        read(text)
    except ValueError:
        return False
    return True


_DAY_TESTS: tuple[Callable[[str], object], ...] = (
    lambda text: parse_day(text, DateOrder.DMY),
    lambda text: parse_day(text, DateOrder.MDY),
)
_AMOUNT_TESTS: tuple[Callable[[str], object], ...] = (
    lambda text: parse_amount(text, 4, "."),
    lambda text: parse_amount(text, 4, ","),
)
