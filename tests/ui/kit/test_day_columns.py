"""The room of days in lists: what is of another year has its year, and none of it is cut."""

from datetime import date

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from collector_desktop.domain.written import MONTHS
from collector_desktop.ui.cells import Column
from collector_desktop.ui.format import short_day
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.theme import FAMILY
from collector_desktop.ui.widgets.grid import GridView
from tests.conftest import TODAY

MARGINS = 20
NAME = Column("name", "Name", str, width=100, stretch=True)
DUE = Column(
    "due",
    "Due",
    lambda day: short_day(day, TODAY) if day != date.max else "",
    key=lambda day: day,
    width=80,
)


@pytest.fixture
def due_width(qtbot, theme):
    """Return a function that shows days, and gives the width of their column and of one text."""

    def shown(*days, chosen=None):
        grid = GridView(theme, (NAME, DUE))
        model = RecordTableModel((NAME, DUE), lambda day: day.toordinal())
        grid.kept_model = model
        grid.setModel(model)
        qtbot.addWidget(grid)
        grid.resize(400, 300)
        model.show(days)
        grid.show()
        if chosen is not None:
            grid.setColumnWidth(1, chosen)
        return grid.columnWidth(1)

    return shown


def drawn(text):
    font = QFont(FAMILY)
    font.setPixelSize(13)
    return QFontMetrics(font).horizontalAdvance(text)


@pytest.mark.parametrize("month", range(1, 13))
def test_no_day_of_another_year_is_cut(due_width, month):
    day = date(TODAY.year - 1, month, 28)
    assert due_width(TODAY, day, TODAY) >= drawn(f"28 {MONTHS[month - 1][:3]} 2025") + MARGINS


def test_days_of_this_year_leave_the_column_as_it_was_meant(due_width, theme):
    assert due_width(TODAY, date(TODAY.year, 1, 3)) == theme.px(80)


def test_rows_without_a_day_hide_no_year(due_width):
    assert due_width(TODAY, date(2027, 3, 28), date.max) >= drawn("28 Mar 2027") + MARGINS


def test_a_chosen_width_cuts_no_day(due_width):
    assert due_width(date(2025, 5, 28), chosen=45) >= drawn("28 May 2025") + MARGINS
