"""What else a small business has: rates, a cheque in the drawer, a hold, disputes and a plan.

They are given to ordinary customers with something overdue, in the order of their codes, and
change nothing that is owed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from collector_desktop.domain.holds import HoldKind
from collector_desktop.domain.plan_making import equal_parts, schedule
from collector_desktop.queries.position import OpenItem, open_items
from collector_desktop.services.cheques import ChequeDraft, keep_cheque
from collector_desktop.services.demo_stories import STORIES
from collector_desktop.services.dispute_work import open_case
from collector_desktop.services.disputes import DisputeDraft, keep_dispute
from collector_desktop.services.holds import HoldDraft, keep_hold
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.storage.models import Customer, DisputeStep, FxRate

BASE = "GBP"
RATES = (("EUR", ("0.8621", "0.8534", "0.8487")), ("USD", ("0.7893", "0.7742", "0.7815")))
DAYS_APART = 60
RAISED_DAYS_AGO, ANSWER_IN_DAYS = 6, 8
PRICE_DAYS_AGO, ORDER_DAYS_AGO = 4, 2
HELD_DAYS_AGO, HELD_FOR_DAYS = 3, 12
RECEIVED_DAYS_AGO, BANKED_IN_DAYS = 5, 9
PARTS = 3


def write_records(as_of: date) -> None:
    """Write them; the caller has opened the operation and no batch is current."""
    for currency, values in RATES:
        for places, rate in enumerate(reversed(values)):
            day = as_of - timedelta(days=places * DAYS_APART)
            FxRate.create(base=BASE, currency=currency, day=day, rate=rate)
    writers = (_short, _hold, _cheque, _plan, _price, _order)
    for write, owed in zip(writers, _overdue(as_of), strict=False):
        write(owed, as_of)


def _overdue(as_of: date) -> Sequence[OpenItem]:
    """Return the oldest overdue invoice of each ordinary customer who has one."""
    stories = {story.name for story in STORIES}
    ordinary = {row.id: row.code for row in Customer.select() if row.name not in stories}
    oldest: dict[int, OpenItem] = {}
    for item in open_items(as_of):
        days = (as_of - item.due_on).days
        if item.type == "invoice" and item.customer_id in ordinary and days > RAISED_DAYS_AGO:
            oldest.setdefault(item.customer_id, item)
    return sorted(oldest.values(), key=lambda item: ordinary[item.customer_id])


def _short(item: OpenItem, as_of: date) -> None:
    words = "One pallet was missing; asks for the proof of delivery"
    _dispute(item, ("SHORT", item.open_minor // 4 or 1, words), RAISED_DAYS_AGO, as_of)


def _price(item: OpenItem, as_of: date) -> None:
    words = "Says the September price list applies"
    _dispute(item, ("PRICE", item.open_minor // 10 or 1, words), PRICE_DAYS_AGO, as_of)


def _order(item: OpenItem, as_of: date) -> None:
    words = "No order number on the invoice; sent back by their accounts"
    _dispute(item, ("NO_PO", item.open_minor, words), ORDER_DAYS_AGO, as_of)


def _dispute(item: OpenItem, what: tuple[str, int, str], days_ago: int, as_of: date) -> None:
    reason, minor, words = what
    raised = as_of - timedelta(days=days_ago)
    answer = raised + timedelta(days=RAISED_DAYS_AGO + ANSWER_IN_DAYS)
    made = keep_dispute(DisputeDraft(item.item_id, reason, minor, words, answer), raised)
    open_case(made)
    done = (DisputeStep.dispute == made) & (DisputeStep.position == 1)
    DisputeStep.update(done_on=raised).where(done).execute()


def _plan(item: OpenItem, as_of: date) -> None:
    """Agree three monthly instalments; the last takes the rounding."""
    first = as_of + timedelta(days=BANKED_IN_DAYS)
    parts = schedule(equal_parts(item.open_minor, PARTS), first)
    draft = PlanDraft(item.customer_id, item.currency, parts, (item.item_id,), every="month")
    agree_plan(draft, as_of - timedelta(days=1))


def _hold(item: OpenItem, as_of: date) -> None:
    until = as_of + timedelta(days=HELD_FOR_DAYS)
    reason = "New finance manager, asked for two weeks"
    draft = HoldDraft(item.customer_id, HoldKind.GRACE, reason, until, (item.item_id,))
    keep_hold(draft, item.item_id, as_of - timedelta(days=HELD_DAYS_AGO))


def _cheque(item: OpenItem, as_of: date) -> None:
    keep_cheque(
        ChequeDraft(
            item.customer_id,
            item.open_minor,
            item.currency,
            "100482",
            as_of + timedelta(days=BANKED_IN_DAYS),
            as_of - timedelta(days=RECEIVED_DAYS_AGO),
            parts=((item.item_id, item.open_minor),),
        )
    )
