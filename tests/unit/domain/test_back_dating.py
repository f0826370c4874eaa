"""What a back-dated entry changes, in words."""

from datetime import date

import pytest

from collector_desktop.domain.back_dating import PastChanges, Rejudged, month_ends, together


@pytest.mark.parametrize(
    ("first", "until", "days"),
    [
        (date(2026, 9, 30), date(2026, 9, 30), []),
        (date(2026, 9, 30), date(2026, 10, 1), [date(2026, 9, 30)]),
        (date(2026, 1, 31), date(2026, 3, 1), [date(2026, 1, 31), date(2026, 2, 28)]),
        (date(2026, 9, 2), date(2026, 9, 20), []),
    ],
)
def test_month_ends_from_a_day_and_before_another(first, until, days):
    assert list(month_ends(first, until)) == days


def test_nothing_changed_is_said_by_nothing():
    assert PastChanges().sentence == ""


def test_many_month_ends_are_counted_and_the_last_named():
    ends = tuple(month_ends(date(2026, 1, 1), date(2026, 7, 1)))
    assert PastChanges(month_ends=ends).sentence == (
        "This changes the ageing of 6 month ends (…, 2026-04-30, 2026-05-31, 2026-06-30)."
    )


def test_promises_are_described_by_how_they_change():
    promises = tuple(Rejudged(key, "broken", "kept") for key in (1, 2))
    assert PastChanges(1, promises=promises).sentence == (
        "This changes 1 statement sent since and 2 promises judged: broken → kept."
    )


def test_what_several_entries_change_is_said_once():
    july, june = date(2026, 7, 31), date(2026, 6, 30)
    first = PastChanges(
        1, 2, (july,), (Rejudged(1, "broken", "partly"), Rejudged(2, "kept", "open"))
    )
    again = PastChanges(1, 0, (june, july), (Rejudged(1, "partly", "kept"),), ("INT-1, lowered",))
    back = PastChanges(promises=(Rejudged(2, "open", "kept"),))
    other = PastChanges(3)
    assert together([("A", first), ("A", again), ("A", back), ("B", other)]) == PastChanges(
        4, 2, (june, july), (Rejudged(1, "broken", "kept"),), ("INT-1, lowered",)
    )
    assert together([]).sentence == ""


def test_claims_that_were_lowered_are_said_each_and_added_over_entries():
    first = PastChanges(letters=1, claims=("12 of Acme Ltd from 40.00 to 31.50 GBP",))
    assert first.sentence == (
        "This changes 1 letter sent since and claim 12 of Acme Ltd from 40.00 to 31.50 GBP."
    )
    both = together([(1, first), (1, PastChanges(claims=("13 from 2.00 to 1.00 GBP",)))])
    assert both.sentence == (
        "This changes 1 letter sent since, claim 12 of Acme Ltd from 40.00 to 31.50 GBP"
        " and claim 13 from 2.00 to 1.00 GBP."
    )
