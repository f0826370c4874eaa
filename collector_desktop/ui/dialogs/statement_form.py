"""What statements are to be made: the kind, the period, for whom, and how they go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from collector_desktop.domain.statement_kinds import KINDS, OF_OPEN_ITEMS
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.money_edit import mark_error
from collector_desktop.ui.widgets.segmented import Segmented
from collector_desktop.ui.widgets.settings_choice import narrow_box

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from collector_desktop.queries.statement_choices import StatementChoice
    from collector_desktop.ui.desk import Desk

CHOSEN, OPEN, OVERDUE, MOVED = "chosen", "open", "overdue", "moved"
_WIDTH = 330
_BY_PROGRAM = "E-mail drafts where an address is known"
_BY_SERVER = "By e-mail where an address is known"


class StatementForm(QWidget):
    """The choices on the left; `changed` says that others are wanted, `period_changed` the days."""

    changed = Signal()
    period_changed = Signal()

    def __init__(self, desk: Desk, chosen: frozenset[int]) -> None:
        super().__init__()
        self._desk, self._chosen = desk, chosen
        self.folder = desk.papers / desk.today().isoformat()
        words = (_tr("Open items"), _tr("Detail"), _tr("Activity"), _tr("Both"))
        self.kind = Segmented(desk.theme, words, _tr("Kind of statement"))
        self.kind.setToolTip(_tr("Detail is what is open, with what was paid of each item."))
        self.first, self.last = DayEdit(desk.today), DayEdit(desk.today)
        self.who = narrow_box(_tr("For whom"))
        self.by_email = QCheckBox(_tr(_BY_PROGRAM))
        self.combined = QCheckBox(_tr("One more PDF with all that are posted"))
        self.combined.setChecked(True)
        self._where = label(kind="second")
        self._where.setWordWrap(True)
        self.change_folder = Button(desk.theme, _tr("Change folder…"), icon="folder-open")
        self._problem = label(kind="error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.setFixedWidth(desk.theme.px(_WIDTH))
        today = desk.today()
        self.first.set_day(today.replace(day=1))
        self.last.set_day(today)
        self._build()
        self._connect()
        self.offer(())
        self._show_folder()

    def start_with(self, kind: str) -> None:
        """Choose a kind of statement, which asks for nothing else."""
        with QSignalBlocker(self.kind):
            self.kind.choose(KINDS.index(kind))

    def kind_wanted(self) -> str:
        """Return the kind of statement."""
        return KINDS[self.kind.current()]

    def period(self) -> tuple[date, date] | None:
        """Return the first and last day, or None while they make no period."""
        first, last = self.first.day(), self.last.day()
        if (
            first is None
            or last is None
            or (first > last and self.kind_wanted() not in OF_OPEN_ITEMS)
        ):
            return None
        return min(first, last), last

    def offer(self, campaigns: Sequence[tuple[int, str]]) -> None:
        """Offer whom statements may go to; the choice that holds stays."""
        now = self.who.currentData()
        groups: list[tuple[str, object]] = []
        if self._chosen:
            words = _tr("The customers chosen ({count})")
            groups.append((words.format(count=f"{len(self._chosen):,}"), CHOSEN))
        groups.append((_tr("Everybody with something open"), OPEN))
        groups.append((_tr("Whoever is overdue"), OVERDUE))
        if self.kind_wanted() not in OF_OPEN_ITEMS:
            groups.append((_tr("Everybody with activity in the period"), MOVED))
        groups += [(_tr("Campaign: {name}").format(name=name), at) for at, name in campaigns]
        self._campaigns = tuple(campaigns)
        with QSignalBlocker(self.who):
            self.who.clear()
            for text, data in groups:
                self.who.addItem(text, data)
            self.who.setCurrentIndex(max(self.who.findData(now), 0))

    def tell_way(self, *, by_server: bool) -> None:
        """Say how e-mails go: as drafts of the user's own program, or from here by a server."""
        self.by_email.setText(_tr(_BY_SERVER if by_server else _BY_PROGRAM))
        words = _tr("They wait in the outbox for a moment, in which you can undo.")
        self.by_email.setToolTip(words if by_server else "")

    def wants(self, customer: StatementChoice) -> bool:
        """Return whether the group that is chosen has a customer in it."""
        group = self.who.currentData()
        if group == CHOSEN:
            return customer.customer_id in self._chosen
        if group == OPEN:
            return bool(customer.sums)
        if group == OVERDUE:
            return customer.is_overdue
        if group == MOVED:
            return customer.has_moved
        return group in customer.campaigns

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        from_words, to_words = label(_tr("From"), "field"), label(_tr("As at"), "field")
        self._from, self._to = _captioned(from_words, self.first), _captioned(to_words, self.last)
        from_words.setBuddy(self.first)
        to_words.setBuddy(self.last)
        self.first.setAccessibleName(_tr("From"))
        self.last.setAccessibleName(_tr("As at"))
        column.addWidget(_captioned(label(_tr("Kind"), "field"), self.kind))
        for part in (self._from, self._to, self._problem):
            column.addWidget(part)
        column.addWidget(_captioned(label(_tr("For whom"), "field"), self.who))
        column.addWidget(
            _captioned(label(_tr("How they go"), "field"), self.by_email, self.combined)
        )
        where = label(_tr("Where they are kept"), "field")
        column.addWidget(_captioned(where, self._where, self.change_folder))
        language = label(_tr("Each is in its customer's language."), "meta")
        language.setWordWrap(True)
        column.addWidget(language)
        column.addStretch(1)
        self._from.hide()

    def _connect(self) -> None:
        self.kind.chosen.connect(self._on_kind)
        for edit in (self.first, self.last):
            edit.editingFinished.connect(self._on_period)
        self.who.activated.connect(lambda _: self.changed.emit())
        self.by_email.toggled.connect(lambda _: self.changed.emit())
        self.change_folder.clicked.connect(self._ask_folder)

    def _on_kind(self, _: int) -> None:
        is_open = self.kind_wanted() in OF_OPEN_ITEMS
        self._from.setVisible(not is_open)
        self.offer(self._campaigns)
        self._on_period()

    def _on_period(self) -> None:
        wrong = self.first.day() is None and self._from.isVisibleTo(self)
        mark_error(self.first, wrong=wrong)
        mark_error(self.last, wrong=self.last.day() is None)
        sentence = self.last.problem() or (self.first.problem() if wrong else "")
        if not sentence and self.period() is None:
            sentence = _tr("The period ends before it begins.")
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if not sentence:
            self.period_changed.emit()

    def _ask_folder(self) -> None:
        title = _tr("Where statements are kept")
        folder = QFileDialog.getExistingDirectory(self, title, str(self.folder.parent))
        if folder:
            self.folder = Path(folder)
            self._show_folder()

    def _show_folder(self) -> None:
        parts = self.folder.parts
        self._where.setText(str(Path(*parts[-2:])) if len(parts) > 2 else str(self.folder))
        self._where.setToolTip(str(self.folder))


def _captioned(caption: QWidget, *fields: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(caption)
    for field in fields:
        stays = isinstance(field, Button)
        column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft if stays else Qt.AlignmentFlag(0))
    return holder


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statements", text)
