"""Discounts for early payment, as XRechnung, CII and UBL write them for machines."""

from datetime import date

import pytest

from collector_desktop.importers.einvoice.read import ONE_DISCOUNT
from collector_desktop.importers.read import read_file
from tests.unit.importers.whole_files import cii, ubl, zugferd_1

PART = "ApplicableTradePaymentDiscountTerms"


def read(folder, content):
    """Return what is read of an e-invoice over 120.00."""
    path = folder / "invoice.xml"
    path.write_bytes(content)
    return read_file(path)


def of_ubl(said):
    """Return an invoice in UBL of 2 November 2026, due on 1 December, with payment terms."""
    end = b"</cbc:DueDate>"
    terms = f"<cac:PaymentTerms>{said}</cac:PaymentTerms>".encode()
    return ubl(gross="120.00", payable="120.00").replace(end, end + terms)


def of_cii(said, written=cii):
    """Return an invoice in CII of 2 November 2026, due on 2 December, with a discount."""
    content = written()
    end = b"</ram:SpecifiedTradePaymentTerms>"
    assert end in content
    return content.replace(end, f"<ram:{PART}>{said}</ram:{PART}>".encode() + end)


def terms_of(folder, content):
    """Return the terms of the one item."""
    (item,) = read(folder, content).rows
    return item.terms


@pytest.mark.parametrize(
    ("note", "terms"),
    [
        # The base is the whole, or is not said.
        ("#SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=120.00#", "2.25/14 NET 29"),
        ("Bis bald.\n#SKONTO#TAGE=7#PROZENT=3.00#\n", "3.00/7 NET 29"),
        # The highest of several, wherever it stands; none at all is no discount.
        (
            (
                "#SKONTO#TAGE=30#PROZENT=0.00#\n#SKONTO#TAGE=14#PROZENT=1.00#\n"
                "#SKONTO#TAGE=7#PROZENT=2.00#\n"
            ),
            "2.00/7 NET 29",
        ),
    ],
)
def test_lines_of_xrechnung_are_discounts(note, terms, tmp_path):
    assert terms_of(tmp_path, of_ubl(f"<cbc:Note>{note}</cbc:Note>")) == terms


def test_only_one_of_several_discounts_is_kept_and_that_is_said(tmp_path):
    note = "#SKONTO#TAGE=7#PROZENT=2.00#\n#SKONTO#TAGE=14#PROZENT=1.00#\n"
    parsed = read(tmp_path, of_ubl(f"<cbc:Note>{note}</cbc:Note>"))
    assert parsed.notes == (ONE_DISCOUNT.format(2),)
    once = read(tmp_path, of_ubl("<cbc:Note>#SKONTO#TAGE=7#PROZENT=2.00#\n</cbc:Note>"))
    assert once.notes == ()


def test_a_discount_that_is_written_in_two_ways_is_one(tmp_path):
    words = "#SKONTO#TAGE=7#PROZENT=2.00#\n"
    said = f"<cbc:Note>{words}</cbc:Note>" + SETTLEMENT.replace("2.5", "2")
    measure = '<cbc:DurationMeasure unitCode="DAY">7</cbc:DurationMeasure>'
    parsed = read(tmp_path, of_ubl(said + PERIOD.format(measure)))
    assert parsed.notes == ()
    assert parsed.rows[0].terms == "2.00/7 NET 29"


SETTLEMENT = "<cbc:SettlementDiscountPercent>2.5</cbc:SettlementDiscountPercent>"
PERIOD = "<cac:SettlementPeriod>{}</cac:SettlementPeriod>"


@pytest.mark.parametrize(
    ("period", "terms"),
    [
        ("<cbc:EndDate>2026-11-12</cbc:EndDate>", "2.5/10 NET 29"),
        ('<cbc:DurationMeasure unitCode="Days">5.0</cbc:DurationMeasure>', "2.5/5 NET 29"),
        ('<cbc:DurationMeasure unitCode="MON">1</cbc:DurationMeasure>', ""),
        ("<cbc:EndDate>2026-11-01</cbc:EndDate>", ""),
        ("<cbc:EndDate>2036-11-01</cbc:EndDate>", ""),
        ("<cbc:EndDate>2026-11-31</cbc:EndDate>", ""),
        ("", ""),
    ],
)
def test_ubl_says_the_per_cent_and_the_period(period, terms, tmp_path):
    assert terms_of(tmp_path, of_ubl(SETTLEMENT + PERIOD.format(period))) == terms


MEASURE = '<ram:BasisPeriodMeasure unitCode="DAY">{}</ram:BasisPeriodMeasure>'
BASE = "<ram:BasisAmount>{}</ram:BasisAmount>"
PERCENT = "<ram:CalculationPercent>{}</ram:CalculationPercent>"
FROM = (
    '<ram:BasisDateTime><udt:DateTimeString format="102">{}</udt:DateTimeString>'
    "</ram:BasisDateTime>"
)


@pytest.mark.parametrize("written", [cii, zugferd_1])
def test_cii_says_per_cent_days_and_base(written, tmp_path):
    said = MEASURE.format("10") + BASE.format("120.000") + PERCENT.format("4.000")
    assert terms_of(tmp_path, of_cii(said, written)) == "4.000/10 NET 30"


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        (MEASURE.format("10") + PERCENT.format("4"), "4/10 NET 30"),
        # Ten days from the fourth are twelve from the second.
        (FROM.format("20261104") + MEASURE.format("10") + PERCENT.format("4"), "4/12 NET 30"),
        (MEASURE.format("10") + BASE.format("60.00") + PERCENT.format("4"), None),
        (MEASURE.format("10") + BASE.format("much") + PERCENT.format("4"), None),
        (MEASURE.format("ten") + PERCENT.format("4"), None),
        (MEASURE.format("10") + PERCENT.format("four"), None),
        (PERCENT.format("4"), None),
    ],
)
def test_what_is_no_discount_of_the_whole_leaves_the_terms_as_they_are(said, terms, tmp_path):
    plain = terms_of(tmp_path, cii())
    assert terms_of(tmp_path, of_cii(said)) == (plain if terms is None else terms)


def test_a_discount_of_an_invoice_without_a_due_day_stays_as_it_is_written(tmp_path):
    note = "#SKONTO#TAGE=7#PROZENT=2.00#"
    content = of_ubl(f"<cbc:Note>{note}</cbc:Note>")
    bare = content.replace(b"<cbc:DueDate>2026-12-01</cbc:DueDate>", b"")
    assert bare != content
    (item,) = read(tmp_path, bare).rows
    assert (item.terms, item.due_on, item.document_on) == (note, None, date(2026, 11, 2))
