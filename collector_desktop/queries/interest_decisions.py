"""What was claimed and waived of late-payment interest and fixed sums."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.late_claims import Decided
from collector_desktop.domain.numbers import number_key
from collector_desktop.queries.position import ask, with_position

CLAIMED, WAIVED = "claimed", "waived"
OF_ALL = ":customer IS NULL OR "

DECISIONS = """SELECT d.id, d.item_id, d.kind, d.decided_on, d.first_on, d.last_on,
    d.interest_minor, d.fixed_minor, d.currency, d.regime, d.working, d.reason, d.claim_id,
    d.entry_id, coalesce(e.number, ''), i.number, coalesce(e.amount_minor, 0)
    FROM interest_decision d JOIN item i ON i.id = d.item_id LEFT JOIN item e ON e.id = d.entry_id
    WHERE d.decided_on <= :day AND (:customer IS NULL OR i.customer_id = :customer)
    ORDER BY d.decided_on, d.id"""

OPEN_CLAIMS = """SELECT d.id, p.open_minor FROM position p
    JOIN interest_decision d ON d.entry_id = p.id
    WHERE p.sign = 1 AND (:customer IS NULL OR p.customer_id = :customer)"""

CLAIM_ENTRY = """SELECT i.id FROM item i JOIN interest_decision d ON d.entry_id = i.id
    WHERE d.kind = 'claimed' AND i.number_key = :key
      AND (:customer IS NULL OR i.customer_id = :customer)"""


@frozen
class Decision:
    """One decision: a claim with its entry, or a waiver; `number` is the entry's, "" if none.

    `claim_id` is set when it waives a claim, which decides on no further days.
    """

    decision_id: int
    item_id: int
    kind: str
    decided_on: date
    first: date | None
    last: date | None
    interest_minor: int
    fixed_minor: int
    currency: str
    regime: str
    working: str
    reason: str
    claim_id: int | None
    entry_id: int | None
    number: str
    item_number: str
    entry_minor: int

    @property
    def minor(self) -> int:
        """Interest and fixed sum together."""
        return self.interest_minor + self.fixed_minor


@frozen
class Settled:
    """The decisions on one item; `claimed_minor` is less what of it was waived again."""

    decisions: tuple[Decision, ...] = ()
    open_claims_minor: int = 0

    def by(self, day: date) -> Settled:
        """Return the decisions that were made up to a day; what is open of claims is left out."""
        return Settled(tuple(each for each in self.decisions if each.decided_on <= day))

    @property
    def decided(self) -> Decided:
        """Up to which day interest was decided on, how much, and whether the fixed sum was."""
        first_time = [each for each in self.decisions if each.claim_id is None]
        return Decided(
            max((each.last for each in first_time if each.last), default=None),
            sum(each.interest_minor for each in first_time),
            any(each.fixed_minor for each in first_time),
        )

    @property
    def claimed_minor(self) -> int:
        """What was claimed and not waived again."""
        again = sum(each.minor for each in self.decisions if each.claim_id is not None)
        return sum(each.minor for each in self.decisions if each.kind == CLAIMED) - again

    @property
    def waived_minor(self) -> int:
        """What was waived, claimed before or not."""
        return sum(each.minor for each in self.decisions if each.kind == WAIVED)


def decisions(as_of: date, customer_id: int | None = None) -> list[Decision]:
    """Return the decisions made up to a day, oldest first."""
    sql = DECISIONS if customer_id is None else DECISIONS.replace(OF_ALL, "")
    return [_decision(row) for row in ask(sql, day=as_of.isoformat(), customer=customer_id)]


def claim_entry_of(number: str, customer_id: int | None = None) -> int | None:
    """Return the id of the claim with a number, of one customer; None when that is not a claim."""
    found = ask(CLAIM_ENTRY, key=number_key(number), customer=customer_id)
    return found[0][0] if found else None


def settled(
    found: Iterable[Decision], as_of: date, customer_id: int | None = None
) -> dict[int, Settled]:
    """Return decisions by item, with what is open of their claims at the end of a day."""
    sql = with_position(as_of) + OPEN_CLAIMS
    left = dict(ask(sql, day=as_of.isoformat(), customer=customer_id))
    by_item: dict[int, list[Decision]] = {}
    for each in found:
        by_item.setdefault(each.item_id, []).append(each)
    return {
        item_id: Settled(tuple(rows), sum(left.get(each.decision_id, 0) for each in rows))
        for item_id, rows in by_item.items()
    }


def _decision(row: tuple[Any, ...]) -> Decision:
    values = list(row)
    for place in (3, 4, 5):
        values[place] = date.fromisoformat(row[place]) if row[place] else None
    return Decision(*values)
