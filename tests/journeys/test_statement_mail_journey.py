"""Statements by e-mail from the window, and the one PDF of all that somebody shows again."""

from datetime import date

import pytest

from collector_desktop.queries.outbox import waiting_mail
from collector_desktop.services.history import undo_last
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Message
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.dialogs.statement_sheet import MADE

DAY = date(2026, 11, 24)


@pytest.fixture
def sheet(sample):
    change_settings({"mail.way": "smtp", "mail.host": "mail.example"}, DAY)
    sample.registry.trigger("statements")
    return sample.papers.statements


def test_with_a_server_they_wait_in_the_outbox_and_undo_takes_them_out(sheet):
    assert sheet.form.by_email.text() == "By e-mail where an address is known"
    sheet.form.by_email.setChecked(True)
    reached = {row.customer_id for row in sheet.list.ticked() if row.email}
    before = set(waiting_mail())
    sheet.make()
    assert sheet.stack.currentIndex() == MADE
    new = set(waiting_mail()) - before
    found = Message.select().where(Message.id.in_(new))
    assert {message.id_in("customer") for message in found} == reached
    waits = {row.customer_id for row in sheet.made.model.records() if "waits" in row.went}
    assert waits == reached
    assert f"{len(reached)} e-mails in the outbox" in sheet.made.title.text()
    assert sheet.made.drafts.isHidden()
    undo_last(DAY)
    assert set(waiting_mail()) == before


def test_made_twice_in_a_row_nobody_gets_the_same_statement_twice(sheet):
    sheet.form.by_email.setChecked(True)
    sheet.make()
    first = set(waiting_mail())
    sheet._go(0)
    sheet.make()
    assert set(waiting_mail()) == first
    left = [row for row in sheet.made.model.records() if row.path is None]
    assert len(left) == len(first)
    assert all("waits to go by e-mail" in row.detail for row in left)


def test_without_a_server_they_are_drafts_as_before(sample):
    sample.registry.trigger("statements")
    assert sample.papers.statements.form.by_email.text().startswith("E-mail drafts")


def test_they_stand_among_past_runs_with_their_fate(sheet, sample):
    sheet.form.by_email.setChecked(True)
    sheet.make()
    sample.open_page(nav.CHASE, "past")
    past = sample.page(nav.CHASE).past
    [tile] = [each for each in past.runs.tiles() if each.day.endswith(", single papers")]
    past.runs.go_to(tile.key)
    assert {row.template for row in past.messages()} == {"statement-cover"}
    assert {row.state for row in past.messages()} == {"queued"}


def test_the_pdf_of_all_is_answered_with_a_list_that_leads_to_each_customer(sheet, sample, qtbot):
    sheet.make()
    result = sheet.made._result
    sheet.reject()
    sample.papers.sent.take([str(result.combined)])
    shown = sample.papers.sent.sheet
    listed = shown.grid.shown_records()
    assert [row.customer_id for row in listed] == [each.customer_id for each in result.made]
    assert f"with {len(listed)} papers in it" in shown.said[0]
    asked = []
    shown.customer_asked.connect(asked.append)
    shown.grid.opened.emit(listed[2])
    assert asked == [listed[2].customer_id]
