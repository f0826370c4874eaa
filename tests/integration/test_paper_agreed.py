"""Letters on what was agreed or offered: they name their sum, and their code pays just that."""

from datetime import date, timedelta

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.plan_making import equal_parts, read_every, schedule
from collector_desktop.queries.promises import promises
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.paper_agreed import (
    OfferDraft,
    promise_confirmation,
    settlement_offer,
)
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.settings import change_settings
from tests.conftest import TODAY
from tests.integration.money import invoice, item, receive
from tests.integration.papers import FONTS, give_address, set_up_company, words

DAY = date(2026, 12, 4)
EURO_ACCOUNT = {"bank.iban": "DE89370400440532013000", "bank.bic": "COBADEFFXXX"}


@pytest.fixture
def customer(acme):
    set_up_company(**EURO_ACCOUNT)
    give_address(acme)
    return acme


def promise(customer, minor, day=DAY, currency="GBP"):
    given = PromiseDraft(minor, currency, day)
    log_contact(ContactDraft(customer.id, "call", "PTP", promise=given), TODAY)
    return max(row.promise_id for row in promises(TODAY))


def asked_by_code(paper):
    """Return the sums that the codes on a paper pay, as an independent reader has them."""
    pages = [page.render(scale=4).to_pil() for page in PdfDocument(paper.content)]
    codes = [code for page in pages for code in zxingcpp.read_barcodes(page)]
    return [code.text.split("\n")[7] for code in codes]


def test_each_of_several_promises_has_a_confirmation_of_its_own(customer):
    first, second = promise(customer, 50_00), promise(customer, 70_00, DAY + timedelta(days=7))
    assert "£50.00 on 4 December 2026" in words(promise_confirmation(first, TODAY, FONTS))
    assert "£70.00 on 11 December 2026" in words(promise_confirmation(second, TODAY, FONTS))


def test_the_code_on_a_confirmation_pays_what_was_promised(customer):
    invoice(customer, "EURO", 300_00, currency="EUR")
    paper = promise_confirmation(promise(customer, 120_50, currency="EUR"), TODAY, FONTS)
    assert asked_by_code(paper) == ["EUR120.50"]
    assert "€120.50" in words(paper)


@pytest.mark.parametrize(
    ("iban", "bic", "asked", "noted"),
    [
        ("GB33BUKB20201555555555", "", [], True),
        ("GB33BUKB20201555555555", "BUKBGB22", ["EUR120.50"], False),
        ("DE89370400440532013000", "", ["EUR120.50"], False),
    ],
)
def test_an_account_outside_the_economic_area_has_a_code_once_its_bic_is_set(
    customer, iban, bic, asked, noted
):
    change_settings({"bank.iban": iban, "bank.bic": bic}, TODAY)
    invoice(customer, "EURO", 300_00, currency="EUR")
    paper = promise_confirmation(promise(customer, 120_50, currency="EUR"), TODAY, FONTS)
    assert asked_by_code(paper) == asked
    assert any("bank.bic" in note for note in paper.notes) == noted


def test_the_code_on_an_agreement_pays_the_next_instalment(customer):
    invoice(customer, "EURO", 300_00, currency="EUR")
    parts = schedule(equal_parts(300_00, 4), DAY, read_every("month"))
    agree_plan(PlanDraft(customer.id, "EUR", parts), TODAY)
    assert asked_by_code(letter_paper(customer.id, "plan-agreement", TODAY, FONTS)) == ["EUR75.00"]


def test_only_a_promise_that_is_open_is_confirmed(customer):
    promise_id = promise(customer, 50_00)
    receive(customer, 120_00)
    with pytest.raises(RefusedError, match="kept"):
        promise_confirmation(promise_id, TODAY, FONTS)
    with pytest.raises(RefusedError):
        promise_confirmation(promise_id + 1, TODAY, FONTS)


def offer(customer, minor, by=DAY, items=()):
    draft = OfferDraft(customer.id, minor, by, tuple(item(number).id for number in items))
    return settlement_offer(draft, TODAY, FONTS)


def test_an_offer_names_the_sum_the_debts_and_its_day(customer, matches_golden, matches_picture):
    invoice(customer, "INV-2", 80_00)
    paper = offer(customer, 150_00)
    text = words(paper)
    assert "Offer to settle £200.00 for £150.00" in text
    assert "INV-1" in text
    assert "INV-2" in text
    assert "by 4 December 2026" in text
    matches_golden("settlement-offer", paper.content)
    matches_picture("settlement-offer", paper.content)


def test_an_offer_settles_what_is_in_dispute_too(customer):
    """It closes the account, so it is of all that is open: INV-1 of 120.00, of which 30.00 is."""
    raise_dispute(DisputeDraft(item("INV-1").id, "PRICE", 30_00), TODAY)
    for chosen in ((), (item("INV-1").id,)):
        text = words(settlement_offer(OfferDraft(customer.id, 100_00, DAY, chosen), TODAY, FONTS))
        assert "Offer to settle £120.00 for £100.00" in text
        assert "90.00" not in text


def test_an_offer_may_be_for_some_debts(customer):
    invoice(customer, "INV-2", 80_00)
    text = words(offer(customer, 50_00, items=["INV-2"]))
    assert "Offer to settle £80.00 for £50.00" in text
    assert "INV-1" not in text


def test_the_code_on_an_offer_pays_the_offer(customer):
    invoice(customer, "EURO", 300_00, currency="EUR")
    assert asked_by_code(offer(customer, 210_00, items=["EURO"])) == ["EUR210.00"]


@pytest.mark.parametrize("minor", [0, 120_00, 120_01])
def test_an_offer_is_less_than_what_is_owed(customer, minor):
    with pytest.raises(RefusedError, match=r"less than the 120\.00 GBP that is owed"):
        offer(customer, minor)


def test_nothing_that_is_owed_is_nothing_to_offer_for(customer):
    """The invoice that is chosen is paid."""
    chosen = (item("INV-1").id,)
    receive(customer, 120_00)
    with pytest.raises(RefusedError, match="Nothing is owed"):
        settlement_offer(OfferDraft(customer.id, 50_00, DAY, chosen), TODAY, FONTS)


def test_an_offer_is_for_a_day_to_come(customer):
    with pytest.raises(RefusedError):
        offer(customer, 50_00, by=TODAY - timedelta(days=1))
