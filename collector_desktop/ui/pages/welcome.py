"""The first start: what the program is for, and four ways to begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from collector_desktop import __version__
from collector_desktop.ui.cells import Chip, Tone
from collector_desktop.ui.widgets.labels import Button, IconLabel, label
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.welcome_choice import ChoiceCard
from collector_desktop.ui.widgets.welcome_company import CompanyForm

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from collector_desktop.ui.desk import Desk

IMPORT, EMPTY, SAMPLE, OPEN = range(4)
FILES = "Exports (*.csv *.xlsx *.txt);;All files (*)"
LEDGERS = "Ledgers and backups (*.collector *.collector-backup)"
LEDGER_SUFFIXES = (".collector", ".collector-backup")
WIDEST, MARK = 720, 44


class WelcomePage(Page):
    """Offers a start; Enter continues with the one that is chosen."""

    demo_asked = Signal()
    create_asked = Signal(object)
    import_asked = Signal(object, str)
    open_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.header.hide()
        self.company = CompanyForm()
        self._file = ""
        self.choices = self._choices()
        self._group = QButtonGroup(self)
        for at, choice in enumerate(self.choices):
            self._group.addButton(choice, at)
        self._group.idToggled.connect(self._on_choice)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._promise(), 32)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._start())
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self._scroll, 68)
        self.column.addLayout(row, 1)
        self.choices[IMPORT].setChecked(True)
        self.setAcceptDrops(True)

    def refresh(self) -> None:
        """Read nothing: there is no ledger yet."""

    def main_focus(self) -> QWidget:
        """Return the first thing to fill in, else the chosen card; Enter continues from either."""
        chosen = self._group.checkedId()
        return self.company.name if chosen in {IMPORT, EMPTY} else self.choices[chosen]

    def show_argument(self, argument: object) -> None:
        """Take the file that is to be imported first, if there is one."""
        if not argument:
            return
        self._file = str(argument[0] if isinstance(argument, tuple) else argument)
        name = Path(self._file).name
        self.choices[IMPORT].say(self.tr("{name} is ready to import.").format(name=name))
        self.choices[IMPORT].setChecked(True)
        self.company.name.setFocus()

    def go_on(self) -> None:
        """Continue with what is chosen."""
        chosen = self._group.checkedId()
        if chosen == SAMPLE:
            self.demo_asked.emit()
        elif chosen == OPEN:
            self._ask_ledger()
        else:
            self._make(with_file=chosen == IMPORT)

    def _make(self, *, with_file: bool) -> None:
        company = self.company.draft()
        if company is None:
            self._scroll.ensureWidgetVisible(self.company)
            return
        if not with_file:
            self.create_asked.emit(company)
            return
        title = self.tr("The file that your accounting program exports")
        path = (
            self._file or QFileDialog.getOpenFileName(self, title, str(self.desk.papers), FILES)[0]
        )
        if path:
            self._file = ""
            self.import_asked.emit(company, path)

    def _ask_ledger(self) -> None:
        title = self.tr("Open a ledger or a backup")
        path, _ = QFileDialog.getOpenFileName(self, title, str(self.desk.papers), LEDGERS)
        if path:
            self.open_asked.emit(path)

    def _on_choice(self, at: int, checked: bool) -> None:  # noqa: FBT001 - Qt's own signal
        if checked:
            self.company.setVisible(at in {IMPORT, EMPTY})

    def _choices(self) -> tuple[ChoiceCard, ...]:
        theme = self.desk.theme
        programs = ("Xero", "QuickBooks", "Sage 50", self.tr("Excel or CSV"))
        chips = tuple(Chip(name, Tone.NEUTRAL, "") for name in programs)
        words = (
            (
                self.tr("Import from my accounts"),
                self.tr(
                    "Export open invoices from your accounting program and drop the file here."
                ),
            ),
            (
                self.tr("Start with an empty ledger"),
                self.tr("Bring in customers and invoices later."),
            ),
            (
                self.tr("Look around with sample data"),
                self.tr("60 invented customers and 300 invoices, in a file of their own."),
            ),
            (
                self.tr("Open a Collector file or a backup"),
                self.tr("From another computer or from a backup."),
            ),
        )
        icons = (
            ("file-spreadsheet", Tone.ACCENT),
            ("file-plus", Tone.INFO),
            ("flask-conical", Tone.PLUM),
            ("folder-open", Tone.NEUTRAL),
        )
        return tuple(
            ChoiceCard(theme, icon, tone, said, chips if at == IMPORT else ())
            for at, ((icon, tone), said) in enumerate(zip(icons, words, strict=True))
        )

    def _start(self) -> QWidget:
        side = QWidget()
        middle = QWidget()
        middle.setMaximumWidth(self.desk.theme.px(WIDEST))
        row = QHBoxLayout(side)
        row.setContentsMargins(48, 24, 48, 24)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(label(self.tr("How would you like to start?"), "figure"))
        column.addWidget(
            label(self.tr("You can do the others later from the File menu."), "second")
        )
        column.addSpacing(8)
        for choice in self.choices:
            column.addWidget(choice)
        column.addWidget(self.company)
        button = Button(self.desk.theme, self.tr("Continue"), kind="primary", key="\u21b5")
        button.clicked.connect(self.go_on)
        button.setDefault(True)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(3)
        return side

    def _promise(self) -> QWidget:
        side = QFrame()
        side.setObjectName("welcomePromise")
        column = QVBoxLayout(side)
        column.setContentsMargins(48, 24, 40, 24)
        column.setSpacing(10)
        column.addStretch(2)
        mark = label()
        size = self.desk.theme.px(MARK)
        mark.setPixmap(QIcon(str(self.desk.resources / "icons" / "app.svg")).pixmap(size, size))
        column.addWidget(mark)
        column.addSpacing(6)
        column.addWidget(label(self.tr("Get paid on time."), "welcome"))
        promise = label(
            self.tr(
                "Bring in who owes you what. Collector Desktop tells you whom to chase each"
                " morning, writes the reminders and remembers every promise."
            ),
            "second",
        )
        promise.setWordWrap(True)
        column.addWidget(promise)
        column.addSpacing(8)
        for icon, words in (
            ("hard-drive", self.tr("Your data stays in one file on this computer")),
            ("cloud-off", self.tr("Works without an account or the internet")),
            ("undo-2", self.tr("Edits and imports can be undone")),
        ):
            fact = QHBoxLayout()
            fact.setSpacing(10)
            fact.addWidget(IconLabel(self.desk.theme, icon, "ok"))
            fact.addWidget(label(words), 1)
            column.addLayout(fact)
        column.addStretch(3)
        column.addWidget(label(self.tr("Version %s, free and open source") % __version__, "meta"))
        return side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_on()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        event.acceptProposedAction()
        if path.endswith(LEDGER_SUFFIXES):
            self.open_asked.emit(path)
        else:
            self.show_argument(path)


def dropped_file(event: QDropEvent) -> str:
    """Return the path of the one file that is dragged, empty if it is none or several."""
    urls = event.mimeData().urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
