"""Which invoices a view shows, and their group headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.invoice_limits import NO_LIMITS, InvoiceLimits
from collector_desktop.domain.traits import NO_TRAITS, Traits
from collector_desktop.queries.customer_list import CustomerListRow
from collector_desktop.queries.invoice_list import InvoiceList
from collector_desktop.queries.invoice_pages import (
    ALL,
    NEVER,
    OLD,
    OLD_DAYS,
    OPEN,
    OVERDUE,
    STOPPED,
    Age,
    InvoiceSums,
)
from collector_desktop.queries.items import ItemRow
from collector_desktop.queries.traits import EVERYTHING, Having
from collector_desktop.ui.cells import GroupRow
from collector_desktop.ui.format import money, percent, plural, short_day, whole_money
from collector_desktop.ui.widgets.ageing_bar import AgePart
from collector_desktop.ui.widgets.customers_words import (
    DOT,
    age_title,
    flags,
    last_words,
    sums_words,
)

Groups = list[tuple[GroupRow, tuple[ItemRow, ...]]]


@frozen
class InvoiceFilter:
    """What narrows a view: typed words, ageing buckets, limits and traits."""

    words: str = ""
    buckets: frozenset[int] = frozenset()
    limits: InvoiceLimits = NO_LIMITS
    traits: Traits = NO_TRAITS

    def passes(self, row: ItemRow, having: Having = EVERYTHING) -> bool:
        """Return whether a row is left; `having` says where the traits are that are asked for."""
        if not having.passes(row.item_id, row.customer_id):
            return False
        if self.buckets and (not row.open_minor or row.bucket not in self.buckets):
            return False
        if not self.limits.passes(row.open_minor, row.currency, row.due_on, row.days):
            return False
        if not self.words:
            return True
        texts = [row.number, row.customer_name, row.customer_code, row.reference, row.description]
        if any(letter.isdigit() for letter in self.words):
            amounts = (row.open_minor, row.amount_minor)
            texts += [money(minor, row.currency) for minor in amounts]
        text = " ".join(texts).casefold()
        return all(word in text for word in self.words.casefold().split())


def view_rows(view: str, data: InvoiceList) -> list[ItemRow]:
    """Return the invoices of a view."""
    tests: dict[str, Callable[[ItemRow], bool]] = {
        OVERDUE: lambda row: row.is_overdue,
        OPEN: lambda row: row.open_minor > 0,
        OLD: lambda row: row.is_overdue and row.days > OLD_DAYS,
        NEVER: data.is_never_chased,
        STOPPED: lambda row: bool(row.open_minor and (row.disputed_minor or row.holds)),
        ALL: lambda _: True,
    }
    return [row for row in data.rows if tests[view](row)]


def open_ages(data: InvoiceList) -> list[Age]:
    """Return what is open in the company's currency by age: minor units and how many."""
    sums, counts = [0] * len(data.labels), [0] * len(data.labels)
    for row in data.rows:
        if row.open_minor and row.currency == data.currency:
            sums[row.bucket] += row.open_minor
            counts[row.bucket] += 1
    return list(zip(sums, counts, strict=True))


def age_parts(data: InvoiceList, ages: Sequence[Age], *, short: bool = False) -> list[AgePart]:
    """Return what is open by age as the bar shows it; `short` leaves the counts out."""
    whole = sum(minor for minor, _ in ages)
    return [
        AgePart(
            age_title(label),
            minor,
            whole_money(minor, data.currency),
            percent(minor, whole)
            if short
            else f"{plural(count, _tr('invoice'))}{DOT}{percent(minor, whole)}",
        )
        for label, (minor, count) in zip(data.labels, ages, strict=True)
    ]


def by_customer(rows: Iterable[ItemRow], data: InvoiceList, today: date) -> Groups:
    """Return the rows under their customers, the most overdue first."""
    found: dict[tuple[int, str], list[ItemRow]] = {}
    for row in rows:
        found.setdefault((row.customer_id, row.currency), []).append(row)
    order = sorted(
        found.items(),
        key=lambda pair: (
            pair[0][1] != data.currency,
            -sum(row.open_minor for row in pair[1] if row.is_overdue),
            pair[1][0].customer_name.casefold(),
        ),
    )
    return [
        (_customer_heading(key, kept, data.customers.get(key), today), tuple(kept))
        for key, kept in order
    ]


def by_week(rows: Iterable[ItemRow], data: InvoiceList, today: date) -> Groups:
    """Return the rows under the week in which they fall due, the earliest first."""
    found: dict[date, list[ItemRow]] = {}
    for row in rows:
        monday = row.due_on - timedelta(days=row.due_on.weekday())
        found.setdefault(monday, []).append(row)
    return [
        (
            GroupRow(
                _tr("Week of {day}").format(day=short_day(monday, today)),
                plural(len(found[monday]), _tr("invoice")),
                values=(("outstanding", _sum(found[monday], data)),),
                key=monday,
                foldable=True,
            ),
            tuple(found[monday]),
        )
        for monday in sorted(found)
    ]


def sums_of(rows: Sequence[ItemRow]) -> InvoiceSums:
    """Return what a list of invoices comes to."""
    customers = len({row.customer_id for row in rows})
    return InvoiceSums(len(rows), customers, tuple((row.open_minor, row.currency) for row in rows))


def summary(sums: InvoiceSums, currency: str) -> str:
    """Return what a list holds: `85 invoices, 38 customers, £109,485.80`."""
    total, count = sums_words(sums.amounts, currency), plural(sums.count, _tr("invoice"))
    return f"{count}, {plural(sums.customers, _tr('customer'))}, {total}"


def _customer_heading(
    key: tuple[int, str], rows: Sequence[ItemRow], customer: CustomerListRow | None, today: date
) -> GroupRow:
    overdue = sum(row.is_overdue for row in rows)
    words = _tr("{count} overdue") if overdue else _tr("{count} open")
    count = words.format(count=overdue or sum(row.open_minor > 0 for row in rows))
    who = (customer.person, customer.phone) if customer else ()
    last = last_words(customer.last_contact, today) if customer else ""
    return GroupRow(
        rows[0].customer_name,
        DOT.join(part for part in (count, *who) if part),
        chips=flags(customer, today) if customer else (),
        values=(
            ("outstanding", money(sum(row.open_minor for row in rows), key[1])),
            ("stage", _tr("Last: {words}").format(words=last) if last else _tr("No contact yet")),
        ),
        key=key,
        foldable=True,
    )


def _sum(rows: Iterable[ItemRow], data: InvoiceList) -> str:
    return sums_words(((row.open_minor, row.currency) for row in rows), data.currency)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Invoices", text)
