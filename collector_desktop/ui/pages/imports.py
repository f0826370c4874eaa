"""Import data: choose a file, match its columns if need be, check what it does, bring it in."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

from collector_desktop.queries.imports import import_batches
from collector_desktop.services import history
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.import_check_step import CheckStep
from collector_desktop.ui.widgets.import_done_step import DoneStep
from collector_desktop.ui.widgets.import_draft import Step
from collector_desktop.ui.widgets.import_drop import ask_for_files
from collector_desktop.ui.widgets.import_file_step import FileStep
from collector_desktop.ui.widgets.import_flow import ImportFlow
from collector_desktop.ui.widgets.import_foot import WizardFoot
from collector_desktop.ui.widgets.import_job import JobPanel
from collector_desktop.ui.widgets.import_matching import ColumnMatching
from collector_desktop.ui.widgets.import_queue import FileQueue
from collector_desktop.ui.widgets.import_steps import has_nothing_new, show_foot
from collector_desktop.ui.widgets.labels import IconButton
from collector_desktop.ui.widgets.late_stack import LateStack
from collector_desktop.ui.widgets.mapping_step import MappingStep
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.step_header import StepHeader

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services.import_tally import ImportPlan, ImportResult
    from collector_desktop.services.imports import Missing
    from collector_desktop.ui.desk import Desk

FOLDER, JOBS = "import.folder", len(Step)
KEYS: tuple[Callable[[Any], Any], ...] = (attrgetter("at"), id, str, id)


class ImportPage(Page):
    """Four steps; nothing is written before the last, and that can be undone as a whole."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self._step = Step.FILE
        titles = (self.tr("File"), self.tr("Match columns"), self.tr("Check"), self.tr("Import"))
        self.steps = StepHeader(desk.theme, titles)
        self.file, self.done = FileStep(desk), DoneStep(desk.theme)
        self.jobs = JobPanel(desk.theme, desk.tasks)
        self.flow = ImportFlow(desk, self.jobs, self)
        self.foot = WizardFoot(desk.theme, self)
        self.queue = FileQueue(desk, self)
        self._leave = IconButton(desk.theme, "x", self.tr("Start again with another file"))
        self._stack: LateStack[int] = LateStack(
            {
                Step.FILE: lambda: self.file,
                Step.MATCH: partial(MappingStep, desk),
                Step.CHECK: partial(CheckStep, desk),
                Step.IMPORT: lambda: self.done,
                JOBS: lambda: self.jobs,
            }
        )
        self._build()
        self._connect()
        self._go(Step.FILE)

    @property
    def step(self) -> Step:
        """Where the user is."""
        return self._step

    @property
    def plan(self) -> ImportPlan | None:
        """What the import would do, once the file is checked."""
        return self.flow.draft.plan

    @property
    def match(self) -> MappingStep:
        """The step in which columns are matched."""
        return cast("MappingStep", self._stack.part(Step.MATCH))

    @property
    def check(self) -> CheckStep:
        """The step that shows what an import would do."""
        return cast("CheckStep", self._stack.part(Step.CHECK))

    def refresh(self) -> None:
        """Read the imports so far, and check again what is being checked."""
        self.desk.tasks.run(self, import_batches, self.file.recent.show_rows)
        if self._step == Step.CHECK and not self.flow.writing and not self.jobs.running:
            self._make_plan()

    def show_argument(self, argument: Any) -> None:
        """Start with a file, or with several in order; without one show where to choose it."""
        if isinstance(argument, tuple) and not self.flow.writing:
            self._restart()
            self.queue.fill(argument)
        elif argument:
            self.start(str(argument if isinstance(argument, str) else argument[0]))
        elif not self.flow.writing:
            self._restart()

    def main_focus(self) -> QWidget:
        """Return what the keyboard acts on in this step."""
        if self._step == Step.MATCH:
            return self.match.columns
        return self.file.drop.button if self._step == Step.FILE else self.foot.next

    def start(self, path: str) -> None:
        """Look at a file, and go on as far as no question is open."""
        if self.flow.writing:
            self.said.emit(self.tr("Another import is running. Wait for it, or cancel it."))
            return
        self.began_anew.emit()
        self._go(Step.FILE)
        self.flow.start(Path(path))

    def choose_next(self) -> None:
        """Press the primary button of the step."""
        if self.jobs.running or not self.foot.next.isEnabled():
            return
        if self._step == Step.FILE:
            self._choose()
        elif self._step == Step.MATCH:
            self._matching.take()
        elif self._step == Step.CHECK and has_nothing_new(self.flow.draft):
            self.start(self.queue.take()) if self.queue.waiting else self._choose()
        elif self._step == Step.CHECK:
            self.steps.go_to(Step.IMPORT)
            self.flow.draft.account = self.check.options.account_name()
            self.flow.bring_in(self._missing(), remember=self.foot.remember.isChecked())
        else:
            self._leave_done()

    def _build(self) -> None:
        self.header.add(self._leave)
        self.header.setProperty("joined", "true")
        band = QFrame()
        band.setObjectName("pageHeader")
        row = QHBoxLayout(band)
        row.setContentsMargins(20, 0, 16, 8)
        row.addWidget(self.steps)
        row.addStretch(1)
        self.column.addWidget(band)
        self.column.addWidget(self._stack, 1)
        self._stack.made.connect(self._dress)
        self.column.addWidget(self.foot)

    def _dress(self, name: int, part: Any) -> None:
        """Connect a step that was just made, and lend its lists their models."""
        if name == Step.MATCH:
            for kind, grid in part.preview.grids.items():
                part.preview.use(kind, RecordTableModel(grid.columns, attrgetter("row"), self))
            here = lambda: self._step == Step.MATCH  # noqa: E731
            self._matching = ColumnMatching(part, self.flow, self.foot, here)
            self._matching.shown.connect(partial(self._go, Step.MATCH))
        elif name == Step.CHECK:
            for shown, key in zip(part.lists, KEYS, strict=True):
                self._use(shown, key)
            part.options.missing_changed.connect(self._make_plan)
            part.options.notation_changed.connect(self._read_again)
            part.options.account_named.connect(self._name_account)
            part.match_asked.connect(self._ask_columns)
            part.save_asked.connect(self._save_problems)
        self.foot.follow(part)

    def _use(self, shown: Any, key: Callable[[Any], Any]) -> None:
        shown.use(RecordTableModel(shown.grid.columns, key, self))
        shown.said.connect(self.said)

    def _ask_columns(self) -> None:
        """Ask which column is what."""
        self._stack.part(Step.MATCH)
        self._matching.ask()

    def _connect(self) -> None:
        self.file.files_given.connect(self.show_argument)
        self.queue.ready.connect(lambda: self.start(self.queue.take()))
        self.file.choose_asked.connect(self._choose)
        self.file.undo_asked.connect(self._undo)
        self.file.watched.take_asked.connect(self.show_argument)
        self.file.doubt.take_asked.connect(self.flow.take_as_it_is)
        self.done.save_asked.connect(self._save_problems)
        self.done.again_asked.connect(self._restart)
        self._leave.clicked.connect(self._restart)
        self.foot.next_asked.connect(self.choose_next)
        self.foot.back_asked.connect(self._back)
        self.jobs.began.connect(self.foot.pause)
        self.jobs.ended.connect(self._on_ended)
        self.jobs.took_long.connect(partial(self._stack.choose, JOBS))
        self.flow.columns_asked.connect(self._ask_columns)
        self.flow.doubted.connect(self._on_doubted)
        self.flow.was_read.connect(self._on_read)
        self.flow.planned.connect(self._on_planned)
        self.flow.finished.connect(self._on_finished)
        self.flow.said.connect(self.said)
        self._use(self.file.recent, attrgetter("id"))

    def _go(self, step: Step) -> None:
        """Show a step with its title and its buttons."""
        moved, self._step = step != self._step, step
        self.file.doubt.hide()
        draft = self.flow.draft
        self._stack.choose(step)
        self.steps.go_to(step)
        self.header.show_title(self.tr("Import data"), "" if step == Step.FILE else draft.title)
        self._leave.setVisible(step != Step.FILE)
        asks = Step.CHECK in self._stack.so_far and self.check.options.asks
        show_foot(self.foot, step, draft, self.queue.waiting, asks=asks)
        if moved:
            self.main_focus().setFocus()

    def _leave_done(self) -> None:
        """Go on with the next file, or where this one is worked on."""
        if self.queue.waiting:
            self.start(self.queue.take())
            return
        is_statement = self.flow.draft.is_statement
        self._restart()
        self.page_asked.emit("payments" if is_statement else "today", None)

    def _restart(self) -> None:
        self.queue.clear()
        self.flow.forget()
        self.foot.remember.setChecked(True)
        self._go(Step.FILE)

    def _back(self) -> None:
        if self._step == Step.CHECK and self.flow.draft.stated:
            self._ask_columns()
        else:
            self._restart()

    def _choose(self) -> None:
        kept = str(self.desk.personal.get(FOLDER, ""))
        paths = ask_for_files(self, self.tr("Import files"), kept)
        if paths:
            self.desk.personal.put(FOLDER, str(Path(paths[0]).parent))
            self.show_argument(paths if len(paths) > 1 else paths[0])

    def _undo(self, operation_id: int) -> None:
        work = partial(history.undo, operation_id, self.desk.today())
        self.desk.tasks.run(self, work, lambda _: None)

    def _on_ended(self) -> None:
        self.foot.resume()
        self._stack.choose(self._step)
        self.steps.go_to(self._step)

    def _read_again(self) -> None:
        told = self.check.options
        self.flow.read(told.date_order(), told.decimal(), told.currency())

    def _on_read(self) -> None:
        draft = self.flow.draft
        if draft.parsed is None or draft.seen is None:
            return
        if self._step != Step.CHECK:
            self.check.ask_about(draft, draft.parsed, draft.seen)
        self._make_plan()

    def _on_doubted(self, fault: CollectorError) -> None:
        """Say that a statement does not add up, where it can be taken all the same."""
        self._go(Step.FILE)
        self.file.doubt.show_fault(fault)
        self.file.doubt.take.setFocus()

    def _name_account(self, name: str) -> None:
        """Take the lines as those of an account; nothing: the file's layout is its name again."""
        self.flow.draft.account = name
        self._make_plan()

    def _missing(self) -> Missing:
        return "close" if self.check.options.closes_missing() else "keep"

    def _make_plan(self) -> None:
        self.flow.make_plan(self._missing())

    def _on_planned(self) -> None:
        draft = self.flow.draft
        taken = draft.taken
        if taken is not None and draft.plan is not None:
            self.check.show_plan(taken, draft.plan)
            self._go(Step.CHECK)

    def _on_finished(self, result: ImportResult) -> None:
        self.done.show_result(self.flow.draft.path.name, result)
        self._go(Step.IMPORT)

    def _save_problems(self) -> None:
        usual = self.flow.draft.beside(self.tr("{name} problems.csv"))
        target, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save problem rows"), str(usual), "CSV (*.csv)"
        )
        if target:
            self.flow.save_problems(Path(target).with_suffix(".csv"))
