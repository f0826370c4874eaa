"""Properties of the contact rules: never out of hours, counts that only grow, the next time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.domain.contact_profiles import Counted
from collector_desktop.domain.contact_rules import Answer, Past, Question, counted, may_contact
from collector_desktop.domain.outcomes import OUTCOMES
from tests.unit.domain.test_contact_rules import CALL, SHIPPED, TUESDAY, at

pasts = st.lists(
    st.builds(
        Past,
        st.sampled_from(["call", "email", "letter", "visit", "sms"]),
        st.sampled_from(["", *OUTCOMES]),
        st.integers(0, 40).map(lambda ago: TUESDAY - timedelta(days=ago)),
    ),
    max_size=12,
)
moments = st.datetimes(at("00:00", date(2026, 11, 1)), at("00:00", date(2026, 12, 31)))
quiets = st.lists(
    st.builds(
        Limit,
        st.just(LimitKind.QUIET),
        st.just(""),
        st.integers(0, 1439),
        st.integers(0, 1439),
    ),
    max_size=2,
)
names = st.sampled_from(sorted(SHIPPED))


@given(names, moments, pasts, quiets)
def test_never_allowed_out_of_the_hours_or_in_the_quiet(name, when, past, limits):
    verdict = may_contact(Question(CALL, when, limits, past), SHIPPED[name])
    if verdict.answer is not Answer.YES:
        return
    minute = when.hour * 60 + when.minute
    first, last = SHIPPED[name].hours[CALL][when.weekday()]
    assert first <= minute < last
    for limit in limits:
        span = {(limit.from_minute + k) % 1440 for k in range(1440)}
        length = (limit.to_minute - limit.from_minute) % 1440
        quiet = {(limit.from_minute + k) % 1440 for k in range(length)}
        assert minute in span
        assert minute not in quiet


@given(names, moments, pasts, quiets)
def test_the_next_time_is_later_allowed_and_nothing_before_it_is(name, when, past, limits):
    question = Question(CALL, when, limits, past)
    verdict = may_contact(question, SHIPPED[name])
    later = verdict.next_time
    if later is None:
        return
    assert verdict.answer is Answer.ASK
    assert later > when
    assert may_contact(Question(CALL, later, limits, past), SHIPPED[name]).answer is Answer.YES
    probes = (later - when) // timedelta(minutes=37)
    for step in range(min(probes, 60) + 1):
        before = when + step * timedelta(minutes=37)
        if before < later:
            asked_then = may_contact(Question(CALL, before, limits, past), SHIPPED[name])
            assert asked_then.answer is not Answer.YES


@given(names, moments, pasts, pasts)
def test_more_calls_never_make_a_call_more_allowed(name, when, past, more):
    calls_only = [each for each in more if each.kind == "call"]
    before = may_contact(Question(CALL, when, (), past), SHIPPED[name])
    after = may_contact(Question(CALL, when, (), [*past, *calls_only]), SHIPPED[name])
    assert before.answer is Answer.YES or after.answer is not Answer.YES


@given(pasts, st.integers(1, 40), st.integers(0, 10))
def test_a_count_grows_with_the_window_and_talks_are_never_more_than_contacts(past, days, more):
    first, wider = TUESDAY - timedelta(days=days), TUESDAY - timedelta(days=days + more)
    for what in Counted:
        assert counted(past, what, first, TUESDAY) <= counted(past, what, wider, TUESDAY)
        assert counted(past, what, first, TUESDAY) <= len(past)
