"""The stage of an invoice and what comes next, as its list shows it."""

from datetime import date, timedelta

import pytest

from collector_desktop.queries.items import items
from collector_desktop.queries.stages import Stage, stages
from collector_desktop.services.chase_runs import RunDraft
from collector_desktop.services.chase_sending import Delivery, run_at_once
from collector_desktop.services.procedure_places import assign_procedure, place_item
from collector_desktop.services.procedures import adopt_procedures
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.ui.conftest import RESOURCES


@pytest.fixture
def owed(ledger):
    adopt_procedures(TODAY)
    with operation("test", "Set up", TODAY):
        who = Customer.create(code="A", name="Avon Ltd", currency="GBP", email="a@avon.example")
        add_item(who, "LATE", date(2026, 10, 1), TODAY - timedelta(days=8), 50_000)
        add_item(who, "SOON", date(2026, 11, 1), TODAY + timedelta(days=3), 70_000)
    return who


def stage(number, day=TODAY):
    item = Item.get(Item.number == number)
    return stages(day, items(day, "open"))[item.id]


def send(tmp_path, day=TODAY):
    run_at_once(RunDraft(), Delivery(tmp_path, RESOURCES / "fonts"), day)


def test_what_is_due_comes_now_and_what_is_not_on_its_day(owed):
    assert stage("LATE") == Stage("", None, "Reminder 1", TODAY)
    assert stage("SOON") == Stage("", None, "Reminder 1", TODAY + timedelta(days=10))


def test_after_a_run_the_stage_is_the_step_and_the_next_has_its_day(owed, tmp_path):
    send(tmp_path)
    after = stage("LATE")
    assert (after.step, after.sent_on) == ("Reminder 1", TODAY)
    assert (after.next_step, after.next_on) == ("Reminder 2", TODAY + timedelta(days=7))
    second = after.next_on
    send(tmp_path, second)
    assert stage("LATE", second).step == "Reminder 2"


def test_a_step_set_by_hand_is_next_and_nobody_is_chased_who_is_not_to_be(owed):
    place_item(Item.get(Item.number == "SOON").id, "Standard", "Call", "agreed", TODAY)
    assert stage("SOON") == Stage("", None, "Call", TODAY)
    assign_procedure("Do not chase", TODAY, customer_ids=[owed.id])
    assert stage("LATE") == Stage()
    assert stage("SOON").next_step == "Call"
