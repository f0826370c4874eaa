"""The columns of the lists on the customer card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import Money
from collector_desktop.queries.customer_card import PaperRow
from collector_desktop.queries.items import ItemRow
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.queries.statements import StatementEntry
from collector_desktop.ui.cells import (
    CHECK_COLUMN,
    ActionCell,
    AmountCell,
    ChipsCell,
    Column,
    DaysCell,
    TextCell,
)
from collector_desktop.ui.format import short_day, week_day
from collector_desktop.ui.widgets.card_words import (
    PAPERS,
    item_status,
    item_words,
    late_words,
    own_terms_words,
    promise_chip,
    status_words,
    stop_words,
    tr,
)
from collector_desktop.ui.widgets.columns import AmountLook, day_column, money_column
from collector_desktop.ui.widgets.customers_words import amount_words

Today = Callable[[], date]
Main = Callable[[], str]
_SHOWN_OF_HASH = 12


@frozen
class AccountRow:
    """One entry of the account, with its place in the order of entry and its currency."""

    at: int
    currency: str
    entry: StatementEntry


def item_columns(today: Today, main: Main) -> tuple[Column[ItemRow], ...]:
    """Return the columns of the open items."""
    number: Column[ItemRow] = Column(
        "number",
        tr("Invoice"),
        lambda r: r.number,
        key=lambda r: r.number,
        cell=lambda r: TextCell(r.number, strong=True),
        width=112,
    )
    reference: Column[ItemRow] = Column(
        "reference",
        tr("Their ref"),
        lambda r: r.reference,
        key=lambda r: r.reference,
        width=96,
        priority=3,
    )
    outstanding: Column[ItemRow] = money_column(
        *("outstanding", tr("Outstanding")),
        lambda r: r.sign * r.open_minor,
        lambda r: r.currency,
        lambda r: amount_words(r.sign * r.open_minor, r.currency, main()),
        look=AmountLook(strong=True, width=112),
    )
    status: Column[ItemRow] = Column(
        "status",
        tr("Status"),
        lambda r: status_words(r, today()),
        key=lambda r: status_words(r, today()),
        cell=lambda r: item_status(r, today()),
        tip=lambda r: stop_words(r, today()),
        width=128,
        stretch=True,
        narrow=True,
    )
    return (CHECK_COLUMN, number, reference, *_item_days(today), outstanding, status)


def _item_days(today: Today) -> tuple[Column[ItemRow], ...]:
    kind: Column[ItemRow] = Column(
        "type", tr("Kind"), lambda r: item_words(r.type), key=lambda r: r.type, shown=False
    )
    invoiced: Column[ItemRow] = Column(
        "invoiced",
        tr("Invoiced"),
        lambda r: short_day(r.document_on, today()),
        key=lambda r: r.document_on,
        value=lambda r: r.document_on,
        width=80,
        priority=4,
        shown=False,
    )
    due: Column[ItemRow] = Column(
        "due",
        tr("Due"),
        lambda r: short_day(r.due_on, today()) if r.sign > 0 else "",
        key=lambda r: r.due_on,
        value=lambda r: r.due_on if r.sign > 0 else None,
        tip=own_terms_words,
        width=80,
        priority=1,
    )
    late: Column[ItemRow] = Column(
        "late",
        tr("Late"),
        late_words,
        key=lambda r: r.days if r.sign > 0 else -10_000,
        cell=lambda r: DaysCell(r.days if r.sign > 0 else 0, text=late_words(r)),
        value=lambda r: max(r.days, 0) if r.sign > 0 else None,
        numeric=True,
        width=72,
    )
    return (kind, invoiced, due, late)


def promise_columns(today: Today) -> tuple[Column[PromiseRow], ...]:
    """Return the columns of the promises."""
    promised: Column[PromiseRow] = money_column(
        *("amount", tr("Promised")),
        lambda r: r.amount_minor,
        lambda r: r.currency,
        look=AmountLook(strong=True, width=106),
    )
    by: Column[PromiseRow] = Column(
        "by",
        tr("By"),
        lambda r: week_day(r.pay_by, today()),
        key=lambda r: r.pay_by,
        value=lambda r: r.pay_by,
        width=104,
    )
    return (promised, by, *_promise_facts(today))


def _promise_facts(today: Today) -> tuple[Column[PromiseRow], ...]:
    made: Column[PromiseRow] = day_column("made", tr("Made"), today, lambda r: r.taken_on, 76, 2)
    covers: Column[PromiseRow] = Column(
        "for",
        tr("For"),
        lambda r: ", ".join(r.items) or tr("whole account"),
        width=110,
        stretch=True,
        narrow=True,
    )
    person: Column[PromiseRow] = Column(
        "person", tr("Who"), lambda r: r.person_name, key=lambda r: r.person_name, priority=3
    )
    status: Column[PromiseRow] = Column(
        "status",
        tr("Status"),
        lambda r: promise_chip(r, today()).text,
        key=lambda r: r.status,
        cell=lambda r: ChipsCell((promise_chip(r, today()),)),
        width=150,
    )
    return (made, covers, person, status)


def paper_columns(today: Today) -> tuple[Column[PaperRow], ...]:
    """Return the columns of the papers sent."""
    kind: Column[PaperRow] = Column(
        "kind",
        tr("Paper"),
        lambda r: tr(PAPERS.get(r.kind, r.kind)),
        key=lambda r: r.kind,
        cell=lambda r: TextCell(tr(PAPERS.get(r.kind, r.kind)), strong=True),
        width=120,
    )
    made: Column[PaperRow] = day_column("made", tr("Sent"), today, lambda r: r.made_on, 76)
    name: Column[PaperRow] = Column(
        "file",
        tr("File"),
        lambda r: r.file_name,
        key=lambda r: r.file_name,
        width=210,
        stretch=True,
    )
    digest: Column[PaperRow] = Column(
        "sha256",
        tr("SHA-256"),
        lambda r: r.sha256[:_SHOWN_OF_HASH],
        cell=lambda r: TextCell(r.sha256[:_SHOWN_OF_HASH], dim=True),
        value=lambda r: r.sha256,
        width=112,
        priority=2,
    )
    open_: Column[PaperRow] = Column(
        "open", "", lambda _: "", cell=lambda _: ActionCell("external-link", tr("Open")), width=92
    )
    return (kind, made, name, digest, open_)


def account_columns(today: Today, main: Main) -> tuple[Column[AccountRow], ...]:
    """Return the columns of the account with its running balance."""
    day: Column[AccountRow] = Column(
        "day",
        tr("Day"),
        lambda r: short_day(r.entry.on, today()),
        key=lambda r: r.at,
        value=lambda r: r.entry.on,
        width=84,
    )
    entry: Column[AccountRow] = Column(
        "entry",
        tr("Entry"),
        lambda r: f"{item_words(r.entry.type)} {r.entry.number}",
        key=lambda r: r.entry.number,
        width=140,
        stretch=True,
        narrow=True,
    )
    reference: Column[AccountRow] = Column(
        "reference", tr("Their ref"), lambda r: r.entry.reference, width=90, priority=2
    )
    return (
        day,
        entry,
        reference,
        _figure("debit", tr("Debit"), main, lambda e: e.debit_minor),
        _figure("credit", tr("Credit"), main, lambda e: e.credit_minor),
        _figure("balance", tr("Balance"), main, lambda e: e.balance_minor),
    )


def _figure(
    name: str, title: str, main: Main, minor: Callable[[StatementEntry], int]
) -> Column[AccountRow]:
    """Return a column of amounts; only the balance, which is strong, says nothing as 0.00."""
    strong = name == "balance"

    def text(row: AccountRow) -> str:
        value = minor(row.entry)
        return amount_words(value, row.currency, main()) if value or strong else ""

    return Column(
        name,
        title,
        text,
        cell=lambda r: AmountCell(text(r), strong=strong),
        value=lambda r: Money(minor(r.entry), r.currency),
        numeric=True,
        width=100,
    )
