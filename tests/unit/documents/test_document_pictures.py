"""What papers look like, dot by dot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from collector_desktop.documents.content import Band
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.statement import render_statement
from tests.golden_pictures import MOST_FAR, page_picture, share_apart


def test_a_statement_looks_as_the_stored_picture(statement, matches_picture):
    matches_picture("statement", render_statement(statement))


def test_a_letter_looks_as_the_stored_picture(letter, matches_picture):
    matches_picture("reminder", render_letter(letter))


@pytest.mark.parametrize(
    "changed",
    [
        {"bands": (Band("Total owed", "£420.00"),)},
        {"how_to_pay": None},
        {"title": "Account"},
        {"address_lines": ("Oaken Doors Ltd", "3 Plane Row", "Leeds")},
    ],
    ids=["a figure is gone", "the slip is gone", "another title", "an address line is gone"],
)
def test_a_picture_says_what_is_other_than_it_was(statement, changed):
    before = page_picture(render_statement(statement))
    after = page_picture(render_statement(replace(statement, **changed)))
    assert share_apart(before, after) > MOST_FAR


def test_a_picture_of_another_size_is_another_picture(statement):
    drawn = page_picture(render_statement(statement))
    assert share_apart(drawn, drawn.resize((drawn.width + 1, drawn.height))) == 1.0


def test_the_same_document_is_the_same_picture(statement):
    drawn = page_picture(render_statement(statement))
    assert share_apart(drawn, page_picture(render_statement(replace(statement)))) == 0.0
