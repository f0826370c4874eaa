"""Claims for late payment: the interest and fixed sums on invoices owed or paid late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.interest import Basis, Counting, DailyRounding
from collector_desktop.domain.late_payment import Claim, Policy, claim, make_policy, regime_for
from collector_desktop.domain.numbers import number_key
from collector_desktop.domain.rates import RateSeries, parse_rate
from collector_desktop.domain.settings import (
    COMPANY_COUNTRY,
    INTEREST_BASIS,
    INTEREST_CONTRACT_RATE,
    INTEREST_DAILY_ROUNDING,
    INTEREST_REGIME,
)
from collector_desktop.queries.position import ask
from collector_desktop.queries.settings import settings

CHOSEN = """FROM item i JOIN customer c ON c.id = i.customer_id
    WHERE i.type = 'invoice' AND i.due_on < :day AND i.document_on <= :day
    AND c.kind <> 'consumer' AND (:customer IS NULL OR i.customer_id = :customer)
    AND (:number IS NULL OR i.number_key = :number)
    AND (i.open_minor <> 0 OR EXISTS (SELECT 1 FROM allocation a
        WHERE a.target_id = i.id AND a.allocated_on > i.due_on))"""

OWED_LATE = f"""SELECT i.id, i.number, c.code, i.currency, i.document_on, i.due_on, i.amount_minor
    {CHOSEN} ORDER BY i.due_on, i.document_on, i.id"""

PAID = f"""SELECT a.target_id, a.allocated_on, a.amount_minor
    FROM allocation a WHERE a.allocated_on <= :day AND a.target_id IN (SELECT i.id {CHOSEN})"""

CONSUMERS = """SELECT DISTINCT c.code FROM item i JOIN customer c ON c.id = i.customer_id
    WHERE i.type = 'invoice' AND i.due_on < :day AND c.kind = 'consumer'
    AND (:customer IS NULL OR i.customer_id = :customer)
    AND (:number IS NULL OR i.number_key = :number) ORDER BY c.code"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose claims to work out: of everybody, of one customer, on one invoice."""

    customer_id: int | None = None
    number: str | None = None

    def parameters(self, as_of: date) -> dict[str, object]:
        """Return what the questions need to know."""
        number = None if self.number is None else number_key(self.number)
        return {"day": as_of.isoformat(), "customer": self.customer_id, "number": number}


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with the invoice that it is on."""

    number: str
    customer_code: str
    currency: str
    due_on: date
    claim: Claim


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims at a day; `regime` is empty when none applies.

    `consumers` are the customers left out because the law of business debts is not theirs.
    """

    regime: str
    rows: tuple[ClaimRow, ...] = ()
    consumers: tuple[str, ...] = ()


def interest_claims(as_of: date, book: Mapping[str, RateSeries], wanted: Wanted) -> Claims:
    """Return the claim on every invoice overdue or paid late, as at the end of a day.

    Raises:
        RefusedError: no such invoice, a rate that counts is not known, or none is agreed.
    """
    if wanted.number is not None:
        _require_invoice(wanted.number)
    policy = _policy(book)
    if policy is None:
        return Claims("")
    rows = tuple(_rows(as_of, wanted, policy))
    consumers = tuple(row[0] for row in ask(CONSUMERS, **wanted.parameters(as_of)))
    return Claims(policy.regime.name, rows, consumers)


def _rows(as_of: date, wanted: Wanted, policy: Policy) -> Iterator[ClaimRow]:
    parameters = wanted.parameters(as_of)
    paid: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for item_id, day, minor in ask(PAID, **parameters):
        paid[item_id].append((date.fromisoformat(day), -minor))
    for item_id, number, code, currency, document_on, due_on, minor in ask(OWED_LATE, **parameters):
        moves = [(date.fromisoformat(document_on), minor), *paid[item_id]]
        due = date.fromisoformat(due_on)
        found = claim(due, as_of, moves, currency, policy)
        if found is not None:
            yield ClaimRow(number, code, currency, due, found)


def _policy(book: Mapping[str, RateSeries]) -> Policy | None:
    stored = settings()
    regime = regime_for(stored[INTEREST_REGIME], stored[COMPANY_COUNTRY])
    if regime is None:
        return None
    agreed = stored[INTEREST_CONTRACT_RATE]
    counting = Counting(
        Basis(stored[INTEREST_BASIS]), DailyRounding(stored[INTEREST_DAILY_ROUNDING])
    )
    return make_policy(regime, book, parse_rate(agreed) if agreed else None, counting)


def _require_invoice(number: str) -> None:
    known = "SELECT 1 FROM item WHERE type = 'invoice' AND number_key = :key LIMIT 1"
    if not ask(known, key=number_key(number)):
        raise RefusedError(f"There is no invoice {number!r}.", "Check the number.")
