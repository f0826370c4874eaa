"""The chase run: what is ticked goes in the way and words that were decided, and nothing else."""

from PySide6.QtCore import Qt

from collector_desktop.documents.combined import page_count
from collector_desktop.domain.procedures import Channel
from collector_desktop.services.history import undo_last
from collector_desktop.services.sent_files import sent_file
from collector_desktop.services.settings import change_settings
from collector_desktop.ui.dialogs.paper_preview import PaperPreview
from tests.conftest import TODAY
from tests.ui.pages.chase.ways import PEOPLE, go_to, rows, sent, steps

Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_the_steps_come_in_their_order_with_what_they_would_send(page):
    assert steps(page) == [
        ("Reminder 1", "2 e-mails, 1 letter", True),
        ("Call", "1 task for Today", True),
        ("Final notice", "1 letter", True),
    ]
    assert rows(page) == [(name, True) for name in sorted(row[1] for row in PEOPLE[:3])]
    assert page.pane.foot._title.text() == "5 messages ready"
    assert page.pane.foot._detail.text() == (
        "2 e-mails, 2 letters, 1 task for Today to 5 customers, £12,204.00"
    )
    assert page.pane.foot.send.text() == "Draft 2, print 2, plan 1"
    assert page.pane.foot._hint.text() == "Nothing is sent until you press this."


def test_a_run_says_before_it_goes_that_nothing_says_how_to_pay(page):
    change_settings({"bank.account_number": ""}, TODAY)
    page.refresh()
    assert page.pane.foot._hint.text() == "No bank details are set: nothing says how to pay."
    change_settings({"payment.link": "https://pay.example/{reference}"}, TODAY)
    page.refresh()
    assert page.pane.foot._hint.text() == "Nothing is sent until you press this."


def test_what_a_message_says_and_to_whom_is_shown_before_it_goes(page):
    go_to(page, "Ouse Valley Ltd")
    shown = page.pane.panes.message
    assert "tom@ouse.example" in shown.to.text()
    assert "INV-OUSE" in shown.view.toPlainText()
    assert "£3,960.00" in shown.view.toPlainText()
    go_to(page, "Zephyr Ventilation")
    assert not shown.sheet.picture.pixmap().isNull()
    fens = next(t for t in _tiles(page, "Fenland Cold Store") if t.name == "Fenland Cold Store")
    assert fens.second == "No e-mail address: it goes as a letter."


def _tiles(page, name):
    return go_to(page, name).tiles()


def test_alt_and_the_arrows_walk_on_into_the_next_step(qtbot, page):
    tiles = go_to(page, "Ouse Valley Ltd")
    qtbot.keyClick(tiles, Key.Key_Down, Alt)
    assert page.pane.message().name == "Kilburn Upholstery"
    qtbot.keyClick(tiles, Key.Key_Up, Alt)
    assert page.pane.message().name == "Ouse Valley Ltd"


def test_space_leaves_one_out_and_the_box_of_the_step_takes_all_back(qtbot, page):
    tiles = go_to(page, "Avon Gorge Ltd")
    qtbot.keyClick(tiles, Key.Key_Space)
    assert rows(page)[0] == ("Avon Gorge Ltd", False)
    assert steps(page)[0] == ("Reminder 1", "2 e-mails, 1 letter", None)
    assert page.pane.foot._title.text() == "4 messages ready"
    left = page.pane.panes.left.steps
    left.setFocus()
    qtbot.keyClick(left, Key.Key_Space)
    assert page.pane.foot._title.text() == "5 messages ready"
    qtbot.keyClick(left, Key.Key_Space)
    assert page.pane.foot._title.text() == "2 messages ready"
    page.pane.panes.rows.all.click()
    assert page.pane.foot._title.text() == "5 messages ready"


