"""Papers of ours joined: tagged, in order, with their data; what is not ours, by its pages."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from io import BytesIO
from random import Random

import pytest
from pypdf import PdfReader, PdfWriter
from pypdfium2 import PdfDocument

from collector_desktop.documents.combined import combined_pdf, joined
from collector_desktop.documents.data_file import DataFile
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.own_file import NotOursError, read_own_file
from collector_desktop.documents.statement import render_statement
from tests.pdf_a import faults_of
from tests.pdf_a.structure import kids, walk


def figures(name):
    return DataFile(name, f"number\r\n{name}\r\n".encode(), "Figures")


@pytest.fixture
def parts(letter, statement):
    german = replace(statement, language="de", title="Kontoauszug", data=figures("b.csv"))
    return [
        render_statement(replace(statement, data=figures("a.csv"))),
        render_letter(letter),
        render_statement(german),
    ]


def tree_of(pdf):
    return PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]


def kinds_of(node):
    return [str(each["/S"]) for each in walk(node)]


def test_the_whole_keeps_to_pdf_a_as_the_parts_do(parts):
    names = ["one", "two", "three"]
    for is_duplex in (False, True):
        assert faults_of(joined(parts, names, is_duplex=is_duplex).content) == []


def test_each_part_has_the_structure_and_language_that_it_had(parts):
    (whole,) = kids(tree_of(combined_pdf(parts)))
    found = kids(whole)
    assert [str(each["/Lang"]) for each in found] == ["en-GB", "en-GB", "de"]
    for part, alone in zip(found, parts, strict=True):
        assert kinds_of(part) == kinds_of(tree_of(alone))[1:]


def test_the_pages_look_as_they_did(parts):
    whole = PdfDocument(combined_pdf(parts))
    single = [page for part in parts for page in PdfDocument(part)]
    assert len(whole) == len(single)
    for page, alone in zip(whole, single, strict=True):
        assert page.render().to_pil().tobytes() == alone.render().to_pil().tobytes()


def test_the_data_of_all_are_inside(parts):
    found = PdfReader(BytesIO(combined_pdf(parts))).attachments
    assert found == {name: [figures(name).content] for name in ("a.csv", "b.csv")}


def test_data_of_one_name_do_not_hide_each_other(statement):
    part = render_statement(replace(statement, data=figures("a.csv")))
    reader = PdfReader(BytesIO(combined_pdf([part, part, part])))
    assert len(reader.trailer["/Root"]["/AF"]) == 3
    listed = reader.trailer["/Root"]["/Names"]["/EmbeddedFiles"]["/Names"][::2]
    assert sorted(listed) == ["a.csv", "a.csv (2)", "a.csv (3)"]


def test_a_joined_file_can_be_joined_again(parts):
    twice = combined_pdf([combined_pdf(parts), joined(parts, ["x", "y", "z"]).content])
    assert faults_of(twice) == []
    assert len(PdfReader(BytesIO(twice)).pages) == 2 * len(
        PdfReader(BytesIO(combined_pdf(parts))).pages
    )


def test_bookmarks_lead_to_the_first_pages(parts):
    names = ["Müller & Söhne", "東京", "<b>"]
    reader = PdfReader(BytesIO(joined(parts, names, is_duplex=True).content))
    assert [mark.title for mark in reader.outline] == names
    starts = [reader.get_destination_page_number(mark) for mark in reader.outline]
    assert starts[0] == 0
    assert all(start % 2 == 0 for start in starts)
    assert "Kontoauszug" in reader.pages[starts[2]].extract_text()


def test_fonts_are_shared(statement):
    parts = [
        render_statement(replace(statement, slip_rows=(("Customer", f"{at}"),))) for at in range(20)
    ]
    assert len(combined_pdf(parts)) < sum(map(len, parts)) / 2


def strangers_copy(pdf):
    content = BytesIO()
    PdfWriter(clone_from=BytesIO(pdf)).write(content)
    return content.getvalue()


def test_what_is_not_ours_is_joined_by_its_pages(parts):
    whole = combined_pdf([*parts, strangers_copy(parts[0])])
    with pytest.raises(NotOursError):
        read_own_file(whole)
    texts = [page.extract_text() for page in PdfReader(BytesIO(whole)).pages]
    assert texts[0] == texts[-1]


def test_papers_beside_a_strangers_file_still_have_a_title_and_a_language(parts):
    stranger = strangers_copy(parts[0])
    for whole, title in (
        (combined_pdf([*parts, stranger]), PdfReader(BytesIO(parts[0])).metadata.title),
        (joined([stranger, *parts], title="File of Acme").content, "File of Acme"),
    ):
        reader = PdfReader(BytesIO(whole), strict=True)
        own = PdfReader(BytesIO(parts[0]))
        assert reader.metadata.title == title
        assert reader.metadata.author == own.metadata.author
        assert reader.root_object["/Lang"] == own.trailer["/Root"]["/Lang"]
        assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"].value is True
        with closing(PdfDocument(whole)) as document:
            assert document.get_metadata_value("Title") == title
            assert document.get_metadata_value("CreationDate") == "D:20000101000000+00'00'"


def test_of_strangers_files_alone_the_first_name_is_the_title(parts):
    stranger = strangers_copy(parts[0])
    made = joined([stranger, stranger], ["Delivery note", "Order"])
    reader = PdfReader(BytesIO(made.content), strict=True)
    assert reader.metadata.title == "Delivery note"
    assert "/Lang" not in reader.root_object
    assert [mark.title for mark in reader.outline] == ["Delivery note", "Order"]
    assert joined([stranger, stranger], ["Delivery note", "Order"]) == made


def test_a_paper_over_a_strangers_letterhead_lowers_what_the_whole_claims(statement, parts):
    under = replace(statement.letterhead, own=strangers_copy(parts[0]))
    paper = render_statement(replace(statement, letterhead=under))
    whole = combined_pdf([parts[1], paper])
    assert faults_of(whole, "B") == []
    assert b"pdfuaid:part" not in PdfReader(BytesIO(whole)).trailer["/Root"]["/Metadata"].get_data()


def test_a_spoilt_file_is_not_taken_for_ours_or_read_whole(parts):
    """Bytes are changed, lost and doubled at random; reading ends in objects or in refusal."""
    chance = Random(7)  # noqa: S311 - the same each time
    for _ in range(400):
        spoilt = bytearray(parts[0])
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(spoilt))
            match chance.randrange(3):
                case 0:
                    spoilt[at] = chance.randrange(256)
                case 1:
                    del spoilt[at : at + chance.randint(1, 50)]
                case _:
                    spoilt[at:at] = spoilt[at : at + chance.randint(1, 50)]
        try:
            read_own_file(bytes(spoilt))
        except NotOursError:
            continue


def test_a_bomb_is_refused_before_it_is_unpacked(parts, monkeypatch):
    monkeypatch.setattr("collector_desktop.documents.own_file._LARGEST", 100)
    with pytest.raises(NotOursError):
        read_own_file(parts[0])
