"""Whole files at their limits, and what each of their parts must give."""

import zipfile

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank.draft import StatementDraft
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.copy_archive import COPIES, copy_bytes, read_kept
from collector_desktop.importers.profiles import PROFILES
from collector_desktop.importers.read import read_file
from collector_desktop.importers.vcard import read as vcard_read
from tests.unit.importers.bank.bank_files import FOLDER, read_text
from tests.unit.importers.test_seldom import PROMISE
from tests.unit.importers.whole_files import gnucash, ubl

CARD = b"BEGIN:VCARD\nFN:A B\nEND:VCARD\n"
# Programs with codes that people know and type; the others number customers for themselves.
CODED = {
    *("DATEV", "Dolibarr", "French programs (FEC)"),
    *("Collector Desktop", "Sage 50", "Dynamics 365 Business Central", "PostFinance SmartBusiness"),
    *("HighRadius sample data set", "IBM sample data set", "Sage Accounting", "ERPNext"),
}


@pytest.mark.parametrize(
    ("cents", "type_", "minor"),
    [("0.01", "invoice", 1), ("-0.01", "credit_note", 1), ("1.00", "invoice", 100)],
)
def test_the_side_of_an_invoice_is_that_of_its_sum(tmp_path, cents, type_, minor):
    path = tmp_path / "a.xml"
    path.write_bytes(ubl(gross=cents, payable=cents))
    (item,) = read_file(path).rows
    assert (item.type, item.amount_minor, item.open_minor) == (type_, minor, None)


@pytest.mark.parametrize(
    ("gross", "prepaid", "payable", "whole", "left"),
    [
        ("120.00", "50.00", "70.00", 120_00, 70_00),
        ("120.00", "120.00", "0.00", 120_00, 0),
        ("120.00", "", None, 120_00, None),
        ("119.98", "50.00", "70.00", 120_00, 70_00),
        ("120.00", "", "130.00", 130_00, None),
        ("120.00", "130.00", "-10.00", 120_00, 0),
    ],
)
def test_payable_and_prepaid_make_up_the_whole(tmp_path, gross, prepaid, payable, whole, left):
    path = tmp_path / "a.xml"
    path.write_bytes(ubl(gross=gross, prepaid=prepaid, payable=payable))
    (item,) = read_file(path).rows
    assert (item.amount_minor, item.open_minor) == (whole, left)


def test_as_many_cards_as_may_be_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(vcard_read, "MOST_CARDS", 2)
    path = tmp_path / "a.vcf"
    path.write_bytes(CARD * 2)
    assert len(read_file(path).rows) == 2
    path.write_bytes(CARD * 3)
    with pytest.raises(UnreadableFileError, match="too many"):
        read_file(path)


def test_as_many_lines_of_cards_as_may_be_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(vcard_read, "MOST_LINES", 6)
    path = tmp_path / "a.vcf"
    path.write_bytes(CARD * 2)
    assert [card.row for card in read_file(path).rows] == [1, 4]
    monkeypatch.setattr(vcard_read, "MOST_LINES", 5)
    with pytest.raises(UnreadableFileError, match="too many"):
        read_file(path)


def test_an_archive_of_copies_gives_its_list_and_its_files(tmp_path):
    path = tmp_path / "copies.zip"
    listed = [COPIES.columns, ("1.pdf", "letter", "R-1", "ACME", "r.pdf", ""), ("2.pdf",) * 6]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("copies.csv", "".join(",".join(each) + "\r\n" for each in listed))
        archive.writestr("1.pdf", b"one")
    parsed = read_kept(path, COPIES)
    assert (parsed.kind, parsed.rows_in_file) == (FileKind.COPIES, 3)
    assert [row.row for row in parsed.rows] == [2, 3]
    assert parsed.rows[0].texts == dict(zip(COPIES.columns, listed[1], strict=True))
    assert copy_bytes(parsed.rows[0]) == b"one"


def test_a_file_of_ours_counts_its_rows_its_problems_and_its_heading(tmp_path):
    path = tmp_path / "promises.csv"
    good = ",".join(PROMISE.values())
    bad = good.replace("2026-11-30", "soon")
    path.write_text("\n".join([",".join(PROMISE), good, bad, good]) + "\n", "utf-8")
    parsed = read_file(path)
    assert (len(parsed.rows), len(parsed.problems), parsed.rows_in_file) == (2, 1, 4)


def test_customers_are_known_by_name_where_the_program_numbers_them_for_itself():
    assert {each.program for each in PROFILES if not each.names_first} <= CODED
    assert not {each.program for each in PROFILES if each.names_first} & CODED


