"""Settings: when invoices fall due, when customers are chased, what is aimed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain import settings as s
from collector_desktop.domain.ageing import CURRENT, parse_buckets
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.terms import discount, due_date
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.ui.format import long_day
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.settings_section import SettingsSection

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

NUMBER_WIDTH = 84
NO_BREAK = "\N{NO-BREAK SPACE}"


class TermsSettings(SettingsSection):
    """Payment terms with an example, the days of chasing and the columns of ageing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, self.tr("Credit terms"), self.tr("When invoices fall due and who is chased when.")
        )
        self._add_terms()
        self._add_days()
        self._add_ageing()
        self.column.addStretch(1)

    def _add_terms(self) -> None:
        self.terms = self.field(s.TERMS_DEFAULT, self.tr("Payment terms"))
        self.terms.explain(self.tr("For customers without terms of their own."))
        self.sample = label(kind="second")
        self.sample.setWordWrap(True)
        self.terms.typed.connect(self._show_sample)
        grid = self.add_card()
        grid.addWidget(self.terms, 0, 0)
        grid.addWidget(self.sample, 0, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)

    def _add_days(self) -> None:
        grid = self.add_card(self.tr("Chasing"))
        calendar, working = self.tr("days"), self.tr("working days")
        for at, (setting, title, unit, words) in enumerate(
            (
                (
                    s.CHASE_MIN_GAP_DAYS,
                    self.tr("Leave a customer alone after a contact"),
                    calendar,
                    self.tr("Unless a call back or a promise is due."),
                ),
                (
                    s.CHASE_SILENCE_DAYS,
                    self.tr("Long silent without a contact for"),
                    calendar,
                    self.tr("Counts for customers with overdue invoices."),
                ),
                (
                    s.PROMISE_GRACE_DAYS,
                    self.tr("A promise is broken when late by more than"),
                    working,
                    self.tr("From 0 to 5: money may take a day or two to arrive."),
                ),
                (
                    s.STATEMENT_PAY_WITHIN_DAYS,
                    self.tr("Statements and letters ask to be paid within"),
                    calendar,
                    self.tr("Counted from the day on the paper."),
                ),
            )
        ):
            field = self.field(setting, title).explain(words)
            field.edit.setMaximumWidth(self.desk.theme.px(NUMBER_WIDTH))
            field.row.addWidget(label(unit, "second"), 1)
            grid.addWidget(field, at // 2, at % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _add_ageing(self) -> None:
        self.buckets = self.field(s.AGED_BUCKETS, self.tr("Ageing columns end after these days"))
        self.columns = label(kind="second")
        self.columns.setWordWrap(True)
        self.buckets.typed.connect(self._show_columns)
        grid = self.add_card(self.tr("Ageing"))
        grid.addWidget(self.buckets, 0, 0)
        grid.addWidget(self.columns, 0, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)

    def _show_sample(self, text: str) -> None:
        today = self.desk.today()
        try:
            terms = parse_terms(text)
            due = due_date(terms, today)
        except (CollectorError, OverflowError):
            self.sample.setText("")
            return
        if len(terms.parts) > 1:
            words = self.tr("An invoice of today would be due in {count} parts, the last on {day}.")
        else:
            words = self.tr("An invoice of today would fall due on {day}.")
        offer = discount(terms, today)
        if offer is not None:
            words += " " + self.tr("{percent}% off if paid by {until}.")
        self.sample.setText(
            words.format(
                count=len(terms.parts),
                day=long_day(due),
                percent=f"{offer[0].normalize():f}" if offer else "",
                until=long_day(offer[1]) if offer else "",
            )
        )

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
