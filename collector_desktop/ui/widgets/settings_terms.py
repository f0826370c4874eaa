"""Settings: when invoices fall due, when customers are chased, what is aimed at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from collector_desktop.domain import settings as s
from collector_desktop.domain.ageing import CURRENT, parse_buckets
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.setting import Setting
from collector_desktop.domain.settings_credit import (
    CREDIT_ASK_DAYS,
    CREDIT_STOP_DAYS,
    PROVISION_RATES,
    PROVISION_VAT,
)
from collector_desktop.services.settings import change_settings
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.segmented import Segmented
from collector_desktop.ui.widgets.settings_field import LABEL_GAP
from collector_desktop.ui.widgets.settings_section import SettingsSection
from collector_desktop.ui.widgets.terms_example import TermsExampleLine

if TYPE_CHECKING:
    from collector_desktop.queries.settings import Settings
    from collector_desktop.ui.desk import Desk

NUMBER_WIDTH = 84
ROLLS = ("none", "next", "previous")
NO_BREAK = "\N{NO-BREAK SPACE}"


class TermsSettings(SettingsSection):
    """Payment terms with an example, the days of chasing and the columns of ageing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, self.tr("Credit terms"), self.tr("When invoices fall due and who is chased when.")
        )
        self._rolled = s.TERMS_DUE_ROLL.default
        self._add_terms()
        self._add_days()
        self._add_ageing()
        self.column.addStretch(1)

    def _add_terms(self) -> None:
        self.terms = self.field(s.TERMS_DEFAULT, self.tr("Payment terms"))
        self.terms.explain(self.tr("For customers without terms of their own."))
        self.sample = TermsExampleLine(self.desk)
        self.terms.typed.connect(self.sample.show_terms)
        self.roll = Segmented(
            self.desk.theme,
            (self.tr("Leave"), self.tr("Next"), self.tr("Previous")),
            self.tr("A due date on a day off"),
        )
        self.roll.chosen.connect(self._roll)
        self.region = self.field(s.COMPANY_REGION, self.tr("Bank holidays in"))
        self.region.explain(self.tr("ENG, SCT, WLS or NIR; a state elsewhere, such as BY."))
        self.region.edit.setMaximumWidth(self.desk.theme.px(NUMBER_WIDTH))
        self.region.row.addStretch(1)
        grid = self.add_card()
        grid.addWidget(self.terms, 0, 0)
        grid.addWidget(self.sample, 0, 1)
        grid.addLayout(self._roll_column(), 1, 0)
        grid.addWidget(self.region, 1, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)

    def show_settings(self, stored: Settings) -> None:
        """Show what the ledger holds; the example follows what becomes of days off."""
        super().show_settings(stored)
        self._rolled = stored[s.TERMS_DUE_ROLL]
        self.roll.choose(ROLLS.index(self._rolled))
        self.sample.show_terms(self.terms.text())

    def _roll_column(self) -> QVBoxLayout:
        column, row = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(LABEL_GAP)
        row.addWidget(self.roll)
        row.addStretch(1)
        title = label(self.tr("A due date on a weekend or bank holiday"), "field")
        words = self.tr("Leave it, or move it to the next or previous working day.")
        explained = label(words, "meta")
        column.addWidget(title)
        column.addLayout(row)
        column.addWidget(explained)
        column.addStretch(1)
        for text in (title, explained):
            text.setWordWrap(True)
        return column

    def _roll(self, at: int) -> None:
        if ROLLS[at] != self._rolled:
            self._rolled = ROLLS[at]
            work = partial(change_settings, {s.TERMS_DUE_ROLL.key: ROLLS[at]}, self.desk.today())
            self.desk.tasks.run(self, work, lambda _: None)

    def _add_days(self) -> None:
        calendar = self.tr("days")
        self._add_numbers(
            self.tr("Chasing"),
            (
                s.CHASE_MIN_GAP_DAYS,
                self.tr("Leave a customer alone after a contact"),
                calendar,
                self.tr("Unless a call back or a promise is due."),
            ),
            (
                s.CHASE_SILENCE_DAYS,
                self.tr("Long silence means no contact for"),
                calendar,
                self.tr("Counts for customers with overdue invoices."),
            ),
            (
                s.STATEMENT_PAY_WITHIN_DAYS,
                self.tr("Statements and letters ask to be paid within"),
                calendar,
                self.tr("Counted from the day on the paper."),
            ),
        )
        self._add_promises()

    def _add_promises(self) -> None:
        self._add_numbers(
            self.tr("Promises and plans"),
            (
                s.PROMISE_GRACE_DAYS,
                self.tr("A promise is broken when late by more than"),
                self.tr("working days"),
                self.tr("From 0 to 5: money may take a day or two to arrive."),
            ),
            (
                s.PROMISE_ENOUGH_PERCENT,
                self.tr("A promise or instalment is kept by"),
                self.tr("per cent of it"),
                self.tr("From 50 to 100: how much of the sum is enough."),
            ),
            (
                s.PLAN_DEFAULT_AFTER,
                self.tr("A plan no longer stops chasing with"),
                self.tr("in arrears"),
                self.tr("Instalments missed and not made good."),
            ),
        )
        self._add_numbers(
            self.tr("May I ship?"),
            (
                CREDIT_ASK_DAYS,
                self.tr("Ask first when the oldest debt is overdue by more than"),
                self.tr("days"),
                self.tr("Within the limit, but somebody should approve it."),
            ),
            (
                CREDIT_STOP_DAYS,
                self.tr("Do not ship when it is overdue by more than"),
                self.tr("days"),
                self.tr("Cash sales are not affected."),
            ),
        )

    def _add_numbers(self, title: str, *fields: tuple[Setting[int], str, str, str]) -> None:
        """Add a card of numbers: the setting, what it is called, its unit and what it means."""
        grid = self.add_card(title)
        for at, (setting, name, unit, words) in enumerate(fields):
            field = self.field(setting, name).explain(words)
            field.edit.setMaximumWidth(self.desk.theme.px(NUMBER_WIDTH))
            field.row.addWidget(label(unit, "second"), 1)
            grid.addWidget(field, at // 2, at % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _add_ageing(self) -> None:
        self.buckets = self.field(s.AGED_BUCKETS, self.tr("Ageing columns end after (days)"))
        self.columns = label(kind="second")
        self.columns.setWordWrap(True)
        self.buckets.typed.connect(self._show_columns)
        grid = self.add_card(self.tr("Ageing"))
        grid.addWidget(self.buckets, 0, 0)
        grid.addWidget(self.columns, 0, 1)
        losses = self.field(PROVISION_RATES, self.tr("Loss to expect by age, in per cent"))
        losses.explain(
            self.tr(
                "For not due, 1-30, 31-60, 61-90 and 91+ days overdue, such as 0,1,5,10,25."
                " If empty, taken from your own past year, or in a young ledger"
                " as in the example."
            )
        )
        grid.addWidget(losses, 1, 0, 1, 2)
        vat = self.field(PROVISION_VAT, self.tr("VAT in what is owed, in per cent"))
        vat.explain(self.tr("Such as 20: key figures then show the provision without it too."))
        grid.addWidget(vat, 2, 0, 1, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)

    def _show_columns(self, text: str) -> None:
        try:
            labels = parse_buckets(text).labels
        except CollectorError:
            self.columns.setText("")
            return
        whole = (self._column(name).replace(" ", NO_BREAK) for name in labels)
        self.columns.setText(f"{NO_BREAK}\N{MIDDLE DOT} ".join(whole))

    def _column(self, name: str) -> str:
        if name == CURRENT:
            return self.tr("Not due")
        if name.endswith("+"):
            return self.tr("Over {days} days").format(days=int(name[:-1]) - 1)
        return self.tr("{days} days").format(days=name.replace("-", " to "))
