"""Words about the limits of a customer's credit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.credit import FurtherLimit, Ground
from collector_desktop.ui.format import money


def limit_words(limit: FurtherLimit) -> str:
    """Return what a further limit limits and what is left, such as `In EUR: 20 of 50 left`."""
    left = money(max(0, limit.available_minor), limit.currency)
    most = money(limit.limit_minor, limit.currency)
    words = tr("{what}: {left} of {limit} left")
    if limit.available_minor < 0:
        left = money(-limit.available_minor, limit.currency)
        words = tr("{what}: {left} over {limit}")
    return words.format(what=part_words(limit), left=left, limit=most)


def part_words(limit: FurtherLimit) -> str:
    """Return what a further limit limits."""
    if limit.ground is Ground.OVER_SHARED_LIMIT:
        return tr("Shared by {group}").format(group=limit.group)
    if limit.ground is Ground.OVER_OVERDUE_LIMIT:
        return tr("Overdue in {currency}").format(currency=limit.currency)
    return tr("Owed in {currency}").format(currency=limit.currency)


def tr(text: str) -> str:
    """Return a text about credit in the language of the desk."""
    return QCoreApplication.translate("Credit", text)
