"""Where every unexpected error ends: a log, one dialog, and nothing sent anywhere."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from collector_desktop.ui.errors import CrashReport, CrashReports

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.theme import Theme
    from collector_desktop.ui.widgets.crash_dialog import CrashDialog

logger = logging.getLogger(__name__)
qt_logger = logging.getLogger("qt")
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


class LateLog(logging.Handler):
    """Opens the log with the first line that goes into it: most starts have nothing to log."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; threads that write at the same time wait for one file."""
        if self._file is None:
            self._file = self._opened()
        self._file.handle(record)

    def close(self) -> None:
        """Close the file, if there is one."""
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        from collector_desktop.integrations.logs import private_file  # noqa: PLC0415 - seldom

        with suppress(OSError):
            return private_file(self._path)
        return logging.NullHandler()


def keep_logs(folder: Path) -> None:
    """Write warnings and faults into the logs folder; crashes of native code too.

    Where nothing can be written, as on a full disk, the program goes on without.
    """
    logging.getLogger("peewee").setLevel(logging.WARNING)
    handler = LateLog(folder / "collector-desktop.log")
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        native = (folder / "native-crash.log").open("a", encoding="utf-8")
        (folder / "native-crash.log").chmod(0o600)
        faulthandler.enable(native)


def hear_qt() -> None:
    """Write what Qt says into the log, where it would go to a terminal that nobody has."""
    qInstallMessageHandler(_note_qt)


def _note_qt(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
    qt_logger.log(LEVELS.get(kind, logging.ERROR), "%s", message)


def _note_unraisable(found: sys.UnraisableHookArgs) -> None:
    """Log a fault that the interpreter can raise nowhere, such as one of a part being let go.

    Nobody is told: nothing that the user did failed. The interpreter would write its words
    to the terminal, and they may hold a name.
    """
    fault = (found.exc_type, found.exc_value, found.exc_traceback)
    logger.error("A fault that nothing could catch", exc_info=fault)  # type: ignore[arg-type]


class CrashGuard(QObject):
    """Catches what nobody caught, on any thread, and shows each fault once on the GUI thread."""

    _caught = Signal(CrashReport)

    def __init__(self, theme: Theme, window: QWidget | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._reports = CrashReports()
        self.window = window
        self.dialog: CrashDialog | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the hooks of the interpreter."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread
        sys.unraisablehook = _note_unraisable

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a fault and have it shown; the ledger rolled back what was under way."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = self._reports.report(kind, error, trace)
        if report is not None:
            logger.error("%s", report.text)
            self._caught.emit(report)

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.catch(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, report: CrashReport) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            return
        from collector_desktop.ui.widgets.crash_dialog import (  # noqa: PLC0415 - seldom
            CrashDialog,
        )

        self.dialog = CrashDialog(self._theme, report, self.window)
        self.dialog.open()
