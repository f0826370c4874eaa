"""Summary reports of what each customer owes: they list no invoices, so they are refused."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.cells import text_of

if TYPE_CHECKING:
    from collector_desktop.importers.layout import NumberedLines

_TITLES = 6
_SUMMARY = re.compile(
    r"(?:aged (?:receivables?|debtors?|accounts receivable)|(?:a/?r|receivables?) age?ing"
    r"|accounts receivable age?ing|customer balance) summary",
    re.IGNORECASE,
)


def refuse_summary(name: str, lines: NumberedLines) -> None:
    """Refuse a file whose title is that of a summary, and say which report to export instead.

    Raises:
        UnreadableFileError: it is one.
    """
    texts = (text_of(cell) for _, cells in islice(lines, _TITLES) for cell in cells)
    title = next((text for text in texts if _SUMMARY.match(text)), "")
    if title:
        raise UnreadableFileError(
            f"'{name}' is an '{title[:60]}': it has a sum for each customer and none of the"
            " invoices.",
            "Export the detailed report instead, such as Aged Receivables Detail (Xero) or"
            " A/R Ageing Detail (QuickBooks).",
        )
