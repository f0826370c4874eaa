"""No amount, number, day, reference or line of an address is ever cut on a paper."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from collector_desktop.documents import fonts
from collector_desktop.documents.content import AppliedLine, HowToPay
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.statement import render_statement
from collector_desktop.domain.envelopes import ENVELOPES
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.domain.statement_phrases import statement_phrases
from collector_desktop.services.localised import Written
from tests.golden_pictures import read_pages
from tests.positions import MM, letters_of, outside, require_tidy
from tests.unit.documents.conftest import SLIP_ROWS, said

FEW = Path(__file__).parents[2] / "data" / "fonts"
ELLIPSIS = "…"
NAME = "Oaken Doors and Windows of West Yorkshire (Holdings) Public Limited Company"
LONG_LINES = (
    NAME,
    "z. Hd. Frau Dr. Annemarie Schwarzenbach-Oberhuber",
    "Abteilung Kreditorenbuchhaltung und Zahlungsverkehr International",
    "Industriestraße am Nordwestbahnhof 117-119, Gebäude C, 4. Stock, links",
    "80331 München",
    "GERMANY",
)
REFERENCE = "PO/2026/00012345-MAYFIELD-ROAD-EXTENSION-LOT-7/REV-B"
NUMBER = "SALES-INVOICE-2026-11-000000123456789-A"
VAST = 99_999_999_999_999
TERMS = "le dernier jour du mois suivant, 2,5 % d'escompte au plus tard le 10 du mois suivant"


@pytest.fixture
def other_fonts():
    fonts.choose_fonts(sorted(FEW.glob("*.?tf")))
    yield
    fonts.choose_fonts(())


def squeezed(text):
    return "".join(text.split())


def within(letters, area):
    """Return the letters inside an area in the order in which they were written."""
    astray = set(outside(letters, area))
    return "".join(each.text for each in letters if each not in astray)


def printed(pdf):
    """Return all letters of a paper, without blanks, as it was written."""
    return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def sizes_of(pdf, text):
    """Return the heights of the capitals and figures of a text on the last page, in mm."""
    letters = letters_of(pdf)[-1]
    said_by = "".join(each.text for each in letters)
    start = said_by.index(squeezed(text))
    found = letters[start : start + len(squeezed(text))]
    return [each.bottom - each.top for each in found if each.text.isupper()]


@pytest.fixture(params=LANGUAGES)
def with_code(request, how_to_pay):
    """Return how to pay with a code whose caption has a vast amount in one language."""
    language = request.param
    country = {"en-GB": "IE", "en-US": "US"}.get(language, language.upper())
    amount = Written(language, country).money(VAST, "EUR")
    caption = statement_phrases(language).scan.format(amount=amount)
    return replace(how_to_pay, qr_payload="BCD\n002\n1\nSCT\n\nQuay\nDE0", qr_caption=caption)


def test_the_caption_of_the_code_is_whole_and_below_it(statement, with_code):
    pdf, column = render_statement(replace(statement, how_to_pay=with_code)), (157.0, 0.0, 197.0)
    require_tidy(pdf)
    assert squeezed(with_code.qr_caption) in printed(pdf)
    assert ELLIPSIS not in printed(pdf)
    assert squeezed(with_code.qr_caption) in within(letters_of(pdf)[-1], (*column, 297.0))


def test_beside_the_code_of_a_letter_every_detail_is_whole(letter, with_code):
    rows = (("Account holder", NAME), ("IBAN", "DE89 3704 0044 0532 0130 00"), ("Amount", "1.00"))
    pdf = render_letter(replace(letter, how_to_pay=replace(with_code, pay_to=NAME, rows=rows)))
    require_tidy(pdf)
    assert ELLIPSIS not in printed(pdf)
    for words in (NAME, *(value for _, value in rows)):
        assert squeezed(words) in within(letters_of(pdf)[-1], (20.0, 220.0, 159.0, 276.0))


@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda each: each.name)
@pytest.mark.parametrize("kind", ["statement", "letter"])
def test_every_line_of_a_long_address_is_whole_in_its_window(request, kind, envelope):
    document = request.getfixturevalue(kind)
    render = {"statement": render_statement, "letter": render_letter}[kind]
    letterhead = replace(document.letterhead, envelope=envelope)
    pdf = render(replace(document, letterhead=letterhead, address_lines=LONG_LINES))
    zone = (
        *(envelope.left - 0.2, envelope.top),
        *(envelope.left + envelope.width + 0.2, envelope.top + envelope.height),
    )
    shown = within(letters_of(pdf)[0], zone)
    for line in LONG_LINES:
        assert squeezed(line) in shown.replace(",", "") or squeezed(line) in shown
    assert ELLIPSIS not in shown
    require_tidy(pdf)


@pytest.mark.parametrize("count", range(1, 13))
def test_of_any_number_of_long_lines_no_letter_is_lost(statement, count):
    lines = tuple(f"{NAME} {number}" for number in range(1, count + 1))
    pdf = render_statement(replace(statement, address_lines=lines))
    area = (23.8, 60.0, 89.2, 81.0)
    shown = within(letters_of(pdf)[0], area).replace(",", "")
    assert shown == squeezed("".join(lines))
    require_tidy(pdf)


def test_a_usual_long_address_is_written_in_no_less_than_seven_points(statement):
    pdf = render_statement(replace(statement, address_lines=LONG_LINES))
    letters = [each for each in letters_of(pdf)[0] if 60 < each.top < 81 and each.left < 89]
    capitals = [each.bottom - each.top for each in letters if each.text in "DFAISGB"]
    assert min(capitals) >= 7 * 0.70 * MM  # capitals of the face are 0.727 of its size


def test_the_name_on_the_slip_goes_on_below_instead_of_vanishing(statement, how_to_pay):
    rows = (("Customer", NAME), *SLIP_ROWS[1:])
    pay = replace(how_to_pay, qr_payload="BCD", qr_caption="Scan to pay £420.00")
    pdf = render_statement(replace(statement, slip_rows=rows, how_to_pay=pay, customer="Oaken"))
    require_tidy(pdf)
    assert min(sizes_of(pdf, "Oaken Doors and Windows")) >= 6.5 * 0.70 * MM
    assert squeezed(NAME) in printed(pdf)


def test_long_numbers_and_references_stand_in_lines_of_one_row(statement):
    (section,) = statement.sections
    line = replace(section.lines[0], number=NUMBER, reference=REFERENCE)
    pdf = render_statement(
        replace(statement, sections=(replace(section, lines=(line,) * 40),), how_to_pay=None)
    )
    require_tidy(pdf)
    assert ELLIPSIS not in printed(pdf)
    across = "".join(within(page, (20, 0, 75, 297)) for page in letters_of(pdf))
    assert across.count(squeezed(NUMBER)) == 40
    across = "".join(within(page, (90.5, 0, 118, 297)) for page in letters_of(pdf))
    assert across.count(squeezed(REFERENCE)) == 40


# By hand, on a statement: of the 170 mm between the margins, gaps and figures at their widest take
# 92 mm and two days 40 mm, so that a number of 12 or 18 signs of at most 2.2 mm has its line.
NUMBERS = {
    "INV-00001234": ["INV-00001234"],
    "INV-2026-000123456": ["INV-2026-000123456"],
    "RE20261122000012345678901": ["RE20261122000012345678901"],
    "2026/11/SALES-NORTH.0000123456_REV-2/001": ["2026/11/SALES-NORTH.", "0000123456_REV-2/001"],
}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_long_number_has_a_line_or_is_parted_at_its_joints(statement, number):
    (section,) = statement.sections
    short, *_ = section.lines
    long = replace(short, number=number, reference="4500123456/00010")
    content = replace(statement, sections=(replace(section, lines=(short, long)),))
    pdf = render_statement(content)
    require_tidy(pdf)
    lines = [line.strip() for page in read_pages(pdf) for line in page.splitlines()]
    assert all(any(line.startswith(part) for line in lines) for part in NUMBERS[number])
    assert min(sizes_of(pdf, NUMBERS[number][0])) >= 6.5 * 0.70 * MM


@pytest.mark.parametrize("reference", ["", "4500123456/00010-4500123456/00010-XYZ"])
def test_what_was_paid_keeps_its_number_in_one_piece_beside_a_long_reference(statement, reference):
    (section,) = statement.sections
    paid = AppliedLine("R-000123", "28/09/2026", "Returned payment", "-120.00")
    line = replace(section.lines[0], number="I-1", reference=reference, applied=(paid,))
    pdf = render_statement(replace(statement, sections=(replace(section, lines=(line,)),)))
    require_tidy(pdf)
    lines = [line.strip() for page in read_pages(pdf) for line in page.splitlines()]
    assert "R-000123 28/09/2026 Returned payment -120.00" in lines


def test_terms_that_are_a_sentence_are_written_in_lines_that_can_be_read(statement):
    facts = (*statement.facts[:2], ("Conditions", TERMS), ("Période", "du 1er au 30 novembre"))
    for envelope in ENVELOPES:
        letterhead = replace(statement.letterhead, envelope=envelope)
        pdf = render_statement(replace(statement, facts=facts, letterhead=letterhead))
        require_tidy(pdf)
        left = 20.0 if envelope.is_right else 118.0
        right = envelope.window.left if envelope.is_right else 196.0
        beside = [each for each in letters_of(pdf)[0] if left < each.left < right]
        facts_there = [each for each in beside if 60 < each.top < 95]
        shown = "".join(each.text for each in facts_there)
        assert squeezed(TERMS) in shown
        digits = [each.bottom - each.top for each in facts_there if each.text.isdigit()]
        assert min(digits) >= 6.0 * 0.70 * MM


def test_the_numbers_at_the_foot_of_a_letter_are_whole(letter):
    footer = " ".join(f"Register {number}, VAT DE{number:09}." for number in range(12))
    pdf = render_letter(replace(letter, letterhead=replace(letter.letterhead, footer=footer)))
    require_tidy(pdf)
    assert squeezed(footer) in printed(pdf)


def test_an_amount_is_never_parted_at_its_fixed_blanks(letter):
    amount = "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,89\N{NO-BREAK SPACE}€"
    for words in range(1, 30):
        body = (said(f"{'mot ' * words}{amount} et le reste suit."),)
        (page,) = letters_of(render_letter(replace(letter, body=body, how_to_pay=None)))
        at = "".join(each.text for each in page).index(squeezed(amount))
        feet = [each.bottom for each in page[at : at + 8] if each.text.isdigit()]
        assert max(feet) - min(feet) < 1.0


@pytest.mark.parametrize("name", ["חברת שלום", "شركة النور", "東京株式会社"])
@pytest.mark.usefixtures("other_fonts")
def test_strong_names_in_other_scripts_have_no_edge(statement, name):
    pdf = render_statement(replace(statement, slip_rows=(("Customer", name),)))
    for page in PdfReader(BytesIO(pdf)).pages:
        operators = {
            operator for _, operator in ContentStream(page.get_contents(), None).operations
        }
        assert b"Tr" not in operators


def test_a_payment_link_is_printed_whole(statement):
    link = "https://pay.example/quay?customer=OAKEN01&amount=420.00&token=" + "0123456789" * 12
    pay = HowToPay("Quay Street Timber Ltd", statement.how_to_pay.rows, "", link=link)
    pdf = render_statement(replace(statement, how_to_pay=pay))
    assert link.removeprefix("https://") in printed(pdf)
    require_tidy(pdf)


@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda each: each.name)
def test_a_long_title_of_ones_own_is_written_in_two_lines(statement, envelope):
    title = "Kontoauszug mit allen Bewegungen und der Bitte um Prüfung"
    letterhead = replace(statement.letterhead, envelope=envelope)
    pdf = render_statement(replace(statement, title=title, letterhead=letterhead))
    require_tidy(pdf)
    assert squeezed(title) in printed(pdf)
    assert min(sizes_of(pdf, "Kontoauszug mit allen Bewegungen")) >= 8 * 0.70 * MM
