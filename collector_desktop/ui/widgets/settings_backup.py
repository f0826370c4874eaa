"""Settings: where the data file and its backups lie, and whether it is sound."""

from __future__ import annotations

import re
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from collector_desktop.ui.format import plural
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.backup_table import ROW, BackupTable
from collector_desktop.ui.widgets.backup_words import SECOND
from collector_desktop.ui.widgets.card import card
from collector_desktop.ui.widgets.labels import Button, IconButton, IconLabel, label, set_tone
from collector_desktop.ui.widgets.settings_section import (
    CARD_MARGIN,
    FIELD_GAP,
    SettingsSection,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.queries.checks import Problem
    from collector_desktop.services.backup_list import KeptBackup
    from collector_desktop.services.checking import check_ledger
    from collector_desktop.ui.desk import Desk
else:
    check_ledger = later("collector_desktop.services.checking", "check_ledger")

MOST_SHOWN, MOST_ROWS = 12, 6
BREAK = "\N{ZERO WIDTH SPACE}"
_SEPARATOR = re.compile(r"([\\/._-])")


class BackupSettings(SettingsSection):
    """The data file and its backups, which the window looks after.

    `restore_asked` carries the backup that was chosen in the list, or None.
    """

    backup_asked = Signal()
    restore_asked = Signal(object)
    second_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, self.tr("Backup and data"), self.tr("Everything is in one file on this computer.")
        )
        self._ledger = ""
        self._trouble: CollectorError | None = None
        self.file, self.path = _wrapped("strong"), _wrapped("meta")
        copy = IconButton(desk.theme, "copy", self.tr("Copy the path of the file"))
        copy.setObjectName("copyPath")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._ledger))
        self._add_row("database", self.file, self.path, copy)
        self.last, self.folder = _wrapped("strong"), _wrapped("meta")
        backup = Button(desk.theme, self.tr("Back up now"), icon="database-backup")
        restore = Button(desk.theme, self.tr("Restore…"))
        backup.clicked.connect(self.backup_asked)
        restore.clicked.connect(lambda: self.restore_asked.emit(None))
        self._add_row("database-backup", self.last, self.folder, backup, restore)
        self.second, self._there = _wrapped("meta"), ""
        choose = Button(desk.theme, self.tr("Choose…"))
        choose.clicked.connect(self._choose_second)
        self.remove_second = Button(desk.theme, self.tr("Remove"))
        self.remove_second.clicked.connect(partial(self._take_second, ""))
        second = label(self.tr("Second folder"), "strong")
        self._add_row("hard-drive", second, self.second, choose, self.remove_second)
        self._show_second()
        self.check = Button(desk.theme, self.tr("Check now"), icon="shield-check")
        self.check.clicked.connect(self.check_file)
        self.result = _wrapped("meta")
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        title = label(self.tr("Check the data file"), "strong")
        self._add_row("shield-check", title, self.result, self.check)
        self.table = BackupTable(desk.theme)
        self.table.itemActivated.connect(self._ask_restore)
        self.one = Button(desk.theme, self.tr("Restore this one…"), icon="archive-restore")
        self.one.clicked.connect(self._ask_restore)
        self.list = self._list_card()
        self.column.addWidget(self.list)
        self.list.hide()
        self.column.addStretch(1)
        self.forget_check()

    def show_ledger(self, path: str, backups: str, last_backup: str) -> None:
        """Show where the file and its backups lie, and when it was last backed up."""
        if path != self._ledger:
            self.forget_check()
        self._ledger = path
        self.file.setText(_breakable(PurePath(path).name))
        self.path.setText(_breakable(path))
        words = self.tr("Last backup {when}").format(when=last_backup)
        self.last.setText(words if last_backup else self.tr("No backup yet"))
        kept = self.tr("Made every half hour and on closing, after changes, in {folder}")
        self.folder.setText(kept.format(folder=_breakable(backups)) if backups else "")

    def show_backups(self, first: Path, kept: Sequence[KeptBackup]) -> None:
        """List the backups there are, newest first; `first` is the folder on this computer."""
        self.table.show_backups(kept, first)
        header, frame = self.table.horizontalHeader().sizeHint().height(), 4
        off = [each.made_at for each in kept if _is_off(each, first)]
        there = max(off, default=None)
        self._there = "" if there is None else f"{there.astimezone():%d %b %Y %H:%M}"
        self._show_second()
        rows = min(len(kept), MOST_ROWS) * self.desk.theme.px(ROW)
        self.table.setFixedHeight(header + rows + frame)
        self.list.setVisible(bool(kept))

    def show_trouble(self, trouble: CollectorError | None) -> None:
        """Say why the second folder got no copy the last time; None if it did."""
        self._trouble = trouble
        self._show_second()

    def _list_card(self) -> QFrame:
        head, column = QHBoxLayout(), QVBoxLayout()
        head.addWidget(label(self.tr("Backups"), "strong"))
        head.addStretch(1)
        head.addWidget(self.one)
        column.setSpacing(FIELD_GAP)
        column.addLayout(head)
        column.addWidget(self.table)
        return card(column, CARD_MARGIN)

    def _ask_restore(self) -> None:
        self.restore_asked.emit(self.table.current_path())

    def _choose_second(self) -> None:
        title = self.tr("A folder off this computer")
        folder = QFileDialog.getExistingDirectory(
            self, title, str(self.desk.personal.get(SECOND, ""))
        )
        if folder:
            self._take_second(folder)

    def _take_second(self, folder: str) -> None:
        self.second_asked.emit(folder)
        self._show_second()

    def _show_second(self) -> None:
        folder = str(self.desk.personal.get(SECOND, ""))
        self.remove_second.setVisible(bool(folder))
        none = self.tr(
            "Every backup goes there too: a stick, another computer, a synchronised folder."
        )
        if not folder:
            self.second.setText(none)
        elif self._trouble is not None:
            self.second.setText(str(self._trouble))
        else:
            last = self.tr("Last copy there {when}").format(when=self._there)
            self.second.setText("\n".join((_breakable(folder), *([last] if self._there else []))))
        set_tone(self.second, "warn" if folder and self._trouble is not None else "")

    def forget_check(self) -> None:
        """Say what the check does."""
        self._say(self.tr("Looks for damage and for sums that do not add up."))

    def check_file(self) -> None:
        """Prove the ledger on its own thread; the desk stays usable."""
        self.check.setEnabled(False)
        self._say(self.tr("Checking…"))
        work = partial(check_ledger, self.desk.today())
        self.desk.tasks.run(self, work, self._show_problems, self._show_failure)

    def _show_problems(self, problems: list[Problem]) -> None:
        self.check.setEnabled(True)
        if not problems:
            self._say(self.tr("No problems found: every sum adds up."), "ok")
            return
        shown = [f"{problem.where}: {problem.detail}" for problem in problems[:MOST_SHOWN]]
        if len(problems) > MOST_SHOWN:
            shown.append(self.tr("and {count} more").format(count=len(problems) - MOST_SHOWN))
        found = self.tr("{count} found. Restore a backup from before they came up.")
        self._say(
            "\n".join((found.format(count=plural(len(problems), "problem")), *shown)), "danger"
        )

    def _show_failure(self, error: CollectorError) -> None:
        self.check.setEnabled(True)
        self._say(str(error), "danger")

    def _say(self, text: str, tone: str = "") -> None:
        self.result.setText(text)
        set_tone(self.result, tone)

    def _add_row(self, icon: str, title: QLabel, detail: QLabel, *buttons: QAbstractButton) -> None:
        row, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(title)
        words.addWidget(detail)
        row.setSpacing(FIELD_GAP)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(IconLabel(self.desk.theme, icon, "text2", 18), 0, top)
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button, 0, top)
        self.column.addWidget(card(row, CARD_MARGIN))


def _is_off(kept: KeptBackup, first: Path) -> bool:
    """Return whether a backup is one of now in the second folder."""
    return kept.description is not None and not kept.is_earlier and kept.path.parent != first


def _wrapped(kind: str) -> QLabel:
    made = label(kind=kind)
    made.setWordWrap(True)
    return made


def _breakable(path: str) -> str:
    """Return a path that a label may break after every separator, as it has no blanks."""
    return _SEPARATOR.sub(rf"\1{BREAK}", path)
