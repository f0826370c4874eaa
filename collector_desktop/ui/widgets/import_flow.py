"""The work behind the steps of an import: looks, reads, plans and brings in, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from collector_desktop.domain.errors import CollectorError, UnbalancedStatementError
from collector_desktop.ui.format import plural
from collector_desktop.ui.later import Later
from collector_desktop.ui.widgets.import_draft import ImportDraft

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.importers.base import ParsedFile
    from collector_desktop.importers.inspect import Inspection
    from collector_desktop.importers.mapping import Mapping
    from collector_desktop.importers.notation import ReadHints
    from collector_desktop.services.import_tally import ImportPlan, ImportResult
    from collector_desktop.services.imports import Missing
    from collector_desktop.services.reading import KnownLayout, Preview
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.jobs import Progress
    from collector_desktop.ui.widgets.import_job import JobPanel

    Known: TypeAlias = tuple[ReadHints, str]
    from collector_desktop.services import imports, problem_rows, reading
else:
    imports = Later("collector_desktop.services.imports")
    problem_rows = Later("collector_desktop.services.problem_rows")
    reading = Later("collector_desktop.services.reading")


class ImportFlow(QObject):
    """Knows the file and says when it is ready for its next step; a newer file ends the older.

    `columns_asked`: its columns must be matched; `looked_again`: its names were read anew;
    `previewed` carries a preview or an error; `was_read`, `planned` and `finished` follow.
    `doubted` carries what is wrong with a bank statement that can be taken as it is.
    """

    columns_asked = Signal()
    looked_again = Signal()
    previewed = Signal(object)
    doubted = Signal(object)
    was_read = Signal()
    planned = Signal()
    finished = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, jobs: JobPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._asked = 0
        self.draft = ImportDraft(Path())
        self.writing = False
        jobs.ended.connect(lambda: QTimer.singleShot(0, self._stop_writing))

    def start(self, path: Path) -> None:
        """Look at a file, and go on as far as no question is open."""
        self._jobs.cancel()
        draft = self.draft = ImportDraft(path)
        title = self.tr("Looking at {name}").format(name=path.name)
        work = partial(_look, path)
        self._jobs.run(title, work, partial(self._on_seen, draft), on_ledger=False)

    def forget(self) -> None:
        """Leave the file, whatever is being done with it."""
        self._jobs.cancel()
        self.draft = ImportDraft(Path())

    def look_again(self, encoding: str, delimiter: str, header_row: int | None) -> None:
        """Read the column names as the user says."""
        draft = self.draft
        look = partial(reading.inspect_file, encoding=encoding, delimiter=delimiter)
        work = partial(look, draft.path, header_row=header_row)
        self._desk.tasks.run_apart(self, work, partial(self._on_seen_again, draft))

    def preview(self, stated: dict[str, Any]) -> None:
        """Read the first rows as they are matched; only the newest question is answered."""
        self._asked += 1
        hints = reading.reading_hints(self.draft.currency)
        work = partial(_preview, self.draft.path, stated, hints)
        answer = partial(self._on_preview, self._asked)
        self._desk.tasks.run_apart(self, work, answer, answer)

    def read(self, date_order: str = "", decimal: str = "", in_currency: str = "") -> None:
        """Read the whole file, with what the user said about its notation and its amounts."""
        draft = self.draft
        draft.state_currency(in_currency)
        mapping = reading.mapping_from(draft.stated) if draft.stated else None
        currency, as_it_is = draft.currency, draft.unbalanced
        hints = reading.reading_hints(
            currency, date_order, decimal, stated_currency=in_currency, unbalanced=as_it_is
        )
        title = self.tr("Reading {name}").format(name=draft.path.name)
        is_remembered = mapping is not None and not draft.stated_json
        read = _read_as_remembered if is_remembered else _read
        work = partial(read, draft.path, mapping, (hints, draft.in_currency))
        self._jobs.run(title, work, partial(self._on_read, draft), on_ledger=False)

    def take_as_it_is(self) -> None:
        """Read a bank statement that does not add up, as the user wants."""
        self.draft.unbalanced = True
        self.read()

    def make_plan(self, missing: Missing) -> None:
        """Try the import and take it back."""
        draft = self.draft
        taken = draft.taken
        if taken is None:
            return
        title = self.tr("Checking {name}").format(name=draft.path.name)
        work = partial(_plan, taken, self._desk.today(), missing)
        self._jobs.run(title, work, partial(self._on_plan, draft), on_ledger=True)

    def bring_in(self, missing: Missing, *, remember: bool) -> None:
        """Write the file into the ledger, all of it or nothing."""
        draft = self.draft
        taken = draft.taken
        if taken is None:
            return
        self.writing = True
        answered = bool(draft.stated_json and not draft.stated)
        wanted = answered or (remember and bool(draft.stated))
        kept = draft if wanted and draft.signature else None
        title = self.tr("Importing {name}").format(name=draft.path.name)
        desk = self._desk
        work = partial(_bring_in, desk.safe_copy, taken, desk.today(), missing, kept)
        self._jobs.run(title, work, partial(self._on_result, draft), on_ledger=True)

    def save_problems(self, target: Path) -> None:
        """Write the rows with problems into a file of their own."""
        draft = self.draft
        if draft.seen is None or draft.plan is None:
            return
        problems = (*draft.plan.problems, *draft.plan.warnings)
        work = partial(problem_rows.save_problem_rows, draft.path, draft.seen, problems, target)
        self._desk.tasks.run_apart(self, work, partial(self._say_saved, target.name))

    def _on_seen(self, draft: ImportDraft, seen: Inspection) -> None:
        draft.seen = seen
        draft.signature = seen.signature if any(seen.headers) else ""
        work = partial(reading.known_layout, seen.signature)
        self._desk.tasks.run(self, work, partial(self._on_known, draft))

    def _on_known(self, draft: ImportDraft, known: KnownLayout) -> None:
        if draft is not self.draft or draft.seen is None:
            return
        draft.currency, draft.in_currency = known.currency, known.in_currency
        if known.mapping is not None and draft.signature and not draft.seen.profile:
            draft.stated = known.mapping.to_json()
        if draft.seen.profile or draft.stated:
            self.read()
        else:
            self.columns_asked.emit()

    def _on_seen_again(self, draft: ImportDraft, seen: Inspection) -> None:
        if draft is self.draft:
            draft.seen = seen
            self.looked_again.emit()

    def _on_preview(self, asked: int, answer: Preview | CollectorError) -> None:
        if asked == self._asked:
            self.previewed.emit(answer)

    def _on_read(self, draft: ImportDraft, parsed: ParsedFile | CollectorError) -> None:
        if draft is not self.draft:
            return
        if isinstance(parsed, UnbalancedStatementError):
            self.doubted.emit(parsed)
            return
        if isinstance(parsed, CollectorError):
            draft.stated = {}
            words = self.tr("The columns remembered for this layout no longer fit: {why}")
            self.said.emit(words.format(why=parsed.title))
            self.columns_asked.emit()
            return
        draft.parsed = parsed
        self.was_read.emit()

    def _on_plan(self, draft: ImportDraft, plan: ImportPlan) -> None:
        if draft is self.draft:
            draft.plan = plan
            self.planned.emit()

    def _on_result(self, draft: ImportDraft, outcome: Outcome[ImportResult]) -> None:
        self.writing = False
        if draft is self.draft:
            draft.plan = outcome.value.plan
            self.finished.emit(outcome.value)

    def _stop_writing(self) -> None:
        """Take other files again after an import that failed or was stopped."""
        self.writing = self.writing and self._jobs.running

    def _say_saved(self, name: str, count: int) -> None:
        rows = plural(count, self.tr("row"))
        self.said.emit(self.tr("{rows} written to {file}").format(rows=rows, file=name))


def _look(path: Path, progress: Progress) -> Inspection:
    progress.report(0, 0)
    return reading.inspect_file(path)


def _preview(path: Path, stated: dict[str, Any], hints: ReadHints) -> Preview:
    return reading.preview_import_file(path, reading.mapping_from(stated), hints)


def _read(
    path: Path, mapping: Mapping | None, known: Known, progress: Progress
) -> ParsedFile | CollectorError:
    """Read a file, or return what is wrong with a statement that can be taken all the same.

    `known` is what is known of its notation, and the currency that was answered for its layout.
    """
    hints, answered = known
    try:
        return reading.read_import_file(
            path, mapping, hints, lambda row: progress.report(row, 0), answered
        )
    except UnbalancedStatementError as fault:
        return fault


def _read_as_remembered(
    path: Path, mapping: Mapping | None, known: Known, progress: Progress
) -> ParsedFile | CollectorError:
    """Read a file with the mapping kept for its layout, or return why that cannot be."""
    try:
        return _read(path, mapping, known, progress)
    except CollectorError as error:
        return error


def _plan(parsed: ParsedFile, today: date, missing: Missing, progress: Progress) -> ImportPlan:
    return imports.plan_import(parsed, today, missing, progress.report)


def _bring_in(
    safe_copy: Callable[[], None],
    parsed: ParsedFile,
    today: date,
    missing: Missing,
    remembered: ImportDraft | None,
    progress: Progress,
) -> Outcome[ImportResult]:
    """Back up, remember the layout, then bring the file in, so that Undo means the import."""
    safe_copy()
    if remembered is not None:
        name, text = remembered.layout_name, remembered.stated_json
        imports.remember_mapping(remembered.signature, name, text, today)
    return imports.apply_import(parsed, today, missing, progress.report)
