"""What a change of a procedure would do is said as the runs after it then do it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.items import items
from collector_desktop.queries.procedure_effect import ProcedureEffect, procedure_effect
from collector_desktop.queries.procedures import procedures
from collector_desktop.queries.stages import stages
from collector_desktop.services.chase_runs import RunDraft
from collector_desktop.services.chase_sending import Delivery, run_at_once
from collector_desktop.services.procedures import adopt_procedures, save_procedure
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.ui.conftest import RESOURCES

LATER = TODAY + timedelta(days=1)


@pytest.fixture
def sent(ledger, tmp_path):
    """Three invoices that were sent Reminder 1 today, and one that is not due for it yet."""
    adopt_procedures(TODAY)
    with operation("test", "Set up", TODAY):
        for code, late in (("A", 8), ("B", 9), ("C", 10), ("D", 2)):
            who = Customer.create(code=code, name=code, currency="GBP", email="a@a.example")
            add_item(who, f"I-{code}", date(2026, 9, 1), TODAY - timedelta(days=late), 50_000)
    run_at_once(RunDraft(), Delivery(tmp_path, RESOURCES / "fonts"), TODAY)
    return standard()


def standard():
    return next(each for each in procedures() if each.is_default)


def without(procedure, name):
    steps = tuple(step for step in procedure.steps if step.name != name)
    return replace(procedure, steps=steps)


def next_names(day):
    return sorted(each.next_step for each in stages(day, items(day, "open")).values())


def test_nothing_changes_where_nothing_is_changed(sent):
    same = procedure_effect(sent, replace(sent, note="Only a word"), LATER)
    assert same == ProcedureEffect({}, 0, 0)


def test_invoices_continue_after_the_step_that_takes_the_place_of_the_one_sent(sent):
    draft = without(sent, "Reminder 2")
    effect = procedure_effect(sent, draft, LATER)
    assert effect.going_on == {"Call": 3}
    save_procedure(draft, TODAY)
    assert next_names(LATER) == ["Call", "Call", "Call", "Reminder 1"]


def test_a_procedure_cut_short_is_done_with_what_had_its_last_step(sent):
    draft = replace(sent, steps=sent.steps[:1])
    assert procedure_effect(sent, draft, LATER).going_on == {"": 3}
    save_procedure(draft, TODAY)
    assert next_names(LATER) == ["", "", "", "Reminder 1"]


def test_how_many_would_have_a_step_due_is_what_the_run_then_says(sent):
    sooner = replace(sent, steps=(replace(sent.steps[0], days=2), *sent.steps[1:]))
    effect = procedure_effect(sent, sooner, LATER)
    assert (effect.due_before, effect.due_after) == (0, 1)
    save_procedure(sooner, TODAY)
    assert [message.code for message in chase_view(LATER).messages] == ["D"]


def test_a_new_procedure_does_nothing_to_anybody(sent):
    new = replace(sent, procedure_id=None, name="New")
    assert procedure_effect(replace(new, steps=()), new, LATER) == ProcedureEffect()
