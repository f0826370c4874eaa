"""The one table model of the desk."""

from PySide6.QtCore import QPersistentModelIndex, Qt

from collector_desktop.ui.cells import RECORD_ROLE, GroupRow
from collector_desktop.ui.models.record_table import RecordTableModel, Section, Sorted
from tests.ui.kit.rows import COLUMNS, DEBTS, Debt

DOWN = Qt.SortOrder.DescendingOrder


def make(records=DEBTS):
    model = RecordTableModel(COLUMNS, lambda r: r.id)
    model.show(records)
    return model


def names(model):
    return [r.name for r in model.records()]


def test_the_model_obeys_qt(qtmodeltester):
    model = make()
    qtmodeltester.check(model, force_py=True)


def test_the_model_with_headings_obeys_qt(qtmodeltester):
    model = make(())
    model.show_sections([Section(GroupRow("Late", foldable=True), DEBTS)])
    qtmodeltester.check(model, force_py=True)
    assert model.rowCount() == 4


def test_cells_answer_in_words():
    model = make()
    assert model.index(1, 2).data() == "8,412.60"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Overdue"
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Bexley Ltd, Why Broken promise, Overdue 8,412.60, Days 118")


def test_what_was_sorted_elsewhere_is_shown_as_it_is_unless_the_order_has_changed():
    model = make()
    model.sort(0)
    sort = model.sorter()
    assert [row.name for row in sort(list(DEBTS)).records] == sorted(row.name for row in DEBTS)
    backwards = Sorted(sort(list(DEBTS)).records[::-1], sort([]).sorting)
    model.show_sorted(backwards)
    assert names(model) == ["Kestrel Ltd", "Bexley Ltd", "Avon Ltd"]
    model.sort(2, DOWN)
    model.show_sorted(sort(list(DEBTS)))
    assert names(model) == ["Bexley Ltd", "Kestrel Ltd", "Avon Ltd"]


def test_the_nearest_record_is_below_a_heading_or_the_last_one():
    model = make(())
    assert model.record_row(0) is None
    parts = (Section(GroupRow("Late"), DEBTS[:2]), Section(GroupRow("None"), ()))
    model.show_sections(parts)
    assert [model.record_row(row) for row in range(-1, 6)] == [1, 1, 1, 2, 2, 2, 2]


def test_sorting_keeps_what_is_pointed_at():
    model = make()
    held = QPersistentModelIndex(model.index(1, 0))
    model.sort(0)
    assert names(model) == ["Avon Ltd", "Bexley Ltd", "Kestrel Ltd"]
    model.sort(2, DOWN)
    assert names(model) == ["Bexley Ltd", "Kestrel Ltd", "Avon Ltd"]
    assert held.data(RECORD_ROLE).name == "Bexley Ltd"
    assert held.row() == 0


def test_a_new_reading_keeps_the_order_of_the_user():
    model = make()
    model.sort(2, DOWN)
    model.show((*DEBTS, Debt(4, "Ouse Ltd", 900_000, 5)))
    assert names(model)[0] == "Ouse Ltd"


def test_sorting_stays_inside_a_section():
    model = make(())
    first, second = GroupRow("One", key=1), GroupRow("Two", key=2)
    model.show_sections([Section(first, DEBTS[:2]), Section(second, DEBTS[2:])])
    model.sort(0)
    assert names(model) == ["Bexley Ltd", "Kestrel Ltd", "Avon Ltd"]
    assert model.record(0) is None
    assert model.index(0, 0).data() == "One"


def test_a_column_without_a_key_does_not_sort():
    model = make()
    model.sort(1)
    assert names(model) == [r.name for r in DEBTS]
