"""Today: what stands in the list, and the call loop with the keyboard alone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from today_ledger import TODAY, debtor, imported_on, money_in, on_screen

from collector_desktop.queries.contacts import history
from collector_desktop.queries.promises import promises
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Customer, Person, Phone
from collector_desktop.storage.operations import operation
from collector_desktop.ui.pages.today import TodayPage

BEXLEY, OUSE, KESTREL = "Bexley Joinery Ltd", "Ouse Valley Builders Ltd", "Kestrel Ltd"
TOMORROW = TODAY + timedelta(days=1)
LAST_WEEK = TODAY - timedelta(days=7)


@pytest.fixture
def three(ledger):
    """Three customers, the largest debt first; Kestrel asked for a call at half past nine."""
    made = {
        OUSE: debtor("OUSE", OUSE, 1_573_040, 61, person="Tom Hartley", limit=1_000_000),
        BEXLEY: debtor("BEXLEY", BEXLEY, 841_260, 47, person="Dawn Whitlock"),
        KESTREL: debtor("KESTREL", KESTREL, 692_520, 38, person="Gareth Pugh", email=""),
    }
    callback = ContactDraft(
        made[KESTREL], "call", "CALL_LATER", next_on=TODAY, next_minute=570, note="in a meeting"
    )
    log_contact(callback, LAST_WEEK)
    return made


@pytest.fixture
def page(qtbot, desk, three):
    return on_screen(qtbot, TodayPage(desk))


def names(page):
    return [row.name for row in page.model.records()]


def stand_on(page, name):
    page.grid.go_to(Customer.get(Customer.name == name).id)
    page.grid.setFocus()


def press(qtbot, page, keys):
    """Press keys one by one wherever the keyboard is."""
    for key in keys:
        widget = page.window().focusWidget()
        if len(key) == 1:
            qtbot.keyClick(widget, key)
        else:
            qtbot.keyClick(widget, getattr(Qt.Key, f"Key_{key}"))


def test_booked_calls_stand_first_then_the_most_urgent(page):
    assert names(page) == [KESTREL, OUSE, BEXLEY]
    spoken = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    assert spoken[0] == "Booked callbacks, 1 today"
    assert spoken[2].startswith("Chase next, most urgent first, 2 customers")


def test_a_line_says_why_how_much_how_late_and_what_to_do(page):
    line = [page.model.index(3, column).data() for column in range(5)]
    assert line == [OUSE, "Over limit £5,730, Long silence, 61 days", "15,730.40", "61", "Call Tom"]


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


def test_the_sidebar_learns_how_many_are_left(qtbot, page):
    stand_on(page, BEXLEY)
    with qtbot.waitSignal(page.counted) as counted:
        press(qtbot, page, "4")
    assert counted.args == [2]


def test_the_panel_shows_why_what_is_overdue_and_the_last_contacts(page, three):
    broken = ContactDraft(
        three[BEXLEY],
        "call",
        "PTP",
        "Dawn Whitlock",
        "goes in the Friday run",
        promise=PromiseDraft(486_000, "GBP", TODAY - timedelta(days=4)),
    )
    log_contact(broken, LAST_WEEK)
    page.mark_stale()
    stand_on(page, BEXLEY)
    said = page.panel.findChildren(type(page.panel._facts))[0].accessibleName()
    assert said.startswith("Promise for Fri 20 Nov broken: £4,860.00. Dawn, 17 Nov: “goes in the")
    assert page.panel._items.accessibleName() == "INV-BEXLEY, due 8 Oct, 47 days, 8,412.60"
    assert "Promised to pay" in page.panel._contacts.accessibleName()
    assert page.panel.call.text() == "0117 496 0BEXLEY"


def test_the_figures_count_what_is_left_and_what_came_in(page, three):
    change_settings({"target.month": "21000"}, TODAY)
    money_in(three[BEXLEY], 500_000)
    page.mark_stale()
    spoken = [box.accessibleName() for box in page.figures._boxes]
    assert spoken[0] == "To chase today: £31,068 , 3 customers, 1 booked call"
    assert spoken[1] == "Collected in November: £5,000 of £21,000, £11,000 behind pace"


def test_without_a_target_the_figure_offers_to_set_one(page, qtbot):
    assert page.figures._boxes[1].accessibleName().endswith("Set a target")
    with qtbot.waitSignal(page.page_asked) as asked:
        page.figures.opened.emit(1)
    assert asked.args[0] == "settings"


def test_a_change_elsewhere_is_seen_at_once(page, desk, three):
    desk.tasks.run(
        page,
        lambda: log_contact(ContactDraft(three[OUSE], "call", "NO_ANSWER"), TODAY),
        lambda _: None,
    )
    assert OUSE not in names(page)


def test_an_empty_ledger_offers_an_import(qtbot, desk, ledger):
    page = on_screen(qtbot, TodayPage(desk))
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.empty.currentWidget().acted.emit()
    assert asked.args[0] == "import"


def test_an_old_ledger_asks_for_an_import_first(page, qtbot):
    assert page.old_ledger.isHidden()
    imported_on(TODAY - timedelta(days=4))
    page.mark_stale()
    assert page.old_ledger.isVisible()
    text = page.old_ledger._text.text()
    assert text == "Ledger is from Fri 20 Nov. Import before you chase."
    with qtbot.waitSignal(page.page_asked) as asked:
        page.old_ledger.import_asked.emit()
    assert asked.args[0] == "import"


def test_a_ledger_of_three_days_ago_is_fresh_enough(page):
    imported_on(TODAY - timedelta(days=3))
    page.mark_stale()
    assert page.old_ledger.isHidden()


def test_a_finished_day_says_so(page, qtbot):
    for _ in range(3):
        press_on = page.grid.current_record().name
        stand_on(page, press_on)
        press(qtbot, page, "4")
    assert names(page) == []
    words = page.empty.currentWidget()._sentence.text()
    assert words == "You worked through 3 customers. The list of tomorrow has 3."


def test_the_list_is_exported_as_it_is_seen(page, tmp_path, monkeypatch):
    path = tmp_path / "today.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.toolbar.filter.export_asked.emit()
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith('"Customer","Why today","Overdue","Days"')
    assert '"6925.20"' in lines[1]


def test_a_copied_row_has_plain_figures(page, qapp):
    stand_on(page, OUSE)
    page.grid.copy()
    assert "\t15730.40\t61" in qapp.clipboard().text()


@pytest.mark.parametrize("width", [816, 1072, 1232])
def test_no_sum_is_cut_at_any_width(page, qapp, width):
    page.resize(width, 668)
    qapp.processEvents()
    boxes = page.figures._boxes if page.figures.isVisible() else []
    for box in boxes:
        assert box._value.width() >= box._value.sizeHint().width()
    assert page.width() == width


def test_the_panel_goes_where_there_is_no_room_and_comes_back_to_be_typed_into(page, qtbot):
    page.resize(816, 668)
    assert page.panel.isHidden()
    stand_on(page, BEXLEY)
    press(qtbot, page, "m")
    assert page.composer.fields.promise.by.hasFocus()
    press(qtbot, page, ["Escape"])
    assert page.panel.isHidden()


def test_control_and_backslash_hides_the_panel(page, qtbot):
    stand_on(page, BEXLEY)
    for hidden in (True, False):
        qtbot.keyClick(page.grid, Qt.Key.Key_Backslash, Qt.KeyboardModifier.ControlModifier)
        assert page.panel.isHidden() is hidden


def test_somebody_not_to_be_called_is_named(page, three):
    with operation("test", "Bar", TODAY):
        Person.update(do_not_call=True).where(Person.customer == three[BEXLEY]).execute()
    stand_on(page, BEXLEY)
    assert page.panel._meta.text() == "Do not call Dawn Whitlock"
    stand_on(page, OUSE)
    assert page.panel._meta.text() == "Tom Hartley · OUSE"


def test_a_refused_promise_stays_in_the_form(page, qtbot, three):
    stand_on(page, BEXLEY)
    press(qtbot, page, "1")
    page.composer.fields.promise.by.setText("fri")
    page.composer.set_items(841_260, (999,), "GBP")
    page.composer.save()
    assert promises(TODAY, three[BEXLEY]) == []
    assert page.composer.fields.promise.by.day() == date(2026, 11, 27)
    assert "not in the ledger any more" in page.composer.fields._problem.text()
