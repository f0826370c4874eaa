"""The last size that is taken whole, and the first that is cut, refused or passed over."""

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank.camt import _is_count
from collector_desktop.importers.bank.draft import StatementDraft
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.fields import FIELDS
from collector_desktop.importers.gnucash.terms import bill_term
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.profiles import PROFILES
from collector_desktop.importers.read import read_file
from collector_desktop.importers.sources import open_source
from tests.unit.importers.bank.bank_files import read_text
from tests.unit.importers.whole_files import pdf, ubl

HEAD = ":20:A\n:25:12030000/0000202051\n:28C:1/1\n:60F:C261101EUR100,00\n"


@pytest.mark.parametrize(("rows", "shown"), [(0, 0), (19, 19), (20, 20), (21, 20)])
def test_the_wizard_shows_twenty_rows(tmp_path, rows, shown):
    path = tmp_path / "a.csv"
    lines = ["code,name", *(f"C{at},Moss {at}" for at in range(rows))]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    found = inspect(path).sample_rows
    assert found == tuple((f"C{at}", f"Moss {at}") for at in range(shown))


@pytest.mark.parametrize(("columns", "taken"), [(299, True), (300, True), (301, False)])
def test_a_table_has_three_hundred_columns_at_most(tmp_path, columns, taken):
    path = tmp_path / "a.csv"
    head = ["code", "name", *(f"extra {at}" for at in range(columns - 2))]
    path.write_text(",".join(head) + "\n" + ",".join(["C1"] * columns) + "\n", "utf-8")
    if taken:
        assert [len(cells) for _, cells in open_source(path).rows()] == [columns] * 2
    else:
        with pytest.raises(UnreadableFileError, match="300 columns"):
            list(open_source(path).rows())


@pytest.mark.parametrize(("others", "ours"), [(2, True), (3, False)])
def test_a_table_is_ours_if_half_of_its_columns_are(others, ours):
    profile = next(each for each in PROFILES if each.name == "collector")
    headers = ("code", "name", *(f"extra {at}" for at in range(others)))
    assert (profile.match(headers) is not None) is ours


@pytest.mark.parametrize("length", [139, 140, 141])
def test_the_name_of_an_account_has_140_signs_at_most(length):
    draft = StatementDraft("1", "n" * length, "EUR")
    assert len(draft.finish("a", "a.txt").account_name) == min(length, 140)


@pytest.mark.parametrize("length", [1_999, 2_000, 2_001])
def test_the_text_of_a_line_has_2000_signs_at_most(tmp_path, length):
    words = ":86:" + "w" * length
    body = f"{HEAD}:61:2611031103C5,00NTRFNONREF\n{words}\n:62F:C261104EUR105,00\n-\n"
    (line,) = read_text(tmp_path, body).rows
    assert len(line.text) == min(length, 2_000)


@pytest.mark.parametrize(("days", "taken"), [(0, True), (3650, True), (3651, False), (-1, False)])
def test_terms_of_gnucash_are_of_ten_years_at_most(days, taken):
    term = bill_term("GNC_TERM_TYPE_DAYS", days, None)
    assert (term is not None) is taken


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        *(("0", True), ("999999999", True), ("1000000000", False), ("", False), ("-1", False)),
        *(("1.0", False), ("\u0663", False)),
    ],
)
def test_a_count_of_camt_has_nine_digits_at_most(text, counts):
    assert _is_count(text) is counts


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        (FileKind.ITEMS, {"number", "document_on", "amount"}),
        (FileKind.ALLOCATIONS, {"source", "target", "allocated_on", "amount"}),
        (FileKind.CUSTOMERS, {"name"}),
        (FileKind.BANK, {"date"}),
    ],
)
def test_what_no_row_can_do_without(kind, needed):
    assert {field.name for field in FIELDS[kind] if field.needed} == needed


@pytest.mark.parametrize("before", [0, 49])
def test_an_invoice_is_found_among_fifty_attachments(tmp_path, before):
    path = tmp_path / "a.pdf"
    others = [(f"a{at:02d}.xml", b"<a/>") for at in range(before)]
    path.write_bytes(pdf(*others, ("factur-x.xml", ubl())))
    (row,) = read_file(path).rows
    assert (row.number, row.document_on) == ("INV-9", date(2026, 11, 2))
