"""A button that ends its text in dots where it has no room; the tooltip then has the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.widgets.labels import Button

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from collector_desktop.ui.theme import Theme

_LEAST_TEXT, _SPARE, _DOTS = 48, 10, "\N{HORIZONTAL ELLIPSIS}"
_MNEMONIC = Qt.TextFlag.TextShowMnemonic.value


class ShortButton(Button):
    """A button with a number or an address, which may be of any length."""

    def __init__(
        self, theme: Theme, *, icon: str = "", kind: str = "", key: str = "", tip: str = ""
    ) -> None:
        self._whole, self._tip = "", tip
        super().__init__(theme, "", icon=icon, kind=kind, key=key)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show a text as it is written."""
        self._whole = text.replace("&", "&&")
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room for the whole text, also while only its beginning is shown."""
        hint = super().sizeHint()
        return QSize(
            hint.width() + self._width(self._whole) - self._width(self.text()), hint.height()
        )

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() - max(self._width(self._whole) - _LEAST_TEXT, 0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        spare = _SPARE if self._key else 0
        missing = max(self.sizeHint().width() - spare - self.width(), 0)
        room, end = self._width(self._whole) - missing, Qt.TextElideMode.ElideRight
        whole = self._whole.replace("&&", "&") if missing else ""
        self.setToolTip(plain_tip("\n".join(filter(None, (self._tip, whole)))))
        shown = self.fontMetrics().elidedText(self._whole, end, room, _MNEMONIC)
        self.setText((shown or _DOTS) if missing else self._whole)

    def _width(self, text: str) -> int:
        return self.fontMetrics().size(_MNEMONIC, text).width()
