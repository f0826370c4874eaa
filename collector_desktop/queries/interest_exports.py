"""Claims, waivers and terms of late payment as plain rows, for files that leave the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desktop.domain.money import Money
from collector_desktop.queries.interest_decisions import decisions
from collector_desktop.queries.position import ask

CODES = "SELECT i.id, c.code FROM item i JOIN customer c ON c.id = i.customer_id"

TERMS = """SELECT coalesce(c.code, ''), coalesce(g.name, ''), t.key, t.value FROM interest_term t
    LEFT JOIN customer c ON c.id = t.customer_id LEFT JOIN customer_group g ON g.id = t.group_id
    ORDER BY c.code COLLATE NOCASE, g.name, t.key"""

Row = tuple[str | int | date | Money | None, ...]


def interest_rows(until: date) -> Iterator[Row]:
    """Yield item, customer, kind, days, amounts, regime, number, reason, working, claim, by day."""
    codes = dict(ask(CODES + " WHERE i.id IN (SELECT item_id FROM interest_decision)"))
    found = decisions(until)
    claims = {each.decision_id: each.number for each in found}
    for each in found:
        yield (
            each.item_number,
            codes[each.item_id],
            each.kind,
            each.decided_on,
            each.first,
            each.last,
            Money(each.interest_minor, each.currency),
            Money(each.fixed_minor, each.currency),
            each.currency,
            each.regime,
            each.number,
            each.reason,
            each.working,
            claims.get(each.claim_id, "") if each.claim_id is not None else "",
        )


def term_rows() -> Iterator[Row]:
    """Yield customer, group, name of the setting and its value."""
    yield from ask(TERMS)
