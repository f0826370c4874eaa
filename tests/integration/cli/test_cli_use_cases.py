"""The use cases that the command line brought along: sets of files and of papers."""

from datetime import date

import pypdf
import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.importers.read import read_file
from collector_desktop.integrations.folders import resource
from collector_desktop.services.history import undo, undo_last
from collector_desktop.services.import_sets import apply_import_set, plan_import_set
from collector_desktop.services.paper_runs import save_papers
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.storage.models import Document, Operation
from tests.conftest import TODAY

ITEMS = "type,number,customer,date,due_date,amount,currency,reference,description\n"


@pytest.fixture
def files(tmp_path):
    """An invoice and a receipt of ACME, and their allocation, as two read files."""
    texts = {
        "items.csv": f"{ITEMS}invoice,N,ACME,2026-11-01,2026-12-01,9.00,GBP,,\n"
        "receipt,R,ACME,2026-11-20,,50.00,GBP,,\n",
        "allocations.csv": "from,to,date,amount\nR,N,2026-11-20,9.00\nR,INV-1,2026-11-20,41.00\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [read_file(tmp_path / name) for name in texts]


def papers(customer_id, *days):
    return [statement_paper(customer_id, day, resource("fonts")) for day in days]


def test_a_set_of_files_is_undone_and_redone_as_one(acme, files, snapshot):
    before = snapshot()
    outcome = apply_import_set(files, TODAY)
    after = snapshot()
    assert before != after
    reversal = undo_last(TODAY).value
    assert snapshot() == before
    undo(reversal, TODAY)
    assert snapshot() == after
    assert outcome.operation_id is not None


def test_a_plan_of_a_set_sees_what_the_files_before_bring(acme, files, snapshot):
    before = snapshot()
    plans = plan_import_set(files, TODAY)
    assert [plan.counts.created for plan in plans] == [2, 2]
    assert snapshot() == before
    assert [plan.counts for plan in apply_import_set(files, TODAY).value] == [
        plan.counts for plan in plans
    ]


def test_a_set_that_changes_nothing_leaves_no_operation(acme, files, snapshot):
    apply_import_set(files, TODAY)
    before, count = snapshot(), Operation.select().count()
    again = apply_import_set(files, TODAY)
    assert (again.operation_id, [plan.counts.created for plan in again.value]) == (None, [0, 0])
    assert (snapshot(), Operation.select().count()) == (before, count)


def test_a_run_of_papers_is_one_operation(acme, tmp_path, snapshot):
    before = snapshot()
    made = papers(acme.id, TODAY, date(2026, 11, 25))
    outcome = save_papers(made, tmp_path, TODAY, tmp_path / "all.pdf")
    assert [each.path.exists() for each in outcome.value] == [True, True]
    assert len(pypdf.PdfReader(tmp_path / "all.pdf").pages) == 2
    after = snapshot()
    reversal = undo_last(TODAY).value
    assert snapshot() == before
    undo(reversal, TODAY)
    assert snapshot() == after


def test_a_run_that_fails_keeps_what_lay_there_before(acme, tmp_path):
    first, second = papers(acme.id, TODAY, date(2026, 11, 25))
    save_papers([first], tmp_path, TODAY)
    (tmp_path / "all.pdf").mkdir()
    with pytest.raises(OutsideWorldError):
        save_papers([first, second], tmp_path, TODAY, tmp_path / "all.pdf")
    assert sorted(path.name for path in tmp_path.glob("Statement*")) == [first.name]
    assert Document.select().count() == 1
