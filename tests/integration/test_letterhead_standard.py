"""Papers over somebody else's letterhead claim PDF/A-3b only where nothing stands against it."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QColor, QFont, QPageSize, QPainter, QPdfWriter
from reportlab.lib.colors import blue, red
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.documents.combined import combined_pdf
from collector_desktop.domain.sheets import A4
from collector_desktop.services.letterhead_claim import claim_said
from collector_desktop.services.own_letterhead import change_letterhead, read_letterhead
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_statement import statement_paper
from tests.conftest import TODAY
from tests.integration.papers import FONTS, set_up_company
from tests.pdf_a import faults_of

SIZE = (595.28, 841.89)
HEAD = SIZE[1] - 60


def plain(canvas):
    """A bar, and words in a font that lies in the file."""
    pdfmetrics.registerFont(TTFont("Lib", FONTS / "LiberationSans-Bold.ttf"))
    canvas.setFillColorRGB(0.6, 0.1, 0.2)
    canvas.rect(0, HEAD, SIZE[0], 40, stroke=0, fill=1)
    canvas.setFont("Lib", 9)
    canvas.drawString(80, 60, "Mill & Söhne Ltd")


def see_through(canvas):
    plain(canvas)
    canvas.setFillAlpha(0.4)
    canvas.rect(400, HEAD, 60, 30, fill=1)
    logo = Image.new("RGBA", (40, 40), (200, 30, 30, 120))
    canvas.drawImage(ImageReader(logo), 300, HEAD, 40, 40, mask="auto")


def shaded(canvas):
    plain(canvas)
    canvas.linearGradient(0, SIZE[1] - 20, SIZE[0], SIZE[1] - 20, (red, blue))


def for_print(canvas):
    plain(canvas)
    canvas.setFillColorCMYK(1, 0.2, 0, 0)
    canvas.rect(10, HEAD, 40, 40, fill=1)


def picture_for_print(canvas):
    plain(canvas)
    canvas.drawImage(ImageReader(Image.new("CMYK", (20, 20), (9, 9, 9, 0))), 300, HEAD, 40, 40)


def without_font(canvas):
    plain(canvas)
    canvas.setFont("Times-Roman", 9)
    canvas.drawString(80, 50, "Registered in England")


@pytest.fixture
def over(acme, tmp_path):
    """Make papers of Acme over a letterhead that is drawn."""
    set_up_company()
    path = tmp_path / "own.pdf"

    def draw(drawing, change=None):
        canvas = Canvas(str(path), pagesize=SIZE, invariant=1)
        drawing(canvas)
        canvas.save()
        if change is not None:
            writer = PdfWriter(clone_from=path)
            change(writer, writer.pages[0])
            writer.write(path)
        made = read_letterhead(path, A4)
        change_letterhead(made, TODAY)
        return made, statement_paper(acme.id, TODAY, FONTS).content

    return draw


def claimed(pdf):
    metadata = PdfReader(BytesIO(pdf)).trailer["/Root"]["/Metadata"].get_data()
    return b"pdfaid:part" in metadata


@pytest.mark.parametrize("drawing", [plain, see_through, shaded])
def test_what_can_be_kept_is_claimed_and_holds(over, acme, drawing):
    made, paper = over(drawing)
    assert claim_said(made) == "Papers over it keep to PDF/A-3b, for the archive."
    letter = letter_paper(acme.id, "reminder-1", TODAY, FONTS).content
    for pdf in (paper, letter, combined_pdf([paper, letter])):
        assert claimed(pdf)
        assert b"pdfuaid:part" not in PdfReader(BytesIO(pdf)).xmp_metadata.stream.get_data()
        assert faults_of(pdf, "B") == []


@pytest.mark.parametrize(
    ("drawing", "because"),
    [
        (for_print, "it has colours for print (CMYK) without a profile"),
        (picture_for_print, "it has colours for print (CMYK) without a profile"),
        (without_font, "its font Times-Roman is not in the file"),
    ],
)
def test_what_cannot_be_kept_is_not_claimed_and_the_reason_is_said(over, drawing, because):
    made, paper = over(drawing)
    assert not claimed(paper)
    assert claim_said(made).startswith(f"Papers over it claim no PDF/A, because {because}. Save")


def _widths(writer, page):
    """Say that every sign is twice as wide."""
    fonts = page["/Resources"]["/Font"]
    for font in (each.get_object() for each in fonts.values()):
        if "/Widths" in font:
            font[NameObject("/Widths")] = type(font["/Widths"])(
                type(width)(2 * width) for width in font["/Widths"]
            )


def _nonsense(writer, page):
    content = DecodedStreamObject()
    content.set_data(page.get_contents().get_data() + b"\n1 2 xyz\n")
    page[NameObject("/Contents")] = writer._add_object(content)


def _press(writer, page):
    state = DictionaryObject({NameObject("/TR"): NameObject("/Identity")})
    states = DictionaryObject({NameObject("/GS9"): state})
    page["/Resources"][NameObject("/ExtGState")] = states


@pytest.mark.parametrize(
    ("change", "because"),
    [
        (_widths, "the widths of its font"),
        (_nonsense, "commands that no standard knows"),
        (_press, "effects for printing presses"),
    ],
)
def test_what_was_spoilt_is_found(over, change, because):
    made, paper = over(plain, change)
    assert because in claim_said(made)
    assert not claimed(paper)


def test_a_letterhead_of_another_program_is_judged_by_what_it_uses(acme, tmp_path, qapp):
    """Qt lists a space of colours for print in every file, and uses it in none of these."""
    set_up_company()
    path = tmp_path / "qt.pdf"
    paper = QPdfWriter(str(path))
    paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    paper.setPageMargins(QMarginsF(0, 0, 0, 0))
    paper.setResolution(72)
    painter = QPainter(paper)
    painter.setFont(QFont("Collector Sans", 12))
    painter.drawText(60, 40, "Mühle Ltd")
    painter.fillRect(0, 0, 595, 20, QColor(200, 0, 0, 128))
    painter.end()
    change_letterhead(read_letterhead(path, A4), TODAY)
    pdf = statement_paper(acme.id, TODAY, FONTS).content
    assert claimed(pdf)
    assert faults_of(pdf, "B") == []


def test_papers_of_two_levels_joined_claim_the_lower_one(over, acme):
    own = statement_paper(acme.id, TODAY, FONTS).content
    _, over_it = over(plain)
    assert faults_of(own) == []
    whole = combined_pdf([own, over_it])
    assert faults_of(whole, "B") == []
    _, unclaimed = over(for_print)
    assert not claimed(combined_pdf([own, over_it, unclaimed]))
