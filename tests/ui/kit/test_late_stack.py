"""Parts of a page are made when they are first looked at, in the place where they stay."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget

from collector_desktop.ui.page_factory import PAGES, make_page
from collector_desktop.ui.pages.chase import CAMPAIGNS, NOBODY, RUN, RUNS, ChasePage
from collector_desktop.ui.pages.imports import ImportPage
from collector_desktop.ui.pages.reports import LISTS, ReportsPage
from collector_desktop.ui.pages.settings import PARTS, SettingsPage
from collector_desktop.ui.widgets.import_draft import Step
from collector_desktop.ui.widgets.late_stack import LateStack


class Dressings(QObject):
    """Counts how often a widget is told that its style changed."""

    def __init__(self):
        super().__init__()
        self.told = 0

    def eventFilter(self, _watched, event):
        self.told += event.type() == QEvent.Type.StyleChange
        return False


def test_a_part_is_made_once_and_handed_on_before_it_is_shown(qtbot):
    order = []
    stack = LateStack({"one": lambda: QLabel("1"), "two": lambda: QLabel("2")})
    qtbot.addWidget(stack)
    stack.made.connect(lambda name, part: order.append((name, part, stack.currentWidget())))
    stack.choose("one")
    assert stack.shown == "one"
    assert [name for name, _, _ in order] == ["one"]
    stack.choose("two")
    assert stack.currentWidget().text() == "2"
    assert order[1][2].text() == "1"
    stack.choose("one")
    assert stack.currentWidget() is stack.part("one") is order[0][1]
    assert len(order) == stack.count() == 2


def test_the_settings_make_only_the_part_that_is_looked_at(qtbot, desk, ledger):
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert list(page.stack.so_far) == ["company"]
    page.show_argument("money")
    assert list(page.stack.so_far) == ["company", "money"]
    for name in PARTS:
        page.list.choose(name)
    assert page.stack.count() == len(PARTS) == 13


def test_a_part_that_is_made_late_shows_what_was_told_before(qtbot, desk, ledger):
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_ledger("/home/priya/old.collector", "/home/priya/backups", "")
    page.show_ledger("/home/priya/vale.collector", "/home/priya/backups", "today 07:58")
    page.show_protection(is_protected=True)
    assert list(page.stack.so_far) == ["company"]
    page.list.choose("backup")
    found = page.section("backup")
    assert found.file.text().replace("\N{ZERO WIDTH SPACE}", "") == "vale.collector"
    assert found.last.text() == "Last backup today 07:58"
    page.list.choose("security")
    assert "is protected" in page.section("security").state.text()


def test_what_is_kept_for_a_part_is_dropped_while_the_ledger_is_locked(qtbot, desk, ledger):
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_ledger("/home/priya/vale.collector", "/home/priya/backups", "")
    page.forget_rows()
    assert page.section("backup").file.text() == ""
    page.mark_stale()
    assert page.section("company").fields["company.name"].text()


def test_the_reports_make_no_list_before_it_is_looked_at(qtbot, desk, ledger):
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.show()
    grids = page.findChildren(QLabel)
    page.switch.choose("months")
    assert len(page.findChildren(QLabel)) > len(grids)
    assert page.report("months") is page.report("months")
    assert len(LISTS) == 11


def test_a_run_and_an_import_make_their_other_parts_when_they_come(qtbot, desk, ledger):
    chase, imports = ChasePage(desk), ImportPage(desk)
    for page in (chase, imports):
        qtbot.addWidget(page)
        page.show()
    assert not {RUNS, CAMPAIGNS} & set(chase._stack.so_far)
    chase.switch.choose(CAMPAIGNS)
    assert set(chase._stack.so_far) <= {RUN, NOBODY, CAMPAIGNS}
    assert set(imports._stack.so_far) == {Step.FILE}


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"setup"}))
def test_a_page_is_not_dressed_again_when_the_window_takes_it(qtbot, desk, ledger, name):
    """To move a page has Qt match the style sheet with all that is in it once more."""
    window, stack = QMainWindow(), QStackedWidget()
    qtbot.addWidget(window)
    window.setCentralWidget(stack)
    page = make_page(name, desk, stack)
    assert page.parentWidget() is stack
    assert not page.isVisible()
    watch = Dressings()
    page.header.installEventFilter(watch)
    stack.addWidget(page)
    assert watch.told == 0


def test_tab_goes_from_a_step_that_was_made_late_on_to_the_foot(qtbot, desk, ledger):
    page = ImportPage(desk)
    qtbot.addWidget(page)
    step = page.match
    each, last = step, step
    while step.isAncestorOf(each) or each is step:
        last = each if each.focusPolicy() & Qt.FocusPolicy.TabFocus else last
        each = each.nextInFocusChain()
    while not each.focusPolicy() & Qt.FocusPolicy.TabFocus:
        each = each.nextInFocusChain()
    assert step.isAncestorOf(last)
    assert each is page.foot.remember
