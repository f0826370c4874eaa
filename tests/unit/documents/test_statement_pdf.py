"""Statements as PDF: their words, sums carried forward, the slip, the currencies."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from collector_desktop.documents.content import Section, StatementLine
from collector_desktop.documents.statement import render_statement
from collector_desktop.documents.untrusted_picture import kept_picture
from collector_desktop.domain.sheets import A4, LETTER
from tests.placed_words import MM, require_placed


def with_lines(statement, lines):
    return replace(statement, sections=(replace(statement.sections[0], lines=lines),))


def test_a_statement_reads_as_the_stored_text(statement, matches_golden):
    matches_golden("statement", render_statement(statement))


def test_the_same_statement_gives_the_same_bytes(statement):
    first = render_statement(statement)
    assert first.startswith(b"%PDF-")
    assert render_statement(replace(statement)) == first


@pytest.mark.parametrize(("count", "has_ticks"), [(3, True), (7, False), (30, True)])
def test_what_to_tick_stands_on_the_slip_unless_it_takes_a_page_more(
    statement, lines, page_texts, count, has_ticks
):
    ticks = tuple((f"TICK-{at}", "60.00") for at in range(count))
    with_ticks = replace(with_lines(statement, lines(count)), ticks=ticks)
    bare = page_texts(render_statement(replace(with_ticks, ticks=())))
    pages = page_texts(render_statement(with_ticks))
    assert len(pages) == len(bare)
    assert ("TICK-1" in pages[-1]) == has_ticks


def test_two_hundred_invoices_repeat_the_header_and_number_the_pages(statement, lines, page_texts):
    pages = page_texts(render_statement(with_lines(statement, lines(200))))
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        assert "Your reference" in page
        assert f"Page {number} of {len(pages)}" in page
        assert ("Carried forward" in page) == (number < len(pages))
        assert ("Brought forward" in page) == (number > 1)
        assert ("Payment slip" in page) == (number == len(pages))
        assert ("How to pay" in page) == (number == len(pages))
    everything = "\n".join(pages)
    assert all(f"INV-{number:05}" in everything for number in range(1, 201))


def test_the_sum_carried_forward_is_brought_forward(statement, lines, page_texts):
    first, second, *_ = page_texts(render_statement(with_lines(statement, lines(60))))
    last_number = max(line for line in first.split() if line.startswith("INV-"))
    running = f"{60 * int(last_number[4:]):,}.00"
    assert first.count(running) == 1
    assert second.count(running) == 1


@pytest.mark.parametrize("count", range(8, 24))
def test_the_total_never_stands_on_a_page_without_invoices(statement, lines, page_texts, count):
    pages = page_texts(render_statement(with_lines(statement, lines(count))))
    (with_total,) = (text for text in pages if "Total outstanding" in text)
    assert "INV-" in with_total
    assert "Payment slip" in pages[-1]


def test_over_a_slip_on_the_second_sheet_stands_no_line_that_fits_on_the_first(
    statement, lines, page_texts
):
    apart = []
    for count in range(8, 24):
        pages = page_texts(render_statement(with_lines(statement, lines(count))))
        apart.append(len(pages) == 2 and "Total outstanding" in pages[0])
        assert apart[-1] or len(pages) == 1 or "INV-" in pages[1]
    assert any(apart)
    assert not apart[0]
    assert not apart[-1]


def row_height_of(pdf):
    """Return how far apart, in mm, the first two invoices stand."""
    text = PdfDocument(pdf)[0].get_textpage()
    first, second = (text.search(number).get_next()[0] for number in ("INV-00001", "INV-00002"))
    return round(
        (text.get_charbox(first, loose=True)[1] - text.get_charbox(second, loose=True)[1]) * MM, 1
    )


@pytest.mark.parametrize("sheet", [A4, LETTER], ids=["a4", "letter"])
def test_one_that_would_just_run_over_is_set_closer_and_stays_on_its_page(statement, lines, sheet):
    head = replace(statement.letterhead, sheet=sheet)
    found = {}
    for count in range(2, 20):
        pdf = render_statement(replace(with_lines(statement, lines(count)), letterhead=head))
        found[count] = (len(PdfDocument(pdf)), row_height_of(pdf))
        require_placed(pdf)
    easy, close = 7.2, 6.2
    assert found[2] == (1, easy)
    assert (1, close) in found.values()
    assert (2, close) not in found.values()
    assert found[19] == (2, easy)
    pages = [found[count][0] for count in sorted(found)]
    assert pages == sorted(pages)


def test_currencies_stand_in_sections_of_their_own(statement, lines, page_texts):
    sections = (
        Section(lines(3), ("Total in euro", "€180.00"), heading="Euro"),
        Section(lines(2), ("Total in pounds", "£120.00"), heading="Pound sterling"),
    )
    (text,) = page_texts(render_statement(replace(statement, sections=sections)))
    assert text.index("Euro") < text.index("€180.00") < text.index("Pound sterling")
    assert text.count("Your reference") == 2


def test_a_credit_balance_prints_as_given_and_without_a_slip(statement, page_texts):
    line = StatementLine("CN-1", "01/11/2026", "", "", "", "-50.00", "-50.00")
    credit = replace(
        statement,
        sections=(Section((line,), ("Credit balance, no payment due", "-£50.00")),),
        how_to_pay=None,
        slip_rows=(),
    )
    (text,) = page_texts(render_statement(credit))
    assert "-£50.00" in text
    assert "no payment due" in text
    assert "Cut here" not in text


def test_a_vast_amount_is_printed_whole(statement, page_texts):
    vast = "-€123,456,789,012,345,678.90"
    line = StatementLine("INV-1", "", "", "", "1,234", vast, vast)
    (text,) = page_texts(render_statement(with_lines(statement, (line,))))
    assert text.count(vast) == 2


def test_names_in_greek_and_cyrillic_print_as_typed(statement, page_texts):
    names = ("Ιωάννα Παπαδοπούλου", "ООО «Щукин и сыновья»", "Smith & <Sons>")  # noqa: RUF001
    pdf = render_statement(replace(statement, address_lines=names, customer=names[0]))
    (text,) = page_texts(pdf)
    assert all(name in text for name in names)
    assert PdfReader(BytesIO(pdf)).metadata.title == f"Statement, {names[0]}"


def test_all_fonts_are_embedded_subsets_of_truetype(statement):
    reader = PdfReader(BytesIO(render_statement(statement)))
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert len(fonts) == 3
    for font in fonts:
        assert font["/Subtype"] == "/TrueType"
        assert "+CollectorSans-" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]


def test_a_statement_names_its_language_and_author(statement):
    reader = PdfReader(BytesIO(render_statement(statement)))
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert reader.metadata.author == "Quay Street Timber Ltd"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_takes_the_place_of_the_initials(statement, page_texts, kind):
    data = BytesIO()
    Image.new("RGB", (60, 30), "#336699").save(data, kind)
    letterhead = replace(statement.letterhead, logo=kept_picture(data.getvalue()))
    pdf = render_statement(replace(statement, letterhead=letterhead))
    assert len(PdfReader(BytesIO(pdf)).pages[0].images) == 1
    assert "QS" not in page_texts(pdf)[0].split()


@pytest.mark.parametrize("logo", [b"%!PS not a picture", b"\x89PNG\r\n\x1a\nbroken"])
def test_a_damaged_logo_leaves_the_initials(statement, page_texts, logo):
    letterhead = replace(statement.letterhead, logo=kept_picture(logo))
    (text,) = page_texts(render_statement(replace(statement, letterhead=letterhead)))
    assert "QS" in text.split()


def test_the_longest_account_number_is_printed_whole(statement, page_texts):
    iban = "MT84 MALT 0110 0001 2345 MTLC AST0 01SX YZ"
    pay = replace(statement.how_to_pay, rows=(("IBAN", iban),), qr_payload="x" * 100)
    (text,) = page_texts(render_statement(replace(statement, how_to_pay=pay)))
    assert iban in " ".join(text.split())
