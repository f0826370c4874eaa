"""Today: what stands in the list, and the call loop with the keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from collector_desktop.queries.contacts import history
from collector_desktop.queries.promises import promises
from collector_desktop.queries.worklist import worklist
from collector_desktop.storage.models import Phone
from collector_desktop.ui.pages.today import TodayPage
from tests.ui.pages.today_ledger import (
    BEXLEY,
    KESTREL,
    OUSE,
    TODAY,
    TOMORROW,
    names,
    on_screen,
    press,
    stand_on,
    three_debtors,
)


@pytest.fixture
def three(ledger):
    return three_debtors()


@pytest.fixture
def page(qtbot, desk, three):
    return on_screen(qtbot, TodayPage(desk))


def test_booked_calls_stand_first_then_the_most_urgent(page):
    assert names(page) == [KESTREL, OUSE, BEXLEY]
    spoken = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    assert spoken[0] == "Booked callbacks, 1 today"
    assert spoken[2].startswith("Chase next, most urgent first, 2 customers")


def test_a_line_says_why_how_much_how_late_and_what_to_do(page):
    line = [page.model.index(3, column).data() for column in range(5)]
    assert line == [OUSE, "Over limit £5,730, Long silence, 61 days", "15,730.40", "61", "Call Tom"]
    step = next(at for at, each in enumerate(page.grid.columns) if each.name == "next")
    assert page.model.index(3, step).data(Qt.ItemDataRole.ToolTipRole) == "Call Tom"


def test_the_first_row_is_ready_for_the_keyboard(page):
    assert page.grid.current_record().name == KESTREL
    assert page.panel.row.name == KESTREL


def test_no_answer_is_one_key_and_goes_on_to_the_next(page, qtbot, three):
    stand_on(page, OUSE)
    press(qtbot, page, "4")
    (contact,) = history(three[OUSE], TODAY)
    assert (contact.outcome, contact.next_on) == ("NO_ANSWER", TOMORROW)
    assert names(page) == [KESTREL, BEXLEY]
    assert page.grid.current_record().name == BEXLEY
    assert page.grid.hasFocus()


def test_a_promise_is_five_keys(page, qtbot, three):
    stand_on(page, BEXLEY)
    press(qtbot, page, ["1", "f", "r", "i", "Return"])
    (promise,) = promises(TODAY, three[BEXLEY])
    assert (promise.amount_minor, promise.pay_by) == (841_260, date(2026, 11, 27))
    assert promise.person_name == "Dawn Whitlock"
    assert BEXLEY not in names(page)
    assert page.grid.hasFocus()


def test_m_opens_the_promise_and_escape_gives_the_grid_back(page, qtbot):
    stand_on(page, BEXLEY)
    press(qtbot, page, "m")
    assert page.composer.fields.promise.by.hasFocus()
    press(qtbot, page, ["Escape"])
    assert page.grid.hasFocus()
    assert BEXLEY in names(page)


def test_a_note_typed_first_goes_with_the_outcome(page, qtbot, three):
    stand_on(page, BEXLEY)
    press(qtbot, page, "n")
    qtbot.keyClicks(page.composer.fields.note, "41 rings")
    assert history(three[BEXLEY], TODAY) == []
    qtbot.keyClick(page.composer.fields.note, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    (contact,) = history(three[BEXLEY], TODAY)
    assert (contact.note, contact.outcome) == ("41 rings", "NO_ANSWER")
    assert page.composer.fields.note_text() == ""


def test_a_note_that_was_not_saved_waits_for_its_customer(page, qtbot):
    stand_on(page, BEXLEY)
    page.composer.fields.set_note("call after lunch")
    stand_on(page, OUSE)
    assert page.composer.fields.note_text() == ""
    stand_on(page, BEXLEY)
    assert page.composer.fields.note_text() == "call after lunch"


def test_a_note_that_was_not_saved_survives_a_new_reading(page):
    stand_on(page, BEXLEY)
    page.composer.fields.set_note("call after lunch")
    page.mark_stale()
    assert page.grid.current_record().name == BEXLEY
    assert page.composer.fields.note_text() == "call after lunch"


def test_a_wrong_number_is_marked_as_such(page, qtbot, three):
    stand_on(page, BEXLEY)
    press(qtbot, page, "6")
    assert [p.is_wrong for p in Phone.select().where(Phone.number == "0117 496 0BEXLEY")] == [True]


def test_an_engaged_line_stays_for_later_and_the_cursor_goes_on(page, three):
    stand_on(page, OUSE)
    page.composer.choose("BUSY")
    assert names(page) == [KESTREL, OUSE, BEXLEY]
    assert page.grid.current_record().name == BEXLEY


def test_t_skips_to_the_next_working_day(page, qtbot, three):
    stand_on(page, BEXLEY)
    press(qtbot, page, "t")
    assert BEXLEY not in names(page)
    assert BEXLEY in [row.name for row in worklist(TOMORROW)]


def test_c_dials_and_e_writes(page, qtbot, links):
    stand_on(page, BEXLEY)
    press(qtbot, page, "ce")
    assert links == ["tel:01174960", "mailto:bexley@acme.example"]


def test_e_without_an_address_says_so(page, qtbot, links):
    stand_on(page, KESTREL)
    with qtbot.waitSignal(page.said) as said:
        press(qtbot, page, "e")
    assert said.args == ["There is no e-mail address. Open the customer to add one."]
    assert links == []


def test_enter_opens_the_customer_with_the_list_to_walk_through(page, qtbot, three):
    stand_on(page, BEXLEY)
    with qtbot.waitSignal(page.customer_asked) as asked:
        press(qtbot, page, ["Return"])
    assert asked.args == [three[BEXLEY], (three[KESTREL], three[OUSE], three[BEXLEY])]


def test_s_and_r_ask_for_paper(page, qtbot, three):
    stand_on(page, BEXLEY)
    with qtbot.waitSignal(page.statement_asked) as statement:
        press(qtbot, page, "s")
    with qtbot.waitSignal(page.letter_asked) as letter:
        press(qtbot, page, "r")
    assert statement.args == letter.args == [three[BEXLEY]]


def test_j_and_k_move(page, qtbot):
    stand_on(page, OUSE)
    press(qtbot, page, "j")
    assert page.panel.row.name == BEXLEY
    press(qtbot, page, "kk")
    assert page.panel.row.name == KESTREL


def test_the_list_orders_by_reason_and_by_value(page):
    page.toolbar.order.choose(1)
    headings = [page.model.index(row, 0).data() for row in (0, 2, 4)]
    assert [heading.split(",")[0] for heading in headings] == [
        "Call back",
        "Over limit",
        "Long silence",
    ]
    page.toolbar.order.choose(2)
    assert names(page) == [OUSE, BEXLEY, KESTREL]


def test_the_filter_finds_names_numbers_and_reasons(page, qtbot):
    page.grid.setFocus()
    press(qtbot, page, "/")
    page.toolbar.filter.edit.setText("dawn")
    qtbot.keyClick(page.toolbar.filter.edit, Qt.Key.Key_Return)
    assert names(page) == [BEXLEY]
    assert page.grid.hasFocus()
    page.toolbar.filter.filtered.emit("over limit")
    assert names(page) == [OUSE]
    page.toolbar.filter.filtered.emit("nobody")
    assert names(page) == []
    assert page.panel.isHidden()
