"""A statement with the Swiss bill stays on one sheet as long as it can, also while it warns."""

from datetime import date, timedelta

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice
from tests.integration.papers import FONTS, give_address, set_up_company, speak, words
from tests.pdf_a import faults_of
from tests.placed_words import require_apart

SWISS = {
    "company.country": "CH",
    "company.currency": "CHF",
    "company.name": "Robert Schneider AG",
    "company.address": "Rue du Lac 1268\n2501 Biel",
    "bank.iban": "CH5800791123000889012",
    "bank.bic": "",
}


@pytest.fixture
def customer(acme):
    """A customer in francs that owes nothing yet."""
    set_up_company(**SWISS)
    give_address(acme)
    with operation("test", "Move", TODAY):
        Item.delete().execute()
        Customer.update(currency="CHF").execute()
    return Customer.get_by_id(acme.id)


@pytest.mark.parametrize(
    ("language", "count", "warns"), [("de", 1, True), ("fr", 1, True), ("de", 2, False)]
)
def test_few_invoices_stand_over_the_bill(customer, language, count, warns):
    if warns:
        change_settings({"bank.iban": "CH9300762011623852957"}, TODAY - timedelta(days=5))
    for at in range(count):
        invoice(customer, f"RE-100{at}", 1_234_50, due=date(2026, 8, 19))
    speak(customer, language)
    paper = statement_paper(customer.id, TODAY, FONTS)
    assert faults_of(paper.content) == []
    require_apart(paper.content)
    (page,) = PdfDocument(paper.content)
    (code,) = zxingcpp.read_barcodes(page.render(scale=150 / 72, grayscale=True).to_pil())
    assert code.text.split("\n")[18].strip() == f"{count * 1234.5:.2f}"
    assert ("19. November 2026" in words(paper)) is (warns and language == "de")


def test_more_than_a_sheet_holds_has_the_bill_on_the_last(customer):
    for at in range(5):
        invoice(customer, f"RE-100{at}", 1_234_50, due=date(2026, 8, 19))
    assert len(PdfDocument(statement_paper(customer.id, TODAY, FONTS).content)) == 2
