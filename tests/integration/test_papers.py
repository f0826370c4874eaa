"""Statements and letters from the ledger: their words, their bytes and their record."""

import hashlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.holds import HoldKind
from collector_desktop.queries.contacts import history
from collector_desktop.queries.items import items
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.history import undo_last
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.papers import save_paper
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Address, Customer, Document, Item, Person
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
COMPANY = {
    "company.name": "Harbour & Vale",
    "company.address": "Unit 4 Feeder Road\nBristol BS2 0XX",
    "company.email": "accounts@harbourvale.example",
    "company.collector": "Priya Shah",
    "bank.account_name": "Harbour & Vale",
    "bank.sort_code": "12-34-56",
    "bank.account_number": "12345678",
}


def text_of(content):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


@pytest.fixture
def smith(acme):
    change_settings(COMPANY, TODAY)
    with operation("test", "Smith", TODAY):
        Customer.update(name="Smith & <Sons>", terms="NET 30").execute()
        Address.create(customer=acme, line1="14 Mill Lane", city="Bristol", postcode="BS5 0XX")
        Person.create(customer=acme, name="Dawn Whitlock", is_main=True)
    return acme


def test_a_statement_says_what_the_ledger_says(smith):
    text = text_of(statement_paper(smith.id, TODAY, FONTS).content)
    for words in (
        *("Smith & <Sons>", "Dawn Whitlock", "14 Mill Lane", "BS5 0XX", "Harbour & Vale"),
        *("INV-1", "01/10/2026", "54", "£120.00", "24 November 2026", "1 December 2026"),
        *("12-34-56", "12345678", "ACME"),
    ):
        assert words in text


def test_the_same_statement_gives_the_same_bytes(smith):
    first, second = (statement_paper(smith.id, TODAY, FONTS) for _ in range(2))
    assert first.content == second.content
    assert first.sha256 == hashlib.sha256(second.content).hexdigest()


def test_credits_are_shown_and_taken_off(smith):
    with operation("test", "Credit", TODAY):
        add_item(smith, "CN-1", TODAY, TODAY, 2_000, "credit_note")
    text = text_of(statement_paper(smith.id, TODAY, FONTS).content)
    assert "\N{MINUS SIGN}20.00" in text
    assert "£100.00" in text


def test_a_customer_in_credit_is_asked_for_nothing(smith):
    with operation("test", "Credit", TODAY):
        add_item(smith, "R-1", TODAY, TODAY, 20_000, "receipt")
    assert "No payment due" in text_of(statement_paper(smith.id, TODAY, FONTS).content)


def test_two_currencies_stand_apart(smith):
    with operation("test", "Euro", TODAY):
        add_item(smith, "E-1", TODAY, TODAY, 5_000, currency="EUR")
    text = text_of(statement_paper(smith.id, TODAY, FONTS).content)
    assert "Account in EUR" in text
    assert "€50.00" in text


def test_a_letter_lists_what_is_overdue_and_asks_once(smith):
    with operation("test", "Not due", TODAY):
        add_item(smith, "INV-2", TODAY, TODAY, 7_700)
    paper = letter_paper(smith.id, "reminder-1", TODAY, FONTS)
    text = text_of(paper.content)
    assert "INV-1" in text
    assert "INV-2" not in text
    assert "Please pay £120.00 by 1 December 2026." in " ".join(text.split())
    assert "Priya Shah" in text
    assert paper.item_ids == (Item.get(Item.number == "INV-1").id,)


def test_a_letter_asks_for_nothing_that_is_on_hold_or_in_dispute(smith):
    with operation("test", "More", TODAY):
        held = add_item(smith, "INV-2", date(2026, 9, 1), date(2026, 10, 1), 7_700)
    disputed = Item.get(Item.number == "INV-1")
    put_on_hold(HoldDraft(smith.id, HoldKind.GRACE, "Agreed", None, (held.id,)), TODAY)
    raise_dispute(DisputeDraft(disputed.id, "PRICE", 2_000), TODAY)

    paper = letter_paper(smith.id, "reminder-1", TODAY, FONTS)

    text = " ".join(text_of(paper.content).split())
    assert "INV-2" not in text
    assert "Please pay £100.00 by 1 December 2026." in text
    assert "£20.00 that you dispute is left out." in text
    assert paper.item_ids == (disputed.id,)


def test_a_letter_to_an_account_on_hold_is_refused(smith):
    put_on_hold(HoldDraft(smith.id, HoldKind.LEGAL, "With the solicitor"), TODAY)
    with pytest.raises(RefusedError, match="on hold or in dispute"):
        letter_paper(smith.id, "reminder-1", TODAY, FONTS)


def test_nothing_to_say_is_refused(smith):
    with operation("test", "Settle", TODAY):
        Item.update(open_minor=0).execute()
    with pytest.raises(RefusedError, match="owes nothing"):
        statement_paper(smith.id, TODAY, FONTS)
    with pytest.raises(RefusedError, match="nothing overdue"):
        letter_paper(smith.id, "reminder-1", TODAY, FONTS)
    with pytest.raises(RefusedError, match="no letter called"):
        letter_paper(smith.id, "final", TODAY, FONTS)


def test_no_letter_asks_for_what_unallocated_money_covers(smith):
    with operation("test", "Receive", TODAY):
        add_item(smith, "R-1", TODAY, TODAY, 11_999, "receipt")
    assert letter_paper(smith.id, "reminder-1", TODAY, FONTS).item_ids
    with operation("test", "Receive", TODAY):
        add_item(smith, "R-2", TODAY, TODAY, 1, "receipt")
    with pytest.raises(RefusedError, match="not allocated yet"):
        letter_paper(smith.id, "reminder-1", TODAY, FONTS)


def test_sending_is_recorded_with_the_hash_and_can_be_undone(smith, tmp_path):
    paper = letter_paper(smith.id, "reminder-1", TODAY, FONTS)
    path = save_paper(paper, tmp_path, TODAY).value
    assert hashlib.sha256(path.read_bytes()).hexdigest() == paper.sha256
    [sent] = history(smith.id, TODAY)
    assert (sent.document_kind, sent.file_name) == ("letter", path.name)
    assert items(TODAY, "overdue")[0].letter_on == TODAY
    undo_last(TODAY)
    assert Document.select().count() == 0
    assert path.exists()


def test_a_letter_logged_by_hand_is_a_reminder_of_its_items_and_a_statement_is_none(
    smith, tmp_path
):
    save_paper(statement_paper(smith.id, TODAY, FONTS), tmp_path, TODAY)
    assert items(TODAY, "overdue")[0].letter_on is None
    named = (Item.get(Item.number == "INV-1").id,)
    log_contact(ContactDraft(smith.id, "email", "PAID", item_ids=named), TODAY)
    assert items(TODAY, "overdue")[0].letter_on is None
    log_contact(ContactDraft(smith.id, "letter", item_ids=named), TODAY)
    assert items(TODAY, "overdue")[0].letter_on == TODAY


def test_two_statements_of_a_day_get_two_names_when_they_differ(smith, tmp_path):
    first = save_paper(statement_paper(smith.id, TODAY, FONTS), tmp_path, TODAY).value
    with operation("test", "More", TODAY):
        add_item(smith, "INV-3", TODAY, TODAY, 100)
    second = save_paper(statement_paper(smith.id, TODAY, FONTS), tmp_path, TODAY).value
    assert first.name == "Statement_ACME_2026-11-24.pdf"
    assert second.name == "Statement_ACME_2026-11-24 (2).pdf"
