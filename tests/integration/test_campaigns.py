"""Campaigns in a ledger: who is in, what came in since, how far they are, and who did it."""

from datetime import timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.campaigns import campaign_view, campaigns, overdue_now
from collector_desktop.services.allocations import allocate, unallocate
from collector_desktop.services.campaigns import (
    CampaignDraft,
    Choice,
    begin_campaign,
    end_campaign,
    the_campaign,
    tick_member,
)
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import name_the_worker, operation
from tests.conftest import TODAY, add_item
from tests.integration.money import invoice, item, receive

LATER = TODAY + timedelta(days=10)


@pytest.fixture
def others(acme):
    """Beta and Coda with an invoice each as old as Acme's."""
    made = {}
    for code, minor in (("BETA", 20_000), ("CODA", 40_000)):
        with operation("test", code, TODAY):
            made[code] = Customer.create(code=code, name=code.title(), currency="GBP")
        invoice(made[code], f"{code}-1", minor)
    return made


def began(*customers, **more):
    ids = tuple(each.id for each in customers)
    choice = more.pop("choice", Choice(ids))
    draft = CampaignDraft("Autumn", "GBP", 5_000, TODAY, choice=choice, **more)
    return begin_campaign(draft, TODAY).value


def view(campaign_id, day=LATER):
    return campaign_view(the_campaign(campaign_id, day), day)


def test_money_in_is_what_receipts_paid_of_what_was_overdue(acme, others):
    invoice(acme, "INV-2", 7_000, TODAY, TODAY + timedelta(days=30))
    made = began(acme)
    receive(acme, 3_000)
    found = view(made)
    assert (found.comparison.overdue_minor, found.comparison.paid_minor) == (12_000, 3_000)
    assert found.members[0].paid_minor == 3_000
    assert found.row.goal_minor == 5_000


def test_the_others_of_the_same_age_show_what_would_have_come_anyway(acme, others):
    made = began(acme)
    receive(others["BETA"], 15_000)
    found = view(made).comparison
    assert (found.others_overdue_minor, found.others_paid_minor) == (60_000, 15_000)
    assert found.expected == 3_000


def test_what_is_paid_before_it_or_after_its_end_does_not_count(acme, others):
    receive(acme, 1_000, TODAY - timedelta(days=1))
    made = began(acme)
    assert view(made).comparison.overdue_minor == 11_000
    end_campaign(made, TODAY + timedelta(days=3), TODAY)
    receive(acme, 500, TODAY + timedelta(days=3))
    receive(acme, 700, TODAY + timedelta(days=4))
    assert view(made).comparison.paid_minor == 500


def test_a_payment_that_is_taken_off_again_counts_no_longer(acme, others):
    made = began(acme)
    receipt, debt = receive(acme, 4_000).item_id, item("INV-1").id
    assert view(made).comparison.paid_minor == 4_000
    tomorrow = TODAY + timedelta(days=1)
    unallocate(receipt, debt, tomorrow, tomorrow)
    assert view(made).comparison.paid_minor == 0
    assert view(made, TODAY).comparison.paid_minor == 4_000
    allocate(receipt, debt, 1_000, LATER, LATER)
    assert view(made).comparison.paid_minor == 1_000


def test_customers_are_chosen_by_what_they_owe(acme, others):
    assert overdue_now(TODAY, "GBP")[acme.id] == (12_000, 54)
    made = began(choice=Choice(least_minor=20_000))
    assert [row.code for row in view(made).members] == ["CODA", "BETA"]
    with pytest.raises(RefusedError, match="Nobody"):
        begin_campaign(CampaignDraft("Old", "GBP", 0, TODAY, choice=Choice(least_days=55)), TODAY)


def test_progress_is_counted_by_contacts_and_ticks(acme, others):
    made = began(acme, *others.values())
    log_contact(ContactDraft(acme.id, "note", note="no contact"), TODAY)
    assert view(made).done == 0
    log_contact(ContactDraft(acme.id, "call", "NO_ANSWER"), TODAY)
    tick_member(made, others["BETA"].id, TODAY)
    assert view(made).done == 2
    tick_member(made, others["BETA"].id, TODAY, is_done=False)
    assert view(made).done == 1


def test_each_collector_is_shown_with_what_was_promised(acme, others):
    made = began(acme, *others.values())
    promise = PromiseDraft(2_000, "GBP", LATER)
    log_contact(ContactDraft(acme.id, "call", "PTP", promise=promise), TODAY)
    name_the_worker("Sam", "test")
    log_contact(ContactDraft(others["BETA"].id, "call", "NO_ANSWER"), TODAY)
    log_contact(ContactDraft(others["CODA"].id, "call", "NO_ANSWER"), TODAY)
    told = [
        (row.actor, row.contacts, row.promises, row.promised_minor) for row in view(made).collectors
    ]
    assert told == [("Sam", 2, 0, 0), ("Priya", 1, 1, 2_000)]


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (("", "GBP", 0, TODAY), "name"),
        (("Autumn", "GBP", 0, TODAY), "already"),
        (("Spring", "GBP", 0, TODAY, TODAY - timedelta(days=1)), "end before it begins"),
        (("Spring", "EUR", 0, TODAY), "Nobody"),
        (("Spring", "GBP", 0, TODAY - timedelta(days=1)), "before today"),
    ],
)
def test_a_campaign_that_makes_no_sense_is_refused(acme, snapshot, draft, words):
    began(acme)
    before = snapshot()
    with pytest.raises(RefusedError, match=words):
        begin_campaign(CampaignDraft(*draft), TODAY)
    assert snapshot() == before


def test_a_stranger_cannot_be_ticked_off_nor_an_unknown_campaign_ended(acme, others):
    made = began(acme)
    with pytest.raises(RefusedError, match="not in"):
        tick_member(made, others["BETA"].id, TODAY)
    with pytest.raises(RefusedError, match="no campaign"):
        end_campaign(99, TODAY, TODAY)
    with pytest.raises(RefusedError, match="before it begins"):
        end_campaign(made, TODAY - timedelta(days=1), TODAY)


def test_a_campaign_can_be_undone_and_redone(acme, snapshot):
    before = snapshot()
    made = began(acme)
    tick_member(made, acme.id, TODAY)
    end_campaign(made, LATER, TODAY)
    after = snapshot()
    for _ in range(3):
        undo_last(TODAY)
    assert snapshot() == before
    assert campaigns(TODAY) == ()
    for _ in range(3):
        redo_last(TODAY)
    assert snapshot() == after


def test_money_of_another_currency_is_not_counted(acme, others):
    with operation("test", "Euro", TODAY):
        add_item(acme, "E-1", TODAY - timedelta(60), TODAY - timedelta(30), 9_900, currency="EUR")
    made = began(acme)
    receive(acme, 9_900, currency="EUR")
    assert view(made).comparison.paid_minor == 0
