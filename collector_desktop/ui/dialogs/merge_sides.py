"""Two customers side by side: what each is known by, what it owes, what is agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QGridLayout

from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.format import money, plural
from collector_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from collector_desktop.queries.merge_proposals import MergePair, MergeSide

_OWN, _OLD, _NEW = range(3)
_ROWS, _TITLES = 10, 90


class SidesTable(QFrame):
    """The facts of a pair in two columns; those that differ stand out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(_OLD, 1)
        self._grid.setColumnStretch(_NEW, 1)
        self.texts: list[tuple[str, str, str]] = []
        self._labels = [[label(kind=kind) for kind in ("field", "", "")] for _ in range(_ROWS)]
        for at, row in enumerate(self._labels):
            for column, words in enumerate(row):
                words.setMinimumWidth(1)
                self._grid.addWidget(words, at, column)
        self._grid.setColumnMinimumWidth(_OWN, _TITLES)

    def show_pair(self, pair: MergePair | None) -> None:
        """Show a pair, or nothing."""
        self.texts = [("", "", "")] * _ROWS if pair is None else _rows(pair)
        for (name, *both), row in zip(self.texts, self._labels, strict=True):
            differ = "strong" if both[0] != both[1] else "second"
            for text, words in zip((name, *both), row, strict=True):
                words.setText(text)
                words.setToolTip(plain_tip(text))
            for words in row[_OLD:]:
                words.setProperty("kind", differ if name else "section")
                words.style().unpolish(words)
                words.style().polish(words)


def _rows(pair: MergePair) -> list[tuple[str, str, str]]:
    titles = ("", _tr("This account ends"), _tr("Everything goes here"))
    names = (_tr("Code"), _tr("Name"), _tr("E-mail"), _tr("Phone"), _tr("Address"), _tr("Terms"))
    more = (_tr("Credit limit"), _tr("Open now"), _tr("Contacts"))
    sides = zip((*names, *more), _facts(pair.old), _facts(pair.new), strict=True)
    return [titles, *sides]


def _facts(side: MergeSide) -> tuple[str, ...]:
    limit = side.credit_limit
    owed = " + ".join(money(each.minor, each.currency) for each in side.balances)
    items = plural(side.open_items, _tr("entry"), _tr("entries"))
    return (
        side.code,
        side.name,
        side.email,
        side.phone,
        side.address,
        side.terms or _tr("as the company"),
        _tr("none") if limit is None else money(limit.minor, limit.currency),
        f"{owed}, {items}" if owed else _tr("nothing"),
        f"{side.contacts:,}",
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("MergePairs", text)
