"""Exchange rates in the settings: the last of each currency, one to add, and a file of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from collector_desktop.domain.exchange import RateTable
from collector_desktop.domain.written import plain_day
from collector_desktop.queries.exchange import rate_table
from collector_desktop.ui.format import plural
from collector_desktop.ui.later import Later
from collector_desktop.ui.widgets.card import card
from collector_desktop.ui.widgets.card_as_at import AsAtEdit
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.settings_field import ProblemLine

if TYPE_CHECKING:
    from collector_desktop.domain.changes import Outcome
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services import exchange_rates
    from collector_desktop.services.exchange_rates import RatesImported
    from collector_desktop.ui.desk import Desk
else:
    exchange_rates = Later("collector_desktop.services.exchange_rates")


class FxCard(QWidget):
    """Shows what one unit of each currency is worth, and takes further rates."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rates = label(kind="second")
        self.rates.setWordWrap(True)
        self.currency, self.value = QLineEdit(), QLineEdit()
        self.day = AsAtEdit(desk.today)
        self.day.set_day(desk.today())
        self.add = Button(desk.theme, self.tr("Add the rate"), icon="plus")
        self.import_file = Button(desk.theme, self.tr("Import a file…"), icon="upload")
        self.problem = ProblemLine(desk.theme)
        self._build()
        self.add.clicked.connect(self._add)
        self.value.returnPressed.connect(self._add)
        self.import_file.clicked.connect(self._choose_file)

    def read(self) -> None:
        """Read the rates of the ledger."""
        self._desk.tasks.run(self, rate_table, self._show)

    def bring_in(self, path: Path) -> None:
        """Import a file of rates; rows that cannot be used are named."""
        work = partial(exchange_rates.import_fx_rates, path, self._desk.today())
        self._desk.tasks.run(self, work, self._on_imported, self._say)

    def _build(self) -> None:
        hint = self.tr("A file has the columns currency, date and rate.")
        form = QGridLayout()
        form.setHorizontalSpacing(8)
        for at, (title, field) in enumerate(
            (
                (self.tr("Currency"), self.currency),
                (self.tr("From"), self.day),
                (self.tr("Worth"), self.value),
            )
        ):
            field.setAccessibleName(title)
            form.addWidget(label(title, "field"), 0, at)
            form.addWidget(field, 1, at)
        self.currency.setPlaceholderText("EUR")
        self.value.setPlaceholderText("0.8412")
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.import_file)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(label(self.tr("Exchange rates"), "strong"))
        column.addWidget(self.rates)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addLayout(row)
        column.addWidget(label(hint, "meta"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card(column, 20))

    def _show(self, table: RateTable) -> None:
        words = self.tr("1 {currency} is {rate} {base} since {day}")
        lines = []
        for currency, rates in table.rates.items():
            last = max(rates, key=lambda each: each.day)
            day = plain_day(last.day)
            text = words.format(currency=currency, rate=last.rate, base=table.base, day=day)
            lines.append(text)
        none = self.tr("None yet. Enter what one unit is worth in {base}.").format(base=table.base)
        self.rates.setText("\n".join(lines) or none)

    def _add(self) -> None:
        day = self.day.day()
        if day is None:
            self.problem.show_text(self.day.problem())
            return
        draft = exchange_rates.FxDraft(self.currency.text(), day, self.value.text())
        work = partial(exchange_rates.add_fx_rate, draft, self._desk.today())
        self._desk.tasks.run(self, work, lambda _: self._forget(), self._say)

    def _forget(self) -> None:
        self.value.clear()
        self.problem.show_text("")
        self.read()

    def _choose_file(self) -> None:
        title, kinds = self.tr("Import exchange rates"), self.tr("CSV files (*.csv)")
        path, _ = QFileDialog.getOpenFileName(self, title, str(self._desk.papers), kinds)
        if path:
            self.bring_in(Path(path))

    def _on_imported(self, outcome: Outcome[RatesImported]) -> None:
        found = outcome.value
        wrong = "; ".join(
            self.tr("row {row}: {why}").format(row=each.row, why=each.reason)
            for each in found.wrong[:3]
        )
        words = self.tr("{count} left out: {wrong}")
        count = plural(len(found.wrong), self.tr("row"))
        text = words.format(count=count, wrong=wrong) if found.wrong else ""
        self.problem.show_text(text)
        self.read()

    def _say(self, error: CollectorError) -> None:
        self.problem.show_text(str(error))
