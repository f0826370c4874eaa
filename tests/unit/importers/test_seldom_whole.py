"""What whole files seldom are: archives of another make, odd envelopes, entries that do both."""

import zipfile

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import copy_archive
from collector_desktop.importers.copy_archive import COPIES, read_kept
from collector_desktop.importers.einvoice.read import _document
from collector_desktop.importers.read import read_file
from collector_desktop.importers.whole_file import WholeFile
from collector_desktop.importers.xml_tree import Node
from tests.unit.importers.bank.bank_files import FOLDER, read_text
from tests.unit.importers.whole_files import gnucash


def archive(path, listed):
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(COPIES.list_name, listed)
    return path


def test_an_archive_with_another_list_is_damaged(tmp_path):
    good = ",".join(COPIES.columns) + "\n"
    assert read_kept(archive(tmp_path / "a.zip", good), COPIES).rows == ()
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_kept(archive(tmp_path / "b.zip", "part,colour\n"), COPIES)


@pytest.mark.parametrize(
    ("limit", "words"), [("LARGEST", "is larger than"), ("LARGEST_XML", "not safe to open")]
)
def test_an_archive_that_is_or_becomes_too_large_is_refused(tmp_path, monkeypatch, limit, words):
    monkeypatch.setattr(copy_archive, limit, 10)
    if limit == "LARGEST_XML":
        monkeypatch.setattr(copy_archive, "LARGEST_RATIO", 0)
    with pytest.raises(UnreadableFileError, match=words):
        read_kept(archive(tmp_path / "a.zip", ",".join(COPIES.columns) + "\n"), COPIES)


def test_an_envelope_without_an_invoice_is_refused():
    root = Node("", 1, {})
    order = Node("Order", 1, {})
    root.parts.append(order)
    file = WholeFile("a.xml", b"", "0", "Export it again.")
    with pytest.raises(UnreadableFileError, match="it begins with 'Order'"):
        _document(root, file)


def test_an_entry_with_money_in_and_out_proves_no_side(tmp_path):
    text = (FOLDER / "camt053.xml").read_text("utf-8")
    start = text.index("<Ntry>")
    end = text.index("</Ntry>") + len("</Ntry>")
    part = (
        "<TxDtls><AmtDtls><TxAmt><Amt Ccy='EUR'>{}</Amt></TxAmt></AmtDtls>"
        "<CdtDbtInd>{}</CdtDbtInd><Amt Ccy='EUR'>{}</Amt></TxDtls>"
    )
    entry = (
        text[start:end].partition("<NtryDtls>")[0]
        + "<NtryDtls>"
        + part.format("1300.00", "CRDT", "1300.00")
        + part.format("100.00", "DBIT", "100.00")
        + "</NtryDtls></Ntry>"
    )
    parsed = read_text(tmp_path, text[:start] + entry + text[end:], "a.xml")
    amounts = sorted(line.amount_minor for line in parsed.rows)
    assert amounts in (
        sorted([130_000, -10_000, 35_050, -9_999, -35_050]),
        sorted([120_000, 35_050, -9_999, -35_050]),
    )


def test_a_side_that_is_neither_in_nor_out_is_named(tmp_path):
    text = "Date,Description,Amount,D/C\n2026-11-02,X,5.00,C\n2026-11-03,Y,5.00,SIDEWAYS\n"
    found = read_text(tmp_path, text, "a.csv", "bank")
    assert [line.amount_minor for line in found.rows] == [5_00]
    assert "neither money in nor out" in found.problems[0].reason


def test_two_accounts_of_qif_with_a_doubtful_order_ask_once(tmp_path):
    account = "!Account\nN{}\nTBank\n^\n!Type:Bank\nD03/04/2026\nT5.00\nPACME\n^\n"
    text = account.format("One") + account.format("Two")
    found = read_text(tmp_path, text, "a.qif")
    assert len(found.problems) == 1
    assert [each.account_name for each in found.statements] == ["One", "Two"]


def test_a_long_amount_is_read_with_care(tmp_path):
    head = "type,number,customer,date,due_date,amount,currency\n"
    row = "invoice,I-{},A,2026-09-01,2026-10-01,{},GBP\n"
    path = tmp_path / "items.csv"
    long = "0" * 40 + "5.00"
    path.write_text(head + row.format(1, "5.00") + row.format(2, long), "utf-8")
    parsed = read_file(path)
    assert len(parsed.rows) + len(parsed.problems) == 2
    assert parsed.rows[0].amount_minor == 5_00


def test_items_without_a_currency_leave_it_to_the_ledger(tmp_path):
    text = "type,number,customer,date,due_date,amount\ninvoice,I-1,A,2026-09-01,2026-10-01,5.00\n"
    path = tmp_path / "items.csv"
    path.write_text(text, "utf-8")
    parsed = read_file(path)
    assert [(row.currency, row.amount_minor) for row in parsed.rows] == [("", 5_00)]


def test_a_book_that_goes_away_while_it_is_hashed_is_reported(tmp_path, monkeypatch):
    path = gnucash(tmp_path / "book.dat")
    monkeypatch.setattr("collector_desktop.importers.gnucash.read.hashlib.file_digest", _refuse)
    with pytest.raises(UnreadableFileError, match="Permission denied"):
        read_file(path)


def _refuse(*_):
    raise OSError(13, "Permission denied")
