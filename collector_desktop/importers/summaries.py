"""Summary reports of what each customer owes: they list no invoices, so they are refused."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.headers import header_texts
from collector_desktop.importers.lines import is_bucket

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from collector_desktop.importers.layout import NumberedLines

_TITLES = 6
_LOOKED_AT, _FEWEST = 40, 3
_AGE = re.compile(
    r"(?:age group|days?)?\s*[0-9]+(?:\s*days?)?(?: or (?:less|fewer|more)| and over)?"
    r"|not (?:yet )?(?:over)?due|future",
    re.IGNORECASE,
)
_NO_INVOICE = re.compile(
    r"|(?:customer|client|contact|debtor|partner|account)(?: (?:name|number|code|no\.?|id))?|name"
    r"|code|(?:grand )?total(?: (?:due|unpaid|outstanding|receivable))?|balance|currency|e-?mail"
    r"|phone|credit limit|unallocated|amount|outstanding",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"(?:aged (?:receivables?|debtors?|accounts receivable)|(?:a/?r|receivables?) age?ing"
    r"|accounts receivable age?ing|customer balance) summary",
    re.IGNORECASE,
)


def refuse_summary(name: str, lines: NumberedLines) -> None:
    """Refuse a file whose title or columns are those of a summary, and name the report to export.

    Raises:
        UnreadableFileError: it is one.
    """
    first = [header_texts(cells) for _, cells in islice(lines, _LOOKED_AT)]
    texts = (text for cells in first[:_TITLES] for text in cells)
    title = next((text for text in texts if _SUMMARY.match(text)), "")
    if title or any(map(_sums_by_age, _wider_than_before(first))):
        what = f"'{title[:60]}'" if title else "ageing summary"
        raise UnreadableFileError(
            f"'{name}' is an {what}: it has a sum for each customer and none of the invoices.",
            "Export the detailed report instead, such as Aged Receivables Detail (Xero) or"
            " A/R Ageing Detail (QuickBooks).",
        )


def _wider_than_before(lines: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Yield the lines that may name columns: those with more cells than all above them.

    So the sums below an invoice list, such as `Balance | 100 | 200 | 300`, name none.
    """
    most = 0
    for cells in lines:
        filled = sum(map(bool, cells))
        if filled > most:
            most = filled
            yield cells


def _sums_by_age(headers: Sequence[str]) -> bool:
    """Return whether columns are three ages or more, a customer and sums: nothing of an invoice."""
    ages = [text for text in headers if is_bucket(text) or _AGE.fullmatch(text)]
    others = [text for text in headers if text not in ages]
    named = [text for text in others if text and not text.casefold().startswith("total")]
    return len(ages) >= _FEWEST and bool(named) and all(map(_NO_INVOICE.fullmatch, others))
