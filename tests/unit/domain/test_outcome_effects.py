"""What each outcome leads to, against the table of outcomes written out by hand."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.account_status import STATUS_RULES, AccountStatus
from collector_desktop.domain.outcome_effects import EFFECTS, ENDINGS, effects
from collector_desktop.domain.outcomes import (
    OUTCOMES,
    next_day,
    next_minute,
    outcome,
)
from collector_desktop.domain.tasks import LABELS, TaskKind

MONDAY = date(2026, 11, 23)
AGREED = date(2026, 11, 30)
AFTER_IT = date(2026, 12, 1)
NEVER = None
YES, NO, ANY = True, False, None


def working(days):
    """Return the day so many working days after Monday, all in the same week."""
    return MONDAY + timedelta(days=days)


# code, spoke to the right person, default next day from a Monday with 30 November agreed
TABLE = [
    ("PTP", YES, AFTER_IT),
    ("PTP_PART", YES, AFTER_IT),
    ("PLAN", YES, AGREED),
    ("PAID", YES, working(2)),
    ("CHQ_POST", YES, working(4)),
    ("APPROVED", YES, AFTER_IT),
    ("AWAIT_APPR", YES, working(3)),
    ("DISPUTE", YES, working(2)),
    ("NEED_COPY", ANY, working(2)),
    ("NEED_POD", YES, working(2)),
    ("NOT_RECEIVED", YES, working(2)),
    ("CASHFLOW", YES, working(1)),
    ("WILL_CALL", ANY, working(1)),
    ("CALL_LATER", ANY, AGREED),
    ("MSG_PERSON", NO, working(1)),
    ("VOICEMAIL", NO, working(1)),
    ("NO_ANSWER", NO, working(1)),
    ("BUSY", NO, working(0)),
    ("NOT_AVAIL", NO, working(1)),
    ("WRONG_NO", NO, working(1)),
    ("REFUSED", YES, working(1)),
    ("INSOLV", YES, NEVER),
    ("REPRESENTED", YES, NEVER),
    ("GOODWILL", YES, AFTER_IT),
    ("SKIPPED", ANY, AGREED),
]
PROMISES = {"PTP": "", "PTP_PART": "", "CHQ_POST": "cheque in the post"}
PROMISES["APPROVED"] = "next payment run"
PAUSING = {*PROMISES, "PLAN", "PAID", "CALL_LATER", "SKIPPED"}
TASKS = {
    "PAID": TaskKind.CHECK_PAYMENT,
    "NEED_COPY": TaskKind.SEND_COPY,
    "NEED_POD": TaskKind.SEND_PROOF,
    "NOT_RECEIVED": TaskKind.RESEND,
    "CASHFLOW": TaskKind.OFFER_PLAN,
    "NOT_AVAIL": TaskKind.UPDATE_CONTACT,
    "WRONG_NO": TaskKind.TRACE,
    "REFUSED": TaskKind.DECIDE,
}
# What is only to be looked into once the customer has had time; the rest is to be done at once.
WAITING = {"PAID", "NOT_AVAIL", "WRONG_NO", "REFUSED"}
STATUSES = {"INSOLV": AccountStatus.INSOLVENT, "REPRESENTED": AccountStatus.REPRESENTED}


@pytest.mark.parametrize(("code", "right_person", "day"), TABLE)
def test_an_outcome_has_the_person_and_the_next_day_of_the_table(code, right_person, day):
    assert outcome(code).right_person is right_person
    assert next_day(code, MONDAY, AGREED) == day


def test_the_table_has_every_outcome_and_no_other():
    assert [row[0] for row in TABLE] == list(OUTCOMES)
    assert set(EFFECTS) <= set(OUTCOMES)


@pytest.mark.parametrize("code", OUTCOMES)
def test_an_outcome_has_the_effects_of_the_table(code):
    found = effects(code)
    assert found.promises is (code in PROMISES)
    assert found.method == PROMISES.get(code, "")
    assert found.pauses is (code in PAUSING)
    assert found.task is TASKS.get(code)
    assert found.task_waits is (code in WAITING)
    assert found.status is STATUSES.get(code)
    assert found.disputes is (code == "DISPUTE")
    assert found.marks_number is (code == "WRONG_NO")
    assert found.needs_reason is (code in {"SKIPPED", *STATUSES})


@pytest.mark.parametrize("code", OUTCOMES)
def test_every_outcome_but_those_that_end_it_leads_to_a_day(code):
    assert (next_day(code, MONDAY, AGREED) is None) is effects(code).is_closed


def test_an_engaged_line_is_tried_two_hours_later_within_the_day():
    assert next_minute("BUSY", 600) == 720
    assert next_minute("BUSY", 23 * 60) == 24 * 60 - 1
    assert next_minute("BUSY", None) is None
    assert next_minute("NO_ANSWER", 600) is None


def test_endings_stop_chasing_and_provide_for_the_whole():
    assert all(STATUS_RULES[each].stops_chasing for each in ENDINGS)
    assert all(STATUS_RULES[each].whole_loss for each in ENDINGS)


def test_every_kind_of_task_has_its_words():
    assert set(LABELS) == set(TaskKind)
