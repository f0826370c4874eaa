"""Late-payment interest on the customer card: what each invoice bore, and the working below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.queries.interest import ClaimRow, daily_sums
from collector_desktop.ui.format import as_written
from collector_desktop.ui.widgets.card_interest_columns import (
    WorkLine,
    is_waivable,
    late_columns,
    working_columns,
)
from collector_desktop.ui.widgets.card_names import INTEREST
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.customers_words import sums_words
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.labels import Button, IconButton, label
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.short_line import ShortLine

if TYPE_CHECKING:
    from collector_desktop.domain.rates import MissingRateError
    from collector_desktop.ui.desk import Desk

_LEAST_LIST, _LEAST_WORKING = 180, 128


class InterestPane(QWidget):
    """The invoices owed or paid late over the working of the current one.

    `claim_asked`, `waive_asked` and `calculation_asked` carry the ids of the invoices meant: those
    ticked, else the current one; `claim_waiver_asked` the number of a claim. `figure_asked` wants
    the rate that is missing to be entered, `terms_asked` the customer's own terms.
    """

    claim_asked = Signal(object)
    waive_asked = Signal(object)
    calculation_asked = Signal(object)
    claim_waiver_asked = Signal(str)
    figure_asked = Signal()
    terms_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.main = ""
        self.late = self._make_late()
        self.rule = ShortLine("second")
        theme = desk.theme
        self.waive_claim = Button(theme, tr("Waive this claim"), icon="circle-slash", key="W")
        self.waive_claim.hide()
        self.working: GridView[WorkLine] = GridView(theme, working_columns(lambda: self.main))
        self.working.setAccessibleName(tr("Working"))
        self.working.set_empty(EmptyState(theme, "list-tree", tr("No invoice chosen"), ""))
        self.trouble = label(kind="error")
        self.trouble.setWordWrap(True)
        self.enter = Button(theme, tr("Enter the figure"), icon="pencil")
        self._strip = self._make_strip()
        self._build()
        self._connect()
        self._fit()

    def show_claims(self, rows: Sequence[ClaimRow]) -> None:
        """Replace the invoices; the first is the current one if no other is."""
        self._strip.hide()
        self.late.show_rows(rows)
        shown = self.late.grid.shown_records()
        if shown and self.late.grid.current_record() is None:
            self.late.grid.go_to(shown[0].item_id)

    def show_rule(self, sentence: str) -> None:
        """Say by which rule the current invoice bears interest."""
        self.rule.say(as_written(sentence))

    def show_trouble(self, sentence: str, missing: MissingRateError | None) -> None:
        """Say why nothing can be worked out, and offer to enter a rate that is missing."""
        self.late.show_rows(())
        self.say_trouble(sentence, missing)

    def say_trouble(self, sentence: str, missing: MissingRateError | None) -> None:
        """Say what is left out and why, above the rest."""
        self.trouble.setText(sentence)
        self.enter.setVisible(missing is not None)
        self._strip.show()

    def meant(self) -> list[ClaimRow]:
        """Return the invoices ticked, else the current one."""
        ticked = self.late.grid.selected_records()
        current = self.late.grid.current_record()
        return ticked or ([current] if current else [])

    def current_claim(self) -> str:
        """Return the number of the claim that the current line of the working is of, or nothing."""
        line = self.working.current_record()
        return line.block.number if line is not None and is_waivable(line.block) else ""

    def _make_late(self) -> ListPane[ClaimRow]:
        words = PaneWords(
            INTEREST,
            tr("Late-payment interest"),
            tr("invoice"),
            (
                "circle-check",
                tr("Nothing to claim"),
                tr("No invoice is overdue or was paid late, or no rule is in force."),
            ),
        )
        columns = late_columns(self._desk.today, lambda: self.main)
        pane = ListPane(self._desk, columns, words, self._total)
        theme = self._desk.theme
        self.claim = Button(theme, tr("Claim"), icon="file-plus", key="I")
        self.waive = Button(theme, tr("Waive"), icon="circle-slash", key="W")
        self.calculation = IconButton(theme, "printer", tr("Print the calculation (P)"))
        self.terms = IconButton(theme, "settings", tr("Terms of this customer"))
        for button in (self.claim, self.waive, self.calculation, self.terms):
            pane.add_tool(button)
        return pane

    def _make_strip(self) -> QFrame:
        strip = QFrame()
        strip.setObjectName("panelTop")
        row = QHBoxLayout(strip)
        row.setContentsMargins(14, 8, 12, 8)
        row.addWidget(self.trouble, 1)
        row.addWidget(self.enter)
        strip.hide()
        return strip

    def _build(self) -> None:
        head = QFrame()
        head.setObjectName("panelTop")
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 6, 12, 6)
        row.addWidget(self.rule, 1)
        row.addWidget(self.waive_claim)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self.late, 3)
        column.addWidget(head)
        column.addWidget(self.working, 2)

    def _connect(self) -> None:
        self.claim.clicked.connect(lambda: self.claim_asked.emit(self._meant_ids()))
        self.waive.clicked.connect(lambda: self.waive_asked.emit(self._meant_ids()))
        self.calculation.clicked.connect(lambda: self.calculation_asked.emit(self._ticked_ids()))
        self.waive_claim.clicked.connect(self._ask_waiver)
        self.enter.clicked.connect(self.figure_asked)
        self.terms.clicked.connect(self.terms_asked)
        self.working.current_changed.connect(
            lambda _: self.waive_claim.setVisible(bool(self.current_claim()))
        )
        self._desk.theme.changed.connect(self._fit)
        listen(
            self.late.grid,
            {"I": self.claim.click, "W": self.waive.click, "P": self.calculation.click},
        )
        listen(self.working, {"W": self._ask_waiver, "P": self.calculation.click})

    def _fit(self) -> None:
        """Keep room for a few rows of either list, whatever the size of the text."""
        self.late.setMinimumHeight(self._desk.theme.px(_LEAST_LIST))
        self.working.setMinimumHeight(self._desk.theme.px(_LEAST_WORKING))

    def _meant_ids(self) -> list[int]:
        return [row.item_id for row in self.meant()]

    def _ticked_ids(self) -> list[int] | None:
        """Return the invoices ticked, or None for all of them."""
        return [row.item_id for row in self.late.grid.selected_records()] or None

    def _ask_waiver(self) -> None:
        if self.current_claim():
            self.claim_waiver_asked.emit(self.current_claim())

    def _total(self, rows: Sequence[ClaimRow]) -> str:
        rest = sums_words(((row.claim.rest_minor, row.currency) for row in rows), self.main)
        a_day = daily_sums(rows).items()
        daily = sums_words(((minor, currency) for currency, minor in a_day), self.main)
        return tr("{sum} to claim, {daily} a day").format(sum=rest, daily=daily)
