"""What a statement asks for, and what stands in its columns of ages.

As in letters, what is in dispute is left out; money to match is taken off, the oldest first, and
stands in a column of its own beside the ages.
"""

from datetime import timedelta

import pytest

from collector_desktop.domain.epc import epc_payload
from collector_desktop.queries.statements import statement
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.paper_statement import statement_papers
from collector_desktop.storage.models import Item
from tests.conftest import TODAY
from tests.integration.money import credit, invoice
from tests.integration.papers import FONTS, give_address, set_up_company, words

KINDS = ("open-item", "detail", "activity", "both")
EURO = {"bank.iban": "DE89370400440532013000", "bank.bic": "COBADEFFXXX"}


@pytest.fixture
def customer(acme):
    """INV-1 of 120.00 is 54 days late."""
    set_up_company()
    give_address(acme)
    return acme


def deny(number, minor):
    raise_dispute(DisputeDraft(Item.get(Item.number == number).id, "PRICE", minor), TODAY)


def stated(customer, kind="open-item"):
    first = TODAY - timedelta(days=100)
    return next(iter(statement_papers([customer.id], TODAY, FONTS, kind, first)))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_in_dispute_is_not_asked_for_by_any_kind(customer, kind):
    deny("INV-1", 50_00)
    text = words(stated(customer, kind))
    assert "Total owed £120.00 Overdue now £70.00" in text
    assert "Amount £70.00 overdue, without what is in dispute" in text
    assert "(D) marks what is in dispute: £50.00." in text


def test_what_is_not_due_is_asked_for_beside_it(customer):
    invoice(customer, "INV-2", 30_00, due=TODAY + timedelta(days=9))
    deny("INV-1", 50_00)
    assert "£70.00 overdue, £100.00 in total, without what is in dispute" in words(stated(customer))


@pytest.mark.parametrize("kind", KINDS)
def test_where_all_is_in_dispute_nothing_is_asked_for(customer, kind):
    deny("INV-1", 120_00)
    text = words(stated(customer, kind))
    assert "Total owed £120.00" in text
    assert "No payment due" in text
    assert "How to pay" not in text
    assert "Payment slip" not in text


def test_money_to_match_has_a_column_beside_the_ages_which_sum_to_the_balance(customer):
    credit(customer, "CN-1", 31_00)
    text = words(stated(customer))
    assert "Unallocated \N{MINUS SIGN}31.00" in text
    (section,) = statement(customer.id, "open-item", TODAY).sections
    assert sum(section.ageing) + section.unallocated_minor == 120_00 - 31_00


def test_without_money_to_match_there_is_no_such_column(customer):
    assert "Unallocated" not in words(stated(customer))


def test_the_code_pays_the_sum_that_the_words_ask_for(customer, monkeypatch):
    """Of €200.00 late €50.00 is denied, €20.00 waits: €130.00 is left. Pounds ask for nothing."""
    set_up_company(**EURO)
    invoice(customer, "EUR-1", 200_00, currency="EUR")
    credit(customer, "CN-1", 20_00, currency="EUR")
    deny("EUR-1", 50_00)
    deny("INV-1", 120_00)
    coded = []

    def payload(*told):
        coded.append(told[3])
        return epc_payload(*told)

    monkeypatch.setattr("collector_desktop.services.paper_parts.epc_payload", payload)
    text = words(stated(customer))
    assert coded == [130_00]
    assert "Scan to pay €130.00" in text
    assert "€130.00 overdue" in text


def test_the_slip_lists_what_may_be_paid_and_asks_how(customer):
    invoice(customer, "INV-2", 30_00)
    deny("INV-1", 50_00)
    slip = words(stated(customer)).partition("Payment slip")[2]
    for said in ("Amount paid", "Method", "Tick what you pay", "INV-1 70.00", "INV-2 30.00"):
        assert said in slip
    deny("INV-2", 30_00)
    assert "INV-2" not in words(stated(customer)).partition("Payment slip")[2]


@pytest.mark.parametrize(("count", "said"), [(12, ""), (13, "and 2 more"), (40, "and 29 more")])
def test_a_slip_has_room_for_twelve_and_says_how_many_more_there_are(customer, count, said):
    for number in range(2, count + 1):
        invoice(customer, f"INV-{number}", number * 100)
    slip = words(stated(customer)).partition("Tick what you pay")[2]
    assert slip.count("INV-") == (12 if count == 12 else 11)
    assert ("more" in slip) is bool(said)
    assert said in slip
