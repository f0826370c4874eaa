"""What stands below the figures of a statement: message by age, marks, payments, discounts."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.holds import HoldKind
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.domain.letter_templates import message_by_age
from collector_desktop.domain.plan_making import equal_parts, read_every, schedule
from collector_desktop.domain.templates import Template
from collector_desktop.services.cheques import ChequeDraft, hold_cheque
from collector_desktop.services.contact_drafts import PromiseDraft
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.due_changes import DueDraft, change_due
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.services.interest_terms import Owner, change_terms
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_statement import statement_paper, statement_papers
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.reversals import bounce
from collector_desktop.services.settings import change_settings
from collector_desktop.services.wording import save_wording
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, receive
from tests.integration.papers import FONTS, require_sound, set_up_company, speak, words

AGREED = {"interest.regime": "contract", "interest.contract_rate": "8"}
MONTHLY = {
    "interest.regime": "contract",
    "interest.contract_rate": "1.5",
    "interest.contract_per": "month",
}
MESSAGE = "Part of this account is"
ACT = "Late Payment of Commercial Debts (Interest) Act 1998"


@pytest.fixture
def customer(acme):
    """One invoice of £120.00, 54 days late."""
    set_up_company()
    return acme


def become(customer, **values):
    with operation("test", "Change", TODAY):
        Customer.update(**values).where(Customer.id == customer.id).execute()


def stated(customer, as_of=TODAY):
    return words(statement_paper(customer.id, as_of, FONTS))


def deny(_customer):
    raise_dispute(DisputeDraft(item("INV-1").id, "PRICE", 120_00), TODAY)


def promise(customer, minor, *items):
    drafted = PromiseDraft(minor, "GBP", date(2026, 12, 3))
    ids = tuple(item(number).id for number in items)
    draft = ContactDraft(customer.id, "call", "PTP", item_ids=ids, promise=drafted)
    log_contact(draft, TODAY)


def plan(customer):
    parts = schedule(equal_parts(120_00, 2), date(2026, 12, 1), read_every("month"))
    agree_plan(PlanDraft(customer.id, "GBP", parts), TODAY)


@pytest.mark.parametrize(
    ("days", "name"),
    [
        *((-1, "on-time"), (0, "on-time"), (1, "late-30"), (30, "late-30"), (31, "late-60")),
        *((60, "late-60"), (61, "late-90"), (90, "late-90"), (91, "late-more")),
    ],
)
def test_words_go_by_how_late_the_oldest_debt_is(days, name):
    assert message_by_age(days) == f"statement-{name}"


def test_the_message_is_the_oldest_debts_and_the_users_to_change(customer):
    assert f"{MESSAGE} more than 30 days late. Please pay it, or tell us" in stated(customer)
    assert MESSAGE not in stated(customer, date(2026, 9, 30))
    own = Template("Dear {customer_name}", "Your oldest invoice is INV-1.\n\nPay {balance}.")
    save_wording("statement-late-60", "en-GB", own, TODAY)
    text = stated(customer)
    assert "Dear Acme Ltd. Your oldest invoice is INV-1. Pay £120.00." in text
    assert MESSAGE not in text
    save_wording("statement-on-time", "en-GB", Template("Thank you", "All in time."), TODAY)
    invoice(customer, "INV-2", 5_00, due=date(2026, 8, 1))
    text = stated(customer)
    assert "more than 90 days late" in text
    assert "All in time" not in text


def test_a_statement_of_movements_has_the_message_of_what_is_open(customer):
    receive(customer, 20_00, date(2026, 11, 2))
    (paper,) = statement_papers([customer.id], TODAY, FONTS, "activity", date(2026, 11, 1))
    assert f"{MESSAGE} more than 30 days late" in words(paper)


@pytest.mark.parametrize(
    "agreed",
    [
        lambda customer: promise(customer, 120_00, "INV-1"),
        lambda customer: promise(customer, 120_00),
        plan,
        deny,
        lambda customer: put_on_hold(HoldDraft(customer.id, HoldKind.LEGAL, "Court"), TODAY),
        lambda customer: credit(customer, "CN-1", 500_00),
    ],
)
def test_nobody_is_pressed_for_what_is_promised_planned_denied_held_or_covered(customer, agreed):
    agreed(customer)
    assert MESSAGE not in stated(customer)


def test_a_newer_debt_that_nothing_speaks_for_gives_the_message(customer):
    invoice(customer, "INV-2", 10_00, due=TODAY - timedelta(days=3))
    promise(customer, 120_00, "INV-1")
    assert f"{MESSAGE} overdue. Please pay it." in stated(customer)


@pytest.mark.parametrize(
    "agreed",
    [lambda customer: promise(customer, 50_00), lambda customer: promise(customer, 50_00, "INV-1")],
)
def test_a_promise_of_less_silences_nothing_but_its_part(customer, agreed):
    """£70.00 of the £120.00 that are 54 days late are asked for, as by a reminder."""
    agreed(customer)
    text = stated(customer)
    assert f"{MESSAGE} more than 30 days late" in text
    assert "Amount £70.00 overdue, without what is agreed" in text


def test_a_promise_for_the_account_speaks_for_the_oldest_debts(customer):
    invoice(customer, "INV-2", 30_00, due=TODAY - timedelta(days=3))
    promise(customer, 120_00)
    assert f"{MESSAGE} overdue. Please pay it." in stated(customer)


def test_of_a_plan_in_default_what_did_not_come_is_said_and_no_next_instalment(customer):
    plan(customer)
    text = stated(customer, date(2026, 12, 30))
    assert "Overdue now £120.00" in text
    said = "(L) marks what your payment plan covers. Of your payment plan, £60.00 did not"
    assert f"{said} arrive in time." in text
    assert "next instalment" not in text
    assert f"{MESSAGE} more than 60 days late" in text


def test_of_a_plan_that_may_miss_one_both_are_said(customer):
    change_settings({"plan.default_after": "2"}, TODAY)
    plan(customer)
    text = stated(customer, date(2026, 12, 30))
    assert "the next instalment: £60.00 by 1 January 2027. Of your payment plan, £60.00" in text
    assert MESSAGE not in text


def test_marks_say_what_was_promised_and_what_a_plan_covers(customer):
    """A plan takes the place of the promise."""
    promise(customer, 70_00, "INV-1")
    text = stated(customer)
    assert "INV-1 (P)" in text
    assert "(P) marks what you promised: £70.00 by 3 December 2026." in text
    assert "(L)" not in text
    plan(customer)
    text = stated(customer)
    assert "INV-1 (L)" in text
    assert "(P)" not in text
    said = (
        "(L) marks what your payment plan covers; the next instalment: £60.00 by 1 December 2026."
    )
    assert said in text


def test_a_cheque_in_hand_is_named_with_its_day(customer):
    drafted = ChequeDraft(customer.id, 30_00, "GBP", "7", date(2026, 12, 5), TODAY)
    hold_cheque(drafted, TODAY)
    assert "Cheques of yours that we hold: £30.00 dated 5 December 2026." in stated(customer)


def test_a_promise_for_the_account_marks_no_invoice(customer):
    promise(customer, 50_00)
    text = stated(customer)
    assert "You promised £50.00 by 3 December 2026." in text
    assert "(P)" not in text


def test_the_last_payment_is_the_newest_that_stands(customer):
    assert "last payment" not in stated(customer)
    receive(customer, 10_00, date(2026, 10, 2))
    second = receive(customer, 15_00, date(2026, 11, 3))
    assert "Your last payment: £15.00 on 3 November 2026." in stated(customer)
    assert "£10.00 on 2 October 2026" in stated(customer, date(2026, 11, 2))
    bounce(second.item_id, date(2026, 11, 9), TODAY)
    assert "Your last payment: £10.00 on 2 October 2026." in stated(customer)
    assert "£15.00 on 3 November 2026" in stated(customer, date(2026, 11, 8))


def test_a_discount_still_to_be_had_is_offered_by_day(customer):
    """2 % of £600.00 and £40.00 within ten days of 20 November: £12.80 off £640.00."""
    become(customer, terms="2/10 NET 30")
    last = date(2026, 11, 30)
    for number, minor in (("INV-2", 600_00), ("INV-3", 40_00)):
        invoice(customer, number, minor, date(2026, 11, 20), date(2026, 12, 20))
    invoice(customer, "INV-4", 100_00, date(2026, 11, 13), date(2026, 12, 13))
    offer = "If paid by 30 November 2026: take off £12.80 and pay £627.20 for INV-2, INV-3."
    text = stated(customer)
    assert offer in text
    assert text.count("If paid by") == 1
    assert offer in stated(customer, last)
    assert "If paid by" not in stated(customer, last + timedelta(days=1))
    raise_dispute(DisputeDraft(item("INV-3").id, "PRICE", 5_00), TODAY)
    assert "take off £12.00 and pay £588.00 for INV-2." in stated(customer)
    become(customer, terms="NET 30")
    assert "If paid by" not in stated(customer)


def test_the_discount_of_one_invoice_is_offered_for_it_alone(customer):
    """3 % of £600.00 within eight days of 20 November: £18.00, whatever the customer's terms."""
    for number, minor in (("INV-2", 600_00), ("INV-3", 40_00)):
        invoice(customer, number, minor, date(2026, 11, 20), date(2026, 12, 20))
    change_due(DueDraft(item("INV-2").id, "agreed", "3/8 NET 30"), TODAY)
    offer = "If paid by 28 November 2026: take off £18.00 and pay £582.00 for INV-2."
    assert offer in stated(customer)
    become(customer, terms="2/10 NET 30")
    change_due(DueDraft(item("INV-3").id, "agreed", "NET 30"), TODAY)
    text = stated(customer)
    assert offer in text
    assert text.count("If paid by") == 1


