"""The cash forecast: what is to come, week by week, as the ledger stands at a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from collector_desktop.domain.cheques import less_cheques
from collector_desktop.domain.collecting import without_collecting
from collector_desktop.domain.forecast import (
    NOTHING,
    Debt,
    Flow,
    Pledge,
    Weeks,
    days_ahead,
    expected,
    less_credit,
    less_given_up,
    usual_delay,
)
from collector_desktop.domain.forecast_losses import ALL_LOST, rounded_loss, shares_lost
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months
from collector_desktop.domain.plans import PlanKind
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.cheques import held_cheques
from collector_desktop.queries.disputed import disputed_by_item
from collector_desktop.queries.losses import loss_columns, lost_whole
from collector_desktop.queries.paid_invoices import Period, paid_delays
from collector_desktop.queries.plans import PlanRow, plans_in_force
from collector_desktop.queries.position import is_latest, with_position
from collector_desktop.queries.promised import pledges_by_account
from collector_desktop.queries.promises import promises
from collector_desktop.storage.database import db

OPEN = """SELECT customer_id, id, due_on, sign, open_minor FROM position
    WHERE currency = :currency ORDER BY customer_id, due_on, document_on, id"""

_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)


@frozen
class ForecastWeek:
    """What is to come from a day on: by the due dates, as expected, and what was promised.

    The line for all that comes later has no day.
    """

    first: date | None
    contractual: int
    expected: int
    promised: int


@frozen
class Forecast:
    """The weeks ahead and what comes later; `delay` is the usual one of everybody together.

    `disputed` is what has no day, as it is in dispute. `given_up` is what settlements that are on
    track let go once they are paid: it is in no week, and not overdue. `losses` is what was taken
    off what is expected as it may be lost, rounded once for each line, and all that the insolvent
    and the dead owe; None where no rates are set and none of these owes anything.
    """

    currency: str
    weeks: tuple[ForecastWeek, ...]
    later: ForecastWeek
    overdue: int
    delay: int
    disputed: int = 0
    given_up: int = 0
    losses: int | None = None


@dataclass(slots=True)
class _Account:
    """A customer's debts, oldest due date first, the credit in hand, what is promised or planned.

    A promise goes before an instalment, because it is the newer word. `rests` are what settlements
    on track let go, of which debts.
    """

    debts: list[Debt] = field(default_factory=list)
    credit: int = 0
    pledges: list[Pledge] = field(default_factory=list)
    instalments: list[Pledge] = field(default_factory=list)
    rests: list[tuple[Collection[int], int]] = field(default_factory=list)


@without_collecting()
def forecast(as_of: date, weeks: int, currency: str) -> Forecast:
    """Return the cash forecast of one currency at a day; the first week begins on that day."""
    usual = _delays(as_of, currency)
    by_item = disputed_by_item(as_of)
    everybody = usual_delay({}, usual[None])
    contractual, likely, promised, lost = (Weeks(weeks) for _ in range(4))
    rates = loss_columns()
    gone = lost_whole(as_of)
    overdue = given_up = 0
    for customer_id, account in _accounts(as_of, currency):
        whole = less_credit(account.debts, account.credit)
        debts = _less_rests(whole, account)
        given_up += sum(each.open_minor for each in whole) - sum(each.open_minor for each in debts)
        overdue += sum(debt.open_minor for debt in debts if debt.due_on < as_of)
        contractual.add(Flow(days_ahead(each.due_on, as_of), each.open_minor) for each in debts)
        own = usual.get(customer_id)
        delay = usual_delay(own, usual[None]) if own else everybody
        pledges = [*account.pledges, *account.instalments]
        by_age = ALL_LOST if customer_id in gone else rates
        shares = shares_lost(debts, as_of, by_age) if by_age else NOTHING
        flows = expected(debts, pledges, as_of, delay, by_item, shares)
        likely.add(flows)
        if shares:
            lost.add(Flow(each.days, each.lost) for each in flows)
        promised.add(Flow(days_ahead(each.pay_by, as_of), each.minor) for each in account.pledges)
    disputed = sum(contractual.sums) - sum(likely.sums)
    off = [rounded_loss(parts) for parts in lost.sums]
    kept = [minor - less for minor, less in zip(likely.sums, off, strict=True)]
    *ahead, later = _lines(as_of, (contractual.sums, kept, promised.sums))
    losses = sum(off) if rates else sum(off) or None
    return Forecast(currency, tuple(ahead), later, overdue, everybody, disputed, given_up, losses)


def _less_rests(debts: list[Debt], account: _Account) -> list[Debt]:
    """Return the debts of an account without what its settlements let go."""
    for item_ids, minor in account.rests:
        debts = less_given_up(debts, item_ids, minor)
    return debts


def _lines(as_of: date, columns: Sequence[Sequence[int]]) -> Iterator[ForecastWeek]:
    last = len(columns[0]) - 1
    for place, (contractual, likely, promised) in enumerate(zip(*columns, strict=True)):
        first = as_of + place * _WEEK if place < last else None
        yield ForecastWeek(first, contractual, likely, promised)


def _accounts(as_of: date, currency: str) -> Iterator[tuple[int, _Account]]:
    """Yield every customer's account, one after the other: no ledger is held whole."""
    pledged = _pledged(as_of, currency)
    sql = with_position(as_of, whole=True) + OPEN
    rows = db.execute_sql(sql, {"day": as_of.isoformat(), "currency": currency})
    for customer_id, items in groupby(rows, key=itemgetter(0)):
        account = pledged.pop(customer_id, None) or _Account()
        for _, item_id, due_on, sign, minor in items:
            if sign < 0:
                account.credit += minor
            else:
                account.debts.append(Debt(item_id, date.fromisoformat(due_on), minor))
        yield customer_id, account
    yield from pledged.items()


