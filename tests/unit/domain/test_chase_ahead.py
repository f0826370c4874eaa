"""The step ahead is the one that a run takes on the first day on which a run takes any."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.chase import Past, first_steps, next_steps
from collector_desktop.domain.chase_ahead import step_ahead
from collector_desktop.domain.procedures import Mode, Procedure, Step

DUE = date(2026, 11, 24)
FAR = 500
USUAL = Procedure(
    "S",
    (
        Step("Note", days=-3),
        Step("Reminder 1", days=7, pay_within_days=7),
        Step("Reminder 2", days=14),
        Step("Last", days=10, mode=Mode.AFTER_PREVIOUS),
    ),
)
STEPS = st.lists(
    st.builds(
        Step,
        name=st.integers(0, 10**6).map(str),
        days=st.integers(-20, 90),
        mode=st.sampled_from([Mode.AFTER_DUE, Mode.END_OF_MONTH]),
        pay_within_days=st.none() | st.integers(0, 20),
    ),
    max_size=6,
    unique_by=lambda step: step.name,
)


def day(late):
    return DUE + timedelta(days=late)


def by_walking(procedure, past, as_of):
    """Try every day from then on, as a user would who opened the program each morning."""
    for ahead in range(FAR):
        on = as_of + timedelta(days=ahead)
        if past is None:
            found = first_steps(procedure, DUE, on)
        else:
            found = next_steps(procedure, DUE, past, on)
        if found:
            return procedure.steps[found[0]], on
    return None


def test_before_anything_was_sent_the_first_step_that_comes_is_ahead():
    assert step_ahead(USUAL, DUE, None, day(-10)) == (USUAL.steps[0], day(-3))
    assert step_ahead(USUAL, DUE, None, day(1)) == (USUAL.steps[1], day(7))


def test_a_step_that_is_due_already_is_ahead_today():
    assert step_ahead(USUAL, DUE, None, day(20)) == (USUAL.steps[2], day(20))


def test_after_a_step_the_next_waits_for_its_day_and_for_the_time_to_pay():
    past = Past(day(9), "Reminder 1", 1, pay_within_days=7)
    assert step_ahead(USUAL, DUE, past, day(10)) == (USUAL.steps[2], day(16))
    past = Past(day(16), "Reminder 2", 2)
    assert step_ahead(USUAL, DUE, past, day(17)) == (USUAL.steps[3], day(26))


def test_nothing_is_ahead_after_the_last_step_or_where_nobody_is_chased():
    assert step_ahead(USUAL, DUE, Past(day(26), "Last", 3), day(30)) is None
    assert step_ahead(Procedure("Do not chase"), DUE, None, day(30)) is None


@given(STEPS, st.integers(-40, 120))
def test_it_is_what_a_run_takes_first_of_an_item_that_was_sent_nothing(steps, late):
    procedure = Procedure("S", tuple(steps))
    assert step_ahead(procedure, DUE, None, day(late)) == by_walking(procedure, None, day(late))


@given(STEPS.filter(bool), st.integers(-40, 120), st.integers(0, 30), st.data())
def test_it_is_what_a_run_takes_first_after_a_step(steps, late, ago, data):
    procedure, as_of = Procedure("S", tuple(steps)), day(late)
    at = data.draw(st.integers(0, len(steps) - 1))
    last = steps[at]
    past = Past(as_of - timedelta(days=ago), last.name, at, None, last.pay_within_days or 0)
    assert step_ahead(procedure, DUE, past, as_of) == by_walking(procedure, past, as_of)
