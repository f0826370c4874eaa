"""The backups of a ledger as a table: when each was made, where, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from collector_desktop.ui.cells import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from collector_desktop.services.backup_description import BackupDescription
    from collector_desktop.services.backup_list import KeptBackup
    from collector_desktop.ui.theme import Theme

MEGABYTE = 2**20
NUMBERS = frozenset((2, 3, 5))
WIDTHS = (176, 124, 96, 190, 116, 84)
ROW = 34
UNDESCRIBED = (
    "The file beside it that says what it holds is missing or cannot be read. "
    "It is proved by itself before it takes the ledger's place."
)

EARLIER = "Made while the ledger lay elsewhere or had another name, or of a copy of it."


class BackupTable(QTableWidget):
    """One row a backup, newest first; at first the newest of the ledger's place now is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, len(WIDTHS))
        self._kept: Sequence[KeptBackup] = ()
        self.setAccessibleName(_tr("Backups"))
        self.setHorizontalHeaderLabels(
            [
                _tr("Made"),
                _tr("Where"),
                _tr("Customers"),
                _tr("Owed then"),
                _tr("Proved"),
                _tr("Size"),
            ]
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.px(ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, theme.px(width))
            heading = self.horizontalHeaderItem(column)
            if heading is not None:
                heading.setTextAlignment(_side(column))
        self.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)

    def show_backups(self, kept: Sequence[KeptBackup], first: Path) -> None:
        """Replace the rows; a backup that was chosen stays so. `first` is on this computer."""
        chosen = self.current_path()
        self._kept = tuple(kept)
        self.setRowCount(len(kept))
        for at, each in enumerate(kept):
            self._fill(at, each, first)
        if kept:
            self.choose(chosen)

    def choose(self, path: Path | None) -> None:
        """Choose a backup; one that is not there leaves the newest of now chosen."""
        paths = [each.path for each in self._kept]
        newest = next((at for at, each in enumerate(self._kept) if not each.is_earlier), 0)
        self.selectRow(paths.index(path) if path in paths else newest)

    def current_path(self) -> Path | None:
        """Return the backup that is chosen."""
        at = self.currentRow()
        return self._kept[at].path if 0 <= at < len(self._kept) else None

    def _fill(self, at: int, kept: KeptBackup, first: Path) -> None:
        made = f"{kept.made_at.astimezone():%a %d %b %Y %H:%M}"
        words = (
            made,
            _where(kept, first),
            *_description_words(kept.description),
            f"{kept.size / MEGABYTE:.1f} MB",
        )
        for column, text in enumerate(words):
            item = QTableWidgetItem(text)
            item.setTextAlignment(_side(column))
            item.setToolTip(plain_tip(_tip(kept)))
            self.setItem(at, column, item)


def _where(kept: KeptBackup, first: Path) -> str:
    if kept.is_earlier:
        return _tr("Earlier place")
    return _tr("This computer") if kept.path.parent == first else _tr("Second folder")


def _tip(kept: KeptBackup) -> str:
    """Return the file's name, or where it is, and whether restoring will ask for a password."""
    if kept.description is None:
        return _tr(UNDESCRIBED)
    lines = [str(kept.path), _tr(EARLIER)] if kept.is_earlier else [kept.path.name]
    if kept.description.is_protected:
        lines.append(_tr("Opens with the password it was made with."))
    return "\n".join(lines)


def _description_words(description: BackupDescription | None) -> tuple[str, str, str]:
    """Return how many customers a backup holds, what was owed, and when it was proved last."""
    if description is None:
        return "", _tr("description unreadable"), _tr("on restoring")
    owed = ", ".join(f"{code} {_grouped(amount)}" for code, amount in description.totals.items())
    proved = _tr("when made")
    if description.proved_at is not None:
        proved = f"{description.proved_at.astimezone():%d %b %Y}"
    return f"{description.customers:,}", owed or _tr("nothing"), proved


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _grouped(amount: str) -> str:
    """Return a written amount with its thousands apart; what is no amount stays as it is."""
    sign = "-" if amount.startswith("-") else ""
    whole, point, part = amount.removeprefix("-").partition(".")
    return f"{sign}{int(whole):,}{point}{part}" if whole.isdecimal() else amount


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupList", text)