def test_late_payment_is_described_by_the_rule_that_counts(customer):
    assert f"Late payment may bear interest and compensation under the {ACT}." in stated(customer)
    change_terms(Owner(customer.id), MONTHLY, TODAY)
    said = "under the terms agreed (1.5 % per month (18 % per annum))."
    assert f"Late payment may bear interest {said}" in stated(customer)
    change_terms(Owner(customer.id), {"interest.regime": "none"}, TODAY)
    assert "Late payment" not in stated(customer)


def test_a_consumer_is_told_of_no_law_for_business(customer):
    become(customer, kind="consumer")
    assert "Late payment" not in stated(customer)


def test_without_an_agreed_rate_nothing_is_said_and_the_statement_is_made(customer):
    change_settings({"interest.regime": "contract", "interest.contract_rate": ""}, TODAY)
    assert "Late payment" not in stated(customer)


def test_a_letter_names_the_terms_of_a_contract(customer):
    """8 % of £120.00 for 54 days of 365 is £1.42; £0.03 a day."""
    change_terms(Owner(customer.id), AGREED, TODAY)
    said = "under the terms agreed (8 % per annum)"
    text = words(letter_paper(customer.id, "final-notice", TODAY, FONTS))
    assert f"late payment {said} the amount is £121.42 today; interest grows by £0.03" in text
    assert f"right to £1.42 today {said}." in words(
        letter_paper(customer.id, "reminder-2", TODAY, FONTS)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_notes_are_in_every_language(customer, language):
    speak(customer, language)
    become(customer, terms="2/10 NET 30")
    change_terms(Owner(customer.id), AGREED, TODAY)
    invoice(customer, "INV-2", 600_00, date(2026, 11, 20), date(2026, 12, 20))
    invoice(customer, "INV-3", 30_00)
    receive(customer, 7_00, date(2026, 11, 2), allocate="none")
    promise(customer, 20_00, "INV-3")
    paper = statement_paper(customer.id, TODAY, FONTS)
    require_sound(paper)
    text = words(paper)
    for number in ("INV-3 (P)", "INV-2", "2026", "588", "12", "8 %"):
        assert number in text
    is_english = language.startswith("en")
    assert ("Part of this account" in text, "Late payment" in text) == (is_english, is_english)
