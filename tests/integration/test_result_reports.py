"""Money against target, how customers paid, what was written off: beside plain countings."""

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from collector_desktop.domain.settings import TARGET_MONTH
from collector_desktop.queries.collected import by_day, by_month
from collector_desktop.queries.interest import Wanted
from collector_desktop.queries.interest_gaps import left_out_lines
from collector_desktop.queries.kpis import kpis
from collector_desktop.queries.late_interest import late_interest
from collector_desktop.queries.month_figures import month_figures
from collector_desktop.queries.overview import month_ends
from collector_desktop.queries.paid_invoices import Period, days_by_customer, paid_by_customer
from collector_desktop.queries.payment_habits import payment_habits, usual_period
from collector_desktop.queries.payment_performance import payment_performance
from collector_desktop.queries.receivables import columns, columns_at
from collector_desktop.queries.write_offs import WriteOffsBy, write_offs
from collector_desktop.services.interest_claims import claim_interest
from collector_desktop.services.rates import rate_book
from collector_desktop.services.reversals import bounce
from collector_desktop.services.settings import change_settings
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, pay, receive
from tests.integration.random_ledgers import DAYS, books, written
from tests.integration.trading_books import trading_books
from tests.integration.whole_claims import interest_claims

LOOK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
YEAR = Period(date(2025, 11, 25), TODAY, "GBP")


@pytest.fixture
def customer(ledger):
    with operation("test", "Set up Acme", TODAY):
        return Customer.create(code="ACME", name="Acme Ltd", currency="GBP")


@LOOK
@given(books(), DAYS)
def test_the_figures_of_a_month_are_the_key_figures_of_its_end(found, day):
    with written(found):
        for row in month_figures(day, "GBP"):
            figures = kpis(usual_period(row.last))
            assert (row.dso, row.best) == (figures.dso, figures.best)
            assert row.effectiveness == figures.effectiveness
            assert row.overdue_share == figures.overdue_share
            assert row.late == (None if None in (row.dso, row.best) else figures.dso - figures.best)


def test_months_before_the_first_sale_are_left_out(customer):
    invoice(customer, "INV-1", 100_00, made=date(2026, 9, 15))
    assert [row.last for row in month_figures(TODAY, "GBP")] == list(month_ends(TODAY))[-3:]
    assert next(row.first for row in by_month(TODAY, "GBP")) == date(2026, 9, 1)
    assert [row.last for row in month_figures(date(2026, 8, 31), "GBP")] == [date(2026, 8, 31)]


@LOOK
@given(books(), DAYS)
def test_the_days_of_a_month_come_to_what_the_month_collected(found, day):
    with written(found):
        days, months = by_day(day, "GBP"), by_month(day, "GBP")
        assert sum(row.minor for row in days) == months[-1].minor
        assert all(
            row.so_far == sum(each.minor for each in days[: at + 1]) for at, row in enumerate(days)
        )
        assert months[-1].minor == kpis(Period(day.replace(day=1), day, "GBP")).collected


def test_the_target_grows_by_working_days_and_is_whole_at_the_end(customer):
    # November 2026 has 21 working days; the 24th is the 17th of them, the 1st a Sunday.
    change_settings({TARGET_MONTH.key: "2100.00"}, TODAY)
    invoice(customer, "INV-1", 500_00)
    receive(customer, 300_00, date(2026, 11, 1))
    receive(customer, 100_00, date(2026, 11, 24))
    days = {row.first.day: row for row in by_day(TODAY, "GBP")}
    assert (days[1].minor, days[1].target, days[1].gap) == (300_00, 0, 300_00)
    assert days[2].target == 100_00
    assert 7 not in days, "a Saturday without money"
    assert (days[24].target, days[24].so_far, days[24].gap) == (1700_00, 400_00, -1300_00)
    last = by_day(date(2026, 11, 30), "GBP")[-1]
    assert last.target == 2100_00
    [*_, month] = by_month(TODAY, "GBP")
    assert (month.minor, month.target) == (400_00, 2100_00)
    assert month.share == Fraction(400, 21)


