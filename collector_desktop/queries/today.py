"""What the Today page shows: the list with its figures, and the preview of one customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import TARGET_MONTH
from collector_desktop.domain.working_days import next_working_day
from collector_desktop.queries.contacts import ContactRow, history
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.exchange import BaseWorth, foreign_worth
from collector_desktop.queries.figures import Figures, figures, nothing_owed
from collector_desktop.queries.items import ItemRow, items
from collector_desktop.queries.kept import kept
from collector_desktop.queries.ledger_age import LedgerAge, ledger_age
from collector_desktop.queries.position import ask
from collector_desktop.queries.promises import promises
from collector_desktop.queries.settings import settings
from collector_desktop.queries.worklist import WorklistRow, WorklistTop, worklist, worklist_top
from collector_desktop.queries.worklist_making import is_large, likely_top
from collector_desktop.queries.worklist_order import is_kept

if TYPE_CHECKING:
    from datetime import date

HAS_ITEMS = "SELECT EXISTS (SELECT 1 FROM item)"
LAST_CONTACTS = 3
MOST_ROWS = 100


@frozen
class DayDone:
    """What is said when the list is empty: the day's work, and how long tomorrow's list is."""

    promised_minor: int
    tomorrow: int


@frozen
class TodayView:
    """The whole page; `target_minor` is None when no target is set.

    `day_done` is there when nobody is left to chase. Of a long list only the first rows are there.
    `to_chase_worth` is what is to chase in all currencies, None where there is only the usual one.
    """

    top: WorklistTop
    figures: Figures
    target_minor: int | None
    age: LedgerAge
    has_items: bool
    day_done: DayDone | None
    to_chase_worth: BaseWorth | None = None

    @property
    def rows(self) -> tuple[WorklistRow, ...]:
        """The first rows of the list."""
        return self.top.rows


@frozen
class TodayFirst:
    """The page with rows and no figures yet; `is_ready` once the whole list is in order."""

    view: TodayView
    is_ready: bool


@frozen
class CustomerPreview:
    """Who a customer is, what is overdue, and the newest contacts."""

    facts: CustomerFacts
    overdue: tuple[ItemRow, ...]
    contacts: tuple[ContactRow, ...]


def today_first(as_of: date) -> TodayFirst | None:
    """Return the rows of a large ledger before its figures; None when all of it comes at once."""
    if not is_large():
        return None
    ready = is_kept(as_of)
    top = worklist_top(as_of, MOST_ROWS) if ready else likely_top(as_of, MOST_ROWS)
    sums = nothing_owed(as_of)
    target = _target(sums.currency)
    view = TodayView(top, sums, target, ledger_age(as_of), has_items=True, day_done=None)
    return TodayFirst(view, ready)


def today_view(as_of: date) -> TodayView:
    """Return whom to chase at a day with the figures above the list."""
    top, sums = kept(_top, as_of), kept(figures, as_of)
    return TodayView(
        top,
        sums,
        _target(sums.currency),
        kept(ledger_age, as_of),
        bool(ask(HAS_ITEMS)[0][0]),
        None if top.rows else _day_done(as_of, sums.currency),
        foreign_worth(top.overdue, as_of),
    )


def customer_preview(customer_id: int, as_of: date) -> CustomerPreview:
    """Return what somebody needs on the screen before they call a customer."""
    return CustomerPreview(
        customer_facts(customer_id),
        tuple(items(as_of, "overdue", customer_id)),
        tuple(history(customer_id, as_of, LAST_CONTACTS)),
    )


def _top(as_of: date) -> WorklistTop:
    return worklist_top(as_of, MOST_ROWS)


def _target(currency: str) -> int | None:
    text = settings()[TARGET_MONTH]
    try:
        return parse_amount(text, exponent(currency), currency=currency) or None
    except AmountError:
        return None


def _day_done(as_of: date, currency: str) -> DayDone:
    taken = sum(
        promise.amount_minor
        for promise in promises(as_of)
        if promise.taken_on == as_of and promise.currency == currency
    )
    return DayDone(taken, len(worklist(next_working_day(as_of))))
