"""Every kind of paper that is posted falls into every envelope: read back from its first page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from collector_desktop.documents.composed import render_composed
from collector_desktop.documents.composed_content import Composed
from collector_desktop.documents.interest_content import InterestSheet
from collector_desktop.documents.interest_sheet import render_interest_sheet
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.record_sheet import RecordSheet, render_record_sheet
from collector_desktop.documents.statement import render_statement
from collector_desktop.domain.envelope_windows import WINDOWS
from collector_desktop.domain.envelopes import ENVELOPES, US_LETTER_10
from collector_desktop.domain.sheets import A4, LETTER

MM = 25.4 / 72
NAME = "Gebrüder Oberschlächter & Söhne Maschinenbaugesellschaft mbH"
COUNTS = range(1, 13)
# Where the text of letters may begin; DIN 5008 has its line of references there too.
TEXT_FROM = 96.0
KINDS = ("statement", "letter", "interest", "receipt", "record")
each_kind = pytest.mark.parametrize("kind", KINDS)
each_envelope = pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda each: each.name)


@pytest.fixture
def posted(statement, letter, letterhead):
    """Return a function that draws a kind of paper for an envelope, with an address."""
    full = replace(letterhead, address_lines=("77 A Very Long Street Indeed, " * 5,))

    def draw(kind, envelope, lines):
        sheet = LETTER if envelope is US_LETTER_10 else A4
        head = replace(full, envelope=envelope, sheet=sheet)
        facts = tuple((f"Fact {at}", "22 November 2026") for at in range(5))
        if kind == "statement":
            wanted = replace(statement, letterhead=head, address_lines=lines, facts=facts)
            return render_statement(wanted)
        if kind == "letter":
            return render_letter(replace(letter, letterhead=head, address_lines=lines))
        if kind == "interest":
            return render_interest_sheet(InterestSheet(head, NAME, lines, (), (), facts=facts))
        if kind == "record":
            return render_record_sheet(RecordSheet(head, lines, "Case", facts, ()))
        content = Composed(head, "Receipt", (), facts, customer=NAME, address_lines=lines)
        return render_composed(content)

    return draw


def marks(pdf):
    """Return (text, box) of all words of the first page, the boxes in mm from the top left."""
    page = PdfDocument(pdf)[0]
    text, high = page.get_textpage(), page.get_height()
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    places = [(x * MM, (high - top) * MM, end * MM, (high - y) * MM) for x, y, end, top in boxes]
    return list(zip((text.get_text_bounded(*box) for box in boxes), places, strict=True))


def address(count):
    """Return an address of so many lines, a long name first, as long as such lines are."""
    return (NAME, *(f"Zeile {at} Ort-{at}" for at in range(1, count)))


def seen_sliding(window, sheet_width):
    """Return all that shows as the sheet slides: what always shows, mirrored at the middle."""
    both = zip(window.middle(sheet_width), window.always(sheet_width), strict=True)
    return tuple(2 * middle - always for middle, always in both)


@pytest.mark.no_cover
@each_kind
@each_envelope
def test_the_address_is_whole_and_alone_in_every_window(posted, kind, envelope):
    sheet_width = (LETTER if envelope is US_LETTER_10 else A4).width
    for count in COUNTS:
        lines = address(count)
        zone, others = [], []
        for words, (left, top, right, bottom) in marks(posted(kind, envelope, lines)):
            inside = (
                left >= envelope.left - 0.1
                and right <= envelope.left + envelope.width + 0.3
                and top >= envelope.top - 0.1
                and bottom <= envelope.top + envelope.height + 0.1
            )
            (zone if inside else others).append((words, (left, top, right, bottom)))
        said = " ".join(words for words, _ in zone)
        for word in " ".join(lines).split():
            assert word in said, (count, said)
        for window in WINDOWS[envelope.name]:
            if window.size[1] > 120:
                continue  # a sheet folded once shows more while it slides; see the next test
            left, top, right, bottom = seen_sliding(window, sheet_width)
            for words, (x, y, end, foot) in others:
                is_below = y >= min(bottom, TEXT_FROM)
                is_clear = end <= left or x >= right or foot <= top or is_below
                assert is_clear, (window.name, words)


@each_kind
@each_envelope
def test_lying_in_the_middle_only_the_address_shows_in_large_envelopes_too(posted, kind, envelope):
    lines = address(4)
    sheet_width = (LETTER if envelope is US_LETTER_10 else A4).width
    drawn = marks(posted(kind, envelope, lines))
    for window in WINDOWS[envelope.name]:
        left, top, right, bottom = window.middle(sheet_width)
        for words, (x, y, end, foot) in drawn:
            is_clear = end <= left or x >= right or foot <= top or y >= bottom
            assert is_clear or words.split()[0] in " ".join(lines), (window.name, words)


@each_kind
@each_envelope
def test_folds_stand_where_the_envelope_needs_them(posted, ink, kind, envelope):
    pdf = posted(kind, envelope, address(4))
    for fold in envelope.folds:
        left, top, right, bottom = ink(pdf, (3.0, fold - 4, 9.0, fold + 4))
        assert (top, bottom) == pytest.approx((fold, fold), abs=0.3)
        assert (left, right) == pytest.approx((5.0, 7.5), abs=0.3)
