"""Anonymising erases every word about people, in rows and in the history; accounts stay."""

import json
from datetime import timedelta

import pytest

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.domain.credit_references import ReferenceKind, ReferenceResult
from collector_desktop.domain.errors import ConflictError, RefusedError
from collector_desktop.queries.history import last_undoable
from collector_desktop.services.account_status import set_status
from collector_desktop.services.anonymise import anonymise, past_keeping
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.contact_drafts import CallFacts
from collector_desktop.services.contact_limits import LimitDraft, set_limit
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.credit_decisions import ApplicationDraft, record_application
from collector_desktop.services.credit_references import (
    AnswerDraft,
    ReferenceDraft,
    ask_reference,
    note_answer,
)
from collector_desktop.services.customers import PersonDraft, save_person
from collector_desktop.services.history import undo
from collector_desktop.storage.database import db
from collector_desktop.storage.models import (
    Address,
    Customer,
    Item,
    Operation,
    Person,
    Phone,
)
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import receive

HIDDEN = "Quinlan"


@pytest.fixture
def settled(acme):
    """Acme with a secret in every corner, and nothing open."""
    with operation("test", f"Change {HIDDEN} Ltd", TODAY):
        Customer.update(name=f"{HIDDEN} Ltd", code="QUINLAN1", email="q@quinlan.example").where(
            Customer.id == acme.id
        ).execute()
        Address.create(customer=acme, line1=f"1 {HIDDEN} Street", city="Bath", country="GB")
        Customer.create(code="OTHER", name="Other Ltd", currency="GBP")
    who = PersonDraft(acme.id, f"Dawn {HIDDEN}", phones=(f"0117 {HIDDEN}",), is_main=True)
    save_person(who, TODAY)
    facts = CallFacts(paid_reference=f"{HIDDEN} ref", seconds=60)
    promise = PromiseDraft(12_000, "GBP", TODAY + timedelta(days=1))
    draft = ContactDraft(
        *(acme.id, "call", "PTP", f"Dawn {HIDDEN}", f"{HIDDEN} was ill"),
        promise=promise,
        facts=facts,
    )
    log_contact(draft, TODAY)
    log_contact(ContactDraft(acme.id, "call", "REFUSED", note=HIDDEN), TODAY)
    set_status(acme.id, AccountStatus.LEGAL, f"claim against {HIDDEN}", TODAY)
    limit = Limit(LimitKind.NO_CHANNEL, "sms")
    set_limit(LimitDraft(acme.id, limit, f"Dawn {HIDDEN}", HIDDEN), TODAY)
    asks = ApplicationDraft(acme.id, 5_000, TODAY, trade_references=f"{HIDDEN} & Co", note=HIDDEN)
    record_application(asks, TODAY)
    ask_reference(acme.id, ReferenceDraft(ReferenceKind.BANK, f"{HIDDEN} Bank"), TODAY)
    note_answer(AnswerDraft(2, ReferenceResult.GOOD, None, f"{HIDDEN} pays"), TODAY)
    gone = save_person(PersonDraft(acme.id, f"Gone {HIDDEN}"), TODAY).value
    with operation("test", "Gone", TODAY):
        number = Phone.create(person=gone, number=f"0118 {HIDDEN}")
        number.delete_instance()
        Person.delete().where(Person.id == gone).execute()
    receive(acme, 12_000)
    return acme


def everything():
    """Return every text of every table of the ledger."""
    names = [
        row[0]
        for row in db.execute_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    return {
        name: json.dumps(db.execute_sql(f'SELECT * FROM "{name}"').fetchall(), default=str)  # noqa: S608
        for name in names
    }


def test_no_word_is_left_in_any_table(settled):
    before = [name for name, text in everything().items() if HIDDEN.casefold() in text.casefold()]
    assert {"customer", "person", "contact", "audit_change", "operation"} <= set(before)
    done = anonymise(settled.id, TODAY).value
    left = [name for name, text in everything().items() if HIDDEN.casefold() in text.casefold()]
    assert left == []
    assert done.code == f"ANON-{settled.id}"
    assert done.rows["person"] == 1


def accounts():
    columns = (Item.number, Item.amount_minor, Item.open_minor, Item.due_on)
    return list(Item.select(*columns).tuples())


def test_the_accounts_stay_and_the_ledger_is_sound(settled):
    before = accounts()
    anonymise(settled.id, TODAY)
    assert accounts() == before
    assert not check_ledger(TODAY)


def test_it_is_refused_while_something_is_open(acme, snapshot):
    before = snapshot()
    with pytest.raises(RefusedError, match="INV-1 open"):
        anonymise(acme.id, TODAY)
    assert snapshot() == before


def test_it_cannot_be_undone(settled):
    done = anonymise(settled.id, TODAY)
    assert last_undoable().id != done.operation_id
    with pytest.raises(RefusedError, match="cannot come back"):
        undo(done.operation_id, TODAY)
    assert Operation.get_by_id(done.operation_id).undone_by is None


def test_what_was_written_of_a_person_before_stays_too_and_the_reason_is_said(settled):
    made = save_person(PersonDraft(settled.id, "Amy Oak"), TODAY).operation_id
    anonymise(settled.id, TODAY)
    with pytest.raises(ConflictError, match="Personal data of it was erased"):
        undo(made, TODAY)


def test_another_customer_keeps_its_name(settled):
    other = Customer.get(Customer.code == "OTHER")
    log_contact(ContactDraft(other.id, "note", note="not about them"), TODAY)
    anonymise(settled.id, TODAY)
    assert Customer.get_by_id(other.id).name == "Other Ltd"


def test_who_is_settled_and_old_enough_is_due(settled):
    assert past_keeping(TODAY) == []
    later = TODAY.replace(year=2033, month=1, day=1)
    assert [row.customer_id for row in past_keeping(later)] == [settled.id]
    assert past_keeping(later - timedelta(days=1)) == []
    anonymise(settled.id, TODAY)
    assert past_keeping(later) == []
