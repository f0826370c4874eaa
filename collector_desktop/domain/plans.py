"""Instalment plans: how far one is kept, given the money that came in.

Every instalment is judged as a promise is, with the same grace and tolerance. Money pays the
oldest instalment first. What an agreed credit or earlier money took off the debts shortens the plan
at its end from that day on, because nobody pays more than is open. What was given up without being
agreed (`GIVEN_UP`) is asked no more, but keeps no plan. A settlement is kept only by its sum in
time: late, it is broken, whatever became of the debts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from collector_desktop.domain.allocation_days import Move, standing
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.plan_making import Instalment
from collector_desktop.domain.promises import PromiseStatus, Receipt, deadline, enough
from collector_desktop.domain.working_days import Calendar, is_working_day

_ONE_DAY = timedelta(days=1)
FAILED = frozenset({PromiseStatus.PARTLY, PromiseStatus.BROKEN})
GIVEN_UP = frozenset({"bad_debt", "goodwill", "settlement", "other"})


class PlanKind(StrEnum):
    """Whether a plan asks for all that is owed, or settles it for less."""

    PLAN = "plan"
    SETTLEMENT = "settlement"


class PlanState(StrEnum):
    """Where a plan is. While it is on track the debts it covers are not chased.

    Broken is one that missed an instalment and by which no more is to come; written off one that
    missed none, but whose debts were given up before all was paid.
    """

    ON_TRACK = "on_track"
    IN_DEFAULT = "in_default"
    KEPT = "kept"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    BROKEN = "broken"
    WRITTEN_OFF = "written_off"


@frozen
class PlanRules:
    """How plans are judged: working days of grace, what is enough, and when one is in default.

    `enough_percent` of an instalment is enough for it; `default_after` is the number of
    instalments in arrears at once from which the plan no longer stops the chase.
    """

    grace_days: int = 0
    is_worked: Calendar = is_working_day
    enough_percent: int = 100
    default_after: int = 1


@frozen
class PlanMoney:
    """What became of the debts of a plan: `debts_minor` is all that they ever came to.

    `receipts` is the money for them since the plan was made. `credits` are agreed credits and
    earlier money, `given_up` what was written off, each by the day from which it stands. Without
    the debts the plan is judged as it was agreed.
    """

    receipts: tuple[Receipt, ...] = ()
    debts_minor: int | None = None
    credits: tuple[Move, ...] = ()
    given_up: tuple[Move, ...] = ()


@frozen
class JudgedInstalment:
    """How one instalment stands: its status says whether it was paid in time.

    `received_minor` is what has been paid of it by now, in time or late; from `late_from` on it
    is late. `missing_minor` is what may still be asked for it; one that is in arrears was missed
    and never made good, also when nothing can be asked any more.
    """

    position: int
    due_on: date
    late_from: date
    amount_minor: int
    status: PromiseStatus
    received_minor: int
    missing_minor: int
    in_arrears: bool

    @property
    def is_paid_late(self) -> bool:
        """Return whether it was missed and has been made good."""
        return self.status in FAILED and not self.in_arrears


@frozen
class PlanStanding:
    """How a plan is at the end of a day; `missed` counts the instalments in arrears.

    `received_minor` is at most what the plan asks for: what its debts got beyond that is no part
    of it.
    `is_paid` says that money and agreed credits came to all of it, in time or late.
    """

    state: PlanState
    instalments: tuple[JudgedInstalment, ...]
    received_minor: int
    to_come_minor: int
    missed: int
    arrears_minor: int
    is_paid: bool

    @property
    def next_due(self) -> JudgedInstalment | None:
        """Return the first instalment that is still to be paid in time, if there is one."""
        return next(
            (
                each
                for each in self.instalments
                if each.status is PromiseStatus.OPEN and each.missing_minor
            ),
            None,
        )

    @property
    def oldest_missed(self) -> JudgedInstalment | None:
        """Return the first instalment that is in arrears, if there is one."""
        return next((each for each in self.instalments if each.in_arrears), None)

    @property
    def missed_on(self) -> date | None:
        """Return the day on which the last of the instalments in arrears was missed."""
        return max((each.late_from for each in self.instalments if each.in_arrears), default=None)

    @property
    def was_kept_in_time(self) -> bool:
        """Return whether all has been paid and no instalment was late."""
        return all(each.status is PromiseStatus.KEPT for each in self.instalments)


def judge_plan(
    plan: Sequence[Instalment],
    made_on: date,
    money: PlanMoney,
    as_of: date,
    rules: PlanRules,
    kind: PlanKind = PlanKind.PLAN,
) -> PlanStanding:
    """Return how a plan that was not ended is at the end of a day."""
    sums = _Sums(
        sum(each.amount_minor for each in plan),
        money,
        tuple(_counting(money.receipts, made_on, as_of)),
    )
    received, to_come = sums.by(as_of), sums.to_come(as_of)
    is_paid = _is_paid(plan, sums, as_of, rules)
    day = as_of if to_come or is_paid else min(as_of, sums.closed_on())
    judged, before, left = [], 0, to_come
    for position, each in enumerate(plan, 1):
        one = _judge(each, position, before, sums, (as_of, day), rules)
        judged.append(replace(one, missing_minor=min(one.missing_minor, left)))
        left -= judged[-1].missing_minor
        before += each.amount_minor
    missed = [each for each in judged if each.in_arrears]
    return PlanStanding(
        _state(judged, is_paid=is_paid, to_come=to_come, rules=rules, kind=kind),
        tuple(judged),
        min(received, sums.total),
        to_come,
        len(missed),
        sum(each.missing_minor for each in missed),
        is_paid,
    )


@frozen
class _Sums:
    """What a plan comes to, and what became of its debts; `counting` is the money that counts."""

    total: int
    money: PlanMoney
    counting: tuple[Receipt, ...]

    def by(self, day: date) -> int:
        """Return what came in by a day, in minor units."""
        return sum(each.amount_minor for each in self.counting if each.received_on <= day)

    def asked(self, day: date) -> int:
        """Return what the plan asks for in all, less what was credited by a day, in minor units."""
        if self.money.debts_minor is None:
            return self.total
        credited = standing(self.money.credits, day)
        return max(0, min(self.total, self.money.debts_minor - credited))

    def to_come(self, day: date) -> int:
        """Return what is still to come in minor units: no more than is open of the debts."""
        missing = self.asked(day) - self.by(day)
        if self.money.debts_minor is not None:
            gone = standing(self.money.credits, day) + standing(self.money.given_up, day)
            missing = min(missing, self.money.debts_minor - gone - self.by(day))
        return max(0, missing)

    def closed_on(self) -> date:
        """Return the day on which the last of the debts went."""
        days = [each.known_on or each.received_on for each in self.counting]
        return max([*days, *(on for on, _ in (*self.money.credits, *self.money.given_up))])


def _counting(receipts: Iterable[Receipt], made_on: date, as_of: date) -> Iterator[Receipt]:
    for receipt in receipts:
        if made_on <= receipt.received_on <= as_of and receipt.counts_at(as_of):
            yield receipt


def _is_paid(plan: Sequence[Instalment], sums: _Sums, day: date, rules: PlanRules) -> bool:
    """Return whether what came in by a day is enough for all instalments."""
    last = plan[-1].amount_minor
    needed = sums.total - last + enough(last, rules.enough_percent)
    return sums.by(day) >= min(needed, sums.asked(day))


def _judge(
    each: Instalment,
    position: int,
    before: int,
    sums: _Sums,
    days: tuple[date, date],
    rules: PlanRules,
) -> JudgedInstalment:
    """Return how an instalment stands when those before it asked for so much.

    The days are that of the question, and the one up to which it is judged.
    """
    as_of, until = days
    last_day = deadline(each.due_on, rules.grace_days, rules.is_worked)
    needed = before + enough(each.amount_minor, rules.enough_percent)
    in_time = sums.by(min(last_day, until))
    if in_time >= min(needed, sums.asked(min(last_day, until))):
        status = PromiseStatus.KEPT
    elif until <= last_day:
        status = PromiseStatus.OPEN
    else:
        status = PromiseStatus.PARTLY if in_time > before else PromiseStatus.BROKEN
    received = sums.by(as_of)
    paid = max(0, min(received - before, each.amount_minor))
    asked = max(0, min(each.amount_minor, sums.asked(as_of) - before))
    is_paid = received >= min(needed, sums.asked(as_of))
    return JudgedInstalment(
        position,
        each.due_on,
        last_day + _ONE_DAY,
        each.amount_minor,
        status,
        paid,
        0 if is_paid else asked - paid,
        status in FAILED and not is_paid,
    )


def _state(
    judged: Sequence[JudgedInstalment],
    *,
    is_paid: bool,
    to_come: int,
    rules: PlanRules,
    kind: PlanKind,
) -> PlanState:
    has_failed = any(each.status in FAILED for each in judged)
    if is_paid:
        is_late = has_failed and kind is PlanKind.SETTLEMENT
        return PlanState.BROKEN if is_late else PlanState.KEPT
    if not to_come:
        return PlanState.BROKEN if has_failed else PlanState.WRITTEN_OFF
    missed = sum(each.in_arrears for each in judged)
    return PlanState.IN_DEFAULT if missed >= rules.default_after else PlanState.ON_TRACK
