"""The columns of a file, one below the other, and the field of ours that each goes to."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.ui.theme import REGULAR, SEMIBOLD
from collector_desktop.ui.widgets.labels import IconLabel, label, line, set_tone
from collector_desktop.ui.widgets.mapping_choices import choice, fill, set_choice
from collector_desktop.ui.widgets.paint import Brush

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent, QWheelEvent

    from collector_desktop.importers.one_field import Field
    from collector_desktop.ui.theme import Theme

CHECK = "please check"
_ROW, _HEAD, _COMBO, _NAME, _VALUE, _NEEDED, _STATE = 44, 32, 160, 90, 90, 44, 92
_EITHER = frozenset({"customer_code", "customer_name"})
_LONGEST = 200


class ColumnRows(QScrollArea):
    """A row for each column; a field goes to one column only."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[_ColumnRow] = []
        self._fields: tuple[Field, ...] = ()
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._body.setObjectName("columnRows")
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_columns(self, names: Sequence[str], values: Sequence[str]) -> None:
        """Show the columns of another file, each with its first value."""
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows = []
        for at, (name, value) in enumerate(zip(names, values, strict=True)):
            row = _ColumnRow(self._theme, name or self.tr("Column %d") % (at + 1), value)
            row.chosen.connect(lambda at=at: self._on_chosen(at))
            self._column.insertWidget(at, row)
            self._rows.append(row)
        self._take_turns()

    def _take_turns(self) -> None:
        """Let Tab go from column to column and then on to what is beside them.

        What is made later comes last in a window, behind the notation and the buttons, to which
        the keyboard would never get.
        """
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none
        turns = [self, *(row.combo for row in self._rows)]
        for before, after in pairwise(turns):
            self.setTabOrder(before, after)

    def show_fields(
        self, fields: tuple[Field, ...], matched: Mapping[int, tuple[str, str]]
    ) -> None:
        """Offer the fields of a kind; `matched` gives for a column its field and how sure."""
        self._fields = fields
        choices = (("", self.tr("Ignore")), *((field.name, field.label) for field in fields))
        for at, row in enumerate(self._rows):
            name, sure = matched.get(at, ("", ""))
            row.offer(choices, name, unsure=sure == CHECK)
        self._mark_needed()
        self._begin()

    def fields(self) -> dict[str, int]:
        """Return the place of the column of each field that has one."""
        return {row.field(): at for at, row in enumerate(self._rows) if row.field()}

    def set_field(self, column: int, field: str) -> None:
        """Match a column as the user would."""
        self._rows[column].choose(field)

    def lacking(self) -> list[str]:
        """Return the names of the needed fields that no column goes to."""
        has = self.fields()
        alone = {"amount": "open", "name": "code"}
        has_amount = {"debit", "credit"} <= has.keys()
        found = [
            field.label
            for field in self._fields
            if field.needed and field.name not in has and alone.get(field.name) not in has
            if field.name != "amount" or not has_amount
        ]
        offered = {field.name for field in self._fields}
        if offered >= _EITHER and not _EITHER & has.keys():
            found.append(self.tr("Customer"))
        return found

    def _on_chosen(self, at: int) -> None:
        field = self._rows[at].field()
        for place, row in enumerate(self._rows):
            if place != at and field and row.field() == field:
                row.choose("", told=False)
        self._mark_needed()
        self.changed.emit()

    def _begin(self) -> None:
        """Have the keyboard begin where the user is needed.

        While a field is lacking that is the first column that goes nowhere, else the first that
        is to be checked, else the first of all.
        """
        if self._rows:
            lacks = bool(self.lacking())
            asked = (row for row in self._rows if (not row.field() if lacks else row.unsure))
            self.setFocusProxy(next(asked, self._rows[0]).combo)

    def _mark_needed(self) -> None:
        needed = {field.name for field in self._fields if field.needed} | _EITHER
        for row in self._rows:
            row.mark_needed(needed=row.field() in needed)


class _ColumnGrid(QGridLayout):
    """The columns that the heading and all rows share."""

    def __init__(self, theme: Theme, owner: QWidget, height: int) -> None:
        super().__init__(owner)
        self._owner, self._height = owner, height
        self.setContentsMargins(16, 4, 12, 4)
        self.setHorizontalSpacing(8)
        self.setColumnStretch(0, 1)
        self.setColumnStretch(1, 1)
        self._theme = theme
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        for at, width in enumerate((_NAME, _VALUE, 14, _COMBO, _NEEDED, _STATE)):
            self.setColumnMinimumWidth(at, self._theme.px(width))
        self._owner.setFixedHeight(self._theme.px(self._height))


class ColumnHead(QFrame):
    """The heading above the rows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panelTop")
        grid = _ColumnGrid(theme, self, _HEAD)
        texts = {0: self.tr("Your column"), 1: self.tr("First row"), 3: self.tr("Goes to")}
        for at in range(6):
            made = label(texts.get(at, ""), "tiny")
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(made, 0, at)


class _ColumnRow(QWidget):
    chosen = Signal()

    def __init__(self, theme: Theme, name: str, value: str) -> None:
        super().__init__()
        self.unsure = False
        title = _Elided(theme, name, "text", SEMIBOLD)
        first = _Elided(theme, value, "text2", REGULAR)
        self.combo = _PatientCombo()
        self.combo.setAccessibleName(self.tr("Where column {name} goes to").format(name=name))
        self.combo.activated.connect(lambda _: self.choose(self.field()))
        self._needed, self._state = label(kind="tiny"), label(kind="meta")
        grid = _ColumnGrid(theme, self, _ROW)
        parts = (title, first, IconLabel(theme, "arrow-right", "text3", 14), self.combo)
        for at, part in enumerate((*parts, self._needed, self._state)):
            grid.addWidget(part, 0, at)
            if at != 2:
                part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid.addWidget(line(), 1, 0, 1, 6)

    def offer(self, choices: Sequence[tuple[str, str]], field: str, *, unsure: bool) -> None:
        """Offer other fields."""
        fill(self.combo, choices)
        set_choice(self.combo, field)
        self.unsure = unsure
        self._say()

    def field(self) -> str:
        """Return the field that the column goes to, empty if it is not used."""
        return choice(self.combo)

    def choose(self, field: str, *, told: bool = True) -> None:
        """Let the column go to a field."""
        set_choice(self.combo, field)
        self.unsure = False
        self._say()
        if told:
            self.chosen.emit()

    def mark_needed(self, *, needed: bool) -> None:
        """Say that the file cannot be read without this column."""
        self._needed.setText(self.tr("needed") if needed else "")

    def _say(self) -> None:
        if not self.field():
            text, tone = self.tr("not used"), ""
        elif self.unsure:
            text, tone = self.tr("please check"), "warn"
        else:
            text, tone = self.tr("matched"), "ok"
        mark = "\N{BLACK CIRCLE} " if tone else ""
        self._state.setText(f"{mark}{text}")
        set_tone(self._state, tone)


class _PatientCombo(QComboBox):
    """A combo box that the wheel scrolls past instead of changing it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Elided(QLabel):
    """A text of a file, however long it is; the whole of it is the tooltip."""

    def __init__(self, theme: Theme, text: str, colour: str, weight: QFont.Weight) -> None:
        super().__init__(" ".join(text[:_LONGEST].split()))
        self._theme = theme
        self._look = (colour, weight)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(html.escape(text[:_LONGEST]))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        colour, weight = self._look
        Brush(painter, self._theme).text(self.rect(), self.text(), colour, (13, weight))
        painter.end()
