"""The second step of an import: which column of the file is which field of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.card import GridCard, card
from collector_desktop.ui.widgets.mapping_choices import choice
from collector_desktop.ui.widgets.mapping_columns import ColumnHead, ColumnRows
from collector_desktop.ui.widgets.mapping_notation import NotationForm
from collector_desktop.ui.widgets.mapping_preview import MappingPreview
from collector_desktop.ui.widgets.mapping_statuses import StatusBoxes

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from collector_desktop.importers.inspect import Inspection
    from collector_desktop.services.reading import fields_of, suggestions_for
    from collector_desktop.ui.desk import Desk
else:
    fields_of = later("collector_desktop.services.reading", "fields_of")
    suggestions_for = later("collector_desktop.services.reading", "suggestions_for")

MATCHED = "matched"
_WIDE, _LEAST, _LOW = 940, 190, 150


class MappingStep(QWidget):
    """Columns on the left; how to read them, and the result, on the right.

    `changed`: what is matched differs; `look_again_asked`: read the column names again.
    """

    changed = Signal()
    look_again_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._seen: Inspection | None = None
        self.columns = ColumnRows(desk.theme)
        self.form = NotationForm()
        self.statuses = StatusBoxes()
        self.preview = MappingPreview(desk)
        self._theme = desk.theme
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        desk.theme.changed.connect(self._arrange)
        self.columns.changed.connect(self.changed)
        self.form.changed.connect(self.changed)
        self.statuses.changed.connect(self.changed)
        self.form.kind_changed.connect(self._on_kind)
        self.form.look_again_asked.connect(self.look_again_asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_file(self, seen: Inspection, stated: Mapping[str, Any]) -> None:
        """Show the columns of a file; `stated` is what was said before of such a file."""
        self._seen = seen
        self.form.said_header = stated.get("header_row")
        self.form.said_encoding = str(stated.get("encoding") or "")
        self.form.said_delimiter = str(stated.get("delimiter") or "")
        kind = str(stated.get("kind") or (seen.kind.value if seen.kind else "items"))
        self.form.show_file(seen, kind)
        self.form.show_stated(
            str(stated.get("date_order") or ""),
            str(stated.get("decimal") or ""),
            str(stated.get("currency") or ""),
            is_open_items_list=bool(stated.get("is_open_items_list")),
        )
        self.statuses.start(stated.get("statuses") or {})
        width = max([len(seen.headers), *(len(row) for row in seen.sample_rows)])
        names = [_at(seen.headers, at) for at in range(width)]
        self.columns.show_columns(names, [_first(seen, at) for at in range(width)])
        self._offer(stated.get("columns"))

    def show_other_names(self, seen: Inspection) -> None:
        """Show the columns as another row of the file names them; keep what was said."""
        said = {name: value for name, value in self.stated().items() if name != "columns"}
        self.show_file(seen, said)

    def kind(self) -> str:
        """Return what the rows are said to be."""
        return choice(self.form.kind)

    def lacking(self) -> list[str]:
        """Return the names of the needed fields that no column goes to."""
        return self.columns.lacking()

    def stated(self) -> dict[str, Any]:
        """Return what the user says of the file, in the form that is remembered."""
        headers = self._seen.headers if self._seen else ()
        return {
            "kind": self.kind(),
            "columns": {n: _named(headers, at) for n, at in self.columns.fields().items()},
            "date_order": choice(self.form.days) or None,
            "decimal": choice(self.form.sign) or None,
            "currency": self.form.stated_currency() or None,
            "header_row": self._header_row(),
            "encoding": self.form.said_encoding,
            "delimiter": self.form.said_delimiter,
            "is_open_items_list": self.kind() == "items" and self.form.missing.isChecked(),
            "statuses": self.statuses.stated(),
        }

    def stated_json(self) -> str:
        """Return what the user says of the file as text."""
        silent: tuple[Any, ...] = (None, {})
        said = {name: value for name, value in self.stated().items() if value not in silent}
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    def _build(self) -> None:
        form, right = QVBoxLayout(), QVBoxLayout()
        form.addWidget(self.form)
        form.addWidget(self.statuses)
        right.setSpacing(12)
        right.addWidget(card(form))
        right.addWidget(self.preview, 1)
        self._left = GridCard(self._theme, ColumnHead(self._theme), self.columns)
        self._sides.setContentsMargins(24, 16, 24, 16)
        self._sides.setSpacing(14)
        self._sides.addWidget(self._left, 13)
        self._sides.addLayout(right, 10)
        body, scroll = QWidget(), QScrollArea()
        body.setLayout(self._sides)
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Columns of the file and how to read it"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _arrange(self) -> None:
        """Put the sides one above the other where they have no room beside each other."""
        high = self.width() < self._theme.px(_WIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(down if high else across)
        self._left.setMinimumHeight(self._theme.px(_LEAST))
        self.preview.setMinimumHeight(self._theme.px(_LEAST if high else _LOW))

    def _header_row(self) -> int | None:
        """Return the row of names that the user chose; None is to look for them, 0 is none."""
        if self.form.said_header is not None or self._seen is None:
            return self.form.said_header
        return None if self._seen.header_row else 0

    def _on_kind(self) -> None:
        self._offer(None)
        self.changed.emit()

    def _offer(self, columns: Mapping[str, str | int] | None) -> None:
        """Offer the fields of the kind, matched as stated, else as the names suggest."""
        if self._seen is None:
            return
        kind = self.kind()
        if columns:
            places = {header: at for at, header in enumerate(self._seen.headers)}
            matched = {
                where if isinstance(where, int) else places.get(where, -1): (name, MATCHED)
                for name, where in columns.items()
            }
        else:
            found = suggestions_for(self._seen, kind)
            matched = {each.column: (each.field, str(each.confidence)) for each in found}
        self.columns.show_fields(fields_of(kind), matched)


def _at(cells: tuple[str, ...], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _first(seen: Inspection, at: int) -> str:
    """Return the first value of a column that is not empty."""
    return next((row[at] for row in seen.sample_rows if at < len(row) and row[at].strip()), "")


def _named(headers: tuple[str, ...], at: int) -> str | int:
    """Return a column by its name, by its place if it has none of its own."""
    plain = [_plain(header) for header in headers]
    name = plain[at] if at < len(plain) else ""
    return headers[at] if name and plain.count(name) == 1 else at


def _plain(header: str) -> str:
    return "".join(sign for sign in header.casefold() if sign.isalnum() or sign == "#")
