"""What people asked for is kept in the ledger, and what it forbids is refused."""

from datetime import timedelta

import pytest

from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.domain.contact_rules import Answer
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.queries.contact_limits import contact_limits
from collector_desktop.queries.contacts import history
from collector_desktop.services.contact_guard import contact_guard
from collector_desktop.services.contact_limits import LimitDraft, end_limit, set_limit
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.customers import PersonDraft, save_person
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Address, Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

CALL, EMAIL = ContactKind.CALL, ContactKind.EMAIL
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def dawn(acme):
    save_person(PersonDraft(acme.id, "Dawn", phones=("0117 496 0142",), is_main=True), TODAY)
    return acme


def limited(customer, kind, channel="", person="Dawn", **more):
    draft = LimitDraft(customer.id, Limit(kind, channel, **more), person, "she said so")
    return set_limit(draft, TODAY).value


def move_to(customer, kind, country, region=""):
    with operation("test", "Move", TODAY):
        Customer.update(kind=kind).where(Customer.id == customer.id).execute()
        Address.create(customer=customer, country=country, region=region)


def test_a_limit_holds_from_its_day_to_its_end_and_for_its_person(dawn):
    made = limited(dawn, LimitKind.NO_CHANNEL, CALL)
    guard = contact_guard(dawn.id, TODAY)
    at = guard.local(TODAY, 600)
    assert guard.ask(CALL, at, "Dawn").answer is Answer.NO
    assert guard.ask(CALL, at, "Somebody else").answer is Answer.YES
    assert guard.ask(EMAIL, at, "Dawn").answer is Answer.YES
    assert contact_limits(TODAY - timedelta(days=1)) == {}
    end_limit(made, TOMORROW, "she changed her mind")
    assert contact_limits(TOMORROW) == {}
    assert len(contact_limits(TODAY)[dawn.id]) == 1
    assert "no contact by telephone (she said so)" in history(dawn.id, TODAY)[0].note


def test_a_limit_without_a_person_holds_for_everybody(dawn):
    limited(dawn, LimitKind.DO_NOT_CONTACT, person="")
    guard = contact_guard(dawn.id, TODAY)
    for person in ("", "Dawn", "Somebody else"):
        assert guard.ask(EMAIL, guard.local(TODAY, 600), person).answer is Answer.NO


@pytest.mark.parametrize(
    ("kind", "channel", "refused"),
    [
        (LimitKind.DO_NOT_CONTACT, "", ("call", "email", "letter", "sms", "visit")),
        (LimitKind.REPRESENTED, "", ("call", "email", "letter", "sms", "visit")),
        (LimitKind.NO_CHANNEL, "call", ("call",)),
        (LimitKind.NO_CHANNEL, "email", ("email",)),
        (LimitKind.VULNERABLE, "", ()),
        (LimitKind.CONSENT, "sms", ()),
    ],
)
def test_what_they_forbid_is_refused_and_a_note_is_not(dawn, snapshot, kind, channel, refused):
    limited(dawn, kind, channel)
    for each in ("call", "email", "letter", "sms", "visit"):
        draft = ContactDraft(dawn.id, each, "NO_ANSWER", "Dawn")
        if each not in refused:
            log_contact(draft, TODAY)
            continue
        before = snapshot()
        with pytest.raises(RefusedError, match=r"Dawn: They .*write a note"):
            log_contact(draft, TODAY)
        assert snapshot() == before
    log_contact(ContactDraft(dawn.id, "note", note="She called us", person="Dawn"), TODAY)


def test_the_tick_do_not_call_of_a_person_forbids_calls_only(acme):
    save_person(PersonDraft(acme.id, "Dawn", is_main=True, do_not_call=True), TODAY)
    with pytest.raises(RefusedError, match="no calls"):
        log_contact(ContactDraft(acme.id, "call", "PAID", "Dawn"), TODAY)
    log_contact(ContactDraft(acme.id, "email", "PAID", "Dawn"), TODAY)


def test_the_rules_are_those_of_the_customers_place_and_clock(acme):
    move_to(acme, "consumer", "US", "CA")
    guard = contact_guard(acme.id, TODAY)
    assert guard.profile.name == "us-reg-f"
    at_nine = guard.local(TODAY, 9 * 60)
    assert at_nine.hour == 1
    assert guard.ask(CALL, at_nine).answer is Answer.ASK
    assert guard.ask(CALL, guard.local(TODAY, 17 * 60)).answer is Answer.YES


def test_one_set_of_rules_can_be_chosen_for_everybody(acme):
    assert contact_guard(acme.id, TODAY).profile.name == "business"
    change_settings({"contact.profile": "ca-qc"}, TODAY)
    guard = contact_guard(acme.id, TODAY)
    assert guard.ask(CALL, guard.local(TODAY, 600)).reasons == (
        "Nothing was written to them yet: write first.",
    )


def test_the_past_is_read_from_the_history_and_a_dispute_from_the_ledger(acme):
    move_to(acme, "consumer", "US", "NY")
    item = Item.get().id
    for _ in range(7):
        log_contact(ContactDraft(acme.id, "call", "NO_ANSWER", item_ids=(item,)), TODAY)
    guard = contact_guard(acme.id, TODAY)
    at = guard.local(TODAY, 17 * 60)
    assert guard.ask(CALL, at, item_ids=frozenset({item})).answer is Answer.ASK
    assert guard.ask(CALL, at, item_ids=frozenset({item + 1})).answer is Answer.YES
    yesterday = contact_guard(acme.id, TODAY - timedelta(days=1))
    assert yesterday.past == ()
    raise_dispute(DisputeDraft(item, "PRICE"), TODAY)
    assert contact_guard(acme.id, TODAY).is_disputed


def test_a_bank_holiday_there_is_no_day_to_call(acme):
    guard = contact_guard(acme.id, TODAY)
    christmas = guard.local(TODAY.replace(month=12, day=25), 600)
    verdict = guard.ask(CALL, christmas)
    assert verdict.answer is Answer.ASK
    assert verdict.next_time.isoformat() == "2026-12-29T09:00:00"


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ((Limit(LimitKind.NO_CHANNEL), "Dawn"), "which channel"),
        ((Limit(LimitKind.QUIET, "", 60, 60), "Dawn"), "from when"),
        ((Limit(LimitKind.DO_NOT_CONTACT), "Nobody"), "nobody called"),
    ],
)
def test_a_limit_that_says_too_little_is_refused(dawn, snapshot, draft, words):
    before = snapshot()
    with pytest.raises(RefusedError, match=words):
        set_limit(LimitDraft(dawn.id, *draft), TODAY)
    assert snapshot() == before


def test_a_limit_and_its_end_can_be_undone_and_redone(dawn, snapshot):
    before = snapshot()
    made = limited(dawn, LimitKind.QUIET, from_minute=1080, to_minute=540)
    end_limit(made, TODAY)
    with pytest.raises(RefusedError, match="ended on"):
        end_limit(made, TODAY)
    after = snapshot()
    undo_last(TODAY)
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    redo_last(TODAY)
    assert snapshot() == after
