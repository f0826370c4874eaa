"""Documents with round figures, read back from their PDFs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from collector_desktop.documents.content import (
    AgeingPart,
    Band,
    Closing,
    HowToPay,
    Letter,
    LetterColumns,
    Letterhead,
    LetterRow,
    LetterTable,
    Section,
    Statement,
    StatementLine,
)
from collector_desktop.documents.fonts import register_fonts
from collector_desktop.domain.templates import Paragraph, Run
from tests.golden_pictures import read_pages

ROOT = Path(__file__).parents[3]

NOTHING = "\u2013"
AGEING = (
    AgeingPart("Not due", "120.00", 286),
    AgeingPart("1 to 30 days", "180.00", 428),
    AgeingPart("31 to 60 days", "120.00", 286),
    AgeingPart("61 to 90 days", NOTHING),
    AgeingPart("Over 90 days", NOTHING),
)
SLIP_ROWS = (
    ("Customer", "Oaken Doors Ltd"),
    ("Customer code", "OAKEN01"),
    ("Statement date", "22 November 2026"),
    ("Total due", "£420.00"),
)

Box = tuple[float, ...]
PIXELS_PER_MM = 8


@pytest.fixture(scope="session", autouse=True)
def fonts() -> None:
    register_fonts(ROOT / "resources" / "fonts")


@pytest.fixture(scope="session")
def page_texts() -> Callable[[bytes], list[str]]:
    return read_pages


@pytest.fixture(scope="session")
def ink() -> Callable[..., Box | None]:
    """Return the box in mm, from the top left, that holds all marks in a part of page 1."""

    def find(pdf: bytes, area: Box) -> Box | None:
        page = PdfDocument(pdf)[0]
        image = page.render(scale=PIXELS_PER_MM * 25.4 / 72, grayscale=True).to_pil()
        part = image.crop([round(edge * PIXELS_PER_MM) for edge in area])
        found = part.point(lambda level: 255 if level < 250 else 0).getbbox()
        if found is None:
            return None
        origin = (area[0], area[1]) * 2
        return tuple(
            edge / PIXELS_PER_MM + start for edge, start in zip(found, origin, strict=True)
        )

    return find


@pytest.fixture
def letterhead() -> Letterhead:
    return Letterhead(
        name="Quay Street Timber Ltd",
        address_lines=("7 Quay Street", "Whitby", "YO21 0XX"),
        contact_lines=("01947 496 0123", "accounts@quaytimber.example", "quaytimber.example"),
        footer="Quay Street Timber Ltd. Registered in England and Wales 07654321.",
        initials="QS",
    )


@pytest.fixture
def how_to_pay() -> HowToPay:
    return HowToPay(
        pay_to="Quay Street Timber Ltd",
        rows=(
            ("Sort code", "00-11-22"),
            ("Account number", "00112233"),
            ("Reference", "OAKEN01"),
            ("Amount", "£300.00 overdue, £420.00 in total"),
        ),
        note="Tell us which invoices you are paying: accounts@quaytimber.example.",
    )


@pytest.fixture(scope="session")
def lines() -> Callable[[int], tuple[StatementLine, ...]]:
    return make_lines


def make_lines(count: int) -> tuple[StatementLine, ...]:
    return tuple(
        StatementLine(
            number=f"INV-{number:05}",
            date="01/09/2026",
            reference=f"PO {number}",
            due="01/10/2026",
            days_late="52",
            amount="100.00",
            outstanding="60.00",
            is_late=True,
            running=f"{60 * number:,}.00",
        )
        for number in range(1, count + 1)
    )


@pytest.fixture
def statement(letterhead: Letterhead, how_to_pay: HowToPay) -> Statement:
    return Statement(
        letterhead=letterhead,
        customer="Oaken Doors Ltd",
        address_lines=("Rosa Field", "Oaken Doors Ltd", "3 Plane Row", "Leeds", "LS1 0XX"),
        facts=(
            ("Date", "22 November 2026"),
            ("Customer code", "OAKEN01"),
            ("Terms", "30 days from invoice"),
        ),
        bands=(
            Band("Total owed", "£420.00"),
            Band("Overdue now", "£300.00", is_danger=True),
            Band("Please pay by", "29 November 2026"),
        ),
        sections=(Section(make_lines(7), ("Total outstanding", "£420.00"), AGEING),),
        how_to_pay=how_to_pay,
        slip_rows=SLIP_ROWS,
    )


LETTER_ROWS = (
    LetterRow(("INV-00001", "1 September 2026", "1 October 2026", "52", "180.00")),
    LetterRow(("INV-00002", "15 September 2026", "15 October 2026", "38", "120.00")),
)


def said(words: str) -> Paragraph:
    return Paragraph(((Run(words),),))


@pytest.fixture
def letter(letterhead: Letterhead, how_to_pay: HowToPay) -> Letter:
    return Letter(
        letterhead=letterhead,
        customer="Oaken Doors Ltd",
        address_lines=("Rosa Field", "Oaken Doors Ltd", "3 Plane Row", "Leeds", "LS1 0XX"),
        date="22 November 2026",
        reference="Our reference OAKEN01",
        heading="Reminder: £300.00 overdue, account OAKEN01",
        body=(
            said("Dear Rosa Field,"),
            said(
                "This may have been overlooked: according to our books the payment below is past"
                " its due date."
            ),
            LetterTable(LetterColumns.ITEMS, LETTER_ROWS, ("Total", "£300.00")),
            Paragraph(
                (
                    (
                        Run("Please pay £300.00 by Sunday 29 November 2026.", is_strong=True),
                        Run(" Please quote OAKEN01 so that we can match your payment."),
                    ),
                )
            ),
            said(
                "If you have a question about an invoice or need a copy, please contact Tom Reed"
                " on 01947 496 0123."
            ),
            said("If you have already paid, thank you, and please ignore this reminder."),
            Closing(("Yours sincerely", "Tom Reed", "Credit control, 01947 496 0123")),
        ),
        how_to_pay=HowToPay(how_to_pay.pay_to, how_to_pay.rows[:3]),
    )
