"""One form for letters with accents."""

import pytest

from collector_desktop.domain.composed import composed


@pytest.mark.parametrize(
    ("apart", "whole"),
    [
        ("plain", "plain"),
        ("Mu\u0308ller", "M\u00fcller"),
        ("\u041a\u0438\u0438\u0306\u0432", "\u041a\u0438\u0439\u0432"),
        ("\u304b\u3099", "\u304c"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("M\u00fcller", "M\u00fcller"),
        ("q\u0308", "q\u0308"),
    ],
)
def test_a_letter_and_its_accent_become_one_where_there_is_such_a_letter(apart, whole):
    assert composed(apart) == whole


def test_signs_that_would_become_others_stay_as_they_are():
    """The Greek question mark would be a semicolon, which divides cells."""
    assert composed("u\u0308\u037ex") == "\u00fc\u037ex"
