"""Claims for late payment: the interest and fixed sums on invoices owed or paid late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from collector_desktop.domain.disputes import Case, disputed_moves
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.invoice_parts import whole_invoices
from collector_desktop.domain.late_claims import (
    Claim,
    Debt,
    Decided,
    Move,
    claim,
    claim_on,
    late_spans,
)
from collector_desktop.domain.late_payment import CONSUMER, Policy
from collector_desktop.domain.numbers import number_key
from collector_desktop.domain.rates import RateSeries
from collector_desktop.queries.interest_decisions import Settled, decisions, settled
from collector_desktop.queries.interest_terms import TermsBook, Whose, terms_book
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
class Wanted:
    """Whose claims to work out: of everybody, of one customer, on one invoice."""

    customer_id: int | None = None
    number: str | None = None

    def parameters(self, as_of: date) -> dict[str, object]:
        """Return what the questions need to know."""
        number = None if self.number is None else number_key(self.number)
        return {"day": as_of.isoformat(), "customer": self.customer_id, "number": number}


@frozen
class ClaimRow:
    """A claim with the invoice that it is on and what was decided on it.

    `is_disputed` says that on some days a part of the invoice bore nothing, as it is in dispute or
    was granted in one.
    """

    item_id: int
    number: str
    customer_id: int
    customer_code: str
    currency: str
    document_on: date
    due_on: date
    amount_minor: int
    policy: Policy
    claim: Claim
    settled: Settled
    is_disputed: bool = False

    @property
    def total_minor(self) -> int:
        """What is owed in all: of the debt, of its claims, and what can be claimed yet."""
        return self.claim.open_minor + self.settled.open_claims_minor + self.claim.rest_minor


@frozen
class Claims:
    """The claims at a day; `consumers` are left out as the law of business debts is not theirs.

    `has_rule` says whether any rule is in force at all.
    """

    has_rule: bool
    rows: tuple[ClaimRow, ...] = ()
    consumers: tuple[str, ...] = ()


@frozen
class _Late:
    """An invoice as the questions give it, with whose terms count and how its balance moved."""

    item_id: int
    number: str
    code: str
    document_on: date
    whose: Whose
    debt: Debt


def interest_claims(
    as_of: date,
    rates: Mapping[str, RateSeries],
    wanted: Wanted,
    decided_by: date | None = None,
    asked: Mapping[int, int] | None = None,
) -> Claims:
    """Return the claim on every invoice overdue or paid late, as at the end of a day.

    Decisions count when they were made up to that day, or up to `decided_by`. `asked` is how much
    is asked for of an item, where that may be a part of it.

    Raises:
        RefusedError: no such invoice, a rate that counts is not known, or none is agreed.
    """
    if wanted.number is not None:
        _require_invoice(wanted.number)
    terms = terms_book(rates)
    made = settled(decisions(decided_by or as_of, wanted.customer_id), as_of, wanted.customer_id)
    late = _read(COLUMNS + CHOSEN + ORDER, CHOSEN, wanted.parameters(as_of), made)
    parts = _fixed_sums(as_of, wanted, terms, made)
    rows, consumers, has_rule = [], set(), False
    for each in late:
        policy = terms.policy(each.whose)
        has_rule = has_rule or policy is not None
        if policy is None:
            consumers.update([each.code] if each.whose.kind == CONSUMER else [])
            continue
        debt = replace(each.debt, **parts.get(each.item_id, {}))
        part = (asked or {}).get(each.item_id)
        found = claim(debt, as_of, policy) if part is None else claim_on(part, debt, as_of, policy)
        if found is not None:
            rows.append(_row(each, policy, found, made.get(each.item_id, Settled())))
    return Claims(has_rule or terms.has_rule(), tuple(rows), tuple(sorted(consumers)))


def _row(each: _Late, policy: Policy, found: Claim, made: Settled) -> ClaimRow:
    who = each.whose.customer_id
    debt = each.debt
    days = (each.document_on, debt.due_on)
    return ClaimRow(
        *(each.item_id, each.number, who, each.code, debt.currency, *days, debt.moves[0][1]),
        policy,
        found,
        made,
        bool(debt.stopped),
    )


def _read(
    sql: str, chosen: str, parameters: dict[str, object], made: Mapping[int, Settled]
) -> list[_Late]:
    """Return invoices with the moves of their balances."""
    paid: dict[int, list[Move]] = defaultdict(list)
    for item_id, day, minor in ask(PAID_OF.format(chosen=chosen), **parameters):
        paid[item_id].append((date.fromisoformat(day), -minor))
    disputed: dict[int, list[Case]] = defaultdict(list)
    for item_id, *case in ask(DENIED_OF.format(chosen=chosen), **parameters):
        disputed[item_id].append(_case(made.get(item_id, Settled()), *case))
    late = (_late(row, paid[row[0]], made) for row in ask(sql, **parameters))
    return [_less_disputed(each, disputed[each.item_id]) if disputed else each for each in late]


def _case(made: Settled, raised: str, ended: str | None, minor: int) -> Case:
    """Return since when what was disputed bears nothing: `ended` is None while it is open.

    Nothing is claimed on a sum that is validly disputed (law.md B.1), so neither for the days
    before it was disputed, but for those claimed or waived by then. What was granted was never
    owed.
    """
    raised_on = date.fromisoformat(raised)
    decided = made.by(raised_on).decided
    since = raised_on if decided.has_fixed else date.min
    if decided.until is not None:
        since = min(raised_on, decided.until)
    return Case(minor, since, date.fromisoformat(ended) if ended else None)


def _less_disputed(late: _Late, cases: list[Case]) -> _Late:
    """Return an invoice on which nothing runs for what is in dispute or was granted in one."""
    stopped = tuple(disputed_moves(late.debt.moves, cases))
    return replace(late, debt=replace(late.debt, stopped=stopped)) if stopped else late


def _late(row: tuple[Any, ...], paid: list[Move], made: Mapping[int, Settled]) -> _Late:
    item_id, number, code, currency, document_on, due_on, minor, *whose = row
    made_on = date.fromisoformat(document_on)
    decided = made[item_id].decided if item_id in made else Decided()
    debt = Debt(date.fromisoformat(due_on), currency, [(made_on, minor), *paid], None, decided)
    return _Late(item_id, number, code, made_on, Whose(*whose), debt)


def _fixed_sums(
    as_of: date, wanted: Wanted, terms: TermsBook, made: Mapping[int, Settled]
) -> dict[int, dict[str, Any]]:
    """Return what changes for parts that share a fixed sum: one by the whole debt, once."""
    found: dict[int, dict[str, Any]] = {}
    every = _read(COLUMNS + PARTS + ORDER, PARTS, wanted.parameters(as_of), made)
    shared = (((p.whose.customer_id, p.document_on, p.debt.currency), p.number, p) for p in every)
    for parts in whole_invoices(shared):
        policy = terms.policy(parts[0].whose)
        if policy is None or not policy.shares_sum:
            continue
        has_fixed = any(part.debt.decided.has_fixed for part in parts)
        starts = list(_starts(parts, as_of, policy))
        bearer = min(starts)[1] if starts else None
        for place, part in enumerate(parts):
            whole = _whole_debt(parts, min(starts)[0]) if place == bearer else 0
            decided = replace(part.debt.decided, has_fixed=has_fixed)
            found[part.item_id] = {"whole_minor": whole, "decided": decided}
    return found


def _starts(parts: tuple[_Late, ...], as_of: date, policy: Policy) -> Iterator[tuple[date, int]]:
    """Yield the first late day and the place of each part that was late."""
    for place, part in enumerate(parts):
        owed = late_spans(part.debt, as_of, policy)
        if owed:
            yield owed[0].first, place


def _whole_debt(parts: tuple[_Late, ...], first_late: date) -> int:
    """Return what was unpaid of an invoice when interest began to run on its first part."""
    return sum(minor for part in parts for day, minor in part.debt.bearing if day < first_late)


def _require_invoice(number: str) -> None:
    known = "SELECT 1 FROM item WHERE type = 'invoice' AND number_key = :key LIMIT 1"
    if not ask(known, key=number_key(number)):
        raise RefusedError(f"There is no invoice {number!r}.", "Check the number.")
