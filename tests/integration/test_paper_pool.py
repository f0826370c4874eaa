"""A long run of statements is drawn by several processes, to the same bytes."""

from pathlib import Path

import pytest

from collector_desktop.documents import drawing
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.customers import balances
from collector_desktop.services.demo import DemoDraft, make_demo
from collector_desktop.services.ledgers import close_ledger
from collector_desktop.services.paper_statement import statement_paper, statement_papers
from collector_desktop.storage.models import Customer
from tests.conftest import TODAY

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


@pytest.fixture
def owing(tmp_path, monkeypatch):
    make_demo(tmp_path / "demo.collector", DemoDraft(40, 200), TODAY, "Priya", "test")
    monkeypatch.setattr(drawing, "LONG_RUN", 2)
    monkeypatch.setattr(drawing, "TOGETHER", 2)
    monkeypatch.setattr(drawing.os, "cpu_count", lambda: 2)
    yield sorted({each.customer_id for each in balances(TODAY)})
    close_ledger()


def test_statements_of_a_run_are_those_made_one_by_one(owing):
    one_by_one = [statement_paper(each, TODAY, FONTS) for each in owing]

    assert len(owing) > 10
    assert list(statement_papers(owing, TODAY, FONTS)) == one_by_one


def test_a_run_can_be_left_and_begun_again(owing):
    papers = statement_papers(owing, TODAY, FONTS)
    first = next(papers)
    del papers

    assert next(statement_papers(owing[:3], TODAY, FONTS)) == first


def test_a_run_with_a_customer_who_owes_nothing_is_refused(owing):
    settled = Customer.select(Customer.id).where(Customer.id.not_in(owing)).limit(1).get()

    with pytest.raises(RefusedError, match="owes nothing"):
        list(statement_papers([*owing, settled.id], TODAY, FONTS))
