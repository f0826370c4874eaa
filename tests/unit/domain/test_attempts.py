"""Calls in vain, and when to try again."""

from datetime import date

import pytest

from collector_desktop.domain.attempts import HalfDay, Try, tries

DAY = date(2026, 11, 24)


def calls(*told):
    return [("call", Try(DAY, minute, outcome)) for minute, outcome in told]


@pytest.mark.parametrize(
    ("told", "count", "better"),
    [
        ((), 0, None),
        (((600, "NO_ANSWER"),), 1, None),
        (((600, "NO_ANSWER"), (610, "VOICEMAIL")), 2, HalfDay.AFTERNOON),
        (((900, "NO_ANSWER"), (720, "BUSY")), 2, HalfDay.MORNING),
        (((600, "NO_ANSWER"), (900, "BUSY")), 2, None),
        (((600, "NO_ANSWER"), (610, "PTP"), (620, "NO_ANSWER")), 1, None),
        (((None, "NO_ANSWER"), (None, "NO_ANSWER")), 2, None),
        (((600, "WILL_CALL"), (600, "NO_ANSWER")), 0, None),
    ],
)
def test_calls_in_vain_count_since_somebody_was_reached(told, count, better):
    found = tries(calls(*told))
    assert (found.count, found.better) == (count, better)


def test_letters_between_calls_do_not_count_and_the_first_call_is_named():
    earlier = date(2026, 11, 20)
    found = tries(
        [
            *calls((600, "NO_ANSWER")),
            ("letter", Try(DAY, None, "")),
            ("call", Try(earlier, 600, "NO_ANSWER")),
        ]
    )
    assert (found.count, found.since) == (2, earlier)
