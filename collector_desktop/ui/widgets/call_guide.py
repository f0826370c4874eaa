"""Help with a call: how to open it, what to ask, what to answer to an excuse, how to close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

WIDTH, HEIGHT = 400, 520
OPENING = (
    "Make sure who you are speaking to before you mention the debt.",
    "Say who you are, from which company, and that it is about their account.",
    "Name the sum that is overdue and the oldest invoice. Then wait for the answer.",
)
QUESTIONS = (
    "Have the invoices arrived, and is anything wrong with them?",
    "What keeps them from being paid, and who can release the payment?",
    "How much will be paid, on which day, and how?",
)
CLOSING = (
    "Repeat the sum, the day and the method, and who said so.",
    "Say what you will do if it does not come, and only what you will do.",
    "Thank them. Write down what was said; they may read it one day.",
)
ANSWERS = (
    (
        "The cheque is in the post",
        "Ask for its number, the date and where it was sent. Agree to call when it should be here.",
    ),
    (
        "It is in the next payment run",
        "Ask for the day of the run and whether these invoices are approved for it.",
    ),
    (
        "We never had the invoice",
        "Send a copy while you speak, ask for the right address, and agree a day to pay.",
    ),
    (
        "It has to be approved first",
        "Ask who approves it, by when, and what is missing. Ask to be put through.",
    ),
    (
        "We are not happy with what we got",
        "Ask exactly what, and how much it is about. Note it; ask for the rest to be paid now.",
    ),
    (
        "We cannot pay at the moment",
        "Ask what they can pay today and what is realistic each week. Offer instalments.",
    ),
    (
        "We are waiting for money ourselves",
        "Ask from whom and by when. Your invoices do not depend on it: agree a part payment.",
    ),
    (
        "The person is not here",
        "Ask when they will be and who stands in for them, and leave no details of the debt.",
    ),
    (
        "Stop calling me",
        "Say that you will note how they wish to be contacted, and keep to it.",
    ),
)


class CallGuide(QFrame):
    """A small window that stays open while one calls; each part folds."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle(_tr("Help with the call"))
        self.setObjectName("card")
        self.parts: list[QToolButton] = []
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(16, 12, 16, 12)
        self._inside.setSpacing(4)
        self._add(_tr("Opening"), _lines(OPENING), is_open=True)
        self._add(_tr("Questions"), _lines(QUESTIONS), is_open=True)
        for excuse, answer in ANSWERS:
            self._add(
                f"\N{LEFT DOUBLE QUOTATION MARK}{_tr(excuse)}\N{RIGHT DOUBLE QUOTATION MARK}",
                _tr(answer),
                is_open=False,
            )
        self._add(_tr("Closing"), _lines(CLOSING), is_open=True)
        self._inside.addStretch(1)
        body = QWidget()
        body.setLayout(self._inside)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.windowTitle())
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def open_beside(self, widget: QWidget) -> None:
        """Show it to the left of a widget, its lower edges in line; or put it away again."""
        if self.isVisible():
            self.close()
            return
        corner = widget.mapToGlobal(QPoint(0, widget.height()))
        self.move(max(0, corner.x() - self.width() - 8), max(0, corner.y() - self.height()))
        self.show()
        self.activateWindow()
        self.parts[0].setFocus()

    def _add(self, title: str, text: str, *, is_open: bool) -> None:
        head = QToolButton()
        head.setText(title)
        head.setProperty("kind", "ghost")
        head.setCheckable(True)
        head.setChecked(is_open)
        head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        head.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        words = label(text, "second")
        words.setWordWrap(True)
        words.setContentsMargins(22, 0, 0, 6)
        words.setVisible(is_open)
        head.toggled.connect(words.setVisible)
        head.toggled.connect(
            lambda on: head.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        )
        self.parts.append(head)
        self._inside.addWidget(head)
        self._inside.addWidget(words)


def _lines(texts: tuple[str, ...]) -> str:
    return "\n".join(_tr(text) for text in texts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CallGuide", text)
