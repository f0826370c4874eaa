"""Hands a number to the telephone and an address to the mail program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

_NO_DIGIT = re.compile(r"[^\d+*#]")


def dial(desk: Desk, number: str) -> str:
    """Call a number, or copy it where nothing can call; return what to say, if anything."""
    if not number:
        return _tr("There is no telephone number. Open the customer to add one.")
    if desk.open_link(f"tel:{_NO_DIGIT.sub('', number)}"):
        return ""
    QGuiApplication.clipboard().setText(number)
    return _tr("Copied {number}. This computer has no program for calls.").format(number=number)


def copy_number(number: str) -> str:
    """Copy a number; return what to say."""
    if not number:
        return _tr("There is no telephone number. Open the customer to add one.")
    QGuiApplication.clipboard().setText(number)
    return _tr("Copied {number}.").format(number=number)


def write_to(desk: Desk, address: str) -> str:
    """Start an e-mail, or copy the address; return what to say, if anything."""
    if not address:
        return _tr("There is no e-mail address. Open the customer to add one.")
    if desk.open_link(f"mailto:{quote(address, safe='@')}"):
        return ""
    QGuiApplication.clipboard().setText(address)
    return _tr("Copied {address}. This computer has no mail program.").format(address=address)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dial", text)
