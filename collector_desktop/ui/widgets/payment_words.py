"""Words of the screens of money in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.allocation import Reason

METHODS = {"bank": "Bank", "cheque": "Cheque", "card": "Card", "cash": "Cash"}
REASONS = {
    Reason.REFERENCED: "Named in the reference",
    Reason.EXACT: "Exact amount",
    Reason.EXACT_SET: "Exact total",
    Reason.OLDEST: "Oldest first",
    Reason.DISCOUNTED: "Less discount",
    Reason.CHOSEN: "Your choice",
}


def reason_words(reason: Reason | None) -> str:
    """Return why a part of a payment goes to an invoice."""
    return "" if reason is None else tr(REASONS[reason])


def method_words(method: str) -> str:
    """Return how money came."""
    return tr(METHODS.get(method, method))


def tr(text: str) -> str:
    """Return a text in the language of the desk."""
    return QCoreApplication.translate("Payments", text)
