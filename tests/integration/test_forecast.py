"""The cash forecast of random ledgers, worked out a second time from the plain rows."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.forecast import forecast
from collector_desktop.queries.promises import promises
from tests.integration.plain_rows import is_open, paid_in, places
from tests.integration.random_ledgers import CODES, DAYS, books, written
from tests.integration.trading_books import trading_books

LOOK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BOOKS = st.one_of(books(), trading_books())
LONG_BEFORE = date(2025, 1, 1)


def to_come(found, code, day):
    """Return [due day, amount] of a customer's debts, less the credit in hand, oldest first."""
    own = places(found, day, code)
    credit = sum(is_open(found, p, day) for p in own if found.lines[p].side < 0)
    debts = []
    for p in sorted(own, key=lambda place: (found.lines[place].due, found.lines[place].on, place)):
        minor = is_open(found, p, day) if found.lines[p].side > 0 else 0
        used = min(credit, minor)
        credit -= used
        debts += [[found.lines[p].due, minor - used]] if minor > used else []
    return debts


def delay_of(found, code, day):
    """Return the usual delay of a customer; without payments of its own, that of all.

    No random ledger goes back more than a year.
    """
    for whose in (code, None):
        paid = paid_in(found, LONG_BEFORE, day, whose)
        parts = [part for invoice in paid for part in invoice]
        if parts:
            money = sum(minor for _, _, minor in parts)
            twice = Fraction(2 * sum(late * minor for _, late, minor in parts), money)
            return (twice + 1) // 2
    return 30


def week_of(on, day, weeks):
    """Return in which week ahead a day falls, what is past on the next working day."""
    if on < day:
        on = day + timedelta(days=1)
        while on.isoweekday() > 5:
            on += timedelta(days=1)
    return min((on - day).days // 7, weeks)


def worked_out(found, day, weeks, pledges):
    """Return the contractual, expected and promised money by week ahead."""
    contractual, likely, promised = Counter(), Counter(), Counter()
    for code in CODES:
        debts = to_come(found, code, day)
        for due, minor in debts:
            contractual[week_of(due, day, weeks)] += minor
        for by, missing in pledges.get(code, ()):
            promised[week_of(by, day, weeks)] += missing
            left = missing
            for debt in debts:
                used = min(left, debt[1])
                left, debt[1] = left - used, debt[1] - used
            likely[week_of(by, day, weeks)] += missing - left
        late = timedelta(days=int(delay_of(found, code, day)))
        for due, minor in debts:
            likely[week_of(due + late, day, weeks)] += minor
    columns = (contractual, likely, promised)
    return [tuple(column[week] for column in columns) for week in range(weeks + 1)]


def promised_by_code(day):
    pledges = {}
    for row in promises(day):
        if row.status is PromiseStatus.OPEN and row.currency == "GBP":
            pledges.setdefault(row.customer_code, []).append((row.pay_by, row.missing_minor))
    return pledges


@LOOK
@given(found=BOOKS, day=DAYS, weeks=st.integers(1, 15))
def test_the_weeks_agree_with_the_plain_rows(found, day, weeks):
    with written(found):
        answer = forecast(day, weeks, "GBP")
        pledges = promised_by_code(day)
    lines = [*answer.weeks, answer.later]
    assert [(line.contractual, line.expected, line.promised) for line in lines] == worked_out(
        found, day, weeks, pledges
    )
    assert [line.first for line in answer.weeks] == [day + timedelta(7 * w) for w in range(weeks)]
    assert sum(line.contractual for line in lines) == sum(line.expected for line in lines)


@LOOK
@given(found=BOOKS, day=DAYS)
def test_nothing_dated_later_changes_the_forecast(found, day):
    with written(found):
        whole = forecast(day, 13, "GBP")
    with written(found.until(day)):
        assert forecast(day, 13, "GBP") == whole
