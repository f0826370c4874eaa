"""The columns and views of the list of customers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.account_status import NO_SUPPLY
from collector_desktop.domain.money import Money
from collector_desktop.queries.customer_list import CustomerListRow
from collector_desktop.ui.cells import (
    AgesCell,
    AmountCell,
    ChipsCell,
    Column,
    ShareCell,
    TextCell,
)
from collector_desktop.ui.format import money
from collector_desktop.ui.widgets.columns import AmountLook, customer_column, money_column
from collector_desktop.ui.widgets.customers_words import amount_words, flags, last_words
from collector_desktop.ui.widgets.score_words import risk_chips, score_lines

ALL, OWING, OVERDUE, OVER_LIMIT, IN_CREDIT = "all", "owing", "overdue", "over_limit", "in_credit"
ON_STOP = "on_stop"
_UNRATED = 101
_MOST_PERCENT = 999
_VIEWS: dict[str, Callable[[CustomerListRow], bool]] = {
    ALL: lambda _: True,
    OWING: lambda row: row.balance_minor > 0,
    OVERDUE: lambda row: row.overdue_minor > 0,
    OVER_LIMIT: lambda row: row.over_minor > 0,
    ON_STOP: lambda row: any(status in NO_SUPPLY for status in row.statuses),
    IN_CREDIT: lambda row: row.balance_minor < 0,
}


def in_view(view: str, row: CustomerListRow) -> bool:
    """Return whether a view shows a customer."""
    return _VIEWS[view](row)


def matches(row: CustomerListRow, words: str, today: date) -> bool:
    """Return whether every word stands somewhere in the row."""
    chips = (chip.text for chip in flags(row, today))
    digits = row.phone.replace(" ", "")
    text = " ".join((row.name, row.code, row.person, row.phone, digits, *chips)).casefold()
    return all(word in text for word in words.casefold().split())


def columns(
    today: Callable[[], date], main: Callable[[], str]
) -> tuple[Column[CustomerListRow], ...]:
    """Return the columns from left to right; `main` gives the company's currency."""
    return (*_who(), *_sums(main), *_bars(), *_state(today), *_more())


def _who() -> tuple[Column[CustomerListRow], ...]:
    return (
        customer_column(lambda row: row.name),
        Column(
            "contact",
            _tr("Contact"),
            lambda row: row.person,
            key=lambda row: row.person.casefold(),
            width=128,
            priority=3,
        ),
        Column(
            "phone",
            _tr("Phone"),
            lambda row: row.phone,
            key=lambda row: row.phone,
            width=146,
            priority=5,
        ),
    )


def _sums(main: Callable[[], str]) -> tuple[Column[CustomerListRow], ...]:
    return (
        money_column(
            *("balance", _tr("Balance")),
            lambda row: row.balance_minor,
            lambda row: row.currency,
            lambda row: amount_words(row.balance_minor, row.currency, main()),
            look=AmountLook(width=100),
        ),
        Column(
            "overdue",
            _tr("Overdue"),
            lambda row: amount_words(row.overdue_minor, row.currency, main()),
            key=lambda row: row.overdue_minor,
            cell=lambda row: AmountCell(
                amount_words(row.overdue_minor, row.currency, main()), strong=row.overdue_minor > 0
            ),
            value=lambda row: Money(row.overdue_minor, row.currency),
            numeric=True,
            width=100,
        ),
    )


def _bars() -> tuple[Column[CustomerListRow], ...]:
    return (
        Column(
            "ages",
            _tr("Ageing"),
            lambda row: (
                _tr("oldest {days} days").format(days=row.oldest_days) if row.oldest_days else ""
            ),
            key=lambda row: row.oldest_days,
            cell=lambda row: AgesCell(row.ages),
            value=lambda row: row.oldest_days,
            width=106,
            priority=4,
        ),
        Column(
            "limit",
            _tr("Limit used"),
            _limit_words,
            key=lambda row: -1 if row.limit_percent is None else row.limit_percent,
            cell=lambda row: ShareCell(row.limit_percent, _limit_words(row)),
            width=116,
            priority=2,
        ),
        Column(
            "risk",
            _tr("Risk"),
            lambda row: row.score.grade or "" if row.score else "",
            key=_safest_last,
            value=lambda row: row.score.points if row.score else None,
            cell=lambda row: ChipsCell(risk_chips(row.score)),
            tip=lambda row: score_lines(row.score) if row.score else "",
            width=56,
            priority=4,
        ),
    )


def _state(today: Callable[[], date]) -> tuple[Column[CustomerListRow], ...]:
    return (
        Column(
            "last",
            _tr("Last contact"),
            lambda row: last_words(row.last_contact, today()),
            key=lambda row: row.last_contact.made_on if row.last_contact else date.min,
            cell=lambda row: TextCell(last_words(row.last_contact, today()), dim=True),
            width=178,
            priority=6,
        ),
        Column(
            "flags",
            _tr("Flags"),
            lambda row: ", ".join(chip.text for chip in flags(row, today())),
            key=lambda row: tuple(chip.text for chip in flags(row, today())),
            cell=lambda row: ChipsCell(flags(row, today())),
            width=216,
            spare=48,
            priority=1,
        ),
    )


def _more() -> tuple[Column[CustomerListRow], ...]:
    return (
        Column(
            "code",
            _tr("Code"),
            lambda row: row.code,
            key=lambda row: row.code.casefold(),
            priority=8,
            shown=False,
        ),
        Column(
            "days",
            _tr("Oldest days"),
            lambda row: str(row.oldest_days),
            key=lambda row: row.oldest_days,
            value=lambda row: row.oldest_days,
            numeric=True,
            width=90,
            priority=7,
        ),
        Column(
            "credit_limit",
            _tr("Limit"),
            lambda row: "" if row.limit_minor is None else money(row.limit_minor, row.currency),
            key=lambda row: -1 if row.limit_minor is None else row.limit_minor,
            value=lambda row: (
                None if row.limit_minor is None else Money(row.limit_minor, row.currency)
            ),
            numeric=True,
            width=100,
            priority=9,
            shown=False,
        ),
    )


def _safest_last(row: CustomerListRow) -> int:
    """Return the points that customers are sorted by; who is not rated comes after all others."""
    points = row.score.points if row.score else None
    return _UNRATED if points is None else points


def _limit_words(row: CustomerListRow) -> str:
    """Return how much of the limit is used; a limit of nothing is cash only, none is no limit.

    Beyond ten times the limit the number would run over the bar beside it, and says no more.
    """
    if row.limit_percent is not None:
        is_beyond = row.limit_percent > _MOST_PERCENT
        return f">{_MOST_PERCENT}%" if is_beyond else f"{row.limit_percent}%"
    return _tr("no limit") if row.limit_minor is None else _tr("cash only")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Customers", text)
