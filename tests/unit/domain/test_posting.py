"""The order of the post and the paper it takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.posting import posting_key, sheets_of, sheets_said, total


def ordered(*places):
    """Return the names of places (country, postcode, town, name) in the order of British post."""
    return [each[3] for each in sorted(places, key=lambda each: posting_key(*each, "GB"))]


def test_our_own_country_goes_first_unknown_places_last_then_others_by_name():
    assert ordered(
        ("US", "10001", "New York", "d"),
        ("DE", "10115", "Berlin", "c"),
        ("", "", "", "a"),
        ("GB", "BA1 1AA", "Bath", "b"),
    ) == ["b", "a", "c", "d"]


def test_within_a_country_by_postcode_however_it_is_written():
    assert ordered(
        ("GB", "LS1 2AB", "Leeds", "c"),
        ("GB", "ba11aa", "Bath", "a"),
        ("GB", "BA1 1AB", "Bath", "b"),
    ) == ["a", "b", "c"]


def test_neighbours_go_by_town_and_name():
    assert ordered(
        ("GB", "BA1 1AA", "Bath", "Zoe"),
        ("GB", "BA1 1AA", "bath", "adam"),
        ("GB", "BA1 1AA", "Avon", "Zack"),
    ) == ["Zack", "adam", "Zoe"]


@pytest.mark.parametrize(
    ("pages", "one_sided", "two_sided"), [(1, 1, 1), (2, 2, 1), (3, 3, 2), (10, 10, 5)]
)
def test_two_pages_share_a_sheet_when_both_sides_are_printed(pages, one_sided, two_sided):
    assert sheets_of(pages, is_duplex=False) == one_sided
    assert sheets_of(pages, is_duplex=True) == two_sided


@given(st.lists(st.integers(1, 9), min_size=1))
def test_the_words_for_the_postage_account_for_every_letter(sheets):
    counts = [part.split(" of ") for part in sheets_said(sheets).split(", ")]
    numbers = [(int(count.split()[0]), int(size.split()[0])) for count, size in counts]
    assert sum(count for count, _ in numbers) == len(sheets)
    each = sum(count * size for count, size in numbers)
    assert total(sheets) == ("1 sheet" if each == 1 else f"{each} sheets")


def test_sheets_in_words():
    assert sheets_said([1, 3, 1, 2]) == "2 envelopes of 1 sheet, 1 of 2 sheets, 1 of 3 sheets"
    assert sheets_said([2]) == "1 envelope of 2 sheets"
