"""The limits of a customer's credit at a day, and how much of each is used."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from collector_desktop.domain.credit import FurtherLimit, Ground, available
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.exchange import RateTable
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.customers import Balance, balances, balances_of
from collector_desktop.queries.exchange import rate_table
from collector_desktop.queries.in_force import limits_before_changes
from collector_desktop.queries.position import ask

LIMITS = """SELECT c.id, c.currency, c.credit_limit_minor, coalesce(g.name, ''), l.limit_minor,
    s.currency, s.limit_minor, c.group_id,
    CASE WHEN v.until_on IS NULL OR v.until_on >= :day THEN v.insured_minor END,
    coalesce(v.insurer, ''), v.until_on
    FROM customer c LEFT JOIN customer_group g ON g.id = c.group_id
    LEFT JOIN group_limit l ON l.group_id = g.id AND l.currency = c.currency
    LEFT JOIN shared_limit s ON s.group_id = g.id
    LEFT JOIN credit_cover v ON v.customer_id = c.id {only}"""
ONLY = "WHERE c.id IN (SELECT value FROM json_each(:whose))"

SUB_LIMITS = """SELECT customer_id, part, currency, limit_minor FROM sub_limit
    WHERE :whose IS NULL OR customer_id IN (SELECT value FROM json_each(:whose))
    ORDER BY part DESC, currency"""

MEMBERS = """SELECT group_id, id FROM customer WHERE group_id IN (SELECT group_id FROM shared_limit)
    AND (:whose IS NULL OR group_id IN (SELECT group_id FROM customer
        WHERE id IN (SELECT value FROM json_each(:whose))))"""

GROUNDS = {"owed": Ground.OVER_CURRENCY_LIMIT, "overdue": Ground.OVER_OVERDUE_LIMIT}


@frozen
class CreditLimits:
    """What a customer may owe and does, in minor units of its currency.

    `limit_minor` is its own limit, else that which `group` gives it; None is no limit.
    `insured_minor` is None without a cover, which ends after `insured_until`. `missing` are
    currencies that it owes in and for which no rate is known: they are not part of the exposure.
    `further` are the limits of a currency, of what is overdue, and that which its group shares.
    """

    customer_id: int
    currency: str
    limit_minor: int | None
    group: str
    insured_minor: int | None
    insurer: str
    exposure_minor: int
    further: tuple[FurtherLimit, ...]
    missing: tuple[str, ...]
    insured_until: date | None = None

    @property
    def available_minor(self) -> int | None:
        """What may still be supplied within the own limit; None is any amount."""
        return available(self.limit_minor, self.exposure_minor)

    @property
    def is_exceeded(self) -> bool:
        """Return whether more is owed than any of the limits allows."""
        return (self.available_minor or 0) < 0 or any(each.is_exceeded for each in self.further)


def credit_limits(customer_id: int, as_of: date) -> CreditLimits:
    """Return the limits of one customer at the end of a day.

    Raises:
        RefusedError: the customer is gone, such as when an import was undone.
    """
    found = all_limits(as_of, [customer_id])
    if not found:
        raise RefusedError(f"There is no customer {customer_id}.", "It may have been merged.")
    return found[0]


def all_limits(
    as_of: date, customer_ids: Collection[int] | None = None
) -> tuple[CreditLimits, ...]:
    """Return the limits of every customer, or of some.

    Their own limits are those of the day; what groups, covers and parts allow is as it is now.
    """
    whose = None if customer_ids is None else json.dumps(list(customer_ids))
    only = "" if whose is None else ONLY
    rows = ask(LIMITS.format(only=only), day=as_of.isoformat(), whose=whose)
    members: dict[int, list[int]] = defaultdict(list)
    for group_id, member in ask(MEMBERS, whose=whose):
        members[group_id].append(member)
    wanted = {row[0] for row in rows} | {each for ids in members.values() for each in ids}
    owed: dict[int, list[Balance]] = defaultdict(list)
    for balance in balances(as_of) if whose is None else balances_of(as_of, wanted):
        owed[balance.customer_id].append(balance)
    subs: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for of, *rest in ask(SUB_LIMITS, whose=whose):
        subs[of].append((rest[0], rest[1], rest[2]))
    worth, then = _Worth(rate_table(), as_of), limits_before_changes(as_of, customer_ids)
    found = []
    for key, currency, own, group, given, in_, shared, group_id, insured, insurer, until in rows:
        own = then.get(key, own)  # noqa: PLW2901 - the limit of that day takes its place
        limit = given if own is None else own
        exposure, missing = worth.total(owed[key], currency)
        further = [_sub_limit(each, owed[key]) for each in subs[key]]
        if shared is not None:
            together = [each for member in members[group_id] for each in owed[member]]
            used, unknown = worth.total(together, in_)
            shared_limit = Ground.OVER_SHARED_LIMIT, in_, shared, used, 0, group
            further.append(FurtherLimit(*shared_limit))
            missing |= unknown
        name = group if own is None and given is not None else ""
        sums = (limit, name, insured, insurer, exposure, tuple(further), tuple(sorted(missing)))
        last = date.fromisoformat(until) if until else None
        found.append(CreditLimits(key, currency, *sums, last))
    return tuple(found)


def _sub_limit(row: tuple[str, str, int], owed: Iterable[Balance]) -> FurtherLimit:
    part, currency, limit = row
    mine = next((each for each in owed if each.currency == currency), None)
    used = 0
    if mine is not None:
        used = mine.balance if part == "owed" else mine.overdue
    return FurtherLimit(GROUNDS[part], currency, limit, used)


@frozen
class _Worth:
    """Adds balances of several currencies at the rates of a day."""

    table: RateTable
    day: date

    def total(self, owed: Iterable[Balance], currency: str) -> tuple[int, set[str]]:
        """Return what is owed in all, and the currencies that cannot be added to it."""
        sums: Mapping[str, int] = _by_currency(owed)
        parts = {
            each: self.table.between(minor, each, currency, self.day)
            for each, minor in sums.items()
        }
        missing = {each for each, minor in parts.items() if minor is None}
        return sum(minor for minor in parts.values() if minor is not None), missing


def _by_currency(owed: Iterable[Balance]) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for each in owed:
        sums[each.currency] += each.balance
    return {currency: minor for currency, minor in sums.items() if minor}
