"""The key figures of random ledgers, worked out a second time from the plain rows."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby, pairwise
from statistics import median

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.provision import RatesFrom
from collector_desktop.queries.kpis import kpis
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.payment_habits import delay_with_overdue, usual_period
from collector_desktop.queries.receivables import true_dso
from tests.integration.plain_rows import is_open, paid_in, places
from tests.integration.random_ledgers import DAYS, books, written
from tests.integration.trading_books import trading_books

LOOK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BOOKS = st.one_of(books(), trading_books())
LONG_BEFORE = date(2025, 1, 1)


def owed(found, day):
    return sum(found.lines[p].side * is_open(found, p, day) for p in places(found, day))


def due_by_lateness(found, day):
    """Return (days late, open amount) of each debit."""
    debits = [p for p in places(found, day) if found.lines[p].side > 0]
    return [((day - found.lines[p].due).days, is_open(found, p, day)) for p in debits]


def column_sums(found, day):
    """Return what is open of debits by up to 0, 30, 60, 90 days late and more."""
    sums = [0] * 5
    for late, minor in due_by_lateness(found, day):
        sums[sum(late > limit for limit in (0, 30, 60, 90))] += minor
    return sums


def sales(found, first, last):
    signs = {"invoice": 1, "credit_note": -1}
    return sum(
        signs.get(found.lines[p].type, 0) * found.lines[p].minor
        for p in places(found, last)
        if found.lines[p].on >= first
    )


def day_by_day(found, day):
    """Return the count-back DSO by walking back over single months' days."""
    left, days = owed(found, day), Fraction(0)
    made = [found.lines[p].on for p in places(found, day) if found.lines[p].type == "invoice"]
    if left < 0:
        return None
    every = [day - timedelta(days=back) for back in range((day - LONG_BEFORE).days)]
    months = [list(group) for _, group in groupby(every, key=lambda each: (each.year, each.month))]
    if not any(sales(found, month[-1], month[0]) > 0 for month in months):
        return None
    for month in months:
        if left == 0:
            return days
        if not made or month[0] < min(made):
            return None
        sold = sales(found, month[-1], month[0])
        if sold > left:
            return days + Fraction(left, sold) * len(month)
        left, days = left - max(sold, 0), days + len(month)
    return None


def true_days(found, day):
    """Return the true DSO by going through the open invoices one by one."""
    invoices = [p for p in places(found, day) if found.lines[p].type == "invoice"]
    days = Fraction(0)
    for place in invoices:
        on, left = found.lines[place].on, is_open(found, place, day)
        end = min(day, (on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1))
        sold = sales(found, on.replace(day=1), end)
        if left and sold <= 0:
            return None
        days += Fraction(left, sold) * (day - on).days if left else 0
    return days if invoices and owed(found, day) >= 0 else None


def paid_by(found, lines, late):
    """Return what of some invoices was settled by so many days after their due dates."""
    return sum(
        move.minor
        for move in found.moves
        for line in lines
        if found.lines[move.target] is line and (move.on - line.due).days <= late
    )


def mean(values):
    return Fraction(sum(values), len(values)) if values else None


@LOOK
@given(found=BOOKS, day=DAYS, length=st.integers(1, 200))
def test_the_figures_agree_with_the_plain_rows(found, day, length):
    first = day - timedelta(days=length - 1)
    with written(found):
        answer, true = kpis(Period(first, day, "GBP")), true_dso("GBP", day)
    before, after, sold = owed(found, first - timedelta(days=1)), owed(found, day), 0
    sold, late = sales(found, first, day), due_by_lateness(found, day)
    current = sum(minor for days, minor in late if days <= 0)
    has_dso = sold > 0 and after >= 0
    assert answer.dso == (Fraction(after, sold) * length if has_dso else None)
    assert answer.best == (Fraction(current, sold) * length if sold > 0 else None)
    assert answer.countback.days == day_by_day(found, day)
    assert true == true_days(found, day)
    overdue = sum(minor for days, minor in late if days > 0)
    assert answer.overdue_share == (Fraction(100 * overdue, after) if after > 0 else None)
    whole, has_cei = before + sold - current, min(before, after) >= 0
    assert answer.effectiveness == (
        100 * (1 - Fraction(after - current, whole)) if has_cei and whole > 0 else None
    )
    mean_owed = Fraction(before + after, 2)
    has_turnover = sold >= 0 and mean_owed > 0
    assert answer.turnover == (sold / mean_owed if has_turnover else None)
    receipts = [found.lines[p] for p in places(found, day) if found.lines[p].type == "receipt"]
    assert answer.collected == sum(line.minor for line in receipts if line.on >= first)


