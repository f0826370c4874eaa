"""The user's own PDF under every paper: taken, refused, measured, drawn and removed."""

from contextlib import suppress
from io import BytesIO
from random import Random

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)
from pypdfium2 import PdfDocument
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.documents import untrusted
from collector_desktop.domain.errors import OutsideWorldError, RefusedError
from collector_desktop.domain.sheets import A4, LETTER
from collector_desktop.queries.settings import own_letterhead, settings
from collector_desktop.services.history import undo_last
from collector_desktop.services.own_letterhead import change_letterhead, read_letterhead
from collector_desktop.services.paper_parts import letterhead
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.hostile_papers import GREETS
from tests.integration.papers import FONTS, set_up_company

MM = 72 / 25.4
FOOT, HEAD = 30.0, 40.0  # mm that the samples print at foot and head


def sheet_of_paper(path, pages=2, size=(210.0, 297.0), colour=(0.6, 0.1, 0.2)):
    """Write a letterhead with a bar at the head and a line of words at the foot of each page."""
    width, height = (side * MM for side in size)
    canvas = Canvas(str(path), pagesize=(width, height), invariant=1)
    for number in range(1, pages + 1):
        canvas.setFillColorRGB(*colour)
        canvas.rect(0, height - HEAD * MM, width, HEAD * MM / 2, stroke=0, fill=1)
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(30 * MM, FOOT * MM - 9, f"MillFoot{number}")
        canvas.line(30 * MM, FOOT * MM, 100 * MM, FOOT * MM)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def mill(tmp_path):
    return sheet_of_paper(tmp_path / "mill.pdf")


def texts(content):
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def written(path, change=None, source=None):
    writer = PdfWriter(clone_from=source)
    if change:
        change(writer)
    writer.write(path)
    return path


def script():
    return DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
    )


def many_items(customer):
    with operation("test", "Many", TODAY):
        for number in range(60):
            add_item(customer, f"M-{number}", TODAY, TODAY, 1_000)


def test_it_lies_under_first_and_later_pages(acme, mill):
    set_up_company()
    many_items(acme)
    change_letterhead(read_letterhead(mill, A4), TODAY)
    first, *later = texts(statement_paper(acme.id, TODAY, FONTS).content)
    assert "MillFoot1" in first
    assert len(later) >= 2
    assert all("MillFoot2" in page for page in later)


def test_our_own_head_and_foot_give_way(acme, mill):
    set_up_company()
    before = texts(statement_paper(acme.id, TODAY, FONTS).content)[0]
    change_letterhead(read_letterhead(mill, A4), TODAY)
    after = texts(statement_paper(acme.id, TODAY, FONTS).content)[0]
    for words in ("7 Quay Street", "QS", "Registered in England"):
        assert words in before
        assert words not in after


def test_a_letterhead_of_one_page_leaves_later_pages_plain(acme, tmp_path):
    many_items(acme)
    set_up_company()
    one = sheet_of_paper(tmp_path / "one.pdf", pages=1)
    change_letterhead(read_letterhead(one, A4), TODAY)
    first, second, *_ = texts(statement_paper(acme.id, TODAY, FONTS).content)
    assert "MillFoot1" in first
    assert "MillFoot" not in second
    assert "Quay Street Timber Ltd" in second


def test_what_we_write_keeps_clear_of_it(acme, mill):
    many_items(acme)
    set_up_company()
    change_letterhead(read_letterhead(mill, A4), TODAY)
    for number, page in enumerate(PdfDocument(statement_paper(acme.id, TODAY, FONTS).content)):
        text = page.get_textpage()
        boxes = [
            (text.get_text_bounded(*text.get_rect(at)), text.get_rect(at))
            for at in range(text.count_rects())
        ]
        ours = [box for words, box in boxes if "MillFoot" not in words]
        assert min(box[1] for box in ours) > FOOT * MM
        if number:
            assert max(box[3] for box in ours) < (297 - HEAD / 2) * MM


