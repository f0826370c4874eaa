"""A list with its filter: what is typed is looked for in the words of each row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from collector_desktop.ui.cells import Column
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords

WORDS = PaneWords("towns", "Towns", "town", ("sun", "No town", ""))
TOWNS = tuple(f"Town {number}" for number in range(500))


@pytest.fixture
def towns(qtbot, desk):
    """A list of towns with what was put into words so far."""
    worded: list[str] = []
    column = Column("town", "Town", lambda town: worded.append(town) or town)
    pane = ListPane(desk, (column,), WORDS)
    qtbot.addWidget(pane)
    model = RecordTableModel(pane.columns, str, pane)
    pane.use_model(model, model.show)
    return pane, worded


def test_rows_are_put_into_words_for_a_filter_only(towns):
    pane, worded = towns
    pane.show_rows(TOWNS)
    assert tuple(pane.grid.shown_records()) == TOWNS
    assert len(worded) < 50  # those in sight at most
    pane.filter.setText("OWN 49")
    QTest.keyClick(pane.filter, Qt.Key.Key_Return)
    numbers = (49, 149, 249, 349, 449, *range(490, 500))
    assert pane.grid.shown_records() == [f"Town {number}" for number in numbers]
    pane.clear_filter()
    assert tuple(pane.grid.shown_records()) == TOWNS
