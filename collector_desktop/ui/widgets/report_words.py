"""The key figures and the columns of the aged list, as the reports say them."""

from __future__ import annotations

from collections.abc import Callable
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
from collector_desktop.ui.widgets.report_columns import days_words, share_words

if TYPE_CHECKING:
    from collector_desktop.queries.kpis import Kpis

FIGURES = 5


def key_figures(found: Kpis) -> list[Figure]:
    """Return the figures of the strip; what has no meaning says so instead of 0."""
    pay, kept = found.pay, found.kept
    best = _tr("best possible {days}").format(days=days_words(found.best))
    if found.countback.beyond is not None:
        counted = _tr("by count-back over {days}").format(days=found.countback.beyond)
    else:
        counted = _tr("by count-back {days}").format(days=days_words(found.countback.days))
    average = _tr("by amount {days}").format(days=days_words(pay.weighted))
    late = _tr("{days} late, rating {rating}").format(
        days=days_words(pay.delay), rating=pay.rating or _tr("n/a")
    )
    sold = _tr("sales since {month}").format(month=month(found.period.first))
    share = _tr("of the sum {share}").format(share=share_words(kept.by_amount))
    return [
        Figure(_tr("DSO"), days_words(found.dso), f"{best}, {counted}"),
        Figure(_tr("Collection effectiveness"), share_words(found.effectiveness), sold),
        Figure(_tr("Days to pay"), days_words(pay.mean), f"{average}, {late}"),
        Figure(_tr("Overdue"), share_words(found.overdue_share), _tr("of what is owed")),
        Figure(_tr("Promises kept"), share_words(kept.by_count), share),
    ]


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