CAMT = (FOLDER / "camt053.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("side", "payer", "minor"), [("CRDT", "Debtor Ltd", 1), ("DBIT", "Creditor Ltd", -1)]
)
def test_a_cent_of_camt_comes_from_the_debtor_or_goes_to_the_creditor(tmp_path, side, payer, minor):
    entry = (
        f'<Ntry><Amt Ccy="EUR">0.01</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
        "<BookgDt><Dt>2026-11-06</Dt></BookgDt><NtryDtls><TxDtls><RltdPties>"
        "<Dbtr><Nm>Debtor Ltd</Nm></Dbtr><DbtrAcct><Id><IBAN>DE1</IBAN></Id></DbtrAcct>"
        "<Cdtr><Nm>Creditor Ltd</Nm></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry></Stmt>"
    )
    text = CAMT.replace("</Stmt>", entry).replace("<Cd>PRCD</Cd>", "<Cd>FWAV</Cd>")
    text = text.replace("<NbOfNtries>4<", "<NbOfNtries>5<")
    line = read_text(tmp_path, text).rows[-1]
    assert (line.payer, line.amount_minor, line.payer_account) == (
        *(payer, minor, "DE1" if minor > 0 else ""),
    )


def test_an_interim_report_has_the_currency_of_its_limit(tmp_path):
    text = (
        ":20:A\n:25:1203\n:28C:5/1\n:34F:CHF0,00\n:13D:2611061030+0100\n"
        ":61:2611021102C5,00NTRFNONREF\n:86:WORDS\n-\n"
    )
    (statement,) = read_text(tmp_path, text).statements
    assert (statement.currency, statement.lines[0].currency) == ("CHF", "CHF")
    (usual,) = read_text(tmp_path, text.replace(":34F:CHF0,00\n", "")).statements
    assert usual.currency == "GBP"
    told = text.replace(":34F:CHF0,00\n", "").replace("\n-\n", "\n:90C:1USD5,00\n-\n")
    assert read_text(tmp_path, told).statements[0].currency == "USD"


def test_a_word_between_strokes_alone_is_no_structure(tmp_path):
    head = ":20:A\n:25:1203\n:28C:5/1\n:60F:C261101EUR0,00\n:61:2611021102C5,00NTRFNONREF\n"
    one, two = "/NAME/Jansen", "/NAME/Jansen/REMI/Factuur 12"
    for said, payer in ((one, ""), (two, "Jansen")):
        text = f"{head}:86:{said}\n:62F:C261102EUR5,00\n-\n"
        assert read_text(tmp_path, text).rows[0].payer == payer
    twice = f"{head}:86:{two}\n:86:AND MORE\n:62F:C261102EUR5,00\n-\n"
    assert read_text(tmp_path, twice).rows[0].payer == ""


def test_the_name_of_an_account_is_cut_at_140_letters():
    draft = StatementDraft("1203", "n" * 141, "EUR")
    assert draft.finish("camt", "a.xml").account_name == "n" * 140


@pytest.mark.parametrize("total", [":90C:2EUR5,00", ":90C:1EUR5,01", ":90D:1EUR1,00"])
def test_the_totals_of_an_interim_report_are_held_against_its_lines(tmp_path, total):
    text = (
        ":20:A\n:25:1203\n:28C:5/1\n:34F:EUR0,00\n:13D:2611061030+0100\n"
        ":61:2611021102C5,00NTRFNONREF\n:86:WORDS\n{}\n-\n"
    )
    assert read_text(tmp_path, text.format(":90C:1EUR5,00")).statements[0].fault == ""
    with pytest.raises(UnreadableFileError, match="does not add up"):
        read_text(tmp_path, text.format(total))


def test_a_word_of_return_in_the_details_marks_one(tmp_path):
    head = ":20:A\n:25:1203\n:28C:5/1\n:60F:C261101EUR9,00\n:61:2611021102D5,00NTRFNONREF\n"
    for said, returned in (("/RTRN/MS03/REMI/X", True), ("/NAME/A/REMI/X", False)):
        text = f"{head}:86:{said}\n:62F:C261102EUR4,00\n-\n"
        assert read_text(tmp_path, text).rows[0].is_return is returned


def test_each_line_of_an_address_of_a_book_is_its_own(tmp_path):
    change = (
        "UPDATE customers SET addr_addr1 = 'one', addr_addr2 = 'two', addr_addr3 = 'three',"
        " addr_addr4 = 'four', addr_phone = '5', addr_email = 'six@x.example' WHERE guid = 'c1'"
    )
    found = read_file(gnucash(tmp_path / "book.dat", change)).rows[0].customer
    assert (found.address1, found.address2, found.city, found.region) == (
        *("one", "two", "three", "four"),
    )
    assert (found.phone, found.email) == ("5", "six@x.example")
