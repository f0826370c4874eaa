"""Rows that were left out, saved as they stand with the reason behind them."""

import csv

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import RowProblem
from collector_desktop.services.problem_rows import save_problem_rows
from collector_desktop.services.reading import inspect_file

TEXT = "Number,Customer,Date,Amount\nINV-1,=A1+1,13/09/2026,-12.50\nINV-2,Brook,14/09/2026,1\n"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def saved(path, *problems):
    target = path.with_name("bad.csv")
    count = save_problem_rows(path, inspect_file(path), problems, target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        return count, list(csv.reader(file))


def test_only_rows_with_problems_are_saved_with_every_reason(path):
    problems = (RowProblem(3, "Date", "x", "One."), RowProblem(3, "Amount", "y", "Two."))
    count, lines = saved(path, *problems)
    assert count == 1
    assert lines[0] == ["Number", "Customer", "Date", "Amount", "Problem"]
    assert lines[1] == ["INV-2", "Brook", "14/09/2026", "1", "One. Two."]


def test_a_formula_is_made_harmless_and_a_negative_amount_stays_one(path):
    _, lines = saved(path, RowProblem(2, "", "", "Why."))
    assert lines[1] == ["INV-1", "'=A1+1", "13/09/2026", "-12.50", "Why."]


def test_a_problem_of_the_whole_file_saves_no_row(path):
    assert saved(path, RowProblem(0, "", "", "Why.")) == (
        0,
        [["Number", "Customer", "Date", "Amount", "Problem"]],
    )


def test_a_file_that_is_gone_is_said(path):
    seen = inspect_file(path)
    path.unlink()
    with pytest.raises(UnreadableFileError):
        save_problem_rows(path, seen, (), path.with_name("bad.csv"))
