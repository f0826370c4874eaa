"""The cohort method of the forecast, worked out a second time from the plain rows."""

from datetime import date, timedelta
from fractions import Fraction
from math import floor

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.cohorts import Cohort
from collector_desktop.queries.cohorts import cohort_forecast
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice, pay, receive
from tests.integration.plain_rows import is_open, places
from tests.integration.random_ledgers import DAYS, books, written
from tests.integration.trading_books import trading_books

LOOK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BOOKS = st.one_of(books(), trading_books())


def number(day):
    return day.year * 12 + day.month


def billed_in(found, month, day):
    """Return the places of a month's invoices."""
    invoices = [p for p in places(found, day) if found.lines[p].type == "invoice"]
    return [p for p in invoices if number(found.lines[p].on) == month]


def came(found, invoices, last_month, day):
    """Return the money that some invoices had been paid by the end of a month, and of a day."""
    return sum(
        move.minor
        for move in found.moves
        if move.target in invoices
        and found.lines[move.source].type == "receipt"
        and move.on <= day
        and number(move.on) <= last_month
    )


def worked_out(found, day):
    """Return the usual shares and what is to come by month, by plain counting."""
    over = number(day + timedelta(days=1)) - 1
    cohorts = {month: billed_in(found, month, day) for month in range(over - 12, over + 2)}
    whole = {m: sum(found.lines[p].minor for p in own) for m, own in cohorts.items() if own}
    shares = []
    while last := sorted(m for m in whole if m + len(shares) <= over)[-3:]:
        parts = [Fraction(came(found, cohorts[m], m + len(shares), day), whole[m]) for m in last]
        shares.append(sum(parts) / len(parts))
    sums = [0] * len(shares)
    for month, billed in whole.items():
        level = came(found, cohorts[month], over + 99, day)
        most = level + sum(is_open(found, p, day) for p in cohorts[month])
        for at, share in enumerate(shares):
            if month + at > over:
                hoped = min(floor(billed * share + Fraction(1, 2)), most)
                sums[month + at - over - 1] += max(0, hoped - level)
                level = max(level, hoped)
    return shares, sums


@LOOK
@given(found=BOOKS, day=DAYS)
def test_the_cohorts_agree_with_the_plain_rows(found, day):
    with written(found):
        answer = cohort_forecast(day, "GBP")
    shares, sums = worked_out(found, day)
    assert list(answer.shares) == shares
    assert [minor for _, minor in answer.expected] == sums


@LOOK
@given(found=BOOKS, day=DAYS)
def test_nothing_dated_later_changes_the_cohorts(found, day):
    with written(found):
        whole = cohort_forecast(day, "GBP")
    with written(found.until(day)):
        assert cohort_forecast(day, "GBP") == whole


def test_what_was_paid_on_an_unknown_day_is_neither_billed_nor_collected(ledger):
    """Of 100.00 and 40.00 the latter was paid before the first import; 25.00 came: a quarter."""
    with operation("test", "Set up Acme", TODAY):
        acme = Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
    for label, minor in (("INV-1", 100_00), ("INV-2", 40_00)):
        invoice(acme, label, minor, made=date(2026, 9, 1))
    early, late = (
        receive(acme, minor, date(2026, 9, 9), allocate="none") for minor in (40_00, 25_00)
    )
    with operation("test", "Have it paid earlier", TODAY):
        Item.update(origin="earlier").where(Item.id == early.item_id).execute()
    pay(early.number, "INV-2", 40_00, date(2026, 9, 9))
    pay(late.number, "INV-1", 25_00, date(2026, 9, 9))
    answer = cohort_forecast(date(2026, 9, 30), "GBP")
    assert answer.shares == (Fraction(1, 4),)
    assert answer.cohorts == ((date(2026, 9, 1), Cohort(100_00, (25_00,), 25_00, 75_00)),)
