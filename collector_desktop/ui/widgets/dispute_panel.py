"""The panel beside the list of disputes: what it is about, its steps, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.domain.dispute_cases import ROOT_CAUSES
from collector_desktop.ui.format import money
from collector_desktop.ui.widgets.dispute_lines import FileLines, NoteLines, StepLines
from collector_desktop.ui.widgets.dispute_words import (
    WAITING,
    raised_words,
    sum_words,
    tr,
    why_words,
)
from collector_desktop.ui.widgets.labels import Button, IconButton, label, line

if TYPE_CHECKING:
    from collector_desktop.queries.dispute_cases import CaseView
    from collector_desktop.ui.desk import Desk

WIDE, NARROW = 388, 340
_MARGIN, _ANSWER = 16, 64


class DisputePanel(QFrame):
    """Shows one dispute; the page does what the buttons ask for.

    `changed` carries the name of a field and its new value.
    """

    changed = Signal(str, str)
    customer_asked = Signal()
    attach_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view: CaseView | None = None
        self.setObjectName("sidePanel")
        theme = desk.theme
        self.title, self.about = label(kind="panel"), label(kind="second")
        self.raised = label(kind="meta")
        self.open = IconButton(theme, "external-link", tr("Open the customer"))
        self.owner, self.waiting, self.cause = QLineEdit(), QComboBox(), QComboBox()
        self.steps, self.notes, self.files = StepLines(), NoteLines(), FileLines(theme)
        self.attach = Button(theme, tr("Attach a file…"), icon="paperclip")
        self.letter = Button(theme, "", icon="mail")
        self.answer = QPlainTextEdit()
        self.keep = Button(
            theme, tr("Save as a note"), key="Ctrl \N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"
        )
        self.credit = Button(theme, "", kind="primary", icon="receipt-text")
        self.reject = Button(theme, tr("Reject, chase all"))
        self.other = Button(theme, tr("Other…"))
        self._ending = QWidget()
        self._build()
        self._connect()

    def show_view(self, view: CaseView | None) -> None:
        """Show a dispute, or nothing; what is being written stays with the same one."""
        same = view is not None and self.view is not None and _key(view) == _key(self.view)
        self.view = view
        self.setVisible(view is not None)
        if view is None:
            return
        case, today = view.case, self._desk.today()
        self.title.setText(f"{case.dispute.customer}, {case.dispute.number}")
        self.about.setText(f"{why_words(case)}. {sum_words(case)}.")
        self.raised.setText(raised_words(case, today))
        with QSignalBlocker(self.owner), QSignalBlocker(self.waiting), QSignalBlocker(self.cause):
            self.owner.setText(case.owner)
            self.waiting.setCurrentIndex(list(WAITING).index(case.waiting_for))
            self.cause.setCurrentText(case.root_cause)
        self.steps.show_steps(view.steps, today)
        self.notes.show_notes(view.notes, today)
        self.files.show_files(view.files)
        acknowledge, tell = tr("Letter: we look into it"), tr("Letter: our answer")
        self.letter.setText(acknowledge if case.is_open else tell)
        most = case.dispute.grantable_minor
        words = tr("Credit {sum}") if most else tr("Accept, already credited")
        self.credit.setText(words.format(sum=money(most, case.dispute.currency)))
        for part in (self._ending, self.owner, self.waiting):
            part.setEnabled(case.is_open)
        self._ending.setVisible(case.is_open)
        if not same:
            self.answer.clear()

    def _build(self) -> None:
        self.title.setWordWrap(True)
        self.about.setWordWrap(True)
        self.raised.setWordWrap(True)
        for status, words in WAITING.items():
            self.waiting.addItem(tr(words), status)
        self.cause.setEditable(True)
        self.cause.addItems(["", *(tr(cause) for cause in ROOT_CAUSES)])
        self.answer.setPlaceholderText(tr("Write what was found"))
        self.answer.setAccessibleName(tr("Answer"))
        self.answer.setFixedHeight(self._desk.theme.px(_ANSWER))
        self.answer.setTabChangesFocus(True)
        area = self._middle()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN, 14, _MARGIN, 12)
        top.setSpacing(4)
        top.addLayout(head)
        top.addWidget(self.about)
        top.addWidget(self.raised)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(line())
        column.addWidget(area, 1)
        column.addWidget(line())
        column.addWidget(self._ending)
        self._build_ending()

    def _middle(self) -> QScrollArea:
        """Return what scrolls: how the dispute is worked."""
        inside = QWidget()
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        middle.setSpacing(10)
        middle.addLayout(self._fields())
        for part in (self.steps, self.notes, self.files, self.attach, self.letter):
            middle.addWidget(part)
        middle.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setAccessibleName(tr("What is in dispute"))
        return area

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        named = (
            (tr("O&wner"), self.owner),
            (tr("Wa&iting for"), self.waiting),
            (tr("&Cause"), self.cause),
        )
        for at, (caption, field) in enumerate(named):
            row, place = (0, at) if at < 2 else (2, 0)
            words = label(caption, "field")
            words.setTextFormat(Qt.TextFormat.AutoText)
            words.setBuddy(field)
            field.setAccessibleName(caption.replace("&", ""))
            grid.addWidget(words, row, place)
            grid.addWidget(field, row + 1, place, 1, 1 if at < 2 else 2)
        return grid

    def _build_ending(self) -> None:
        column = QVBoxLayout(self._ending)
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 14)
        column.setSpacing(8)
        column.addWidget(self.answer)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.keep)
        first.addStretch(1)
        first.addWidget(self.other)
        second.addWidget(self.reject)
        second.addStretch(1)
        second.addWidget(self.credit)
        column.addLayout(first)
        column.addLayout(second)

    def _connect(self) -> None:
        self.open.clicked.connect(self.customer_asked)
        self.attach.clicked.connect(self.attach_asked)
        self.owner.editingFinished.connect(self._on_owner)
        self.waiting.currentIndexChanged.connect(
            lambda _: self.changed.emit("waiting_for", str(self.waiting.currentData()))
        )
        self.cause.activated.connect(lambda _: self._on_cause())
        edit = self.cause.lineEdit()
        if edit is not None:
            edit.editingFinished.connect(self._on_cause)

    def _on_owner(self) -> None:
        if self.view is not None and self.owner.text().strip() != self.view.case.owner:
            self.changed.emit("owner", self.owner.text().strip())

    def _on_cause(self) -> None:
        cause = self.cause.currentText().strip()
        if self.view is not None and cause != self.view.case.root_cause:
            self.changed.emit("root_cause", cause)


def _key(view: CaseView) -> int:
    return view.case.dispute.dispute_id
