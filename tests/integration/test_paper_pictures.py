"""Statements, letters and files of debtors as they look: each kind, and what is out of the way."""

from datetime import date

import pytest

from collector_desktop.domain.placements import PlacementKind
from collector_desktop.domain.statement_kinds import DETAIL, KINDS
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_statement import statement_papers
from collector_desktop.services.placement_pack import PackDraft, write_pack
from collector_desktop.storage.models import Address, Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, pay, receive
from tests.integration.papers import (
    FONTS,
    LONG,
    give_address,
    rename,
    set_up_company,
    speak,
    words,
)
from tests.placed_words import require_placed

AUTUMN = date(2026, 9, 1)
LETTERS = ("final-notice", "letter-before-action", "credit-hold", "account-confirmation")


@pytest.fixture
def customer(acme):
    set_up_company(**{"bank.iban": "DE89370400440532013000", "bank.bic": "COBADEFFXXX"})
    give_address(acme)
    for number, (minor, due) in enumerate(
        ((1_234_50, date(2026, 8, 1)), (99_99, date(2026, 11, 1)), (600_00, date(2026, 12, 24))), 2
    ):
        invoice(acme, f"INV-{number}", minor, due=due, reference=f"PO {number}")
    credit(acme, "CN-1", 34_50)
    invoice(acme, "EUR-1", 250_00, currency="EUR")
    receive(acme, 120_00, date(2026, 10, 20), "BACS")
    return acme


def stated(customer, kind="open-item", first=AUTUMN):
    (paper,) = statement_papers([customer.id], TODAY, FONTS, kind, first)
    require_placed(paper.content)
    return paper


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_statement_looks_as_stored(customer, kind, matches_golden, matches_picture):
    if kind == DETAIL:
        paid = ((item("INV-2").id, 200_00), (item("INV-3").id, 30_00))
        receive(customer, 250_00, date(2026, 10, 21), allocate=paid)
        pay("CN-1", "INV-2", 34_00, date(2026, 11, 2))
    paper = stated(customer, kind)
    matches_golden(f"statement-{kind}", paper.content)
    matches_picture(f"statement-{kind}", paper.content)


@pytest.mark.parametrize("language", ["de", "fr", "es", "nl", "en-US"])
def test_a_statement_in_another_language_reads_as_stored(customer, language, matches_golden):
    speak(customer, language)
    matches_golden(f"statement-{language}", stated(customer, "both").content)


def test_a_statement_of_credit_asks_for_nothing(customer, matches_golden, matches_picture):
    with operation("test", "Another", TODAY):
        other = Customer.create(code="CREDIT", name="In Credit Ltd", currency="GBP")
    give_address(other)
    credit(other, "CN-9", 75_25)
    paper = stated(other)
    assert "No payment due" in words(paper)
    matches_golden("statement-credit", paper.content)
    matches_picture("statement-credit", paper.content)


def test_a_long_name_and_a_long_address_keep_their_places(customer, matches_picture):
    rename(customer, LONG)
    with operation("test", "Move", TODAY):
        Address.update(
            line1="The Old Foundry and Engineering Works, Building 12, Third Floor, Left",
            line2="c/o the Receivers of Goods, Gate 4, behind the Railway Station",
            city="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
            region="Ynys Mon",
        ).execute()
    matches_picture("statement-long-name", stated(customer).content)


@pytest.mark.parametrize("template", LETTERS)
def test_a_letter_looks_as_stored(customer, template, matches_golden, matches_picture):
    paper = letter_paper(customer.id, template, TODAY, FONTS)
    require_placed(paper.content)
    matches_golden(f"letter-{template}", paper.content)
    matches_picture(f"letter-{template}", paper.content)


@pytest.mark.parametrize("kind", list(PlacementKind))
def test_the_file_of_a_debtor_looks_as_stored(customer, kind, tmp_path, matches_picture):
    pack = write_pack(PackDraft(customer.id, kind, whole=True), tmp_path, FONTS, TODAY)
    content = pack.paper.read_bytes()
    require_placed(content)
    matches_picture(f"file-{kind.value}", content)


def test_what_is_to_be_paid_is_in_a_currency_that_owes(customer):
    credit(customer, "CN-2", 9_000_00)
    text = words(stated(customer))
    assert "Total owed €250.00" in text
    assert "In credit" not in text
    assert "€250.00 overdue" in text
