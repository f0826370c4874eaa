"""Ways through the readers that random files reach by luck only, each by one file written out."""

import zipfile
from pathlib import Path

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.allocation_reader import AllocationReader
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.cell_columns import CellColumns
from collector_desktop.importers.copy_archive import COPIES
from collector_desktop.importers.dates import DateOrder, DateReader
from collector_desktop.importers.gnucash import read as gnucash_read
from collector_desktop.importers.groups import Groups
from collector_desktop.importers.plain_items import _written_out
from collector_desktop.importers.read import read_file
from collector_desktop.importers.whole_formats import read_whole_format
from tests.unit.importers.whole_files import gnucash

IMPORTS = Path(__file__).parents[2] / "data" / "imports"
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:M\x81ller\r\nORG:Oak Ltd\r\nEND:VCARD\r\n"


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1,234.50", "1234.5"),
        ("1,234.00", "1234"),
        ("-1,234.50", "-1234.5"),
        ("12.5", "12.5"),
        ("0.0005", "0.0005"),
        ("1,000.0005", "1000.0005"),
    ],
)
def test_an_allocated_amount_is_kept_as_plain_text(written, amount):
    reader = AllocationReader(
        {"source": 0, "target": 1, "allocated_on": 2, "amount": 3}, DateReader(DateOrder.DMY)
    )
    assert reader.read(2, ["R-1", "INV-1", "02/11/2026", written]).amount == amount


def test_lines_by_columns_are_made_again_one_by_one():
    lines = CellColumns([["a", "b", "c"], [1, 2, 3]])
    assert (lines[1], lines[-1], len(lines)) == (["b", 2], ["c", 3], 3)
    assert list(lines[1:]) == [["b", 2], ["c", 3]]


def test_a_book_that_is_too_large_is_refused_unread(tmp_path, monkeypatch):
    path = gnucash(tmp_path / "book.gnucash")
    monkeypatch.setattr(gnucash_read, "LARGEST_BOOK", path.stat().st_size - 1)
    with pytest.raises(UnreadableFileError, match=r"'book\.gnucash' is larger than 500 MB"):
        read_file(path)


def test_a_subtotal_of_an_outer_group_ends_the_inner_one_too():
    groups = Groups({"amount": 1}, frozenset({"north", "leeds"}), int)
    groups.start("North")
    groups.add(["", "5"])
    groups.start("Leeds")
    groups.add(["", "7"])
    groups.end(9, "Total North", ["", "12"])
    assert groups.customer == ""
    assert [(each.row, each.stated_minor, each.summed_minor) for each in groups.checks] == [
        (9, 12, 12)
    ]


@pytest.mark.parametrize(
    ("cells", "decimals", "minor"),
    [
        (["5", "70"], 0, [5, 70]),
        (["5.00", "70.25"], 2, [500, 7025]),
        (["5.0", "70.25"], 2, None),
        (["5.5", "70"], 0, None),
        (["5", ""], 0, None),
    ],
)
def test_amounts_with_all_their_decimals_are_minor_units_at_once(cells, decimals, minor):
    assert _written_out(cells, decimals, ".") == minor


def test_lines_that_all_end_before_a_column_that_is_needed_are_rejected_one_by_one(tmp_path):
    path = tmp_path / "items.csv"
    head = "type,number,customer,date,due_date,amount,currency,reference,description\n"
    path.write_text(head + "invoice,1,C1,2026-11-02\ninvoice,2,C1,2026-11-02\n", "utf-8")
    parsed = read_file(path)
    assert (parsed.rows, [problem.row for problem in parsed.problems]) == ((), [2, 3])


def test_a_line_of_odoo_without_a_number_belongs_to_the_invoice_above(tmp_path):
    text = (IMPORTS / "odoo_invoices.csv").read_text("utf-8")
    whole = read_file(IMPORTS / "odoo_invoices.csv")
    first = text.splitlines()[1]
    number, partner, *others = first.split(",")
    more = ",".join(("", "", *others))
    assert (number, partner) == ("INV/2026/00001", "Harbour Lights Ltd")
    path = tmp_path / "odoo.csv"
    path.write_text(text.replace(first, f"{first}\n{more}"), "utf-8")
    parsed = read_file(path)
    assert [row.number for row in parsed.rows] == [row.number for row in whole.rows]
    assert parsed.excluded == whole.excluded + 1


def test_a_card_in_bytes_that_no_other_code_has_is_read_as_latin_1(tmp_path):
    path = tmp_path / "cards.vcf"
    path.write_bytes(CARD)
    (row,) = read_file(path).rows
    assert (row.organisation, row.name) == ("Oak Ltd", "M\x81ller")


def test_an_archive_of_copies_is_known_by_what_is_in_it(tmp_path):
    path = tmp_path / "copies.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(COPIES.list_name, ",".join(COPIES.columns) + "\n")
    assert read_file(path).kind is FileKind.COPIES


def test_cards_are_no_items_whatever_the_user_says(tmp_path):
    path = tmp_path / "cards.vcf"
    path.write_bytes(CARD)
    assert read_whole_format(path, ("items", "auto")) is None
    assert read_whole_format(path, ("customers", "auto")).kind is FileKind.CUSTOMERS
