"""How an unknown file is to be read: its kind, days, amounts, first row, text and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from collector_desktop.ui.later import Later
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.mapping_choices import (
    Choice,
    choice,
    currency_choices,
    date_choices,
    decimal_choices,
    delimiter_choices,
    encoding_choices,
    fill,
    kind_choices,
    set_choice,
)

if TYPE_CHECKING:
    from collector_desktop.importers import headers
    from collector_desktop.importers.inspect import Inspection
else:
    headers = Later("collector_desktop.importers.headers")

_WITH_MONEY = ("items", "bank")


class NotationForm(QWidget):
    """`changed`: rows read differently; `look_again_asked`: the columns themselves may differ."""

    changed = Signal()
    kind_changed = Signal()
    look_again_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said_header: int | None = None
        self.said_encoding, self.said_delimiter = "", ""
        self.kind, self.days, self.sign = QComboBox(), QComboBox(), QComboBox()
        self.header, self.encoding, self.delimiter = QComboBox(), QComboBox(), QComboBox()
        self.currency = QComboBox()
        self.currency.setToolTip(
            self.tr("For amounts beside which the file names no currency; else the company's.")
        )
        self.missing = QCheckBox(self.tr("Invoices missing from this file are settled"))
        self.missing.setToolTip(
            self.tr("For a list of everything that is open. The next step shows how many.")
        )
        fill(self.kind, kind_choices())
        fill(self.days, date_choices())
        fill(self.sign, decimal_choices())
        fill(self.currency, currency_choices())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._put(0, 0, self.tr("Rows are"), self.kind)
        self._put(0, 1, self.tr("First row"), self.header)
        self._put(2, 0, self.tr("Dates are"), self.days)
        self._put(2, 1, self.tr("Decimal point"), self.sign)
        self._put(4, 0, self.tr("Text encoding"), self.encoding)
        self._put(4, 1, self.tr("Between columns"), self.delimiter)
        self._put(6, 0, self.tr("Amounts are in"), self.currency)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("How to read it"), "strong"))
        column.addLayout(self._grid)
        column.addSpacing(2)
        column.addWidget(self.missing)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._connect()

    def show_file(self, seen: Inspection, kind: str) -> None:
        """Show what was found out about another file, or what the user now says of it."""
        set_choice(self.kind, kind)
        names = [("", self.tr("Column names, row {n}").format(n=seen.header_row))]
        if not seen.header_row:
            names = []
        others = (n for n in range(1, headers.LINES_SEARCHED + 1) if n != seen.header_row)
        names += [(str(n), self.tr("Column names, row {n}").format(n=n)) for n in others]
        none: Choice = ("0", self.tr("No column names"))
        fill(self.header, [*names, none] if seen.header_row else [none, *names])
        fill(self.encoding, encoding_choices(seen.encoding))
        fill(self.delimiter, delimiter_choices(seen.delimiter))
        for combo in (self.encoding, self.delimiter):
            combo.setEnabled(bool(seen.encoding))
        self.show_kind()

    def show_stated(self, days: str, sign: str, currency: str, *, is_open_items_list: bool) -> None:
        """Show what was said about such a file before."""
        set_choice(self.days, days)
        set_choice(self.sign, sign)
        set_choice(self.currency, currency)
        self.missing.setChecked(is_open_items_list)

    def show_kind(self) -> None:
        """Show what may be said about the kind of rows."""
        self.missing.setVisible(choice(self.kind) == "items")
        self.currency.setEnabled(choice(self.kind) in _WITH_MONEY)

    def stated_currency(self) -> str:
        """Return the currency of the amounts beside which the file names none, empty for none."""
        return choice(self.currency) if self.currency.isEnabled() else ""

    def _put(self, row: int, column: int, title: str, combo: QComboBox) -> None:
        name = label(title, "field")
        name.setBuddy(combo)
        combo.setAccessibleName(title)
        combo.setMinimumContentsLength(12)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._grid.addWidget(name, row, column)
        self._grid.addWidget(combo, row + 1, column)

    def _connect(self) -> None:
        for combo in (self.days, self.sign, self.currency):
            combo.activated.connect(lambda _: self.changed.emit())
        self.header.activated.connect(lambda _: self._on_header())
        self.encoding.activated.connect(lambda _: self._on_encoding())
        self.delimiter.activated.connect(lambda _: self._on_delimiter())
        self.kind.activated.connect(lambda _: self._on_kind())
        self.missing.toggled.connect(lambda _: self.changed.emit())

    def _on_header(self) -> None:
        text = choice(self.header)
        self.said_header = int(text) if text else None
        self.look_again_asked.emit()

    def _on_encoding(self) -> None:
        self.said_encoding = choice(self.encoding)
        self.look_again_asked.emit()

    def _on_delimiter(self) -> None:
        self.said_delimiter = choice(self.delimiter)
        self.look_again_asked.emit()

    def _on_kind(self) -> None:
        self.show_kind()
        self.kind_changed.emit()
