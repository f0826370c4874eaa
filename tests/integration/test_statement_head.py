"""The figures at the head of a statement: of every currency, and red only for what is overdue."""

import re
from contextlib import closing
from ctypes import c_uint
from datetime import date

import pytest
from pypdfium2 import PdfDocument
from pypdfium2 import raw as pdfium_c

from collector_desktop.services.paper_interest import interest_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.settings import change_settings
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, receive
from tests.integration.papers import FONTS, give_address, set_up_company, words
from tests.placed_words import require_placed

PRINCIPALS = ((120, 54), (1_234.5, 115), (99.99, 23))


@pytest.fixture
def customer(acme):
    set_up_company()
    give_address(acme)
    invoice(acme, "INV-2", 1_234_50, date(2026, 7, 1), date(2026, 8, 1))
    invoice(acme, "INV-3", 99_99, due=date(2026, 11, 1))
    invoice(acme, "INV-4", 600_00, due=date(2026, 12, 24))
    invoice(acme, "EUR-1", 250_00, currency="EUR")
    return acme


def stated(customer):
    return statement_paper(customer.id, TODAY, FONTS)


def reds_of(content):
    """Return the texts that stand in red on the first page, by the colour that paints them."""
    with closing(PdfDocument(content)) as document:
        page, found = document[0], set()
        texts = page.get_textpage()
        for each in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
            red, green, blue, alpha = (c_uint() for _ in range(4))
            pdfium_c.FPDFPageObj_GetFillColor(each, red, green, blue, alpha)
            if red.value > green.value + 100:
                found.add(texts.get_text_bounded(*each.get_bounds()).strip())
        return found


def test_the_head_has_every_currency_and_red_is_only_what_is_overdue(customer):
    """120.00, 1,234.50 and 99.99 are late; 600.00 is to come."""
    paper = stated(customer)
    text = words(paper)
    head = text[text.index("Total owed") : text.index("Account in EUR")]
    assert re.findall(r"[£€][\d,.]+", head) == ["€250.00", "£2,054.49", "€250.00", "£1,454.49"]
    assert head.count("1 December 2026") == 2
    assert {"€250.00", "£1,454.49"} <= reds_of(paper.content)
    assert "£2,054.49" not in reds_of(paper.content)


@pytest.mark.parametrize(
    ("due", "asked"),
    [(date(2026, 12, 24), "24 December 2026"), (date(2026, 11, 30), "1 December 2026")],
)
def test_payment_is_not_asked_for_before_anything_is_due(acme, due, asked):
    set_up_company()
    give_address(acme)
    receive(acme, 120_00)
    invoice(acme, "INV-4", 600_00, due=due)
    invoice(acme, "INV-5", 50_00, due=date(2027, 1, 31))
    assert f"Please pay by {asked}" in words(stated(acme))


def test_nothing_is_red_where_money_to_match_covers_all_that_is_overdue(customer):
    credit(customer, "CN-2", 9_000_00)
    credit(customer, "CN-3", 300_00, currency="EUR")
    paper = stated(customer)
    text = words(paper)
    assert "Overdue now" not in text
    assert text.count("No payment due") == 2
    assert not {each for each in reds_of(paper.content) if each[0] in "£€"}


def test_one_currency_in_credit_says_so_and_asks_for_nothing(customer):
    credit(customer, "CN-2", 9_000_00)
    receive(customer, 250_00, date(2026, 11, 2), "SEPA", currency="EUR")
    text = words(stated(customer))
    assert "In credit £6,945.51" in text
    assert "Overdue now" not in text


@pytest.mark.parametrize(
    ("minor", "owed", "late"),
    [(1_000_00, "£1,054.49", "£454.49"), (1_500_00, "£554.49", "£0.00")],
)
def test_a_credit_is_taken_off_what_is_overdue_first(customer, minor, owed, late):
    """Of £2,054.49 £1,454.49 is late: the oldest is paid first."""
    credit(customer, "CN-2", minor)
    receive(customer, 250_00, date(2026, 11, 2), "SEPA", currency="EUR")
    text = words(stated(customer))
    assert f"Total owed {owed} Overdue now {late}" in text
    asked = f"{late} overdue, {owed} in total" if late != "£0.00" else owed
    assert f"Amount {asked} " in text
    assert ("days late" in text) is (late != "£0.00")


def test_a_head_has_no_figures_for_more_currencies_than_it_has_room_for(customer):
    for code in ("USD", "CHF", "SEK", "NOK", "JPY"):
        invoice(customer, f"{code}-1", 10_000, currency=code)
    paper = stated(customer)
    assert "Please pay by" not in words(paper)
    require_placed(paper.content)


def test_a_calculation_of_interest_has_every_currency_in_its_head_too(customer):
    """The totals at its foot are one for each currency: the head says the same sums."""
    terms = {"interest.regime": "contract", "interest.contract_rate": "10"}
    change_settings(terms, TODAY)
    paper = interest_paper(customer.id, TODAY, FONTS)
    text = words(paper)
    head = re.findall(r"[£€][\d,.]+\d", text[: text.index("Invoice ")])
    # 10 % of 250.00 for 54 days, and of 120.00, 1,234.50 and 99.99 for 54, 115 and 23.
    euro = 250 * 54 / 3650
    sterling = sum(round(sum_ * days / 3650, 2) for sum_, days in PRINCIPALS)
    assert {f"€{euro:.2f}", f"£{sterling:.2f}"} <= set(head)
    assert {"€250.00", "£1,454.49"} <= set(head)
    require_placed(paper.content)
