"""The call at Today's panel: may it be made, the number, the time it takes, and what is left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.queries.disputes import disputes
from collector_desktop.queries.tasks import tasks
from collector_desktop.services.contact_limits import LimitDraft, set_limit
from collector_desktop.storage.models import ContactFact
from collector_desktop.ui.pages.today import TodayPage
from tests.ui.pages.today_ledger import BEXLEY, TODAY, on_screen, three_debtors


@pytest.fixture
def three(ledger):
    return three_debtors()


@pytest.fixture
def page(qtbot, desk, three):
    made = on_screen(qtbot, TodayPage(desk))
    made.grid.go_to(three[BEXLEY])
    return made


def test_a_call_is_timed_from_the_telephone_key_and_kept(page, qtbot, links, three):
    qtbot.keyClick(page.grid, Qt.Key.Key_C)
    assert links == ["tel:01174960"]
    assert page.composer.strip.timer.isVisible()
    qtbot.keyClick(page.grid, Qt.Key.Key_4)
    kept = ContactFact.get()
    assert (kept.seconds, kept.contact.customer_id) == (0, three[BEXLEY])
    assert not page.composer.strip.timer.isVisible()


def test_who_asked_for_no_calls_is_not_dialled_and_a_logged_one_is_refused(
    page, qtbot, links, three
):
    limit = Limit(LimitKind.NO_CHANNEL, "call")
    set_limit(LimitDraft(three[BEXLEY], limit), TODAY)
    page.refresh()
    page.panel.said.connect(links.append)
    page.panel.dial()
    assert links == ["They asked for no calls."]
    page.composer.choose("NO_ANSWER")
    assert "write a note instead" in page.composer.fields._problem.text()
    assert ContactFact.select().count() == 0


def test_a_query_by_keys_opens_the_case(page, qtbot, three):
    qtbot.keyClick(page.grid, Qt.Key.Key_3)
    form = page.composer.fields.forms.query
    form.reason.setCurrentIndex(form.reason.findData("PRICE"))
    qtbot.keyClick(form.amount, Qt.Key.Key_Return)
    (case,) = disputes(TODAY, three[BEXLEY])
    assert (case.reason, case.amount_minor) == ("PRICE", 841_260)


def test_what_is_to_be_done_is_ticked_off_in_the_panel(page, qtbot, three):
    page.composer.choose("NEED_COPY")
    assert len(tasks(TODAY, [three[BEXLEY]])) == 1
    page.panel.calls.read(three[BEXLEY])
    page.composer.show_customer(three[BEXLEY], (), "GBP", 0)
    page.panel.calls.read(three[BEXLEY])
    assert page.composer.strip.task.text() == "Send a copy"
    qtbot.mouseClick(page.composer.strip.done, Qt.MouseButton.LeftButton)
    assert tasks(TODAY, [three[BEXLEY]]) == ()
    assert not page.composer.strip.task.isVisible()


def test_the_number_can_be_copied(page):
    (copy,) = page.panel.call.actions()
    copy.trigger()
    assert QGuiApplication.clipboard().text() == page.panel.phone
