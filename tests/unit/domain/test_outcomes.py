"""Outcomes of a contact and the next day they lead to."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.outcomes import (
    DESK_OUTCOMES,
    OUTCOMES,
    ContactKind,
    NextFrom,
    next_day,
    outcome,
)
from tests.calendars import weekdays_except

FRIDAY, MONDAY, TUESDAY = date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 1)
CODES = [
    *("PTP", "PTP_PART", "PLAN", "PAID", "CHQ_POST", "APPROVED", "AWAIT_APPR", "DISPUTE"),
    *("NEED_COPY", "NEED_POD", "NOT_RECEIVED", "CASHFLOW", "WILL_CALL", "CALL_LATER"),
    *("MSG_PERSON", "VOICEMAIL", "NO_ANSWER", "BUSY", "NOT_AVAIL", "WRONG_NO", "REFUSED"),
    *("INSOLV", "REPRESENTED", "GOODWILL", "SKIPPED"),
]


def test_every_code_of_the_table_is_known():
    assert list(OUTCOMES) == CODES


def test_the_six_buttons_of_the_desk_stand_in_order():
    shown = [(each.short_key, each.code, each.button) for each in DESK_OUTCOMES]
    assert shown == [
        ("1", "PTP", "Promise"),
        ("2", "PAID", "Paid / in post"),
        ("3", "DISPUTE", "Query"),
        ("4", "NO_ANSWER", "No answer"),
        ("5", "VOICEMAIL", "Left message"),
        ("6", "WRONG_NO", "Wrong number"),
    ]


def test_a_code_is_found_however_it_is_typed():
    assert outcome(" no_answer ") is OUTCOMES["NO_ANSWER"]


def test_an_unknown_code_is_refused_with_the_known_ones():
    with pytest.raises(CollectorError, match=r"'GONE' is not an outcome.*PTP.*SKIPPED"):
        outcome("GONE")


@pytest.mark.parametrize(
    ("code", "promised_for", "expected"),
    [
        ("NO_ANSWER", None, MONDAY),
        ("PAID", None, TUESDAY),
        ("CHQ_POST", None, date(2026, 12, 3)),
        ("BUSY", None, FRIDAY),
        ("PTP", FRIDAY, MONDAY),
        ("PTP", None, None),
        ("PLAN", date(2026, 12, 5), date(2026, 12, 5)),
        ("INSOLV", MONDAY, None),
    ],
)
def test_an_outcome_sets_the_next_day(code, promised_for, expected):
    assert next_day(code, FRIDAY, promised_for) == expected


def test_the_next_day_is_no_holiday():
    assert next_day("VOICEMAIL", FRIDAY, is_worked=weekdays_except({MONDAY})) == TUESDAY


@pytest.mark.parametrize("code", CODES)
def test_only_outcomes_that_end_or_wait_for_a_date_set_no_day(code):
    waits = outcome(code).follow_up.counted_from is not NextFrom.TODAY
    assert (next_day(code, FRIDAY) is None) is waits


def test_only_tries_that_reached_nobody_count_as_attempts():
    assert [code for code in CODES if outcome(code).is_attempt] == ["NO_ANSWER", "BUSY"]
    assert outcome("PTP").right_person is True
    assert outcome("VOICEMAIL").right_person is False
    assert outcome("WILL_CALL").right_person is None


def test_contact_kinds_are_those_of_the_command_line():
    assert " ".join(ContactKind) == "call email letter sms visit note"
