"""Pieces of files in their order, number and place: none more, none fewer, none elsewhere."""

import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace

import openpyxl
import pytest
import xlsxwriter

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import xml_tree
from collector_desktop.importers.bank.account_name import has_nameless, of_account
from collector_desktop.importers.base import BankStatement, FileKind, ParsedFile
from collector_desktop.importers.copy_archive import COPIES, EVIDENCE
from collector_desktop.importers.fields import ITEM_FIELDS
from collector_desktop.importers.headings import with_headings
from collector_desktop.importers.making import people, second_phone
from collector_desktop.importers.own_files import OWN_FILES, read_own_file
from collector_desktop.importers.read import read_file
from collector_desktop.importers.sources import open_source
from tests.unit.importers.bank.bank_files import FOLDER, read_text
from tests.unit.importers.exports import export_of
from tests.unit.importers.whole_files import gnucash, pdf, ubl


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("A", "B", "a@x"), "A B <a@x>"),
        (("A", "B", "a@x", "C", "D", "c@x", "", "", "e@x"), "A B <a@x>; C D <c@x>; <e@x>"),
        (("", "", "", "C", "D", ""), "C D"),
        (("A", "B"), ""),
    ],
)
def test_people_stand_in_three_columns_each(texts, told):
    assert people(*texts) == told


def test_the_second_number_of_a_text_is_the_second():
    """QuickBooks writes all numbers of a customer into one column."""
    text = "Phone:(480) 555-0142 Mobile:480 555 0188 Fax:480 555 0199"
    assert second_phone(text) == "480 555 0188"
    assert second_phone("Phone:(480) 555-0142") == ""


def test_a_document_has_no_more_elements_than_it_may(tmp_path, monkeypatch):
    path = tmp_path / "a.xml"
    path.write_bytes(ubl())
    elements = len(re.findall(rb"<[A-Za-z]", path.read_bytes()))
    monkeypatch.setattr(xml_tree, "MOST_NODES", elements)
    assert len(read_file(path).rows) == 1
    monkeypatch.setattr(xml_tree, "MOST_NODES", elements - 1)
    with pytest.raises(UnreadableFileError, match="too many elements"):
        read_file(path)


def test_a_statement_of_a_nameless_table_gets_the_account_that_the_user_names():
    parsed = ParsedFile("a", "0", FileKind.BANK, "monzo_csv", "Monzo", "s", (), ())
    own = BankStatement("DE02", "Ours", "EUR", None, None, ())
    by_profile = replace(own, account_key="monzo_csv")
    by_mapping = replace(own, account_key="mapped-1a2b")
    for statement, is_nameless in ((own, False), (by_profile, True), (by_mapping, True)):
        file = replace(parsed, statements=(statement,))
        assert has_nameless(file) is is_nameless
        if is_nameless:
            (named,) = of_account(file, " Till 1 ").statements
            assert (named.account_key, named.account_name) == ("TILL1", "Till 1")
        else:
            with pytest.raises(UnreadableFileError, match="already names its account"):
                of_account(file, "Till 1")


