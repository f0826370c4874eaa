"""Invoices that are payable in parts: which entries are the parts of one invoice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

from collector_desktop.domain.numbers import number_key

T = TypeVar("T")
_PART = re.compile(r"(?P<stem>.+)/(?P<part>[1-9][0-9]?)", re.ASCII)


def part_of(number: str) -> tuple[str, int] | None:
    """Return the invoice and the place of a part such as `INV-1/2`; None for a whole one."""
    found = _PART.fullmatch(number_key(number))
    return (found["stem"], int(found["part"])) if found else None


def whole_invoices(numbered: Iterable[tuple[Hashable, str, T]]) -> list[tuple[T, ...]]:
    """Return the parts of each invoice in their order.

    `numbered` are what parts of one invoice share, a number and anything. Only numbers that run
    from 1 on without a gap are parts: 2026/17 is an invoice of its own.
    """
    found: dict[tuple[Hashable, str], dict[int, T]] = defaultdict(dict)
    for shared, number, each in numbered:
        split = part_of(number)
        if split is not None:
            found[shared, split[0]][split[1]] = each
    return [
        tuple(parts[place] for place in sorted(parts))
        for parts in found.values()
        if len(parts) > 1 and sorted(parts) == list(range(1, len(parts) + 1))
    ]
