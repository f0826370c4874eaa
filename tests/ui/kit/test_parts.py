"""Message bar, palette, commands, reports and the other parts of the desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QRadioButton, QWidget

from collector_desktop.domain.errors import CollectorError
from collector_desktop.ui.actions import ActionRegistry, ActionSpec, ShortcutTakenError
from collector_desktop.ui.errors import CrashReports, show_failure
from collector_desktop.ui.regions import region_of
from collector_desktop.ui.widgets.ageing_bar import AgeingBar, AgePart
from collector_desktop.ui.widgets.composer_callee import Callee, CalleeBox
from collector_desktop.ui.widgets.message_bar import MessageBar
from collector_desktop.ui.widgets.outcome_buttons import OutcomeButtons, OutcomeChoice
from collector_desktop.ui.widgets.page_header import PageHeader
from collector_desktop.ui.widgets.palette import CommandPalette
from collector_desktop.ui.widgets.palette_entry import PaletteEntry
from collector_desktop.ui.widgets.segmented import Segmented


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_news_offers_a_way_back_and_goes(qtbot, theme, window, monkeypatch):
    monkeypatch.setattr("collector_desktop.ui.widgets.message_bar.SHOWN_FOR_MS", 20)
    bar, undone = MessageBar(theme, window), []
    bar.show_news("6 invoices put on hold.", "Undo", lambda: undone.append(1))
    bar.button.click()
    assert undone == [1]
    bar.show_news("Saved.")
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_news_takes_one_line_while_the_window_has_room(theme, window):
    bar = MessageBar(theme, window)
    bar.show_news("Receive 5,000.00 GBP from Ouse Valley Builders Ltd", "Undo", list)
    bar.layout().activate()
    one_line = bar._text.fontMetrics().height()
    assert bar._text.height() < 2 * one_line
    assert bar._text.width() >= bar._text.fontMetrics().horizontalAdvance(bar._text.text())
    bar.show_news("A very long sentence about what was done. " * 6)
    assert bar.width() <= 720


def test_a_problem_takes_one_line_after_a_longer_one_as_well(theme, window):
    bar = MessageBar(theme, window)
    title = "A newer version of Collector Desktop made this ledger."
    for advice, button in (
        ("Choose another file. " * 12, ""),
        ("Install it.", "Restore"),
        ("", ""),
    ):
        bar.show_problem(title, advice, button, list)
        bar.layout().activate()
        one_line = bar._text.fontMetrics().height()
        assert bar._text.height() < 2 * one_line
    assert bar.width() < bar._text.fontMetrics().horizontalAdvance(title) + 120


def test_a_message_is_as_high_as_its_own_words_not_those_before(theme, window):
    bar = MessageBar(theme, window)
    bar.sizeHint()  # as a picture of the window asks while nothing was said yet
    for sentences in (1, 8, 20, 4):
        bar.show_problem("What went wrong in a file. " * sentences, "What to do. " * sentences)
        shown = bar.height()
        bar.layout().activate()
        assert shown == bar.heightForWidth(bar.width()) > 0


def test_a_message_lies_on_nothing_that_is_clicked(theme, window):
    window.resize(900, 500)
    bar, combo = MessageBar(theme, window), QComboBox(window)
    bar.show_refusal("The file is open.", "Close it.")
    wanted = bar.geometry()
    combo.setGeometry(wanted.adjusted(20, 5, 0, 0))
    combo.show()
    bar.place()
    assert not bar.geometry().intersects(combo.geometry())
    assert bar.width() == wanted.width()
    assert 250 < bar.y() < wanted.y()
    combo.setGeometry(window.rect())  # then there is no better place
    bar.place()
    assert bar.geometry() == wanted


def test_sums_are_written_as_lists_write_them(theme, window):
    bar = MessageBar(theme, window)
    bar.show_news("Match bank line: 1000.00 GBP, ACME 12.34 LTD, -7.50 EUR and 500 JPY of 5.5 GBP")
    assert bar.text() == (
        "Match bank line: £1,000.00, ACME 12.34 LTD, \N{MINUS SIGN}€7.50 and JPY 500 of 5.5 GBP"
    )


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Hold cheque 7 until 2026-12-05", "Hold cheque 7 until 5 December 2026"),
        ("It is dated 2026-10-01.", "It is dated 1 October 2026."),
        ("Import aged 2026-11-24.csv", "Import aged 2026-11-24.csv"),
        ("Wrote Letters_2026-11-24.pdf", "Wrote Letters_2026-11-24.pdf"),
        ("PO 2026-13-01 and 12026-11-24", "PO 2026-13-01 and 12026-11-24"),
        ("rates add boe 2026-07-01 VALUE.", "rates add boe 2026-07-01 VALUE."),
    ],
)
def test_days_are_written_as_people_write_them_but_names_and_commands_stay(
    theme, window, told, shown
):
    bar = MessageBar(theme, window)
    bar.show_news(told)
    assert bar.text() == shown


def test_a_refusal_goes_with_its_page_and_other_problems_stay(theme, window):
    bar = MessageBar(theme, window)
    show_failure(bar, CollectorError("Only 80.00 GBP is open.", "Ask for less."))
    bar.leave_page()
    assert not bar.isVisible()
    bar.show_problem("No backup could be made.", "Choose another folder.")
    bar.leave_page()
    assert bar.isVisible()


def test_problems_stay_until_they_are_closed(qtbot, theme, window):
    bar = MessageBar(theme, window)
    show_failure(bar, CollectorError("The file is open.", "Close it."))
    assert bar.text() == "The file is open. Close it."
    assert not bar._timer.isActive()
    bar._close.click()
    assert not bar.isVisible()


@pytest.mark.parametrize("way", ["show_news", "show_problem"])
def test_a_message_is_a_part_of_the_window_that_escape_closes(qtbot, theme, window, way):
    bar = MessageBar(theme, window)
    with qtbot.waitActive(window):
        window.activateWindow()
    getattr(bar, way)("The file is open.", "Close it.")
    assert region_of(bar._close) is bar
    bar._close.setFocus()
    qtbot.keyClick(bar._close, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_the_palette_runs_the_chosen_entry_and_ignores_late_answers(qtbot, theme, window):
    answers, ran = [], []
    palette = CommandPalette(theme, lambda _, answer: answers.append(answer), window)
    palette.open("bex")
    palette.open("bexl")
    entries = [
        PaletteEntry("Customers", "Bexley", lambda: ran.append("customer")),
        PaletteEntry("Commands", "Log a call", lambda: ran.append("call")),
    ]
    answers[0](entries[:1])
    assert palette.entries() == ()
    answers[1](entries)
    qtbot.keyClick(palette._edit, Qt.Key.Key_Down)
    qtbot.keyClick(palette._edit, Qt.Key.Key_Return)
    assert ran == ["call"]
    assert not palette.isVisible()


def test_the_palette_says_that_nothing_is_found_and_forgets_it(theme, window):
    answers = []
    palette = CommandPalette(theme, lambda _, answer: answers.append(answer), window)
    palette.open("zzzz")
    answers[-1](())
    assert palette._nothing.isVisible()
    assert "“zzzz”" in palette._nothing.text()
    assert not palette._list.isVisible()
    palette.open("bex")
    answers[-1]([PaletteEntry("Customers", "Bexley", list)])
    assert palette._list.isVisible()
    assert not palette._nothing.isVisible()


def test_a_long_name_is_read_from_its_start(qtbot, theme):
    box = CalleeBox()
    qtbot.addWidget(box)
    box.setFixedWidth(120)
    box.show()
    box.show_people([Callee("Tom Hartley-Featherstonehaugh", "01632 960218", "finance manager")])
    assert box.lineEdit().cursorPosition() == 0


def test_two_commands_cannot_share_keys(theme, window):
    registry = ActionRegistry(theme, window)
    called = []
    action = registry.add(ActionSpec("undo", "Undo", "Edit", "Ctrl+Z"), lambda: called.append(1))
    action.trigger()
    assert called == [1]
    assert registry.menus() == ("Edit",)
    with pytest.raises(ShortcutTakenError, match="undo"):
        registry.add(ActionSpec("other", "Other", "Edit", "Ctrl+Z"), lambda: None)


def test_the_icons_of_a_menu_are_drawn_as_it_opens_and_anew_in_other_colours(theme, window):
    registry, menu = ActionRegistry(theme, window), QMenu(window)
    action = registry.add(ActionSpec("undo", "Undo", "Edit", icon="undo-2"), list)
    registry.fill(menu, "Edit")
    assert action.icon().isNull()
    menu.aboutToShow.emit()
    drawn = action.icon().cacheKey()
    menu.aboutToShow.emit()
    assert not action.icon().isNull()
    assert action.icon().cacheKey() == drawn
    theme.changed.emit()
    menu.aboutToShow.emit()
    assert action.icon().cacheKey() != drawn


def test_a_fault_is_reported_once_and_without_its_message():
    reports = CrashReports()
    with pytest.raises(KeyError) as caught:
        {}["Acme Ltd owes 12"]
    error = caught.value
    report = reports.report(KeyError, error, error.__traceback__)
    assert "KeyError" in report.text
    assert report.text.count("Acme") == 1
    assert reports.report(KeyError, error, error.__traceback__) is None


def test_outcomes_answer_to_their_keys(qtbot, theme, window):
    choices = (
        OutcomeChoice("promise", "Promise", "1", "handshake"),
        OutcomeChoice("none", "No answer", "4", "phone-missed"),
    )
    buttons = OutcomeButtons(theme, choices)
    buttons.setParent(window)
    buttons.listen_on(window)
    buttons.show()
    window.activateWindow()
    window.setFocus()
    with qtbot.waitSignal(buttons.chosen) as caught:
        qtbot.keyClick(window, Qt.Key.Key_4)
    assert caught.args == ["none"]


def test_segments_move_with_arrows(qtbot, theme):
    segments = Segmented(theme, ["By urgency", "By value"], "Order")
    qtbot.addWidget(segments)
    with qtbot.waitSignal(segments.chosen) as caught:
        qtbot.keyClick(segments, Qt.Key.Key_Right)
    assert caught.args == [1]


def test_an_age_asks_for_its_list(qtbot, theme):
    bar = AgeingBar(theme)
    qtbot.addWidget(bar)
    bar.resize(500, 80)
    bar.show_parts([AgePart("Not due", 75, "£1"), AgePart("1-30 days", 25, "£2")])
    with qtbot.waitSignal(bar.bucket_clicked) as caught:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.rect().topRight())
    assert caught.args == [1]
    assert "1-30 days £2" in bar.accessibleName()


@pytest.mark.parametrize("compact", [True, False])
def test_a_sum_by_age_is_never_cut(qtbot, theme, monkeypatch, compact):
    drawn = []
    monkeypatch.setattr(
        "collector_desktop.ui.widgets.ageing_bar.Brush.text",
        lambda _brush, rect, text, _colour, font, *_: drawn.append((text, rect.width(), font)) or 0,
    )
    bar = AgeingBar(theme, compact=compact)
    qtbot.addWidget(bar)
    bar.resize(480, 30)
    bar.show_parts([AgePart(f"{n} to 60 days", 75, "\u00a312,400.00") for n in range(5)])
    bar.show()
    bar.grab()
    sums = [(width, font) for text, width, font in drawn if text == "\u00a312,400.00"]
    titles = [width for text, width, _ in drawn if "days" in text]
    needed = theme.metrics(*sums[0][1]).horizontalAdvance("\u00a312,400.00")
    assert all(width >= needed for width, _ in sums)
    assert len(titles) == len(sums)
    assert not compact or max(titles) + needed < 480 / 5


def test_a_long_name_gives_way_to_the_controls_of_its_head(qtbot, theme):
    head = PageHeader(theme, "")
    qtbot.addWidget(head)
    action = head.add_action("Take payment", key="Y")
    head.show_crumb("Customers")
    head.show_title("Redcliffe Marine Services and Sons of Bristol Ltd", "REDCL01")
    head.resize(640, 54)
    head.show()
    title, search = head._title, head._search
    head.grab()
    assert title.shown().endswith("\u2026")
    assert title.toolTip() == title.text()
    assert title.geometry().right() < search.geometry().left()
    assert search.geometry().right() < action.geometry().left()
    assert search.text() == ""
    head.resize(1400, 54)
    assert title.shown() == "Redcliffe Marine Services and Sons of Bristol Ltd"
    assert search.text() != ""


def test_boxes_and_round_buttons_are_high_enough_to_be_hit(qtbot, theme):
    for made in (QCheckBox("Copies too"), QRadioButton("All of it")):
        qtbot.addWidget(made)
        made.ensurePolished()
        assert made.sizeHint().height() >= 24
