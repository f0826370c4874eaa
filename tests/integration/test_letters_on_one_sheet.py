"""Letters with all that they may say stay on one sheet, or their payment part has the second."""

from datetime import date

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.reversals import bounce
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice, item, receive
from tests.integration.papers import FONTS, give_address, require_sound, set_up_company, speak

HOMES = {
    "de": ("DE", "EUR", "DE89370400440532013000", "COBADEFFXXX"),
    "fr": ("FR", "EUR", "FR1420041010050500013M02606", "PSSTFRPP"),
    "en-GB": ("IE", "EUR", "IE29AIBK93115212345678", "AIBKIE2D"),
}
LAST = ("reminder-2", "final-notice", "last-demand")
DOTS = 300 / 72


def owe(customer, currency):
    """Owe three invoices, one in part denied, after a letter and a call."""
    with operation("test", "Move", TODAY):
        Customer.update(currency=currency, kind="company").execute()
    for number, minor, due in (
        ("RE-1001", 1_234_50, date(2026, 8, 19)),
        ("RE-1002", 18_420_00, date(2026, 9, 25)),
        ("RE-1003", 99_99, date(2026, 10, 30)),
    ):
        invoice(customer, number, minor, due=due, currency=currency)
    raise_dispute(DisputeDraft(item("RE-1003").id, "PRICE", 20_00), TODAY)
    log_contact(ContactDraft(customer.id, "letter"), TODAY.replace(day=3))
    log_contact(ContactDraft(customer.id, "call", "REFUSED"), TODAY.replace(day=10))


@pytest.fixture(params=HOMES)
def customer(acme, request):
    """A customer of a business at home where the language is spoken."""
    country, currency, iban, bic = HOMES[request.param]
    set_up_company(
        **{
            "company.country": country,
            "company.currency": currency,
            "bank.iban": iban,
            "bank.bic": bic,
        }
    )
    give_address(acme)
    owe(acme, currency)
    speak(acme, request.param)
    return acme


@pytest.mark.parametrize("template", LAST)
def test_the_letters_that_say_most_take_one_sheet_with_their_code(customer, template):
    paper = letter_paper(customer.id, template, TODAY, FONTS)
    require_sound(paper)
    (page,) = PdfDocument(paper.content)
    (code,) = zxingcpp.read_barcodes(page.render(scale=DOTS, grayscale=True).to_pil())
    assert code.text.startswith("BCD\n002\n1\nSCT\n")


def test_the_code_asks_again_for_a_payment_that_came_back(acme):
    set_up_company(**{"bank.iban": HOMES["de"][2], "bank.bic": HOMES["de"][3]})
    owe(acme, "EUR")
    paid = receive(acme, 1_234_50, date(2026, 11, 2), currency="EUR")
    bounce(paid.item_id, date(2026, 11, 20), TODAY)
    paper = letter_paper(acme.id, "returned-payment", TODAY, FONTS)
    (page,) = PdfDocument(paper.content)
    (code,) = zxingcpp.read_barcodes(page.render(scale=DOTS, grayscale=True).to_pil())
    assert "EUR1234.50" in code.text.split("\n")


def test_a_letter_that_leaves_no_room_for_the_swiss_bill_is_signed_on_its_own_sheet(acme):
    set_up_company(
        **{
            "company.country": "CH",
            "company.currency": "CHF",
            "company.address": "Seestrasse 7\n8002 Zürich",
            "bank.iban": "CH4431999123000889012",
        }
    )
    owe(acme, "CHF")
    speak(acme, "de")
    first, second = PdfDocument(letter_paper(acme.id, "final-notice", TODAY, FONTS).content)
    assert "Tom Reed" in first.get_textpage().get_text_bounded()
    assert "Zahlteil" not in first.get_textpage().get_text_bounded()
    said = second.get_textpage().get_text_bounded()
    assert "Zahlteil" in said
    assert "Mit freundlichen" not in said
    assert "Seite 2 von 2" in said
