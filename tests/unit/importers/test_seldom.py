"""What files seldom hold: each is read for what it is, a problem with its row, or refused."""

import zipfile
from datetime import date, datetime
from types import SimpleNamespace

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import survey, text_source, whole_file
from collector_desktop.importers.base import FileKind, RowKind
from collector_desktop.importers.cells import CellError, day_of
from collector_desktop.importers.copy_archive import copy_bytes
from collector_desktop.importers.derived import DerivedSource
from collector_desktop.importers.gnucash.read import is_xml_book
from collector_desktop.importers.gnucash.terms import bill_term
from collector_desktop.importers.gnucash.values import day
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.native_notes import _minute, promise_note, wished_id
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.profiles.erpnext_receivable import _left_out
from collector_desktop.importers.read import read_file
from collector_desktop.importers.sheet_safety import check_spreadsheet
from collector_desktop.importers.vcard import read as vcard_read
from collector_desktop.importers.vcard.lines import _decoded, unfolded
from tests.unit.importers import whole_files
from tests.unit.importers.whole_files import gnucash

PROMISE = {
    "id": "",
    "customer": "ACME",
    "amount": "5.00",
    "currency": "GBP",
    "promised_for": "2026-11-30",
    "taken_on": "2026-11-24",
    "status": "open",
    "received": "",
    "decided_on": "",
    "person": "",
    "method": "",
    "items": "",
    "paid_before": "",
    "contact": "",
}


@pytest.fixture
def read(tmp_path):
    """Return a function that reads some bytes as a file of a name."""

    def read_bytes(content, name="file.csv", **options):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_file(path, hints=ReadHints(default_currency="GBP"), **options)

    return read_bytes


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"amount": "much"}, "amount", "much"),
        ({"amount": "0.00"}, "amount", "above zero"),
        ({"currency": "pounds"}, "currency", "currency"),
        ({"customer": ""}, "customer", "empty"),
        ({"promised_for": "soon"}, "promised_for", "not a day"),
        ({"id": "x"}, "id", "not a number"),
    ],
)
def test_a_promise_of_ours_that_was_changed_is_refused_by_its_cell(change, field, reason):
    promise_note(2, PROMISE)
    with pytest.raises(CellError) as wrong:
        promise_note(2, {**PROMISE, **change})
    assert wrong.value.field == field
    assert reason in wrong.value.reason


def test_a_time_of_ours_that_was_changed_is_refused():
    assert _minute({"at": "09:30"}, "at") == 570
    assert _minute({"at": ""}, "at") is None
    for text in ("24:00", "9", "09:60", "x:y"):
        with pytest.raises(CellError, match="not a time"):
            _minute({"at": text}, "at")


def test_ids_of_ours_are_numbers_above_nothing():
    assert wished_id({"id": "12"}) == 12
    for text in ("0", "-1", "\u0661", "9" * 40):
        with pytest.raises(CellError):
            wished_id({"id": text})


def test_an_allocation_without_an_amount_that_is_one_is_a_problem(read):
    text = "from,to,date,amount\nR-1,INV-1,2026-11-24,much\nR-1,INV-1,2026-11-24,0\n"
    parsed = read(text, profile="collector")
    assert [problem.row for problem in parsed.problems] == [2, 3]


def test_rows_of_ours_that_cannot_be_used_and_blank_ones(read):
    headings = ",".join(PROMISE)
    row = ",".join(PROMISE.values())
    broken = row.replace("2026-11-30", "soon")
    parsed = read(f"{headings}\n{row}\n,,,\n{broken}\n")
    assert parsed.kind is FileKind.PROMISES
    assert (len(parsed.rows), [problem.row for problem in parsed.problems]) == (1, [4])


