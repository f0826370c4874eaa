"""Which line of a file names its columns, and what those names say.

Two headers are the same if their letters, digits and `#` are: `*ContactName` is `Contact name`.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from collector_desktop.domain.currency import is_currency_code
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.cells import Cell, text_of
from collector_desktop.importers.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LINES_SEARCHED = 40
WHY_LEFT_OUT = "Problem"

_DROPPED = re.compile(r"[^\w#]|_")
_CURRENCY = re.compile(r"^(.*?)[\s(]+(?:en |in )?([A-Z]{3}|[Ee]uros?|EUROS|EUROA)\s?\)?$")
_EURO = re.compile("euro", re.IGNORECASE)
_FEWEST_HITS = 2


@lru_cache(maxsize=4096)
def plain_header(header: str) -> str:
    """Return a header as it is compared: letters and digits in small, and `#`."""
    return _DROPPED.sub("", header.casefold())


@lru_cache(maxsize=4096)
def without_currency(header: str) -> tuple[str, str]:
    """Return a header such as `Amount (GBP)` or `Crédit en CHF` without its currency, and that.

    Words of three capitals that are no currency, such as `VAT`, stay.
    """
    found = _CURRENCY.match(header.strip())
    if found is None:
        return header, ""
    code = "EUR" if _EURO.match(found[2]) else found[2]
    return (found[1], code) if is_currency_code(code) else (header, "")


def signature(headers: Iterable[str]) -> str:
    """Return what two files of the same layout share: a hash of their column names.

    Rows that were left out and mended are of the layout that they came from: the last column, which
    says why they were left out, does not count.
    """
    names = "\x1f".join(plain_header(header) for header in headers).rstrip("\x1f")
    names = names.removesuffix("\x1f" + plain_header(WHY_LEFT_OUT))
    return hashlib.sha256(names.encode()).hexdigest()


@lru_cache(maxsize=8)
def alias_ranks(kind: FileKind) -> dict[str, dict[str, int]]:
    """Return for each field of a kind its aliases, plain, with their rank, the first of two."""
    return {field.name: _ranked(field.aliases) for field in FIELDS[kind]}


def _ranked(aliases: Sequence[str]) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for rank, alias in enumerate(aliases):
        ranks.setdefault(plain_header(alias), rank)
    return ranks


def match_aliases(headers: Sequence[str], kind: FileKind) -> dict[str, int]:
    """Return for each field the best of the columns that no field before it has taken."""
    places: dict[str, int] = {}
    for column, header in enumerate(headers):
        places.setdefault(plain_header(header), column)
    for column, header in enumerate(headers):
        places.setdefault(plain_header(without_currency(header)[0]), column)
    columns: dict[str, int] = {}
    for name, ranks in alias_ranks(kind).items():
        found = [name for name in places if name in ranks]
        if found:
            best = min(found, key=ranks.__getitem__)
            columns[name] = places.pop(best)
    return columns


def falls_due(headers: Sequence[str]) -> bool:
    """Return whether one of the columns has due days, as lists of invoices do."""
    return "due_on" in match_aliases(headers, FileKind.ITEMS)


def looks_like(columns: dict[str, int], kind: FileKind) -> bool:
    """Return whether the fields found can make up rows of a kind."""
    if kind is FileKind.ITEMS:
        money = "amount" in columns or "open" in columns
        return money + ("document_on" in columns) + ("number" in columns) >= 2
    return "name" in columns or "code" in columns


@frozen
class HeaderLine:
    """The line that names the columns, and the kind of file that its names speak of."""

    row: int
    headers: tuple[str, ...]
    kind: FileKind
    hits: int


def header_texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Return the names in a line, without empty cells behind the last one."""
    texts = [" ".join(text_of(cell).split()) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


@lru_cache(maxsize=256)
def names_in_line(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    """Return `header_texts` of a line that every known format is tried on."""
    return header_texts(cells)


def find_header(lines: Sequence[tuple[int, list[Cell]]]) -> HeaderLine | None:
    """Return the line with most known column names, None if no line has two."""
    best: HeaderLine | None = None
    for row, cells in lines:
        headers = header_texts(cells)
        for kind in (FileKind.ITEMS, FileKind.CUSTOMERS):
            columns = match_aliases(headers, kind)
            hits = len(columns) if looks_like(columns, kind) else 0
            if hits >= _FEWEST_HITS and (best is None or hits > best.hits):
                best = HeaderLine(row, headers, kind, hits)
    return best
