"""Parts of a page are made when they are first looked at, in the place where they stay."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget

from collector_desktop.ui.forgetting import forget_rows
from collector_desktop.ui.page_factory import PAGES, make_page
from collector_desktop.ui.pages.chase import CAMPAIGNS, NOBODY, RUN, RUNS, ChasePage
from collector_desktop.ui.pages.customer import CustomerPage
from collector_desktop.ui.pages.imports import ImportPage
from collector_desktop.ui.pages.reports import LISTS, ReportsPage
from collector_desktop.ui.pages.settings import PARTS, SettingsPage
from collector_desktop.ui.widgets.card_body import CardBody
from collector_desktop.ui.widgets.card_pane import ListPane
from collector_desktop.ui.widgets.customer_details import DetailsPane
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


def test_a_part_that_is_made_late_shows_what_it_was_given_before(qtbot, desk, ledger):
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


def test_what_is_to_be_done_with_a_part_is_done_when_it_is_made(qtbot):
    order = []
    stack = LateStack({"one": lambda: QLabel("1")})
    qtbot.addWidget(stack)
    stack.made.connect(lambda name, _: order.append(f"made {name}"))
    stack.when("one", lambda part: order.append(f"served {part.text()}"))
    assert not order
    stack.choose("one")
    stack.when("one", lambda part: order.append(f"at once {part.text()}"))
    stack.choose("one")
    assert order == ["served 1", "made one", "at once 1"]


def test_the_card_makes_only_the_tab_that_is_looked_at(qtbot, desk, acme):
    page = CustomerPage(desk)
    qtbot.addWidget(page)
    page.show_argument((acme.id, ()))
    page.show()
    assert len(page.findChildren(ListPane)) == 1
    assert not page.findChildren(DetailsPane)
    assert page.tabs.tabs.titles()[0].startswith("Open items")
    page.tabs.tabs.choose("details")
    assert "ACME" in {each.text() for each in page.findChildren(QLabel)}
    for name in ("promises", "disputes", "interest", "papers", "account"):
        page.tabs.tabs.choose(name)
    assert len(page.findChildren(ListPane)) == 7


def test_a_tab_made_while_the_ledger_is_locked_shows_nobody(qtbot, desk, acme):
    page = CustomerPage(desk)
    qtbot.addWidget(page)
    page.show_argument((acme.id, ()))
    page.show()
    forget_rows(page)
    texts = {each.text() for each in page.tabs.part("details").findChildren(QLabel)}
    assert "ACME" not in texts
    page.refresh()
    texts = {each.text() for each in page.tabs.part("details").findChildren(QLabel)}
    assert "ACME" in texts


@pytest.mark.parametrize("name", ["promises", "account", "details"])
def test_tab_goes_from_the_tabs_of_the_card_into_what_was_made_late(qtbot, desk, acme, name):
    page = CustomerPage(desk)
    qtbot.addWidget(page)
    page.show_argument((acme.id, ()))
    page.show()
    page.tabs.tabs.choose(name)
    part, each = page.tabs.part(name), page.tabs.tabs.focusProxy()
    order = []
    while (each := each.nextInFocusChain()) is not page.tabs.tabs.focusProxy():
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(each)
    inside = [part.isAncestorOf(each) or each is part for each in order]
    assert inside[0]
    assert inside == sorted(inside, reverse=True)
    behind = [at for at, each in enumerate(order) if page.story.isAncestorOf(each)]
    assert order.index(page.composer.fields.note) < min(behind)


def test_the_composer_of_the_card_is_dressed_where_it_stays(qtbot, desk, acme, monkeypatch):
    """Put together elsewhere it was dressed anew by each of the three moves to its place."""
    watch, begin = Dressings(), CardBody.fill

    def watched(body, head, tabs, composer, story):
        for part in (head, tabs, composer, story):
            part.installEventFilter(watch)
        begin(body, head, tabs, composer, story)

    monkeypatch.setattr(CardBody, "fill", watched)
    page = CustomerPage(desk)
    qtbot.addWidget(page)
    assert page.composer.parentWidget() is page.body.top
    assert watch.told == 0
