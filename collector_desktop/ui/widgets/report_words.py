"""The key figures and the columns of the aged list, as the reports say them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.ageing import CURRENT, Method
from collector_desktop.queries.aged import AgedRow, AgeingOptions
from collector_desktop.ui.cells import Column
from collector_desktop.ui.format import month
from collector_desktop.ui.widgets.card import Figure
from collector_desktop.ui.widgets.card_words import age_words
from collector_desktop.ui.widgets.columns import AmountLook, amount_column, customer_column
from collector_desktop.ui.widgets.figure_words import days_words, share_words
from collector_desktop.ui.widgets.report_columns import DASH

if TYPE_CHECKING:
    from fractions import Fraction

    from collector_desktop.domain.collection_rates import KeptRates
    from collector_desktop.queries.kpis import Kpis
    from collector_desktop.queries.payment_habits import DaysToPay

FIGURES = 5


def key_figures(found: Kpis) -> list[Figure]:
    """Return the figures of the strip; what has no meaning shows a dash and says why."""
    sold = _tr("sales since {month}").format(month=month(found.period.first))
    nothing, tip = _tr("there was nothing to collect"), _tr("Collection effectiveness index")
    if min(found.standing.before, found.standing.owed) < 0:
        nothing = _tr("customers were in credit")
    return [
        _standing(found),
        replace(_share(_tr("CEI"), found.effectiveness, sold, nothing), tip=tip),
        _paying(found.pay),
        _share(_tr("Overdue"), found.overdue_share, _tr("of what is owed"), _tr("nothing is owed")),
        _keeping(found.kept),
    ]


def _share(title: str, share: Fraction | None, of: str, otherwise: str) -> Figure:
    if share is None:
        return Figure(title, DASH, otherwise)
    return Figure(title, share_words(share), of)


def _standing(found: Kpis) -> Figure:
    tip = _tr("Days sales outstanding")
    if found.dso is None:
        in_credit, nothing = _tr("customers are in credit"), _tr("nothing was sold in this time")
        return Figure(_tr("DSO"), DASH, in_credit if found.standing.owed < 0 else nothing, tip=tip)
    best = _tr("best possible {days}").format(days=days_words(found.best))
    if found.countback.beyond is not None:
        counted = _tr("by count-back over {days}").format(days=found.countback.beyond)
    else:
        counted = _tr("by count-back {days}").format(days=days_words(found.countback.days))
    return Figure(_tr("DSO"), days_words(found.dso), f"{best}, {counted}", tip=tip)


def _paying(pay: DaysToPay) -> Figure:
    if pay.mean is None:
        return Figure(_tr("Days to pay"), DASH, _tr("no invoice was paid in this time"))
    average = _tr("by amount {days}").format(days=days_words(pay.weighted))
    late = _tr("{days} late, rating {rating}").format(
        days=days_words(pay.delay), rating=pay.rating or _tr("n/a")
    )
    return Figure(_tr("Days to pay"), days_words(pay.mean), f"{average}, {late}")


def _keeping(kept: KeptRates) -> Figure:
    if kept.by_count is None:
        return Figure(_tr("Promises kept"), DASH, _tr("none has fallen due in this time"))
    share = _tr("of the sum {share}").format(share=share_words(kept.by_amount))
    return Figure(_tr("Promises kept"), share_words(kept.by_count), share)


def column_titles(how: AgeingOptions) -> tuple[str, ...]:
    """Return the headings of the ageing columns; only by the due date is anything not due."""
    return tuple(_title(label, how) for label in how.labels)


def _title(label: str, how: AgeingOptions) -> str:
    if label == CURRENT and (how.method.is_sage or how.basis != "due"):
        return _tr("Current")
    if how.method is Method.DAYS or label == CURRENT:
        return age_words(label)
    return _tr(label[:1].upper() + label[1:])


def aged_columns(titles: tuple[str, ...], main: Callable[[], str]) -> tuple[Column[AgedRow], ...]:
    """Return the columns of the aged list from left to right."""
    ages = (
        amount_column(f"age{at}", text, main, partial(_bucket, at), _look())
        for at, text in enumerate(titles)
    )
    return (
        customer_column(lambda row: row.name, 150),
        *ages,
        amount_column(
            "unallocated", _tr("Unallocated"), main, lambda row: row.unallocated, _look(1)
        ),
        amount_column("balance", _tr("Balance"), main, lambda row: row.balance, _look(strong=True)),
        amount_column("disputed", _tr("Disputed"), main, lambda row: row.disputed, _look(3)),
        amount_column("promised", _tr("Promised"), main, lambda row: row.promised, _look(2)),
    )


def _look(priority: int = 0, *, strong: bool = False) -> AmountLook:
    return AmountLook(strong, 92, priority)


def _bucket(at: int, row: AgedRow) -> int:
    return row.buckets[at]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reports", text)
