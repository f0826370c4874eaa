"""What was entered here outlives a newer file of the same program, whatever it says."""

from dataclasses import replace
from datetime import timedelta

from collector_desktop.domain.holds import HoldKind
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.plan_making import Instalment
from collector_desktop.domain.tasks import TaskKind
from collector_desktop.importers.read import read_file
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.customers import (
    AddressDraft,
    CustomerDraft,
    PersonDraft,
    save_customer,
    save_person,
)
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.services.imports import apply_import
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.tasks import TaskDraft, add_task
from collector_desktop.storage.models import Customer, Item
from tests.conftest import TODAY
from tests.journeys.files import xero

SOON = TODAY + timedelta(days=7)
NAME = "Bexley Joinery Ltd"
FIRST = tuple((NAME, f"INV-{n}", "15/09/2026", "15/10/2026", n * 100.0, 0) for n in range(1, 7))
CHANGED = tuple((*row[:4], row[4] + 25.0, 0) for row in FIRST)
NEW = (NAME, "INV-9", "20/10/2026", "19/11/2026", 90.0, 0)
PLANNED = Instalment(SOON, 200_00), Instalment(SOON + timedelta(days=30), 100_00)


def item(number):
    return Item.get(Item.number == number).id


def dispute(who):
    raise_dispute(DisputeDraft(item("INV-1"), "PRICE", 40_00, "Two short", SOON, "Sam"), TODAY)


def promise(who):
    said = PromiseDraft(200_00, "GBP", SOON, "transfer")
    call = ContactDraft(who, ContactKind.CALL, "PTP", "Ann", item_ids=(item("INV-2"),))
    log_contact(replace(call, promise=said), TODAY)


def note(who):
    log_contact(ContactDraft(who, ContactKind.NOTE, note="Rings back after noon"), TODAY)


def hold(who):
    put_on_hold(HoldDraft(who, HoldKind.GRACE, "Flood", SOON, (item("INV-4"),)), TODAY)


def call(who):
    spoken = ContactDraft(who, ContactKind.CALL, "PAID", "Ann", "Paid it", next_on=SOON)
    log_contact(spoken, TODAY)


def task(who):
    add_task(TaskDraft(who, TaskKind.OTHER, SOON, "Send the drawings", item("INV-5")), TODAY)


def address(who):
    here = AddressDraft("9 Here Road", city="York", postcode="YO1 7HH", country="GB")
    typed = CustomerDraft(who, NAME, email="typed@here.example", phone="01632 1", address=here)
    save_customer(typed, TODAY)


def person(who):
    typed = PersonDraft(who, "Ann", role="Ledger", email="ann@here.example", phones=("01632 2",))
    save_person(typed, TODAY)


def plan(who):
    agree_plan(PlanDraft(who, "GBP", PLANNED, (item("INV-3"),), every="month"), TODAY)


ENTERED = {
    dispute: ("dispute", "dispute_case"),
    promise: ("promise", "promise_item"),
    note: ("contact",),
    hold: ("hold",),
    call: ("contact",),
    task: ("task",),
    address: ("customer", "address"),
    person: ("person", "phone"),
    plan: ("plan", "plan_item", "plan_instalment"),
}


def bring_in(path, *rows):
    return apply_import(read_file(xero(path, *rows)), TODAY).value.counts


def test_all_that_was_entered_here_is_there_after_a_newer_file(ledger, snapshot, tmp_path):
    bring_in(tmp_path / "october.csv", *FIRST)
    who = Customer.get().id
    for enter, tables in ENTERED.items():
        before = snapshot()
        enter(who)
        after = snapshot()
        assert all(after[name] != before[name] for name in tables), enter.__name__
    entered = snapshot()
    counts = bring_in(tmp_path / "november.csv", *CHANGED, NEW)
    assert (counts.created, counts.updated) == (1, len(CHANGED))
    kept = snapshot()
    for name in ("item", "import_batch"):
        assert kept.pop(name) != entered.pop(name)
    assert kept == entered
    assert [each.open_minor for each in Item.select().order_by(Item.id)] == [
        *(n * 100_00 + 25_00 for n in range(1, 7)),
        90_00,
    ]
