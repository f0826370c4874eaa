"""Choices about how a file is written, as combo boxes offer them: texts with the value behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from collector_desktop.domain.currency import CURRENCIES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox

Choice = tuple[str, str]
_VALUE = Qt.ItemDataRole.UserRole.value


def fill(combo: QComboBox, choices: Sequence[Choice]) -> None:
    """Offer choices, the first of which holds."""
    combo.clear()
    for value, text in choices:
        combo.addItem(text, value)


def choice(combo: QComboBox) -> str:
    """Return the value of the choice that holds."""
    return str(combo.currentData(_VALUE) or "")


def set_choice(combo: QComboBox, value: str) -> None:
    """Make a choice hold; a value that is not offered changes nothing."""
    at = combo.findData(value, _VALUE)
    if at >= 0:
        combo.setCurrentIndex(at)


def date_choices() -> tuple[Choice, ...]:
    """Return the orders in which days are written."""
    return (
        ("", _tr("As the file shows")),
        ("DMY", _tr("Day first, 31/12/2026")),
        ("MDY", _tr("Month first, 12/31/2026")),
        ("YMD", _tr("Year first, 2026-12-31")),
    )


def decimal_choices() -> tuple[Choice, ...]:
    """Return the signs before decimals."""
    return (("", _tr("As the file shows")), (".", "1,234.50"), (",", "1.234,50"))


def currency_choices() -> tuple[Choice, ...]:
    """Return the currencies that a file's amounts may be in where it names none."""
    return (("", _tr("As the file shows")), *((code, code) for code in sorted(CURRENCIES)))


def kind_choices() -> tuple[Choice, ...]:
    """Return what the rows of a file may be."""
    return (
        ("items", _tr("Invoices and credits")),
        ("customers", _tr("Customers")),
        ("allocations", _tr("What paid what")),
        ("bank", _tr("Bank statement")),
    )


def encoding_choices(found: str) -> tuple[Choice, ...]:
    """Return encodings of text, the one that was found first."""
    names = {
        "utf-8": "Unicode (UTF-8)",
        "cp1252": "Windows-1252",
        "iso-8859-15": "ISO 8859-15",
        "utf-16": "Unicode (UTF-16)",
        "mac_roman": "Mac Roman",
        "cp850": "DOS (850)",
        "cp1250": "Windows-1250",
        "cp1251": "Windows-1251",
        "cp1253": "Windows-1253",
    }
    known = names.get(found.removesuffix("-sig"), found)
    others = [(name, text) for name, text in names.items() if text != known]
    return ((found, known), *others) if found else (("", _tr("Workbook")),)


def delimiter_choices(found: str) -> tuple[Choice, ...]:
    """Return what may be between two columns, the sign that was found first."""
    names = {",": _tr("Comma"), ";": _tr("Semicolon"), "\t": _tr("Tab"), "|": _tr("Stroke |")}
    if not found:
        return (("", _tr("Workbook")),)
    others = [(sign, text) for sign, text in names.items() if sign != found]
    return ((found, names.get(found, found)), *others)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Mapping", text)