def test_without_a_target_nothing_is_compared(customer):
    invoice(customer, "INV-1", 500_00)
    receive(customer, 100_00)
    for row in (*by_day(TODAY, "GBP"), *by_month(TODAY, "GBP")):
        assert (row.target, row.gap, row.share) == (None, None, None)


def test_what_came_back_is_not_collected(customer):
    invoice(customer, "INV-1", 500_00)
    paid = receive(customer, 100_00, date(2026, 11, 20))
    bounce(paid.item_id, TODAY, TODAY)
    assert by_month(TODAY, "GBP")[-1].minor == 0
    assert [row.minor for row in by_day(TODAY, "GBP")][-1] == -100_00


@LOOK
@given(trading_books(), DAYS)
def test_how_each_paid_is_what_its_card_says(found, day):
    with written(found):
        rows = payment_performance(day, "GBP")
        delays = [row.delay for row in rows]
        assert delays == sorted(delays, reverse=True)
        for row in rows:
            habits = payment_habits(row.customer_id, "GBP", day)
            assert (row.mean, row.median, row.delay) == (
                habits.pay.mean,
                habits.pay.median,
                habits.pay.delay,
            )
            assert (row.trend, row.invoices) == (habits.pay.trend, habits.pay.invoices)
            assert row.kept == habits.kept


@LOOK
@given(trading_books(), DAYS)
def test_sums_of_days_and_columns_of_many_ends_are_those_of_each_apart(found, day):
    with written(found):
        for period in (usual_period(day, "GBP"), Period(day, day + timedelta(days=90), "EUR")):
            paid = paid_by_customer(period)
            plainly = {who: (len(each), sum(p.days for p in each)) for who, each in paid.items()}
            assert days_by_customer(period) == plainly
            alone = [days_by_customer(period, who) for who in sorted(plainly)]
            assert alone == [{who: plainly[who]} for who in sorted(plainly)]
        ends = month_ends(day)
        assert columns_at("GBP", ends) == tuple(columns("GBP", end) for end in ends)


def test_the_delay_of_the_published_example_by_hand(customer):
    # (140 x 7 + 85 x 55) / 225 = 25.13 days, rating A (Upflow's manual)
    for number, minor, late in (("INV-1", 140_00, 7), ("INV-2", 85_00, 55)):
        invoice(customer, number, minor, made=date(2026, 6, 1), due=date(2026, 7, 1))
        receipt = receive(customer, minor, date(2026, 7, 1) + timedelta(days=late), allocate="none")
        pay(receipt.number, number, minor, date(2026, 7, 1) + timedelta(days=late))
    [row] = payment_performance(TODAY, "GBP")
    assert (row.delay, row.rating) == (Fraction(5655, 225), "A")
    assert (row.invoices, row.money_minor) == (2, 225_00)
    assert row.mean == Fraction(37 + 85, 2), "30 days of terms, then 7 and 55"


@pytest.fixture
def given_up(customer):
    with operation("test", "Set up Beta", TODAY):
        other = Customer.create(code="BETA", name="Beta Ltd", currency="GBP")
    for who, number, minor in ((customer, "INV-1", 100_00), (other, "INV-2", 60_00)):
        invoice(who, number, minor)
    credit(other, "CN-1", 5_00)
    for number, reason, minor, day in (
        ("INV-1", "bad_debt", 70_00, date(2026, 11, 3)),
        ("INV-1", "goodwill", 10_00, date(2026, 10, 3)),
        ("INV-2", "bad_debt", 20_00, TODAY),
        ("CN-1", "small_balance", 5_00, TODAY),
    ):
        write_off(WriteOffDraft(item(number).id, reason, day, minor), TODAY)
    return customer


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (
            WriteOffsBy.REASON,
            [
                ("bad debt", 2, 90_00, 90_00),
                ("goodwill", 1, 10_00, 0),
                ("small balance", 1, -5_00, 0),
            ],
        ),
        (WriteOffsBy.CUSTOMER, [("Acme Ltd", 2, 80_00, 70_00), ("Beta Ltd", 2, 15_00, 20_00)]),
        (WriteOffsBy.MONTH, [("2026-10", 1, 10_00, 0), ("2026-11", 3, 85_00, 90_00)]),
    ],
)
def test_what_was_given_up_is_put_together(given_up, by, told):
    rows = write_offs(YEAR, by)
    assert [(r.name, r.count, r.net_minor, r.bad_debt_minor) for r in rows] == told
    assert all(r.net_minor == r.debts_minor - r.credits_minor for r in rows)


