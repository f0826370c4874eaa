"""What holds for a whole procedure: its name, the least gap, the tolerance, how it is joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from collector_desktop.domain.procedures import MOST_GAP, Consolidate, Procedure
from collector_desktop.ui.widgets.card import card
from collector_desktop.ui.widgets.currency_sums import CurrencySums, give_margin
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import mark_error
from collector_desktop.ui.widgets.settings_choice import narrow_box

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme


class ProcedureRules(QWidget):
    """The fields of a procedure; `changed` carries it again after each change."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._procedure = Procedure("")
        self._showing = False
        self.name, self.note = QLineEdit(), QLineEdit()
        self.gap = QSpinBox()
        self.joined = narrow_box(_tr("One message for"))
        self.tolerance = CurrencySums(_tr("Not chased below"))
        self._build()
        self._connect()

    def show_procedure(self, procedure: Procedure, currencies: Sequence[str]) -> None:
        """Show a procedure."""
        self._showing = True
        self._procedure = procedure
        self.tolerance.offer(currencies)
        for edit, text in ((self.name, procedure.name), (self.note, procedure.note)):
            if edit.text().strip() != text:
                edit.setText(text)
                edit.setCursorPosition(0)
        self.gap.setValue(procedure.min_gap_days)
        self.joined.setCurrentIndex(self.joined.findData(procedure.consolidate.value))
        self.tolerance.show_sums(procedure.tolerance)
        mark_error(self.name, wrong=not procedure.name)
        self._showing = False

    def problem(self) -> str:
        """Return what is wrong in a sentence, or nothing."""
        if not self.name.text().strip():
            return _tr("A procedure needs a name.")
        return self.tolerance.problem()

    def _build(self) -> None:
        self.gap.setRange(0, MOST_GAP)
        self.gap.setSuffix(_tr(" days"))
        give_margin(self.gap)
        self.joined.addItem(_tr("each customer, with all its invoices"), Consolidate.CUSTOMER.value)
        self.joined.addItem(_tr("each invoice"), Consolidate.INVOICE.value)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        for at, (caption, field) in enumerate(
            (
                (_tr("Name"), self.name),
                (_tr("Note"), self.note),
                (_tr("Leave alone after a contact for"), self.gap),
                (_tr("One message for"), self.joined),
                (_tr("Do not chase less than"), self.tolerance),
            )
        ):
            grid.addLayout(_captioned(caption, field), at // 2, at % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        inside = QVBoxLayout()
        inside.setSpacing(10)
        inside.addWidget(label(_tr("The whole procedure"), "strong"))
        inside.addLayout(grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card(inside, 18))

    def _connect(self) -> None:
        for edit in (self.name, self.note):
            edit.textEdited.connect(self._on_change)
        self.gap.valueChanged.connect(self._on_change)
        self.joined.activated.connect(self._on_change)
        self.tolerance.changed.connect(self._on_change)

    def _on_change(self) -> None:
        if self._showing:
            return
        mark_error(self.name, wrong=not self.name.text().strip())
        self._procedure = replace(
            self._procedure,
            name=self.name.text().strip(),
            note=self.note.text().strip(),
            min_gap_days=self.gap.value(),
            consolidate=Consolidate(self.joined.currentData()),
            tolerance=(
                self._procedure.tolerance if self.tolerance.problem() else self.tolerance.sums()
            ),
        )
        self.changed.emit(self._procedure)


def _captioned(caption: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(5)
    words = label(caption, "field")
    words.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(caption)
    column.addWidget(words)
    column.addWidget(field)
    column.addStretch(1)
    return column


def _tr(text: str) -> str:
    return QCoreApplication.translate("procedures", text)
