"""Who a customer is can be changed, taken back and changed again."""

from dataclasses import replace

import pytest

from collector_desktop.domain.changes import NOTHING, Change
from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.queries.customers import customer_facts
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.customers import (
    AddressDraft,
    CustomerDraft,
    PersonDraft,
    remove_person,
    save_customer,
    save_person,
)
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.storage.models import Contact, CustomerGroup, Operation, Phone
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

BRISTOL = AddressDraft("Unit 4", "Tideway Park", "Bristol", "", "BS2 0XX")


def draft_of(acme, **more):
    return replace(CustomerDraft(acme.id, "Acme Ltd"), **more)


def with_details(acme):
    full = draft_of(acme, group="North", address=BRISTOL, terms="NET 14", email="a@acme.example")
    save_customer(full, TODAY)
    return full


@pytest.fixture
def dawn(acme):
    """The main person, who was called once."""
    draft = PersonDraft(
        acme.id, "Dawn Whitlock", phones=("0117 496 0142", "07700 900123"), is_main=True
    )
    dawn_id = save_person(draft, TODAY).value
    log_contact(ContactDraft(acme.id, "call", "NO_ANSWER", person="Dawn Whitlock"), TODAY)
    return dawn_id


def change_everything(acme, dawn):
    changed = draft_of(
        acme, name="Acme plc", kind="sole_trader", credit_limit_minor=0, group="South"
    )
    save_customer(replace(changed, address=BRISTOL, phone="0117 496 0100"), TODAY)


def empty_everything(acme, dawn):
    with_details(acme)
    save_customer(draft_of(acme), TODAY)


def add_a_main_person(acme, dawn):
    draft = PersonDraft(acme.id, "Omar Vale", email="omar@acme.example", phones=("0117 496 0199",))
    save_person(replace(draft, is_main=True), TODAY)


def change_the_person(acme, dawn):
    phones = ("0117 496 0142", "0117 496 0150")
    draft = PersonDraft(acme.id, "Dawn Vale", dawn, "Director", phones=phones, do_not_call=True)
    save_person(draft, TODAY)


def remove_the_person(acme, dawn):
    remove_person(dawn, TODAY)


@pytest.mark.parametrize(
    "use_case",
    [
        change_everything,
        empty_everything,
        add_a_main_person,
        change_the_person,
        remove_the_person,
    ],
)
def test_every_change_of_details_can_be_undone_and_redone(use_case, acme, dawn, snapshot):
    count, before = Operation.select().count(), snapshot()
    use_case(acme, dawn)
    after = snapshot()
    steps = Operation.select().count() - count
    assert after != before
    for _ in range(steps):
        undo_last(TODAY)
    assert snapshot() == before
    for _ in range(steps):
        redo_last(TODAY)
    assert snapshot() == after


def test_what_was_entered_is_what_the_card_shows(acme):
    with_details(acme)
    facts = customer_facts(acme.id)
    assert (facts.terms, facts.group, facts.email) == ("NET 14", "North", "a@acme.example")
    assert facts.address == ("Unit 4", "Tideway Park", "Bristol", "BS2 0XX")


def test_terms_are_kept_as_files_write_them(acme):
    save_customer(draft_of(acme, terms="30 days end of month"), TODAY)
    assert customer_facts(acme.id).terms == "EOM+30"


def test_a_limit_of_nothing_is_not_the_same_as_no_limit(acme):
    save_customer(draft_of(acme, credit_limit_minor=0), TODAY)
    assert customer_facts(acme.id).credit_limit_minor == 0
    save_customer(draft_of(acme), TODAY)
    assert customer_facts(acme.id).credit_limit_minor is None


def test_a_known_group_is_found_whatever_its_case(acme):
    with operation("test", "Make a group", TODAY):
        CustomerGroup.create(name="North")
    save_customer(draft_of(acme, group=" north "), TODAY)
    assert customer_facts(acme.id).group == "North"
    assert CustomerGroup.select().count() == 1


def test_saving_the_same_again_writes_nothing(acme, dawn):
    full = with_details(acme)
    count = Operation.select().count()
    assert save_customer(full, TODAY).changed == NOTHING
    phones = ("0117 496 0142", "07700 900123")
    same = PersonDraft(acme.id, "Dawn Whitlock", dawn, phones=phones, is_main=True)
    assert save_person(same, TODAY).operation_id is None
    assert Operation.select().count() == count


def test_the_new_main_person_is_the_only_one(acme, dawn):
    add_a_main_person(acme, dawn)
    people = customer_facts(acme.id).people
    assert [person.name for person in people if person.is_main] == ["Omar Vale"]
    assert len(people) == 2


def test_a_number_given_again_works_again(acme, dawn):
    wrong = ContactDraft(acme.id, "call", "WRONG_NO", wrong_number="0117 496 0142")
    log_contact(wrong, TODAY)
    assert customer_facts(acme.id).people[0].phones == ("07700 900123",)
    again = PersonDraft(acme.id, "Dawn Whitlock", dawn, phones=("0117 496 0142",), is_main=True)
    save_person(again, TODAY)
    assert customer_facts(acme.id).people[0].phones == ("0117 496 0142",)
    assert Phone.select().count() == 1


def test_contacts_keep_the_name_of_a_removed_person(acme, dawn):
    outcome = remove_person(dawn, TODAY)
    assert outcome.changed == Change.CUSTOMER
    contact = Contact.get()
    assert (contact.person, contact.person_name) == (None, "Dawn Whitlock")
    assert customer_facts(acme.id).people == ()


@pytest.mark.parametrize(
    "more",
    [
        {"name": "  "},
        {"kind": "castle"},
        {"terms": "whenever"},
        {"credit_limit_minor": -1},
        {"email": "dawn.acme"},
        {"email": "dawn@acme@acme.example"},
    ],
)
def test_a_field_that_cannot_be_changes_nothing(more, acme, snapshot):
    before = snapshot()
    with pytest.raises(CollectorError) as raised:
        save_customer(draft_of(acme, **more), TODAY)
    assert raised.value.advice
    assert snapshot() == before


def test_a_person_without_a_name_is_refused(acme):
    with pytest.raises(RefusedError, match="no name"):
        save_person(PersonDraft(acme.id, " "), TODAY)


def test_whoever_is_gone_cannot_be_changed(acme, dawn):
    remove_person(dawn, TODAY)
    with pytest.raises(RefusedError, match="not in the ledger"):
        remove_person(dawn, TODAY)
    with pytest.raises(RefusedError, match="not in the ledger"):
        save_customer(CustomerDraft(999, "Nobody"), TODAY)
