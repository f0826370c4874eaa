"""Addresses read back from the page: inside the zone of every envelope, and alone in its window."""

from __future__ import annotations

from ctypes import c_double
from dataclasses import replace
from itertools import pairwise

import pytest
from pypdfium2 import PdfDocument
from pypdfium2 import raw as pdfium

from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.statement import render_statement
from collector_desktop.domain.envelopes import ENVELOPES, envelope_for
from collector_desktop.domain.sheets import A4, LETTER

# Zone for the text (x, y, width, height), window at its furthest (left, top, right, bottom), folds.
INCH = 25.4
ZONES = {
    "uk-a4-left": ((24.0, 60.0, 65.0, 21.0), (10.0, 45.0, 113.0, 95.0), (105.0, 210.0)),
    "din-5008-b": ((25.0, 62.7, 73.0, 25.3), (10.0, 45.0, 110.0, 95.0), (105.0, 210.0)),
    "din-5008-a": ((25.0, 44.7, 73.0, 27.3), (10.0, 27.0, 110.0, 77.0), (87.0, 192.0)),
    "fr-a4-right": ((116.0, 57.0, 70.0, 23.0), (90.0, 40.0, 210.0, 95.0), (105.0, 210.0)),
    "ch-right": ((120.0, 54.0, 76.0, 24.0), (98.0, 40.0, 210.0, 95.0), (99.0, 192.0)),
    "ch-left": ((22.0, 54.0, 70.0, 26.0), (10.0, 45.0, 110.0, 95.0), (99.0, 192.0)),
    "us-letter-10": (
        (1.0 * INCH, 2.58 * INCH, 3.25 * INCH, 0.72 * INCH),
        (0.0, 2.25 * INCH, 5.375 * INCH, 3.625 * INCH),
        (3.875 * INCH, 7.5 * INCH),
    ),
}
ADDRESSES = {
    "four": ("Rosa Field", "Oaken Doors Ltd", "3 Plane Row", "LEEDS LS1 0XX"),
    "seven": ("Ännchen Éliás", "ÖÄÜ GmbH", "c/o Qgjpy", "Haus 3", "Weg 1", "12345 Ort", "AUSTRIA"),
    "twelve wide": ("W" * 190,) * 12,
}
MM = 25.4 / 72
each_envelope = pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda each: each.name)


def set_in(document, envelope, lines=()):
    sheet = LETTER if envelope.name.startswith("us-") else A4
    words = ("77 A Long Street Indeed, " * 8,)
    head = replace(document.letterhead, envelope=envelope, sheet=sheet, address_lines=words)
    return replace(document, letterhead=head, address_lines=lines)


def origins(pdf):
    """Yield x and baseline in mm from the top left, and size in points, of all signs of page 1."""
    page = PdfDocument(pdf)[0]
    text = page.get_textpage()
    x, y = c_double(), c_double()
    for at in range(text.count_chars()):
        if pdfium.FPDFText_GetCharOrigin(text.raw, at, x, y):
            size = pdfium.FPDFText_GetFontSize(text.raw, at)
            yield x.value * MM, (page.get_height() - y.value) * MM, size


@pytest.fixture(params=["statement", "letter"])
def printed(request):
    document = request.getfixturevalue(request.param)
    render = {"statement": render_statement, "letter": render_letter}[request.param]
    return lambda *arguments: render(set_in(document, *arguments))


def test_every_envelope_is_measured():
    assert {each.name for each in ENVELOPES} == ZONES.keys()


@pytest.mark.no_cover
@each_envelope
@pytest.mark.parametrize("lines", ADDRESSES.values(), ids=ADDRESSES)
def test_the_address_shows_however_the_sheet_slides(printed, ink, envelope, lines):
    zone, window, _ = ZONES[envelope.name]
    left, top, right, bottom = ink(printed(envelope, lines), window)
    assert zone[0] <= left
    assert zone[1] <= top
    assert right <= zone[0] + zone[2] + 0.2
    assert bottom <= zone[1] + zone[3]


@each_envelope
def test_nothing_but_the_address_shows(printed, ink, envelope):
    assert ink(printed(envelope), ZONES[envelope.name][1]) is None


@each_envelope
def test_folds_are_marked_where_the_envelope_needs_them(printed, ink, envelope):
    pdf = printed(envelope)
    for fold in ZONES[envelope.name][2]:
        _, top, _, bottom = ink(pdf, (0.0, fold - 5, 15.0, fold + 5))
        assert top == pytest.approx(fold, abs=0.3)
        assert bottom == pytest.approx(fold, abs=0.3)


@each_envelope
@pytest.mark.parametrize("lines", [ADDRESSES["four"], ADDRESSES["seven"]], ids=["four", "seven"])
def test_the_words_in_the_zone_are_the_address(statement, envelope, lines):
    page = PdfDocument(render_statement(set_in(statement, envelope, lines)))[0]
    left, top, width, height = (size / MM for size in ZONES[envelope.name][0])
    found = page.get_textpage().get_text_bounded(
        left - 1, page.get_height() - top - height, left + width, page.get_height() - top
    )
    assert found.replace(",", " ").split() == " ".join(lines).split()


@each_envelope
@pytest.mark.parametrize("lines", ADDRESSES.values(), ids=ADDRESSES)
def test_lines_of_an_address_stand_clear_of_each_other(statement, envelope, lines):
    left, top, width, height = ZONES[envelope.name][0]
    found = [
        (y, size)
        for x, y, size in origins(render_statement(set_in(statement, envelope, lines)))
        if left - 0.1 <= x <= left + width and top <= y <= top + height
    ]
    baselines = sorted({round(y, 2) for y, _ in found})
    assert len(baselines) >= 4
    size = max(size for _, size in found)
    for above, below in pairwise(baselines):
        assert (below - above) / MM >= size


@pytest.mark.parametrize(
    ("country", "name"),
    [
        ("GB", "uk-a4-left"),
        ("DE", "din-5008-b"),
        ("FR", "fr-a4-right"),
        ("CH", "ch-right"),
        ("US", "us-letter-10"),
        ("CA", "us-letter-10"),
    ],
)
def test_the_country_chooses_unless_a_name_is_set(country, name):
    assert envelope_for("auto", country).name == name
    assert envelope_for("ch-left", country).name == "ch-left"
