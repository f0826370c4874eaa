"""By which procedure a customer, its group or an invoice is chased, said on the card."""

import pytest
from PySide6.QtCore import Qt

from collector_desktop.queries.procedures import (
    Source,
    procedure_of_customer,
    procedures,
)
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.procedures import adopt_procedures
from collector_desktop.storage.models import ChasePlace, Contact, CustomerGroup, Item
from collector_desktop.storage.operations import operation
from collector_desktop.ui.widgets.customer_details import detail_lines
from tests.conftest import TODAY

NOBODY = "Do not chase"


@pytest.fixture
def chased(page):
    adopt_procedures(TODAY)
    page.mark_stale()
    return page


def form(page):
    assert page.money.dialog is not None
    return page.money.dialog


def words(page):
    return dict(lines(page))["Chased by"]


def lines(page):
    return detail_lines(page._card)


def choose(box, data):
    box.setCurrentIndex(box.findData(data))


def test_the_details_say_by_what_a_customer_is_chased_and_why(chased, bolt):
    assert words(chased) == "Standard, as in Settings"
    chased.chase.assign()
    choose(form(chased).procedure, NOBODY)
    assert form(chased)._words.text() == "Nobody is chased."
    form(chased).save()
    assert chased.money.dialog is None
    assert words(chased) == NOBODY
    undo_last(TODAY)
    assert procedure_of_customer(bolt.id).source is Source.COMPANY
    redo_last(TODAY)
    assert procedure_of_customer(bolt.id).name == NOBODY


def test_a_whole_group_may_be_chased_otherwise(chased, bolt):
    with operation("test", "Group", TODAY):
        bolt.group = CustomerGroup.create(name="Branches")
        bolt.save()
    chased.mark_stale()
    chased.chase.assign()
    choose(form(chased).whose, "group")
    choose(form(chased).procedure, NOBODY)
    form(chased).save()
    assert words(chased) == "Do not chase, of the group"


def test_a_procedure_that_is_gone_is_said_to_be(chased, bolt):
    with operation("test", "Old file", TODAY):
        bolt.procedure = "Gone"
        bolt.save()
    chased.mark_stale()
    assert words(chased) == "Gone, which is not there: nobody is chased"


def test_shift_r_places_the_ticked_invoices_for_a_reason(qtbot, chased):
    grid = chased.tabs.items.grid
    for number in ("B-1", "B-2"):
        grid.go_to(Item.get(Item.number == number).id)
        qtbot.keyClick(grid, Qt.Key.Key_Space)
    qtbot.keyClick(grid, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    dialog = form(chased)
    dialog.save()
    assert "Say why" in dialog._problem.text()
    step = next(each for each in procedures() if each.is_default).steps[2].name
    choose(dialog.step, step)
    assert dialog._words.text().startswith("21 days after the due date, call")
    dialog.reason.setText("agreed by phone")
    dialog.save()
    assert chased.money.dialog is None
    placed = [(row.item.number, row.step.name, row.reason) for row in ChasePlace.select()]
    assert placed == [("B-1", step, "agreed by phone"), ("B-2", step, "agreed by phone")]
    assert Contact.select().where(Contact.kind == "note").count() == 2
    undo_last(TODAY)
    assert ChasePlace.select().count() == 0
    redo_last(TODAY)
    assert ChasePlace.select().count() == 2
