"""Calculations of interest as PDF: their words, their flow over pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from collector_desktop.documents.content import Band
from collector_desktop.documents.interest_content import (
    InterestSheet,
    LateInvoice,
    WorkingLine,
    WorkingPart,
)
from collector_desktop.documents.interest_sheet import render_interest_sheet

LINES = (
    WorkingLine("01/04/2025", "30/05/2025", "60", "10,000.00", "12.75 %", "209.5890"),
    WorkingLine("31/05/2025", "31/07/2025", "62", "6,000.00", "12.75 %", "129.9452"),
)
SUMS = (
    ("Interest of 122 days, rounded once", "339.53"),
    ("Compensation, once", "100.00"),
)


@pytest.fixture
def sheet(letterhead, how_to_pay):
    part = WorkingPart("Not claimed before", LINES, SUMS)
    invoice = LateInvoice(
        "Invoice V-4",
        "Dated 01/03/2025, due 31/03/2025.",
        (part,),
        ("Due for late payment of V-4", "439.53"),
    )
    return InterestSheet(
        letterhead,
        "Oaken Doors Ltd",
        ("Oaken Doors Ltd", "3 Mill Lane", "Bath"),
        (invoice,),
        (("Due for late payment in all", "£439.53"),),
        (("Up to", "31 July 2025"), ("Customer code", "OAKEN01")),
        (Band("Due for late payment", "£439.53", is_danger=True),),
        ("Interest is simple.",),
        how_to_pay,
    )


def test_a_calculation_reads_as_the_stored_text(sheet, matches_golden):
    matches_golden("interest", render_interest_sheet(sheet))


def test_the_same_calculation_gives_the_same_bytes(sheet):
    assert render_interest_sheet(sheet) == render_interest_sheet(replace(sheet))


def test_many_segments_flow_with_their_headings(sheet, page_texts):
    part = WorkingPart("Not claimed before", LINES * 40, SUMS)
    long = replace(sheet, invoices=(replace(sheet.invoices[0], parts=(part,)),))
    pages = page_texts(render_interest_sheet(long))
    assert len(pages) > 2
    assert sum(page.count("209.5890") for page in pages) == 40
    for page in pages:
        if "209.5890" in page:
            assert "Rate a year" in page
    assert "Pay by bank transfer" in pages[-1]


def test_no_page_has_a_sum_without_its_segment(sheet, page_texts):
    (invoice,) = sheet.invoices
    for count in range(1, 24):
        part = WorkingPart("Part", LINES[:1] * count, SUMS)
        long = replace(sheet, invoices=(replace(invoice, parts=(part,)),))
        for page in page_texts(render_interest_sheet(long)):
            if "339.53" in page:
                assert "209.5890" in page
                assert "Due for late payment of V-4" in page


def test_a_part_may_be_sums_alone_and_bank_details_may_be_missing(sheet, page_texts):
    (invoice,) = sheet.invoices
    paid = WorkingPart("", (), (("Paid of the claims", "39.53"),))
    bare = replace(sheet, invoices=(replace(invoice, parts=(paid,)),), bands=(), how_to_pay=None)
    (text,) = page_texts(render_interest_sheet(bare))
    assert "Rate a year" not in text
    assert "bank transfer" not in text
    assert "39.53" in text
