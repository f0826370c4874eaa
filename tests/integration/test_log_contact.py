"""Logging contacts: what is written, what it closes, what is refused."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.queries.contacts import follow_ups, history, last_contacts
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.promises import promises
from collector_desktop.services.contacts import (
    ContactDraft,
    PromiseDraft,
    log_contact,
    skip_until,
)
from collector_desktop.storage.models import Customer, Item, Person, Phone
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item

FRIDAY = date(2026, 11, 27)


def promise(customer, minor=12_000, by=FRIDAY, **more):
    draft = PromiseDraft(minor, more.pop("currency", "GBP"), by, "bank")
    return ContactDraft(customer.id, "call", "PTP", "Dawn", "Friday's run", promise=draft, **more)


def test_a_call_with_a_promise_writes_both_and_is_followed_up_the_day_after(acme):
    log_contact(promise(acme, made_minute=592), TODAY)
    [call] = history(acme.id, TODAY)
    assert (call.kind, call.outcome, call.note, call.made_minute) == (
        "call",
        "PTP",
        "Friday's run",
        592,
    )
    assert call.next_on == date(2026, 11, 30)
    [made] = promises(TODAY)
    assert (made.amount_minor, made.pay_by, made.taken_on) == (12_000, FRIDAY, TODAY)
    assert made.contact_id == call.contact_id


def test_no_answer_is_tried_again_on_the_next_working_day(acme):
    log_contact(ContactDraft(acme.id, "call", "no_answer"), FRIDAY)
    assert follow_ups(FRIDAY)[acme.id].next_on == date(2026, 11, 30)


def test_a_contact_closes_what_was_to_follow_and_a_note_does_not(acme):
    log_contact(ContactDraft(acme.id, "call", "NO_ANSWER"), TODAY)
    log_contact(ContactDraft(acme.id, "note", note="Busy season"), TODAY)
    assert follow_ups(TODAY)[acme.id].outcome == "NO_ANSWER"
    log_contact(ContactDraft(acme.id, "email", no_follow_up=True), TODAY)
    assert follow_ups(TODAY) == {}


def test_a_follow_up_closed_later_was_still_open_before(acme):
    yesterday = TODAY - timedelta(days=1)
    log_contact(ContactDraft(acme.id, "call", "NO_ANSWER"), yesterday)
    log_contact(ContactDraft(acme.id, "call", "INSOLV", note="gazette"), TODAY)
    assert follow_ups(yesterday)[acme.id].next_on == TODAY
    assert follow_ups(TODAY) == {}
    assert [row.is_followed for row in history(acme.id, yesterday)] == [False]
    assert [row.is_followed for row in history(acme.id, TODAY)] == [False, True]


def test_skipping_is_no_contact(acme):
    skip_until(acme.id, FRIDAY, TODAY)
    assert last_contacts(TODAY) == {}
    assert follow_ups(TODAY)[acme.id].next_on == FRIDAY


def test_a_promise_for_the_same_items_replaces_the_one_before(acme):
    item = Item.get(Item.number == "INV-1").id
    log_contact(promise(acme, item_ids=(item,)), TODAY)
    log_contact(promise(acme, by=FRIDAY + timedelta(days=7), item_ids=(item,)), TODAY)
    assert [row.status for row in promises(TODAY)] == ["cancelled", "open"]


def test_the_same_sum_promised_anew_replaces_the_promise_before(acme):
    log_contact(promise(acme), TODAY)
    log_contact(promise(acme, by=FRIDAY + timedelta(days=7)), TODAY)
    assert [row.status for row in promises(TODAY)] == ["cancelled", "open"]


def test_a_promise_renewed_on_its_day_is_not_broken_in_the_morning(acme):
    log_contact(promise(acme), TODAY)
    log_contact(promise(acme, 9_000, FRIDAY + timedelta(days=7)), FRIDAY)
    tomorrow = FRIDAY + timedelta(days=1)
    assert [row.status for row in promises(tomorrow)] == ["cancelled", "open"]


def test_two_sums_for_two_days_stand_side_by_side(acme):
    log_contact(promise(acme, 5_000), TODAY)
    log_contact(promise(acme, 7_000, FRIDAY + timedelta(days=7)), TODAY)
    assert [row.status for row in promises(TODAY)] == ["open", "open"]


def test_a_wrong_number_is_marked_and_no_longer_dialled(acme):
    with operation("test", "Dawn", TODAY):
        dawn = Person.create(customer=acme, name="Dawn", is_main=True)
        Phone.create(person=dawn, number="0117 496 0142")
        Phone.create(person=dawn, number="07700 900123")
    draft = ContactDraft(acme.id, "call", "WRONG_NO", wrong_number="0117 496 0142")
    log_contact(draft, TODAY)
    assert customer_facts(acme.id).main_phone == "07700 900123"


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ({"promise": PromiseDraft(0, "GBP", FRIDAY)}, "above zero"),
        ({"promise": PromiseDraft(5, "GBP", date(2026, 11, 23))}, "has passed"),
        ({"next_on": date(2026, 11, 23)}, "in the past"),
        ({"item_ids": (999,)}, "not in the ledger"),
        ({"outcome": "MAYBE"}, "not an outcome"),
    ],
)
def test_nonsense_is_refused_and_nothing_is_written(acme, snapshot, draft, words):
    before = snapshot()
    with pytest.raises(CollectorError, match=words):
        log_contact(ContactDraft(acme.id, "call", **draft), TODAY)
    assert snapshot() == before


def test_an_unknown_kind_or_customer_is_refused(acme):
    with pytest.raises(RefusedError, match="kind of contact"):
        log_contact(ContactDraft(acme.id, "fax"), TODAY)
    with pytest.raises(RefusedError, match="not in the ledger"):
        log_contact(ContactDraft(999, "call"), TODAY)


def test_an_item_of_another_customer_or_currency_is_refused(acme):
    with operation("test", "Bolt", TODAY):
        bolt = Customer.create(code="BOLT", name="Bolt", currency="EUR")
        other = add_item(bolt, "B-1", TODAY, TODAY, 500)
        euro = add_item(acme, "INV-2", TODAY, TODAY, 500, currency="EUR")
    with pytest.raises(RefusedError, match="B-1 is not a debt"):
        log_contact(promise(acme, item_ids=(other.id,)), TODAY)
    with pytest.raises(RefusedError, match="INV-2 is in EUR"):
        log_contact(promise(acme, item_ids=(euro.id,)), TODAY)
