"""The last penny and the first day: places where being wrong by one would not show elsewhere."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from collector_desktop.domain.allocation import OpenDebit, Reason, names, plan_allocation
from collector_desktop.domain.allocation_days import plain_moves
from collector_desktop.domain.collection_rates import per_cent
from collector_desktop.domain.dso import (
    MonthSales,
    collection_effectiveness,
    count_back,
    days_sales_outstanding,
    turnover,
)
from collector_desktop.domain.numbers import name_key
from collector_desktop.domain.promises import (
    Judgement,
    PromiseStatus,
    PromiseTerms,
    Receipt,
    judge,
    share_receipts,
)
from collector_desktop.domain.provision import loss_rates, provision
from collector_desktop.domain.terms import parts
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.domain.working_days import add_working_days, is_working_day

FRIDAY = date(2026, 11, 6)
MONDAY = FRIDAY + timedelta(days=3)
TUESDAY = MONDAY + timedelta(days=1)


def but_monday(day):
    """Say whether a day is worked, in a land where that Monday is a holiday."""
    return is_working_day(day) and day != MONDAY


def debit(item_id, minor, number="INV-1"):
    return OpenDebit(item_id, number, FRIDAY, FRIDAY, minor)


def test_a_single_penny_received_keeps_a_promise_in_part():
    judgement = judge(PromiseTerms(100, FRIDAY, FRIDAY), [Receipt(FRIDAY, 1)], MONDAY)
    assert judgement.status is PromiseStatus.PARTLY


def test_a_promise_short_of_its_last_penny_is_kept_by_the_penny_that_follows():
    receipts = [Receipt(FRIDAY, 99), Receipt(MONDAY, 1)]
    terms = PromiseTerms(100, FRIDAY, TUESDAY)
    assert judge(terms, receipts, TUESDAY) == Judgement(PromiseStatus.KEPT, 100, MONDAY)
    assert share_receipts([terms], receipts) == (tuple(receipts),)


def test_money_that_came_after_enough_does_not_move_the_day():
    receipts = [Receipt(FRIDAY, 100), Receipt(MONDAY, 5)]
    judgement = judge(PromiseTerms(100, FRIDAY, MONDAY), receipts, MONDAY)
    assert judgement.decided_on == FRIDAY


def test_receipts_used_up_are_not_shared_again():
    terms = PromiseTerms(100, FRIDAY, MONDAY)
    first, second = share_receipts([terms, terms], [Receipt(FRIDAY, 100)])
    assert (len(first), second) == (1, ())


def test_grace_reaches_over_a_holiday_when_money_is_shared():
    terms = PromiseTerms(100, FRIDAY, FRIDAY)
    late = [Receipt(TUESDAY, 100)]
    assert share_receipts([terms], late, 1) == ((),)
    assert share_receipts([terms], late, 1, but_monday) == (tuple(late),)


def test_working_days_back_pass_over_a_holiday():
    assert add_working_days(TUESDAY, -1, but_monday) == FRIDAY


@pytest.mark.parametrize(
    ("value", "right"),
    [
        (days_sales_outstanding(1, 1, 30), 30),
        (collection_effectiveness(0, 1, 0, 0), 100),
        (collection_effectiveness(1, 0, 1, 0), 0),
        (turnover(1, 1, 0), 2),
        (per_cent(1, 1), 100),
        (count_back(5, [MonthSales(5, 31), MonthSales(1, 28)]).days, 31),
        (loss_rates(1, (0, 0)), (0, 0, 1)),
    ],
)
def test_the_smallest_amounts_have_figures(value, right):
    assert value == right


def test_a_balance_of_nothing_before_or_after_has_a_figure():
    assert collection_effectiveness(0, 10, 5, 5) == 100
    assert collection_effectiveness(10, 0, 0, 0) == 100
    assert collection_effectiveness(-1, 10, 0, 0) is None
    assert collection_effectiveness(10, 0, -1, 0) is None


def test_a_provision_is_exact_and_needs_a_rate_for_each_column():
    assert provision((), ()) == Fraction(0)
    assert isinstance(provision((), ()), Fraction)
    with pytest.raises(ValueError, match="zip"):
        provision((1, 2), (Fraction(1, 2),))


def test_nothing_open_is_never_paid():
    plan = plan_allocation(10, "", [debit(1, 0), debit(2, 10)])
    assert [part.item_id for part in plan.parts] == [2]


def test_of_two_equal_items_one_is_the_exact_fit():
    plan = plan_allocation(10, "", [debit(1, 10), debit(2, 10, "INV-2")])
    assert [(part.item_id, part.reason) for part in plan.parts] == [(1, Reason.EXACT)]


def test_part_of_a_named_invoice_is_paid_and_the_rest_stays_named():
    plan = plan_allocation(15, "INV-2", [debit(1, 10), debit(2, 10, "INV-2")])
    assert [(part.item_id, part.minor) for part in plan.parts] == [(2, 10), (1, 5)]


@pytest.mark.parametrize(
    ("reference", "number", "named"),
    [("12", "12", True), ("x", "12", False), ("12", "", False), ("inv 12", "INV 12", True)],
)
def test_a_text_names_an_item_by_its_whole_number_only(reference, number, named):
    assert names(reference, number) is named


def test_opposite_moves_of_one_penny_on_a_day_are_told_apart():
    assert plain_moves([(FRIDAY, 1), (FRIDAY, -1)]) != plain_moves([(FRIDAY, 1), (FRIDAY, 1)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme  Ltd", "acme ltd"),
        ("STRASSE 5", "stra\N{LATIN SMALL LETTER SHARP S}e 5"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}cme Ltd", "acme\N{NO-BREAK SPACE}ltd"),
    ],
)
def test_names_that_differ_in_case_form_or_spacing_are_the_same(one, other):
    assert name_key(one) == name_key(other)


def test_words_of_a_name_stay_apart():
    assert name_key("A B") == "a b"
    assert name_key("\N{LATIN SMALL LETTER E WITH ACUTE} B").count(" ") == 1
    assert name_key("\N{GREEK SMALL LETTER ALPHA}") != name_key("\N{GREEK SMALL LETTER BETA}")


def test_half_a_penny_of_a_part_is_rounded_up():
    split = parts(parse_terms("50% COD; 50% NET 30"), FRIDAY, 101)
    assert [minor for _, minor in split] == [51, 50]


def test_parts_of_a_credit_mirror_those_of_a_debit():
    terms = parse_terms("30% COD; 70% NET 30")
    one, other = parts(terms, FRIDAY, 1), parts(terms, FRIDAY, -1)
    assert other == [(day, -minor) for day, minor in one]


def test_a_percentage_is_exact():
    assert parse_terms("33.5% COD; 66.5% NET 30").parts[0].percent == Decimal("33.5")
