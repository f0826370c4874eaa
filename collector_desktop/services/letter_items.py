"""Which items a letter is about, and what of each it asks for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.letter_templates import About
from collector_desktop.queries.covers import spoken_for
from collector_desktop.queries.customers import CustomerFacts, balances
from collector_desktop.queries.items import ItemRow, items, items_among
from collector_desktop.queries.placed_debts import placed_debts

COMING_DAYS = 14
WHOLE = frozenset({About.OPEN, About.PLACED})


def letter_items(
    customer: CustomerFacts,
    about: About,
    item_ids: Collection[int] | None,
    as_of: date,
    *,
    is_settled: bool = False,
) -> list[ItemRow]:
    """Return the items of a letter in one currency, each with what is asked for of it.

    What is in dispute is not asked for, nor what is promised, planned or to come by a cheque in
    hand, as in a run; but it is open: a letter about all that is open, such as an offer
    to settle, names it whole. Without a choice, nothing on hold is asked for either. `is_settled`
    says that the caller has settled how much of the chosen items is asked for.

    Raises:
        RefusedError: there is nothing to write about, or unallocated money covers what is overdue.
    """
    if about is About.NOTHING:
        return []
    if item_ids is not None:
        chosen = [row for row in items_among(as_of, item_ids) if row.open_minor]
        own = _one_currency(chosen, customer)
        if about in WHOLE:
            return own
        free = _without_disputes(own)
        free = free if is_settled else _without_promised(free, customer, as_of)
        if own and not free:
            raise RefusedError(
                "What is chosen is all in dispute, promised, in a plan or to come by cheque.",
                "Choose other invoices, or end what was agreed first.",
            )
        return free
    if about in WHOLE:
        return _some(_one_currency(_whole(customer.customer_id, about, as_of), customer), customer)
    if about is About.COMING:
        return _some(_coming(customer, as_of), customer)
    return _overdue(customer, as_of)


def _whole(customer_id: int, about: About, as_of: date) -> list[ItemRow]:
    is_open = about is About.OPEN
    return items(as_of, "open", customer_id) if is_open else placed_debts(customer_id, as_of)


def _coming(customer: CustomerFacts, as_of: date) -> list[ItemRow]:
    until = as_of + timedelta(days=COMING_DAYS)
    rows = [
        row
        for row in items(as_of, "open", customer.customer_id)
        if row.sign > 0 and as_of <= row.due_on <= until and not row.holds
    ]
    free = _without_disputes(_one_currency(rows, customer))
    return _without_promised(free, customer, as_of)


def _overdue(customer: CustomerFacts, as_of: date) -> list[ItemRow]:
    rows = _one_currency(items(as_of, "overdue", customer.customer_id), customer)
    if not rows:
        raise RefusedError(f"{customer.name} has nothing overdue.", "No reminder is needed.")
    free = _without_disputes([row for row in rows if not row.holds])
    if not free:
        raise RefusedError(
            f"All that {customer.name} has overdue is on hold or in dispute.",
            "Release it or decide the dispute first.",
        )
    free = _without_promised(free, customer, as_of)
    if not free:
        raise RefusedError(
            f"All that {customer.name} has overdue is promised, in a plan or to come by cheque.",
            "Wait until it was to come, or cancel what was agreed.",
        )
    if _is_covered(free, customer.customer_id, as_of):
        raise RefusedError(
            f"{customer.name} has paid what is overdue: the money is not allocated yet.",
            "Allocate it first.",
        )
    return free


def _some(rows: list[ItemRow], customer: CustomerFacts) -> list[ItemRow]:
    if not rows:
        raise RefusedError(
            f"{customer.name} has no open item that this is about.", "There is nothing to write."
        )
    return rows


def _one_currency(rows: list[ItemRow], customer: CustomerFacts) -> list[ItemRow]:
    """Return the rows in the customer's currency, else in that of the first."""
    own = [row for row in rows if row.currency == customer.currency]
    if own or not rows:
        return own
    return [row for row in rows if row.currency == rows[0].currency]


def _without_disputes(rows: list[ItemRow]) -> list[ItemRow]:
    free = [replace(row, open_minor=row.open_minor - row.disputed_minor) for row in rows]
    return [row for row in free if row.open_minor]


def _without_promised(rows: list[ItemRow], customer: CustomerFacts, as_of: date) -> list[ItemRow]:
    """Return rows less what a run would not ask for either, as it is to come."""
    covered = spoken_for(customer.customer_id, as_of)
    left = [
        replace(row, open_minor=row.open_minor - covered[row.item_id].minor)
        if row.item_id in covered
        else row
        for row in rows
    ]
    return [row for row in left if row.open_minor]


def _is_covered(overdue: list[ItemRow], customer_id: int, as_of: date) -> bool:
    """Return whether unallocated payments and credits make up for everything overdue."""
    currency = overdue[0].currency
    waiting = sum(
        each.unallocated for each in balances(as_of, customer_id) if each.currency == currency
    )
    return sum(item.open_minor for item in overdue) + waiting <= 0
