"""The list of promises: its columns, and which promises are in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.promise_list import ListedPromise, PromiseList
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.ui.cells import Chip, ChipsCell, Column, TextCell, Tone
from collector_desktop.ui.format import money, near_day, plural, short_day
from collector_desktop.ui.widgets.columns import STRONG, AmountLook, customer_column, money_column
from collector_desktop.ui.widgets.customers_words import amount_words, sums_words
from collector_desktop.ui.widgets.promise_board_words import item_words, source

_STATUSES = {
    PromiseStatus.OPEN: Chip("Open", Tone.ACCENT),
    PromiseStatus.KEPT: Chip("Kept", Tone.OK, "check"),
    PromiseStatus.PARTLY: Chip("Part paid", Tone.WARN),
    PromiseStatus.BROKEN: Chip("Broken", Tone.DANGER, "handshake"),
    PromiseStatus.CANCELLED: Chip("Withdrawn"),
}
S = TypeVar("S")
_FAILED = {PromiseStatus.BROKEN, PromiseStatus.PARTLY}


def listed(
    data: PromiseList, status: str, words: str, sort: Callable[[list[ListedPromise]], S]
) -> tuple[S, str]:
    """Return the promises of a status that have all words, sorted, and what they come to.

    Called on the ledger's thread.
    """
    found = [row for row in data.rows if _is_wanted(row.promise.status, status)]
    if words:
        found = [row for row in found if matches(row, words)]
    amounts = ((row.promise.amount_minor, row.promise.currency) for row in found)
    count = plural(len(found), _tr("promise"))
    return sort(found), f"{count}, {sums_words(amounts, data.currency)}"


def columns(
    today: Callable[[], date], main: Callable[[], str]
) -> tuple[Column[ListedPromise], ...]:
    """Return the columns of the list view."""
    return (*_who_and_when(today), *_sums(main), *_state(today))


def matches(row: ListedPromise, words: str) -> bool:
    """Return whether every word stands somewhere in a promise."""
    promise = row.promise
    text = " ".join(
        (
            promise.customer_name,
            promise.customer_code,
            promise.person_name,
            *promise.items,
            money(promise.amount_minor, promise.currency),
            _chip(promise).text,
        )
    )
    return all(word in text.casefold() for word in words.casefold().split())


def _is_wanted(status: PromiseStatus, wanted: str) -> bool:
    return wanted in {"all", status.value} or (wanted == "failed" and status in _FAILED)


def _chip(promise: PromiseRow) -> Chip:
    """Return where a promise is; one that was put off is told from one that was withdrawn."""
    return Chip(_tr("Put off")) if promise.is_put_off else _STATUSES[promise.status]


def _who_and_when(today: Callable[[], date]) -> tuple[Column[ListedPromise], ...]:
    return (
        customer_column(lambda row: row.promise.customer_name),
        Column(
            "pay_by",
            _tr("Promised for"),
            lambda row: near_day(row.promise.pay_by, today()),
            key=lambda row: row.promise.pay_by,
            value=lambda row: row.promise.pay_by,
            width=116,
        ),
    )


def _sums(main: Callable[[], str]) -> tuple[Column[ListedPromise], ...]:
    return (
        money_column(
            *("amount", _tr("Amount")),
            lambda row: row.promise.amount_minor,
            lambda row: row.promise.currency,
            lambda row: amount_words(row.promise.amount_minor, row.promise.currency, main()),
            look=STRONG,
        ),
        money_column(
            *("received", _tr("Received")),
            lambda row: row.promise.received_minor,
            lambda row: row.promise.currency,
            lambda row: amount_words(row.promise.received_minor, row.promise.currency, main()),
            look=AmountLook(priority=2),
        ),
    )


def _state(today: Callable[[], date]) -> tuple[Column[ListedPromise], ...]:
    return (
        Column(
            "status",
            _tr("Status"),
            lambda row: _chip(row.promise).text,
            key=lambda row: row.promise.status.value,
            cell=lambda row: ChipsCell((_chip(row.promise),)),
            width=116,
        ),
        Column(
            "source",
            _tr("Said by"),
            lambda row: source(row, today()),
            key=lambda row: source(row, today()).casefold(),
            width=200,
            priority=3,
        ),
        Column(
            "taken_on",
            _tr("Taken on"),
            lambda row: short_day(row.promise.taken_on, today()),
            key=lambda row: row.promise.taken_on,
            value=lambda row: row.promise.taken_on,
            width=90,
            priority=4,
            shown=False,
        ),
        Column(
            "items",
            _tr("Covers"),
            lambda row: ", ".join(row.promise.items) or _tr("whole account"),
            cell=lambda row: TextCell(item_words(row.promise)),
            width=140,
            priority=1,
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Promises", text)
