"""The chase run: what is kept for later, set aside, refused or sent by a server."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from collector_desktop.queries.chase_waiting import chase_waiting
from collector_desktop.queries.procedures import procedures
from collector_desktop.queries.runs import runs
from collector_desktop.services.contact_drafts import ContactDraft, PromiseDraft
from collector_desktop.services.contacts import log_contact
from collector_desktop.services.history import undo_last
from collector_desktop.services.procedures import save_procedure
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui.dialogs import chase_sending
from collector_desktop.ui.dialogs.chase_held import HeldDialog
from collector_desktop.ui.pages.chase import ChasePage
from collector_desktop.ui.theme import Scheme
from collector_desktop.ui.widgets.chase_counts import Counts
from collector_desktop.ui.widgets.chase_words import ready_words
from tests.conftest import TODAY
from tests.ui.pages.chase.ways import go_to, rows, sent, steps

Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_saved_for_later_it_is_there_again_as_it_was_decided(qtbot, page, desk):
    tiles = go_to(page, "Avon Gorge Ltd")
    qtbot.keyClick(tiles, Key.Key_Space)
    go_to(page, "Ouse Valley Ltd")
    page.pane.plan.texts[page.pane.message().key] = ("Subject", "Text")
    page.pane.foot.later.click()
    [run] = runs(TODAY)
    assert run.is_open
    again = ChasePage(desk)
    qtbot.addWidget(again)
    again.show()
    assert ("Avon Gorge Ltd", False) in rows(again)
    go_to(again, "Ouse Valley Ltd")
    assert again.pane.panes.message.view.toPlainText().strip() == "Text"
    assert again.pane.foot._title.text() == "4 messages ready"


def test_who_is_left_out_is_listed_with_the_reason_and_leads_to_the_card(qtbot, page):
    ouse = Customer.get(Customer.code == "OUSE")
    promised = PromiseDraft(396_000, "GBP", TODAY + timedelta(days=3))
    log_contact(ContactDraft(ouse.id, "call", "PTP", promise=promised), TODAY)
    page.mark_stale()
    reasons = page.pane.panes.left.reasons
    assert any("promised" in tile.title for tile in reasons.tiles())
    assert "Ouse Valley Ltd" not in [name for name, _ in rows(page)]
    reasons.go_to(next(tile.key for tile in reasons.tiles() if "promised" in tile.title))
    reasons.setFocus()
    qtbot.keyClick(reasons, Key.Key_Return)
    dialog = page.pane.findChild(HeldDialog)
    assert dialog.grid.shown_records()[0].name == "Ouse Valley Ltd"
    why = dialog.grid.model().index(0, [each.name for each in dialog.grid.columns].index("why"))
    tip = why.data(Qt.ItemDataRole.ToolTipRole)
    assert "by 27 November 2026." in tip
    assert "until Fri 27 Nov" in tip
    with qtbot.waitSignal(page.customer_asked) as asked:
        qtbot.keyClick(dialog.grid, Key.Key_Return)
    assert asked.args[0] == ouse.id


def test_a_step_that_needs_approval_goes_only_when_it_is_ticked(qtbot, page):
    standard = next(each for each in procedures() if each.is_default)
    asked = tuple(replace(step, needs_approval=True) for step in standard.steps)
    save_procedure(replace(standard, steps=asked), TODAY)
    page.mark_stale()
    assert page.pane.foot._title.text() == "Nothing is ticked"
    assert not page.pane.foot.send.isVisible()
    tiles = go_to(page, "Ouse Valley Ltd")
    assert tiles.current().second == "Goes only if you tick it"
    qtbot.keyClick(tiles, Key.Key_Space)
    page._send()
    states = {name: row.state for name, row in sent(page).items()}
    assert states.pop("Ouse Valley Ltd") == "handed_over"
    assert set(states.values()) == {"left_out"}


def test_more_than_two_hundred_are_asked_about_first(page, monkeypatch):
    monkeypatch.setattr(chase_sending, "ASK_ABOVE", 4)
    page._send()
    question = page.sending.question
    assert question.text() == "This sends 5 messages at once."
    assert runs(TODAY) == ()
    go = next(b for b in question.buttons() if isinstance(b, QPushButton) and "Draft" in b.text())
    assert question.defaultButton() is not go
    go.click()
    assert len(runs(TODAY)) == 1


def test_nobody_due_and_no_procedure_are_said(qtbot, desk, ledger):
    page = ChasePage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page.nobody._title.text() == "No procedure has steps"
    page.nobody.acted.emit()
    assert next(each.name for each in procedures()) == "Standard"
    assert page.nobody._title.text() == "Nobody is due for a message today"


def test_other_pages_know_what_waits(owing):
    waiting = chase_waiting(TODAY)
    kiln = Customer.get(Customer.code == "KILN")
    assert (waiting.emails, waiting.letters, waiting.tasks) == (2, 2, 1)
    assert dict(waiting.due) == {kiln.id: "Call"}
    assert chase_waiting(date(2026, 10, 1)).messages == 0


def test_a_contact_of_yesterday_is_set_aside_for_a_reason_and_sent(qtbot, page):
    ouse = Customer.get(Customer.code == "OUSE")
    log_contact(ContactDraft(ouse.id, "call", "REFUSED"), TODAY - timedelta(days=1))
    page.mark_stale()
    assert "Ouse Valley Ltd" not in [name for name, _ in rows(page)]
    reasons = page.pane.panes.left.reasons
    page.pane._open_reason(next(t for t in reasons.tiles() if "contacted lately" in t.title))
    dialog = page.pane.findChild(HeldDialog)
    dialog.despite.click()
    assert dialog.isVisible()
    dialog.why.setText("asked for it in writing")
    dialog.despite.click()
    assert ("Ouse Valley Ltd", True) in rows(page)
    assert go_to(page, "Ouse Valley Ltd").current().second == "Send anyway: asked for it in writing"
    page._send()
    assert sent(page)["Ouse Valley Ltd"].state == "handed_over"
    assert page.pane.plan.despite == {}


def test_what_cannot_be_set_aside_offers_only_the_card(page):
    ouse = Customer.get(Customer.code == "OUSE")
    promised = PromiseDraft(396_000, "GBP", TODAY + timedelta(days=3))
    log_contact(ContactDraft(ouse.id, "call", "PTP", promise=promised), TODAY)
    page.mark_stale()
    page.pane._open_reason(page.pane.panes.left.reasons.tiles()[0])
    assert not page.pane.findChild(HeldDialog).despite.isVisible()


def test_a_message_that_could_not_go_is_reported_and_keeps_back_nobody_else(page, owing):
    news = []
    page.said.connect(news.append)
    with operation("test", "Bad address", TODAY):
        wrong = "=?utf-8?q?tom?=@ouse.example"
        Customer.update(email=wrong).where(Customer.code == "OUSE").execute()
    page.mark_stale()
    page._send()
    message = sent(page)["Ouse Valley Ltd"]
    assert (message.state, bool(message.error)) == ("left_out", True)
    assert news[-1].startswith("1 message was not sent: OUSE")
    tile = next(t for t in page.past.rows.tiles.tiles() if t.name == "Ouse Valley Ltd")
    assert (tile.second, tile.is_warning) == (message.error, True)
    assert sent(page)["Avon Gorge Ltd"].state == "handed_over"


def test_through_a_mail_server_e_mails_wait_and_undo_takes_them_back(page):
    change_settings({"mail.way": "smtp", "mail.host": "smtp.vale.example"}, TODAY)
    page.mark_stale()
    assert page.pane.foot.send.text() == "Send 2, print 2, plan 1"
    page._send()
    assert sent(page)["Ouse Valley Ltd"].state == "queued"
    assert page.past.runs.tiles()[0].detail.startswith("2 waiting")
    page.past.rows.tiles.go_to(sent(page)["Ouse Valley Ltd"].message_id)
    assert "Undo takes the run back until then" in page.past.message._note.text()
    undo_last(TODAY)
    assert runs(TODAY) == ()


def test_the_page_fits_into_the_smallest_window_and_into_large_text(qapp, page):
    assert page.minimumSizeHint().width() <= 1024 - 208
    page.desk.theme.apply(qapp, Scheme.LIGHT, 150)
    page.resize(1440 - 312, 800)
    qapp.processEvents()
    message = page.pane.panes.message
    for tool in (message.edit, message.channel, page.pane.foot.send):
        assert tool.width() >= tool.minimumSizeHint().width()


def test_a_right_click_offers_what_the_keys_do(page):
    tiles = go_to(page, "Avon Gorge Ltd")
    menu = page.pane.menu.menu(tiles.current())
    words = [act.text().split("\t")[0] for act in menu.actions()]
    assert words == ["Leave out of this run", "Edit this one", "Open the customer"]
    menu.actions()[0].trigger()
    assert ("Avon Gorge Ltd", False) in rows(page)
    again = page.pane.menu.menu(tiles.current())
    assert again.actions()[0].text().startswith("Take back into this run")
    again.actions()[1].trigger()
    assert page.pane.panes.message.editing


def test_left_and_right_go_between_the_steps_and_the_messages(qtbot, page):
    tiles, left = page.pane.panes.rows.tiles, page.pane.panes.left.steps
    qtbot.keyClick(tiles, Key.Key_Left)
    assert left.hasFocus()
    qtbot.keyClick(left, Key.Key_Down)
    qtbot.keyClick(left, Key.Key_Right)
    assert tiles.hasFocus()
    assert [name for name, _ in rows(page)] == ["Kilburn Upholstery"]


def test_the_folder_of_the_files_is_shown(page, links, desk):
    page._send()
    page.past.folder.click()
    assert links == [str(desk.papers / TODAY.isoformat())]


def test_an_e_mail_is_shown_as_it_looks_no_wider_than_the_pane(page):
    go_to(page, "Ouse Valley Ltd")
    view = page.pane.panes.message.view
    assert "<table" in view.toHtml()
    assert view.horizontalScrollBar().maximum() == 0
    go_to(page, "Kilburn Upholstery")
    assert "<table" in view.toHtml()
    assert view.horizontalScrollBar().maximum() == 0


def test_a_call_shows_what_it_is_about_and_no_letter(page):
    go_to(page, "Kilburn Upholstery")
    told = page.pane.panes.message.view.toPlainText()
    assert "Last contacts" in told
    assert "Dear" not in told


def test_what_is_being_written_outlives_a_new_reading_and_a_step_to_another(qtbot, page):
    tiles = go_to(page, "Avon Gorge Ltd")
    qtbot.keyClick(tiles, Key.Key_F2)
    shown = page.pane.panes.message
    shown.words.setPlainText("Half a sentence")
    page.mark_stale()
    assert shown.editing
    assert shown.words.toPlainText() == "Half a sentence"
    qtbot.keyClick(shown.words, Key.Key_Down, Alt)
    assert not shown.editing
    assert page.pane.message().name == "Fenland Cold Store"
    edited = [tile.name for tile in tiles.tiles() if tile.is_edited]
    assert edited == ["Avon Gorge Ltd"]
    go_to(page, "Avon Gorge Ltd")
    assert shown.view.toPlainText().strip() == "Half a sentence"


def test_on_a_day_off_the_foot_says_why_nothing_is_ticked():
    assert ready_words(Counts(), "GBP", is_day_off=True)[0] == "Nobody works there today"
    assert ready_words(Counts(), "GBP")[0] == "Nothing is ticked"
    assert ready_words(Counts(), "GBP", is_any=False)[0] == "Nothing to send"
    some = Counts(emails=1, customers=1, amounts=((1_00, "GBP"),))
    assert ready_words(some, "GBP", is_day_off=True)[0] == "1 message ready"


def test_who_was_never_reminded_is_counted_and_begins_with_the_first_step(qtbot, page):
    line = page.pane.start
    assert line.text.text() == (
        "2 customers would start at a later step: they were never reminded of these debts."
    )
    tiles = go_to(page, "Zephyr Ventilation")
    assert tiles.current().second.startswith("Never reminded of before: Final notice would")
    page.pane.plan.texts[page.pane.message().key] = ("Final notice", "Pay at once")
    line.button.setFocus()
    qtbot.keyClick(line.button, Key.Key_Space)
    assert {name for name, *_ in steps(page)} == {"Reminder 1"}
    assert go_to(page, "Zephyr Ventilation").current().is_edited is False
    assert line.text.text() == "2 customers with old debts begin with the first step in this run."
    menu = page.pane.menu.menu(page.pane.panes.rows.tiles.current())
    next(act for act in menu.actions() if act.text() == "Begin by age instead").trigger()
    assert {name for name, *_ in steps(page)} == {"Reminder 1", "Final notice"}
    page._send()
    letters = {name: row.step for name, row in sent(page).items()}
    assert (letters["Kilburn Upholstery"], letters["Zephyr Ventilation"]) == (
        "Reminder 1",
        "Final notice",
    )
    assert not line.isVisible()


def test_the_tools_of_a_message_end_where_the_message_does(qapp, page):
    message = page.pane.panes.message
    qapp.processEvents()
    ends = [
        each.mapTo(message, each.rect().topRight()).x() for each in (message.edit, message.view)
    ]
    assert ends[0] == ends[1]
