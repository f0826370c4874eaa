from io import BytesIO

import pytest
from pypdf import PdfReader

from collector_desktop.documents.combined import combined_pdf
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
