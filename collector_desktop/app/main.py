"""Build the desk and run it, or draw it to pictures where there is no display."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from collector_desktop.app.crash import CrashGuard, hear_qt, keep_logs
from collector_desktop.app.first_paint import AfterFirstPaint
from collector_desktop.app.links import open_link
from collector_desktop.app.screen_lock import ScreenLock
from collector_desktop.app.session_mark import SessionMark
from collector_desktop.app.single_instance import SingleInstance
from collector_desktop.app.unused import Unused
from collector_desktop.integrations import clock
from collector_desktop.integrations.folders import Folders, default_ledger, folders, resource
from collector_desktop.integrations.no_core import leave_no_core
from collector_desktop.integrations.user import user_name
from collector_desktop.ui.desk import Desk, Personal
from collector_desktop.ui.help import apply_look, remembered_look
from collector_desktop.ui.idle_log import IdleLog
from collector_desktop.ui.ledger_places import Places
from collector_desktop.ui.ledger_session import RECENT, LedgerSession
from collector_desktop.ui.main_window import MainWindow
from collector_desktop.ui.notices import Notices
from collector_desktop.ui.proving import Prover
from collector_desktop.ui.still_there import StillThere
from collector_desktop.ui.tasks import SynchronousTaskRunner, TaskRunner
from collector_desktop.ui.theme import STYLE, WORN, Scheme, Theme
from collector_desktop.ui.worker import WORKER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

DEMO = "demo.collector"
FRAME = QSize(16, 48)
AFTER_START_MS = 2_000
LEFT = (
    "The last session ended unexpectedly.",
    "The ledger is checked as it opens; what was said to be saved is in it.",
)
LIGHT, DARK = Scheme.LIGHT.value, Scheme.DARK.value


def main(argv: Sequence[str]) -> int:
    """Open the window on a ledger; return the exit status."""
    options = _options(argv)
    home = folders(options.data_dir)
    wanted = _wanted(options, home)
    app = application()
    app.setApplicationName("Collector Desktop")
    app.setDesktopFileName("collector-desktop")
    instance = SingleInstance(wanted or home.ledger)
    if options.render is None and instance.raise_the_first():
        return 0
    keep_logs(home.logs)
    window, guard = _window(app, home, options)
    if options.render is not None:
        leave_no_core()
        from collector_desktop.app.pictures import render_desk  # noqa: PLC0415 - not for a start

        status: int = render_desk(window, options.render)
        return status
    guard.install()
    unused = _look_apart(window)
    hear_qt()
    mark = SessionMark(home.logs / f"{instance.name}.running")
    instance.raised.connect(partial(_come_forward, window))
    fit_on_screen(window)
    window.show()
    _watch_screen(window)
    AfterFirstPaint(window, instance.listen)
    begin = partial(_begin, window, mark, wanted, demo=options.demo)
    AfterFirstPaint(window, partial(_without_core, begin))
    status = app.exec()
    _stop_drawing()
    window.desk.tasks.run(window, window.session.stop, _ignore)
    window.desk.tasks.close()
    unused.end()
    mark.end()
    return status


def _stop_drawing() -> None:
    """End the process that draws a paper, which else is waited for; no paper is seen any more."""
    from collector_desktop.documents.untrusted_paper import (  # noqa: PLC0415 - not at the start
        forget,
    )

    forget()


def application() -> QApplication:
    """Return the application, in the style of the desk from the start.

    To dress it later has PySide make the class of Qt's styles, which takes 6 ms.
    """
    made = QApplication.instance()
    if isinstance(made, QApplication):
        return made
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setProperty(WORN, STYLE)
    return app


def fit_on_screen(window: QWidget) -> None:
    """Make a window no larger than the screen with the frame that the system draws round it."""
    room = window.screen().availableSize() - FRAME
    window.resize(window.size().boundedTo(room).expandedTo(window.minimumSize()))


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="collector-desktop")
    parser.add_argument("ledger", nargs="?", type=Path)
    parser.add_argument("--demo", action="store_true", help="open the sample ledger")
    parser.add_argument("--render", type=Path, metavar="FOLDER", help="draw the desk to pictures")
    parser.add_argument("--data-dir", type=Path, help="keep everything below this folder")
    parser.add_argument("--as-of", type=date.fromisoformat, help="work as if this were today")
    return parser.parse_args(argv)


def _wanted(options: argparse.Namespace, home: Folders) -> Path | None:
    """Return the ledger to open: the one named, the sample, else None for the one used last."""
    if options.demo:
        return home.data / DEMO
    if options.ledger is not None:
        named: Path = options.ledger
        return named
    given = default_ledger(os.environ)
    return given if given != folders().ledger or given.exists() else None


def _window(
    app: QApplication, home: Folders, options: argparse.Namespace
) -> tuple[MainWindow, CrashGuard]:
    theme = Theme(resource(""))
    today = clock.today if options.as_of is None else (lambda: options.as_of)
    with suppress(OSError):  # the looks are not kept then; the ledger may lie elsewhere
        home.config.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = QSettings(str(home.config / "desk.ini"), QSettings.Format.IniFormat)
    here = options.render is not None
    tasks = SynchronousTaskRunner() if here else TaskRunner(_nothing, _nothing)
    papers = Path.home() / "Documents" if (Path.home() / "Documents").is_dir() else Path.home()
    places = Places(home.ledger, home.data / DEMO, home.backups)
    actor = Personal(store).get(WORKER) or user_name()
    session = LedgerSession(tasks, places, today, _now, actor)
    desk = Desk(
        tasks,
        theme,
        today,
        clock.now_minute,
        Personal(store),
        resource(""),
        papers,
        open_link,
        session.safe_copy,
    )
    apply_look(desk, app, *remembered_look(desk))
    guard = CrashGuard(theme)
    window = MainWindow(desk, session)
    guard.window = window
    Notices(desk, session, window)
    IdleLog(desk, session, window)
    StillThere(desk, session, window.messages, window.files.restore_to)
    Prover(desk, session, window.messages).settled.connect(window.health.refresh)
    app.setWindowIcon(QIcon(str(resource("icons") / "app.svg")))
    window.look_asked.connect(partial(apply_look, desk, app))
    window.look_switched.connect(partial(_switch_look, desk, app))
    return window, guard


def _without_core(begin: Callable[[], None]) -> None:
    """Begin once the system writes no core of the program: that would hold what a ledger says."""
    leave_no_core()
    begin()


def _begin(window: MainWindow, mark: SessionMark, wanted: Path | None, *, demo: bool) -> None:
    """Open a ledger behind the frame that stands, and then say so if the last session was cut off.

    A ledger that opens takes away what was said before of another.
    """
    from collector_desktop.app.giving_back import GivingBack  # noqa: PLC0415 - not in the frame
    from collector_desktop.ui.ahead import Ahead  # noqa: PLC0415 - as above

    GivingBack(window, window.desk.tasks)
    ahead = Ahead(window, window.desk.tasks, window.desk.theme)
    window.session.opened.connect(ahead.begin, Qt.ConnectionType.SingleShotConnection)
    if mark.begin():
        tell = partial(_tell_left, window)
        window.session.opened.connect(tell, Qt.ConnectionType.SingleShotConnection)
    _open_first(window, wanted, demo=demo)


def _tell_left(window: MainWindow, _: object) -> None:
    window.messages.show_problem(*LEFT)


def _open_first(window: MainWindow, wanted: Path | None, *, demo: bool) -> None:
    recent = window.desk.personal.get(RECENT)
    if demo:
        window.session.open_demo()
    elif wanted is not None:
        window.session.open(wanted)
    elif recent and (Path(recent) != window.session.places.demo or Path(recent).exists()):
        window.session.open(Path(recent))  # one that is gone is reported, with its backups
    else:
        window.welcome()


def _switch_look(desk: Desk, app: QApplication) -> None:
    dark = desk.theme.is_dark
    apply_look(desk, app, LIGHT if dark else DARK, remembered_look(desk)[1])


def _watch_screen(window: MainWindow) -> None:
    """Lock the ledger with the screen; the bus is looked for when the window stands."""
    screen = ScreenLock(window)
    screen.locked.connect(window.locking.lock_with_screen)
    QTimer.singleShot(AFTER_START_MS, screen, screen.listen)


def _look_apart(window: MainWindow) -> Unused:
    """Give memory back between other work."""
    tasks = window.desk.tasks
    unused = Unused(window, lambda: tasks.is_busy)
    unused.begin()
    return unused


def _come_forward(window: MainWindow) -> None:
    window.showNormal()
    window.raise_()
    window.activateWindow()


def _now() -> datetime:
    return datetime.now(UTC)


def _nothing() -> None:
    """Neither open nor close a ledger: the session does both."""


def _ignore(_: object) -> None:
    """Take no notice: the window is closing."""
