"""The order in which letters go to the post, and how many sheets they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from collector_desktop.domain.postal import country_name

PostingKey = tuple[bool, str, bool, str, str, str]


def posting_key(country: str, postcode: str, town: str, name: str, home: str) -> PostingKey:
    """Return by what letters are ordered: our own country first, then by country and postcode.

    An address without a country is taken for one of ours; one without a postcode goes last in its
    country.
    """
    is_abroad = country not in ("", home)
    return (
        is_abroad,
        country_name(country) if is_abroad else "",
        not postcode.strip(),
        "".join(postcode.upper().split()),
        town.casefold(),
        name.casefold(),
    )


def sheets_of(pages: int, *, is_duplex: bool) -> int:
    """Return how many sheets a paper of so many pages is."""
    return (pages + 1) // 2 if is_duplex else pages


def sheets_said(sheets: Sequence[int]) -> str:
    """Return how many envelopes have how many sheets, for the postage.

    It reads such as "12 envelopes of 1 sheet, 3 of 2 sheets".
    """
    first, *others = sorted(Counter(sheets).items()) or [(0, 0)]
    size, count = first
    named = "1 envelope" if count == 1 else f"{count} envelopes"
    rest = (f"{count} of {_sheets(size)}" for size, count in others)
    return ", ".join((f"{named} of {_sheets(size)}", *rest))


def total(sheets: Iterable[int]) -> str:
    """Return sheets in words."""
    return _sheets(sum(sheets))


def _sheets(count: int) -> str:
    return "1 sheet" if count == 1 else f"{count} sheets"
