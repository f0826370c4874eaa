"""A window on a long list: whatever is done to it, a row shows what the list has there."""

from array import array
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from collector_desktop.ui.cells import CELL_ROLE, IDENTITY_ROLE
from collector_desktop.ui.models.window_table import MOST_PAGES, PAGE, WindowTableModel
from collector_desktop.ui.theme import SEMIBOLD
from collector_desktop.ui.widgets.grid import GridView
from tests.ui.kit.rows import COLUMNS, Debt

MANY = 5_000
DEBTS = {n: Debt(n, f"Customer {n * 7919 % MANY:05}", n * 37 % 1000, n % 90) for n in range(MANY)}


class Shelf:
    """Stands for the ledger: hands out what it is asked for, when it is told to."""

    def __init__(self, *, at_once=True):
        self.at_once = at_once
        self.asked, self.waiting = [], []

    def fetch(self, keys, answer):
        self.asked.append(list(keys))
        found = [DEBTS[key] for key in keys if key in DEBTS]
        if self.at_once:
            answer(found)
        else:
            self.waiting.append((answer, found))

    def deliver(self):
        for answer, found in self.waiting:
            answer(found)
        self.waiting.clear()


def make(shelf, keys=range(MANY)):
    model = WindowTableModel(COLUMNS, lambda debt: debt.id, shelf.fetch)
    model.show_window(array("q", keys))
    return model


def look(qtbot, model, row):
    """Look at a row as a view does: again and again until it is there."""
    qtbot.waitUntil(lambda: bool(model.index(row, 0).data()))
    return model.record(row)


def test_the_window_obeys_qt(qtmodeltester):
    qtmodeltester.check(make(Shelf(), range(70)), force_py=True)


def test_nothing_is_read_but_what_is_looked_at(qtbot):
    shelf = Shelf()
    model = make(shelf)
    assert model.rowCount() == MANY
    assert shelf.asked == []
    assert look(qtbot, model, 3000) == DEBTS[3000]
    assert shelf.asked == [list(range(3000 // PAGE * PAGE, (3000 // PAGE + 1) * PAGE))]


def test_a_row_on_its_way_is_blank_but_has_its_key():
    model = make(Shelf(at_once=False))
    index = model.index(17, 0)
    assert index.data() is None
    assert index.data(CELL_ROLE).text == ""
    assert index.data(IDENTITY_ROLE) == 17


def test_only_the_last_pages_looked_at_are_held(qtbot):
    shelf = Shelf()
    model = make(shelf)
    for page in range(MOST_PAGES + 10):
        look(qtbot, model, page * PAGE)
    assert len(model.records()) == MOST_PAGES * PAGE
    ids = [debt.id for debt in model.records()]
    assert all(first < second for first, second in pairwise(ids))


def test_rows_scrolled_past_are_not_read(qtbot):
    shelf = Shelf(at_once=False)
    model = make(shelf)
    for row in range(0, MANY, PAGE):
        model.index(row, 0).data()
    qtbot.waitUntil(lambda: len(shelf.asked) == 1)
    assert len(shelf.asked[0]) <= 2 * PAGE
    assert shelf.asked[0][-1] == MANY - 1


def test_an_answer_for_another_list_is_not_shown(qtbot):
    shelf = Shelf(at_once=False)
    model = make(shelf)
    model.index(0, 0).data()
    qtbot.waitUntil(lambda: bool(shelf.waiting))
    model.show_window(array("q", [9, 8]))
    shelf.deliver()
    assert model.record(0) is None


def test_the_rest_goes_below_without_losing_the_place(qtbot):
    model = make(Shelf(), range(100))
    held = QPersistentModelIndex(model.index(90, 0))
    look(qtbot, model, 90)
    with qtbot.waitSignal(model.rowsInserted):
        model.show_rest(array("q", range(MANY)))
    assert held.row() == 90
    assert look(qtbot, model, 99) == DEBTS[99]
    assert look(qtbot, model, 120) == DEBTS[120]


def test_another_rest_is_a_new_list():
    model = make(Shelf(), range(100))
    model.show_rest(array("q", [5, 4, 3]))
    assert list(model.row_keys()) == [5, 4, 3]


def test_a_record_that_is_gone_leaves_a_blank_row(qtbot):
    model = make(Shelf(), [1, MANY + 1, 2])
    assert look(qtbot, model, 2) == DEBTS[2]
    assert model.record(1) is None


def test_a_sort_is_asked_for_not_done(qtbot):
    model = make(Shelf(), [2, 1])
    name = [column.name for column in COLUMNS].index("name")
    with qtbot.waitSignal(model.sort_asked):
        model.sort(name, Qt.SortOrder.DescendingOrder)
    assert model.sorted_by == ("name", True)
    assert list(model.row_keys()) == [2, 1]


def test_ticks_are_found_again_by_key(qtbot, theme):
    shelf = Shelf()
    model = make(shelf)
    grid = GridView(theme, COLUMNS)
    qtbot.addWidget(grid)
    grid.setModel(model)
    grid.go_to(4000)
    model.show_window(array("q", reversed(range(MANY))))
    assert grid.identity_at(grid.currentIndex().row()) == 4000


def test_copying_reads_rows_that_are_not_here(qtbot, theme):
    shelf = Shelf()
    grid = GridView(theme, COLUMNS)
    qtbot.addWidget(grid)
    grid.setModel(make(shelf))
    grid.tick_all(on=True)
    grid.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == MANY + 1
    assert lines[-1].startswith(DEBTS[MANY - 1].name)


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("look"), st.integers(0, MANY - 1)),
        st.tuples(st.just("sort"), st.sampled_from(["id", "name", "minor"])),
        st.tuples(st.just("filter"), st.integers(1, 7)),
        st.tuples(st.just("deliver"), st.just(0)),
    ),
    max_size=25,
)


