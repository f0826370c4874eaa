"""The total of several currencies in the company's, in words: never a guess."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from collector_desktop.queries.exchange import BaseWorth
from collector_desktop.ui.format import money, whole_money


def worth_beside(worth: BaseWorth | None) -> str:
    """Return a few words for beside a figure: `£42,300 in all`, or which rate is missing."""
    if worth is None:
        return ""
    if worth.minor is None:
        return _tr("without {currencies}: no rate").format(currencies=", ".join(worth.missing))
    return _tr("{sum} in all").format(sum=whole_money(worth.minor, worth.base))


def worth_after(worth: BaseWorth | None) -> str:
    """Return what follows sums by currency: what they come to, or which rate is missing."""
    if worth is None:
        return ""
    if worth.minor is None:
        words = _tr("no rate for {currencies} to add them up")
        return words.format(currencies=", ".join(worth.missing))
    return _tr("{sum} in all at today's rates").format(sum=money(worth.minor, worth.base))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Worth", text)
