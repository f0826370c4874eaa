"""Three values compared: what was typed here, what the file said before, what it says now."""

import pytest

from collector_desktop.domain.typed_here import Verdict, verdict


@pytest.mark.parametrize(
    ("typed", "before", "now", "since", "found"),
    [
        ("typed", "old", "old", None, Verdict.KEPT),
        ("typed", "old", "third", None, Verdict.KEPT_IN_DOUBT),
        ("typed", "old", "third", "third", Verdict.KEPT),
        ("typed", "old", "third", "old", Verdict.REPLACED),
        ("typed", "old", "third", "typed", Verdict.REPLACED),
        ("typed", "old", "old", "third", Verdict.REPLACED),
        ("", "old", "old", None, Verdict.KEPT),
        ("", "old", "third", None, Verdict.REPLACED),
    ],
)
def test_what_was_typed_stays_until_the_file_is_known_to_be_newer(typed, before, now, since, found):
    assert verdict(typed, before, now, since) is found


def test_a_table_that_is_edited_by_hand_is_the_newer_in_doubt():
    assert verdict("typed", "old", "third", None, doubt_stays=False) is Verdict.REPLACED
    assert verdict("typed", "old", "old", None, doubt_stays=False) is Verdict.KEPT