def test_the_sheet_says_how_much_stays_free(acme, mill):
    change_letterhead(read_letterhead(mill, A4), TODAY)
    sheet = letterhead(settings()).sheet
    assert sheet.height - sheet.bottom >= FOOT
    assert sheet.head >= HEAD / 2


def test_the_same_letterhead_gives_the_same_bytes(acme, mill):
    change_letterhead(read_letterhead(mill, A4), TODAY)
    first, second = (statement_paper(acme.id, TODAY, FONTS) for _ in range(2))
    assert first.content == second.content
    assert read_letterhead(mill, A4) == read_letterhead(mill, A4)


def test_it_looks_as_it_did(acme, mill):
    """The bar of the letterhead has the same colour and place on the paper."""
    change_letterhead(read_letterhead(mill, A4), TODAY)
    drawn = PdfDocument(statement_paper(acme.id, TODAY, FONTS).content)[0].render().to_pil()
    alone = PdfDocument(mill)[0].render().to_pil()
    box = (0, 60, 590, 110)
    assert drawn.crop(box).tobytes() == alone.crop(box).tobytes()


def test_the_paper_does_not_claim_to_be_pdf_a(acme, mill):
    """What others drew may keep to nothing: here the font is not in the file."""
    change_letterhead(read_letterhead(mill, A4), TODAY)
    root = PdfReader(BytesIO(statement_paper(acme.id, TODAY, FONTS).content)).trailer["/Root"]
    assert b"pdfaid:part" not in root["/Metadata"].get_data()
    assert root["/MarkInfo"]["/Marked"]


def test_undo_brings_the_former_one_back(acme, tmp_path, mill):
    change_letterhead(b"former", TODAY)
    change_letterhead(read_letterhead(mill, A4), TODAY)
    undo_last(TODAY)
    assert own_letterhead() == b"former"
    change_letterhead(None, TODAY)
    assert own_letterhead() is None


def test_links_scripts_forms_and_files_stay_behind(tmp_path, mill):
    def spoil(writer):
        writer.root_object[NameObject("/OpenAction")] = script()
        writer.add_attachment("virus.exe", b"MZ")
        writer.add_uri(0, "https://example.com/x", RectangleObject((0, 0, 99, 99)))

    bad = written(tmp_path / "bad.pdf", spoil, mill)
    kept = read_letterhead(bad, A4)
    for trace in (b"/JavaScript", b"/Annots", b"/EmbeddedFile", b"/URI"):
        assert trace in bad.read_bytes()
        assert trace not in kept


def test_a_turned_page_is_taken_as_it_is_seen(acme, tmp_path):
    lying = sheet_of_paper(tmp_path / "lying.pdf", 1, size=(297.0, 210.0))
    turned = written(tmp_path / "turned.pdf", lambda writer: writer.pages[0].rotate(90), lying)
    change_letterhead(read_letterhead(turned, A4), TODAY)
    image = PdfDocument(statement_paper(acme.id, TODAY, FONTS).content)[0].render().to_pil()
    seen = PdfDocument(turned)[0].render().to_pil()
    assert seen.getpixel((530, 700)) == image.getpixel((530, 700)) == (153, 26, 51)


def test_a_page_whose_corner_is_elsewhere_is_moved(acme, tmp_path, mill):
    def move(writer):
        page = writer.pages[0]
        page.mediabox = RectangleObject((0, 0, 700, 900))
        page.cropbox = RectangleObject((10, 20, 10 + 210 * MM, 20 + 297 * MM))

    moved = written(tmp_path / "moved.pdf", move, mill)
    change_letterhead(read_letterhead(moved, A4), TODAY)
    image = PdfDocument(statement_paper(acme.id, TODAY, FONTS).content)[0].render().to_pil()
    seen = PdfDocument(moved)[0].render().to_pil()
    assert image.crop((0, 40, 580, 140)).tobytes() == seen.crop((0, 40, 580, 140)).tobytes()


def encrypted(writer):
    writer.encrypt("secret")


