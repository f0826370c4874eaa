"""The plans of a customer: each with its instalments as segments, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desktop.queries.plans import PlanRow
from collector_desktop.ui.cells import ChipsCell, Column, SegmentsCell
from collector_desktop.ui.format import short_day
from collector_desktop.ui.widgets.card_names import PLANS
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords
from collector_desktop.ui.widgets.columns import STRONG, money_column
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.plan_words import (
    next_words,
    paid_words,
    plan_words,
    segment,
    state_chip,
    tr,
)

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

Today = Callable[[], date]


class PlansPane(QWidget):
    """The list of plans with its buttons; what the current plan does not allow is hidden."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = PaneWords(
            PLANS,
            tr("Plans"),
            tr("plan"),
            ("calendar-range", tr("No plan"), tr("Agree one with I over the open items.")),
        )
        theme = desk.theme
        self.list: ListPane[PlanRow] = ListPane(desk, plan_columns(desk.today), words)
        self.agree = Button(theme, tr("New plan"), icon="calendar-range", key="I")
        self.replace = Button(theme, tr("Change"), icon="calendar-clock")
        self.replace.setToolTip(tr("Agree another plan in its place"))
        self.letter = Button(theme, tr("Letter"), icon="mail")
        self.letter.setToolTip(tr("The letter with the plan, or that it is not kept"))
        self.cancel = Button(theme, tr("End"), icon="x")
        self.cancel.setToolTip(tr("End the plan; its invoices are chased again"))
        self.release = Button(theme, tr("Give up the rest"), icon="check")
        self.release.setToolTip(tr("Write off what the settlement left open"))
        for button in (self.agree, self.replace, self.letter, self.cancel, self.release):
            self.list.add_tool(button)
        self.list.grid.current_changed.connect(self.fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.fit()

    def show_plans(self, plans: tuple[PlanRow, ...]) -> None:
        """Replace the plans, the newest first."""
        self.list.show_rows(plans[::-1])
        self.fit()

    def fit(self, plan: PlanRow | None = None) -> None:
        """Show the buttons that the current plan allows."""
        plan = plan or self.list.grid.current_record()
        is_late = plan is not None and plan.is_rest_open
        is_running = plan is not None and plan.is_running
        self.replace.setVisible(is_running)
        self.letter.setVisible(is_running)
        self.cancel.setVisible(is_running or is_late)
        self.release.setVisible(is_late)


def plan_columns(today: Today) -> tuple[Column[PlanRow], ...]:
    """Return the columns of plans."""
    total: Column[PlanRow] = money_column(
        "total", tr("Total"), lambda r: r.total_minor, lambda r: r.currency, look=STRONG
    )
    kept: Column[PlanRow] = Column(
        "kept",
        tr("Instalments"),
        paid_words,
        key=lambda r: r.standing.received_minor,
        cell=lambda r: SegmentsCell(tuple(segment(each) for each in r.standing.instalments)),
        tip=paid_words,
        width=120,
    )
    wanted: Column[PlanRow] = Column(
        "next",
        tr("Next"),
        lambda r: next_words(r, today()),
        key=lambda r: next_words(r, today()),
        width=136,
        priority=2,
    )
    about, state = _about(today)
    return (total, kept, about, wanted, state)


def _about(today: Today) -> tuple[Column[PlanRow], ...]:
    about: Column[PlanRow] = Column(
        "about",
        tr("Agreed"),
        lambda r: f"{short_day(r.made_on, today())}: {plan_words(r)}",
        key=lambda r: r.made_on,
        width=120,
        stretch=True,
        narrow=True,
        tip=lambda r: ", ".join(debt.number for debt in r.debts),
    )
    state: Column[PlanRow] = Column(
        "state",
        tr("Status"),
        lambda r: state_chip(r).text,
        key=lambda r: r.state,
        cell=lambda r: ChipsCell((state_chip(r),)),
        width=112,
    )
    return (about, state)
