"""The address of a paper stands where windows show it, and nothing else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from collector_desktop.documents.address import fit_address
from collector_desktop.documents.fonts import REGULAR, text_width
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.statement import render_statement

MAY_SHOW = (10.0, 45.0, 113.0, 95.0)
ALWAYS_SHOWS = (24.0, 60.0, 89.0, 81.0)
WIDTH, ROOM = 65.0, 16.6
TWELVE_LINES = (
    "Rosa Field",
    "Oaken Doors and Windows of West Yorkshire (Holdings) Public Limited Company",
    "Accounts payable",
    "Unit 12",
    "The Old Maltings",
    "Plane Row Industrial Estate",
    "Lower Wortley",
    "Leeds",
    "West Yorkshire",
    "England",
    "LS1 0XX",
    "UNITED KINGDOM",
)


@pytest.fixture(params=["statement", "letter"])
def printed(request):
    """Return a function that prints a document with an address."""
    document = request.getfixturevalue(request.param)
    render = {"statement": render_statement, "letter": render_letter}[request.param]
    return lambda lines: render(replace(document, address_lines=lines))


@pytest.mark.parametrize(
    "lines",
    [("Rosa Field", "3 Plane Row", "LS1 0XX"), TWELVE_LINES, ("W" * 190,) * 12],
    ids=["short", "twelve lines", "wide"],
)
def test_the_address_stays_where_every_window_shows_it(printed, ink, lines):
    left, top, right, bottom = ink(printed(lines), MAY_SHOW)
    assert left >= ALWAYS_SHOWS[0]
    assert top >= ALWAYS_SHOWS[1]
    assert right <= ALWAYS_SHOWS[2]
    assert bottom <= ALWAYS_SHOWS[3]


def test_nothing_but_the_address_can_show_in_a_window(printed, ink):
    assert ink(printed(()), MAY_SHOW) is None


def test_fold_marks_stand_at_105_and_210_mm(printed, ink):
    for fold in (105.0, 210.0):
        _, top, right, bottom = ink(printed(()), (0.0, fold - 10, 15.0, fold + 10))
        assert top == pytest.approx(fold, abs=0.3)
        assert bottom == pytest.approx(fold, abs=0.3)
        assert right <= 8.0
    assert ink(printed(()), (0.0, 120.0, 15.0, 200.0)) is None


def test_a_short_address_keeps_its_lines():
    lines, setting = fit_address(("Rosa Field", "", "3 Plane Row", "LS1 0XX"), WIDTH, ROOM)
    assert lines == ["Rosa Field", "3 Plane Row", "LS1 0XX"]
    assert setting.size == 10


def test_a_long_name_goes_on_in_the_next_line():
    lines, _ = fit_address((TWELVE_LINES[1], "LS1 0XX"), WIDTH, ROOM)
    assert " ".join(lines) == f"{TWELVE_LINES[1]} LS1 0XX"
    assert len(lines) == 4


def test_of_twelve_lines_addressee_and_country_stay_by_themselves():
    lines, setting = fit_address(TWELVE_LINES, WIDTH, ROOM)
    assert len(lines) <= setting.lines
    assert lines[0] == "Rosa Field"
    assert lines[-1] == "UNITED KINGDOM"
    said = " ".join(lines).replace(",", " ").split()
    assert said == " ".join(TWELVE_LINES).replace(",", " ").split()
    wide = [text_width(line, REGULAR, setting.size) * 25.4 / 72 for line in lines]
    assert max(wide) <= WIDTH
