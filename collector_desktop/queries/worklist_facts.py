"""What decides whether a customer is listed: money, promises, the last contact, what follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta

from collector_desktop.domain.cheques import less_cheques
from collector_desktop.domain.forecast import Pledge
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.limitation import LEAST_MONTHS
from collector_desktop.domain.months import add_months
from collector_desktop.domain.priority import comparable
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.account_status import chasing_stopped
from collector_desktop.queries.cheques import held_cheques
from collector_desktop.queries.contacts import (
    LastContact,
    OpenFollowUp,
    follow_ups,
    last_contacts,
)
from collector_desktop.queries.customers import Balance, balances, balances_of
from collector_desktop.queries.incoming import unanswered
from collector_desktop.queries.old_debts import TooOldSoon, too_old_soon
from collector_desktop.queries.over_limits import OverLimit
from collector_desktop.queries.plans import PlanRow
from collector_desktop.queries.promises import PromiseRow, promises, promises_of
from collector_desktop.queries.stopped import NOTHING, Stopped, Stops, stops
from collector_desktop.queries.tasks import TaskRow, tasks

SKIPPED = "SKIPPED"


@frozen
class Facts:
    """What is known of one customer before it is decided whether to list it.

    `cheques` are those in hand, in the currency of the balance, that are not banked yet; `stopped`
    is what of the balance is on hold or in dispute. `hold_ended` is the last day of a hold since
    which nobody spoke to them; `answer_late` says that we owe an answer on a dispute. `halted_on`
    is the day since which a status of the account, such as insolvency, stops all chasing.
    `missed` is a plan with an instalment in arrears; `unanswered_since` the day of a letter or
    e-mail that nobody answered; `task` the first thing that we left undone; `too_old` the first
    debt that no court hears in half a year; `over` a limit passed that the balance does not show.
    """

    balance: Balance
    broken: PromiseRow | None
    due: PromiseRow | None
    in_force: tuple[PromiseRow, ...]
    last: LastContact | None
    follow_up: OpenFollowUp | None
    cheques: tuple[Pledge, ...] = ()
    stopped: Stopped = NOTHING
    on_hold: bool = False
    hold_ended: date | None = None
    answer_late: bool = False
    missed: PlanRow | None = None
    halted_on: date | None = None
    task: TaskRow | None = None
    unanswered_since: date | None = None
    too_old: TooOldSoon | None = None
    over: OverLimit | None = None

    @property
    def chasable_minor(self) -> int:
        """What is overdue and neither on hold nor in dispute."""
        return self.balance.overdue - self.stopped.overdue_minor

    @property
    def is_stopped(self) -> bool:
        """Return whether all that is owed is on hold or in dispute."""
        debts = self.balance.balance - self.balance.unallocated
        return self.on_hold or self.stopped.whole_minor >= debts > 0


def all_facts(as_of: date, customer_ids: Collection[int] | None = None) -> list[Facts]:
    """Return the facts of every customer, or of some, with open debt at a day."""
    by_customer: dict[int, list[PromiseRow]] = defaultdict(list)
    made = promises_of(as_of, customer_ids) if customer_ids is not None else promises(as_of)
    for promise in made:
        by_customer[promise.customer_id].append(promise)
    last, next_ = last_contacts(as_of, customer_ids), follow_ups(as_of, customer_ids)
    owed = balances_of(as_of, customer_ids) if customer_ids is not None else balances(as_of)
    stopped = stops(as_of, customer_ids)
    found = [
        _facts(balance, by_customer[customer], last.get(customer), next_.get(customer), as_of)
        for customer, balance in _main_balances(owed, stopped).items()
    ]
    if stopped.is_any:
        found = [_stopped(each, stopped) for each in found]
    halted = chasing_stopped(as_of, customer_ids)
    if halted:
        found = [
            replace(each, halted_on=row.made_on) if row is not None else each
            for each in found
            for row in (halted.get(each.balance.customer_id),)
        ]
    found = _with_tasks(_with_unanswered(found, as_of), as_of, customer_ids)
    found = _with_too_old(found, as_of)
    held = held_cheques(as_of)
    if not held:
        return found
    return [
        replace(
            each, cheques=tuple(held.get((each.balance.customer_id, each.balance.currency), ()))
        )
        for each in found
    ]


def _with_unanswered(found: list[Facts], as_of: date) -> list[Facts]:
    """Return facts with the letter or e-mail that waits for an answer too long."""
    since = unanswered(
        [each.last for each in found if each.last and each.chasable_minor > 0], as_of
    )
    if not since:
        return found
    return [replace(each, unanswered_since=since.get(each.balance.customer_id)) for each in found]


def _with_too_old(found: list[Facts], as_of: date) -> list[Facts]:
    """Return facts with the debt that becomes too old for a court, of those who may be chased."""
    latest = add_months(as_of, -LEAST_MONTHS).isoformat()
    ids = {
        each.balance.customer_id
        for each in found
        if each.halted_on is None
        and each.balance.oldest_due is not None
        and each.balance.oldest_due <= latest
    }
    soon = too_old_soon(ids, as_of)
    if not soon:
        return found
    return [replace(each, too_old=soon.get(each.balance.customer_id)) for each in found]


def _with_tasks(
    found: list[Facts], as_of: date, customer_ids: Collection[int] | None
) -> list[Facts]:
    """Return facts with the first thing that we left undone; what came up today still can be.

    Of who is insolvent or the like, only what came up since counts.
    """
    left: dict[int, list[TaskRow]] = defaultdict(list)
    for task in tasks(as_of, customer_ids):
        if task.due_on <= as_of and task.made_on < as_of:
            left[task.customer_id].append(task)
    if not left:
        return found
    return [
        replace(each, task=_first_of(left.get(each.balance.customer_id, []), each))
        for each in found
    ]


def _first_of(left: list[TaskRow], facts: Facts) -> TaskRow | None:
    since = facts.halted_on or date.min
    return next((task for task in left if task.made_on >= since), None)


def _stopped(facts: Facts, stopped: Stops) -> Facts:
    """Return facts with what is not asked for; a hold that ended counts until somebody spoke.

    A plan that was agreed after a promise was broken took its place.
    """
    customer_id = facts.balance.customer_id
    ended = stopped.ended.get(customer_id)
    if ended is not None and facts.last is not None and facts.last.made_on > ended:
        ended = None
    missed, broken = stopped.missed.get(customer_id), facts.broken
    if missed is not None and broken is not None and missed.made_on > broken.pay_by:
        broken = None
    return replace(
        facts,
        broken=broken,
        stopped=stopped.of(customer_id, facts.balance.currency),
        on_hold=customer_id in stopped.accounts,
        hold_ended=ended,
        answer_late=customer_id in stopped.late,
        missed=missed,
    )


def _main_balances(owed: Iterable[Balance], stopped: Stops) -> dict[int, Balance]:
    """Return one balance for each customer with open debt: the one with most to ask for."""
    found: dict[int, Balance] = {}
    for balance in owed:
        if balance.balance - balance.unallocated > 0:
            best = found.setdefault(balance.customer_id, balance)
            if best is not balance and _rank(balance, stopped) > _rank(best, stopped):
                found[balance.customer_id] = balance
    return found


def _rank(balance: Balance, stopped: Stops) -> tuple[int, ...]:
    apart = stopped.of(balance.customer_id, balance.currency).overdue_minor
    sums = (balance.overdue - apart, balance.overdue, balance.balance)
    return tuple(comparable(minor, balance.currency) for minor in sums)


def _facts(
    balance: Balance,
    made: list[PromiseRow],
    last: LastContact | None,
    follow_up: OpenFollowUp | None,
    as_of: date,
) -> Facts:
    in_force = tuple(p for p in made if p.status is PromiseStatus.OPEN)
    due = next((p for p in in_force if p.pay_by <= as_of), None)
    failed = [p for p in made if p.status in {PromiseStatus.BROKEN, PromiseStatus.PARTLY}]
    newest = max((p.taken_on for p in made), default=as_of)
    if follow_up is not None and follow_up.contact_id in _done_with(made):
        follow_up = None
    broken = max(failed, key=lambda p: (p.decided_on or p.pay_by, p.amount_minor), default=None)
    if broken is not None and newest > broken.pay_by:
        broken = None
    return Facts(balance, broken, due, in_force, last, follow_up)


def _done_with(made: list[PromiseRow]) -> set[int | None]:
    """Return the contacts whose promise was kept or withdrawn: there is nothing to follow up."""
    over = {PromiseStatus.KEPT, PromiseStatus.CANCELLED}
    return {promise.contact_id for promise in made if promise.status in over}


def is_listed(facts: Facts, as_of: date, gap: int) -> bool:
    """Return whether to chase at a day; `gap` are the days to leave alone after a contact.

    Money that came in and waits to be allocated is not asked for again, nor is what a post-dated
    cheque in hand is going to pay. Who is on hold, or disputes all, is left alone; but we owe an
    answer on a dispute, and when a hold has run out it is asked again. That a debt becomes too old
    for a court is shown even for them. Who is insolvent or the like is there only for what was
    planned since; a call that was planned waits while the account is on hold as well.
    """
    if facts.halted_on is not None:
        return _planned_since(facts, facts.halted_on, as_of)
    if facts.too_old is not None and facts.follow_up is None and _is_silent(facts, as_of, gap):
        return True
    if facts.is_stopped:
        return (facts.answer_late or facts.task is not None) and not facts.on_hold
    return _calls(facts, as_of) or _may_be_chased(facts, as_of, gap)


def _planned_since(facts: Facts, day: date, as_of: date) -> bool:
    if facts.task is not None:
        return True
    follow_up = facts.follow_up
    if follow_up is None or facts.on_hold:
        return False
    return follow_up.made_on >= day and follow_up.next_on <= as_of


def _calls(facts: Facts, as_of: date) -> bool:
    """Return whether something asks for it today, however recently somebody spoke to them."""
    if facts.follow_up is not None and facts.follow_up.next_on <= as_of:
        return True
    if facts.follow_up is not None and facts.follow_up.outcome == SKIPPED:
        return False
    if facts.answer_late or facts.task is not None:
        return True
    return _promise_calls(facts, _spoken_on(facts), as_of)


def _may_be_chased(facts: Facts, as_of: date, gap: int) -> bool:
    """Return whether nothing is agreed and some of what is overdue is to be asked for."""
    is_silent = _is_silent(facts, as_of, gap) or facts.hold_ended is not None
    if facts.follow_up is not None or not is_silent:
        return False
    return facts.chasable_minor + facts.balance.unallocated > _promised(facts)


def _is_silent(facts: Facts, as_of: date, gap: int) -> bool:
    return _spoken_on(facts) <= as_of - timedelta(days=gap)


def _spoken_on(facts: Facts) -> date:
    return facts.last.made_on if facts.last else date.min


def _promise_calls(facts: Facts, spoken_on: date, as_of: date) -> bool:
    """Return whether a promise is due today, or failed since somebody last spoke to them."""
    if facts.due is not None and spoken_on < as_of:
        return True
    missed_on = facts.missed.standing.missed_on if facts.missed else None
    if missed_on is not None and missed_on > spoken_on:
        return True
    return facts.broken is not None and (facts.broken.decided_on or as_of) > spoken_on


def _promised(facts: Facts) -> int:
    """Return how much of the overdue money promises and cheques keep from being chased."""
    if any(not promise.item_ids for promise in facts.in_force):
        return facts.balance.overdue
    promised = [Pledge(p.pay_by, p.missing_minor, p.item_ids) for p in facts.in_force]
    pledged = [*facts.cheques, *less_cheques(promised, facts.cheques)]
    return sum(pledge.minor for pledge in pledged)
