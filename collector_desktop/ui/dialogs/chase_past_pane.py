"""Past runs, with their letters and drafts as files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from collector_desktop.domain.changes import Outcome
from collector_desktop.queries.runs import MessageRow, RunRow, messages_of_run, runs
from collector_desktop.services.outbox import confirm_gone, send_again
from collector_desktop.services.papers import Paper
from collector_desktop.services.sent_files import sent_file
from collector_desktop.ui.dialogs.paper_pages import drawn
from collector_desktop.ui.dialogs.paper_preview import PaperPreview
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.chase_message import ShownMessage
from collector_desktop.ui.widgets.chase_run_words import note_of, sent_words
from collector_desktop.ui.widgets.chase_runs import PastRuns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services.run_post import letters_again
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.jobs import JobState
else:
    letters_again = later("collector_desktop.services.run_post", "letters_again")

PRINTED, DRAFTED = "printed", "handed_over"
WORDS_KEPT = "Only the wording is kept in the ledger."


class PastDesk(QObject):
    """Reads the runs for the widget that shows them, and opens what is in files."""

    said = Signal(str)

    def __init__(self, desk: Desk, view: PastRuns) -> None:
        super().__init__(view)
        self._desk, self.view = desk, view
        self._shown: MessageRow | None = None
        self._wanted: int | None = None
        self._content = b""
        self._opened: set[int] = set()
        self._letters: dict[int, Path] = {}
        view.run_chosen.connect(self._read_run)
        view.message_chosen.connect(self._show_message)
        view.message.page_wanted.connect(self._draw)
        view.letters_asked.connect(self._open_letters)
        view.drafts_asked.connect(self._open_draft)
        view.folder_asked.connect(self._open_folder)
        view.acted.connect(self._act)
        desk.tasks.progressed.connect(self._follow)

    def refresh(self) -> None:
        """Read the runs again."""
        self._desk.tasks.run(self, partial(runs, self._desk.today()), self._show_runs)

    def go_to(self, run_id: int) -> None:
        """Show a run as soon as the runs that are read have it."""
        self._wanted = run_id

    def remember_letters(self, run_id: int, path: Path | None) -> None:
        """Note where all letters of a run are in one PDF, with their list on top."""
        if path is not None:
            self._letters[run_id] = path

    def _show_runs(self, rows: Sequence[RunRow]) -> None:
        self.view.show_runs(rows, self._desk.today())
        if any(row.run_id == self._wanted for row in rows):
            self.view.runs.go_to(self._wanted)
            self._wanted = None

    def _read_run(self, run_id: int) -> None:
        self._desk.tasks.run(self, partial(messages_of_run, run_id), self.view.show_messages)

    def _show_message(self, row: MessageRow) -> None:
        self._shown, self._content = row, b""
        self._show(row, is_paper=False)  # first, for the page may come at once
        if row.channel == "letter" and row.path:
            taken = partial(self._take_file, row)
            self._desk.tasks.run_apart(
                self, partial(sent_file, row), taken, partial(self._lose, row)
            )

    def _take_file(self, row: MessageRow, content: bytes) -> None:
        if row is self._shown:
            self._content = content
            self._show(row, is_paper=True)

    def _lose(self, row: MessageRow, error: CollectorError) -> None:
        """Say that the file of a letter is gone, above the words that were kept."""
        self._say(error)
        if row is self._shown:
            self._show(row, is_paper=False, note=f"{error.title} {WORDS_KEPT}")

    def _show(self, row: MessageRow, *, is_paper: bool, note: str = "") -> None:
        to = ", ".join(filter(None, (row.to_name, *row.address.splitlines())))
        self.view.message.show_message(
            ShownMessage(
                key=row.message_id,
                to=to,
                subject=row.subject,
                channel=row.channel,
                text=sent_words(row),
                attached=(row.file_name,) if row.file_name and not is_paper else (),
                note=note or note_of(row),
                is_paper=is_paper,
                can_edit=False,
            )
        )

    def _draw(self, page: int) -> None:
        if self._content:
            work = partial(drawn, self._content, page, self.view.message.page_width())
            shown = partial(self._show_drawn, self._shown)
            self._desk.tasks.run_apart(self, work, shown, self.view.message.sheet.refuse)

    def _show_drawn(self, row: MessageRow | None, page: tuple[QImage, int, int]) -> None:
        if row is self._shown:
            self.view.message.show_page(*page)

    def _open_letters(self) -> None:
        """Show all letters of the run as one PDF in the order of the post."""
        letters = [row for row in self.view.messages() if row.state == PRINTED]
        tile = self.view.runs.current()
        if letters and tile is not None:
            work = partial(_joined, letters, self._letters.get(tile.key), self._desk.fonts)
            self._desk.tasks.run(self, work, self._preview, self._say)

    def _preview(self, paper: Paper) -> None:
        dialog = PaperPreview(self._desk, paper, paper.name, self.view)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_draft(self) -> None:
        """Open the next draft in the user's mail program, the shown one first."""
        drafts = [row for row in self.view.messages() if row.state == DRAFTED and row.path]
        left = [row for row in drafts if row.message_id not in self._opened]
        here = self.view.current()
        row = here if here in left else next(iter(left or drafts), None)
        if row is None:
            return
        self._opened.add(row.message_id)
        self.view.rows.tiles.go_to(row.message_id)
        if not self._desk.open_link(str(row.path)):
            words = self.tr("No program opens drafts. The file is {path}.")
            self.said.emit(words.format(path=row.path))

    def _open_folder(self) -> None:
        """Show where the letters and drafts of the run lie."""
        paths = [row.path for row in self.view.messages() if row.path]
        folder = str(Path(paths[0]).parent) if paths else ""
        if folder and not self._desk.open_link(folder):
            self.said.emit(self.tr("The files are in {folder}").format(folder=folder))

    def _act(self, act: str, row: MessageRow) -> None:
        decide = confirm_gone if act == "gone" else send_again
        work = partial(decide, row.message_id, self._desk.today())
        self._desk.tasks.run(self, work, _nothing)

    def _follow(self, _: JobState) -> None:
        """Show how far each e-mail is while some are on their way."""
        tile = self.view.runs.current()
        on_their_way = any(row.state in {"queued", "sending"} for row in self.view.messages())
        if tile is not None and on_their_way and self.view.isVisible():
            self._read_run(tile.key)

    def _say(self, error: CollectorError) -> None:
        self.said.emit(sentence_of(error))


def _nothing(_: Outcome[int]) -> None:
    """Take no notice: the message bar and the pages hear of it from the task runner."""


def _joined(rows: Sequence[MessageRow], whole: Path | None, fonts: Path) -> Paper:
    """Return the letters of a run as one PDF, in the order of the post under their list.

    It is for nobody in particular: the letters in it were recorded with the run.
    """
    made_on = rows[0].made_on
    is_there = whole is not None and whole.exists()
    content = whole.read_bytes() if whole is not None and is_there else letters_again(rows, fonts)
    return Paper(0, "letter", f"Letters_{made_on.isoformat()}.pdf", content, (), made_on)
