"""The main window: sidebar, pages, messages, and the ways between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from collector_desktop.domain.changes import Change
from collector_desktop.ui import commands, regions
from collector_desktop.ui import help as ui_help
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.actions import ActionRegistry
from collector_desktop.ui.backup_health import BackupHealth
from collector_desktop.ui.customer_commands import CustomerCommands
from collector_desktop.ui.errors import show_failure
from collector_desktop.ui.files import FileCommands
from collector_desktop.ui.find import Finder
from collector_desktop.ui.incoming import Incoming
from collector_desktop.ui.locking import LockDesk
from collector_desktop.ui.merging import MergeCommands
from collector_desktop.ui.outbox import OutboxDesk
from collector_desktop.ui.page_factory import entries, make_page
from collector_desktop.ui.paper_desk import PaperDesk
from collector_desktop.ui.protecting import ProtectCommands
from collector_desktop.ui.record_sheets import RecordSheets
from collector_desktop.ui.sidebar_counts import refresh_counts
from collector_desktop.ui.undoing import UndoCommands
from collector_desktop.ui.unlocking import UnlockDesk
from collector_desktop.ui.widgets.curtain import Curtain
from collector_desktop.ui.widgets.late_palette import LatePalette
from collector_desktop.ui.widgets.message_bar import MessageBar
from collector_desktop.ui.widgets.window_frame import WindowFrame
from collector_desktop.ui.wiring import SpecialPages
from collector_desktop.ui.worker import WorkerCommands

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services.ledgers import LedgerInfo
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.ledger_session import LedgerSession
    from collector_desktop.ui.widgets.page import Page

MINUTE_MS = 60_000
SMALLEST, USUAL = (1024, 640), (1440, 900)


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
        self.papers = PaperDesk(desk, session, self, self.open_page, self.open_customer)
        self.merging, self.worker = MergeCommands(desk, self), WorkerCommands(desk, session, self)
        self.locking = LockDesk(desk, session, self)
        self.unlocking = UnlockDesk(desk, session, self)
        self._finder = Finder(desk, self.registry, lambda: self.page(self._place.page))
        act, wear = self.registry.trigger, self.look_asked.emit
        self._special = SpecialPages(session, self.files, wear, self.open_page, act)
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
            left, page = self._place, self._pages.get(self._place.page)
            left = nav.Place(left.page, *page.left(left.argument)) if page else left
            self._trail.leave(left, nav.Place(name, argument))
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
            self._pages[name] = self._wire(make_page(name, self.desk, self._frame.stack), name)
        return self._pages[name]

    @property
    def place(self) -> nav.Place:
        """Where the window is."""
        return self._place

    def _build(self) -> None:
        theme = self.desk.theme
        self._frame = frame = WindowFrame(theme, entries(self))
        self.sidebar, self.status, self.banner = frame.sidebar, frame.status, frame.banner
        self.setCentralWidget(frame)
        self.messages = MessageBar(theme, self)
        tell = (self.open_customer, self.messages.show_news)
        self.records = RecordSheets(self.desk, self.session, *tell, self)
        self.protecting = ProtectCommands(
            self.desk, self.session, self.messages, self.unlocking.forget
        )
        self._curtain = Curtain(self, self._frame, self.messages)
        self.incoming = Incoming(self.desk, self.messages, self.status, self)
        self.health = BackupHealth(self.desk, self.session, self.status)
        self.cards = CustomerCommands(self, self.messages.show_news)
        self._history = UndoCommands(self.desk, self.messages, self.session, self.registry)
        self.outbox = OutboxDesk(self.desk, self.messages)
        self.palette_frame = LatePalette(theme, self._finder.answer, self)

    def _connect(self) -> None:
        tasks = self.desk.tasks
        tasks.done.connect(self._history.announce)
        tasks.failed.connect(partial(show_failure, self.messages))
        self.status.listen(tasks)
        self._frame.stack.currentChanged.connect(self.messages.leave_page)
        tasks.changed.connect(self._on_changed)
        self.sidebar.chosen.connect(self.open_page)
        self.sidebar.company_clicked.connect(self.files.open)
        self.banner.left.connect(self.welcome)
        self.session.password_needed.connect(self._on_password_needed)
        self.session.opened.connect(self._on_opened)
        self.session.reopened.connect(self._on_reopened)
        self.session.refused.connect(self._on_refused)
        self.session.backed_up.connect(self._special.tell_settings)
        self.files.copied.connect(self.health.note_copy)
        self.files.second_chosen.connect(self.health.choose_second)
        self._finder.customer_found.connect(self.open_customer)
        self.unlocking.left.connect(self._on_left)
        self.locking.unprotected.connect(self.protecting.say_unprotected)
        self.files.said.connect(self.messages.show_news)
        self.outbox.settings_asked.connect(partial(self.open_page, nav.SETTINGS, "email"))
        self.outbox.customer_asked.connect(self.open_customer)
        self.outbox.problems_asked.connect(partial(self.open_page, nav.CHASE, "past"))
        self.incoming.files_given.connect(partial(self.open_page, nav.IMPORT))
        self.papers.wire(self.incoming)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.tick)
        self._clock.start(MINUTE_MS)

    def _slots(self) -> dict[str, Any]:
        go = {name: partial(self.open_page, page) for name, page in commands.PAGE_COMMANDS.items()}
        return {
            **go,
            **self.files.slots(),
            **self.records.slots(),
            **self.cards.slots(),
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
            **self.protecting.slots(),
            **self.papers.slots(),
            "lock": self.locking.lock,
            "quit": self.close,
            **self._history.slots(),
            **regions.slots(self),
            "find": self.session.guarded(self.palette_frame.open),
            "back": self.back,
            "sidebar": self.sidebar.toggle,
            "theme": self.look_switched.emit,
            "full_screen": self._full_screen,
            "refresh": lambda: self.page(self._place.page).mark_stale(),
            **ui_help.slots(self.desk, self.registry, self),
        }

    def _wire(self, page: Page, name: str) -> Page:
        page.customer_asked.connect(self.open_customer)
        page.page_asked.connect(self.open_page)
        page.file_asked.connect(partial(self.open_page, nav.IMPORT))
        page.search_asked.connect(self.palette_frame.open)
        page.back_asked.connect(self.back)
        page.speak_through(self.messages.show_news)
        page.began_anew.connect(self.messages.leave_page)
        self.papers.serve(name, page)
        self._special.wire(name, page)
        self.merging.wire(name, page)
        if name == nav.IMPORT:
            self.incoming.wire(page)
        self._frame.stack.addWidget(page)
        return page

    def _show(self, place: nav.Place) -> None:
        self._place = place
        page = self.page(place.page)
        if place.argument is not None:
            page.show_argument(place.argument)
        is_bare = place.page == nav.WELCOME
        self._frame.show_page(page, is_bare=is_bare, is_sample=self.session.is_sample)
        self.sidebar.choose(nav.BELONGS_TO.get(place.page, place.page))
        if self._trail.steps and place.page == nav.CUSTOMER:
            page.header.show_crumb(self._trail.steps[-1].words or self.tr("Back"))
        page.main_focus().setFocus()

    def _on_changed(self, _: Change) -> None:
        if self.session.info is None:
            return
        self.status.show_saved()
        self.incoming.show_age()
        refresh_counts(self.desk, self.sidebar)

    def _on_opened(self, info: LedgerInfo) -> None:
        self._show_name(info)
        self.desk.personal.put("recent.ledger", str(info.path))
        self._trail = nav.Trail()
        self._read_again(nav.Place(nav.TODAY))
        self._special.go_on(self.protecting.protect)
        self.incoming.look()
        self.outbox.begin()

    def _on_reopened(self, info: LedgerInfo) -> None:
        self._show_name(info)
        self._read_again(nav.Place(self._place.page))
        self.outbox.begin()

    def _read_again(self, place: nav.Place) -> None:
        for page in self._pages.values():
            page.mark_stale()
        self._special.tell_settings()
        self._show(place)
        self._on_changed(Change(0))

    def _on_password_needed(self, _: object) -> None:
        """Show nothing of a ledger that was locked, nor before the first one is open."""
        if self.session.info is None:
            self.outbox.pause()
            self._curtain.draw()

    def _show_name(self, info: LedgerInfo) -> None:
        self._curtain.lift(info.company)
        self.sidebar.show_company(info.company)

    def _on_left(self) -> None:
        if self.session.info is None:
            self._curtain.lift()
            self.welcome()

    def _on_refused(self, error: CollectorError) -> None:
        self._on_left()
        self.files.tell_refused(self.messages, error)

    def tick(self) -> None:
        """Begin a new day if midnight has passed: judge the promises and read again."""
        today = self.desk.today()
        if today != self._day and self.session.info is not None:
            self._day = today
            self.session.judge()
            self.incoming.show_age()
            for page in self._pages.values():
                page.mark_stale()

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.incoming.drop(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.isFullScreen():
            self.desk.personal.put("window.size", [self.width(), self.height()])
        super().closeEvent(event)
