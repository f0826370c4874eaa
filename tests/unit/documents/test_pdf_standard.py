"""Every paper keeps to PDF/A-3a, is tagged, and reads in the order in which it is drawn."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageDraw
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, FloatObject, NameObject, NumberObject, TextStringObject
from pypdfium2 import PdfDocument

from collector_desktop.documents.colour_profile import srgb_profile
from collector_desktop.documents.data_file import DataFile
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.statement import render_statement
from collector_desktop.documents.untrusted_picture import kept_picture
from tests.pdf_a import faults_of
from tests.pdf_a.structure import marks_of, walk
from tests.unit.documents.test_sheets import KINDS, letters, sheets, statements

FIGURES = DataFile("figures.csv", b"number,amount\r\nINV-1,1.00\r\n", "Figures as CSV")


@pytest.fixture
def full(statement):
    """Return a statement with all that a statement can have: logo, code, data, odd names."""
    picture = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((10, 10, 190, 90), fill=(20, 90, 160, 200))
    logo = BytesIO()
    picture.save(logo, "PNG")
    return replace(
        statement,
        letterhead=replace(statement.letterhead, logo=kept_picture(logo.getvalue())),
        how_to_pay=replace(statement.how_to_pay, qr_payload="BCD", qr_caption="Scan to pay"),
        address_lines=("Ιωάννα Παπαδοπούλου", "ООО «Щукин»", "Smith & <Sons>"),  # noqa: RUF001
        customer="Smith & <Sons> Щукин",
        ticks=tuple((f"Щ-{at} & Co", "60.00") for at in range(13)),
        data=FIGURES,
    )


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_keeps_to_pdf_a(kind, letterhead, statement, letter, lines):
    made = {
        **statements(statement, lines),
        **letters(letter),
        **sheets(letterhead, letterhead.sheet),
    }
    assert faults_of(made[kind]()) == []


def test_a_paper_with_all_that_there_is_keeps_to_it_too(full):
    assert faults_of(render_statement(full)) == []


def without(key):
    return lambda writer: writer.root_object.pop(key)


def on_page(operators):
    def spoil(writer):
        contents = writer.pages[0].get_contents()
        contents.set_data(contents.get_data() + operators)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(contents)

    return spoil


def font_of(writer):
    return writer.pages[0]["/Resources"]["/Font"]["/F1+0"]


def wider(writer):
    font_of(writer)["/Widths"][ord("S")] = FloatObject(5)


def outside(writer):
    del font_of(writer)["/FontDescriptor"]["/FontFile2"]


def meaningless(writer):
    del font_of(writer)["/ToUnicode"]


def speechless(writer):
    for element in walk(writer.root_object["/StructTreeRoot"]):
        element.pop("/Alt", None)


def crooked(writer):
    parents = writer.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"][1]
    parents[0], parents[1] = parents[1], parents[0]


def ragged(writer):
    rows = [e for e in walk(writer.root_object["/StructTreeRoot"]) if e["/S"] == "/TR"]
    rows[0][NameObject("/K")] = ArrayObject(rows[0]["/K"][:1])


def renamed(writer):
    writer._info.get_object()[NameObject("/Title")] = TextStringObject("Other")


def unrelated(writer):
    del writer.root_object["/AF"][0].get_object()["/AFRelationship"]


def smoothed(writer):
    pictures = writer.pages[0]["/Resources"]["/XObject"]
    for name in pictures:
        pictures[name][NameObject("/Interpolate")] = NumberObject(1)


SPOILT = {
    "no mark": (without("/MarkInfo"), "6.7.2.2"),
    "no structure": (without("/StructTreeRoot"), "6.7.3.3"),
    "no language": (without("/Lang"), "6.7.4"),
    "no metadata": (without("/Metadata"), "6.6.2.1"),
    "no profile": (without("/OutputIntents"), "6.2.3"),
    "other title": (renamed, "6.6.3"),
    "loose text": (on_page(b"\nBT /F1+0 9 Tf (A) Tj ET\n"), "6.7.3"),
    "four colours": (on_page(b"\n/Artifact BMC 0 0 0 1 k EMC\n"), "6.2.4"),
    "unknown operator": (on_page(b"\n/Artifact BMC 1 zz EMC\n"), "6.2.2"),
    "open mark": (on_page(b"\n/Artifact BMC\n"), "6.2.2"),
    "width": (wider, "6.2.11.5"),
    "font outside": (outside, "6.2.11.4"),
    "no meaning": (meaningless, "6.2.11.7"),
    "picture without words": (speechless, "7.3"),
    "wrong way back": (crooked, "6.7.3"),
    "ragged table": (ragged, "7.5"),
    "data without relation": (unrelated, "6.8"),
    "smoothed picture": (smoothed, "6.2.8"),
}


def spoilt(pdf, spoil=None):
    writer = PdfWriter(clone_from=BytesIO(pdf))
    if spoil:
        spoil(writer)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def test_a_copy_by_another_library_has_no_fault_of_its_own(full):
    assert faults_of(spoilt(render_statement(full))) == []


@pytest.mark.no_cover
@pytest.mark.parametrize(("spoil", "clause"), SPOILT.values(), ids=SPOILT)
def test_the_check_finds_what_is_wrong(full, spoil, clause):
    assert any(clause in fault for fault in faults_of(spoilt(render_statement(full), spoil)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\nendstream\nendobj", b"endstream\nendobj "),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"%PDF-1.7\n%abcd\n"),
        (b"%%EOF\n", b"%%EOF\nmore"),
    ],
    ids=["no line before the end of a stream", "no high bytes", "something after the end"],
)
def test_the_check_finds_what_is_wrong_in_the_bytes(statement, old, new):
    pdf = render_statement(statement)
    assert old in pdf
    assert faults_of(pdf.replace(old, new, 1))


def test_the_order_of_the_structure_is_that_of_the_page(statement, letter):
    for pdf in (render_statement(statement), render_letter(letter)):
        reader = PdfReader(BytesIO(pdf))
        order = [
            mark
            for each in walk(reader.trailer["/Root"]["/StructTreeRoot"])
            for mark in marks_of(each)
        ]
        assert order == sorted(order)
        assert len(order) > 20


def test_the_structure_names_headings_tables_and_cells(statement):
    root = PdfReader(BytesIO(render_statement(statement))).trailer["/Root"]
    kinds = [str(each["/S"])[1:] for each in walk(root["/StructTreeRoot"])]
    assert kinds[0] == "Document"
    assert kinds.count("H1") == 1
    assert kinds.count("H2") == 2  # how to pay, payment slip
    rows = 3 + (1 + 7 + 1) + 5 + 5 + (4 + 2)  # facts; head, lines, total; ageing; bank; slip
    assert kinds.count("TR") == rows
    assert kinds.count("TD") == 3 + (7 * 7 + 1) + 5 + 5 + (4 + 2)


@pytest.mark.parametrize(("count", "shown"), [(1, 1), (12, 12), (13, 11)])
def test_each_invoice_to_tick_is_a_row_with_its_number_for_heading(statement, count, shown):
    ticks = tuple((f"INV-{at:05}", "60.00") for at in range(count))
    without, ticked = (
        [
            str(each["/S"])
            for each in walk(PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"])
        ]
        for pdf in (
            render_statement(replace(statement, sections=())),
            render_statement(replace(statement, sections=(), ticks=ticks)),
        )
    )
    more = {
        kind: ticked.count(kind) - without.count(kind) for kind in ("/Table", "/TR", "/TH", "/TD")
    }
    assert more == {"/Table": 1, "/TR": shown, "/TH": shown, "/TD": shown}


def test_what_is_repeated_on_later_pages_is_read_once(statement, lines):
    many = replace(statement, sections=(replace(statement.sections[0], lines=lines(90)),))
    root = PdfReader(BytesIO(render_statement(many))).trailer["/Root"]
    kinds = [str(each["/S"]) for each in walk(root["/StructTreeRoot"])]
    assert kinds.count("/TH") == 3 + (7 + 1) + 5 + 5 + (4 + 2)
    assert kinds.count("/Table") == 5


def test_lines_of_a_paragraph_are_parted_by_a_blank(letter):
    page = PdfDocument(render_letter(letter))[0].get_textpage()
    text = page.get_text_range()
    assert "past its due \r\ndate" in text or "past its due\r\ndate" in text
    reader = PdfReader(BytesIO(render_letter(letter)))
    shown = reader.pages[0].get_contents().get_data()
    assert b"past its due ) Tj" in shown


def test_data_travel_inside_the_file_byte_by_byte(full):
    reader = PdfReader(BytesIO(render_statement(full)))
    assert reader.attachments == {"figures.csv": [FIGURES.content]}
    (belonging,) = reader.trailer["/Root"]["/AF"]
    assert belonging.get_object()["/AFRelationship"] == "/Data"


def test_a_title_of_any_signs_is_said_twice_alike(full):
    title = "Statement, Smith & <Sons> Щукин"
    assert PdfReader(BytesIO(render_statement(full))).metadata.title == title


def test_the_profile_of_colours_is_srgb():
    """Colours through our profile and through the one of LittleCMS are the same."""
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    theirs, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    picture = Image.new("RGB", (64, 64))
    picture.putdata([(at * 7 % 256, at * 13 % 256, at * 29 % 256) for at in range(64 * 64)])
    seen = [
        ImageCms.profileToProfile(picture, each, lab, outputMode="LAB").tobytes()
        for each in (ours, theirs)
    ]
    assert max(abs(one - other) for one, other in zip(*seen, strict=True)) <= 1
