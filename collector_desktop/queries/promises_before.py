"""What was paid on the day of a promise before the promise was made."""

from __future__ import annotations

from datetime import date

from collector_desktop.queries.position import ask
from collector_desktop.queries.promise_judging import MONEY_IN

ON_ITEMS = f"""SELECT i.id, sum(a.amount_minor) FROM item i
    JOIN allocation a ON a.source_id = i.id AND a.allocated_on <= :day
    JOIN promise_item pi ON pi.item_id = a.target_id AND pi.promise_id = :promise
    WHERE {MONEY_IN} AND i.document_on = :day
    GROUP BY i.id HAVING sum(a.amount_minor) > 0 ORDER BY i.id"""

ON_ACCOUNT = f"""SELECT i.id, i.amount_minor FROM item i JOIN promise p ON p.id = :promise
    WHERE i.customer_id = p.customer_id AND i.currency = p.currency AND {MONEY_IN}
      AND i.document_on = :day ORDER BY i.id"""

COVERS = "SELECT 1 FROM promise_item WHERE promise_id = :promise LIMIT 1"


def money_of_its_day(promise_id: int, day: date) -> list[tuple[int, int]]:
    """Return the receipts of a day that are here, with what they paid of what is promised."""
    values = {"promise": promise_id, "day": day.isoformat()}
    rows = ask(ON_ITEMS if ask(COVERS, promise=promise_id) else ON_ACCOUNT, **values)
    return [(receipt_id, minor) for receipt_id, minor in rows]
