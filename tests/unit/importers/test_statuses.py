"""A list whose columns the user matches: what its status column leaves out, and what is paid.

What is not owed are drafts and what was taken back, as every invoicing program means these words.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file
from collector_desktop.importers.statuses import StatusSeen, statuses_in

DATA = Path(__file__).parents[2] / "data" / "imports"
COLUMNS = {"number": "Bill", "customer_name": "Who", "document_on": "When", "amount": "How much"}
WITH_STATUS = {**COLUMNS, "status": "Stand"}
ROWS = (
    "Our bills",
    "Bill,Who,When,How much,Stand,Left",
    "B-1,Moss,2026-01-05,100.00,Sent,40.00",
    "B-2,Moss,2026-01-06,200.00,Draft,200.00",
    "B-3,Fern,2026-01-07,300.00,VOID,300.00",
    "B-4,Fern,2026-01-08,400.00,draft,400.00",
    "B-5,Reed,2026-01-09,500.00,Paid,",
    "B-6,Reed,2026-01-10,600.00",
)


@pytest.fixture
def bills(tmp_path):
    path = tmp_path / "bills.csv"
    path.write_text("\n".join((*ROWS, "")), encoding="utf-8")
    return path


def read(path, columns=WITH_STATUS, **more):
    return read_file(path, mapping=Mapping(FileKind.ITEMS, columns, **more))


def test_drafts_and_voids_stay_out_and_are_reported(bills):
    parsed = read(bills)
    assert [row.number for row in parsed.rows] == ["B-1", "B-5", "B-6"]
    assert (parsed.problems, parsed.excluded) == ((), 3)
    told = [note for note in parsed.notes if "left out: status" in note]
    assert told == [
        "1 line is left out: status 'Draft'.",
        "1 line is left out: status 'VOID'.",
        "1 line is left out: status 'draft'.",
    ]


def test_what_is_called_paid_is_not_open_unless_a_cell_says_how_much_is(bills):
    assert [row.open_minor for row in read(bills).rows] == [None, 0, None]
    left = read(bills, {**WITH_STATUS, "open": "Left"}).rows
    assert [row.open_minor for row in left] == [40_00, 0, None]
    text = bills.read_text("utf-8").replace("500.00,Paid,", "500.00,Paid,20.00")
    bills.write_text(text, encoding="utf-8")
    assert read(bills, {**WITH_STATUS, "open": "Left"}).rows[1].open_minor == 20_00


def test_the_users_word_counts_more_than_what_is_usual(bills):
    parsed = read(bills, statuses={"DRAFT": True, "Sent": False})
    assert [row.number for row in parsed.rows] == ["B-2", "B-4", "B-5", "B-6"]


def test_without_a_matched_status_every_line_comes_in(bills):
    assert [row.number for row in read(bills, COLUMNS).rows] == [f"B-{n}" for n in range(1, 7)]
    assert statuses_in(bills, Mapping(FileKind.ITEMS, COLUMNS)) == ()


def test_the_values_of_the_column_are_counted(bills):
    assert statuses_in(bills, Mapping(FileKind.ITEMS, WITH_STATUS)) == (
        StatusSeen("Draft", 2, left_out=True),
        StatusSeen("Sent", 1, left_out=False),
        StatusSeen("VOID", 1, left_out=True),
        StatusSeen("Paid", 1, left_out=False),
    )
    chosen = Mapping(FileKind.ITEMS, WITH_STATUS, statuses={"void": True})
    assert [each.left_out for each in statuses_in(bills, chosen)] == [True, False, False, False]


def test_a_status_column_is_suggested(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Invoice no,Client,Date,Total,Status\nA1,Moss,2026-01-05,5.00,Sent\n", "utf-8")
    found = {each.field: each.header for each in inspect(path).suggestions}
    assert found["status"] == "Status"


def test_what_is_said_of_statuses_is_kept_as_json_and_checked():
    said = Mapping(FileKind.ITEMS, WITH_STATUS, statuses={"Draft": True, "Sent": False})
    assert said.to_json()["statuses"] == {"Draft": True, "Sent": False}
    assert Mapping.from_json(said.to_json()) == said
    assert "statuses" not in Mapping(FileKind.ITEMS, WITH_STATUS).to_json()
    for wrong in (["Draft"], {"Draft": "no"}):
        with pytest.raises(UnreadableFileError, match="'statuses' says true or false"):
            Mapping.from_json({"columns": WITH_STATUS, "statuses": wrong})


def test_of_a_long_type_that_is_left_out_only_the_beginning_is_said(tmp_path: Path) -> None:
    whole = (DATA / "sage50_audit_trail.csv").read_text("cp1252").splitlines()
    path = tmp_path / "audit.csv"
    path.write_text("\n".join([*whole, whole[1].replace("SI", "J" * 4000, 1)]), "cp1252")
    notes = " ".join(read_file(path).notes)
    assert "J" * 50 in notes
    assert "J" * 100 not in notes


# Xero lists what waits for an approval beside what was sent; nobody owes it yet.
@pytest.mark.parametrize("status", ["Awaiting Approval", "Pending approval"])
def test_what_waits_for_an_approval_is_not_owed(bills, status):
    bills.write_text(bills.read_text(encoding="utf-8").replace("Sent", status), encoding="utf-8")
    parsed = read_file(bills, mapping=Mapping(FileKind.ITEMS, WITH_STATUS))
    assert [row.number for row in parsed.rows] == ["B-5", "B-6"]
