"""The grid: keys, ticks, folding, columns, copying and how it looks after itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from collector_desktop.ui.cells import CHECK_COLUMN, Chip, GroupRow
from collector_desktop.ui.models.record_table import RecordTableModel, Section
from collector_desktop.ui.theme import Scheme
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.paint import fitting_chips
from tests.ui.kit.rows import COLUMNS, DEBTS, Debt

Key = Qt.Key


def make(qtbot, theme, columns=COLUMNS, sections=(), width=1000):
    model = RecordTableModel(columns, lambda r: r.id)
    grid = GridView(theme, columns, tall=True)
    grid.kept_model = model
    grid.setModel(model)
    qtbot.addWidget(grid)
    grid.resize(width, 400)
    if sections:
        model.show_sections(sections)
    else:
        model.show(DEBTS)
    grid.show()
    return grid, model


def press(qtbot, grid, *keys):
    for key in keys:
        qtbot.keyClick(grid, key)


def test_keys_move_and_enter_opens(qtbot, theme):
    grid, _ = make(qtbot, theme)
    press(qtbot, grid, Key.Key_Home, Key.Key_J, Key.Key_Down, Key.Key_K)
    assert grid.current_record().name == "Bexley Ltd"
    with qtbot.waitSignal(grid.opened) as caught:
        press(qtbot, grid, Key.Key_Return)
    assert caught.args == [DEBTS[1]]
    press(qtbot, grid, Key.Key_End)
    assert grid.current_record() == DEBTS[2]


def test_ticks_stay_while_moving(qtbot, theme):
    grid, _ = make(qtbot, theme, (CHECK_COLUMN, *COLUMNS))
    press(qtbot, grid, Key.Key_Home, Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space)
    assert grid.selected_records() == [DEBTS[0], DEBTS[2]]
    press(qtbot, grid, Key.Key_Escape)
    assert grid.selected_records() == []
    assert grid.chosen_records() == [DEBTS[2]]
    grid.tick_all(on=True)
    assert len(grid.selected_records()) == 3


def test_the_selection_survives_sorting_and_a_new_reading(qtbot, theme):
    grid, model = make(qtbot, theme, (CHECK_COLUMN, *COLUMNS))
    grid.go_to(2)
    grid.toggle(1)
    grid.sort_by("name")
    assert grid.selected_records() == [DEBTS[1]]
    model.show((*DEBTS, Debt(9, "Aaron Ltd", 1, 1)))
    assert grid.current_record() == DEBTS[1]
    assert grid.selected_records() == [DEBTS[1]]


def test_many_ticks_are_taken_up_again_by_one_signal(qtbot, theme):
    """Who listens reads all that is ticked; once for each row made a second of every thousand."""
    debts = [Debt(at, f"Customer {at}", at, 1) for at in range(60)]
    parts = [Section(GroupRow(f"{at}", "", key=at), debts[at : at + 6]) for at in range(0, 60, 6)]
    grid, model = make(qtbot, theme, (CHECK_COLUMN, *COLUMNS), parts)
    ticked = [row for row in debts if row.id % 5]
    for row in ticked:
        grid.go_to(row.id)
        grid.toggle(grid.currentIndex().row())
    told = []
    grid.selection_changed.connect(lambda: told.append(len(grid.selected_rows())))
    model.show_sections(parts[1:])
    assert grid.selected_records() == [row for row in ticked if row.id >= 6]
    assert len(told) <= 3


def test_a_row_that_leaves_hands_the_cursor_to_the_next(qtbot, theme):
    grid, model = make(qtbot, theme)
    grid.go_to(1)
    model.show(DEBTS[1:])
    assert grid.current_record() == DEBTS[1]


def test_headings_are_passed_over_and_fold(qtbot, theme):
    heading = GroupRow("Late", "2 customers", (Chip("On hold"),), (("minor", "1.00"),), "a", True)
    plain = GroupRow("Other", key="b")
    sections = [Section(heading, DEBTS[:2]), Section(plain, DEBTS[2:])]
    grid, _ = make(qtbot, theme, sections=sections)
    grid.go_to(2)
    press(qtbot, grid, Key.Key_Down)
    assert grid.current_record() == DEBTS[2]
    grid.go_to(1)
    press(qtbot, grid, Key.Key_Left)
    assert grid.isRowHidden(1)
    press(qtbot, grid, Key.Key_Right)
    assert not grid.isRowHidden(1)
    assert not grid.grab().isNull()


def test_narrow_grids_drop_the_least_important_columns(qtbot, theme):
    grid, _ = make(qtbot, theme, width=680)
    shown = [c.name for c in grid.shown_columns()]
    assert "stage" not in shown
    assert "name" in shown
    assert grid.columnWidth(0) >= 200
    grid.resize(1200, 400)
    assert "stage" in [c.name for c in grid.shown_columns()]


def test_the_menu_of_columns_sorts_as_a_click_on_the_title_does(qtbot, theme):
    grid, _ = make(qtbot, theme)
    grid.sort_by("name")
    for descending in (True, False):
        menu = grid.horizontalHeader().columns_menu()
        sorting = next(each.menu() for each in menu.actions() if each.menu() is not None)
        by_sum = next(each for each in sorting.actions() if each.text() == "Overdue")
        assert by_sum.isChecked() is not descending
        by_sum.trigger()
        amounts = [row.minor for row in grid.shown_records()]
        assert amounts == sorted(amounts, reverse=descending)


def test_chosen_columns_are_saved_and_restored(qtbot, theme):
    grid, _ = make(qtbot, theme)
    grid.horizontalHeader().show_column("why", shown=False)
    grid.sort_by("minor", descending=True)
    other, model = make(qtbot, theme)
    other.restore_layout(grid.layout_state())
    assert "why" not in [c.name for c in other.shown_columns()]
    assert model.records()[0] == DEBTS[1]


def test_copying_gives_titles_and_plain_numbers(qtbot, theme):
    grid, _ = make(qtbot, theme)
    grid.go_to(2)
    grid.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Customer\tWhy\tOverdue")
    assert lines[1].split("\t")[2] == "8412.6"


def test_an_empty_grid_says_so(qtbot, theme):
    grid, model = make(qtbot, theme)
    empty = EmptyState(theme, "upload", "No invoices yet", "Import them.")
    button = empty.offer("Import")
    grid.set_empty(empty)
    assert not empty.isVisible()
    model.show(())
    assert empty.isVisible()
    with qtbot.waitSignal(empty.acted):
        button.click()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("percent", [100, 150])
def test_every_kind_of_cell_is_painted_in_every_look(qtbot, qapp, theme, scheme, percent):
    theme.apply(qapp, scheme, percent)
    grid, _ = make(qtbot, theme, (CHECK_COLUMN, *COLUMNS), width=1500)
    grid.toggle(0)
    picture = grid.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(0, 900, 3) for y in range(35, 90, 2)}
    assert theme.colour("select").name() in seen
    assert theme.colour("accent").name() in seen
    assert len(seen) > 20


def test_chips_without_room_become_a_count(theme):
    chips = (Chip("Broken promise"), Chip("Over limit"), Chip("Newly overdue"))
    assert fitting_chips(theme, chips, 1000) == (chips, None)
    shown, more = fitting_chips(theme, chips, 150)
    assert shown == chips[:1]
    assert more.text == "+2"


def test_a_grid_with_the_keyboard_stands_on_its_first_row_when_rows_come(qtbot, theme):
    grid, model = make(qtbot, theme)
    model.show([])
    with qtbot.waitActive(grid):
        grid.activateWindow()
    grid.setFocus()
    assert grid.current_record() is None
    model.show(DEBTS)
    assert grid.current_record() == DEBTS[0]


def test_the_chips_of_a_heading_are_counted_where_they_have_no_room(qtbot, theme, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        "collector_desktop.ui.widgets.grid_groups.Brush.chips",
        lambda _brush, _rect, chips, overflow: drawn.append((len(chips), overflow)),
    )
    chips = tuple(Chip(f"Promised {day} November") for day in range(20, 24))
    section = Section(GroupRow("x", "Bexley Ltd", chips=chips), DEBTS)
    grid, _ = make(qtbot, theme, sections=[section], width=520)
    grid.grab()
    assert drawn
    assert all(count < len(chips) and overflow is not None for count, overflow in drawn)


def test_the_row_that_is_current_when_a_list_gets_the_keyboard_is_selected_too(qtbot, theme):
    grid, _ = make(qtbot, theme)
    with qtbot.waitActive(grid):
        grid.activateWindow()
    grid.clearSelection()
    grid.clearFocus()
    grid.setFocus()
    assert grid.current_record() == DEBTS[0]
    assert grid.selected_rows() == [grid.currentIndex().row()]


def test_no_row_is_ticked_because_a_list_gets_the_keyboard(qtbot, theme):
    grid, _ = make(qtbot, theme, (CHECK_COLUMN, *COLUMNS))
    with qtbot.waitActive(grid):
        grid.activateWindow()
    grid.clearFocus()
    grid.setFocus()
    assert grid.currentIndex().isValid()
    assert grid.selected_rows() == []
