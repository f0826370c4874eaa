"""Today: the panel, the figures, empty and old ledgers, exports and little room."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from collector_desktop.queries.promises import promises
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Person
from collector_desktop.storage.operations import operation
from collector_desktop.ui.cells import Chip
from collector_desktop.ui.pages.today import TodayPage
from collector_desktop.ui.widgets.paint import fitting_chips
from collector_desktop.ui.widgets.row_delegate import PAD
from tests.ui.pages.today_ledger import (
    BEXLEY,
    LAST_WEEK,
    OUSE,
    TODAY,
    imported_on,
    money_in,
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


def test_the_first_question_brings_all_of_a_small_ledger(qtbot, desk, three, monkeypatch):
    asked = []
    monkeypatch.setattr(desk.tasks, "run", lambda _, work, then, *_rest: asked.append((work, then)))
    page = on_screen(qtbot, TodayPage(desk))
    assert page.model.rowCount() == 0
    work, then = asked[0]
    then(work())
    assert {row.customer_id for row in page.model.records()} == set(three.values())
    assert page._view.figures.overdue


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
    assert spoken[0] == "To chase today: £31,068, 3 customers, 1 booked call"
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
    assert words == "You worked through 3 customers. Tomorrow's list has 3."


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


def test_only_the_first_reason_says_how_much(page, three):
    broken = PromiseDraft(100_000, "GBP", TODAY - timedelta(days=4))
    log_contact(ContactDraft(three[OUSE], "call", "PTP", promise=broken), LAST_WEEK)
    page.mark_stale()
    stand_on(page, OUSE)
    why = page.model.index(page.grid.currentIndex().row(), 1).data()
    assert why == "Broken promise, Call back, Over limit, 61 days"


def test_two_reasons_and_the_next_step_have_their_room(page, qapp, theme):
    qapp.processEvents()
    widths = {c.name: page.grid.columnWidth(at) for at, c in enumerate(page.grid.columns)}
    two = (Chip("Promise due", icon="handshake"), Chip("Newly overdue", icon="circle-alert"))
    assert fitting_chips(theme, two, widths["why"] - 2 * PAD) == (two, None)
    assert widths["next"] > 0
    assert widths["customer"] > 200


@pytest.mark.parametrize("width", [816, 1072, 1232])
def test_no_sum_is_cut_at_any_width(page, qapp, width):
    page.resize(width, 668)
    qapp.processEvents()
    boxes = page.figures._boxes if page.figures.isVisible() else []
    for box in boxes:
        assert box._value.width() >= box._value.sizeHint().width()
    assert page.width() == width


@pytest.mark.parametrize("width", [1072, 1232])
def test_sums_of_nine_digits_are_shown_short_rather_than_not_at_all(page, qapp, width):
    page.resize(width, 668)
    qapp.processEvents()
    large = replace(page._view.figures, currency="JPY", overdue=152_300_000, owed=410_000_000)
    large = replace(large, collected=310_000_000, promised=120_000_000)
    top = replace(page._view.top, overdue={"JPY": 150_000_000})
    page._view = replace(page._view, figures=large, top=top)
    page._show_figures()
    page.room.fit()
    qapp.processEvents()
    assert page.figures.isVisible()
    assert page.figures._boxes[3]._value.text() == "JPY 152.3m"
    assert page.figures._boxes[3].toolTip().startswith("JPY 152,300,000")


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


@pytest.mark.parametrize("number", ["+44 (0)20 7946 0999", "029 2018 0317"])
def test_a_number_is_shown_whole_if_need_be_in_the_room_of_the_word_beside_it(page, qapp, number):
    panel = page.panel
    panel.set_narrow(narrow=True)
    panel._show_numbers(number, "dawn@bexley.example")
    qapp.processEvents()
    assert panel.call.text() == number
    assert panel.write.geometry().right() <= panel.head.width()
    assert panel.write.text() == ("" if number.startswith("+") else "E-mail")
    assert panel.write.accessibleName() == "E-mail"
