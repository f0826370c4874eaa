"""Which limit of their credit customers have passed, as the check of an order sees it.

Most customers have one limit, in the only currency that they deal in: their balance shows it. Those
who have another kind of limit, or another limit since the day, or owe in other currencies, are
looked at by the limits of the check itself.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from collector_desktop.domain.credit import Ground
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.credit_limits import CreditLimits, all_limits
from collector_desktop.queries.in_force import limits_before_changes
from collector_desktop.queries.position import ask, is_latest

OTHERWISE = """SELECT id FROM customer c WHERE {only}
    (id IN (SELECT customer_id FROM sub_limit UNION SELECT customer_id FROM credit_cover)
        OR group_id IN (SELECT group_id FROM shared_limit)
        OR id IN (SELECT value FROM json_each(:changed))
        OR (credit_limit_minor IS NULL AND group_id IN (SELECT group_id FROM group_limit))
        OR (credit_limit_minor IS NOT NULL AND EXISTS (SELECT 1 FROM item i
            WHERE i.customer_id = c.id AND i.currency <> c.currency AND {owed})))"""
OWED_NOW, OWED_THEN = "i.open_minor > 0", "i.document_on <= :day"

AMONG = "id IN (SELECT value FROM json_each(:whose)) AND"

SHARING = """SELECT id FROM customer WHERE group_id IN (
    SELECT c.group_id FROM customer c JOIN shared_limit s ON s.group_id = c.group_id
    WHERE c.id IN (SELECT value FROM json_each(:whose)))"""


@frozen
class OverLimit:
    """What a limit of so much is passed by, in minor units of a currency; nothing where none is."""

    minor: int
    currency: str
    limit_minor: int = 0
    ground: Ground = Ground.OVER_LIMIT


def over_limits(as_of: date, customer_ids: Collection[int] | None = None) -> dict[int, OverLimit]:
    """Return the first limit passed, for customers of whom the balance alone does not show it."""
    only = "" if customer_ids is None else AMONG
    sql = OTHERWISE.format(only=only, owed=OWED_NOW if is_latest(as_of) else OWED_THEN)
    changed = json.dumps(list(limits_before_changes(as_of, customer_ids)))
    whose = json.dumps(list(customer_ids or ()))
    ids = [row[0] for row in ask(sql, day=as_of.isoformat(), changed=changed, whose=whose)]
    return {each.customer_id: _first(each) for each in all_limits(as_of, ids)} if ids else {}


def sharing_a_limit(customer_ids: Collection[int]) -> set[int]:
    """Return the customers whose shared limits are used by some customers too."""
    return {row[0] for row in ask(SHARING, whose=json.dumps(list(customer_ids)))}


def _first(limits: CreditLimits) -> OverLimit:
    """Return the limit that is passed, in the order in which the check names them.

    What is owed beyond the cover of a credit insurer comes last: the check asks about it only.
    """
    owed, own = limits.exposure_minor, limits.limit_minor
    if own is not None and owed > own:
        return OverLimit(owed - own, limits.currency, own)
    for each in limits.further:
        if each.is_exceeded:
            over = each.used_minor - each.limit_minor
            return OverLimit(over, each.currency, each.limit_minor, each.ground)
    insured = limits.insured_minor
    if insured is not None and owed > insured:
        return OverLimit(owed - insured, limits.currency, insured, Ground.NOT_INSURED)
    return OverLimit(0, limits.currency)
