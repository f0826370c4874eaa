"""Today over a large ledger ends with what Today over a small one shows."""

import pytest

from collector_desktop.queries import worklist_making
from collector_desktop.queries.today import today_view
from collector_desktop.ui.pages.today import TodayPage
from tests.conftest import TODAY


@pytest.fixture(autouse=True)
def large(monkeypatch):
    monkeypatch.setattr(worklist_making, "LARGE", 0)
    monkeypatch.setattr(worklist_making, "PART", 20)


def test_rows_are_shown_first_and_then_everything(qtbot, desk, demo):
    page = TodayPage(desk)
    qtbot.addWidget(page)
    began, read = [], []
    page._reader.began.connect(began.append)
    page._reader.read.connect(read.append)
    page.show()
    expected = today_view(TODAY)
    assert [row.customer_id for row in began[0].rows] == [r.customer_id for r in expected.rows]
    assert read == [expected]
    assert set(page.model.records()) == set(expected.rows)
    page.mark_stale()
    assert began[1].figures == expected.figures
