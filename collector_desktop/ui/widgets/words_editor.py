"""The editor of one template: its subject, its text, and the fields to put in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.domain.letter_templates import FIELDS
from collector_desktop.domain.templates import Template
from collector_desktop.ui.theme import SEMIBOLD
from collector_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme

NAME = Qt.ItemDataRole.UserRole
TEXT_HEIGHT, FIELDS_HEIGHT = 220, 132
ROOMY = "QListWidget { padding: 4px; }"
ROW_HEIGHT = 28
_FIELD = re.compile(r"\{[^{}\n]*\}")
_STRONG = re.compile(r"\*\*.+?\*\*")
_OPTIONAL = re.compile(r"\[\[|\]\]")


class FieldColours(QSyntaxHighlighter):
    """Shows fields as chips, unknown ones in the colour of danger, and strong words strong."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - as Qt calls it
        """Colour one line."""
        strong, faint = QTextCharFormat(), QTextCharFormat()
        strong.setFontWeight(SEMIBOLD)
        faint.setForeground(self._theme.colour("text3"))
        for found in _STRONG.finditer(text):
            self.setFormat(found.start(), len(found[0]), strong)
        for found in _OPTIONAL.finditer(text):
            self.setFormat(found.start(), len(found[0]), faint)
        for found in _FIELD.finditer(text):
            self.setFormat(found.start(), len(found[0]), self._chip(found[0][1:-1]))

    def _chip(self, name: str) -> QTextCharFormat:
        kind = "accent" if name in FIELDS else "danger"
        chip = QTextCharFormat()
        chip.setForeground(self._theme.colour(f"{kind}_text"))
        chip.setBackground(self._theme.colour(f"{kind}_soft"))
        return chip


class WordsEditor(QWidget):
    """`changed` reports every change by the user; a field goes in where the cursor is."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.subject, self.body, self.fields = QLineEdit(), QPlainTextEdit(), QListWidget()
        self.subject.setAccessibleName(_tr("Subject (heading of a letter)"))
        self.body.setAccessibleName(_tr("Text"))
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(theme.px(TEXT_HEIGHT))
        self.fields.setAccessibleName(_tr("Fields to insert"))
        self.fields.setFixedHeight(theme.px(FIELDS_HEIGHT))
        self.fields.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields.setStyleSheet(ROOMY)
        self.colours = FieldColours(theme, self.body.document())
        self._into_subject = False
        for name, meaning in FIELDS.items():
            item = QListWidgetItem(f"{_tr(meaning)}  {{{name}}}")
            item.setData(NAME, name)
            item.setSizeHint(QSize(0, theme.px(ROW_HEIGHT)))
            self.fields.addItem(item)
        self._build()
        self.subject.textEdited.connect(lambda _: self.changed.emit())
        self.subject.cursorPositionChanged.connect(self._mark_subject)
        self.body.cursorPositionChanged.connect(self._mark_body)
        self.body.textChanged.connect(self.changed)
        self.fields.itemClicked.connect(self._put)
        self.fields.itemActivated.connect(self._put)

    def show_words(self, words: Template) -> None:
        """Show words; this is no change by the user."""
        if words != self.words():
            with QSignalBlocker(self), QSignalBlocker(self.subject):
                self.subject.setText(words.subject)
                self.body.setPlainText(words.body)
        self._into_subject = False

    def words(self) -> Template:
        """Return what is written now."""
        return Template(self.subject.text().strip(), self.body.toPlainText().strip())

    def insert_field(self, name: str) -> None:
        """Put a field where the cursor was last."""
        field = f"{{{name}}}"
        if self._into_subject:
            self.subject.insert(field)
            self.subject.setFocus()
            self.changed.emit()
        else:
            self.body.insertPlainText(field)
            self.body.setFocus()

    def _build(self) -> None:
        hint = label(
            _tr(
                "Text between ** is bold. Text between [[ and ]] is left out when a field in it is"
                " empty. Tables and bank details need a line of their own."
            ),
            "second",
        )
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(_tr("Subject (heading of a letter)"), "second"))
        column.addWidget(self.subject)
        column.addWidget(label(_tr("Text"), "second"))
        column.addWidget(self.body, 1)
        column.addWidget(hint)
        column.addWidget(label(_tr("Fields: click one to insert it"), "second"))
        column.addWidget(self.fields)

    def _mark_subject(self) -> None:
        self._into_subject = self.subject.hasFocus()

    def _mark_body(self) -> None:
        self._into_subject = False

    def _put(self, item: QListWidgetItem) -> None:
        self.insert_field(str(item.data(NAME)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)
