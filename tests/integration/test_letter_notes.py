"""What a letter asks for although money or a credit waits for it is pointed out to the sender."""

import pytest

from collector_desktop.services.paper_letter import letter_paper
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, pay, receive
from tests.integration.papers import FONTS, set_up_company, words

NOTE = "£36.00 is not allocated yet, and is asked for too: allocate it first."


@pytest.fixture
def customer(acme):
    set_up_company()
    credit(acme, "CN-1", 31_00)
    receive(acme, 5_00, allocate="none")
    return acme


@pytest.mark.parametrize("template", ["reminder-1", "final-notice", "letter-before-action"])
def test_a_demand_names_what_is_not_taken_off(customer, template):
    paper = letter_paper(customer.id, template, TODAY, FONTS)
    assert paper.notes == (NOTE,)
    assert "£36.00" not in words(paper)


def test_money_in_another_currency_is_no_matter(customer):
    pay("CN-1", "INV-1", 31_00)
    pay("R-000001", "INV-1", 5_00)
    invoice(customer, "EURO", 50_00, currency="EUR")
    receive(customer, 20_00, allocate="none", currency="EUR")
    assert letter_paper(customer.id, "reminder-1", TODAY, FONTS).notes == ()


@pytest.mark.parametrize("template", ["thank-you", "account-confirmation"])
def test_a_letter_that_asks_for_no_invoice_says_nothing(customer, template):
    assert letter_paper(customer.id, template, TODAY, FONTS).notes == ()
