"""Invoices that may have been owed late, with how their balances moved and what was disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from collector_desktop.domain.disputes import Case, disputed_moves
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.late_claims import Debt, Decided, Move
from collector_desktop.queries.interest_decisions import Settled
from collector_desktop.queries.interest_terms import Whose
from collector_desktop.queries.position import ask

CHOSEN = """FROM item i JOIN customer c ON c.id = i.customer_id
    WHERE i.type = 'invoice' AND i.due_on < :day AND i.document_on <= :day
    AND (:customer IS NULL OR i.customer_id = :customer)
    AND (:number IS NULL OR i.number_key = :number)
    AND (i.open_minor <> 0 OR EXISTS (SELECT 1 FROM allocation a
        WHERE a.target_id = i.id AND a.allocated_on > i.due_on))"""

PARTS = """FROM item i JOIN customer c ON c.id = i.customer_id
    WHERE i.type = 'invoice' AND i.number_key GLOB '*/[1-9]*' AND i.document_on <= :day
    AND (:customer IS NULL OR i.customer_id = :customer)
    AND (:number IS NULL OR i.customer_id IN (
        SELECT customer_id FROM item WHERE number_key = :number))"""

CLAIMED = """FROM item i JOIN customer c ON c.id = i.customer_id
    WHERE i.customer_id = :customer
    AND i.id IN (SELECT item_id FROM interest_decision WHERE kind = 'claimed')"""

COLUMNS = """SELECT i.id, i.number, c.code, i.currency, i.document_on, i.due_on, i.amount_minor,
    c.id, c.group_id, c.kind, coalesce((SELECT country FROM address
        WHERE customer_id = c.id AND kind = 'billing'), '') """

ORDER = " ORDER BY i.due_on, i.document_on, i.id"

REARRANGED = """EXISTS (SELECT 1 FROM allocation e WHERE e.source_id = a.source_id
    AND e.amount_minor < 0 AND e.allocated_on <= :day)"""

# A debt is paid on the day the money came, or the credit note was made out, even if it is said
# later what that was for. Where it once paid something else, the day of the allocation counts:
# nothing is paid twice on a day.
PAID_ON = f"""CASE WHEN s.type IN ('receipt', 'credit_note') AND NOT {REARRANGED}
    THEN max(s.document_on, t.document_on) ELSE a.allocated_on END"""
PAID_OF = f"""SELECT a.target_id, {PAID_ON}, a.amount_minor
    FROM allocation a JOIN item s ON s.id = a.source_id JOIN item t ON t.id = a.target_id
    WHERE a.allocated_on <= :day AND a.target_id IN (SELECT i.id {{chosen}})"""

# A dispute that was rejected or withdrawn was never right: it stops nothing, on none of its days.
DENIED_OF = """SELECT d.item_id, d.raised_on, CASE WHEN d.ended_on <= :day THEN d.ended_on END,
    CASE WHEN d.ended_on <= :day THEN e.amount_minor ELSE d.amount_minor END
    FROM dispute d LEFT JOIN item e ON e.id = d.credit_id
    WHERE d.raised_on <= :day AND d.item_id IN (SELECT i.id {chosen})
      AND (d.ended_on IS NULL OR d.ended_on > :day OR e.id IS NOT NULL)"""


@frozen
class LateInvoice:
    """An invoice as the questions give it, with whose terms count and how its balance moved."""

    item_id: int
    number: str
    code: str
    document_on: date
    whose: Whose
    debt: Debt


def late_invoices(
    chosen: str, parameters: dict[str, object], made: Mapping[int, Settled]
) -> list[LateInvoice]:
    """Return the invoices that are CHOSEN, or PARTS of one, with the moves of their balances."""
    paid: dict[int, list[Move]] = defaultdict(list)
    for item_id, day, minor in ask(PAID_OF.format(chosen=chosen), **parameters):
        paid[item_id].append((date.fromisoformat(day), -minor))
    disputed: dict[int, list[Case]] = defaultdict(list)
    for item_id, *case in ask(DENIED_OF.format(chosen=chosen), **parameters):
        disputed[item_id].append(_case(made.get(item_id, Settled()), *case))
    late = (_late(row, paid[row[0]], made) for row in ask(COLUMNS + chosen + ORDER, **parameters))
    return [_less_disputed(each, disputed[each.item_id]) if disputed else each for each in late]


def claimed_debts(customer_id: int, as_of: date, made: Mapping[int, Settled]) -> dict[int, Debt]:
    """Return by invoice each debt of a customer on which was claimed, whenever it falls due."""
    parameters: dict[str, object] = {"day": as_of.isoformat(), "customer": customer_id}
    return {each.item_id: each.debt for each in late_invoices(CLAIMED, parameters, made)}


def _case(made: Settled, raised: str, ended: str | None, minor: int) -> Case:
    """Return since when what was disputed bears nothing: `ended` is None while it is open.

    Nothing is claimed on a sum that is validly disputed, so neither for the days
    before it was disputed, but for those claimed or waived by then. What was granted was never
    owed.
    """
    raised_on = date.fromisoformat(raised)
    decided = made.by(raised_on).decided
    since = raised_on if decided.has_fixed else date.min
    if decided.until is not None:
        since = min(raised_on, decided.until)
    return Case(minor, since, date.fromisoformat(ended) if ended else None)


def _less_disputed(late: LateInvoice, cases: list[Case]) -> LateInvoice:
    """Return an invoice on which nothing runs for what is in dispute or was granted in one."""
    stopped = tuple(disputed_moves(late.debt.moves, cases))
    return replace(late, debt=replace(late.debt, stopped=stopped)) if stopped else late


def _late(row: tuple[Any, ...], paid: list[Move], made: Mapping[int, Settled]) -> LateInvoice:
    item_id, number, code, currency, document_on, due_on, minor, *whose = row
    made_on = date.fromisoformat(document_on)
    decided = made[item_id].decided if item_id in made else Decided()
    debt = Debt(date.fromisoformat(due_on), currency, [(made_on, minor), *paid], None, decided)
    return LateInvoice(item_id, number, code, made_on, Whose(*whose), debt)
