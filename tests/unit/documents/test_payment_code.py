"""The payment code on paper: every square, its quiet zone, its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.payment_code import code_squares
from collector_desktop.documents.statement import render_statement

PAYLOAD = "BCD\n002\n1\nSCT\n\nMüller & Söhne\nDE89370400440532013000\nEUR420.00\n\n\nOAKEN01"
PIXELS_PER_MM = 10


@pytest.fixture(params=["statement", "ticks", "letter"])
def with_code(request, lines, ink):
    """Return a PDF with a payment code, and the code's left, top and side in mm."""
    document = request.getfixturevalue("letter" if request.param == "letter" else "statement")
    pay = replace(document.how_to_pay, qr_payload=PAYLOAD, qr_caption="Scan to pay €420.00")
    document = replace(document, how_to_pay=pay)
    if request.param == "letter":
        pdf, side, below = render_letter(document), 25.0, 247.5
    elif request.param == "statement":
        pdf, side, below = render_statement(document), 28.0, 223.0
    else:  # a heading and three lines of invoices lift the slip by 21.4 mm
        ticks = tuple((f"INV-{at:05}", "60.00") for at in range(9))
        few = (replace(document.sections[0], lines=lines(3)),)
        pdf = render_statement(replace(document, sections=few, ticks=ticks))
        side, below = 28.0, 223.0 - 21.4
    left, top, *_ = ink(pdf, (159.0, below, 189.0, below + 36.0))
    return pdf, (left, top, side)


def test_every_square_of_the_code_is_printed_in_its_place(with_code):
    pdf, (left, top, side) = with_code
    image = PdfDocument(pdf)[0].render(scale=PIXELS_PER_MM * 25.4 / 72, grayscale=True).to_pil()
    squares = code_squares(PAYLOAD)
    step = side / len(squares)
    for row, cells in enumerate(squares):
        for column, is_dark in enumerate(cells):
            x = (left + (column + 0.5) * step) * PIXELS_PER_MM
            y = (top + (row + 0.5) * step) * PIXELS_PER_MM
            assert (image.getpixel((int(x), int(y))) < 128) == is_dark


def test_the_code_has_a_quiet_zone_of_four_squares(with_code, ink):
    pdf, (left, top, side) = with_code
    quiet = 4 * side / len(code_squares(PAYLOAD))
    above = (left - quiet + 0.1, top - quiet + 0.1, left + side, top - 0.1)
    beside = (left - quiet + 0.1, top, left - 0.1, top + side)
    after = (left + side + 0.1, top, left + side + quiet - 0.1, top + side)
    below = (left, top + side + 0.3, left + side, top + side + quiet - 0.1)
    assert [ink(pdf, area) for area in (above, beside, after, below)] == [None] * 4


def test_a_code_does_not_push_a_short_document_onto_a_second_page(with_code, page_texts):
    assert len(page_texts(with_code[0])) == 1


@pytest.mark.parametrize("with_code", ["statement", "ticks"], indirect=True)
def test_the_caption_stands_under_the_code(with_code, page_texts):
    pdf, _ = with_code
    assert "Scan to pay €420.00" in page_texts(pdf)[0]


def test_a_code_for_a_payment_stays_within_version_13():
    assert len(code_squares("x" * 331)) <= 69
