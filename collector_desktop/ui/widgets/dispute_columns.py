"""The columns of the list of disputes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from collector_desktop.queries.dispute_cases import CaseRow
from collector_desktop.ui.cells import ChipsCell, Column, TwoLineCell
from collector_desktop.ui.widgets.card_words import denial_words
from collector_desktop.ui.widgets.columns import STRONG, AmountLook, money_column
from collector_desktop.ui.widgets.dispute_words import days_words, state_chip, tr, why_words

Today = Callable[[], date]


def columns(today: Today) -> tuple[Column[CaseRow], ...]:
    """Return the columns of the disputes page."""
    who: Column[CaseRow] = Column(
        "customer",
        tr("Customer and invoice"),
        lambda r: f"{r.dispute.customer}, {r.dispute.number}",
        key=lambda r: (r.dispute.customer.casefold(), r.dispute.number),
        cell=lambda r: TwoLineCell(r.dispute.customer, r.dispute.number),
        width=200,
        stretch=True,
    )
    why: Column[CaseRow] = Column(
        "reason",
        tr("Reason"),
        why_words,
        key=lambda r: denial_words(r.dispute.reason),
        cell=lambda r: TwoLineCell(denial_words(r.dispute.reason), r.dispute.note),
        tip=why_words,
        width=196,
        grows=360,
        priority=1,
    )
    disputed: Column[CaseRow] = money_column(
        *("disputed", tr("In dispute")),
        lambda r: r.dispute.disputed_minor,
        lambda r: r.dispute.currency,
        look=STRONG,
    )
    return (who, why, disputed, *_more(today))


def _more(today: Today) -> tuple[Column[CaseRow], ...]:
    invoice: Column[CaseRow] = money_column(
        *("invoice_open", tr("Invoice open")),
        lambda r: r.open_minor,
        lambda r: r.dispute.currency,
        look=AmountLook(priority=3),
    )
    age: Column[CaseRow] = Column(
        "open_for",
        tr("Open for"),
        lambda r: days_words(r, today()),
        key=lambda r: r.days_open(today()),
        value=lambda r: r.days_open(today()),
        width=92,
        priority=2,
    )
    state: Column[CaseRow] = Column(
        "status",
        tr("Status"),
        lambda r: state_chip(r, today()).text,
        key=lambda r: state_chip(r, today()).text,
        cell=lambda r: ChipsCell((state_chip(r, today()),)),
        width=184,
    )
    cause: Column[CaseRow] = Column(
        "cause", tr("Cause"), lambda r: r.root_cause, key=lambda r: r.root_cause, shown=False
    )
    return (invoice, age, state, cause)
