"""Statements to many customers: chosen, looked at, made, and what became of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from collector_desktop.queries.statement_choices import statement_choices
from collector_desktop.services.paper_statement import statement_papers
from collector_desktop.services.papers import Paper
from collector_desktop.services.statement_runs import StatementOrder
from collector_desktop.ui.dialogs.paper_preview import PaperPreview
from collector_desktop.ui.dialogs.statement_form import StatementForm
from collector_desktop.ui.dialogs.statement_list import StatementList
from collector_desktop.ui.dialogs.statement_made import StatementMade
from collector_desktop.ui.dialogs.statement_making import StatementMaking
from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.customers_words import sums_words
from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.queries.statement_choices import StatementChoice, StatementChoices
    from collector_desktop.services.statement_runs import StatementsMade
    from collector_desktop.ui.desk import Desk

_WIDTH, _HEIGHT, _PREVIEW_MS = 1240, 800, 120
CHOOSE, MAKE, MADE = range(3)


class StatementSheet(QDialog):
    """Form, list and preview side by side; then the progress; then what became of everybody."""

    def __init__(
        self, desk: Desk, chosen: frozenset[int] = frozenset(), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._data: StatementChoices | None = None
        self._uid = uuid4().hex
        self.setWindowTitle(_tr("Statements"))
        self.form = StatementForm(desk, chosen)
        self.list = StatementList(desk, self.form.by_email.isChecked)
        self.making, self.made = StatementMaking(desk), StatementMade(desk)
        self.preview: PaperPreview | None = None
        self._summary = label(kind="second")
        self._summary.setWordWrap(True)
        self._problem = label(kind="error")
        self._problem.setWordWrap(True)
        self._cancel = Button(desk.theme, _tr("Cancel"))
        self.make_button = Button(desk.theme, _tr("Make statements"), kind="primary")
        self.stack = QStackedWidget()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_PREVIEW_MS)
        self._settle.timeout.connect(self._draw)
        self._build()
        self._connect()
        self.resize(self.sizeHint())
        self._say("")
        self.refresh()

    def refresh(self) -> None:
        """Read again who may get a statement at the end of the period."""
        period = self.form.period()
        if period is not None:
            work = partial(statement_choices, period[1], period[0])
            self._desk.tasks.run(self, work, self._take, self._refuse)

    def make(self) -> None:
        """Make the statements of the ticked customers."""
        order = self._order()
        if order is None or not order.customers or self.making.running:
            return
        self._say("")
        self._go(MAKE)
        self.making.start(order, self.form.folder)

    def reject(self) -> None:
        """Stop the work if it runs; else close."""
        if self.making.running:
            self.making.stop()
        else:
            super().reject()

    def sizeHint(self) -> QSize:
        screen = self.screen().availableGeometry()
        theme = self._desk.theme
        return QSize(
            min(theme.px(_WIDTH), screen.width() - 40), min(theme.px(_HEIGHT), screen.height() - 60)
        )

    def _build(self) -> None:
        choose = QWidget()
        row = QHBoxLayout(choose)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.form)
        row.addWidget(self.list, 1)
        for part in (choose, self.making, self.made):
            self.stack.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._summary, 4)
        foot.addStretch(1)
        for button in (self._cancel, self.make_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.stack, 1)
        column.addWidget(self._problem)
        column.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.make)

    def _connect(self) -> None:
        self._cancel.clicked.connect(self.reject)
        self.make_button.clicked.connect(self.make)
        self.form.changed.connect(self._show)
        self.form.period_changed.connect(self.refresh)
        self.list.grid.current_changed.connect(lambda _: self._settle.start())
        self.list.grid.selection_changed.connect(self._summarise)
        self.list.grid.opened.connect(self._open_current)
        self.making.made.connect(self._show_made)
        self.making.stopped.connect(self._show_stopped)
        self.made.said.connect(self._say)
        self.made.print_asked.connect(self._look_at)

    def _take(self, data: StatementChoices) -> None:
        if self._data is None:
            self.form.start_with(data.kind)
        self._data = data
        self.form.offer(data.campaigns)
        self.form.tell_way(by_server=data.by_server)
        self._show()

    def _show(self) -> None:
        if self._data is not None:
            found = [each for each in self._data.customers if self.form.wants(each)]
            with QSignalBlocker(self.list.grid):
                self.list.show_customers(found, self._data.currency)
            self._summarise()
            self._settle.start()

    def _summarise(self) -> None:
        ticked = self.list.ticked()
        self.make_button.setEnabled(bool(ticked))
        words = plural(len(ticked), _tr("statement"))
        self.make_button.setText(_tr("Make {count}").format(count=words) if ticked else words)
        sums = [(owed.balance_minor, owed.currency) for each in ticked for owed in each.sums]
        main = self._data.currency if self._data else ""
        text = sums_words(sums, main) if sums else ""
        mailed = sum(bool(each.email) for each in ticked) if self.form.by_email.isChecked() else 0
        if mailed:
            text += _tr("; {mailed} by e-mail").format(mailed=f"{mailed:,}")
        self._summary.setText(text)

    def _order(self) -> StatementOrder | None:
        period = self.form.period()
        if period is None:
            return None
        mailed, whole = self.form.by_email.isChecked(), self.form.combined.isChecked()
        kind = self.form.kind_wanted()
        server = self._data is not None and self._data.by_server
        chosen = tuple(self.list.ticked())
        return StatementOrder(chosen, kind, *period, mailed, whole, server, self._uid)

    def _draw(self) -> None:
        """Show the statement of the current customer as it would be made."""
        customer, period = self.list.grid.current_record(), self.form.period()
        if customer is None or period is None:
            self.list.show_nothing("")
            return
        kind, fonts = self.form.kind_wanted(), self._desk.fonts
        work = partial(_paper, customer.customer_id, kind, period, fonts)
        self._desk.tasks.run(
            self,
            work,
            partial(self._show_paper, customer),
            lambda error: self.list.show_nothing(str(error)),
        )

    def _show_paper(self, customer: StatementChoice, paper: Paper) -> None:
        now = self.list.grid.current_record()
        if now is not None and now.customer_id == customer.customer_id:
            self.list.show_paper(paper.content)

    def _open_current(self, customer: StatementChoice) -> None:
        """Show the statement of a row large, where it can also be sent alone."""
        period = self.form.period()
        if period is not None:
            kind, fonts = self.form.kind_wanted(), self._desk.fonts
            work = partial(_paper, customer.customer_id, kind, period, fonts)
            self._desk.tasks.run(self, work, self._open_preview, self._refuse)

    def _show_made(self, result: StatementsMade) -> None:
        self._uid = uuid4().hex
        self.made.show_made(result)
        self._go(MADE)
        self._cancel.setFocus()

    def _show_stopped(self, why: str) -> None:
        self._go(CHOOSE)
        self._say(why or _tr("Stopped. Nothing was kept."))

    def _go(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self._cancel.setText(_tr("Close") if step == MADE else _tr("Cancel"))
        self._cancel.setVisible(step != MAKE)
        self.make_button.setVisible(step == CHOOSE)
        self._summary.setVisible(step == CHOOSE)

    def _look_at(self, path: Path) -> None:
        """Show all that are posted in one PDF, to be printed; each is recorded already."""
        work = partial(_combined, path, self._desk.today())
        self._desk.tasks.run_apart(self, work, self._open_preview, self._refuse)

    def _open_preview(self, paper: Paper) -> None:
        preview = PaperPreview(self._desk, paper, _tr("Statements"), self)
        preview.finished.connect(lambda _: preview.deleteLater())
        self.preview = preview
        preview.open()

    def _refuse(self, error: CollectorError) -> None:
        self._say(str(error))

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))


def _paper(customer_id: int, kind: str, period: tuple[date, date], fonts: Path) -> Paper:
    [paper] = statement_papers([customer_id], period[1], fonts, kind, period[0])
    return paper


def _combined(path: Path, today: date) -> Paper:
    return Paper(0, "statement", path.name, path.read_bytes(), (), today)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statements", text)