@pytest.mark.parametrize(("of", "other"), [(COPIES, EVIDENCE), (EVIDENCE, COPIES)])
def test_an_archive_is_known_by_the_name_of_its_first_file(tmp_path, of, other):
    """PKWARE, APPNOTE 4.3.7: the name stands behind the 30 bytes of a local header."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(of.list_name, "part\n")
        made.writestr(other.list_name, "part\n")
    start = path.read_bytes()
    assert of.starts(start)
    assert not other.starts(start)
    assert not of.starts(start[1:])


@pytest.mark.parametrize(
    ("names", "number"),
    [
        (("b.xml", "a.xml"), "8"),
        (("a.xml", "b.xml"), "8"),
        (("a.xml", "factur-x.xml"), "9"),
        (("factur-x.xml", "b.xml"), "9"),
    ],
)
def test_of_two_invoices_in_a_pdf_the_one_with_a_known_name_comes_first(tmp_path, names, number):
    """Else the first by name, whatever stands in them."""
    path = tmp_path / "a.pdf"
    numbers = {"a.xml": "8", "b.xml": "7", "factur-x.xml": "9"}
    path.write_bytes(pdf(*((name, ubl(number=numbers[name])) for name in names)))
    (row,) = read_file(path).rows
    assert row.number == number


@pytest.mark.parametrize("other", [b"no XML at all", b"<a/>", b"<?xml version='1.0'?>", b"<a:b/>"])
def test_what_is_no_invoice_in_a_pdf_is_passed_over(tmp_path, other):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(("a.xml", other), ("b.xml", ubl(number="B"))))
    (row,) = read_file(path).rows
    assert row.number == "B"


@pytest.mark.parametrize("amount", [1, -1])
def test_a_penny_in_gnucash_is_an_amount(tmp_path, amount):
    path = gnucash(tmp_path / "a.gnucash", "DELETE FROM splits WHERE guid = 's2'")
    with closing(sqlite3.connect(path)) as book, book:
        book.execute("UPDATE splits SET quantity_num = ? WHERE guid = 's1'", (amount,))
    row = next(row for row in read_file(path).rows if row.number == "G-1")
    kind = "invoice" if amount > 0 else "credit_note"
    assert (row.type, row.amount_minor, row.open_minor) == (kind, 1, 1)


@pytest.mark.parametrize(("value", "came"), [(-1, [1]), (0, []), (1, [])])
def test_only_money_that_is_left_on_account_in_gnucash_is_a_receipt(tmp_path, value, came):
    update = "UPDATE splits SET quantity_num = ?, quantity_denom = 100 WHERE guid = 's9'"
    path = gnucash(tmp_path / "a.gnucash")
    with closing(sqlite3.connect(path)) as book, book:
        book.execute(update, (value,))
    parsed = read_file(path)
    assert [row.amount_minor for row in parsed.rows if row.type == "receipt"] == came


def test_the_lot_of_a_credit_note_in_gnucash_is_no_money_on_account_as_well(tmp_path):
    path = gnucash(
        tmp_path / "a.gnucash",
        "INSERT INTO slots VALUES ('l3', 'gncOwner', NULL, NULL, 'f3', NULL),"
        " ('f3', 'gncOwner/owner-type', 2, NULL, NULL, NULL),"
        " ('f3', 'gncOwner/owner-guid', NULL, NULL, 'c1', NULL)",
    )
    told = [(row.type, row.number) for row in read_file(path).rows if row.type != "invoice"]
    assert told == [("credit_note", "G-3"), ("receipt", "CHQ 9")]


@pytest.mark.parametrize(
    ("ins", "outs", "fault"),
    [(3, 1, False), (2, 1, True), (3, 2, True), (1, 3, True), (4, 1, True)],
)
def test_a_camt_statement_counts_its_money_in_and_its_money_out(tmp_path, ins, outs, fault):
    """ISO 20022: TtlCdtNtries counts credits, TtlDbtNtries debits."""
    raw = (FOLDER / "camt053.xml").read_text("utf-8")
    third = raw.index("99.99</Amt><CdtDbtInd>")
    raw = raw[:third] + raw[third:].replace("DBIT", "CRDT", 1)
    raw = raw.replace("2100.01</Amt>", "2299.99</Amt>")
    counts = (
        f"<TtlCdtNtries><NbOfNtries>{ins}</NbOfNtries></TtlCdtNtries>"
        f"<TtlDbtNtries><NbOfNtries>{outs}</NbOfNtries></TtlDbtNtries>"
    )
    raw = raw.replace("<TxsSummry>", f"<TxsSummry>{counts}")
    (statement,) = read_text(tmp_path, raw, "a.xml").statements
    assert statement.fault == ""
    assert bool(statement.warnings) is fault


def test_a_cell_is_called_by_the_name_of_its_column_even_the_first(tmp_path):
    head = "Date,Description,Amount,Balance\n"
    rows = "13/11/2026,ACME,5.00,105.00\nsoon,LTD,6.00,111.00\n"
    (problem,) = read_text(tmp_path, head + rows, "a.csv", kind="bank").problems
    assert (problem.row, problem.column, problem.value) == (3, "Date", "soon")


@pytest.mark.parametrize(
    ("amount", "fee", "moved"),
    [("100.00", "1.50", 9_850), ("-100.00", "1.50", -10_150), ("100.00", "0.00", 10_000)],
)
def test_revoluts_fee_is_taken_off_the_amount_that_it_stands_beside(tmp_path, amount, fee, moved):
    """Revolut: the balance moves by the amount less the fee."""
    head = (FOLDER / "revolut_csv.csv").read_text("utf-8-sig").partition("\n")[0]
    days = "2026-11-02 09:00:00,2026-11-02 10:00:00"
    row = f"TRANSFER,Current,{days},ACME,{amount},{fee},GBP,COMPLETED,500.00"
    (line, *_) = read_text(tmp_path, f"{head}\n{row}\n", "a.csv", kind="bank").rows
    assert line.amount_minor == moved


def test_a_heading_stands_in_the_place_where_the_file_has_it():
    lines = list(with_headings(open_source(export_of("qbd-open-invoices"))))
    headings = [heading for _, heading, _ in lines if heading]
    assert headings
    for heading in headings:
        assert heading[0] in ("Harbour Lights Ltd", "Green & Sons")
        assert not any(heading[1:])


@pytest.mark.parametrize("cells", ["C1,Ada", "C1,Ada,,,,,,,,more"])
def test_a_line_of_our_own_file_may_be_shorter_or_longer_than_its_headings(tmp_path, cells):
    path = tmp_path / "a.csv"
    head = "customer,name,role,email,phones,wrong_phones,is_main,do_not_call"
    path.write_text(f"{head}\n{cells}\n", "utf-8")
    (row,) = read_own_file(path, OWN_FILES[FileKind.PEOPLE]).rows
    assert (row.customer, row.name, row.role, row.phones) == ("C1", "Ada", "", ())


def test_strings_with_letters_of_several_kinds_are_read_as_their_words(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        sheet.write_row(0, 0, ["code", "name", "city"])
        sheet.write_row(1, 0, ["C1", "", "Bath"])
        sheet.write_rich_string(1, 1, "Moss ", bold, "Ltd")
    (row,) = read_file(path, kind="customers").rows
    assert (row.code, row.name, row.city) == ("C1", "Moss Ltd", "Bath")


def test_a_sheet_is_read_beyond_the_size_that_it_states(tmp_path):
    made, path = tmp_path / "made.xlsx", tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    for row in (("code", "name", "city"), ("C1", "Moss", "Bath"), ("C2", "Bell", "Hull")):
        book.active.append(row)
    book.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            if part.endswith("sheet1.xml"):
                content = content.replace(b'ref="A1:C3"', b'ref="A1:A2"')
                odd = content.replace(b'<c r="A2" t="', b'<c t="inlineStr" r="A2" x="')
                assert odd != content
                content = odd.replace(b' x="inlineStr"', b"").replace(b' x="s"', b"")
            target.writestr(part, content)
    rows = read_file(path, kind="customers").rows
    assert [(row.code, row.name, row.city) for row in rows] == [
        *(("C1", "Moss", "Bath"), ("C2", "Bell", "Hull")),
    ]


@pytest.mark.parametrize(("bit", "opens"), [(0, False), (1, True), (2, True), (11, True)])
def test_only_the_first_bit_of_a_part_says_that_it_is_encrypted(tmp_path, bit, opens):
    """PKWARE, APPNOTE 4.4.4: bits 1 and 2 tell how it was packed, bit 11 that names are UTF-8."""
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["code", "name"])
    book.active.append(["C1", "Moss"])
    book.save(path)
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(mark) + offset
        content[at : at + 2] = (int.from_bytes(content[at : at + 2], "little") | 1 << bit).to_bytes(
            2, "little"
        )
    path.write_bytes(content)
    if opens:
        assert [row.name for row in read_file(path, kind="customers").rows] == ["Moss"]
    else:
        with pytest.raises(UnreadableFileError, match="password"):
            read_file(path, kind="customers")


def test_an_item_needs_its_amount_its_day_and_its_number():
    needed = {field.name for field in ITEM_FIELDS if field.needed}
    assert {"amount", "document_on"} <= needed
    assert not needed & {"due_on", "open", "reference", "description", "terms", "currency"}
