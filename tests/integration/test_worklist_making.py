"""The list of a large ledger: its top at once and its order in parts are those of the whole."""

from shutil import copyfile

import pytest

from collector_desktop.queries import worklist_making
from collector_desktop.queries.today import today_first, today_view
from collector_desktop.queries.waiting import waiting
from collector_desktop.queries.worklist import worklist, worklist_top
from collector_desktop.queries.worklist_making import OrderMaking, likely_top
from collector_desktop.queries.worklist_order import is_kept
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.demo import DemoDraft
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from tests.conftest import TODAY


@pytest.fixture(params=[1, 2])
def demo(demo_of, ledger_path, request, monkeypatch):
    copyfile(demo_of(DemoDraft(60, 300, request.param)), ledger_path)
    monkeypatch.setattr(worklist_making, "LARGE", 0)
    monkeypatch.setattr(worklist_making, "PART", 7)
    open_ledger(ledger_path, "Priya", "test")
    yield ledger_path
    close_ledger()


def test_the_likely_top_is_the_top(demo):
    assert list(likely_top(TODAY, 10).rows) == worklist(TODAY)[:10]


def test_few_candidates_are_enough_for_the_top(demo, monkeypatch):
    monkeypatch.setattr(worklist_making, "LIKELY", 25)
    monkeypatch.setattr(worklist_making, "LARGEST", 5)
    assert list(likely_top(TODAY, 5).rows) == worklist(TODAY)[:5]


def test_an_order_made_in_parts_is_the_whole_order(demo):
    making = OrderMaking(TODAY)
    while not making.step():
        assert not is_kept(TODAY)
    assert is_kept(TODAY)
    assert list(worklist_top(TODAY, 1000).rows) == worklist(TODAY)


def test_a_call_while_the_order_is_made_is_in_it(demo):
    making = OrderMaking(TODAY)
    making.step()
    called = worklist(TODAY)[0].customer_id
    log_contact(ContactDraft(called, "call", "VOICEMAIL"), TODAY)
    while not making.step():
        pass
    assert list(worklist_top(TODAY, 1000).rows) == worklist(TODAY)


def test_the_rows_come_before_the_figures(demo):
    first = today_first(TODAY)
    assert not first.is_ready
    assert first.view.figures.owed == 0
    assert waiting(TODAY).to_chase is None
    view = today_view(TODAY)
    assert today_first(TODAY).is_ready
    assert today_first(TODAY).view.rows == view.rows
    assert waiting(TODAY).to_chase == view.top.count
