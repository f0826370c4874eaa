"""Lines of unknown programs that are of one invoice, and columns of which two could be meant."""

from pathlib import Path

from collector_desktop.importers.base import FileKind, ParsedFile
from collector_desktop.importers.headers import match_aliases
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file

COLUMNS = {"number": "No", "customer_name": "Client", "document_on": "Date", "amount": "Total"}


def parsed_lines(tmp_path: Path, *lines: str) -> ParsedFile:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(("No,Client,Date,Total", *lines)) + "\n", encoding="utf-8")
    return read_file(path, mapping=Mapping(kind=FileKind.ITEMS, columns=COLUMNS))


def test_mapped_lines_that_repeat_a_total_count_once(tmp_path: Path) -> None:
    lines = ["1,Ann,2026-01-01,5.00"] * 3 + ["1,Bob,2026-01-01,6.00"]
    parsed = parsed_lines(tmp_path, *lines)
    assert [(row.row, row.customer_name) for row in parsed.rows] == [(2, "Ann"), (5, "Bob")]
    assert not parsed.problems
    assert parsed.notes == ("2 lines are part of the item of an earlier line, which counts once.",)


def test_mapped_lines_of_one_number_with_other_amounts_are_all_refused(tmp_path: Path) -> None:
    """Lines of goods without a total: 500 alone would be less than is owed."""
    lines = ["1,Ann,2026-01-01,500", "2,Ann,2026-01-01,9", "1,Ann,2026-01-01,75"]
    lines += ["1,Ann,2026-01-01,25"]
    parsed = parsed_lines(tmp_path, *lines)
    assert [(row.row, row.number) for row in parsed.rows] == [(3, "2")]
    assert sorted((each.row, each.column, each.value) for each in parsed.problems) == [
        (2, "Total", "1"),
        (4, "Total", "1"),
        (5, "Total", "1"),
    ]


def test_the_day_of_the_document_goes_before_that_of_its_posting() -> None:
    """SAP lists both; days to pay count from the day on the invoice."""
    headers = ("Document Number", "Posting Date", "Document Date", "Net due date")
    assert match_aliases(headers, FileKind.ITEMS)["document_on"] == 2
