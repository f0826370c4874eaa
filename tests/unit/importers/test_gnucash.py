"""A GnuCash book gives its customers' documents, and can neither change nor run anything."""

import gzip
import sqlite3
from contextlib import closing, suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.gnucash.terms import bill_term
from collector_desktop.importers.read import read_file
from tests.unit.importers.whole_files import gnucash


@pytest.fixture
def book(tmp_path):
    return gnucash(tmp_path / "book.dat")


def test_posted_documents_come_with_what_is_open(book):
    parsed = read_file(book)
    assert (parsed.kind, parsed.profile, parsed.problems) == (FileKind.ITEMS, "gnucash", ())
    told = [
        (each.type, each.number, each.customer_code, each.amount_minor, each.open_minor)
        for each in parsed.rows
    ]
    assert told == [
        ("invoice", "G-1", "000001", 12_000, 7_000),
        ("invoice", "G-2", "000002", 8_010, 8_010),
        ("credit_note", "G-3", "000001", 3_000, 3_000),
        ("invoice", "G-4", "000001", 4_000, 0),
        ("receipt", "CHQ 9", "000002", 2_500, None),
    ]


def test_days_are_those_of_the_user(book):
    """Midnight in a place east of Greenwich is kept as an hour of the day before."""
    days = [(each.document_on, each.due_on, each.settled_on) for each in read_file(book).rows]
    assert days == [
        (date(2026, 10, 1), date(2026, 10, 31), None),
        (date(2026, 10, 5), date(2026, 11, 15), None),
        (date(2026, 10, 6), date(2026, 11, 20), None),
        (date(2026, 10, 7), None, date(2026, 10, 25)),
        (date(2026, 10, 28), None, None),
    ]


@pytest.mark.parametrize(
    ("issued", "cutoff", "due"),
    [
        (date(2026, 10, 20), 20, date(2026, 11, 15)),
        (date(2026, 10, 21), 20, date(2026, 12, 15)),
        (date(2026, 12, 21), 20, date(2027, 2, 15)),
        (date(2026, 12, 20), 20, date(2027, 1, 15)),
        (date(2026, 11, 26), -5, date(2027, 1, 15)),
        (date(2026, 11, 25), -5, date(2026, 12, 15)),
    ],
)
def test_proximo_terms_name_a_day_of_the_next_month(issued, cutoff, due):
    assert bill_term("GNC_TERM_TYPE_PROXIMO", 15, cutoff).due(issued) == due


def test_customers_come_with_their_documents_or_alone(book):
    first = read_file(book).rows[0].customer
    assert (first.name, first.contact_name, first.terms) == ("Moss Ltd", "Ada Moss", "30 days")
    assert (first.credit_limit, first.currency, first.city) == ("5000.00", "GBP", "Bath")
    alone = read_file(book, kind="customers")
    assert [row.name for row in alone.rows] == ["Moss Ltd", "Bexley", "Idle"]
    assert alone.rows[1].credit_limit == ""


def test_what_is_left_out_is_said(book):
    parsed = read_file(book)
    assert parsed.excluded == 1
    assert parsed.notes[0] == "1 invoice is left out: not posted in GnuCash."
    assert parsed.notes[1].startswith("1 customer has no posted invoices")


def test_reading_changes_nothing_on_the_disk(book):
    before = book.read_bytes()
    read_file(book)
    assert book.read_bytes() == before
    assert [path.name for path in book.parent.iterdir()] == ["book.dat"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE splits SET quantity_denom = 0 WHERE guid = 's1'",
        "UPDATE splits SET quantity_num = 'many' WHERE guid = 's1'",
        "UPDATE splits SET quantity_num = x'00ff' WHERE guid = 's1'",
        "UPDATE transactions SET post_date = 'soon' WHERE guid = 't1'",
        "DELETE FROM splits WHERE guid = 's1'",
    ],
)
def test_a_document_without_sense_is_a_problem_of_its_own(tmp_path, statement):
    parsed = read_file(gnucash(tmp_path / "book.dat", statement))
    assert [each.reason.split(":")[0] for each in parsed.problems] == ["Invoice G-1"]
    assert [row.number for row in parsed.rows] == ["G-2", "G-3", "G-4", "CHQ 9"]


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE slots",
        "ALTER TABLE customers RENAME TO other",
        "ALTER TABLE invoices DROP COLUMN post_lot",
    ],
)
def test_another_database_is_refused(tmp_path, statement):
    with pytest.raises(UnreadableFileError, match="is a database"):
        read_file(gnucash(tmp_path / "book.dat", statement))


def test_a_view_in_place_of_a_table_is_never_run(tmp_path):
    path = gnucash(
        tmp_path / "book.dat",
        "DROP TABLE customers",
        "CREATE VIEW customers AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
        " SELECT x AS guid FROM n",
    )
    with pytest.raises(UnreadableFileError, match="not a GnuCash book"):
        read_file(path)


def test_a_generated_column_runs_no_function(tmp_path):
    path = tmp_path / "book.dat"
    gnucash(
        path,
        "ALTER TABLE customers DROP COLUMN notes",
        "ALTER TABLE customers DROP COLUMN addr_phone",
        "ALTER TABLE customers ADD COLUMN addr_phone TEXT AS (hex(zeroblob(999999999)))",
    )
    with pytest.raises(UnreadableFileError, match="is a database"):
        read_file(path)


def test_an_empty_book_and_one_in_xml_are_refused(tmp_path):
    with pytest.raises(UnreadableFileError, match="neither customers nor posted"):
        read_file(gnucash(tmp_path / "empty.gnucash", book=""))
    xml = b'<?xml version="1.0"?>\n<gnc-v2 xmlns:gnc="x"><gnc:count-data/></gnc-v2>'
    for name, content in (("a.gnucash", xml), ("b.gnucash", gzip.compress(xml))):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UnreadableFileError, match="is a GnuCash book in XML"):
            read_file(tmp_path / name)


def test_a_book_that_is_being_written_is_refused(book):
    book.with_name("book.dat-journal").write_bytes(b"half a page")
    with pytest.raises(UnreadableFileError, match="being written"):
        read_file(book)


def test_a_book_without_documents_is_one_of_customers(book):
    with closing(sqlite3.connect(book)) as made:
        made.execute("DELETE FROM invoices")
        made.execute("DELETE FROM slots")
        made.commit()
    assert read_file(book).kind is FileKind.CUSTOMERS


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_pages_are_refused_or_read_but_never_break(book, data):
    path = book.with_name("damaged.dat")
    content = bytearray(book.read_bytes())
    for _ in range(data.draw(st.integers(1, 40))):
        content[data.draw(st.integers(16, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(content[: data.draw(st.integers(100, len(content)))]))
    parsed = None
    with suppress(UnreadableFileError):
        parsed = read_file(path)
    if parsed is not None:
        assert parsed.profile == "gnucash"
