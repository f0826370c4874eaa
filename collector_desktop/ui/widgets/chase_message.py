"""One message of a run as it will go: to whom, the subject, what is attached, and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import Chip
from collector_desktop.ui.widgets.chase_sheet import SIDE, TOP, ElidedLabel, LetterSheet
from collector_desktop.ui.widgets.chips import ChipRow
from collector_desktop.ui.widgets.choice_button import ChoiceButton
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.labels import Button, IconButton, label
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.mail_look import MailView

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QImage, QResizeEvent

    from collector_desktop.ui.theme import Theme

NOTHING, TEXT, PAPER, EDITOR = range(4)
ROOMY, WORDY, SETTLE_MS = 400, 480, 80
# Paper is white in both schemes, so what is on it keeps its own colours.
SHEET = (
    "QTextBrowser { background: #FFFFFF; color: #15191F; border: 1px solid %s; padding: 10px; }"
    " QTextBrowser:focus { border-color: %s; }"
)


@frozen
class ShownMessage:
    """What the pane shows: HTML or plain text of an e-mail, or the words of a task.

    A letter has `is_paper` and its pages come as pictures. `why` says what made it due, `note` what
    to know before it goes.
    """

    key: Hashable
    to: str
    subject: str
    channel: str
    text: str
    html: str = ""
    attached: tuple[str, ...] = ()
    why: str = ""
    note: str = ""
    is_paper: bool = False
    can_edit: bool = True


class ChaseMessage(QWidget):
    """Shows one message, lets it be edited for this run, or sent in another way.

    `edited` carries subject and text, `stepped` -1 or 1, `channel_chosen` a channel's name;
    `page_wanted` asks for the page of a letter.
    """

    edited = Signal(str, str)
    stepped = Signal(int)
    channel_chosen = Signal(str)
    page_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: ShownMessage | None = None
        self._page, self._pages = 0, 1
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._draw_again)
        self.to, self._subject, self._why = ElidedLabel(), ElidedLabel(), ElidedLabel("meta")
        self._attached, self._note = ChipRow(theme, ()), label(kind="meta", tone="warn")
        self.before = IconButton(theme, "chevron-up", _tr("Message before (Alt+Up)"))
        self.after = IconButton(theme, "chevron-down", _tr("Next message (Alt+Down)"))
        self.edit = Button(theme, _tr("Edit this one"), icon="pencil", key="F2")
        self.channel = ChoiceButton(theme, _channels(), "send")
        self.view, self.sheet = MailView(), LetterSheet()
        self.subject, self.words = QLineEdit(), QPlainTextEdit()
        self.keep = Button(
            theme, _tr("Keep"), kind="primary", key="Ctrl \N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"
        )
        self._discard = Button(theme, _tr("Discard"))
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.show_nothing("")

    def show_nothing(self, words: str) -> None:
        """Show no message, and say why."""
        self._shown = None
        self._empty.say(words, "")
        self._head.setVisible(False)
        self._stack.setCurrentIndex(NOTHING)

    def show_message(self, shown: ShownMessage) -> None:
        """Show a message; one that is being edited stays open when it is read again."""
        is_new = self._shown is None or self._shown.key != shown.key
        if self.editing and not is_new:
            return
        self._shown = shown
        self.to.setText(shown.to)
        self._subject.setText(shown.subject)
        self._attached.show_chips(tuple(Chip(name, icon="paperclip") for name in shown.attached))
        self._attached.setVisible(bool(shown.attached))
        self._why.setText(shown.why)
        self._fit()
        self._note.setText(shown.note)
        self._note.setVisible(bool(shown.note))
        self.channel.choose(shown.channel)
        self.edit.setVisible(shown.can_edit)
        self.channel.setVisible(shown.can_edit)
        self._head.setVisible(True)
        if shown.is_paper:
            self._page = 0 if is_new else self._page
            self._stack.setCurrentIndex(PAPER)
            self.page_wanted.emit(self._page)
        else:
            self._write(shown)
            self._stack.setCurrentIndex(TEXT)

    def show_page(self, image: QImage, page: int, pages: int) -> None:
        """Show a page of the letter."""
        self._page, self._pages = page, pages
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.sheet.picture.setPixmap(QPixmap.fromImage(image))
        self.sheet.say(_tr("Page {page} of {pages}").format(page=page + 1, pages=pages), pages > 1)

    def page_width(self) -> int:
        """Return how many pixels wide a page is wanted."""
        return round(max(self._stack.width() - 2 * SIDE - 14, 200) * self.devicePixelRatioF())

    def begin_edit(self) -> None:
        """Let subject and text be changed for this run only."""
        if self._shown is not None and self._shown.can_edit:
            self.subject.setText(self._shown.subject)
            self.words.setPlainText(self._shown.text)
            self._stack.setCurrentIndex(EDITOR)
            self.words.setFocus()

    @property
    def editing(self) -> bool:
        """Whether a message is being edited."""
        return self._stack.currentIndex() == EDITOR

    def end_edit(self, *, keep: bool) -> None:
        """Keep what was written, or go back to what was there."""
        if not self.editing or self._shown is None:
            return
        subject, text = self.subject.text().strip(), self.words.toPlainText()
        shown = self._shown
        self._stack.setCurrentIndex(PAPER if shown.is_paper else TEXT)
        if keep and (subject, text) != (shown.subject, shown.text):
            self.edited.emit(subject, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._settle.start()

    def _write(self, shown: ShownMessage) -> None:
        """Write the text as it looks; where there is little room, with little air."""
        if shown.html:
            self.view.show_mail(shown.html, self._theme.px)
        else:
            self.view.setPlainText(shown.text)

    def _draw_again(self) -> None:
        """Draw what is shown in the width that there is now."""
        if self._shown is not None and self._shown.is_paper:
            self.page_wanted.emit(self._page)
        elif self._shown is not None and self._shown.html:
            self._write(self._shown)

    def _fit(self) -> None:
        """Leave out what the tools need the room of."""
        px, wide = self._theme.px, self.width()
        self.edit.setText(_tr("Edit this one") if wide >= px(ROOMY) else _tr("Edit"))
        self._why.setVisible(wide >= px(WORDY) and bool(self._why.text()))

    def _build(self) -> None:
        self._empty = EmptyState(self._theme, "mail", "")
        self._stack.addWidget(self._empty)
        for part in (self._mail(), self.sheet, self._editor()):
            self._stack.addWidget(part)
        self._head = self._make_head()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def _make_head(self) -> QFrame:
        head, grid = QFrame(), QGridLayout()
        head.setObjectName("pageHeader")
        grid.setContentsMargins(SIDE, 8, SIDE, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for at, (caption, value) in enumerate(
            ((_tr("To"), self.to), (_tr("Subject"), self._subject))
        ):
            grid.addWidget(label(caption, "meta"), at, 0)
            value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            value.setAccessibleName(caption)
            grid.addWidget(value, at, 1, 1, 2)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        for tool in (self.before, self.after, self.channel, self.edit):
            tools.addWidget(tool)
        tools.insertWidget(0, self._why, 100)
        tools.insertStretch(1, 1)
        grid.addLayout(tools, 2, 0, 1, 3)
        grid.addWidget(self._attached, 3, 0, 1, 3)
        self._why.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._why.setAccessibleName(_tr("Why"))
        self._note.setWordWrap(True)
        grid.addWidget(self._note, 4, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        head.setLayout(grid)
        return head

    def _mail(self) -> QWidget:
        self.view.setAccessibleName(_tr("The message as it will go"))
        self.view.document().setDocumentMargin(4)
        self._restyle()
        self._theme.changed.connect(self._restyle)
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(SIDE, TOP, SIDE, TOP)
        column.addWidget(self.view)
        return place

    def _editor(self) -> QWidget:
        foot = QHBoxLayout()
        only = ElidedLabel("meta")
        only.setText(_tr("Changed for this run only."))
        foot.addWidget(only, 1)
        foot.addWidget(self._discard)
        foot.addWidget(self.keep)
        self.subject.setAccessibleName(_tr("Subject"))
        self.words.setAccessibleName(_tr("Text"))
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(SIDE, TOP, SIDE, TOP)
        column.setSpacing(8)
        column.addWidget(self.subject)
        column.addWidget(self.words, 1)
        column.addLayout(foot)
        listen(place, {"Esc": self._discard.click})
        return place

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.edit.clicked.connect(self.begin_edit)
        self.channel.chosen.connect(self.channel_chosen)
        self.keep.clicked.connect(lambda: self.end_edit(keep=True))
        self._discard.clicked.connect(lambda: self.end_edit(keep=False))
        for keys, step in (("PgUp", -1), ("PgDown", 1)):
            turn = QShortcut(QKeySequence(keys), self.sheet)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(lambda step=step: self.page_wanted.emit(self._turned(step)))

    def _turned(self, step: int) -> int:
        return min(max(self._page + step, 0), self._pages - 1)

    def _restyle(self) -> None:
        edges = (self._theme.colour(token).name() for token in ("border", "focus"))
        self.view.setStyleSheet(SHEET % tuple(edges))


def _channels() -> tuple[tuple[str, str], ...]:
    return (
        ("email", _tr("E-mail")),
        ("letter", _tr("Letter")),
        ("call", _tr("Call")),
        ("sms", _tr("Text message")),
        ("visit", _tr("Visit")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("chase", text)
