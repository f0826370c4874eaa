"""The overdue items beside the list of the day, where sums are large and the panel is narrow."""

import pytest
from PySide6.QtCore import QRect

from collector_desktop.ui.theme import MEDIUM
from collector_desktop.ui.widgets.today_lines import OverdueLine, OverdueLines

LINE = OverdueLine("INV-2026-001", "due 20 Sep", 65, "65 days", "987,654,321.00")


@pytest.mark.parametrize(("room", "words"), [(100, "65 days"), (20, "65"), (4, "")])
def test_how_late_it_is_gives_way_to_the_amount(qtbot, theme, room, words):
    lines = OverdueLines(theme)
    qtbot.addWidget(lines)
    assert lines._fitting(LINE, room) == words


def test_days_stand_below_each_other_whatever_the_amounts(qtbot, theme):
    """The place of the days is the same beside a small amount as beside a large one."""
    large = OverdueLine("INV-1", "due 20 Sep", 165, "165 days", "8,186.51")
    small = OverdueLine("INV-2", "due 7 Jul", 140, "140 days", "354.14")
    lines = OverdueLines(theme)
    qtbot.addWidget(lines)
    places = []
    for line in (large, small):
        brush = RecordingBrush()
        lines.show_lines([large, small])
        lines.resize(340, 48)
        lines.paint_line(brush, QRect(0, 0, 340, 24), line)
        places.append(brush.lefts[line.days_text])
    assert places[0] == places[1]


class RecordingBrush:
    """Notes where each text would be painted."""

    def __init__(self):
        self.lefts = {}

    def text(self, rect, text, *_):
        self.lefts[text] = rect.left()
        return rect.width()

    def box(self, *_):
        pass


@pytest.mark.parametrize("wide", [250, 300])
def test_nothing_is_painted_over_a_large_amount(qtbot, theme, wide):
    """What stands at the right is the same picture with and without the days."""
    drawn = []
    for line in (LINE, OverdueLine("", "", 65, "", LINE.amount)):
        lines = OverdueLines(theme)
        qtbot.addWidget(lines)
        lines.show_lines([line])
        lines.resize(wide, 40)
        width = theme.metrics(13, MEDIUM).horizontalAdvance(LINE.amount)
        drawn.append(lines.grab().toImage().copy(wide - width, 0, width, 40))
    assert drawn[0] == drawn[1]
