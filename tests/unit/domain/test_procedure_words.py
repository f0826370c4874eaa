"""A procedure is read aloud, and says on which days it would write."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.chase_calendar import chase_days, step_due_on
from collector_desktop.domain.procedure_words import (
    fee_words,
    procedure_sentence,
    short_when,
    step_sentence,
    when_words,
)
from collector_desktop.domain.procedures import Advice, Attach, Channel, FeeKind, Mode, Procedure
from collector_desktop.domain.procedures import Step as ProcedureStep
from collector_desktop.domain.working_days import is_working_day, roll_forward

DUE = date(2026, 11, 24)


def step(name="Reminder 2", days=14, **more):
    return ProcedureStep(name, days=days, **more)


def test_a_step_reads_as_one_sentence():
    reminder = step(min_amount={"GBP": 5_000}, channel=Channel.EMAIL)
    assert step_sentence(reminder) == (
        "14 days after the due date, e-mail Reminder 2 to the accounts contact, if £50.00 or more"
        " is overdue."
    )


def test_what_goes_with_a_step_and_what_follows_is_said():
    final = step(
        "Final notice",
        30,
        channel=Channel.LETTER,
        attach=Attach.BOTH,
        with_interest=True,
        fee_kind=FeeKind.FIXED,
        fee_value=Decimal("12.50"),
        pay_within_days=7,
        hold_supply=True,
        recommend=Advice.AGENCY,
        needs_approval=True,
    )
    assert step_sentence(final) == (
        "30 days after the due date, post Final notice, with a statement and copies of the"
        " invoices, interest, a fee of 12.50. It asks for payment within 7 days. It proposes to"
        " stop supply. It proposes to hand over to an agency. You are asked first."
    )


@pytest.mark.parametrize(
    ("mode", "days", "words", "short"),
    [
        (Mode.AFTER_DUE, -3, "3 days before the due date", "3 days before due"),
        (Mode.AFTER_DUE, 0, "on the due date", "On the due date"),
        (Mode.AFTER_DUE, 1, "1 day after the due date", "1 day late"),
        (Mode.AFTER_PREVIOUS, 7, "7 days after the step before", "7 days after the last"),
        (Mode.END_OF_MONTH, 0, "at the end of the month of the due date", "Month's end"),
    ],
)
def test_when_a_step_is_due_is_said_as_people_say_it(mode, days, words, short):
    assert when_words(step(mode=mode, days=days)) == words
    assert short_when(step(mode=mode, days=days)) == short


def test_a_fee_in_per_cent_has_its_sign_and_none_is_silent():
    assert fee_words(step(fee_kind=FeeKind.PERCENT, fee_value=Decimal("1.5"))) == "a fee of 1.5%"
    assert fee_words(step()) == ""


def test_a_procedure_without_steps_chases_nobody():
    assert procedure_sentence(Procedure("Do not chase")) == "Nobody is chased."
    assert procedure_sentence(Procedure("S", (step(days=-3),))) == (
        "1 step, first contact 3 days before the due date."
    )
    assert chase_days(Procedure("Do not chase"), DUE) == ()


def test_the_days_of_an_example_follow_each_rule():
    procedure = Procedure(
        "S",
        (
            step("A", 7),
            step("B", 10),
            step("C", 14, mode=Mode.AFTER_PREVIOUS),
            step("D", 30, mode=Mode.END_OF_MONTH),
        ),
        min_gap_days=5,
    )
    days = chase_days(procedure, DUE)
    assert [day.on for day in days] == [
        date(2026, 12, 1),
        date(2026, 12, 6),
        date(2026, 12, 20),
        date(2026, 12, 31),
    ]
    assert [day.is_put_off for day in days] == [False, True, False, False]
    assert [day.days_late for day in days] == [7, 12, 26, 37]


def test_no_step_comes_before_the_day_by_which_the_last_asked_to_be_paid():
    procedure = Procedure("S", (step("A", 7, pay_within_days=14), step("B", 10)))
    assert [day.days_late for day in chase_days(procedure, DUE)] == [7, 21]


def test_the_end_of_a_month_is_its_last_day():
    february = step(days=0, mode=Mode.END_OF_MONTH)
    assert step_due_on(february, date(2028, 2, 3), None) == date(2028, 2, 29)


@given(
    st.lists(
        st.tuples(st.integers(-30, 120), st.sampled_from([Mode.AFTER_DUE, Mode.END_OF_MONTH])),
        max_size=8,
    ),
    st.integers(0, 30),
)
def test_the_days_keep_the_gap_and_fall_on_working_days(steps, gap):
    made = tuple(step(str(at), days, mode=mode) for at, (days, mode) in enumerate(steps))
    days = [day.on for day in chase_days(Procedure("S", made, gap), DUE, roll_forward)]
    assert all(is_working_day(day) for day in days)
    for before, after in pairwise(days):
        assert after - before >= timedelta(days=max(gap, 1))
