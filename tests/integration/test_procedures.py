"""Procedures of a ledger: replaced, changed, assigned, taken back."""

from dataclasses import replace
from datetime import date

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.procedures import Channel, Mode, Procedure, Step
from collector_desktop.queries.chase_debts import Debts
from collector_desktop.queries.chase_people import recipients
from collector_desktop.queries.procedures import (
    Source,
    procedure_book,
    procedure_of_customer,
    procedures,
)
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.ledgers import CompanyDraft, create_ledger
from collector_desktop.services.procedure_places import assign_procedure, place_item
from collector_desktop.services.procedures import (
    adopt_procedures,
    make_default,
    remove_procedure,
    replace_procedures,
    save_procedure,
    shipped_procedures,
)
from collector_desktop.storage.ledger_file import close_ledger
from collector_desktop.storage.models import Customer, CustomerGroup, Item
from collector_desktop.storage.operations import operation

TODAY = date(2026, 11, 24)
FIRST = Step("First", Mode.AFTER_DUE, 7, Channel.EMAIL, "reminder-1")
SECOND = Step("Second", Mode.AFTER_PREVIOUS, 7, Channel.LETTER, "reminder-2")
USUAL = Procedure("Usual", (FIRST, SECOND), tolerance={"GBP": 100}, is_default=True)
HARD = Procedure("Hard", (FIRST,))
NOBODY = Procedure("Nobody")
ALL = (USUAL, HARD, NOBODY)


def names():
    return [each.name for each in procedures()]


def known(name):
    return next(each for each in procedures() if each.name == name)


def chased_by(day):
    """Return who says by which procedure Acme is chased at a day, and that of its one invoice."""
    ((_, chosen, (debt,)),) = Debts(day, procedure_book(), recipients(day).__getitem__).accounts()
    return chosen.source, debt.procedure.name


@pytest.fixture
def book(acme):
    replace_procedures(ALL, TODAY)
    return acme


@pytest.mark.parametrize(
    ("country", "currency"), [("GB", "GBP"), ("IE", "EUR"), ("DE", "EUR"), ("US", "USD")]
)
def test_a_new_ledger_has_the_procedures_of_its_country(tmp_path, country, currency):
    path = tmp_path / "new.collector"
    create_ledger(path, CompanyDraft("New", country, currency), "Priya", "1", TODAY)
    try:
        assert names() == ["Standard", "Gentle", "Firm", "Do not chase"]
        assert list(known("Standard").tolerance) == [currency]
        shipped = shipped_procedures(country)
        assert [s.days for s in known("Firm").steps] == [s.days for s in shipped[2].steps]
        assert adopt_procedures(TODAY).operation_id is None
    finally:
        close_ledger()


def test_an_older_ledger_takes_them_over_once_and_undo_looks_past_it(acme):
    assert names() == []
    assert adopt_procedures(TODAY).value == 4
    assert names()[0] == "Standard"
    assert adopt_procedures(TODAY).value == 0
    undo_last(TODAY)
    with pytest.raises(RefusedError, match="nothing to undo"):
        undo_last(TODAY)
    assert names()[0] == "Standard"


def test_replacing_them_keeps_the_rows_of_those_that_stay(book):
    before = known("Usual")
    changed = replace(USUAL, steps=(replace(FIRST, days=9), Step("Third", days=30)))
    replace_procedures((changed,), TODAY)
    after = known("Usual")
    assert names() == ["Usual"]
    assert after.procedure_id == before.procedure_id
    assert after.steps[0].step_id == before.steps[0].step_id
    assert [(step.name, step.days) for step in after.steps] == [("First", 9), ("Third", 30)]


def test_replacing_them_can_be_taken_back_and_done_again(book, snapshot):
    before = snapshot()
    replace_procedures((replace(HARD, is_default=True),), TODAY)
    changed = snapshot()
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    assert snapshot() == changed


def test_the_same_procedures_again_change_nothing(book):
    assert replace_procedures(ALL, TODAY).operation_id is None


def test_a_procedure_is_added_changed_and_renamed_with_those_who_name_it(book):
    assign_procedure("hard", TODAY, (book.id,))
    row_id = save_procedure(replace(known("Hard"), name="Harder", min_gap_days=2), TODAY).value
    assert (known("Harder").procedure_id, known("Harder").min_gap_days) == (row_id, 2)
    assert procedure_of_customer(book.id).procedure.name == "Harder"
    added = save_procedure(Procedure("New", (FIRST,), is_default=True), TODAY).value
    assert [each.name for each in procedures() if each.is_default] == ["New"]
    assert known("New").procedure_id == added
    with pytest.raises(RefusedError, match="twice"):
        save_procedure(Procedure("usual", (FIRST,)), TODAY)


def test_what_is_used_or_counts_for_everybody_cannot_be_removed(book):
    assign_procedure("Hard", TODAY, (book.id,))
    with pytest.raises(RefusedError, match="1 customer or group is chased by Hard"):
        remove_procedure(known("Hard").procedure_id, TODAY)
    with pytest.raises(RefusedError, match="default"):
        remove_procedure(known("Usual").procedure_id, TODAY)
    remove_procedure(known("Nobody").procedure_id, TODAY)
    assert names() == ["Usual", "Hard"]
    undo_last(TODAY)
    assert names() == ["Usual", "Hard", "Nobody"]


def test_another_default_counts_for_everybody_without_one(book):
    make_default(known("Hard").procedure_id, TODAY)
    assert [each.is_default for each in procedures()] == [False, True, False]
    assert procedure_of_customer(book.id).procedure.name == "Hard"


def test_the_invoice_wins_then_the_customer_then_the_group_then_the_company(book):
    item = Item.get()
    whose = [chased_by(TODAY)]
    with operation("test", "Put Acme in a group", TODAY):
        group = CustomerGroup.create(name="Chain")
        Customer.update(group=group).execute()
    assign_procedure("Nobody", TODAY, group_ids=(group.id,))
    whose.append(chased_by(TODAY))
    assign_procedure("Hard", TODAY, (book.id,))
    whose.append(chased_by(TODAY))
    place_item(item.id, "Usual", "", "A large debt", TODAY)
    whose.append(chased_by(TODAY))
    assert whose == [
        (Source.COMPANY, "Usual"),
        (Source.GROUP, "Nobody"),
        (Source.CUSTOMER, "Hard"),
        (Source.CUSTOMER, "Usual"),
    ]
    assert chased_by(date(2026, 11, 23)) == (Source.CUSTOMER, "Hard")


def test_a_name_that_no_procedure_has_is_reported_and_not_guessed(book):
    with operation("test", "Import Acme with a procedure", TODAY):
        Customer.update(procedure="Mahnstufe").execute()
    chosen = procedure_of_customer(book.id)
    assert (chosen.procedure, chosen.source, chosen.name) == (None, Source.CUSTOMER, "Mahnstufe")
    with pytest.raises(RefusedError, match="Usual, Hard, Nobody"):
        assign_procedure("Mahnstufe", TODAY, (book.id,))


def test_a_place_needs_a_reason_and_a_step_of_its_procedure(book):
    item = Item.get()
    with pytest.raises(RefusedError, match="reason"):
        place_item(item.id, "Hard", "First", " ", TODAY)
    with pytest.raises(RefusedError, match="Second"):
        place_item(item.id, "Hard", "Second", "Agreed", TODAY)
    with pytest.raises(RefusedError, match="procedure"):
        place_item(item.id, "", "First", "Agreed", TODAY)
