"""Hides all that a window shows while its ledger is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.widgets.message_bar import MessageBar

PROGRAM = "Collector Desktop"


class Curtain:
    """Drawn, the window has no content, no message and no company in its title."""

    def __init__(self, window: QWidget, content: QWidget, messages: MessageBar) -> None:
        self._window, self._content, self._messages = window, content, messages

    def draw(self) -> None:
        """Hide everything; pages keep what was typed into them."""
        self._messages.hush(is_on=True)
        self._window.setWindowTitle(PROGRAM)
        self._content.hide()

    def lift(self, company: str = "") -> None:
        """Show the window again, with the name of the company whose ledger is open.

        What was said before was of another ledger, or of one that did not open.
        """
        self._messages.hush(is_on=False)
        self._messages.hide()
        self._window.setWindowTitle(f"{PROGRAM} \N{EM DASH} {company}" if company else PROGRAM)
        self._content.show()
