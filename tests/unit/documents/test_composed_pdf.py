"""Papers made of parts, read back: sums carried on, bars to scale, nothing over another."""

from __future__ import annotations

import re
from ctypes import byref, c_uint
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_PATH, FPDFPageObj_GetFillColor

from collector_desktop.documents.composed import render_composed
from collector_desktop.documents.composed_content import (
    Ageing,
    Bar,
    Bars,
    Composed,
    Figures,
    Grid,
    GridColumn,
    GridRow,
    Heading,
    Kind,
    Text,
    Tone,
)
from collector_desktop.documents.content import AgeingPart
from collector_desktop.domain.sheets import A4, LETTER
from tests.pdf_a import faults_of
from tests.placed_words import MM, require_apart, require_inside, require_placed

LONG = "Oaken Doors and Windows of West Yorkshire (Holdings) Public Limited Company " * 3
VAST = "-123,456,789,012,345,678.90"
COLUMNS = (
    GridColumn("Code"),
    GridColumn("Customer", Kind.NAME),
    GridColumn("Not due", Kind.FIGURE),
    GridColumn("Balance", Kind.SUM),
)
BARS = Bars(
    (Bar("Sep", (100, 50), "150", 80), Bar("Oct", (0, 300), "300", 0), Bar("Nov", (), "n/a")),
    ("Promised", "Expected besides"),
    ((0, "0"), (200, "200"), (400, "400")),
    "Best possible",
)
SERIES = {(0x2A, 0x44, 0xAE): "Promised", (0x8F, 0xA3, 0xEC): "Expected besides"}


def rows(count, minor=1050):
    return tuple(
        GridRow(
            (f"C{at:05}", f"Customer {at}", "10.50", f"{at}.00"),
            ("", "", f"{at * minor / 100:,.2f}", f"{at * (at + 1) / 2:,.2f}"),
        )
        for at in range(1, count + 1)
    )


def grid(count):
    whole = f"{count * 10.5:,.2f}", f"{count * (count + 1) / 2:,.2f}"
    return Grid(COLUMNS, rows(count), ("Total", "", *whole), "Nobody owes anything.")


@pytest.fixture
def report(letterhead):
    parts = (
        Figures((("Owed", "£420.00", "of 3 customers"), ("Overdue", "71%", ""))),
        Heading("GBP", "What is owed"),
        Ageing((AgeingPart("Not due", "120.00", 286), AgeingPart("Over 30", "300.00", 714))),
        grid(3),
        Heading("Expected"),
        BARS,
        Text("Credit that pays nothing yet is apart.", is_small=True),
    )
    facts = (("At", "22 November 2026"), ("in", "GBP"))
    return Composed(letterhead, "Aged debtors", parts, facts)


@pytest.fixture
def posted(report, how_to_pay):
    """A paper with an address, as a receipt is."""
    return replace(
        report,
        title="Receipt",
        customer="Oaken Doors Ltd",
        address_lines=("Rosa Field", "Oaken Doors Ltd", "3 Plane Row", "Leeds", "LS1 0XX"),
        facts=(("Date", "22 November 2026"), ("Customer code", "OAKEN01")),
        how_to_pay=how_to_pay,
    )


def odd(paper):
    """The paper with everything too long, too wide and too much."""
    vast = GridRow((LONG, LONG, VAST, VAST), (LONG, "", VAST, VAST), ((3, Tone.DANGER),))
    parts = (
        Figures(((LONG, VAST, LONG),) * 9),
        Heading(LONG, LONG),
        Grid(COLUMNS, (vast,) * 60, (LONG, "", VAST, VAST)),
        Bars((Bar(LONG, (7,), VAST, 3),) * 26, (LONG[:30],) * 2, ((0, "0"), (10, VAST))),
        Text(LONG * 4),
    )
    head = replace(paper.letterhead, name=LONG, footer=LONG * 3)
    return replace(paper, letterhead=head, title=LONG, parts=parts, facts=((LONG, LONG),) * 3)


@pytest.fixture(params=["report", "wide", "posted", "odd", "odd and wide", "odd and posted"])
def pdf(request, report, posted, sheet):
    papers = {
        "report": report,
        "wide": replace(report, is_wide=True),
        "posted": posted,
        "odd": odd(report),
        "odd and wide": replace(odd(report), is_wide=True),
        "odd and posted": odd(posted),
    }
    paper = papers[request.param]
    return render_composed(replace(paper, letterhead=replace(paper.letterhead, sheet=sheet)))


@pytest.fixture(params=[A4, LETTER], ids=lambda each: each.name)
def sheet(request):
    return request.param


def test_all_words_stand_inside_the_margins(pdf):
    require_inside(pdf)


def test_no_words_stand_over_others(pdf):
    require_apart(pdf)


@pytest.mark.no_cover
def test_every_paper_keeps_to_the_standard_of_archives(pdf):
    assert faults_of(pdf) == []


def test_a_report_reads_and_looks_as_stored(report, matches_golden, matches_picture):
    pdf = render_composed(report)
    matches_golden("composed-report", pdf)
    matches_picture("composed-report", pdf)


def test_a_posted_paper_reads_and_looks_as_stored(posted, matches_golden, matches_picture):
    pdf = render_composed(posted)
    matches_golden("composed-posted", pdf)
    matches_picture("composed-posted", pdf)


