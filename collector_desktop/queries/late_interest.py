"""What everybody owes for late payment: claimed and open, still to claim, waived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.late_claims import daily_together
from collector_desktop.domain.rates import RateSeries
from collector_desktop.queries.customers import names_by_id
from collector_desktop.queries.interest import ClaimRow, Unknown, Wanted, known_claims
from collector_desktop.queries.interest_gaps import gaps


@frozen
class LateInterest:
    """The claims of one customer in one currency, in minor units.

    `debt_minor` is what is open of the invoices, `rest_minor` what is neither claimed nor waived,
    `claimed_minor` what was claimed and not waived again, `open_minor` what is open of that.
    `unknown` are the invoices that lack a rate: what they bear is neither in `rest_minor` nor in
    `daily_minor`.
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
    unknown: tuple[Unknown, ...] = ()

    @property
    def lacking(self) -> str:
        """The invoices that are not worked out, in few words."""
        return "; ".join(gap.invoices for gap in gaps(self.unknown))

    @property
    def gaps_said(self) -> str:
        """Which invoices are not worked out, and which figure is missing; nothing if all are."""
        return " ".join(f"{gap.invoices}: {gap.why.title}" for gap in gaps(self.unknown))


def late_interest(as_of: date, rates: Mapping[str, RateSeries]) -> tuple[LateInterest, ...]:
    """Return what each customer owes for late payment at a day, the most still to claim first.

    Invoices that lack a rate are in the `unknown` of their customer, and stop nobody else's.
    """
    names, found = names_by_id(), known_claims(as_of, rates, Wanted())
    groups: dict[tuple[int, str], list[ClaimRow]] = defaultdict(list)
    lacking: dict[tuple[int, str], list[Unknown]] = defaultdict(list)
    for row in found.rows:
        groups[row.customer_id, row.currency].append(row)
    for each in found.unknown:
        lacking[each.customer_id, each.currency].append(each)
    sums = [
        _sum(*key, names[key[0]][1], groups[key], tuple(lacking[key]))
        for key in dict.fromkeys((*groups, *lacking))
    ]
    return tuple(sorted(sums, key=lambda each: (-each.rest_minor, each.name.casefold())))


def _sum(
    customer_id: int, currency: str, name: str, rows: list[ClaimRow], unknown: tuple[Unknown, ...]
) -> LateInterest:
    settled = [*(row.settled for row in rows), *(each.settled for each in unknown)]
    return LateInterest(
        customer_id,
        name,
        currency,
        len(settled),
        sum(row.claim.open_minor for row in rows) + sum(each.open_minor for each in unknown),
        sum(row.claim.rest_minor for row in rows),
        daily_together(row.claim for row in rows),
        sum(each.claimed_minor for each in settled),
        sum(each.open_claims_minor for each in settled),
        sum(each.waived_minor for each in settled),
        unknown,
    )
