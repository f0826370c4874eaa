"""Claims for late payment: the interest and fixed sums on invoices owed or paid late."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.invoice_parts import whole_invoices
from collector_desktop.domain.late_claims import (
    Claim,
    Debt,
    claim,
    claim_on,
    daily_together,
    late_spans,
)
from collector_desktop.domain.late_payment import CONSUMER, Policy
from collector_desktop.domain.numbers import number_key
from collector_desktop.domain.rates import RateSeries
from collector_desktop.queries.interest_decisions import Settled, decisions, settled
from collector_desktop.queries.interest_terms import TermsBook, terms_book
from collector_desktop.queries.late_invoices import CHOSEN, PARTS, LateInvoice, late_invoices
from collector_desktop.queries.position import ask


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
class Unknown:
    """An invoice whose claim cannot be worked out, and why: which rate is missing.

    What is open of it and what was decided on it is known all the same.
    """

    item_id: int
    number: str
    customer_id: int
    customer_code: str
    currency: str
    open_minor: int
    settled: Settled
    why: RefusedError


@frozen
class Claims:
    """The claims at a day; `consumers` are left out as the law of business debts is not theirs.

    `has_rule` says whether any rule is in force at all, `unknown` which claims lack a rate.
    """

    has_rule: bool
    rows: tuple[ClaimRow, ...] = ()
    consumers: tuple[str, ...] = ()
    unknown: tuple[Unknown, ...] = ()

    def of(self, item_ids: Collection[int] | None) -> list[ClaimRow]:
        """Return the claims on some invoices, or on all.

        Raises:
            RefusedError: a rate that counts for one of them is not known, or none is agreed.
        """
        for each in self.unknown:
            if item_ids is None or each.item_id in item_ids:
                raise each.why
        return [row for row in self.rows if item_ids is None or row.item_id in item_ids]


def daily_sums(rows: Iterable[ClaimRow]) -> dict[str, int]:
    """Return what a further day adds in each currency, rounded once and not for each invoice."""
    claims: dict[str, list[Claim]] = {}
    for row in rows:
        claims.setdefault(row.currency, []).append(row.claim)
    return {currency: daily_together(each) for currency, each in claims.items()}


def known_claims(
    as_of: date,
    rates: Mapping[str, RateSeries],
    wanted: Wanted,
    decided_by: date | None = None,
    asked: Mapping[int, int] | None = None,
) -> Claims:
    """Return the claim on every invoice overdue or paid late, as at the end of a day.

    Those that lack a rate are apart. Decisions count when they were made up to that day, or up to
    `decided_by`. `asked` is how much is asked for of an item, where that may be a part of it.

    Raises:
        RefusedError: no such invoice.
    """
    if wanted.number is not None:
        _require_invoice(wanted.number)
    terms = terms_book(rates)
    made = settled(decisions(decided_by or as_of, wanted.customer_id), as_of, wanted.customer_id)
    late = late_invoices(CHOSEN, wanted.parameters(as_of), made)
    parts = _fixed_sums(as_of, wanted, terms, made)
    rows, consumers, unknown, has_rule = [], set(), [], terms.has_rule()
    for each in late:
        debt = replace(each.debt, **parts.get(each.item_id, {}))
        try:
            policy = terms.policy(each.whose)
            part = (asked or {}).get(each.item_id)
            found = None if policy is None else _claim(debt, as_of, policy, part)
        except RefusedError as why:
            decided = made.get(each.item_id, Settled())
            unknown.append(_unknown(each, as_of, decided, why))
            continue
        has_rule = has_rule or policy is not None
        if policy is None and each.whose.kind == CONSUMER:
            consumers.add(each.code)
        if policy is not None and found is not None:
            rows.append(_row(each, policy, found, made.get(each.item_id, Settled())))
    return Claims(has_rule, tuple(rows), tuple(sorted(consumers)), tuple(unknown))


def _claim(debt: Debt, as_of: date, policy: Policy, asked: int | None) -> Claim | None:
    """Return the claim on a debt, or on the part of it that is asked for."""
    if asked is None:
        return claim(debt, as_of, policy)
    return claim_on(asked, debt, as_of, policy)


def _row(each: LateInvoice, policy: Policy, found: Claim, made: Settled) -> ClaimRow:
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


def _unknown(each: LateInvoice, as_of: date, made: Settled, why: RefusedError) -> Unknown:
    who = (each.whose.customer_id, each.code)
    open_minor = sum(minor for day, minor in each.debt.moves if day <= as_of)
    return Unknown(each.item_id, each.number, *who, each.debt.currency, open_minor, made, why)


def _fixed_sums(
    as_of: date, wanted: Wanted, terms: TermsBook, made: Mapping[int, Settled]
) -> dict[int, dict[str, Any]]:
    """Return what changes for parts that share a fixed sum: one by the whole debt, once."""
    found: dict[int, dict[str, Any]] = {}
    every = late_invoices(PARTS, wanted.parameters(as_of), made)
    shared = (((p.whose.customer_id, p.document_on, p.debt.currency), p.number, p) for p in every)
    for parts in whole_invoices(shared):
        policy = None
        with suppress(RefusedError):
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


def _starts(
    parts: tuple[LateInvoice, ...], as_of: date, policy: Policy
) -> Iterator[tuple[date, int]]:
    """Yield the first late day and the place of each part that was late."""
    for place, part in enumerate(parts):
        owed = late_spans(part.debt, as_of, policy)
        if owed:
            yield owed[0].first, place


def _whole_debt(parts: tuple[LateInvoice, ...], first_late: date) -> int:
    """Return what was unpaid of an invoice when interest began to run on its first part."""
    return sum(minor for part in parts for day, minor in part.debt.bearing if day < first_late)


def _require_invoice(number: str) -> None:
    known = "SELECT 1 FROM item WHERE type = 'invoice' AND number_key = :key LIMIT 1"
    if not ask(known, key=number_key(number)):
        raise RefusedError(f"There is no invoice {number!r}.", "Check the number.")
