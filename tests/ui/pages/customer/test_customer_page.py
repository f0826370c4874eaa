"""The customer card: what it shows, what is ticked, said, saved, and walked through."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from collector_desktop.storage.models import Contact, Promise, PromiseItem


def shown(page, pane="items"):
    return getattr(page.tabs, pane).grid.shown_records()


def tick(page, *numbers):
    grid = page.tabs.items.grid
    for at, row in enumerate(shown(page)):
        if row.number in numbers:
            grid.select_rows(range(at, at + 1), on=True)


def test_open_items_stand_with_what_is_left_of_them(page):
    assert [row.number for row in shown(page)] == ["B-1", "R-1", "E-1", "B-2"]
    rows = page.tabs.items.grid.shown_rows().rows
    assert [row[3] for row in rows] == [24, None, 15, 0]
    assert [row[-1] for row in rows] == ["Overdue", "Not matched yet", "Overdue", "Not due"]
    assert page.tabs.items.count.text() == "4 open items"
    assert page.tabs.items.sum.text() == "£100.00, €20.00"


def test_the_head_shows_balance_limit_age_and_further_currencies(page):
    spoken = [box.accessibleName() for box in page.head._boxes if box.isVisible()]
    assert spoken == [
        "Balance: £100.00, 3 open items",
        "Overdue: £80.00, oldest 24 days",
        "Credit limit: £50.00, £50.00 over",
    ]
    assert page.head.chips.accessibleName() == "Over limit"
    assert page.head._bar.accessibleName().startswith("Not due £30.00; 1\u201330 days £80.00")
    assert "In EUR: €20.00 owed, €20.00 overdue" in page.head.others.text()
    assert "£10.00 paid or credited" in page.head.others.text()
    assert page.head.phone.text() == "0117 496 0142"


def test_ticked_items_are_what_is_promised(page):
    tick(page, "B-1", "B-2")
    promise = page.composer.fields.promise
    assert promise.amount.amount() == 11_000
    assert page.tabs.items.count.text() == "2 selected"
    tick(page, "R-1")
    assert promise.amount.amount() == 10_000
    page.tabs.items.grid.clearSelection()
    assert promise.amount.amount() == 8_000


def test_a_promise_is_saved_with_its_items_by_keyboard(page, qtbot, bolt):
    tick(page, "B-1")
    grid = page.tabs.items.grid
    qtbot.keyClick(grid, Qt.Key.Key_M)
    by = page.composer.fields.promise.by
    qtbot.keyClicks(by, "fri")
    qtbot.keyClick(by, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    promise = Promise.get()
    assert (promise.amount_minor, promise.pay_by) == (8_000, date(2026, 11, 27))
    assert [row.item.number for row in PromiseItem.select()] == ["B-1"]
    assert Contact.get().customer.id == bolt.id
    assert page.head.chips.accessibleName() == "Over limit, Promised 27 Nov"
    assert page.story.timeline.model().rowCount() == 3
    assert not page.composer.has_text()
    assert page.tabs.ticked() == []
    assert grid.hasFocus()


def test_what_was_refused_stays_in_the_composer(page, qtbot):
    page.composer.choose("PTP")
    page.composer.fields.promise.by.setText("1/11/2026")
    page.composer.save()
    assert Promise.select().count() == 0
    assert page.composer.has_text()


def test_the_walk_goes_through_the_list_and_stops_at_its_ends(page, qtbot, acme, bolt):
    assert page.walk.place.text() == "2 of 2"
    tick(page, "B-1")
    qtbot.keyClick(page.main_focus(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.walk.place.text() == "1 of 2"
    assert [row.number for row in shown(page)] == ["INV-1"]
    assert page.header._title.text() == "Acme Ltd"
    assert page.tabs.ticked() == []
    qtbot.keyClick(page.main_focus(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.walk.customer_id == acme.id
    qtbot.keyClick(page.main_focus(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.walk.customer_id == bolt.id


def test_a_customer_without_a_list_has_no_walk(page, acme):
    page.show_argument((acme.id, ()))
    assert not page.walk.isVisible()
    assert [row.number for row in shown(page)] == ["INV-1"]


def test_keys_on_the_items_ask_for_papers_and_the_telephone(page, qtbot, bolt, links):
    grid = page.tabs.items.grid
    asked = []
    page.statement_asked.connect(lambda customer: asked.append(("statement", customer)))
    page.letter_asked.connect(lambda customer: asked.append(("letter", customer)))
    qtbot.keyClick(grid, Qt.Key.Key_S)
    qtbot.keyClick(grid, Qt.Key.Key_R)
    assert asked == [("statement", bolt.id), ("letter", bolt.id)]
    qtbot.keyClick(grid, Qt.Key.Key_C)
    qtbot.keyClick(grid, Qt.Key.Key_E)
    assert links == ["tel:01174960142", "mailto:dawn@bolt.example"]


def test_the_filter_leaves_the_lines_with_its_words(page):
    page.tabs.items.filter.setText("b-2")
    page.tabs.items._show()
    assert [row.number for row in shown(page)] == ["B-2"]
    assert page.tabs.items.sum.text() == "£30.00"


@pytest.mark.parametrize("begin", ["promise", "call"])
def test_the_card_opens_with_the_composer_begun_until_a_contact_is_saved(page, qtbot, acme, begin):
    page.show_argument((acme.id, (), begin))
    composer = page.composer
    assert composer.isAncestorOf(page.main_focus())
    assert (page.main_focus() is composer.fields.promise.by) == (begin == "promise")
    composer.choose("NO_ANSWER")
    composer.save()
    assert Contact.get().customer.id == acme.id
    assert page.tabs.items.grid.hasFocus()


def test_what_the_card_was_opened_for_begins_once(page, bolt):
    page.show_argument((bolt.id, (), "promise"))
    page.composer.choose("")
    page.mark_stale()
    assert not page.composer.fields.promise.isVisible()
    page.show_argument((bolt.id, ()))
    assert page.main_focus() is page.tabs.items.grid


def test_a_customer_that_is_gone_sends_one_back(page, qtbot, news, acme):
    with qtbot.waitSignal(page.back_asked):
        page.show_argument((999, ()))
    assert news == ["This customer is not in the ledger any more. Go back to the list."]


def test_a_narrow_page_puts_the_panel_below_and_clips_nothing(page, qtbot):
    page.resize(800, 640)
    qtbot.waitUntil(lambda: page.body.panel.y() > page.tabs.y())
    assert page.body.panel.width() == page.tabs.width() == page.head.width()
    assert page.head.geometry().right() <= page.width()
    page.resize(1072, 660)
    qtbot.waitUntil(lambda: page.body.panel.y() == page.tabs.y())
    assert page.body.panel.geometry().right() <= page.width() - 16


def test_the_composer_stands_as_before_when_the_promise_is_gone(page, qtbot):
    page.resize(1232, 780)
    qtbot.wait(50)
    fields = page.composer.fields

    def places():
        parts = (fields.outcomes, fields.note, fields.follow_up, fields.save_button)
        return [part.geometry() for part in parts]

    before = places()
    qtbot.keyClick(page.tabs.items.grid, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: places() != before)
    page.composer.clear()
    qtbot.waitUntil(lambda: places() == before)


def test_keys_act_from_the_buttons_above_the_items_too(page, qtbot, bolt):
    page.tabs.statement.setFocus()
    with qtbot.waitSignal(page.statement_asked):
        qtbot.keyClick(page.tabs.statement, Qt.Key.Key_S)


@pytest.mark.parametrize(("width", "height"), [(1232, 800), (1072, 620)])
def test_a_card_without_a_story_does_not_scroll_for_its_sentence(page, acme, width, height):
    page.show_argument((acme.id, (acme.id,)))
    assert page.story.empty.isVisible()
    page.resize(width, height)
    QApplication.processEvents()
    assert page.body.verticalScrollBar().maximum() == 0
