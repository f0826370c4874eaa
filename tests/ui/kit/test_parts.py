"""Palette, commands, reports and the other parts of the desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMenu, QRadioButton, QStyle

from collector_desktop.ui.actions import ActionRegistry, ActionSpec, ShortcutTakenError
from collector_desktop.ui.errors import CrashReports
from collector_desktop.ui.theme import Scheme
from collector_desktop.ui.widgets.ageing_bar import AgeingBar, AgePart
from collector_desktop.ui.widgets.card import Figure, FigureStrip
from collector_desktop.ui.widgets.composer_callee import Callee, CalleeBox
from collector_desktop.ui.widgets.outcome_buttons import OutcomeButtons, OutcomeChoice
from collector_desktop.ui.widgets.page_header import PageHeader
from collector_desktop.ui.widgets.palette import CommandPalette
from collector_desktop.ui.widgets.palette_entry import PaletteEntry
from collector_desktop.ui.widgets.segmented import Segmented


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
    whole = "Tom Hartley-Featherstonehaugh (finance manager), 01632 960218"
    assert box.toolTip() == whole
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


def test_the_box_of_a_tick_grows_with_the_text(qtbot, qapp, theme):
    widths = []
    for percent in (100, 150):
        theme.apply(qapp, Scheme.LIGHT, percent)
        tick = QCheckBox()
        qtbot.addWidget(tick)
        tick.ensurePolished()
        style = tick.style()
        widths.append(style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, tick))
    assert widths[1] >= 1.4 * widths[0]


def test_figures_of_millions_are_short_where_the_whole_ones_have_no_room(qtbot, theme):
    whole = [
        Figure("Overdue", "JPY 152,300,000", "of what is owed", short="JPY 152.3m"),
        Figure("Promised", "£85,000", "", "", "of £9m", short="£85,000", tip="£90,000 in all"),
    ]
    strip = FigureStrip(theme, 2, evenly=False)
    qtbot.addWidget(strip)
    strip.show_figures(whole)
    needed = strip.least_width()
    boxes = strip._boxes
    strip.fit_into(needed - 1)
    assert [box._value.text() for box in boxes] == ["JPY 152.3m", "£85,000"]
    assert [box.toolTip() for box in boxes] == ["JPY 152,300,000", "of £9m, £90,000 in all"]
    assert boxes[0].accessibleName() == "Overdue: JPY 152,300,000, of what is owed"
    assert strip.least_width() < needed
    strip.show_figures(whole)
    assert boxes[0]._value.text() == "JPY 152.3m"
    strip.fit_into(needed)
    assert [box._value.text() for box in boxes] == ["JPY 152,300,000", "£85,000"]
    assert [box.toolTip() for box in boxes] == ["", "£90,000 in all"]
