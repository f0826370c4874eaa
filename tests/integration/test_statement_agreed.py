"""A statement asks for nothing that is promised, in a plan or to come by a cheque.

What letters and runs ask for is the second computation: the three agree to the penny.
"""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.holds import HoldKind
from collector_desktop.domain.plan_making import equal_parts, read_every, schedule
from collector_desktop.queries.covers import spoken_for
from collector_desktop.services.cheques import ChequeDraft, hold_cheque
from collector_desktop.services.contact_drafts import PromiseDraft
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_statement import statement_papers
from collector_desktop.services.plans import PlanDraft, agree_plan
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item
from tests.integration.papers import FONTS, give_address, set_up_company, words

KINDS = ("open-item", "detail", "activity", "both")
LATER = date(2026, 12, 3)


@pytest.fixture
def customer(acme):
    """INV-1 of 120.00 is 54 days late."""
    set_up_company()
    give_address(acme)
    return acme


def stated(customer, kind="open-item", as_of=TODAY):
    first = TODAY - timedelta(days=100)
    return words(next(iter(statement_papers([customer.id], as_of, FONTS, kind, first))))


def promise(customer, minor, *numbers):
    ids = tuple(item(number).id for number in numbers)
    made = PromiseDraft(minor, "GBP", LATER)
    log_contact(ContactDraft(customer.id, "call", "PTP", item_ids=ids, promise=made), TODAY)


def plan(customer):
    parts = schedule(equal_parts(120_00, 2), date(2026, 12, 1), read_every("month"))
    agree_plan(PlanDraft(customer.id, "GBP", parts), TODAY)


def hold(customer, minor):
    hold_cheque(ChequeDraft(customer.id, minor, "GBP", "7", date(2026, 12, 5), TODAY), TODAY)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_promised_is_not_asked_for_by_any_kind(customer, kind):
    promise(customer, 70_00, "INV-1")
    text = stated(customer, kind)
    assert "Total owed £120.00 Overdue now £50.00" in text
    assert "Amount £50.00 overdue, without what is agreed" in text
    assert "you promised: £70.00 by 3 December 2026" in text


def test_what_is_promised_of_an_account_on_hold_is_not_asked_for_either(customer):
    promise(customer, 70_00, "INV-1")
    put_on_hold(HoldDraft(customer.id, HoldKind.LEGAL, "Court"), TODAY)
    assert "Amount £50.00 overdue, without what is agreed" in stated(customer)


@pytest.mark.parametrize(
    "agree",
    [
        lambda customer: promise(customer, 70_00, "INV-1"),
        lambda customer: promise(customer, 70_00),
        lambda customer: hold(customer, 70_00),
    ],
)
def test_statement_and_reminder_ask_for_the_same(customer, agree):
    invoice(customer, "INV-2", 30_00, due=TODAY - timedelta(days=3))
    agree(customer)
    assert "Amount £80.00 overdue, without what is agreed" in stated(customer)
    assert "£80.00" in words(letter_paper(customer.id, "reminder-1", TODAY, FONTS))


def test_the_message_goes_by_the_oldest_debt_that_no_cheque_pays(customer):
    invoice(customer, "INV-2", 30_00, due=TODAY - timedelta(days=3))
    assert "more than 30 days late" in stated(customer)
    hold(customer, 120_00)
    text = stated(customer)
    assert "Amount £30.00 overdue, without what is agreed" in text
    assert "more than 30 days late" not in text
    assert "Part of this account is overdue" in text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "agree", [plan, lambda customer: promise(customer, 120_00, "INV-1"), lambda c: hold(c, 500_00)]
)
def test_where_all_is_agreed_the_day_is_the_one_agreed_and_how_to_pay_stays(customer, kind, agree):
    agree(customer)
    text = stated(customer, kind)
    assert "Total owed £120.00 Please pay by As agreed" in text
    assert "Overdue now" not in text
    assert "Amount As agreed" in text
    how_to_pay, slip = text.split("How to pay")[1], text.split("Tick what you pay")[1]
    assert "Reference ACME" in how_to_pay
    assert "INV-1 120.00" in slip


def test_what_is_in_dispute_is_no_part_of_what_is_agreed(customer):
    """Of 120.00, 50.00 is denied; a promise of 100.00 can speak for 70.00 at most."""
    raise_dispute(DisputeDraft(item("INV-1").id, "PRICE", 50_00), TODAY)
    invoice(customer, "INV-2", 30_00, due=TODAY - timedelta(days=3))
    promise(customer, 100_00, "INV-1")
    assert spoken_for(customer.id, TODAY)[item("INV-1").id].minor == 70_00
    text = stated(customer)
    assert "Amount £30.00 overdue, without what is in dispute or agreed" in text


def test_a_promise_or_plan_that_was_not_kept_speaks_for_nothing_any_more(customer):
    plan(customer)
    late = date(2026, 12, 30)
    assert "Overdue now £120.00" in stated(customer, as_of=late)
    assert "without what is agreed" not in stated(customer, as_of=late)


def test_credit_in_excess_of_what_is_left_leaves_nothing_to_agree_on(customer):
    promise(customer, 120_00, "INV-1")
    credit(customer, "CN-1", 120_00)
    text = stated(customer)
    assert "As agreed" not in text
    assert "No payment due" in text


def test_a_currency_that_owes_goes_before_one_in_which_all_is_agreed(customer):
    promise(customer, 120_00, "INV-1")
    invoice(customer, "EUR-1", 200_00, due=TODAY - timedelta(days=3), currency="EUR")
    text = stated(customer)
    assert "As agreed" in text
    assert "Amount €200.00 overdue" in text