@LOOK
@given(found=BOOKS, day=DAYS, length=st.integers(1, 200))
def test_the_days_to_pay_agree_with_the_plain_rows(found, day, length):
    first = day - timedelta(days=length - 1)
    with written(found):
        period = Period(first, day, "GBP")
        pay, with_overdue = kpis(period).pay, delay_with_overdue(period)
    invoices = paid_in(found, first, day)
    parts = [part for invoice in invoices for part in invoice]
    money = sum(minor for _, _, minor in parts)
    assert pay.mean == mean([max(days for days, _, _ in invoice) for invoice in invoices])
    if parts:
        assert pay.weighted == Fraction(sum(days * minor for days, _, minor in parts), money)
        assert pay.delay == Fraction(sum(late * minor for _, late, minor in parts), money)
    else:
        assert (pay.weighted, pay.delay, pay.median) == (None, None, None)
    overdue = [
        ((day - found.lines[p].due).days, is_open(found, p, day))
        for p in places(found, day)
        if found.lines[p].type == "invoice" and found.lines[p].due < day
    ]
    late = [(late, minor) for _, late, minor in parts] + overdue
    whole = sum(minor for _, minor in late)
    assert with_overdue == (Fraction(sum(d * minor for d, minor in late), whole) if whole else None)
    days = [max(days for days, _, _ in invoice) for invoice in invoices]
    assert pay.median == (median(map(Fraction, days)) if days else None)


@LOOK
@given(found=BOOKS, day=DAYS)
def test_the_trend_and_the_roll_rates_agree_with_the_plain_rows(found, day):
    """Three months' mean less that of the three before; a column by the one before it, 30 days ago.

    The two spans begin on the first of a month, as a calendar shows them.
    """
    with written(found):
        answer = kpis(usual_period(day))
    ends, first = [day], day.replace(day=1)
    for back in (3, 6):
        month = first.year * 12 + first.month - 1 - back + 1
        ends.append(date(month // 12, month % 12 + 1, 1) - timedelta(days=1))
    spans = [paid_in(found, before + timedelta(days=1), last) for last, before in pairwise(ends)]
    late, early = (
        mean([max(days for days, _, _ in invoice) for invoice in invoices]) for invoices in spans
    )
    assert answer.pay.trend == (None if None in (late, early) else late - early)
    then, now = (column_sums(found, each) for each in (day - timedelta(days=30), day))
    assert answer.standing.columns == tuple(now)
    assert answer.rolled == tuple(
        Fraction(100 * rolled, whole) if whole else None
        for whole, rolled in zip(then[:3], now[1:4], strict=True)
    )


@LOOK
@given(found=BOOKS, day=DAYS)
def test_the_share_at_risk_agrees_with_the_plain_rows(found, day):
    """Unpaid of what fell due in the newest month of which all is more than 90 days past due."""
    with written(found):
        at_risk = kpis(usual_period(day)).losses.at_risk
    newest = day - timedelta(days=91)
    while (newest + timedelta(days=1)).day != 1:
        newest -= timedelta(days=1)
    of_month = [
        p
        for p in places(found, day)
        if found.lines[p].type == "invoice"
        and (found.lines[p].due.year, found.lines[p].due.month) == (newest.year, newest.month)
    ]
    billed = sum(found.lines[p].minor for p in of_month)
    unpaid = sum(is_open(found, p, day) for p in of_month)
    assert at_risk == (Fraction(100 * unpaid, billed) if billed else None)


@LOOK
@given(found=BOOKS, day=DAYS)
def test_the_provision_agrees_with_the_plain_rows(found, day):
    with written(found):
        losses = kpis(usual_period(day)).losses
    old = [
        found.lines[p]
        for p in places(found, day)
        if found.lines[p].type == "invoice" and (day - found.lines[p].due).days > 90
    ]
    billed = sum(line.minor for line in old)
    left = [billed - paid_by(found, old, late) for late in (0, 30, 60, 90)]
    entering = [billed, *left[:-1]]
    if billed:
        shares = [min(Fraction(left[-1], each), 1) if left[-1] else 0 for each in entering]
        assert (list(losses.rates), losses.rates_from) == ([*shares, 1], RatesFrom.PAST)
    else:
        usual = [Fraction(share, 100) for share in (0, 1, 5, 10, 25)]
        assert (list(losses.rates), losses.rates_from) == (usual, RatesFrom.USUAL)
    lateness = [(-999, 0), (1, 30), (31, 60), (61, 90), (91, 9999)]
    assert losses.provision == sum(
        minor * rate
        for days, minor in due_by_lateness(found, day)
        for (least, most), rate in zip(lateness, losses.rates, strict=True)
        if least <= days <= most
    )


@LOOK
@given(found=BOOKS, day=DAYS)
def test_nothing_dated_later_changes_a_figure(found, day):
    """Every figure can be worked out from what is dated up to the day."""
    with written(found):
        whole = kpis(usual_period(day))
    with written(found.until(day)):
        assert kpis(usual_period(day)) == whole
