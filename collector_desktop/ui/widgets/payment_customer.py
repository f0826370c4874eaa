"""A field that finds a customer by what one types: name, code, person or invoice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from collector_desktop.queries.paying import Found, find_payers
from collector_desktop.ui.widgets.money_edit import mark_error
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent

    from collector_desktop.ui.desk import Desk

_PAUSE_MS = 120
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CustomerPick(QLineEdit):
    """Offers customers below itself; Enter takes the first one. `picked` carries its id."""

    picked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: tuple[Found, ...] = ()
        self._is_entered = False
        self.customer_id: int | None = None
        self.setPlaceholderText(tr("Name, code or invoice"))
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated[str].connect(self._take_words)  # type: ignore[index]
        self.setCompleter(completer)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.textEdited.connect(self._on_typed)

    def look(self) -> None:
        """Look for what is typed, now."""
        self._pause.stop()
        typed = self.text().strip()
        work = partial(find_payers, typed)
        self._desk.tasks.run(self, work, partial(self._offer, typed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER or self.customer_id is not None or not self.text().strip():
            super().keyPressEvent(event)
        elif self._found:
            self._take(self._found[self._marked()])
        else:
            self._is_entered = True
            self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look for nobody once the field is gone."""
        self._pause.stop()
        super().hideEvent(event)

    def _on_typed(self) -> None:
        self.customer_id, self._found, self._is_entered = None, (), False
        mark_error(self, wrong=False)
        self._pause.start()

    def _offer(self, typed: str, found: tuple[Found, ...]) -> None:
        if typed != self.text().strip() or self.customer_id is not None:
            return
        self._found = found
        self._words.setStringList([each.words for each in found])
        if self._is_entered:
            self._is_entered = False
            self._enter()
        elif found and self.hasFocus():
            self.completer().complete()
        else:
            self._hide_offer()

    def _enter(self) -> None:
        """Take the first one, for which Enter was pressed before it was found."""
        if self._found:
            self._take(self._found[0])
        else:
            mark_error(self, wrong=True)

    def _marked(self) -> int:
        """Return which one is marked below the field; the first one if none is."""
        popup = self.completer().popup()
        row = popup.currentIndex().row() if popup is not None and popup.isVisible() else 0
        return row if 0 <= row < len(self._found) else 0

    def _take_words(self, words: str) -> None:
        chosen = next((each for each in self._found if each.words == words), None)
        if chosen is not None:
            self._take(chosen)

    def _take(self, found: Found) -> None:
        self.customer_id = found.customer_id
        self._hide_offer()
        self.setText(found.words)
        self.picked.emit(found.customer_id)

    def _hide_offer(self) -> None:
        popup = self.completer().popup()
        if popup is not None:
            popup.hide()