def test_a_wide_report_lies_across(report):
    page = PdfDocument(render_composed(replace(report, is_wide=True)))[0]
    assert tuple(round(side * MM) for side in page.get_size()) == (297, 210)


def test_a_report_stays_clear_of_no_letterhead_but_its_own(report, posted):
    tall = replace(report.letterhead, sheet=replace(A4, head=90.0, foot=70.0))
    plain = len(PdfDocument(render_composed(replace(report, parts=(grid(90),)))))
    for paper, is_longer in ((report, False), (posted, True)):
        pages = replace(paper, letterhead=tall, parts=(grid(90),), how_to_pay=None)
        assert (len(PdfDocument(render_composed(pages))) > plain + 1) == is_longer


def test_the_same_paper_gives_the_same_bytes(posted):
    assert render_composed(posted) == render_composed(replace(posted))


def test_no_rows_say_so(report, page_texts):
    (text,) = page_texts(render_composed(replace(report, parts=(grid(0),))))
    assert "Nobody owes anything." in text
    assert "Total" not in text


def test_two_thousand_rows_repeat_the_heads_and_carry_the_sums(report, page_texts):
    pdf = render_composed(replace(report, parts=(grid(2000),)))
    pages = page_texts(pdf)
    so_far = 0.0
    for number, page in enumerate(pages, start=1):
        assert "Not due" in page
        assert f"Page {number} of {len(pages)}" in page
        before = re.search(r"Brought forward\s+([\d,.]+)", page)
        assert (before is not None) == (number > 1)
        assert before is None or float(before[1].replace(",", "")) == so_far
        so_far += 10.5 * len(re.findall(r"C\d{5}", page))
        after = re.search(r"Carried forward\s+([\d,.]+)", page)
        assert (after is not None) == (number < len(pages))
        assert after is None or float(after[1].replace(",", "")) == so_far
    assert so_far == 21_000
    assert "2,001,000.00" in pages[-1]


def test_the_total_never_stands_on_a_page_without_rows(report, page_texts):
    for count in range(20, 75, 3):
        last = page_texts(render_composed(replace(report, parts=(grid(count),))))[-1]
        assert "Total" in last
        assert re.search(r"C\d{5}", last)


@pytest.mark.no_cover
def test_no_row_stands_alone_on_the_last_page_without_a_total_either(report, page_texts):
    for count in range(20, 75):
        rows = tuple(replace(row, running=()) for row in grid(count).rows)
        parts = (replace(grid(count), rows=rows, total=()),)
        pages = page_texts(render_composed(replace(report, parts=parts)))
        found = [len(re.findall(r"C\d{5}", page)) for page in pages]
        assert sum(found) == count
        assert found[-1] > 1


def test_bars_are_as_high_as_what_they_show(report):
    page = PdfDocument(render_composed(replace(report, parts=(BARS,))))[0]
    bars = sorted(coloured(page))
    assert [name for _, _, name, _ in bars] == ["Promised", "Expected besides", "Expected besides"]
    heights = [height + 0.5 for *_, height in bars]
    assert heights[0] / 100 == pytest.approx(heights[1] / 50, rel=0.02)
    assert heights[2] / 300 == pytest.approx(heights[0] / 100, rel=0.02)


def coloured(page):
    """Yield left edge, foot, series and height of each bar; what names them is small."""
    for found in page.get_objects(filter=[FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = (edge * MM for edge in found.get_bounds())
        name = SERIES.get(fill_of(found))
        if name and right - left > 8 and top - bottom > 1:
            yield round(left, 1), round(bottom, 1), name, top - bottom


def fill_of(found):
    parts = [c_uint() for _ in range(4)]
    FPDFPageObj_GetFillColor(found, *map(byref, parts))
    return tuple(part.value for part in parts[:3])


def noted(note, count=1):
    columns = (GridColumn("Day"), GridColumn("Note", Kind.WORDS), GridColumn("Sum", Kind.SUM))
    return Grid(columns, (GridRow(("01/09/2026", note, "12.00")),) * count, ("Total", "", "12.00"))


def test_words_go_on_below_and_none_is_lost(report, page_texts):
    note = " ".join(f"word{at}" for at in range(250))
    pdf = render_composed(replace(report, parts=(noted(note, 4),)))
    pages = page_texts(pdf)
    said = re.findall(r"word\d+", " ".join(pages))
    assert said == note.split() * 4
    assert len(pages) > 1
    assert all("Day Note Sum" in page for page in pages)
    require_placed(pdf)


def test_a_long_word_is_broken_and_a_short_note_takes_one_line(report, page_texts):
    (text,) = page_texts(render_composed(replace(report, parts=(noted("f" * 120),))))
    assert "".join(re.findall("f{5,}", text)) == "f" * 120
    (text,) = page_texts(render_composed(replace(report, parts=(noted("Paid."),))))
    assert "01/09/2026 Paid. 12.00" in text


def test_a_row_of_several_lines_is_one_row_of_the_table(report):
    grid_ = noted("one two three four five six seven eight nine ten " * 6, 3)
    pdf = PdfReader(BytesIO(render_composed(replace(report, parts=(grid_,)))))
    (document,) = [pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    (table,) = [each for each in map(got, got(document)["/K"]) if each["/S"] == "/Table"]
    rows_ = [got(row) for row in table["/K"]]
    assert [len(row["/K"]) for row in rows_] == [3, 3, 3, 3, 2]


def got(found):
    return found.get_object()
