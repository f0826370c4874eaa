"""Was this sent by us? Each file that somebody shows, with what the history says of its bytes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard, card
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.labels import Button, IconLabel, label
from collector_desktop.ui.widgets.sent_columns import sent_columns, sent_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

    from collector_desktop.queries.sent_documents import SentDocument
    from collector_desktop.services.sent_check import SentAnswer
    from collector_desktop.ui.desk import Desk

_WIDTH, _HIGHEST, _LIST_HEIGHT = 600, 560, 300
SINGLE = 3
STRANGE = (
    "No file exactly like this one was made here. A copy that was printed and scanned, or saved "
    "again, is no longer exactly like it."
)


class SentSheet(QDialog):
    """One card for each file; `customer_asked` carries whom to open, `import_asked` a file."""

    customer_asked = Signal(int)
    import_asked = Signal(object)

    def __init__(
        self, desk: Desk, answers: Sequence[SentAnswer], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._desk, self._theme = desk, theme
        self.grid: GridView[SentDocument] | None = None
        self.buttons: list[Button] = []
        self.said: list[str] = []
        self.setWindowTitle(_tr("Was this sent by us?"))
        self.setMinimumWidth(theme.px(_WIDTH))
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(12)
        for answer in answers:
            cards.addWidget(self._card(answer))
        cards.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setAccessibleName(self.windowTitle())
        area.setMinimumHeight(min(inside.sizeHint().height(), theme.px(_HIGHEST)))
        close = Button(theme, _tr("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def _card(self, answer: SentAnswer) -> QFrame:
        column = QVBoxLayout()
        column.setSpacing(10)
        name = label(answer.file.path.name, "strong")
        name.setWordWrap(True)
        column.addWidget(name)
        if len(answer.sent) > SINGLE:
            self._add_many(column, answer.sent)
            return card(column, 16)
        for sent in answer.sent:
            open_it = Button(self._theme, _tr("Open customer"), icon="user")
            open_it.setAccessibleName(_tr("Open {name}").format(name=sent.name))
            open_it.clicked.connect(partial(self._open, sent.customer_id))
            column.addLayout(self._line("circle-check", "ok", sent_words(sent), open_it))
        if not answer.sent:
            self._add_unknown(column, answer)
        return card(column, 16)

    def _add_many(self, column: QVBoxLayout, sent: Sequence[SentDocument]) -> None:
        """List the papers of a file of many; a double click opens the customer of one."""
        words = _tr("Made here, with {count} papers in it. Open one to see its customer.")
        said = words.format(count=f"{len(sent):,}")
        column.addLayout(self._line("circle-check", "ok", said))
        columns = sent_columns(self._desk.today)
        self.grid = GridView(self._theme, columns)
        self.grid.setAccessibleName(_tr("Papers in this file"))
        model: RecordTableModel[SentDocument] = RecordTableModel(
            columns, lambda row: row.document_id, self
        )
        self.grid.setModel(model)
        model.show(sent)
        self.grid.opened.connect(lambda row: self._open(row.customer_id))
        self.grid.setMinimumHeight(self._theme.px(_LIST_HEIGHT))
        column.addWidget(GridCard(self._theme, self.grid))

    def _add_unknown(self, column: QVBoxLayout, answer: SentAnswer) -> None:
        if answer.file.problem:
            column.addLayout(self._line("circle-x", "danger", answer.file.problem))
        elif answer.file.is_invoice:
            take = Button(self._theme, _tr("Import it"), icon="upload")
            take.clicked.connect(partial(self._import, str(answer.file.path)))
            words = _tr("Not sent from here. It is an e-invoice, which can be imported.")
            column.addLayout(self._line("info", "text2", words, take))
        else:
            column.addLayout(self._line("circle-slash", "warn", _tr(STRANGE)))

    def _line(
        self, icon: str, colour: str, words: str, button: Button | None = None
    ) -> QHBoxLayout:
        self.said.append(words)
        text = label(words)
        text.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel(self._theme, icon, colour), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        if button is not None:
            self.buttons.append(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _open(self, customer_id: int) -> None:
        self.accept()
        self.customer_asked.emit(customer_id)

    def _import(self, path: str) -> None:
        self.accept()
        self.import_asked.emit(path)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SentSheet", text)
