"""The main window: sidebar, pages, messages, and the ways between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from collector_desktop.domain.changes import Change
from collector_desktop.ui import commands
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.actions import ActionRegistry
from collector_desktop.ui.errors import show_failure
from collector_desktop.ui.files import FileCommands
from collector_desktop.ui.find import Finder
from collector_desktop.ui.help import show_about, show_shortcuts
from collector_desktop.ui.incoming import Incoming
from collector_desktop.ui.merging import MergeCommands
from collector_desktop.ui.outbox import OutboxDesk
from collector_desktop.ui.page_factory import entries, make_page
from collector_desktop.ui.papers_sent import PaperCommands
from collector_desktop.ui.sidebar_counts import count_run, count_waiting
from collector_desktop.ui.undoing import UndoCommands
from collector_desktop.ui.widgets.message_bar import MessageBar
from collector_desktop.ui.widgets.palette import CommandPalette
from collector_desktop.ui.widgets.sample_banner import SampleBanner
from collector_desktop.ui.widgets.sidebar import Sidebar
from collector_desktop.ui.widgets.status_line import StatusLine
from collector_desktop.ui.wiring import SpecialPages
from collector_desktop.ui.worker import WorkerCommands

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.queries.chase_waiting import ChaseWaiting
    from collector_desktop.queries.waiting import Waiting
    from collector_desktop.services.ledgers import LedgerInfo
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.ledger_session import LedgerSession
    from collector_desktop.ui.widgets.page import Page

MINUTE_MS = 60_000
SMALLEST = (1024, 640)
USUAL = (1440, 900)


class MainWindow(QMainWindow):
    """Shows one page at a time; every change is announced with its Undo.

    `look_asked` carries a scheme and a text size, `look_switched` asks for the other scheme.
    """

    look_asked = Signal(str, int)
    look_switched = Signal()

    def __init__(self, desk: Desk, session: LedgerSession) -> None:
        super().__init__()
        self.desk, self.session = desk, session
        self._pages: dict[str, Page] = {}
        self._place = nav.Place(nav.WELCOME)
        self._trail = nav.Trail()
        self._day = desk.today()
        self.registry = ActionRegistry(desk.theme, self)
        self.files = FileCommands(desk, session, self)
        self.papers = PaperCommands(desk, self)
        self.merging, self.worker = MergeCommands(desk, self), WorkerCommands(desk, session, self)
        self._finder = Finder(desk, self.registry)
        self._special = SpecialPages(session, self.files, self.look_asked.emit, self.open_page)
        self._build()
        self._connect()
        commands.install(self.registry, self._slots(), self.menuBar())
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(*desk.personal.get("window.size", USUAL))

    def open_page(self, name: str, argument: Any = None) -> None:
        """Go to a page, and let it show what is asked; without a ledger only the welcome opens."""
        if self.session.info is None:
            self._show(nav.Place(nav.WELCOME, argument if name == nav.IMPORT else None))
            return
        if self._place.page not in {name, nav.WELCOME} or argument is not None:
            self._trail.leave(self._place)
        self._show(nav.Place(name, argument))

    def open_customer(self, customer_id: int, among: object = ()) -> None:
        """Open the card of a customer, with the list to walk through."""
        self.open_page(nav.CUSTOMER, (customer_id, among))

    def back(self) -> None:
        """Go back to where one came from."""
        place = self._trail.back()
        if place is not None:
            self._show(place)

    def welcome(self) -> None:
        """Show the choices of a first start."""
        self._show(nav.Place(nav.WELCOME))

    def page(self, name: str) -> Page:
        """Return a page, built on first use."""
        if name not in self._pages:
            self._pages[name] = self._wire(make_page(name, self.desk), name)
        return self._pages[name]

    @property
    def place(self) -> nav.Place:
        """Where the window is."""
        return self._place

    def _build(self) -> None:
        theme = self.desk.theme
        self.sidebar = Sidebar(theme, entries(self))
        self._stack = QStackedWidget()
        self.status = StatusLine(theme)
        self.banner = SampleBanner(theme)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addWidget(self._stack, 1)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(centre)
        self.messages = MessageBar(theme, self)
        self.incoming = Incoming(self.desk, self.messages, self.status, self)
        self._history = UndoCommands(self.desk, self.messages)
        self.outbox = OutboxDesk(self.desk, self.messages)
        self.palette_frame = CommandPalette(theme, self._finder.answer, self)

    def _connect(self) -> None:
        tasks = self.desk.tasks
        tasks.done.connect(self._history.announce)
        tasks.failed.connect(partial(show_failure, self.messages))
        tasks.progressed.connect(self.status.jobs.show_job)
        self.status.jobs.cancelled.connect(tasks.cancel)
        tasks.changed.connect(self._on_changed)
        self.sidebar.chosen.connect(self.open_page)
        self.sidebar.company_clicked.connect(self.files.open)
        self.banner.left.connect(self.welcome)
        self.session.opened.connect(self._on_opened)
        self.session.refused.connect(self._on_refused)
        self.session.backed_up.connect(self._show_backup)
        self._finder.customer_found.connect(self.open_customer)
        self.files.said.connect(self.messages.show_news)
        self.outbox.settings_asked.connect(partial(self.open_page, nav.SETTINGS, "email"))
        self.outbox.customer_asked.connect(self.open_customer)
        self.outbox.problems_asked.connect(partial(self.open_page, nav.CHASE, "past"))
        self.incoming.files_given.connect(partial(self.open_page, nav.IMPORT))
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.tick)
        self._clock.start(MINUTE_MS)

    def _slots(self) -> dict[str, Any]:
        go = {name: partial(self.open_page, page) for name, page in commands.PAGE_COMMANDS.items()}
        return {
            **go,
            "new": self.files.new,
            "open": self.files.open,
            "demo": self.session.open_demo,
            "answers": self.session.guarded(self.outbox.show_answers),
            "send_mail": self.session.guarded(self.outbox.send_now),
            "take_payment": self._special.take_payment,
            "past_runs": partial(self.open_page, nav.CHASE, "past"),
            "procedures": partial(self.open_page, nav.SETTINGS, "procedures"),
            "import": partial(self.open_page, nav.IMPORT),
            "paste": self.incoming.paste,
            "worker": self.session.guarded(self.worker.open),
            "merge": self.session.guarded(self.merging.open),
            "backup": self.files.back_up,
            "restore": self.files.restore,
            "export": self.files.export,
            "quit": self.close,
            "undo": self.session.guarded(self._history.undo),
            "redo": self.session.guarded(self._history.redo),
            "find": self.session.guarded(self.palette_frame.open),
            "back": self.back,
            "sidebar": self._fold_sidebar,
            "theme": self.look_switched.emit,
            "full_screen": self._full_screen,
            "refresh": lambda: self.page(self._place.page).mark_stale(),
            "shortcuts": partial(show_shortcuts, self.desk, self.registry, self),
            "about": partial(show_about, self),
        }

    def _wire(self, page: Page, name: str) -> Page:
        page.customer_asked.connect(self.open_customer)
        page.page_asked.connect(self.open_page)
        page.file_asked.connect(partial(self.open_page, nav.IMPORT))
        page.search_asked.connect(self.palette_frame.open)
        page.back_asked.connect(self.back)
        page.said.connect(self.messages.show_news)
        self.papers.listen_to(page)
        self._special.wire(name, page)
        self.merging.wire(name, page)
        if name == nav.IMPORT:
            self.incoming.wire(page)
        self._stack.addWidget(page)
        return page

    def _show(self, place: nav.Place) -> None:
        self._place = place
        page = self.page(place.page)
        if place.argument is not None:
            page.show_argument(place.argument)
        self._stack.setCurrentWidget(page)
        self.sidebar.setVisible(place.page != nav.WELCOME)
        self.status.setVisible(place.page != nav.WELCOME)
        self.banner.setVisible(place.page != nav.WELCOME and self.session.is_sample)
        self.sidebar.choose(nav.CUSTOMERS if place.page == nav.CUSTOMER else place.page)
        if self._trail.steps and place.page == nav.CUSTOMER:
            page.header.show_crumb(self._title(self._trail.steps[-1].page))
        page.main_focus().setFocus()

    def _title(self, name: str) -> str:
        return {entry.name: entry.text for entry in entries(self)}.get(name, self.tr("Back"))

    def _on_changed(self, _: Change) -> None:
        self.status.show_saved(self.tr("All changes saved"))
        self.incoming.show_age()
        self.desk.tasks.run(self, partial(count_waiting, self.desk.today()), self._show_waiting)
        self.desk.tasks.run(self, partial(count_run, self.desk.today()), self._show_run)

    def _show_waiting(self, now: Waiting) -> None:
        if now.to_chase is not None:
            self.sidebar.show_count(nav.TODAY, now.to_chase)
        self.sidebar.show_count(nav.PROMISES, now.broken)
        self.sidebar.show_count(nav.INVOICES, now.overdue)
        self.sidebar.show_count(nav.PAYMENTS, now.to_match)
        self.sidebar.show_count(nav.DISPUTES, now.disputed)

    def _show_run(self, run: ChaseWaiting | None) -> None:
        self.sidebar.show_count(nav.CHASE, run.messages if run else 0)

    def _on_opened(self, info: LedgerInfo) -> None:
        self.setWindowTitle(f"Collector Desktop \N{EM DASH} {info.company}")
        self.sidebar.show_company(info.company)
        self.desk.personal.put("recent.ledger", str(info.path))
        self._trail = nav.Trail()
        for page in self._pages.values():
            page.mark_stale()
        self._special.tell_settings()
        self._show_backup()
        self._show(nav.Place(nav.TODAY))
        self._on_changed(Change(0))
        self._special.go_on_importing()
        self.incoming.look()
        self.outbox.begin()

    def _show_backup(self) -> None:
        last = self.session.last_backup()
        words = self.tr("Backed up %s") % last if last else self.tr("Not backed up yet")
        self.status.show_backup(words)

    def _on_refused(self, error: CollectorError) -> None:
        show_failure(self.messages, error)
        self.welcome()

    def tick(self) -> None:
        """Begin a new day if midnight has passed: judge the promises and read again."""
        today = self.desk.today()
        if today != self._day:
            self._day = today
            self.session.judge()
            self.incoming.show_age()
            for page in self._pages.values():
                page.mark_stale()

    def _fold_sidebar(self) -> None:
        self.sidebar.set_collapsed(collapsed=not self.sidebar.collapsed)

    def _full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.incoming.drop(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.isFullScreen():
            self.desk.personal.put("window.size", [self.width(), self.height()])
        super().closeEvent(event)
