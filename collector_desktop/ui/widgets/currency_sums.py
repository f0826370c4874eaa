"""Fields for numbers: one amount in each currency of the ledger, and room before a count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import MoneyEdit

_WIDTH, _MARGIN = 120, 8


class CurrencySums(QWidget):
    """Amounts by currency in minor units; what is left empty is none. `changed` comes on leaving.

    Amounts in a currency that is not offered here stay as they were.
    """

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._others: dict[str, int] = {}
        self._rows: list[QWidget] = []
        self.edits: dict[str, MoneyEdit] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def offer(self, currencies: Sequence[str]) -> None:
        """Offer these currencies, the usual one first."""
        if list(self.edits) == list(currencies):
            return
        for row in self._rows:
            row.deleteLater()
        self._rows, self.edits = [], {}
        for currency in currencies:
            edit = self.edits[currency] = MoneyEdit(currency)
            edit.setAccessibleName(f"{self._name}, {currency}")
            edit.setFixedWidth(_WIDTH)
            edit.editingFinished.connect(self.changed)
            self._rows.append(_in_row(currency, edit))
            self._column.addWidget(self._rows[-1])

    def show_sums(self, sums: Mapping[str, int]) -> None:
        """Show amounts; nothing shows nothing."""
        self._others = {key: minor for key, minor in sums.items() if key not in self.edits}
        for currency, edit in self.edits.items():
            if sums.get(currency):
                edit.set_amount(sums[currency])
            else:
                edit.clear()

    def sums(self) -> dict[str, int]:
        """Return the amounts that are above zero."""
        found = {key: edit.amount() or 0 for key, edit in self.edits.items()}
        return {**self._others, **{key: minor for key, minor in found.items() if minor > 0}}

    def problem(self) -> str:
        """Return what is wrong in a sentence, or nothing."""
        typed = (edit for edit in self.edits.values() if edit.text().strip())
        return next((edit.problem() for edit in typed if edit.problem()), "")

    def first(self) -> QWidget:
        """Return the field of the usual currency."""
        return next(iter(self.edits.values()), self)


def give_margin(box: QSpinBox) -> None:
    """Set the number off from the edge, which a style sheet cannot do beside its own arrows."""
    box.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)


def _in_row(currency: str, edit: MoneyEdit) -> QWidget:
    place, row = QWidget(), QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(edit)
    row.addWidget(label(currency, "second"), 1, Qt.AlignmentFlag.AlignVCenter)
    place.setLayout(row)
    return place
