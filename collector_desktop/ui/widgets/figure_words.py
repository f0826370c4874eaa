"""Exact figures as the window shows them: rounded, or a note that they have no meaning."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.rounding import half_up
from collector_desktop.ui.format import MINUS, plural


def days_words(value: Fraction | None) -> str:
    """Return a number of days with its word; none says so."""
    if value is None:
        return _tr("n/a")
    sign = MINUS if value < 0 and half_up(-value) else ""
    return f"{sign}{plural(half_up(abs(value)), _tr('day'))}"


def share_words(value: Fraction | None) -> str:
    """Return a share in per cent; none says so."""
    return _tr("n/a") if value is None else f"{whole_words(value)}%"


def whole_words(value: Fraction) -> str:
    """Return a figure to the nearest whole number."""
    number = half_up(abs(value))
    return f"{MINUS if value < 0 and number else ''}{number:,}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reports", text)
