"""A column of what was paid: sums with dashes for nought, or counts that are no sums."""

from pathlib import Path

import pytest

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file

HEAD = "Invoice No,Client,Invoice Date,Total,"


def written(folder: Path, heading: str, *last: str, totals=("120.00", "100.50", "80.00")) -> Path:
    rows = [
        f"INV-{at},Acme,2026-01-0{at + 1},{total},{text}"
        for at, (total, text) in enumerate(zip(totals, last, strict=True))
    ]
    path = folder / "a.csv"
    path.write_text("\n".join((f"{HEAD}{heading}", *rows, "")), "utf-8")
    return path


def suggested(path: Path) -> dict[str, str]:
    return {hint.field: hint.header for hint in inspect(path).suggestions}


@pytest.mark.parametrize("heading", ["Paid", "Payments"])
@pytest.mark.parametrize("dash", ["-", "–", "—", "−"])  # noqa: RUF001 - as spreadsheets write them
def test_a_dash_is_nothing_paid(tmp_path, heading, dash):
    path = written(tmp_path, heading, dash, "40.50", dash)
    columns = suggested(path)
    assert columns["paid"] == heading
    parsed = read_file(path, mapping=Mapping(kind=FileKind.ITEMS, columns=columns))
    assert parsed.problems == ()
    assert [row.open_minor for row in parsed.rows] == [120_00, 60_00, 80_00]


def test_a_dash_for_what_is_open_is_nothing_open(tmp_path):
    path = written(tmp_path, "Balance", "-", "100.50", "80.00")
    parsed = read_file(path, mapping=Mapping(kind=FileKind.ITEMS, columns=suggested(path)))
    assert [row.open_minor for row in parsed.rows] == [0, 100_50, 80_00]


def test_a_dash_for_an_amount_is_no_amount(tmp_path):
    path = written(tmp_path, "Paid", "-", "-", "-", totals=("-", "100.50", "80.00"))
    parsed = read_file(path, mapping=Mapping(kind=FileKind.ITEMS, columns=suggested(path)))
    assert [(problem.row, problem.column) for problem in parsed.problems] == [(2, "Total")]


@pytest.mark.parametrize(
    ("last", "totals", "is_paid"),
    [
        (("1", "2", "0"), ("120.00", "100.50", "80.00"), False),
        (("1", "2", "-"), ("120.00", "100.50", "80.00"), False),
        (("1", "12.00", "0"), ("120.00", "100.50", "80.00"), True),
        (("100", "2", "0"), ("120.00", "100.50", "80.00"), True),
        (("10", "20", "0"), ("120", "100", "80"), True),
        (("10", "20", "0"), ("120.00", "100", "80.00"), True),
    ],
)
def test_counts_of_payments_are_no_sums(tmp_path, last, totals, is_paid):
    columns = suggested(written(tmp_path, "Payments", *last, totals=totals))
    assert ("paid" in columns) is is_paid
