"""The room of columns: no amount is cut, no name while others can spare, and figures come first."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from collector_desktop.ui.cells import AmountCell, Chip, ChipsCell, Column, GroupRow, TextCell
from collector_desktop.ui.models.record_table import RecordTableModel, Section
from collector_desktop.ui.theme import FAMILY, SEMIBOLD
from collector_desktop.ui.widgets.column_room import content_widths, shared_room
from collector_desktop.ui.widgets.grid import GridView

MARGINS = 20


@dataclass(frozen=True)
class Owing:
    name: str
    minor: int
    currency: str = "GBP"


def figure(row):
    sign = "" if row.currency == "GBP" else "\N{EURO SIGN}"
    return f"{sign}{row.minor / 100:,.2f}"


COLUMNS = (
    Column(
        "name",
        "Customer",
        lambda r: r.name,
        cell=lambda r: TextCell(r.name, strong=True),
        width=100,
        stretch=True,
        narrow=True,
    ),
    Column(
        "sum",
        "Overdue",
        figure,
        key=lambda r: r.minor,
        numeric=True,
        width=60,
        cell=lambda r: AmountCell(figure(r), strong=True),
    ),
    Column(
        "flags",
        "Flags",
        lambda _: "On hold",
        width=200,
        spare=60,
        cell=lambda _: ChipsCell((Chip("On hold"),)),
    ),
)
SMALL, LARGE = Owing("Bexley Joinery Ltd", 100), Owing("Ouse", 999_999_999_999)


def shown(qtbot, theme, rows, sections=(), width=700):
    model = RecordTableModel(COLUMNS, lambda r: r.name)
    grid = GridView(theme, COLUMNS)
    grid.kept_model = model
    grid.setModel(model)
    qtbot.addWidget(grid)
    grid.resize(width, 300)
    if sections:
        model.show_sections(sections)
    else:
        model.show(rows)
    grid.show()
    return grid


def drawn_width(text):
    font = QFont(FAMILY)
    font.setPixelSize(13)
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font).horizontalAdvance(text)


@pytest.mark.parametrize(
    "rows",
    [
        (SMALL, LARGE),
        (SMALL, Owing("Owed to", -999_999_999_999)),
        (SMALL, Owing("Paris", 987_654_321_00, "EUR"), Owing("London", 987_654_321_01)),
    ],
)
def test_a_column_is_as_wide_as_its_longest_amount(qtbot, theme, rows):
    grid = shown(qtbot, theme, rows)
    assert grid.columnWidth(1) >= max(drawn_width(figure(row)) for row in rows) + MARGINS


def test_small_amounts_leave_the_column_as_it_was_meant(qtbot, theme):
    assert shown(qtbot, theme, (SMALL,)).columnWidth(1) == theme.px(60)


def test_the_sum_of_a_heading_counts_too(qtbot, theme):
    heading = GroupRow("All", values=(("sum", "\N{POUND SIGN}12,345,678,901.00"),))
    grid = shown(qtbot, theme, (), [Section(heading, (SMALL,))])
    assert grid.columnWidth(1) >= drawn_width(heading.values[0][1]) + MARGINS


def test_a_chosen_width_cuts_no_amount(qtbot, theme):
    grid = shown(qtbot, theme, (LARGE,))
    grid.setColumnWidth(1, 45)
    assert grid.columnWidth(1) >= drawn_width(figure(LARGE)) + MARGINS


def test_chips_give_to_names_no_more_than_is_needed(qtbot, theme):
    long = Owing("Northgate Motors (Chester) Ltd", 100)
    need = drawn_width(long.name) + MARGINS
    roomy, tight = (shown(qtbot, theme, (long,), width=w) for w in (700, need + 60 + 200 - 30))
    assert (roomy.columnWidth(2), tight.columnWidth(2) < 200) == (200, True)
    assert tight.columnWidth(0) >= need
    assert tight.columnWidth(2) >= 140


def test_names_give_way_where_figures_have_no_room_beside_them():
    widths = shared_room(COLUMNS[:2], {"name": 100, "sum": 150}, 210, {"name": 300})
    assert widths == {"name": 60, "sum": 150}
    narrower = shared_room(COLUMNS[:2], {"name": 100, "sum": 150}, 170, {"name": 300})
    assert narrower["name"] == 50


@pytest.mark.parametrize(
    ("room", "expected"),
    [(900, (600, 300)), (450, (180, 270)), (330, (180, 150)), (200, (50, 150))],
)
def test_words_take_what_names_leave(room, expected):
    words = Column("words", "Words", str, width=150, grows=300)
    columns = (COLUMNS[0], words)
    widths = shared_room(columns, {"name": 100, "words": 150}, room, {"name": 180, "words": 300})
    assert (widths["name"], widths["words"]) == expected


def test_a_heading_has_room_for_its_unit(qtbot, theme):
    owed = replace(COLUMNS[1], title="Written off as bad", unit=lambda: "\N{POUND SIGN}")
    assert owed.heading == "Written off as bad (\N{POUND SIGN})"
    assert replace(owed, unit=lambda: "").heading == replace(owed, unit=None).heading == owed.title
    found = content_widths((COLUMNS[0], owed), (SMALL,), (), theme)
    assert found["sum"] >= theme.metrics(11, SEMIBOLD).horizontalAdvance(owed.heading) + MARGINS
