"""Every document on both sizes of paper, read back: inside the margins, nothing over another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from collector_desktop.documents.content import ActivityLine, ActivitySection, Enclosure
from collector_desktop.documents.interest_content import (
    InterestSheet,
    LateInvoice,
    WorkingLine,
    WorkingPart,
)
from collector_desktop.documents.interest_sheet import render_interest_sheet
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.posting_list import PostedLetter, render_posting_list
from collector_desktop.documents.record_sheet import (
    RecordSection,
    RecordSheet,
    render_record_sheet,
)
from collector_desktop.documents.recovery_sheet import RecoverySheet, render_recovery_sheet
from collector_desktop.documents.statement import render_statement
from collector_desktop.domain.envelopes import UK_A4_LEFT, US_LETTER_10
from collector_desktop.domain.sheets import A4, LETTER, sheet_for
from tests.placed_words import MM, require_apart, require_inside

SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
VAST = "-€123,456,789,012,345,678.90"
LONG = "Oaken Doors and Windows of West Yorkshire (Holdings) Public Limited Company " * 3
COLUMNS = ("Date", "Type", "Our ref", "Your ref", "Due", "Debit", "Credit", "Balance")
KINDS = (
    *("open items", "activity", "both", "many lines", "vast and long", "with code"),
    *("letter", "long letter", "interest", "posting list", "record", "recovery"),
)


@pytest.fixture(params=[A4, LETTER], ids=lambda each: each.name)
def sheet(request):
    return request.param


@pytest.fixture
def head(letterhead, sheet):
    envelope = UK_A4_LEFT if sheet is A4 else US_LETTER_10
    return replace(letterhead, sheet=sheet, envelope=envelope)


@pytest.fixture(params=KINDS)
def pdf(request, head, statement, letter, lines, sheet):
    statement, letter = replace(statement, letterhead=head), replace(letter, letterhead=head)
    made = {**statements(statement, lines), **letters(letter), **sheets(head, sheet)}
    return made[request.param]()


def statements(statement, lines):
    (section,) = statement.sections
    moved = ActivitySection(
        COLUMNS,
        ("Brought forward", "£0.00"),
        (ActivityLine("01/09/26", "Invoice", "INV-1", LONG, "01/10/26", VAST, VAST, VAST),) * 30,
        ("Closing balance", VAST),
        section.ageing,
    )
    vast = replace(lines(1)[0], number=LONG, reference=LONG, amount=VAST, outstanding=VAST)
    odd = replace(
        statement,
        customer=LONG,
        title=LONG,
        address_lines=(LONG,) * 12,
        facts=((LONG, LONG),) * 9,
        bands=tuple(replace(band, label=LONG, value=VAST) for band in statement.bands),
        sections=(replace(section, lines=(vast,) * 3, total=(LONG, VAST), heading=LONG),),
        how_to_pay=replace(statement.how_to_pay, pay_to=LONG, note=LONG * 3),
        slip_rows=((LONG, LONG),) * 8,
        notes=(LONG * 5,),
        letterhead=replace(
            statement.letterhead,
            name=LONG,
            footer=LONG * 4,
            address_lines=(LONG,),
            contact_lines=(LONG,) * 6,
        ),
    )
    pay = replace(statement.how_to_pay, qr_payload="BCD\n002\n1\nSCT", qr_caption="Scan to pay")
    many = (replace(section, lines=lines(120)),)
    return {
        "open items": lambda: render_statement(statement),
        "activity": lambda: render_statement(replace(statement, sections=(moved,))),
        "both": lambda: render_statement(replace(statement, sections=(moved, section))),
        "many lines": lambda: render_statement(replace(statement, sections=many)),
        "vast and long": lambda: render_statement(odd),
        "with code": lambda: render_statement(replace(statement, how_to_pay=pay)),
    }


def letters(letter):
    enclosure = Enclosure("Reply form", letter.body[:2])
    table = letter.body[2]
    rows = tuple(replace(row, cells=(LONG, *row.cells[1:-1], VAST)) for row in table.rows)
    body = (*letter.body[:2], replace(table, rows=rows * 20), *letter.body[3:])
    pay = replace(
        letter.how_to_pay, pay_to=LONG, qr_payload="BCD\n002\n1\nSCT", qr_caption="Scan to pay"
    )
    long = replace(letter, heading=LONG, body=body, how_to_pay=pay, enclosures=(enclosure,))
    return {"letter": lambda: render_letter(letter), "long letter": lambda: render_letter(long)}


def sheets(head, sheet):
    line = WorkingLine("1 October 2026", "22 November 2026", "53", VAST, "12.00 %", VAST)
    late = LateInvoice(
        LONG, LONG, (WorkingPart("Part", (line,) * 9, (("Sum", VAST),)),), ("", VAST)
    )
    working = InterestSheet(head, LONG, ("Rosa Field",), (late,) * 6, (("Total", VAST),))
    record = RecordSheet(
        head, ("Rosa Field",), "Record", (("Date", "today"),), (RecordSection("A", (LONG,) * 60),)
    )
    posted = (PostedLetter(LONG, LONG, LONG, 2, 1, VAST),) * 90
    recovery = RecoverySheet(LONG, LONG, "-".join(["WWWW"] * 8), "22 November 2026", sheet)
    return {
        "interest": lambda: render_interest_sheet(working),
        "record": lambda: render_record_sheet(record),
        "posting list": lambda: render_posting_list("Letters", "Us", posted, sheet),
        "recovery": lambda: render_recovery_sheet(recovery),
    }


def test_every_page_has_the_size_of_the_sheet(pdf, sheet):
    for page in PdfDocument(pdf):
        assert tuple(side * MM for side in page.get_size()) == pytest.approx(SIZES[sheet.name])


@pytest.mark.no_cover
def test_all_words_stand_inside_the_margins(pdf):
    require_inside(pdf)


@pytest.mark.no_cover
def test_no_words_stand_over_others(pdf):
    require_apart(pdf)


@pytest.mark.parametrize(
    ("country", "name"),
    [("US", "letter"), ("CA", "letter"), ("MX", "letter"), ("PH", "letter"), ("GB", "a4")],
)
def test_the_country_chooses_the_paper_unless_one_is_set(country, name):
    assert sheet_for("auto", country).name == name
    assert sheet_for("a4", country).name == "a4"
    assert sheet_for("letter", country).name == "letter"