def test_only_the_days_and_the_currency_asked_for_count(given_up):
    assert write_offs(Period(date(2026, 11, 4), TODAY, "EUR"), WriteOffsBy.REASON) == ()
    [one, _] = write_offs(Period(date(2026, 11, 4), TODAY, "GBP"), WriteOffsBy.REASON)
    assert one.net_minor == 20_00


def test_late_interest_of_a_customer_is_the_sum_of_its_claims(customer):
    for number, minor in (("INV-1", 1_000_00), ("INV-2", 10_000_00)):
        invoice(customer, number, minor, made=date(2026, 3, 1), due=date(2026, 4, 1))
    claim_interest(customer.id, [item("INV-1").id], TODAY)
    plain = defaultdict(int)
    for row in interest_claims(TODAY, rate_book(), Wanted()).rows:
        plain["rest"] += row.claim.rest_minor
        plain["claimed"] += row.settled.claimed_minor
        plain["debt"] += row.claim.open_minor
    [found] = late_interest(TODAY, rate_book())
    assert (found.invoices, found.debt_minor) == (2, plain["debt"])
    assert (found.rest_minor, found.claimed_minor) == (plain["rest"], plain["claimed"])
    assert found.open_minor == found.claimed_minor > 0
    assert found.debt_minor == 11_000_00


def test_what_lacks_a_rate_is_named_and_the_rest_of_late_interest_is_given(customer):
    """1 000.00 at 11.75 % through 275 days from 2 April to 1 January 2027: 88.53, and 70.00.

    The rate of what is late from 2027 on is published at the end of 2026 (rules of law, B.1). What
    was claimed by then of an invoice is known whatever rate is missing later.
    """
    new_year = date(2027, 1, 1)
    invoice(customer, "INV-1", 1_000_00, made=date(2026, 3, 1), due=date(2026, 4, 1))
    invoice(customer, "INV-2", 500_00, made=date(2026, 12, 1), due=date(2026, 12, 31))
    with operation("test", "Set up Bolt", TODAY):
        bolt = Customer.create(code="BOLT", name="Bolt Ltd", currency="GBP")
    invoice(bolt, "B-1", 80_00, made=date(2026, 12, 1), due=date(2026, 12, 31))
    acme, bolts = late_interest(new_year, rate_book())
    assert (acme.name, acme.invoices, acme.rest_minor) == ("Acme Ltd", 2, 88_53 + 70_00)
    assert (acme.debt_minor, acme.lacking) == (1_500_00, "INV-2")
    assert (bolts.name, bolts.debt_minor, bolts.rest_minor) == ("Bolt Ltd", 80_00, 0)
    assert bolts.gaps_said.startswith(
        "B-1: The figure of uk_bank_rate from 2027-01-01 is not known"
    )


def test_many_invoices_that_lack_a_rate_are_one_line(customer):
    for number in range(1, 8):
        invoice(customer, f"INV-{number}", 1_00, made=date(2026, 12, 1), due=date(2026, 12, 31))
    [row] = late_interest(date(2027, 1, 1), rate_book())
    [line] = left_out_lines(row.unknown)
    assert line.startswith(
        "Not worked out: INV-1, INV-2, INV-3, INV-4, INV-5 and 2 more. The figure"
    )
    assert line.endswith("rates add uk_bank_rate 2027-01-01 VALUE.")
