"""What everybody owes for late payment: claimed and open, still to claim, waived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.rates import RateSeries
from collector_desktop.queries.customers import names_by_id
from collector_desktop.queries.interest import ClaimRow, Wanted, interest_claims


@frozen
class LateInterest:
    """The claims of one customer in one currency, in minor units.

    `debt_minor` is what is open of the invoices, `rest_minor` what is neither claimed nor waived,
    `claimed_minor` what was claimed and not waived again, `open_minor` what is open of that.
    """

    customer_id: int
    name: str
    currency: str
    invoices: int
    debt_minor: int
    rest_minor: int
    daily_minor: int
    claimed_minor: int
    open_minor: int
    waived_minor: int


def late_interest(as_of: date, rates: Mapping[str, RateSeries]) -> tuple[LateInterest, ...]:
    """Return what each customer owes for late payment at a day, the most still to claim first.

    Raises:
        RefusedError: a rate that counts is not known, or none is agreed.
    """
    names = names_by_id()
    groups: dict[tuple[int, str], list[ClaimRow]] = defaultdict(list)
    for row in interest_claims(as_of, rates, Wanted()).rows:
        groups[row.customer_id, row.currency].append(row)
    sums = [_sum(who, names[who][1], code, rows) for (who, code), rows in groups.items()]
    return tuple(sorted(sums, key=lambda each: (-each.rest_minor, each.name.casefold())))


def _sum(customer_id: int, name: str, currency: str, rows: list[ClaimRow]) -> LateInterest:
    return LateInterest(
        customer_id,
        name,
        currency,
        len(rows),
        sum(row.claim.open_minor for row in rows),
        sum(row.claim.rest_minor for row in rows),
        sum(row.claim.daily_minor for row in rows),
        sum(row.settled.claimed_minor for row in rows),
        sum(row.settled.open_claims_minor for row in rows),
        sum(row.settled.waived_minor for row in rows),
    )
