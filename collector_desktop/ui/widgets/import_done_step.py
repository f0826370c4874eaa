"""After an import: what it did, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.cells import Tone
from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.empty_state import IconTile
from collector_desktop.ui.widgets.import_words import done_words, payments_words
from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from collector_desktop.services.import_tally import ImportResult
    from collector_desktop.ui.theme import Theme


class DoneStep(QWidget):
    """A tick, the counts, and two ways on."""

    save_asked = Signal()
    again_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title, self.words = label(kind="panel"), label(kind="second")
        self._more = label(kind="second")
        self.save = Button(theme, self.tr("Save problem rows as CSV"), icon="download")
        self.save.clicked.connect(self.save_asked)
        self.merge = Button(theme, "", icon="users")
        self.merge.hide()
        self.again = Button(theme, self.tr("Import another file"), icon="upload")
        self.again.clicked.connect(self.again_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.again)
        buttons.addWidget(self.save)
        buttons.addWidget(self.merge)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        tile = IconTile(theme, "circle-check", Tone.OK)
        column.addWidget(tile, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        for text in (self.title, self.words, self._more):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            text.setWordWrap(True)
            column.addWidget(text)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(2)

    def offer_merging(self, count: int) -> None:
        """Offer to look at the new customers that may be known under another name."""
        words = plural(count, self.tr("new customer"))
        self.merge.setText(self.tr("{words} may be known already").format(words=words))
        self.merge.setVisible(bool(count))

    def show_result(self, name: str, result: ImportResult) -> None:
        """Say what was imported, or that there was nothing to do."""
        counts = result.counts
        if result.batch_id is None:
            self.title.setText(self.tr("Nothing new in {name}").format(name=name))
            self.words.setText(self.tr("The ledger is as it was."))
        else:
            self.title.setText(self.tr("{name} is imported").format(name=name))
            self.words.setText(done_words(counts))
        if result.batch_id is not None and result.to_match is not None:
            self.words.setText(payments_words(result.to_match))
        news = len(result.plan.new_customers) if result.batch_id is not None else 0
        self._more.setText(plural(news, self.tr("new customer")))
        self._more.setVisible(bool(news))
        self.save.setVisible(bool(result.plan.problems))
