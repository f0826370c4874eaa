"""What comes to the window from outside: dropped files, pasted rows, a folder's new files."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import QtWidgets  # PySide makes a class where it is first named
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from collector_desktop.domain.errors import CollectorError
from collector_desktop.ui.errors import show_failure
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.incoming_words import age_words, news_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.ledger_age import LedgerAge, ledger_age
    from collector_desktop.services.pasting import PastedRows
    from collector_desktop.services.watched_folder import Candidate, FolderNews
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.import_drop import are_papers
    from collector_desktop.ui.widgets.message_bar import MessageBar
    from collector_desktop.ui.widgets.status_line import StatusLine
else:
    ledger_age = later("collector_desktop.queries.ledger_age", "ledger_age")
    are_papers = later("collector_desktop.ui.widgets.import_drop", "are_papers")
    PastedRows = later("collector_desktop.services.pasting", "PastedRows")

WATCHED = "import.watched"


class Incoming(QObject):
    """Hands what comes to the import; `files_given` carries a path, or several in a tuple.

    `papers_given` carries the paths of PDFs and e-mails, which may have been sent from here.
    """

    files_given = Signal(object)
    papers_given = Signal(object)

    def __init__(
        self, desk: Desk, messages: MessageBar, status: StatusLine, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._messages, self._status = desk, messages, status
        self._window = window
        self._page: Any = None
        self._news: tuple[str, tuple[str, ...]] | None = None

    @cached_property
    def _pasted(self) -> PastedRows:
        return PastedRows()

    def wire(self, page: Any) -> None:
        """Listen to the import page, and tell it which folder is watched."""
        self._page = page
        page.file.papers_to = self.papers_given.emit
        line = page.file.watched
        line.paste_asked.connect(self.paste)
        line.watch_asked.connect(self.choose_folder)
        line.unwatch_asked.connect(self.forget_folder)
        line.look_asked.connect(self.look)
        page.flow.finished.connect(self._look_after)
        line.show_folder(self._folder())
        if self._news:
            line.show_news(*self._news)

    def drop(self, data: QMimeData) -> None:
        """Import the files that were dropped, or know papers again; a folder is refused."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        files = tuple(str(path) for path in paths if not path.is_dir())
        if are_papers(files):
            self.papers_given.emit(files)
        elif files:
            self.files_given.emit(files if len(files) > 1 else files[0])
        elif paths:
            self._messages.show_problem(
                self.tr("{name} is a folder.").format(name=paths[0].name),
                self.tr("Drop the files in it, or have the folder watched on the import page."),
            )

    def paste(self) -> None:
        """Import the rows on the clipboard."""
        try:
            path = self._pasted.keep(QGuiApplication.clipboard().text())
        except CollectorError as error:
            show_failure(self._messages, error)
        else:
            self.files_given.emit(str(path))

    def choose_folder(self) -> None:
        """Ask which folder is to be watched, and look into it."""
        title = self.tr("Watch a folder for new files")
        folder = QtWidgets.QFileDialog.getExistingDirectory(self._window, title, self._folder())
        if folder:
            self._keep(folder)
            self.look()

    def forget_folder(self) -> None:
        """Watch no folder any more."""
        self._keep("")

    def look(self, *, announce: bool = True) -> None:
        """Look for new files in the watched folder, and report them; nothing is imported."""
        folder = self._folder()
        if folder:
            ask = partial(self._ask, announce=announce)
            self._desk.tasks.run_apart(self, partial(_candidates, Path(folder)), ask)

    def show_age(self) -> None:
        """Show how old the ledger's data is."""
        self._desk.tasks.run(self, partial(ledger_age, self._desk.today()), self._show_age)

    def _folder(self) -> str:
        return str(self._desk.personal.get(WATCHED, ""))

    def _keep(self, folder: str) -> None:
        self._news = None
        self._desk.personal.put(WATCHED, folder)
        if self._page is not None:
            self._page.file.watched.show_folder(folder)

    def _look_after(self, _: object) -> None:
        """After the last of the files, show what is still new; who imports need not be told."""
        if self._news and self._news[1] and not self._page.queue.waiting:
            self.look(announce=False)

    def _ask(self, files: Sequence[Candidate], *, announce: bool) -> None:
        show = partial(self._show_news, announce=announce)
        self._desk.tasks.run(self, partial(_news, files, self._desk.today()), show)

    def _show_news(self, news: FolderNews, *, announce: bool) -> None:
        name = Path(self._folder()).name
        words = news_words(news, name) if news.paths else ""
        files = tuple(map(str, news.paths))
        self._news = words, files
        if self._page is not None:
            self._page.file.watched.show_folder(self._folder())
            self._page.file.watched.show_news(words, files)
        if words and announce:
            give = partial(self.files_given.emit, files if len(files) > 1 else files[0])
            self._messages.show_news(words, self.tr("Check what is new"), give)

    def _show_age(self, age: LedgerAge) -> None:
        today = self._desk.today()
        self._status.show_ledger(age_words(age, today), warn=age.is_old(today))


def _candidates(folder: Path) -> list[Candidate]:
    """Return the files of a folder; all that reads files is imported once one is watched."""
    from collector_desktop.services.watched_folder import candidates  # noqa: PLC0415 - 300 ms

    return candidates(folder)


def _news(files: Sequence[Candidate], as_of: date) -> FolderNews:
    from collector_desktop.services.watched_folder import folder_news  # noqa: PLC0415 - as above

    return folder_news(files, as_of)
