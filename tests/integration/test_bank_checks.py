"""The check finds bank lines that are not what they became."""

from datetime import date

import pytest

from collector_desktop.domain.matching import Action
from collector_desktop.services.bank_entries import Decision
from collector_desktop.services.bank_matching import confirm_chosen, ignore_lines, match
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.banking import bank_line
from tests.integration.importing import bring_in, item_row
from tests.integration.test_checking import codes, tamper


@pytest.fixture
def matched(acme):
    """Lines of every kind: paid in full and less a discount, returned, linked, left out, open."""
    with operation("test", "More invoices", TODAY):
        for number, minor in (("INV-2", 5_000), ("INV-3", 7_000)):
            add_item(acme, number, date(2026, 9, 1), date(2026, 10, 1), minor)
    paid = bank_line(12_000, "INV-1", payer="Acme Trading")
    confirm_chosen([paid.id], TODAY)
    item = Item.get(Item.number == "INV-2")
    short = bank_line(4_900, "INV-2")
    parts = ((item.id, 4_900),)
    match(Decision(short.id, Action.RECEIVE, acme.id, parts, (), None, "discount"), TODAY)
    back = bank_line(-12_000, "INV-1 returned", is_return=1)
    confirm_chosen([back.id], TODAY)
    bring_in(TODAY, item_row(2, "PAY-1", 7_000, type="receipt", document_on=date(2026, 11, 20)))
    confirm_chosen([bank_line(7_000, "Acme Ltd").id], TODAY)
    ignore_lines([bank_line(100, "Interest").id], TODAY)
    bank_line(200, "Who knows")
    return acme


def test_lines_of_every_kind_are_sound_also_after_undo_and_redo(matched):
    assert check_ledger(TODAY) == []
    for step in (undo_last, undo_last, undo_last, undo_last, redo_last, redo_last):
        step(TODAY)
        assert check_ledger(TODAY) == []


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE bank_line SET amount_minor = 12001 WHERE amount_minor = 12000", "bank-sum"),
        ("UPDATE bank_line SET amount_minor = -1 WHERE amount_minor = -12000", "bank-sum"),
        ("UPDATE bank_line SET status = 'matched' WHERE amount_minor = 200", "bank-status"),
        ("UPDATE bank_line SET status = 'open' WHERE amount_minor = 12000", "bank-status"),
        ("DELETE FROM bank_posting WHERE id = 1", "bank-status"),
        ("UPDATE bank_line SET currency = 'EUR' WHERE amount_minor = 12000", "bank-currency"),
    ],
)
def test_a_line_that_is_not_what_it_became_is_found(matched, damage, code):
    tamper(damage)
    assert codes() == {code}


def test_entries_of_two_customers_on_a_line_are_found(matched):
    with operation("test", "Another", TODAY):
        other = Customer.create(code="BEXLEY", name="Bexley", currency="GBP")
    tamper("UPDATE item SET customer_id = ? WHERE number = 'A-000001'", other.id)
    assert "bank-customers" in codes()


def test_a_rule_for_a_customer_who_is_gone_is_found(matched):
    tamper("UPDATE bank_rule SET customer_id = 99")
    assert codes() == {"foreign-key"}


@pytest.mark.parametrize("number", ["INV-1", "R-000001"])
def test_a_number_of_another_program_that_cannot_be_is_found(matched, number):
    item = Item.get(Item.number == number)
    tamper("INSERT INTO source_number VALUES (1, ?, 'PAY-1', 'pay-1', NULL)", item.id)
    assert codes() == {"source-number"}