def _pledged(as_of: date, currency: str) -> dict[int, _Account]:
    """Return the accounts of which something is promised or planned, still without their debts."""
    found: dict[int, _Account] = defaultdict(_Account)
    promised = pledges_by_account(as_of) if is_latest(as_of) else _promised_then(as_of)
    for (customer_id, kept_in), pledges in promised.items():
        if kept_in == currency:
            found[customer_id].pledges += pledges
    for (customer_id, kept_in), held in held_cheques(as_of).items():
        if kept_in == currency:
            account = found[customer_id]
            account.pledges = sorted(
                [*held, *less_cheques(account.pledges, held)], key=lambda each: each.pay_by
            )
    _add_plans(found, as_of, currency)
    return found


def _promised_then(as_of: date) -> dict[tuple[int, str], list[Pledge]]:
    """Return what was in force at a day after which money moved: any promise may be judged anew."""
    found: dict[tuple[int, str], list[Pledge]] = defaultdict(list)
    for promise in promises(as_of):
        if promise.status is PromiseStatus.OPEN:
            pledge = Pledge(promise.pay_by, promise.missing_minor, promise.item_ids)
            found[promise.customer_id, promise.currency].append(pledge)
    return found


def _add_plans(found: dict[int, _Account], as_of: date, currency: str) -> None:
    for plan in plans_in_force(as_of):
        if plan.currency == currency:
            account = found[plan.customer_id]
            account.instalments += _instalments(plan)
            if plan.kind is PlanKind.SETTLEMENT:
                account.rests.append((frozenset(plan.item_ids), plan.rest_minor))


def _instalments(plan: PlanRow) -> list[Pledge]:
    """Return what is to come by a plan, each part on its day."""
    parts = plan.standing.instalments
    return [
        Pledge(each.due_on, each.missing_minor, plan.item_ids)
        for each in parts
        if each.missing_minor
    ]


def _delays(as_of: date, currency: str) -> dict[int | None, dict[int, int]]:
    """Return what was paid in twelve months by delay: of each customer, and None of everybody."""
    year = Period(add_months(as_of, -12) + _ONE_DAY, as_of, currency)
    found: dict[int | None, dict[int, int]] = {None: defaultdict(int)}
    for customer_id, delay, minor in paid_delays(year):
        found.setdefault(customer_id, {})[delay] = minor
        found[None][delay] += minor
    return found
