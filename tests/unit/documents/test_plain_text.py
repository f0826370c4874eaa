"""Text is made fit to print: what cannot be seen goes, what is endless is cut."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.documents.text import FIELD_LIMIT, WORD_LIMIT, plain


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Smith & <Sons>", "Smith & <Sons>"),
        ("Zoe\u0308", "Zoë"),
        ("one\ntwo\tthree", "one two three"),
        ("bell\x07 and \x1b[31mred", "bell and [31mred"),
        ("pay \u202e00.01\u202c now", "pay 00.01 now"),
        ("half \ud800 pair", "half  pair"),
        ("", ""),
    ],
)
def test_text_keeps_what_was_typed_and_drops_what_cannot_be_seen(typed, printed):
    assert plain(typed) == printed


def test_a_word_of_a_megabyte_is_cut_to_a_word():
    assert plain("x" * 1_000_000) == "x" * WORD_LIMIT


def test_a_long_field_is_cut_to_its_limit():
    assert len(plain("word " * 10_000)) == FIELD_LIMIT


@given(st.text(max_size=400))
def test_plain_text_is_short_composed_and_stays_as_it_is(typed):
    text = plain(typed)
    assert len(text) <= FIELD_LIMIT
    assert unicodedata.is_normalized("NFC", text)
    assert not {unicodedata.category(c) for c in text} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert plain(text) == text
