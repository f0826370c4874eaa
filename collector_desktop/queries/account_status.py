"""The status of accounts at the end of any day, with the reason, who set it and who lifted it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from collector_desktop.domain.account_status import STATUS_RULES, AccountStatus, StatusRule
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.earlier_history import told_as, written_by
from collector_desktop.queries.position import ask

AMONG = "AND s.customer_id IN (SELECT value FROM json_each(:customers))"
SET_BY = written_by("s", "account_state", "c.code", {"status": "s.status", "made_on": "s.made_on"})
LIFTED_BY = f"""coalesce((SELECT e.actor FROM earlier_change e
        WHERE e.customer {told_as("s", "c.code")}
        AND e.entity = 'account_state' AND e.after ->> 'lifted_on' IS s.lifted_on
        AND e.after ->> 'lifted_why' IS s.lifted_why ORDER BY e.made_at, e.id LIMIT 1),
    (SELECT o.actor FROM audit_change a JOIN operation o ON o.id = a.operation_id
        WHERE a.table_name = 'account_state' AND a.row_id = s.id AND a.action = 'update'
          AND a.after ->> 'lifted_on' IS s.lifted_on
          AND a.before ->> 'lifted_on' IS NOT s.lifted_on ORDER BY a.id DESC LIMIT 1), '')"""
STATES = f"""SELECT s.id, s.customer_id, c.code, c.name, s.status, s.reason, s.made_on,
    CASE WHEN s.lifted_on <= :day THEN s.lifted_on END,
    CASE WHEN s.lifted_on <= :day THEN s.lifted_why ELSE '' END, {SET_BY},
    CASE WHEN s.lifted_on <= :day THEN {LIFTED_BY} ELSE '' END
    FROM account_state s CROSS JOIN customer c ON c.id = s.customer_id
    WHERE s.made_on <= :day {{only}} ORDER BY s.made_on, s.id"""
STANDING = "AND (s.lifted_on IS NULL OR s.lifted_on > :day)"


@frozen
class StatusRow:
    """An account's status; it stands until the day before `lifted_on`.

    `actor` set it, `lifted_by` ended it.
    """

    state_id: int
    customer_id: int
    code: str
    name: str
    status: AccountStatus
    reason: str
    made_on: date
    lifted_on: date | None
    lifted_why: str
    actor: str
    lifted_by: str = ""

    @property
    def rule(self) -> StatusRule:
        """What the status stops."""
        return STATUS_RULES[self.status]

    @property
    def stops_chasing(self) -> bool:
        """Return whether it stands and nobody is to be asked for money meanwhile."""
        return self.lifted_on is None and self.rule.stops_chasing


def statuses(
    as_of: date, customer_ids: Collection[int] | None = None
) -> dict[int, tuple[StatusRow, ...]]:
    """Return the statuses in force at the end of a day, by customer, the oldest first."""
    found: dict[int, tuple[StatusRow, ...]] = defaultdict(tuple)
    for row in _rows(as_of, STANDING, customer_ids):
        found[row.customer_id] += (row,)
    return dict(found)


def status_history(as_of: date, customer_id: int | None = None) -> tuple[StatusRow, ...]:
    """Return every status set up to a day, lifted or not, of everybody or of one customer."""
    return tuple(_rows(as_of, "", None if customer_id is None else [customer_id]))


def chasing_stopped(
    as_of: date, customer_ids: Collection[int] | None = None
) -> dict[int, StatusRow]:
    """Return, for each customer whom nobody is to chase at a day, the status that says so."""
    return {
        customer_id: next(row for row in rows if row.stops_chasing)
        for customer_id, rows in statuses(as_of, customer_ids).items()
        if any(row.stops_chasing for row in rows)
    }


def _rows(as_of: date, which: str, customer_ids: Collection[int] | None) -> list[StatusRow]:
    values: dict[str, object] = {"day": as_of.isoformat()}
    if customer_ids is not None:
        values["customers"] = json.dumps(list(customer_ids))
        which += f" {AMONG}"
    return [_row(row) for row in ask(STATES.format(only=which), **values)]


def _row(row: tuple[Any, ...]) -> StatusRow:
    *head, status, reason, made, lifted, why, actor, lifted_by = row
    ended = None if lifted is None else date.fromisoformat(lifted)
    day = date.fromisoformat(made)
    state_id, customer_id, code, name = head
    return StatusRow(
        *(state_id, customer_id, code, name, AccountStatus(status), reason, day),
        *(ended, why, actor, lifted_by),
    )