REFUSED = {
    "no PDF": (lambda path, _: path.write_bytes(b"PK\x03\x04 not a PDF"), "is not a PDF."),
    "damaged": (lambda path, _: path.write_bytes(b"%PDF-1.7\n" + b"\0" * 500), "cannot be read."),
    "password": (lambda path, mill: written(path, encrypted, mill), "protected by a password."),
    "three pages": (lambda path, _: sheet_of_paper(path, 3), "has 3 pages."),
    "small": (lambda path, _: sheet_of_paper(path, 1, (148.0, 210.0)), "148 by 210 mm"),
    "letter": (lambda path, _: sheet_of_paper(path, 1, (215.9, 279.4)), "216 by 279 mm"),
    "huge": (lambda path, _: path.write_bytes(b"%PDF-1.7\n" + b"x" * 10_000_001), "larger than"),
}


@pytest.mark.parametrize(("make", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_used_is_refused_in_one_sentence(tmp_path, mill, make, words):
    path = tmp_path / "given.pdf"
    make(path, mill)
    with pytest.raises(RefusedError) as refused:
        read_letterhead(path, A4)
    assert words in refused.value.title
    assert refused.value.title.startswith("given.pdf ")
    assert refused.value.title.count(". ") == 0
    assert refused.value.advice


def test_a_file_that_is_not_there_is_reported(tmp_path):
    with pytest.raises(OutsideWorldError, match=r"none\.pdf cannot be read"):
        read_letterhead(tmp_path / "none.pdf", A4)


def test_a_letterhead_of_us_letter_is_for_us_letter(acme, tmp_path):
    paper = sheet_of_paper(tmp_path / "us.pdf", 1, (215.9, 279.4))
    assert read_letterhead(paper, LETTER)


def test_one_that_ends_who_draws_it_is_refused_and_the_program_goes_on(tmp_path, mill, monkeypatch):
    child = tmp_path / "child.py"
    child.write_text(GREETS + "import os\nos.abort()\n", "utf-8")
    monkeypatch.setattr(untrusted, "CHILD", child)
    own = sheet_of_paper(tmp_path / "bomb.pdf", 1, colour=(0.1, 0.2, 0.3))
    with pytest.raises(RefusedError, match=r"^bomb\.pdf is a PDF that cannot be read"):
        read_letterhead(own, A4)


def test_a_picture_of_too_many_pixels_is_refused(tmp_path, mill):
    def blow_up(writer):
        picture = StreamObject()
        for key, value in {"/Width": 60_000, "/Height": 60_000}.items():
            picture[NameObject(key)] = NumberObject(value)
        picture[NameObject("/Subtype")] = NameObject("/Image")
        resources = writer.pages[0]["/Resources"]
        resources[NameObject("/XObject")] = writer._add_object(picture)

    with pytest.raises(RefusedError, match="too many pixels"):
        read_letterhead(written(tmp_path / "bomb.pdf", blow_up, mill), A4)


def test_one_that_would_fill_the_disk_a_paper_at_a_time_is_refused(tmp_path):
    """Noise cannot be packed: 1,300 by 1,300 dots are 5.07 MB; in letters a quarter more."""
    dots = Random(3).randbytes(1300 * 1300 * 3)  # noqa: S311 - the same each time
    noise = Image.frombytes("RGB", (1300, 1300), dots)
    path = tmp_path / "noise.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.drawImage(ImageReader(noise), 0, 0)
    canvas.save()
    with pytest.raises(RefusedError, match=r"^noise\.pdf would add (5\.1|6\.3) MB to every paper"):
        read_letterhead(path, A4)


def test_a_spoilt_file_is_taken_or_refused_and_nothing_else(tmp_path, mill):
    chance, path = Random(11), tmp_path / "spoilt.pdf"  # noqa: S311 - the same each time
    taken = 0
    for _ in range(15):
        spoilt = bytearray(mill.read_bytes())
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(spoilt))
            if chance.random() < 0.5:
                spoilt[at] = chance.randrange(256)
            else:
                del spoilt[at : at + chance.randint(1, 80)]
        path.write_bytes(spoilt)
        with suppress(RefusedError):
            taken += bool(read_letterhead(path, A4))
    assert 0 < taken < 15
