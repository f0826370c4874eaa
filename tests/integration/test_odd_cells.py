"""Cells of an export that hold several values may have been changed on their way to us."""

import json

import pytest

from collector_desktop.services.case_files import CASES
from collector_desktop.services.chase_files import MESSAGES
from collector_desktop.services.table_files import Brought, bring_row
from collector_desktop.storage.models import Message, Placement, PlacementItem
from collector_desktop.storage.operations import operation

ITEM = {
    "type": "invoice",
    "number": "INV-1",
    "procedure": None,
    "step": None,
    "position": None,
    "open": "120.00",
    "disputed": "0.00",
    "days_overdue": 9,
    "fee": "0.00",
}
MESSAGE = {
    "customer": "ACME",
    "date": "2026-11-20",
    "channel": "email",
    "currency": "GBP",
    "subject": "Reminder",
    "body": "Please pay.",
    "template": "",
    "language": "en",
    "to_name": "",
    "address": "pay@acme.example",
    "error": "",
    "procedure": "",
    "step": "",
    "state": "sent",
    "edited": "no",
    "reminder": "",
    "asked": "120.00",
    "charge": "0.00",
    "sent_on": "2026-11-20",
    "pay_by": "",
    "run": "",
}
DEEP = "[" * 5_000
PLACED = {
    "record": "placement_item",
    "customer": "ACME",
    "date": "2026-11-20",
    "of": "2026-11-20 Agency",
    "id": "",
    "of_id": "",
}


@pytest.fixture
def bring(acme, today):
    """Return a function that brings one row in."""

    def brought(how, row):
        with operation("test", "Import", today):
            return bring_row(how, row, today)

    return brought


def message(items, run=""):
    return {**MESSAGE, "message_items": items, "run": run}


def test_a_message_comes_in_as_it_was_exported(bring):
    row = message(json.dumps([ITEM]), json.dumps(["2026-11-20", "Standard", ""]))
    assert bring(MESSAGES, row) is Brought.CREATED


@pytest.mark.parametrize(
    "items",
    [
        *(DEEP, "null", "5", '"INV-1"', "[5]", "[[]]", "[{}]"),
        *(json.dumps([{**ITEM, name: []}]) for name in ITEM if name != "type"),
        *(json.dumps([{key: ITEM[key] for key in ITEM if key != name}]) for name in list(ITEM)[1:]),
    ],
)
def test_items_of_a_message_that_are_written_otherwise_are_refused_with_their_row(bring, items):
    said = bring(MESSAGES, message(items))
    assert said.startswith(("The items are not as they were", "A cell of this row cannot be read"))
    assert not Message.select().exists()


@pytest.mark.parametrize(
    "run", [DEEP, "null", "5", "[]", '["2026-11-20", "Standard"]', '[20261120, "Standard", ""]']
)
def test_so_is_a_run(bring, run):
    said = bring(MESSAGES, message(json.dumps([ITEM]), run))
    assert said.startswith(("The run is not as it was", "A cell of this row cannot be read"))
    assert not Message.select().exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ('{"type": "invoice", "number": "INV-1", "amount_minor": 12000}', ""),
        ('{"type": "receipt", "number": "INV-1", "amount_minor": 12000}', "INV-1 is no debt"),
        ('{"type": "invoice", "number": "INV-1", "amount_minor": 0}', "breaks a rule"),
        ('{"type": "invoice", "number": "INV-1"}', "not a record"),
        (DEEP, "nested too deeply"),
    ],
)
def test_a_debt_of_a_placement_comes_in_or_is_refused_with_its_row(
    bring, acme, today, values, words
):
    with operation("test", "Place", today):
        placed = {"kind": "agency", "placed_with": "Agency", "currency": "GBP"}
        Placement.create(customer=acme, amount_minor=12_000, made_on="2026-11-20", **placed)
    found = bring(CASES, {**PLACED, "values": values})
    assert found is Brought.CREATED if not words else words in found
    assert PlacementItem.select().exists() == (not words)
