"""The first step of an import: a file; and the imports so far, each of which can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.cells import ActionCell, AmountCell, Cell, Column, TextCell
from collector_desktop.ui.format import near_day
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.import_doubt import DoubtLine
from collector_desktop.ui.widgets.import_drop import DropZone, are_papers
from collector_desktop.ui.widgets.import_list import ImportList
from collector_desktop.ui.widgets.import_watched import WatchedFolder
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from collector_desktop.queries.imports import ImportBatchRow
    from collector_desktop.ui.desk import Desk

_KINDS = {
    "items": "Invoices",
    "customers": "Customers",
    "allocations": "Allocations",
    "bank": "Bank statement",
    "einvoice": "E-invoice",
    "people": "People",
    "contacts": "Contacts",
    "promises": "Promises",
    "customer_aliases": "Former codes",
    "customers_apart": "Pairs kept apart",
    "documents": "Papers made",
    "interest": "Claims and waivers",
    "interest_terms": "Terms of interest",
    "bank_rules": "Rules for payers",
    "demo": "A whole ledger",
}
_INVENTED = "demo"
_COUNTS = ("created", "updated", "unchanged", "closed", "rejected")


def _name(row: ImportBatchRow) -> str:
    """Return the name of a file; what was invented came from none."""
    return _tr("Sample data") if row.kind == _INVENTED else row.file_name


def _kind(name: str) -> str:
    """Return what a file was, in words."""
    return _KINDS.get(name) or name.replace("_", " ").capitalize()


class FileStep(QWidget):
    """`files_given` carries a path, or several in a tuple; `undo_asked` an operation's id.

    `papers_to`, if it is set, is told instead of PDFs and e-mails that were dropped, which may have
    been sent from here.
    """

    files_given = Signal(object)
    choose_asked = Signal()
    undo_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.papers_to: Callable[[tuple[str, ...]], None] | None = None
        self.drop, self.watched = DropZone(desk.theme), WatchedFolder(desk.theme)
        self.doubt = DoubtLine(desk.theme)
        title = self.tr("Recent imports")
        advice = self.tr("Every import is listed here, and each can be undone as a whole.")
        empty = EmptyState(desk.theme, "history", self.tr("No imports yet"), advice)
        self.recent: ImportList[ImportBatchRow] = ImportList(
            desk, columns(desk.today), title, empty
        )
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label(title, "strong"))
        head.addWidget(self.recent.bar, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.drop)
        column.addWidget(self.doubt)
        column.addWidget(self.watched)
        column.addLayout(head)
        column.addWidget(self.recent.card, 1)
        self.drop.dropped.connect(self._take)
        self.drop.choose_asked.connect(self.choose_asked)
        self.recent.grid.action_clicked.connect(self._undo)
        self.recent.bar.listen_within(self)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.watched.paste_asked)
        listen(self.recent.grid, {"U": lambda: self._undo(self.recent.grid.current_record())})

    def _take(self, given: str | tuple[str, ...]) -> None:
        paths = (given,) if isinstance(given, str) else given
        if self.papers_to is not None and are_papers(paths):
            self.papers_to(paths)
        else:
            self.files_given.emit(given)

    def _undo(self, row: ImportBatchRow | None) -> None:
        if row is not None and not row.undone:
            self.undo_asked.emit(row.operation_id)


def columns(today: Callable[[], date]) -> tuple[Column[ImportBatchRow], ...]:
    """Return the columns of the list of imports."""
    return (
        Column(
            "file",
            _tr("File"),
            _name,
            key=lambda row: _name(row).casefold(),
            cell=lambda row: TextCell(_name(row), strong=not row.undone, dim=bool(row.undone)),
            width=200,
            stretch=True,
        ),
        Column(
            "kind",
            _tr("What"),
            lambda row: _kind(row.kind),
            key=lambda row: row.kind,
            width=130,
            priority=3,
        ),
        Column(
            "on",
            _tr("Imported"),
            lambda row: near_day(row.imported_on, today()),
            key=lambda row: (row.imported_on, row.id),
            value=lambda row: row.imported_on,
            width=110,
        ),
        *_count_columns(),
        Column("undo", "", _state, cell=_undo_cell, width=110),
    )


def _count_columns() -> tuple[Column[ImportBatchRow], ...]:
    titles = (_tr("New"), _tr("Changed"), _tr("Unchanged"), _tr("Settled"), _tr("Left out"))
    return tuple(
        _count_column(name, title, at)
        for at, (name, title) in enumerate(zip(_COUNTS, titles, strict=True))
    )


def _count_column(name: str, title: str, at: int) -> Column[ImportBatchRow]:
    def count(row: ImportBatchRow) -> int:
        return int(getattr(row, name))

    def cell(row: ImportBatchRow) -> Cell:
        return AmountCell(f"{count(row):,}", dim=not count(row) or bool(row.undone))

    return Column(
        name,
        title,
        lambda row: f"{count(row):,}",
        key=count,
        cell=cell,
        value=count,
        numeric=True,
        width=90,
        priority=1 + (at == 2),
    )


def _state(row: ImportBatchRow) -> str:
    return _tr("Undone") if row.undone else _tr("Undo")


def _undo_cell(row: ImportBatchRow) -> Cell:
    return TextCell(_state(row), dim=True) if row.undone else ActionCell("undo-2", _state(row))


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileStep", text)