@given(acts=ACTS)
@settings(max_examples=40, deadline=None)
def test_a_row_shows_what_the_list_has_there(qapp, acts):
    shelf = Shelf(at_once=False)
    model = make(shelf, [])
    order, every = "id", 1
    for act, value in [("sort", "id"), *acts, ("look", 1234)]:
        if act == "look":
            model.record(min(value, model.rowCount() - 1))
        elif act == "deliver":
            qapp.processEvents()
            shelf.deliver()
        else:
            order, every = (value, every) if act == "sort" else (order, value)
            debts = [debt for debt in DEBTS.values() if debt.id % every == 0]
            listed = sorted(debts, key=lambda debt: (getattr(debt, order), debt.id))
            model.show_window(array("q", [debt.id for debt in listed[:200]]))
            model.show_rest(array("q", [debt.id for debt in listed]))
    assert model.rowCount() == len(listed)
    row = min(1234, len(listed) - 1)
    for _ in range(4):
        model.record(row)
        qapp.processEvents()
        shelf.deliver()
    assert model.record(row) == listed[row]
    shown = [model.record(at) for at in range(model.rowCount())]
    assert all(found in {None, listed[at]} for at, found in enumerate(shown))


def test_only_rows_that_came_are_measured_and_no_amount_is_cut(qtbot, theme):
    measured = []
    wide = {n: replace(debt, minor=10 ** (n // PAGE % 9)) for n, debt in DEBTS.items()}

    def fetch(keys, answer):
        answer([wide[key] for key in keys])

    def key(debt):
        measured.append(debt.id)
        return debt.minor

    columns = tuple(replace(c, key=key) if c.name == "minor" else c for c in COLUMNS)
    model = WindowTableModel(columns, lambda debt: debt.id, fetch)
    grid = GridView(theme, columns)
    grid.setModel(model)
    qtbot.addWidget(grid)
    grid.resize(1000, 400)
    model.show_window(array("q", range(MANY)))
    for page in range(9):
        measured.clear()
        row = page * PAGE + 5
        look(qtbot, model, row)
        assert {each // PAGE for each in measured} == {page}
        needed = theme.metrics(13, SEMIBOLD).horizontalAdvance(columns[2].text(wide[row]))
        assert grid.columnWidth(2) >= needed
    assert model.record(5).minor == 1
