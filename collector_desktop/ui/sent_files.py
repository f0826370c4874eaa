"""PDFs that come to the window: were they sent by us, are they invoices, or neither."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets  # PySide makes a class where it is first named
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from collector_desktop.services.sent_check import SentAnswer, ShownFile
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.sent_sheet import SentSheet

    Then = Callable[[Sequence[SentAnswer]], None]

SHOWN = "Papers (*.pdf *.eml)"


class SentFiles(QObject):
    """Asks the history about files; `sheet` is the answer, once there was one.

    `customer_asked` carries whom to open, `import_asked` the path of an e-invoice, or several in a
    tuple.
    """

    customer_asked = Signal(int)
    import_asked = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.sheet: SentSheet | None = None

    def choose(self) -> None:
        """Ask which file somebody shows, and answer."""
        title = self.tr("Was this sent by us?")
        names, _ = QtWidgets.QFileDialog.getOpenFileNames(self._window, title, "", SHOWN)
        if names:
            self._look(names, self._show)

    def take(self, paths: Sequence[str]) -> None:
        """Answer for dropped files; where none was sent from here, e-invoices go to the import."""
        self._look(paths, self._sort)

    def _look(self, names: Sequence[str], then: Then) -> None:
        paths = tuple(map(Path, names))
        self._desk.tasks.run_apart(self, partial(_looked_at, paths), partial(self._ask, then))

    def _ask(self, then: Then, files: Sequence[ShownFile]) -> None:
        work = partial(_answers, files, self._desk.today())
        self._desk.tasks.run(self, work, then)

    def _sort(self, answers: Sequence[SentAnswer]) -> None:
        if all(each.file.is_invoice and not each.sent for each in answers):
            paths = tuple(str(each.file.path) for each in answers)
            self.import_asked.emit(paths if len(paths) > 1 else paths[0])
        else:
            self._show(answers)

    def _show(self, answers: Sequence[SentAnswer]) -> None:
        from collector_desktop.ui.dialogs.sent_sheet import SentSheet  # noqa: PLC0415 - seldom

        sheet = SentSheet(self._desk, answers, self._window)
        sheet.customer_asked.connect(self.customer_asked)
        sheet.import_asked.connect(self.import_asked)
        sheet.finished.connect(lambda _: sheet.deleteLater())
        self.sheet = sheet
        sheet.open()


def _looked_at(paths: tuple[Path, ...]) -> tuple[ShownFile, ...]:
    """Look at files; what reads invoices is imported with the first one."""
    from collector_desktop.services.sent_check import look_at  # noqa: PLC0415 - costs 100 ms

    return look_at(paths)


def _answers(files: Sequence[ShownFile], as_of: date) -> tuple[SentAnswer, ...]:
    from collector_desktop.services.sent_check import answers_to  # noqa: PLC0415 - as above

    return answers_to(files, as_of)