def test_headings_that_come_again_and_one_too_long_amount(read):
    text = "Invoice Number,Customer,Invoice Date,Due Date,Total,Currency\n"
    rows = "I-1,Acme,2026-09-01,2026-10-01,5.00,GBP\n"
    mapping = Mapping.from_json(
        {
            "kind": "items",
            "columns": {"number": 0, "customer_name": 1, "document_on": 2, "amount": 4},
        }
    )
    parsed = read(text + rows + text + rows.replace("I-1", "I-2"), mapping=mapping)
    assert parsed.counts[RowKind.HEADER] >= 1
    assert [row.number for row in parsed.rows] == ["I-1", "I-2"]
    long = read(text + rows.replace("5.00", "9" * 40 + ".00"), mapping=mapping)
    assert len(long.problems) == 1


def test_a_mapping_without_a_kind_is_refused():
    with pytest.raises(Exception, match="'kind' is one of"):
        Mapping.from_json({"kind": None, "columns": {}})


def test_a_party_that_is_no_customer_is_left_out():
    assert _left_out("Customer") == _left_out("") == ""
    assert _left_out("Supplier") == "a party of type 'Supplier'"


def test_an_empty_file_has_no_headings(tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("\n\n\n", "utf-8")
    with pytest.raises(UnreadableFileError, match="is empty"):
        inspect(path)


def test_a_cell_with_a_moment_is_its_day():
    assert day_of(datetime.fromisoformat("2026-11-24T23:59")) == date(2026, 11, 24)
    assert day_of(date(2026, 11, 24)) == date(2026, 11, 24)
    assert day_of("2026-11-24") is None


def test_what_stands_behind_a_derived_table_is_named():
    behind = SimpleNamespace(delimiter=";", sheet="Sheet1")
    derived = DerivedSource.__new__(DerivedSource)
    object.__setattr__(derived, "source", behind)
    assert (derived.delimiter, derived.sheet) == (";", "Sheet1")


def test_a_sheet_protected_by_a_password_is_reported(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/workbook.xml", "<x/>")

    def refuse(*_):
        raise RuntimeError("password required for extraction")

    monkeypatch.setattr(zipfile.ZipFile, "open", refuse)
    with pytest.raises(UnreadableFileError, match="protected"):
        check_spreadsheet(path)


def test_a_text_that_ends_in_another_encoding_is_reported(tmp_path, monkeypatch):
    monkeypatch.setattr(text_source, "FIRST_BLOCK", 1)
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n" + b"x,y\n" * 200_000 + b"\xff\xff,\xff\n")
    source = text_source.TextSource.__new__(text_source.TextSource)
    for name, value in (
        ("path", path),
        ("encoding", "utf-8"),
        ("delimiter", ","),
        ("starts_with_declaration", False),
    ):
        object.__setattr__(source, name, value)
    with pytest.raises(UnreadableFileError, match="not written in utf-8"):
        list(source.rows())


def test_a_file_that_goes_away_is_empty_at_first_and_reported_then(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("x", "utf-8")

    def refuse(*_, **__):
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    assert whole_file.first_bytes(path) == b""
    with pytest.raises(UnreadableFileError, match="Permission denied"):
        whole_file.read_whole(path, 10, "")


def test_a_look_at_a_long_table_says_how_far_it_is(monkeypatch):
    monkeypatch.setattr(survey, "_REPORT_EVERY", 2)
    seen, rows = [], [(number, ["A", "1.00"]) for number in range(1, 8)]
    source = SimpleNamespace(rows=lambda: iter(rows))
    layout = SimpleNamespace(columns={}, rules=None, header_row=1)
    survey.survey(source, layout, progress=seen.append)
    assert seen == [2, 4, 6]


def test_an_e_invoice_may_name_its_currency_at_its_total_only(read):
    text = whole_files.ubl().decode()
    start, end = text.index("<cbc:DocumentCurrencyCode>"), text.index("</cbc:DocumentCurrencyCode>")
    silent = text[:start] + text[end + len("</cbc:DocumentCurrencyCode>") :]
    named = silent.replace("<cbc:PayableAmount>", '<cbc:PayableAmount currencyID="EUR">')
    assert [row.currency for row in read(named, "a.xml").rows] == ["EUR"]
    told = read(silent, "b.xml")
    assert told.problems or told.rows[0].currency == "GBP"


def test_a_document_of_another_kind_is_no_e_invoice(read):
    text = b'<?xml version="1.0"?><Order xmlns="urn:oasis:names:specification:ubl:x"><a/></Order>'
    with pytest.raises(UnreadableFileError):
        read(text, "a.xml")


def test_a_card_whose_words_are_in_no_known_letters():
    assert _decoded("caf=E9", "no-such-charset") == "café"
    assert _decoded("=81", "ascii") in ("\x81", "ü")
    assert list(unfolded("")) == [(1, "")]


def test_too_many_cards_are_refused(read, monkeypatch):
    monkeypatch.setattr(vcard_read, "MOST_CARDS", 2)
    card = b"BEGIN:VCARD\nFN:A B\nEND:VCARD\n"
    with pytest.raises(UnreadableFileError, match="too many"):
        read(card * 3, "a.vcf")


def test_a_card_with_an_empty_address_or_name_has_none(read):
    card = b"BEGIN:VCARD\nN:;;;;\nN:Lane;Zoe;;;\nADR;TYPE=WORK:;;;;;;GB\nADR:;;1 High St;Bath;;;\n"
    (row,) = read(card + b"TEL:1234567\nEND:VCARD\n", "a.vcf").rows
    assert row.name == "Zoe Lane"
    assert "1 High St" in str(row)


def test_days_of_a_book_in_their_older_form():
    assert day("20261124") == date(2026, 11, 24)
    assert day("20261124105900") == date(2026, 11, 24)
    assert day("20261124230000") == date(2026, 11, 25)


def test_terms_of_a_book_that_make_no_sense_are_none():
    assert bill_term("GNC_TERM_TYPE_DAYS", "x", None) is None


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO billterms VALUES ('bad', 'Bad', 'OTHER', 'x', NULL)",
        "INSERT INTO commodities VALUES ('acme', 'NASDAQ', 'ACME Inc')",
        "UPDATE invoices SET owner_type = 9 WHERE guid = 'i6'",
        "INSERT INTO slots VALUES ('f8', 'gncOwner/owner-guid', NULL, NULL, 'nobody', NULL)",
        "INSERT INTO slots VALUES ('l8', 'gncOwner', NULL, NULL, 'f9', NULL)",
        "INSERT INTO slots VALUES ('t1', 'date-posted', NULL, NULL, NULL, '20261001')",
        "UPDATE customers SET credit_num = 'x' WHERE guid = 'c3'",
    ],
)
def test_odd_rows_of_a_book_change_no_document(tmp_path, statement):
    parsed = read_file(gnucash(tmp_path / "book.dat", statement))
    assert [row.number for row in parsed.rows][:4] == ["G-1", "G-2", "G-3", "G-4"]
    assert parsed.problems == ()


@pytest.mark.parametrize(
    ("statement", "numbers", "problems"),
    [
        ("UPDATE splits SET quantity_num = 25 WHERE guid = 's9'", 4, 0),
        ("UPDATE transactions SET post_date = 'soon' WHERE guid = 'p9'", 4, 1),
        ("UPDATE customers SET currency = 'none' WHERE guid = 'c2'", 4, 1),
    ],
)
def test_money_on_account_in_a_book_is_money_in_or_a_problem(
    tmp_path, statement, numbers, problems
):
    parsed = read_file(gnucash(tmp_path / "book.dat", statement))
    assert (len(parsed.rows), len(parsed.problems)) == (numbers, problems)


def test_what_begins_like_a_packed_book_and_is_none():
    assert not is_xml_book(b"\x1f\x8b\x08\xffbroken")


def test_an_archive_of_copies_that_lacks_one_is_reported(tmp_path):
    path = tmp_path / "copies.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("documents.csv", "x\n")
    row = SimpleNamespace(archive=path, texts={"part": "gone.pdf"})
    with pytest.raises(ValueError, match="no such file"):
        copy_bytes(row)
