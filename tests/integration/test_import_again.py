"""The same file again: what is said without comparing is what comparing shows, whatever happened.

Two ways to the same answer are held together: the program's, and its careful one with the short
way closed. Rows, and what is done between the two imports, are drawn at random.
"""

from contextlib import suppress
from datetime import timedelta
from random import Random

import pytest

from collector_desktop.domain.errors import CollectorError
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file
from collector_desktop.queries.own_receipts import own_receipts
from collector_desktop.services import imports
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.import_again import is_unchanged
from collector_desktop.services.imports import apply_import, plan_import
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Item, Operation
from collector_desktop.storage.operations import name_the_worker
from tests.conftest import TODAY
from tests.integration.import_events import (
    ALIAS_COMES,
    CODES,
    CUSTOMER_CHANGES,
    CUSTOMER_COMES,
    EVENTS,
    IMPORTED,
    ITEM_CHANGES,
    ITEM_COMES,
    ITEM_GOES,
    a_file,
    edit_past,
    edit_within,
    is_held,
    is_paid,
    otherwise,
    read_as,
)
from tests.integration.importing import (
    SEPTEMBER,
    allocation_row,
    customer_row,
    item_row,
    parsed,
)
from tests.robustness.sizes import SIZES


def told_twice(chance, monkeypatch):
    """Import a file, let something happen, and return what either way says of it then."""
    file = a_file(chance, chance.choice((0, 0, 0, 0.1)), says_open=chance.random() < 0.3)
    apply_import(file, TODAY, chance.choice(("keep", "keep", "close")))
    for event in chance.choices(EVENTS, k=chance.choice((0, 1, 1, 2, 3))):
        with suppress(CollectorError):
            event(chance)
    again = otherwise(file) if chance.random() < 0.1 else file
    day = TODAY + timedelta(days=chance.choice((0, 0, 40)))
    missing = chance.choice(("keep", "keep", "keep", "close"))
    is_short = missing == "keep" and is_unchanged(again)
    short = plan_import(again, day, missing)
    with monkeypatch.context() as patched:
        patched.setattr(imports, "is_unchanged", lambda _: False)
        return is_short, short, plan_import(again, day, missing)


@pytest.fixture
def customers(ledger):
    rows = [customer_row(at, code, code.title()) for at, code in enumerate(CODES)]
    apply_import(parsed(*rows), TODAY)


def test_the_short_way_gives_the_answer_of_the_long_one(customers, monkeypatch):
    short = 0
    for seed in range(SIZES.edits):
        with db.atomic() as case:
            told = told_twice(Random(seed), monkeypatch)  # noqa: S311 - dice, not secrets
            case.rollback()
        assert told[1] == told[2], seed
        short += told[0]
    assert 0.25 < short / SIZES.edits < 0.75
    assert Item.select().count() == 0


def plain_rows(**more):
    return [item_row(at, f"INV-{at}", code=CODES[at % 4], name="", **more) for at in range(2, 9)]


def brought_in(rows, missing="keep"):
    file = read_as(parsed(*rows), rows)
    apply_import(file, TODAY, missing)
    return file


def test_what_no_comparison_looks_at_leaves_a_file_known(customers, snapshot):
    receipt = item_row(9, "R-9", type="receipt", name="", code="BOLT", document_on=SEPTEMBER)
    file = brought_in([*plain_rows(), receipt])
    chance = Random(1)  # noqa: S311 - dice, not secrets

    is_held(chance)
    apply_import(parsed(allocation_row(2, "R-9", "INV-5")), TODAY)
    edit_within(ITEM_CHANGES, value="open_minor = 1")
    db.execute_sql("ANALYZE")

    assert is_unchanged(file)
    before, operations = snapshot(), Operation.select().count()
    assert apply_import(file, TODAY).value.batch_id is None
    assert (snapshot(), Operation.select().count()) == (before, operations)


SINCE = {
    "a customer has another code": lambda: edit_within(CUSTOMER_CHANGES),
    "a customer came with another file": lambda: edit_within(CUSTOMER_COMES, IMPORTED),
    "another customer was merged": lambda: edit_within(ALIAS_COMES),
    "an item has another day": lambda: edit_within(ITEM_CHANGES, made="min"),
    "an item came with another file": lambda: edit_within(ITEM_COMES, IMPORTED),
    "an item has gone": lambda: edit_within(ITEM_GOES),
    "triggers were put aside": lambda: edit_past(ITEM_CHANGES),
    "the company has another currency": lambda: change_settings({"company.currency": "EUR"}, TODAY),
    "the program is another version": lambda: name_the_worker("Priya", "newer"),
    "the import was taken back": lambda: undo_last(TODAY),
    "it was taken back and done again": lambda: (undo_last(TODAY), redo_last(TODAY)),
}


@pytest.mark.parametrize("since", SINCE)
def test_what_a_comparison_looks_at_has_it_made(since, customers):
    file = brought_in(plain_rows())
    assert is_unchanged(file)
    SINCE[since]()
    assert not is_unchanged(file)


FIRST = {
    "a row is settled in part": {"open_minor": 5},
    "a row is promised": {"promised_for": TODAY},
    "terms cannot be read": {"due_on": None, "terms": "whenever"},
    "a row may be a part": {"number": "INV-4/1"},
    "a row is in parts": {"due_on": None, "terms": "50% 10, 50% 40"},
}


@pytest.mark.parametrize("first", FIRST)
def test_a_file_that_needed_a_closer_look_is_compared(first, customers):
    rows = plain_rows()
    assert not is_unchanged(brought_in([rows[0]._replace(**FIRST[first]), *rows[1:]]))


def test_a_file_of_receipts_is_compared_where_some_were_entered_here(customers):
    rows = [item_row(2, "REC-2", type="receipt", name=""), *plain_rows()]
    is_paid(Random(3))  # noqa: S311 - dice, not secrets
    file = brought_in(rows)
    assert own_receipts()
    assert not is_unchanged(file)


def test_what_is_open_counts_where_the_file_says_it(customers):
    file = brought_in(plain_rows(open_minor=12_000))
    assert is_unchanged(file)
    edit_within(ITEM_CHANGES, value="open_minor = 1")
    assert not is_unchanged(file)


def test_more_changes_than_are_quickly_looked_at_are_compared(customers, monkeypatch):
    file = brought_in(plain_rows())
    is_held(Random(1))  # noqa: S311 - dice, not secrets
    assert is_unchanged(file)
    monkeypatch.setattr("collector_desktop.queries.as_imported.MOST_LOOKED_AT", 1)
    assert not is_unchanged(file)


def test_the_same_bytes_read_in_another_way_are_another_file(customers, tmp_path):
    path = tmp_path / "items.csv"
    head = "type,number,customer,date,due_date,amount,currency,reference,description"
    path.write_text(f"{head}\ninvoice,INV-1,BOLT,2026-09-01,2026-10-01,120.00,,,\n", "utf-8")
    apply_import(read_file(path), TODAY)

    assert is_unchanged(read_file(path))
    assert not is_unchanged(read_file(path, hints=ReadHints(default_currency="JPY")))
    assert not is_unchanged(read_file(path, profile="collector", hints=ReadHints()))
    assert not is_unchanged(parsed(*read_file(path).rows))
