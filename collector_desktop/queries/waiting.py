"""What waits on each page: the counts beside the sidebar's entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.disputed import STANDING
from collector_desktop.queries.position import ask, position_by_account
from collector_desktop.queries.promises_broken import broken_count
from collector_desktop.queries.worklist_making import is_large
from collector_desktop.queries.worklist_order import current_order, is_kept

if TYPE_CHECKING:
    from datetime import date


OVERDUE = "SELECT count(*) FROM ({position}) WHERE sign = 1 AND due_on < :day"
TO_MATCH = """SELECT (SELECT count(*) FROM bank_line WHERE status = 'open' AND booked_on <= :day)
    + (SELECT count(*) FROM cheque
        WHERE receipt_id IS NULL AND cancelled_on IS NULL AND dated_on <= :day)"""


@frozen
class Waiting:
    """Customers left to chase, promises broken with no new date, invoices overdue, payments.

    `disputed` counts the disputes that are open.

    Payments that wait are bank lines to match and cheques that can be banked. `to_chase` is None
    while the list of a large ledger is not in order yet.
    """

    to_chase: int | None
    broken: int
    overdue: int
    to_match: int
    disputed: int = 0


def waiting(as_of: date) -> Waiting:
    """Return what waits at a day."""
    sql = OVERDUE.format(position=position_by_account(as_of))
    overdue = ask(sql, day=as_of.isoformat())[0][0]
    to_match = ask(TO_MATCH, day=as_of.isoformat())[0][0]
    known = is_kept(as_of) or not is_large()
    to_chase = len(current_order(as_of).keys) if known else None
    disputed = ask(f"SELECT count(*) FROM dispute d WHERE {STANDING}", day=as_of.isoformat())
    return Waiting(to_chase, broken_count(as_of), overdue, to_match, disputed[0][0])
