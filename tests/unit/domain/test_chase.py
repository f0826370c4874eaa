"""Which step an item is due for, by what other systems' tests expect."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.chase import (
    Past,
    first_steps,
    is_exhausted,
    next_steps,
    place_of,
)
from collector_desktop.domain.chase_accounts import Asked, demands, reminder_number
from collector_desktop.domain.chase_cover import Cover, cover_debts
from collector_desktop.domain.chase_fees import step_fee
from collector_desktop.domain.exchange import DatedRate, RateTable
from collector_desktop.domain.holding_back import HoldReason
from collector_desktop.domain.procedures import Consolidate, FeeKind, Mode, Procedure, Step

DUE = date(2026, 9, 1)


def on(days):
    return DUE + timedelta(days=days)


def after_due(*days, **more):
    return Procedure("P", tuple(Step(f"S{n}", days=d) for n, d in enumerate(days, 1)), **more)


def chain(first, *gaps):
    steps = [Step("S1", days=first)]
    steps += [Step(f"S{n}", Mode.AFTER_PREVIOUS, gap) for n, gap in enumerate(gaps, 2)]
    return Procedure("P", tuple(steps))


def best(procedure, days, **more):
    steps = first_steps(procedure, DUE, on(days), **more)
    return steps[0] if steps else None


@pytest.mark.parametrize(("days", "step"), [(0, None), (3, 0), (4, 1), (12, 1), (13, 2)])
def test_b16_ranges_of_days(days, step):
    """Days 0-3 a note, 4-12 a reminder, from 13 a warning; on the due date nothing (B15)."""
    assert best(after_due(0, 4, 13), days) == step


def test_b15_a_run_on_the_due_date_asks_nothing_unless_a_courtesy_note_comes_before_it():
    assert best(after_due(0), 0) is None
    assert best(after_due(-3, 7), -4) is None
    assert best(after_due(-3, 7), -3) == 0
    assert best(after_due(-3, 7), 0) == 0


def test_a_courtesy_note_lapses_with_the_due_date():
    assert best(after_due(-3, 7), 1) is None
    assert best(after_due(-3, 7), 7) == 1
    noted = Past(on(-3), "S1", 0)
    assert next_steps(after_due(-3, -1, 7), DUE, noted, on(7)) == (2,)


def test_b9_a_step_due_on_a_day_without_a_run_stays_due_until_it_is_sent_once():
    procedure = after_due(7, 14)
    assert best(procedure, 7) == 0
    assert best(procedure, 9) == 0
    sent = Past(on(9), "S1", 0)
    assert next_steps(procedure, DUE, sent, on(9)) == ()
    assert next_steps(procedure, DUE, sent, on(13)) == ()
    assert next_steps(procedure, DUE, sent, on(14)) == (1,)


def test_b9_after_a_long_absence_one_step_is_sent_and_none_is_skipped():
    procedure = after_due(7, 14, 21)
    assert next_steps(procedure, DUE, Past(on(7), "S1", 0), on(60)) == (1,)
    assert next_steps(procedure, DUE, Past(on(60), "S2", 1), on(61)) == (2,)


def test_a3_an_old_debt_enters_at_the_highest_passed_step():
    procedure = after_due(7, 14, 21)
    assert first_steps(procedure, DUE, on(15)) == (1, 0)
    assert best(procedure, 300) == 2


def test_an_old_debt_never_enters_at_a_step_that_follows_one_that_was_not_sent():
    assert best(chain(7, 7, 7), 300) == 0


def test_b5_what_was_proposed_and_not_sent_is_proposed_at_the_same_step():
    """Three runs at D-6 months, D-2 months and D, left as they are, ask at step 1 each time."""
    procedure = after_due(7, 14, 21)
    assert best(procedure, 10) == 0
    assert [best(procedure, days, proposed=0) for days in (130, 190)] == [0, 0]
    assert best(procedure, 190, proposed=2) == 2


def test_b19_the_next_step_counts_from_the_last_letter():
    """Oldest due 2024-01-10, letter 2024-02-05, deadline 15: 2024-02-19 no, 2024-02-20 yes."""
    sent = Past(date(2024, 2, 5), "S1", 0)
    procedure, due = chain(15, 15), date(2024, 1, 10)
    assert next_steps(procedure, due, sent, date(2024, 2, 19)) == ()
    assert next_steps(procedure, due, sent, date(2024, 2, 20)) == (1,)


def test_b2_a_procedure_ends_with_its_last_step():
    procedure = after_due(0)
    assert is_exhausted(procedure, Past(on(1), "S1", 0))
    assert next_steps(procedure, DUE, Past(on(1), "S1", 0), on(400)) == ()


@pytest.mark.parametrize(
    ("due", "days", "first"),
    [
        (date(2026, 1, 15), 0, date(2026, 1, 31)),
        (date(2026, 1, 31), 0, date(2026, 2, 1)),  # the last day itself is not overdue
        (date(2026, 1, 15), 30, date(2026, 2, 28)),
        (date(2024, 1, 15), 30, date(2024, 2, 29)),
    ],
)
def test_the_end_of_the_month_counts_from_the_day_after_the_delay(due, days, first):
    procedure = Procedure("P", (Step("S1", Mode.END_OF_MONTH, days),))
    assert first_steps(procedure, due, first) == (0,)
    assert first_steps(procedure, due, first - timedelta(days=1)) == ()


def test_no_step_comes_before_the_day_by_which_the_last_asked_for_payment():
    sent = Past(on(20), "S1", 0, pay_within_days=10)
    procedure = after_due(7, 14)
    assert next_steps(procedure, DUE, sent, on(29)) == ()
    assert next_steps(procedure, DUE, sent, on(30)) == (1,)


def test_a_changed_procedure_goes_on_after_the_step_itself_then_its_name_then_its_number():
    new = Procedure("New", (Step("A", days=1, step_id=7), Step("S2", days=9), Step("C", days=20)))
    assert place_of(new, Past(DUE, "S1", 2, step_id=7)) == (0, "")
    assert place_of(new, Past(DUE, "s2", 0, step_id=1)) == (1, "")
    lost = place_of(new, Past(DUE, "Gone", 1, step_id=1))
    assert lost.step == 1
    assert "New has no step Gone" in lost.note
    assert place_of(new, Past(DUE, "Gone", 9)).step == 2


days_of_steps = st.lists(st.integers(0, 60), min_size=1, max_size=5)


@given(days_of_steps, st.lists(st.integers(1, 40), max_size=30), st.booleans())
def test_no_item_is_sent_a_step_twice_and_none_before_its_day(days, gaps, is_chain):
    procedure = chain(*days) if is_chain else after_due(*days)
    sent, today, past = [], DUE, None
    for gap in gaps:
        today += timedelta(days=gap)
        if past is None:
            due = first_steps(procedure, DUE, today)
        else:
            due = next_steps(procedure, DUE, past, today)
        if due:
            step = procedure.steps[due[0]]
            start = past.on if past and step.mode is Mode.AFTER_PREVIOUS else DUE
            assert start + timedelta(days=step.days) <= today
            assert past is None or due[0] == sent[-1] + 1
            sent.append(due[0])
            past = Past(today, step.name, due[0])
    assert len(sent) == len(set(sent))


def asked(item_id, minor, *steps, procedure=None, is_overdue=True):
    return Asked(item_id, minor, procedure or after_due(7, 14, 21), steps, is_overdue)


def test_b18_one_message_at_the_severest_step_lists_all_that_is_overdue():
    (demand,) = demands([asked(1, 100, 2), asked(2, 50), asked(3, 25, 0)], "GBP")
    assert (demand.step.name, demand.total_minor) == ("S3", 175)
    assert [(item.item_id, item.step) for item in demand.items] == [(1, 2), (2, None), (3, 0)]


def test_b18_the_number_of_a_reminder_is_one_more_than_its_most_reminded_item():
    assert reminder_number([2, 0]) == 3
    assert reminder_number([]) == 1


def test_without_a_step_due_nobody_is_asked():
    assert demands([asked(1, 100), asked(2, 50)], "GBP") == ()


def test_by_invoice_each_item_that_is_due_has_a_message_of_its_own():
    single = after_due(7, 14, consolidate=Consolidate.INVOICE)
    found = demands(
        [asked(1, 100, 1, procedure=single), asked(2, 50, procedure=single), asked(3, 25, 0)],
        "GBP",
    )
    assert [[item.item_id for item in each.items] for each in found] == [[3], [1]]


def test_a_note_before_the_due_date_is_not_sent_beside_a_reminder():
    early = after_due(-5, 7)
    note = asked(1, 100, 0, procedure=early, is_overdue=False)
    assert [item.item_id for item in demands([note], "GBP")[0].items] == [1]
    (demand,) = demands([note, asked(2, 50, 0)], "GBP")
    assert [item.item_id for item in demand.items] == [2]


@pytest.mark.parametrize(
    ("amounts", "currency", "is_sent"),
    [
        ((5000, 100), "EUR", True),  # 51.00 against 50.99
        ((5000,), "EUR", False),
        ((10_000,), "GBP", False),  # no least amount in this currency
    ],
)
def test_b8_a_step_waits_until_enough_is_owed_altogether_in_its_currency(
    amounts, currency, is_sent
):
    procedure = Procedure("P", (Step("S1", days=7, min_amount={"EUR": 5099}),))
    items = [asked(n, minor, 0, procedure=procedure) for n, minor in enumerate(amounts)]
    assert bool(demands(items, currency)) is is_sent


def test_an_old_debt_that_is_too_small_for_a_high_step_enters_at_the_one_below():
    steps = (Step("S1", days=7), Step("S2", days=14, min_amount={"GBP": 10_000}))
    (demand,) = demands([asked(1, 500, 1, 0, procedure=Procedure("P", steps))], "GBP")
    assert demand.step.name == "S1"


NO_RATES = RateTable("EUR")
FIXED = Step("S", fee_kind=FeeKind.FIXED, fee_value=Decimal(10))
SHARE = Step("S", fee_kind=FeeKind.PERCENT, fee_value=Decimal(15))


def test_c1_a_fixed_fee_and_a_share_of_what_is_asked_and_not_of_earlier_fees():
    """100 owed: 110 after step 1, 125 after step 2: 15 % of 100."""
    first = step_fee(FIXED, 10_000, "EUR", NO_RATES, DUE)
    second = step_fee(SHARE, 10_000, "EUR", NO_RATES, DUE)
    assert (10_000 + first, 10_000 + first + second) == (11_000, 12_500)


def test_c3_a_fee_stands_beside_the_invoice():
    five = Step("S", fee_kind=FeeKind.FIXED, fee_value=Decimal(5))
    found = [1000 + step_fee(step, 1000, "EUR", NO_RATES, DUE) for step in (FIXED, five)]
    assert found == [2000, 1500]


@pytest.mark.parametrize(
    ("fee", "currency", "minor"), [("5", "USD", 765), ("5", "EUR", 500), ("0", "USD", 0)]
)
def test_c4_a_fee_in_another_currency(fee, currency, minor):
    """EUR 5 at 0.654 EUR a dollar are USD 7.65."""
    rates = RateTable("EUR", {"USD": [DatedRate(DUE, Decimal("0.654"))]})
    step = Step("S", fee_kind=FeeKind.FIXED, fee_value=Decimal(fee))
    assert step_fee(step, 10_000, currency, rates, DUE) == minor


def test_c4_without_a_rate_no_fee_is_guessed():
    assert step_fee(FIXED, 10_000, "USD", NO_RATES, DUE) is None


def cover(minor, *items, reason=HoldReason.PROMISE):
    return Cover(reason, minor, None, "", items)


def test_what_names_items_covers_those_and_what_is_for_the_account_the_oldest_left():
    found = cover_debts([(1, 100), (2, 50), (3, 30)], [cover(120), cover(50, 2)])
    assert {key: part.minor for key, part in found.items()} == {2: 50, 1: 100, 3: 20}


@given(
    st.lists(st.integers(1, 500), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(1, 900), st.sets(st.integers(0, 5))), max_size=4),
)
def test_no_debt_is_covered_by_more_than_it_is_or_than_was_promised(amounts, promised):
    debts = list(enumerate(amounts))
    found = cover_debts(debts, [cover(minor, *items) for minor, items in promised])
    assert all(part.minor <= amounts[key] for key, part in found.items())
    assert sum(part.minor for part in found.values()) <= sum(minor for minor, _ in promised)