def test_f2_edits_one_message_for_this_run_only(qtbot, page):
    tiles = go_to(page, "Ouse Valley Ltd")
    qtbot.keyClick(tiles, Key.Key_F2)
    shown = page.pane.panes.message
    assert shown.editing
    shown.subject.setText("About your account")
    shown.words.setPlainText("Dear Tom,\n\nmay we remind you?")
    qtbot.keyClick(shown.words, Key.Key_Return, Ctrl)
    assert not shown.editing
    assert tiles.current().is_edited
    assert shown.view.toPlainText().split() == ["Dear", "Tom,", "may", "we", "remind", "you?"]
    qtbot.keyClick(tiles, Key.Key_F2)
    shown.words.setPlainText("thrown away")
    qtbot.keyClick(shown.words, Key.Key_Escape)
    assert "thrown" not in shown.view.toPlainText()
    page._send()
    message = sent(page)["Ouse Valley Ltd"]
    assert (message.subject, message.body) == (
        "About your account",
        "Dear Tom,\n\nmay we remind you?",
    )
    assert message.is_edited
    assert not sent(page)["Avon Gorge Ltd"].is_edited


def test_another_way_counts_for_this_run_and_an_impossible_one_is_refused(page):
    news = []
    page.said.connect(news.append)
    go_to(page, "Ouse Valley Ltd")
    page.pane.panes.message.channel_chosen.emit("letter")
    assert page.pane.foot.send.text() == "Draft 1, print 3, plan 1"
    go_to(page, "Fenland Cold Store")
    page.pane.panes.message.channel_chosen.emit("email")
    assert "No e-mail address is known." in news[-1]
    assert page.pane.plan.channel(page.pane.message()) is Channel.LETTER
    page._send()
    message = sent(page)["Ouse Valley Ltd"]
    assert (message.channel, message.state) == ("letter", "printed")
    assert message.address.startswith("1 Ouse Valley Ltd Street")


def test_ctrl_enter_sends_what_is_ticked_and_shows_it_under_the_past_runs(qtbot, page, links):
    tiles = go_to(page, "Avon Gorge Ltd")
    qtbot.keyClick(tiles, Key.Key_Space)
    qtbot.keyClick(tiles, Key.Key_Return, Ctrl)
    states = {name: row.state for name, row in sent(page).items()}
    assert states == {
        "Avon Gorge Ltd": "left_out",
        "Ouse Valley Ltd": "handed_over",
        "Fenland Cold Store": "printed",
        "Kilburn Upholstery": "task",
        "Zephyr Ventilation": "printed",
    }
    assert page.switch.current() == 1
    assert page.past.runs.tiles()[0].detail == "1 drafted, 2 printed, 1 on Today"
    assert page.past._title.text() == "4 messages"
    page.past.drafts.click()
    [link] = links
    assert link.endswith(".eml")
    page.past.rows.tiles.go_to(sent(page)["Zephyr Ventilation"].message_id)
    assert not page.past.message.sheet.picture.pixmap().isNull()
    assert not page.past.message.edit.isVisible()
    page.switch.choose(0)
    assert [name for name, _ in rows(page)] == ["Avon Gorge Ltd"]


def test_all_letters_are_one_pdf_with_their_list_on_top(page):
    page._send()
    page.past.letters.click()
    preview = page.past.findChild(PaperPreview)
    letters = [row for row in sent(page).values() if row.state == "printed"]
    assert len(letters) == 2
    assert preview.view.count == 1 + sum(page_count(sent_file(row)) for row in letters)
    assert preview.paper.name == f"Letters_{TODAY.isoformat()}.pdf"


def test_a_letter_that_was_changed_on_disk_is_not_shown_as_sent(page, desk):
    news = []
    page.said.connect(news.append)
    page._send()
    row = sent(page)["Zephyr Ventilation"]
    next(desk.papers.rglob("Final*ZEPH*.pdf")).write_bytes(b"%PDF-1.4 forged")
    page.past.rows.tiles.go_to(sent(page)["Kilburn Upholstery"].message_id)
    page.past.rows.tiles.go_to(row.message_id)
    assert "was changed since it was made" in news[-1]
    note, words = page.past.message._note.text(), page.past.message.view.toPlainText()
    assert "was changed since it was made. Only the wording is kept" in note
    [item] = row.items
    assert f"{item.number}, £{item.open_minor / 100:,.2f}, {item.days_overdue} days late" in words
    assert "[bank details]" in words
    assert "{" not in words


def test_one_undo_takes_the_whole_run_back(page, snapshot):
    before = snapshot()
    page._send()
    undo_last(TODAY)
    assert {t: r for t, r in snapshot().items() if t != "setting"} == {
        t: r for t, r in before.items() if t != "setting"
    }
    page.mark_stale()
    assert page.pane.foot._title.text() == "5 messages ready"
