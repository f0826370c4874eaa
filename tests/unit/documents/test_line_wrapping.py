"""Lines break without losing, tearing or cutting anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.documents.fitting import MM, fit_text
from collector_desktop.documents.fonts import text_width
from collector_desktop.documents.styles import BODY, BODY_STRONG
from collector_desktop.documents.wrap import wrap, wrap_words

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz &<>é ", max_size=300)


@given(LETTERS, LETTERS)
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(strong, rest):
    lines = wrap([(strong, BODY_STRONG), (rest, BODY)], 40.0)
    for line in lines:
        last = line[-1]
        end = last.offset + text_width(last.words, last.style.face, last.style.size) / MM
        assert end <= 40.01
    printed = "".join(span.words for line in lines for span in line).replace(" ", "")
    typed = [word[:200] for text in (strong, rest) for word in text.split(" ")]
    assert printed == "".join(typed)


def test_a_strong_sentence_runs_on_in_the_same_line():
    (line,) = wrap([("Please pay.", BODY_STRONG), ("Thank you.", BODY)], 100.0)
    assert [span.words for span in line] == ["Please pay.", "Thank you."]
    assert line[1].offset > 0


@pytest.mark.parametrize(
    "number",
    ["+44 117 496 0000", "0117 496 0000", "(206) 555-0100", "+33 5 55 50 01 00"],
)
@pytest.mark.parametrize("before", range(1, 40, 3))
def test_a_telephone_number_is_never_torn(number, before):
    words = f"{'i ' * before}ring us ({number}). Thank you."
    lines = [" ".join(span.words for span in line) for line in wrap([(words, BODY)], 50.0)]
    assert any(number in line for line in lines)
    assert " ".join(lines).split() == words.split()


def test_a_number_longer_than_a_line_is_broken_all_the_same():
    lines = wrap([("+44 117 496 0000", BODY)], 12.0)
    assert " ".join(span.words for line in lines for span in line) == "+44 117 496 0000"
    assert len(lines) > 1


def test_what_does_not_fit_in_so_many_lines_is_made_smaller_and_not_cut():
    words = "many words " * 40
    lines = wrap_words(words, BODY, 60.0, 2)
    assert len(lines) == 2
    assert " ".join(span.words for line in lines for span in line) == words.strip()
    assert {span.style.size for line in lines for span in line} != {BODY.size}


def test_only_what_is_too_long_for_the_smallest_letters_ends_in_an_ellipsis():
    lines = wrap_words("many words " * 180, BODY, 5.0, 2)
    assert len(lines) == 2
    assert lines[1][-1].words.endswith("…")


def test_text_is_made_smaller_before_it_is_cut():
    words, style, width = fit_text("A rather long company name", BODY, 40.0)
    assert words == "A rather long company name"
    assert style.size < BODY.size
    assert width <= 40.01
    words, style, width = fit_text("A rather long company name", BODY, 20.0)
    assert words.endswith("…")
    assert width <= 20.01


def test_figures_are_never_cut():
    figure = "-€999,999,999,999,999.99"
    words, _, width = fit_text(figure, BODY, 10.0, smallest=1.0)
    assert words == figure
    assert width <= 10.01


@pytest.mark.parametrize(
    "day", ["26. November", "1er décembre", "3 de mayo", "26 November", "November 3,", "(3 mei"]
)
def test_a_day_and_its_month_stand_on_one_line(day):
    for before in range(1, 25):
        lines = wrap([(f"{'ab ' * before}{day} 2026 and more words", BODY)], 40.0)
        said = [" ".join(span.words for span in line) for line in lines]
        wanted = day.replace("3 de mayo", "3 de")
        assert sum(wanted in line for line in said) == 1


def test_words_that_are_no_days_are_parted_as_before():
    lines = wrap([("In 2026 we sent 12345 letters", BODY)], 17.0)
    said = [" ".join(span.words for span in line) for line in lines]
    assert said == ["In 2026", "we sent", "12345", "letters"]
