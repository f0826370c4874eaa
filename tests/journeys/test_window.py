"""The window itself: every command in a menu, pages that fit, the way back, the sample ledger."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from collector_desktop.queries.worklist import worklist
from collector_desktop.services.ledgers import CompanyDraft
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.regions import region_of
from collector_desktop.ui.widgets.card_tabs import DETAILS, ITEMS, PROMISES
from collector_desktop.ui.widgets.grid import GridView
from tests.conftest import TODAY
from tests.journeys.spoken import nameless

PAGES = (
    nav.TODAY,
    nav.PROMISES,
    nav.PAYMENTS,
    nav.CUSTOMERS,
    nav.INVOICES,
    nav.REPORTS,
    nav.IMPORT,
    nav.SETTINGS,
)
SIZES = ((1440, 900), (1280, 720), (1024, 640))


def test_the_sample_ledger_is_made_and_fills_today_and_the_counts(fresh_window):
    sample = fresh_window
    sample.session.open_demo()
    assert sample.place.page == nav.TODAY
    assert "Harbour & Vale" in sample.windowTitle()
    assert len(sample.page(nav.TODAY).grid.shown_records()) > 10


@pytest.mark.parametrize("page", PAGES)
def test_no_button_or_sum_is_cut_off_and_every_control_has_a_name(qtbot, sample, page):
    for size in SIZES:
        sample.resize(*size)
        sample.open_page(page)
        qtbot.wait(10)
        for widget in (*sample.findChildren(QPushButton), *sample.findChildren(QLabel)):
            shown = widget.isVisible() and widget.text() and not getattr(widget, "wordWrap", bool)()
            if shown and widget.property("kind") not in {"second", "meta", "link"}:
                assert widget.width() >= widget.minimumSizeHint().width() - 1, widget.text()
    assert nameless(sample) == []


@pytest.mark.parametrize("page", [nav.CHASE, nav.DISPUTES, nav.CUSTOMER])
def test_what_stands_beside_a_list_has_names_too(sample, page):
    if page == nav.CUSTOMER:
        sample.open_customer(worklist(TODAY)[0].customer_id)
    else:
        sample.open_page(page)
    sample.registry.trigger("find")
    assert nameless(sample) == []


def test_every_command_stands_in_a_menu_with_its_words(sample):
    in_menus = {
        action.objectName()
        for menu in sample.menuBar().actions()
        for action in menu.menu().actions()
    }
    for spec, action in sample.registry.all():
        assert spec.name in in_menus
        assert action.text()


def test_back_leads_to_where_one_came_from(sample):
    first = sample.page(nav.TODAY).grid.shown_records()[0].customer_id
    sample.open_customer(first, (first,))
    assert sample.place.page == nav.CUSTOMER
    sample.back()
    assert sample.place.page == nav.TODAY


def test_the_way_back_from_card_to_card_is_named_after_the_customer_last_looked_at(qtbot, sample):
    rows = sample.page(nav.TODAY).grid.shown_records()
    first, second, third = (row.customer_id for row in rows[:3])
    sample.open_customer(first, (first, second))
    card = sample.page(nav.CUSTOMER)
    assert card.header._crumb.text().startswith("Today ")
    qtbot.keyClick(card, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    name = card.header.title()
    assert name == rows[1].name
    sample.open_customer(third)
    assert card.header._crumb.text().startswith(f"{name} ")
    assert card.header._crumb.accessibleName() == f"Back to {name}"
    card.header._crumb.click()
    assert card.header.title() == name
    assert card.header._crumb.text().startswith("Today ")
    card.header._crumb.click()
    assert sample.place.page == nav.TODAY


def test_the_palette_finds_a_customer_and_a_command(qtbot, sample):
    sample.palette_frame.open("bexley")
    qtbot.waitUntil(
        lambda: any(e.title == "Bexley Joinery Ltd" for e in sample.palette_frame.frame.entries())
    )
    sample.palette_frame.open("> undo the")
    qtbot.waitUntil(
        lambda: [e.title for e in sample.palette_frame.frame.entries()] == ["Undo the last change"]
    )


def test_the_palette_finds_what_is_mistyped_and_what_comes_to_a_sum(qtbot, sample):
    palette = sample.palette_frame

    def finds(typed, *titles):
        palette.open(typed)
        qtbot.waitUntil(lambda: [e.title for e in palette.frame.entries()] == [*titles])

    finds("kestral", "Kestrel Fabrications Ltd")
    finds("past chese runs", "Past chase runs")
    finds("undo the", "Undo the last change")
    finds("\N{POUND SIGN}3,180", "INV-10320")
    finds("qqqq")


def test_a_ledger_that_is_gone_is_refused_in_words(fresh_window, tmp_path):
    fresh_window.session.open(tmp_path / "gone.collector")
    assert fresh_window.place.page == nav.WELCOME
    assert "is not there" in fresh_window.messages.text()


def test_closing_leaves_one_file_and_a_backup(sample, tmp_path):
    sample.session.stop()
    assert not (tmp_path / "demo.collector-wal").exists()
    assert len(list((tmp_path / "backups").rglob("*.collector-backup"))) == 1


def test_only_the_sample_ledger_says_that_it_is_invented(sample, tmp_path):
    assert sample.banner.isVisible()
    sample.session.create(tmp_path / "own.collector", CompanyDraft("Own"))
    assert not sample.banner.isVisible()


def test_f6_goes_round_the_parts_of_the_window_and_back(qtbot, sample):
    sample.open_page(nav.TODAY)
    start = sample.focusWidget()
    seen = [start]
    while len(seen) < 20:
        sample.registry.trigger("next_part")
        if region_of(sample.focusWidget()) in {region_of(each) for each in seen}:
            break
        seen.append(sample.focusWidget())
    parts = {region_of(widget) for widget in seen}
    assert sample.sidebar in parts
    assert sample.page(nav.TODAY).header in parts
    assert sample.page(nav.TODAY).grid in parts
    assert len(parts) >= 4
    there = sample.focusWidget()
    sample.registry.trigger("previous_part")
    assert region_of(sample.focusWidget()) is not region_of(there)
    sample.registry.trigger("next_part")
    assert region_of(sample.focusWidget()) is region_of(there)


def test_ctrl_tab_changes_the_part_of_the_card_and_the_keys_go_along(qtbot, sample):
    first = sample.page(nav.TODAY).grid.shown_records()[0].customer_id
    sample.open_customer(first, (first,))
    tabs = sample.page(nav.CUSTOMER).tabs
    tabs.items.grid.setFocus()
    qtbot.keyClick(tabs.items.grid, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert tabs.tabs.current() == PROMISES
    assert tabs.agreed.list.isAncestorOf(sample.focusWidget())
    assert isinstance(sample.focusWidget(), GridView)
    tabs.tabs.choose(DETAILS)
    assert tabs.tabs.isAncestorOf(sample.focusWidget())
    qtbot.keyClick(sample.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert tabs.tabs.current() == ITEMS
