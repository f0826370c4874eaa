"""The columns of the disputes on the customer card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from collector_desktop.queries.disputes import DisputeRow
from collector_desktop.ui.cells import ChipsCell, Column, TextCell
from collector_desktop.ui.format import money, short_day
from collector_desktop.ui.widgets.card_words import denial_words, dispute_chip, tr
from collector_desktop.ui.widgets.columns import STRONG, AmountLook, day_column, money_column

Today = Callable[[], date]


def dispute_columns(today: Today) -> tuple[Column[DisputeRow], ...]:
    """Return the columns of the disputes."""
    number: Column[DisputeRow] = Column(
        "number",
        tr("Invoice"),
        lambda r: r.number,
        key=lambda r: r.number,
        cell=lambda r: TextCell(r.number, strong=True),
        width=112,
    )
    disputed: Column[DisputeRow] = money_column(
        *("disputed", tr("In dispute")),
        lambda r: r.disputed_minor,
        lambda r: r.currency,
        lambda r: money(r.disputed_minor, r.currency) if r.disputed_minor else "",
        look=STRONG,
    )
    why: Column[DisputeRow] = Column(
        "why",
        tr("Why"),
        lambda r: ": ".join(filter(None, (denial_words(r.reason), r.note))),
        key=lambda r: r.reason,
        width=120,
        stretch=True,
        narrow=True,
        tip=lambda r: ": ".join(filter(None, (denial_words(r.reason), r.note))),
    )
    return (number, disputed, why, *_days(today), *_end(today))


def _days(today: Today) -> tuple[Column[DisputeRow], ...]:
    since: Column[DisputeRow] = day_column(
        "since", tr("Since"), today, lambda r: r.raised_on, 76, 2
    )
    answer: Column[DisputeRow] = Column(
        "answer",
        tr("Answer by"),
        lambda r: short_day(r.answer_by, today()) if r.answer_by else "",
        key=lambda r: r.answer_by or date.max,
        value=lambda r: r.answer_by,
        width=84,
        priority=3,
    )
    return (since, answer)


def _end(today: Today) -> tuple[Column[DisputeRow], ...]:
    raised: Column[DisputeRow] = money_column(
        *("amount", tr("Raised for")),
        lambda r: r.amount_minor,
        lambda r: r.currency,
        look=AmountLook(priority=4),
    )
    credit: Column[DisputeRow] = money_column(
        *("credit", tr("Credited")),
        lambda r: r.credit_minor or 0,
        lambda r: r.currency,
        lambda r: money(r.credit_minor, r.currency) if r.credit_minor else "",
        look=AmountLook(priority=1),
    )
    status: Column[DisputeRow] = Column(
        "status",
        tr("Status"),
        lambda r: dispute_chip(r, today()).text,
        key=lambda r: r.status,
        cell=lambda r: ChipsCell((dispute_chip(r, today()),)),
        width=140,
    )
    return (raised, credit, status)
