"""Payment terms on statements and in letters stand in the customer's language."""

import pytest

from collector_desktop.services.credit_decisions import Decided, DecisionDraft, decide_credit
from collector_desktop.services.paper_decision import decision_letter
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.papers import FONTS, give_address, set_up_company, speak, words

DISCOUNT = "2.5/10 NET 30"
SAID = {
    "de": "30 Tage ab Rechnungsdatum, 2,5 % Skonto bei Zahlung innerhalb von 10 Tagen",
    "fr": "30 jours date de facture, 2,5 % d'escompte pour paiement sous 10 jours",
    "es": "30 días desde la fecha de factura, 2,5 % de descuento por pago en 10 días",
    "nl": "30 dagen na factuurdatum, 2,5 % korting bij betaling binnen 10 dagen",
    "en-US": "30 days from invoice, 2.5 % off if paid within 10 days",
}


@pytest.fixture
def customer(acme):
    set_up_company()
    give_address(acme)
    return acme


def agree(customer, terms):
    with operation("test", "Agree terms", TODAY):
        Customer.update(terms=terms).where(Customer.id == customer.id).execute()


@pytest.mark.parametrize("language", SAID)
def test_a_statement_says_terms_in_the_customers_language(customer, language):
    agree(customer, DISCOUNT)
    speak(customer, language)
    text = words(statement_paper(customer.id, TODAY, FONTS))
    assert SAID[language] in text
    assert "NET" not in text


@pytest.mark.parametrize("language", SAID)
def test_a_letter_fills_in_terms_in_the_customers_language(customer, language):
    speak(customer, language)
    draft = DecisionDraft(customer.id, Decided.GRANTED, 5_000_00, "Pays well", terms=DISCOUNT)
    decide_credit(draft, TODAY)
    assert f": {SAID[language]}." in words(decision_letter(customer.id, TODAY, FONTS))


def test_terms_that_nobody_can_read_stay_as_they_were_agreed(customer):
    agree(customer, "nach Absprache")
    speak(customer, "de")
    assert "nach Absprache" in words(statement_paper(customer.id, TODAY, FONTS))
