"""The Customer menu: every command is a key of the card, and away from it says where to go."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

from collector_desktop.ui import navigation as nav
from collector_desktop.ui.customer_commands import customer_specs
from collector_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from collector_desktop.ui.widgets.card_tabs import DETAILS, ITEMS
from collector_desktop.ui.widgets.money_edit import MoneyEdit


def customer_menu(window):
    titles = {each.text().replace("&", ""): each.menu() for each in window.menuBar().actions()}
    return titles["Customer"]


@pytest.fixture
def card(sample):
    rows = sample.page(nav.TODAY).grid.shown_records()
    who = [row.customer_id for row in rows]
    sample.open_customer(who[0], tuple(who))
    return sample.page(nav.CUSTOMER)


def test_the_menus_stand_in_their_order_each_under_a_letter_of_its_own(sample):
    texts = [each.text() for each in sample.menuBar().actions()]
    names = ["File", "Edit", "View", "Customer", "Chase", "Payments", "Reports", "Help"]
    assert [text.replace("&", "") for text in texts] == names
    letters = [text[text.index("&") + 1].casefold() for text in texts]
    assert len(set(letters)) == len(letters)


def test_every_command_of_the_menu_is_a_key_that_the_card_listens_to(card):
    places = (card.tabs.items.grid, card.tabs, card)
    alone = Qt.FindChildOption.FindDirectChildrenOnly
    keys = {
        each.key().toString()
        for place in places
        for each in place.findChildren(QShortcut, options=alone)
    }
    for spec in customer_specs():
        assert QKeySequence(spec.hint).toString() in keys, spec.name


def test_away_from_a_card_a_command_says_where_it_can_be_done(sample):
    sample.open_page(nav.REPORTS)
    sample.registry.trigger("card_promise")
    assert "Open a customer first" in sample.messages.text()
    assert sample.place.page == nav.REPORTS


def test_the_commands_open_what_their_keys_open(sample, card):
    sample.registry.trigger("card_promise")
    assert any(each.isVisible() for each in card.composer.findChildren(MoneyEdit))
    sample.registry.trigger("card_payment")
    shown = [form for form in sample.findChildren(QDialog) if form.isVisible()]
    assert len(shown) == 1
    shown[0].reject()
    before = card.walk.customer_id
    sample.registry.trigger("card_after")
    assert card.walk.customer_id != before


def test_what_is_about_an_item_goes_to_the_open_items(sample, card):
    card.tabs.tabs.choose(DETAILS)
    sample.registry.trigger("card_write_off")
    assert card.tabs.tabs.current() == ITEMS
    shown = [form for form in sample.findChildren(QDialog) if form.isVisible()]
    assert bool(shown) == (card.tabs.items.grid.current_record() is not None)
    for form in shown:
        form.reject()


def test_the_menu_ends_with_what_the_card_offers_once(sample, card):
    menu = customer_menu(sample)
    for _ in range(2):
        menu.aboutToShow.emit()
        texts = [action.text() for action in menu.actions()]
        assert texts.count("What next?\tShift+D") == 1
        assert texts.count("Put the current item into dispute\tQ") == 1
    sample.open_page(nav.TODAY)
    menu.aboutToShow.emit()
    assert all("Shift+D" not in action.text() for action in menu.actions())


def test_a_question_mark_lists_the_keys_but_is_typed_in_a_field(qtbot, sample):
    sample.open_page(nav.CUSTOMERS)
    page, seen = sample.page(nav.CUSTOMERS), []

    def close():
        shown = QApplication.activeModalWidget()
        seen.append(type(shown))
        shown.accept()

    page.bar.edit.setFocus()
    qtbot.keyClicks(page.bar.edit, "?")
    assert page.bar.edit.text() == "?"
    page.bar.edit.clear()
    page.grid.setFocus()
    QTimer.singleShot(0, close)
    qtbot.keyClick(page.grid, "?")
    assert seen == [ShortcutsDialog]


def test_to_open_the_card_that_is_shown_is_no_step_away_from_it(sample, card):
    shown = card.walk.customer_id
    sample.open_customer(shown)
    assert card.header._crumb.text().startswith("Today ")
    sample.back()
    assert sample.place.page == nav.TODAY
