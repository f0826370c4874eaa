"""A line for a password, which can tell when Caps Lock is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class PasswordEdit(QLineEdit):
    """Shows dots; `caps_lock` says after each letter whether Caps Lock seems to be on.

    No system asks the same way, so it is judged by the letter: a capital without Shift, or a small
    one with it.
    """

    caps_lock = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.show_letters(shown=False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def show_letters(self, *, shown: bool) -> None:
        """Show what is typed, or dots."""
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if len(text) == 1 and text.swapcase() != text:
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(text.isupper() != has_shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)  # noqa: FBT003 - which way it went is seen at the next letter
        super().keyPressEvent(event)
