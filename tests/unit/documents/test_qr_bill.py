"""The Swiss QR-bill on statements and letters: read back by another program, measured, bounded."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
import zxingcpp
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.documents.bill_words import bill_words
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.qr_bill import amount_said
from collector_desktop.documents.statement import render_statement
from collector_desktop.domain.envelopes import ENVELOPES, envelope_for
from collector_desktop.domain.swiss_bill import Party, SwissBill, payload

MM = 25.4 / 72
DOTS = 300 / 72
CREDITOR = Party("Robert Schneider AG", "Rue du Lac", "1268", "2501", "Biel", "CH")
DEBTOR = Party("Zoë Müller-Šarić", "Grosse Marktgasse", "28", "9400", "Rorschach", "CH")
BILL = SwissBill(
    "CH4431999123000889012", CREDITOR, 194_975, "CHF", DEBTOR, "210000000003139471430009017"
)
WIDE = Party("W" * 70, "W" * 70, "W" * 16, "W" * 16, "W" * 35, "DE")
BILLS = {
    "usual": BILL,
    "no debtor": replace(BILL, debtor=None),
    "creditor reference": replace(
        BILL, iban="CH5800791123000889012", reference="RF18539007547034", currency="EUR"
    ),
    "no reference": replace(
        BILL, iban="CH5800791123000889012", reference="", message="Kundennummer ÄÖÜ-1"
    ),
    "all as long as can be": replace(
        BILL, creditor=WIDE, debtor=WIDE, amount_minor=99_999_999_999, message="W" * 140
    ),
}
LANGUAGES = ("de", "fr", "it", "en-GB")


def paper(document, bill, language="de", envelope="ch-right", lines=None):
    """Return a statement or letter with a bill, as PDF."""
    pay = replace(document.how_to_pay, bill=bill, bill_language=language, qr_payload="")
    head = replace(document.letterhead, envelope=envelope_for(envelope, "CH"))
    address = document.address_lines if lines is None else lines
    wanted = replace(document, how_to_pay=pay, letterhead=head, address_lines=address)
    return (render_letter if hasattr(wanted, "body") else render_statement)(wanted)


def codes(pdf):
    """Return (page, code) of all codes that another program finds in the printed pages."""
    pages = PdfDocument(pdf)
    return [
        (number, code)
        for number, page in enumerate(pages)
        for code in zxingcpp.read_barcodes(page.render(scale=DOTS, grayscale=True).to_pil())
    ]


def words_on(pdf, number, box):
    """Return the words in a part of a page; the box is in mm from the top left."""
    page = PdfDocument(pdf)[number]
    left, top, right, bottom = (edge / MM for edge in box)
    high = page.get_height()
    return page.get_textpage().get_text_bounded(left, high - bottom, right, high - top)


@pytest.fixture(params=["statement", "letter"])
def document(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("bill", BILLS.values(), ids=BILLS)
def test_another_program_reads_every_field_back(document, bill):
    ((_, code),) = codes(paper(document, bill))
    read = code.text.split("\r\n")
    assert read == payload(bill).split("\r\n")
    assert read[3] == bill.iban
    assert read[5] == bill.creditor.name
    assert read[18:20] == [f"{bill.amount_minor / 100:.2f}", bill.currency]
    assert read[21] == (bill.debtor.name if bill.debtor else "")
    assert read[28:] == [bill.reference, bill.message, "EPD"]
    assert code.ec_level == "M"


def test_the_code_is_46_mm_wide_in_its_place(document):
    ((_, code),) = codes(paper(document, BILL))
    corners = code.position
    to_mm = 25.4 / 300
    left, right = corners.top_left.x * to_mm, corners.top_right.x * to_mm
    top, bottom = corners.top_left.y * to_mm, corners.bottom_left.y * to_mm
    assert (left, top) == pytest.approx((67.0, 209.0), abs=0.7)
    assert (right - left, bottom - top) == pytest.approx((46.0, 46.0), abs=1.0)


def test_the_cross_of_7_mm_stands_in_the_middle(document):
    pdf = paper(document, BILL)
    ((number, _),) = codes(pdf)
    image = PdfDocument(pdf)[number].render(scale=DOTS, grayscale=True).to_pil()

    def shade(x, y):
        return image.getpixel((round((90 + x) * DOTS / MM), round((232 + y) * DOTS / MM)))

    for sign in (1, -1):
        assert shade(sign * 3.3, 0) > 200  # the white edge
        assert shade(sign * 2.5, 0) < 50  # black
        assert shade(sign * 1.5, 0) > 200  # the arms of the cross
        assert shade(0, sign * 1.5) > 200
        assert shade(sign * 1.5, sign * 1.5) < 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_on_both_parts_is_what_the_code_says(document, language):
    pdf = paper(document, BILL, language)
    ((number, _),) = codes(pdf)
    words = bill_words(language)
    receipt, payment = (
        words_on(pdf, number, (0, 192, 62, 297)),
        words_on(pdf, number, (62, 192, 210, 297)),
    )
    for part, title in ((receipt, words.receipt), (payment, words.payment_part)):
        for said in (
            *(title, words.payable_to, words.reference, words.payable_by),
            *(words.currency, words.amount, "CHF", "1 949.75"),
            *("CH44 3199 9123 0008 8901 2", "21 00000 00003 13947 14300 09017"),
            *("Robert Schneider AG", "Rue du Lac 1268", "2501 Biel"),
            *("Zoë Müller-Šarić", "Grosse Marktgasse 28", "9400 Rorschach"),
        ):
            assert said in part, said
    assert words.acceptance_point in receipt
    assert words.separate in words_on(pdf, number, (0, 186, 210, 192))


@pytest.mark.no_cover
@pytest.mark.parametrize("bill", BILLS.values(), ids=BILLS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_leaves_its_part_or_covers_another(statement, bill, language):
    pdf = paper(statement, bill, language)
    ((number, _),) = codes(pdf)
    page = PdfDocument(pdf)[number]
    text, high = page.get_textpage(), page.get_height()
    rows = []
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        rows.append((left * MM, (high - top) * MM, right * MM, (high - bottom) * MM))
    for left, top, right, bottom in rows:
        if bottom < 191.9:
            continue
        assert (left >= 4.9 and right <= 57.2) or (left >= 66.9 and right <= 205.2)
        assert top >= 196.5
        assert bottom <= 292.1
        assert not (left < 113 and right > 67 and top < 255 and bottom > 209)
    for at, one in enumerate(rows):
        for other in rows[:at]:
            apart = one[0] >= other[2] or other[0] >= one[2]
            assert apart or one[1] >= other[3] - 0.3 or other[1] >= one[3] - 0.3


@pytest.mark.no_cover
@pytest.mark.parametrize("envelope", [each.name for each in ENVELOPES if "us" not in each.name])
@pytest.mark.parametrize("count", [1, 4, 12])
def test_only_the_address_shows_in_the_window_of_every_envelope(document, ink, envelope, count):
    profile = envelope_for(envelope, "CH")
    lines = tuple(f"Zeile {number} der Anschrift" for number in range(count))
    box = (profile.left, profile.top, profile.left + profile.width, profile.top + profile.height)
    ever = (profile.window.left, profile.window.top, profile.window.right, profile.window.bottom)
    pdf = paper(document, BILL, envelope=envelope, lines=lines)
    left, top, right, bottom = ink(pdf, ever)
    assert box[0] <= left < right <= box[2]
    assert box[1] <= top < bottom <= box[3]
    assert words_on(pdf, 0, box).count("Zeile") == count
    assert ink(paper(document, BILL, envelope=envelope, lines=()), ever) is None


@pytest.mark.parametrize("envelope", ["ch-right", "uk-a4-left"])
def test_no_fold_mark_or_footer_stands_on_the_bill(letter, ink, envelope):
    short = replace(letter, body=letter.body[:1])
    pdf = paper(short, BILL, envelope=envelope)
    assert len(PdfDocument(pdf)) == 1
    first = envelope_for(envelope, "CH").folds[0]
    assert ink(pdf, (4.0, first - 1, 8.5, first + 1)) is not None
    assert ink(pdf, (0.0, 205.0, 4.5, 297.0)) is None
    assert ink(pdf, (4.5, 271.0, 61.5, 279.0)) is None or "Annahmestelle" in words_on(
        pdf, 0, (4, 271, 62, 279)
    )
    assert letter.letterhead.footer[:12] not in words_on(pdf, 0, (0, 192, 210, 297))


def test_the_bill_stands_once_on_the_last_page_of_many(statement, lines):
    long = replace(statement, sections=(replace(statement.sections[0], lines=lines(90)),))
    pdf = paper(long, BILL)
    pages = len(PdfDocument(pdf))
    assert pages > 2
    assert [number for number, _ in codes(pdf)] == [pages - 1]


def test_a_letterhead_underneath_leaves_the_bill_as_it_is(statement):
    dark = BytesIO()
    canvas = Canvas(dark, pagesize=(595.28, 841.89), invariant=1)
    canvas.rect(0, 0, 595.28, 260, fill=1)
    canvas.save()
    own = replace(statement.letterhead, own=dark.getvalue())
    drawn = [paper(statement, BILL), paper(replace(statement, letterhead=own), BILL)]
    pictures = []
    for pdf in drawn:
        ((number, code),) = codes(pdf)
        assert code.text == payload(BILL)
        page = PdfDocument(pdf)[number].render(scale=DOTS, grayscale=True).to_pil()
        pictures.append(page.crop((0, round(192.5 * DOTS / MM), page.width, page.height)))
    assert pictures[0].tobytes() == pictures[1].tobytes()


def test_its_letters_are_one_of_the_four_faces_and_embedded(statement):
    reader = PdfReader(BytesIO(paper(statement, BILL)))
    fonts = reader.pages[-1]["/Resources"]["/Font"].values()
    named = {str(font.get_object()["/BaseFont"]) for font in fonts}
    assert {name.split("+")[-1] for name in named} >= {"LiberationSans", "LiberationSans-Bold"}
    for font in fonts:
        assert "/FontFile2" in font.get_object()["/FontDescriptor"].get_object()


@pytest.mark.parametrize(
    ("minor", "said"),
    [(1, "0.01"), (100, "1.00"), (194_975, "1 949.75"), (99_999_999_999, "999 999 999.99")],
)
def test_amounts_are_written_as_the_guidelines_want(minor, said):
    assert amount_said(minor) == said
