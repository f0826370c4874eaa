"""Many papers in one PDF: their order, their sides, their identity."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from collector_desktop.documents.combined import combined_pdf, joined, page_count
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.statement import render_statement


@pytest.fixture
def parts(letter, statement):
    return [render_letter(letter), render_statement(statement)]


def test_the_pages_of_all_stand_in_their_order(parts):
    whole = PdfReader(BytesIO(combined_pdf(parts)), strict=True)
    single = [page.extract_text() for part in parts for page in PdfReader(BytesIO(part)).pages]
    assert [page.extract_text() for page in whole.pages] == single


def test_no_time_of_day_is_in_it_and_its_id_is_that_of_its_content(parts):
    made = combined_pdf(parts)
    assert PdfReader(BytesIO(made)).metadata["/CreationDate"] == "D:20000101000000+00'00'"
    assert combined_pdf(parts) == made
    ids = [PdfReader(BytesIO(each)).trailer["/ID"][0] for each in (made, combined_pdf(parts[:1]))]
    assert ids[0] != ids[1]


@pytest.mark.parametrize("counts", [(1, 1, 1), (2, 1, 3, 1), (3, 2, 2), (1,)])
def test_on_both_sides_each_begins_on_a_front(letter, counts):
    one = render_letter(letter)
    parts = [combined_pdf([one] * count) for count in counts]
    names = [f"Part {number}" for number in range(len(parts))]
    whole = joined(parts, names, is_duplex=True)
    reader = PdfReader(BytesIO(whole.content))
    starts = [reader.get_destination_page_number(mark) for mark in reader.outline]
    assert whole.pages == counts
    assert len(starts) == len(counts)
    assert all(start % 2 == 0 for start in starts)
    for at, page in enumerate(reader.pages):
        is_blank = not any(start <= at < start + n for start, n in zip(starts, counts, strict=True))
        assert (page.extract_text() == "") == is_blank
        assert page.mediabox == reader.pages[0].mediabox
    assert len(reader.pages) == starts[-1] + counts[-1]


def test_on_one_side_nothing_is_added(parts):
    pages = joined(parts).pages
    assert page_count(combined_pdf(parts)) == sum(pages)
    assert pages == tuple(page_count(part) for part in parts)
