"""What was written off in a period: by reason, by customer, by month, or each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from enum import StrEnum

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.write_offs import REASONS
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.position import ask

WRITTEN_OFF = f"""SELECT i.origin, c.id, c.name, i.document_on,
    CASE i.type WHEN 'credit_adjustment' THEN i.amount_minor ELSE -i.amount_minor END
    FROM item i JOIN customer c ON c.id = i.customer_id
    WHERE i.type IN ('credit_adjustment', 'debit_adjustment') AND i.currency = :currency
      AND i.origin IN ({", ".join(f"'{reason}'" for reason in REASONS)})
      AND i.document_on >= :first AND i.document_on <= :last
    ORDER BY i.document_on, i.id"""


class WriteOffsBy(StrEnum):
    """What write-offs are put together by."""

    REASON = "reason"
    CUSTOMER = "customer"
    MONTH = "month"


@frozen
class WriteOffSum:
    """Write-offs of one reason, customer or month (`2026-11`) in minor units.

    `credits_minor` is what was given up of our customers' credits, which is gained.
    """

    name: str
    count: int
    debts_minor: int
    bad_debt_minor: int
    credits_minor: int
    last_on: date

    @property
    def net_minor(self) -> int:
        """What was lost in all."""
        return self.debts_minor - self.credits_minor


@frozen
class _WriteOff:
    reason: str
    customer_id: int
    customer: str
    on: date
    minor: int


def write_offs(period: Period, by: WriteOffsBy) -> tuple[WriteOffSum, ...]:
    """Return the write-offs of a period in its currency: months in order, else the most first."""
    name_of = _NAMES[by]
    groups: dict[tuple[str, int], list[_WriteOff]] = defaultdict(list)
    for row in ask(WRITTEN_OFF, **period.parameters):
        each = _WriteOff(row[0], row[1], row[2], date.fromisoformat(row[3]), row[4])
        groups[name_of(each), each.customer_id if by is WriteOffsBy.CUSTOMER else 0].append(each)
    sums = [_sum(name, found) for (name, _), found in groups.items()]
    if by is WriteOffsBy.MONTH:
        return tuple(sorted(sums, key=lambda each: each.name))
    return tuple(sorted(sums, key=lambda each: (-each.net_minor, each.name.casefold())))


_NAMES: dict[WriteOffsBy, Callable[[_WriteOff], str]] = {
    WriteOffsBy.REASON: lambda each: REASONS[each.reason],
    WriteOffsBy.CUSTOMER: lambda each: each.customer,
    WriteOffsBy.MONTH: lambda each: each.on.strftime("%Y-%m"),
}


def _sum(name: str, found: list[_WriteOff]) -> WriteOffSum:
    debts = [each for each in found if each.minor > 0]
    return WriteOffSum(
        name,
        len(found),
        sum(each.minor for each in debts),
        sum(each.minor for each in debts if each.reason == "bad_debt"),
        -sum(each.minor for each in found if each.minor < 0),
        max(each.on for each in found),
    )
