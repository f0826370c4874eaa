"""The order of letters in lines that run both ways, by the rules of Unicode (UAX #9)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.documents.bidi import closing_bracket, levels, visual_runs

HEBREW = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "".join(map(chr, range(0x5D0, 0x5EA))))
PLAIN = {value: chr(key) for key, value in HEBREW.items()}


def shown(written):
    """Return a line as it stands on the page; capitals are letters written from right to left."""
    text = written.translate(HEBREW)
    found = []
    for start, end, level in visual_runs(levels(text)):
        part = text[start:end]
        found.append(part[::-1] if level % 2 else part)
    return "".join(found).translate(PLAIN)


@pytest.mark.parametrize(
    ("written", "page"),
    [
        # Examples of UAX #9, 3.3.5 and 3.4; that brackets are mirrored is another rule.
        ("car means CAR.", "car means RAC."),
        ("", ""),
        ("no Hebrew 12 (a)", "no Hebrew 12 (a)"),
        ("ABC", "CBA"),
        ("ABC 123", "123 CBA"),
        ("abc DEF 123", "abc 123 FED"),
        ("ABC abc", "abc CBA"),
        ("ABC 1,234.50 DEF", "FED 1,234.50 CBA"),
        ("ABC +44 20", "20 44+ CBA"),
        ("AB(CD[&ef]!)gh", "gh)!]ef&[DC(BA"),
        ("smith (fabrikam ARABIC) hebrew", "smith (fabrikam CIBARA) hebrew"),
        ("ARABIC (smith) HEBREW", "WERBEH )smith( CIBARA"),
    ],
)
def test_a_line_stands_in_the_order_in_which_it_is_read(written, page):
    assert shown(written) == page


def test_signs_join_numbers_after_hebrew_but_not_after_arabic_letters():
    assert levels("\u05d0 1+2") == [1, 1, 2, 2, 2]
    assert levels("\u0627 1+2") == [1, 1, 2, 1, 2]


def test_brackets_take_the_direction_of_the_line_when_it_is_inside_them():
    assert levels("a (b \u05d0) c") == [0, 0, 0, 0, 0, 1, 0, 0, 0]
    assert levels("\u05d0 (\u05d1 b) c") == [1, 1, 1, 1, 1, 2, 1, 1, 2]


@pytest.mark.parametrize(("opening", "closing"), ["()", "[]", "{}", "\u300c\u300d", "\u2329\u232a"])
def test_each_bracket_knows_its_other(opening, closing):
    assert closing_bracket(opening) == closing
    assert closing_bracket(closing) == ""


@given(st.text(st.sampled_from("ab \u05d0\u05d1\u0627 12()[]+-.,%\u0301"), max_size=30))
def test_every_letter_of_a_line_stands_on_the_page_once(text):
    places = [at for start, end, _ in visual_runs(levels(text)) for at in range(start, end)]
    assert sorted(places) == list(range(len(text)))
