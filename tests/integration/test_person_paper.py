"""The PDF of all that is known of a person reads as people write; the JSON beside it is exact."""

import json
import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.person_export import export_person
from collector_desktop.services.person_words import row_in_words
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice, receive
from tests.integration.papers import FONTS, give_address, set_up_company, speak


@pytest.fixture
def written(acme, tmp_path):
    """Return the text of the PDF and the records in the JSON of a sole trader with a history."""
    set_up_company()
    give_address(acme)
    speak(acme, "de")
    with operation("test", "Kind", TODAY):
        Customer.update(kind="sole_trader", terms="NET 30", credit_limit_minor=1_234_567).execute()
    invoice(acme, "EURO-1", 98_765, currency="EUR")
    receive(acme, 98_765, currency="EUR")
    promise = PromiseDraft(4_050, "GBP", TODAY)
    log_contact(ContactDraft(acme.id, "call", "PTP", "Ann Smith", promise=promise), TODAY)
    files = export_person(acme.id, tmp_path, FONTS, TODAY)
    pages = PdfReader(BytesIO(files.paper.read_bytes())).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    return text, json.loads(files.data.read_text("utf-8"))["records"]


def test_codes_days_and_money_are_as_people_write_them(written):
    text, _ = written
    for said in (
        *("Kind: Sole trader", "Terms: 30 days from invoice", "Credit limit: £12,345.67"),
        *("Due: 1 October 2026", "Outcome: Promised to pay", "Language: "),
        *("Money or credit: R-000001; Pays: EURO-1; Amount: €987.65", "With: Ann Smith"),
    ):
        assert said in text


def test_nothing_on_it_is_as_a_program_keeps_it(written):
    text, _ = written
    assert not re.findall(r"\b[a-z]+_[a-z_]+\b", text)
    assert not re.findall(r"\d{4}-\d{2}-\d{2}", text)
    assert "no words" not in text


def test_the_data_stay_exact(written):
    _, records = written
    (customer,) = records["customer"]
    assert (customer["kind"], customer["terms"]) == ("sole_trader", "NET 30")
    assert customer["credit_limit_minor"] == 1_234_567
    assert [row["amount_minor"] for row in records["allocation"]] == [98_765]


@pytest.mark.parametrize("ties", [{}, {"item_id": 77}])
def test_a_row_that_only_ties_others_has_no_words_without_them(ties):
    assert row_in_words({"id": 1, "contact_id": 5, **ties}, {}, "GBP") == ""
