"""E-invoices, GnuCash books and address books at the desk, without a question."""

import pytest

from collector_desktop.storage.models import Customer, InvoiceCopy, Item, Person
from collector_desktop.ui.widgets.import_draft import Step
from tests.unit.importers.whole_files import VCARD_30, cii, gnucash, pdf, ubl


@pytest.mark.parametrize(
    ("name", "content"),
    [("nine.xml", ubl()), ("nine.pdf", pdf(("factur-x.xml", cii())))],
)
def test_an_invoice_goes_straight_to_its_check_and_comes_in(page, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    page.start(str(path))
    assert (page.step, page.plan.counts.created) == (Step.CHECK, 1)
    assert page.plan.new_customers == ("Moss Ltd",)
    page.choose_next()
    assert page.step == Step.IMPORT
    assert InvoiceCopy.get().item.number == "INV-9"
    assert not page.failures


def test_a_book_and_its_contacts_come_in(page, tmp_path):
    page.start(str(gnucash(tmp_path / "firm.gnucash")))
    page.choose_next()
    assert Item.select().where(Item.type == "invoice").count() == 3
    assert Customer.select().count() == 2
    path = tmp_path / "people.vcf"
    path.write_bytes(VCARD_30)
    page.start(str(path))
    assert page.plan.counts.updated == 1
    page.choose_next()
    assert Person.get(Person.name == "Ben Hall").email == "ben@moss.example"


@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing", b"<!DOCTYPE a><Invoice/>", b"<gnc-v2/>"])
def test_what_cannot_be_read_is_said_and_the_page_stays(page, tmp_path, content):
    path = tmp_path / "odd.dat"
    path.write_bytes(content)
    page.start(str(path))
    assert page.step == Step.FILE
    assert len(page.failures) == 1
    assert not Item.select().exists()
