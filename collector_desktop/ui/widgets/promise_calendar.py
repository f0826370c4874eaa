"""Promises as a calendar: the month with a box for each day, beside it what is on the day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.format import long_day, month, week_day
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.labels import Button, IconButton, label
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.promise_board import CardList
from collector_desktop.ui.widgets.promise_board_card import NEW_DATE, WITHDRAW
from collector_desktop.ui.widgets.promise_board_head import BoardColumn, ColumnHead
from collector_desktop.ui.widgets.promise_calendar_words import Days, day_sum, month_after
from collector_desktop.ui.widgets.promise_month import MonthView

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme

_BESIDE, _GAP, _APART = 264, 6, 18


class PromiseCalendar(QWidget):
    """A month of promises and instalments; `acted` carries the name of an action and the card."""

    acted = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries: Days = {}
        self._currency = ""
        self.title = label(kind="strong")
        self.before = IconButton(theme, "chevron-left", self.tr("Month before (PgUp)"))
        self.after = IconButton(theme, "chevron-right", self.tr("Month after (PgDown)"))
        self.today = Button(theme, self.tr("Today"), key="Home")
        self.month = MonthView(theme)
        self.head, self.cards = ColumnHead(theme), CardList(theme)
        self.cards.set_active(active=True)
        self._beside = QWidget()
        self._build()
        self._connect()

    def show_promises(self, entries: Days, currency: str, today: date) -> None:
        """Replace every promise; the day that was chosen stays."""
        self._entries, self._currency = entries, currency
        self.month.show_days(entries, currency, today)
        self._show_day(self.month.days.day)

    def forget_rows(self) -> None:
        """Drop every promise; the month and the day stay."""
        self._entries = self.month.days.entries = {}
        self.cards.show_cards((), "")

    def _show_day(self, day: date) -> None:
        entries = self._entries.get(day, ())
        cards = tuple(each.card() for each in entries)
        total = day_sum(entries, self._currency) if entries else ""
        none = self.tr("Nothing is promised for this day.")
        title = week_day(day, self.month.days.today)
        self.head.show_column(BoardColumn(title, "accent", total, cards, len(cards), none))
        self.cards.setAccessibleName(long_day(day))
        self.cards.show_cards(cards, none)
        self.title.setText(month(day))
        self.title.setAccessibleName(month(day))

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(_GAP)
        for part in (self.before, self.after, self.title):
            tools.addWidget(part)
        tools.addStretch(1)
        tools.addWidget(self.today)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(_GAP)
        left.addLayout(tools)
        left.addWidget(GridCard(self._theme, self.month), 1)
        right.setSpacing(_GAP)
        right.addWidget(self.head)
        right.addWidget(self.cards, 1)
        self._beside.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        self._fit()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_APART)
        row.addLayout(left, 1)
        row.addWidget(self._beside)

    def _fit(self) -> None:
        self._beside.setFixedWidth(self._theme.px(_BESIDE))

    def _connect(self) -> None:
        self._theme.changed.connect(self._fit)
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))
        self.today.clicked.connect(lambda: self.month.go_to(self.month.days.today))
        self.month.chosen.connect(self._show_day)
        self.month.entered.connect(self._enter)
        self.month.doubleClicked.connect(lambda _: self._enter())
        self.cards.side_asked.connect(lambda _: self.month.setFocus())
        self.cards.acted.connect(self.acted)
        for key, act in (("M", NEW_DATE), ("W", WITHDRAW), ("Del", WITHDRAW)):
            listen(self.cards, {key: lambda act=act: self._act(act)})  # type: ignore[misc]

    def _go(self, step: int) -> None:
        self.month.go_to(month_after(self.month.days.day, step))

    def _enter(self) -> None:
        """Give the keyboard to what is on the day, if anything is."""
        if self.cards.count():
            self.cards.setFocus()

    def _act(self, act: str) -> None:
        card = self.cards.current_card()
        if card is not None and act in dict(card.acts):
            self.acted.emit(act, card)
