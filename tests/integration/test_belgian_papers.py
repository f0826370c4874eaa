"""Papers of a Belgian business ask for the structured communication that an invoice came with."""

from datetime import date

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice
from tests.integration.papers import FONTS, give_address, set_up_company, words

PRINTED, DIGITS = "+++090/9337/55493+++", "090933755493"
BELGIAN, GERMAN = "BE71096123456769", "DE89370400440532013000"
PAPERS = {
    "letter": lambda customer: letter_paper(customer.id, "reminder-1", TODAY, FONTS),
    "statement": lambda customer: statement_paper(customer.id, TODAY, FONTS),
}


@pytest.fixture(params=PAPERS)
def paper(acme, request):
    """Return what asks a customer that owes one invoice in euros to pay."""
    with operation("test", "Move", TODAY):
        Item.delete().execute()
        Customer.update(currency="EUR").execute()
    give_address(acme)
    customer = Customer.get_by_id(acme.id)

    def made(*references, iban=BELGIAN):
        set_up_company(**{"company.country": "BE", "bank.iban": iban, "bank.bic": ""})
        for at, reference in enumerate(references):
            invoice(customer, f"F-{at}", 70_00, due=date(2026, 11, 1), reference=reference)
        return PAPERS[request.param](customer)

    return made


def scanned(paper):
    """Return the last lines of the code: what is paid, the reference, the text."""
    *_, page = PdfDocument(paper.content)
    (code,) = zxingcpp.read_barcodes(page.render(scale=300 / 72, grayscale=True).to_pil())
    return code.text.split("\n")[7:]


@pytest.mark.parametrize("written", [PRINTED, DIGITS])
def test_one_invoice_is_paid_under_its_own_communication(paper, written):
    made = paper(written)
    assert f"Kenmerk {PRINTED}" in words(made)
    assert scanned(made) == ["EUR70.00", "", DIGITS]


@pytest.mark.parametrize("references", [("PO 4711",), (PRINTED, ""), (PRINTED, PRINTED)])
def test_none_is_made_up_and_none_of_several_is_chosen(paper, references):
    made = paper(*references)
    assert "Kenmerk ACME" in words(made)
    assert scanned(made)[1:] == ["", "", "ACME"]


def test_a_bank_elsewhere_does_not_pass_it_on(paper):
    assert scanned(paper(PRINTED, iban=GERMAN)) == ["EUR70.00", "", "", "ACME"]
