"""A call with a promise: gone from Today until its day, then broken or kept."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from collector_desktop.queries.promises import promises
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.imports import apply_import
from collector_desktop.services.reading import read_import_file
from collector_desktop.ui import navigation as nav
from tests.journeys.files import receipts, xero

BEXLEY = ("Bexley Joinery Ltd", "INV-10382", "18/09/2026", "18/10/2026", 2148.00, 0)
FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)


def bring_in(window, path, day):
    apply_import(read_import_file(path), day)
    window.page(nav.TODAY).mark_stale()


def listed(window):
    return [row.name for row in window.page(nav.TODAY).grid.shown_records()]


def promise_by_keyboard(qtbot, window):
    """1, fri, Ctrl+Enter: five keys from the row to the saved promise."""
    grid = window.page(nav.TODAY).grid
    qtbot.keyClick(grid, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    qtbot.keyClicks(window.focusWidget(), "fri")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def turn_to(window, calendar, day):
    """Let a night pass at the open desk."""
    calendar.day = day
    window.tick()


def test_a_promise_takes_the_customer_off_today_until_its_day(qtbot, window, calendar, tmp_path):
    bring_in(window, xero(tmp_path / "x.csv", BEXLEY), calendar.day)
    assert listed(window) == ["Bexley Joinery Ltd"]
    promise_by_keyboard(qtbot, window)
    [made] = promises(calendar.day)
    assert (made.amount_minor, made.pay_by) == (214_800, FRIDAY)
    assert listed(window) == []
    turn_to(window, calendar, date(2026, 11, 26))
    assert listed(window) == []
    turn_to(window, calendar, FRIDAY)
    assert listed(window) == ["Bexley Joinery Ltd"]
    assert worklist(FRIDAY)[0].reasons[0] == "promise_due"


def test_a_promise_is_broken_the_morning_after(qtbot, window, calendar, tmp_path):
    bring_in(window, xero(tmp_path / "x.csv", BEXLEY), calendar.day)
    promise_by_keyboard(qtbot, window)
    turn_to(window, calendar, SATURDAY)
    assert promises(SATURDAY)[0].status == "broken"
    assert window.messages.text() == "1 promise kept or broken since: see Promises."
    assert not window.messages.button.isVisible()  # the calendar would decide it again
    assert worklist(SATURDAY)[0].reasons[0] == "broken_promise"
    assert listed(window) == ["Bexley Joinery Ltd"]


def test_what_a_restore_says_stays_beside_the_promises_decided_since(
    qtbot, window, calendar, tmp_path, monkeypatch
):
    bring_in(window, xero(tmp_path / "x.csv", BEXLEY), calendar.day)
    promise_by_keyboard(qtbot, window)
    window.session.back_up()
    later = window.session.now() + timedelta(days=4)
    monkeypatch.setattr(window.session, "now", lambda: later)
    turn_to(window, calendar, SATURDAY)
    window.files.restore()
    window.files.list.restore.click()
    said = window.messages.text()
    assert said.startswith("Restored the backup of ")
    assert "The ledger that was there is kept as before-restore-" in said
    assert said.endswith(" 1 promise kept or broken since: see Promises.")


def test_a_promise_is_kept_when_the_receipt_arrives(qtbot, window, calendar, tmp_path):
    bring_in(window, xero(tmp_path / "x.csv", BEXLEY), calendar.day)
    promise_by_keyboard(qtbot, window)
    code = worklist(FRIDAY)[0].code
    paid = f"receipt,REC-1,{code},2026-11-26,,2148.00,GBP,BACS,"
    bring_in(window, receipts(tmp_path / "r.csv", paid), date(2026, 11, 26))
    turn_to(window, calendar, SATURDAY)
    assert promises(SATURDAY)[0].status == "kept"
    assert all("broken_promise" not in row.reasons for row in worklist(SATURDAY))


def test_the_message_bar_takes_the_promise_back(qtbot, window, calendar, tmp_path):
    bring_in(window, xero(tmp_path / "x.csv", BEXLEY), calendar.day)
    promise_by_keyboard(qtbot, window)
    assert "Call with Bexley Joinery Ltd: promised to pay" in window.messages.text()
    qtbot.mouseClick(window.messages.button, Qt.MouseButton.LeftButton)
    assert promises(calendar.day) == []
    assert listed(window) == ["Bexley Joinery Ltd"]
    window.registry.action("redo").trigger()
    assert len(promises(calendar.day)) == 1


def test_no_answer_costs_one_key(qtbot, window, calendar, tmp_path):
    bring_in(window, xero(tmp_path / "x.csv", BEXLEY), calendar.day)
    qtbot.keyClick(window.page(nav.TODAY).grid, Qt.Key.Key_4)
    assert listed(window) == []
    turn_to(window, calendar, date(2026, 11, 25))
    assert listed(window) == ["Bexley Joinery Ltd"]
