"""The list of customers: what each owes by age, its limit, whom to call and what is known."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.ageing import Buckets, days_overdue, parse_buckets
from collector_desktop.domain.collecting import without_collecting
from collector_desktop.domain.exchange import RateTable
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.score import Score
from collector_desktop.domain.settings import AGED_BUCKETS, COMPANY_CURRENCY
from collector_desktop.queries.account_status import StatusRow, statuses
from collector_desktop.queries.contacts import LastContact, OpenFollowUp, last_contacts
from collector_desktop.queries.exchange import rate_table
from collector_desktop.queries.in_force import limits_before_changes
from collector_desktop.queries.over_limits import OverLimit, over_limits
from collector_desktop.queries.position import AMONG, ask, with_position
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.queries.scores import scores
from collector_desktop.queries.settings import settings
from collector_desktop.queries.worklist_facts import Facts, all_facts

# `:limits` are the own limits that have changed since the day, as they were then.
FACES = """SELECT c.id, c.code, c.name, c.currency,
    coalesce(CASE WHEN json_type(:limits, '$.' || c.id) IS NULL THEN c.credit_limit_minor
                  ELSE json_extract(:limits, '$.' || c.id) END,
        (SELECT l.limit_minor FROM group_limit l
        WHERE l.group_id = c.group_id AND l.currency = c.currency)), coalesce(p.name, ''),
    coalesce((SELECT number FROM phone WHERE person_id = p.id AND NOT is_wrong
              ORDER BY id LIMIT 1), c.phone)
    FROM customer c LEFT JOIN person p ON p.id = (
        SELECT id FROM person WHERE customer_id = c.id ORDER BY is_main DESC, id LIMIT 1)
    {only} ORDER BY c.name, c.id"""

MONEY = """SELECT customer_id, currency, sign, due_on, sum(open_minor), count(*)
    FROM position {only} GROUP BY customer_id, currency, sign, due_on"""


@frozen
class CustomerListRow:
    """One customer's account in one currency, in minor units.

    `ages` is what is owed by ageing bucket, credits left out. `limit_minor` is its own on that day,
    else that of its group; None is no limit, or that the account is not in the customer's own
    currency; 0 is cash only. `over` is the limit that is passed, where the balance alone does not
    show it: on the first row of a customer.
    """

    customer_id: int
    code: str
    name: str
    person: str
    phone: str
    currency: str
    balance_minor: int
    overdue_minor: int
    overdue_items: int
    oldest_days: int
    ages: tuple[int, ...]
    limit_minor: int | None
    last_contact: LastContact | None
    follow_up: OpenFollowUp | None
    broken: PromiseRow | None
    promised: tuple[PromiseRow, ...]
    statuses: tuple[AccountStatus, ...] = ()
    score: Score | None = None
    over: OverLimit | None = None

    @property
    def over_minor(self) -> int:
        """What is owed beyond a limit that the check of an order knows, in its currency."""
        if self.over is not None:
            return self.over.minor
        return 0 if self.limit_minor is None else max(0, self.balance_minor - self.limit_minor)

    @property
    def limit_percent(self) -> int | None:
        """How much of the limit is used; None where there is none to measure by."""
        if not self.limit_minor:
            return None
        return max(0, self.balance_minor) * 100 // self.limit_minor


@frozen
class CustomerList:
    """Every customer, one row for each currency owed in; `labels` name the ageing buckets.

    `rates` make one sum of several currencies.
    """

    currency: str
    labels: tuple[str, ...]
    rows: tuple[CustomerListRow, ...]
    rates: RateTable


@dataclass(slots=True)
class _Account:
    """What is open of one customer in one currency."""

    ages: list[int] = field(default_factory=list)
    balance: int = 0
    overdue: int = 0
    overdue_items: int = 0
    oldest_days: int = 0


@without_collecting()
def customer_list(as_of: date) -> CustomerList:
    """Return every customer as it is at the end of a day, by name."""
    stored = settings()
    labels = parse_buckets(stored[AGED_BUCKETS]).labels
    rows = tuple(_rows(as_of, None))
    return CustomerList(stored[COMPANY_CURRENCY], labels, rows, rate_table())


def customers_among(as_of: date, customer_ids: Collection[int]) -> list[CustomerListRow]:
    """Return some customers as the whole list shows them."""
    return _rows(as_of, list(customer_ids))


def limits_then(as_of: date, among: Collection[int] | None = None) -> str:
    """Return the own limits on a day, of those whose limit was changed since, as `FACES` asks."""
    return json.dumps(limits_before_changes(as_of, among))


def _rows(as_of: date, among: list[int] | None) -> list[CustomerListRow]:
    """Return the rows of everybody, or of some customers."""
    buckets = parse_buckets(settings()[AGED_BUCKETS])
    accounts = _accounts(as_of, buckets, among)
    facts = {each.balance.customer_id: each for each in all_facts(as_of, among)}
    last, states = last_contacts(as_of, among), statuses(as_of, among)
    rated, over = scores(as_of, among), over_limits(as_of, among)
    only = "" if among is None else f"WHERE c.id {AMONG}"
    rows = []
    limits = limits_then(as_of, among)
    for face in ask(FACES.format(only=only), customers=json.dumps(among), limits=limits):
        owed = accounts.get(face[0]) or {face[3]: _Account([0] * len(buckets.labels))}
        found = [
            _row(face, account, facts.get(face[0]), last.get(face[0]))
            for account in sorted(owed.items(), key=lambda pair: pair[0] != face[3])
        ]
        found[0] = replace(found[0], over=over.get(face[0]))
        known = [replace(row, score=rated.get(face[0])) for row in found]
        rows += [_with_status(row, states.get(face[0], ())) for row in known]
    return rows


def _with_status(row: CustomerListRow, found: tuple[StatusRow, ...]) -> CustomerListRow:
    return replace(row, statuses=tuple(each.status for each in found)) if found else row


def _accounts(
    as_of: date, buckets: Buckets, among: list[int] | None
) -> dict[int, dict[str, _Account]]:
    found: dict[int, dict[str, _Account]] = defaultdict(dict)
    only = "" if among is None else f"WHERE customer_id {AMONG}"
    sql = with_position(as_of, whole=among is None) + MONEY.format(only=only)
    for customer, currency, sign, due_on, minor, count in ask(
        sql, day=as_of.isoformat(), customers=json.dumps(among)
    ):
        account = found[customer].setdefault(currency, _Account([0] * len(buckets.labels)))
        account.balance += sign * minor
        if sign < 0:
            continue
        days = days_overdue(date.fromisoformat(due_on), as_of)
        account.ages[buckets.index(days)] += minor
        if days > 0:
            account.overdue += minor
            account.overdue_items += count
            account.oldest_days = max(account.oldest_days, days)
    return found


def _row(
    face: tuple[int, str, str, str, int | None, str, str],
    owed: tuple[str, _Account],
    facts: Facts | None,
    last: LastContact | None,
) -> CustomerListRow:
    currency, account = owed
    return CustomerListRow(
        customer_id=face[0],
        code=face[1],
        name=face[2],
        person=face[5],
        phone=face[6],
        currency=currency,
        balance_minor=account.balance,
        overdue_minor=account.overdue,
        overdue_items=account.overdue_items,
        oldest_days=account.oldest_days,
        ages=tuple(account.ages),
        limit_minor=face[4] if currency == face[3] else None,
        last_contact=last,
        follow_up=facts.follow_up if facts else None,
        broken=facts.broken if facts else None,
        promised=facts.in_force if facts else (),
    )
