"""What banks seldom write: each is one line, a problem with its row, or a refusal in words."""

import re
from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank import csv_reader
from collector_desktop.importers.bank.account_name import has_nameless, of_account
from collector_desktop.importers.bank.coda import read_coda
from collector_desktop.importers.bank.csb43 import read_csb43
from collector_desktop.importers.bank.mt940 import read_mt940
from collector_desktop.importers.bank.read import may_be_table
from collector_desktop.importers.bank.santander_text import read_santander
from collector_desktop.importers.bank.statement_text import StatementFile
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file
from collector_desktop.services.reading import inspect_file
from tests.unit.importers.bank.bank_files import FOLDER, STORY, read, read_text, told

FIRST_CODA = "2100010000REF0000000000000000010000000001200000021126001500001101000100112383"


@pytest.fixture
def changed(tmp_path):
    """Return a function that reads a made-up statement after some changes; it gives what came."""

    def read_changed(name, *changes, kind="auto", without="", **hints):
        raw = (FOLDER / name).read_bytes().decode("latin-1")
        raw = re.sub(without, "", raw) if without else raw
        for old, new in changes:
            assert old in raw, old
            raw = raw.replace(old, new, 1)
        try:
            return read_text(tmp_path, raw.encode("latin-1"), name, kind, **hints)
        except UnreadableFileError as refused:
            return str(refused)

    return read_changed


BALANCES = r"<Bal>.*?</Bal>|<TxsSummry>.*?</TxsSummry>"


def reasons(parsed):
    return [problem.reason for problem in parsed.problems]


BAL = '<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp><Amt Ccy="{}">{}</Amt></Bal><TxsSummry>'


@pytest.mark.parametrize(
    "extra", [("PRCD", "EUR", "7.00"), ("XPCD", "USD", "7.00"), ("OPBD", "USD", "1.00")]
)
def test_another_balance_of_a_kind_or_currency_does_not_count(changed, extra):
    parsed = changed("camt053.xml", ("<TxsSummry>", BAL.format(*extra)))
    assert told(parsed) == STORY
    assert parsed.statements[0].opening_minor == 100_000


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('<Amt Ccy="EUR">1000.00', '<Amt Ccy="EUR">1O00.00', "amount"),
        ('<Amt Ccy="EUR">350.50', '<Amt Ccy="USD">350.50', "The entry is in USD"),
        ("<BookgDt><Dt>2026-11-02", "<BookgDt><Dt>2026-13-02", "is not a date"),
        (
            "<BookgDt><Dt>2026-11-02</Dt></BookgDt><ValDt><Dt>2026-11-02</Dt></ValDt>",
            "",
            "booking date is missing",
        ),
    ],
)
def test_an_entry_that_cannot_be_read_is_named_with_its_row(changed, old, new, reason):
    parsed = changed("camt053.xml", (old, new), without=BALANCES if "1000" not in old else "")
    assert any(reason in each for each in reasons(parsed)), parsed
    assert all(problem.row > 1 for problem in parsed.problems)


def test_a_count_that_is_none_proves_nothing(changed):
    assert told(changed("camt053.xml", ("<NbOfNtries>4", "<NbOfNtries>four"))) == STORY


def test_an_entry_of_no_money_is_no_line(changed):
    entry = (
        '<Ntry><Amt Ccy="EUR">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
        "<BookgDt><Dt>2026-11-02</Dt></BookgDt></Ntry></Stmt>"
    )
    found = changed("camt053.xml", ("</Stmt>", entry), ("<NbOfNtries>4", "<NbOfNtries>5"))
    assert told(found) == STORY


def test_a_long_entry_reference_marks_where_nothing_else_does(changed):
    found = changed(
        "camt053.xml",
        ("<AcctSvcrRef>2026-REF-4</AcctSvcrRef>", "<NtryRef>ENTRY-2026-000000004</NtryRef>"),
    )
    assert "ENTRY-2026-000000004" in [line.bank_id for line in found.rows]


def test_a_coda_movement_in_parts_is_its_parts(changed):
    raw = (FOLDER / "coda.cod").read_text("latin-1")
    whole = next(line for line in raw.splitlines() if line.startswith("210001"))
    parts = [
        whole[:6] + f"000{number}" + whole[10:32] + f"{minor:014d}0" + whole[47:]
        for number, minor in ((1, 70_000), (2, 50_000))
    ]
    found = changed("coda.cod", (whole, "\n".join([whole, *parts])))
    amounts = sorted(line.amount_minor for line in found.rows)
    assert amounts == sorted([70_000, 50_000, 35_050, -9_999, -35_050])


def test_coda_words_information_and_other_communications_are_kept(changed):
    found = changed(
        "coda.cod",
        ("21126001500001101000100112383", "21126001500001106000100112383"),
        (
            "\n2100020000",
            "\n31000100010REF00000000000000000150000MORE WORDS".ljust(129) + "\n2100020000",
        ),
    )
    line = next(line for line in found.rows if line.amount_minor == 120_000)
    assert "WORDS" in line.text
    assert line.reference != "000100112383"


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("coda.cod", "000000001200000021126", "000000001200005021126", "more decimals"),
        ("csb43.n43", "261105261105020011", "261305261105020011", "is not a date"),
        ("csb43.n43", "000000000450490000200", "00000000045O490000200", "is not a number"),
        ("mt940.sta", ":61:2611051105RC", ":61:2613051105RC", "is not a date"),
        ("ofx.ofx", "<DTPOSTED>20261105", "<DTPOSTED>20261305", "is not a date"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_or_refused(changed, name, old, new, reason):
    found = changed(name, (old, new))
    told = found if isinstance(found, str) else " ".join(reasons(found))
    assert reason in told


@pytest.mark.parametrize(
    ("reader", "text", "reason"),
    [
        (read_coda, "0000006112612005".ljust(128) + "\n9".ljust(129), "no statement"),
        (read_csb43, "88999999999999999999000010".ljust(80), "no account"),
        (read_mt940, "hello", "no statement"),
        (read_santander, "From: 01/11/2026\n\nAccount: XXXX 5678\n", "no movements"),
    ],
)
def test_a_statement_without_any_account_is_refused(reader, text, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        reader(StatementFile("a.txt", text.encode(), "0"), ReadHints())


def test_movements_of_no_money_are_no_lines(changed):
    raw = (FOLDER / "csb43.n43").read_text("latin-1")
    line = next(line for line in raw.splitlines() if line.startswith("22") and "02001200" in line)
    nothing = line[:28] + "0" * 14 + line[42:]
    assert told(changed("csb43.n43", ("3321000418", f"{nothing}\n3321000418"))) == STORY
    assert told(changed("mt940.sta", (":62F:", ":61:2611051105C0,00NTRFNONREF\n:62F:"))) == STORY
    entry = (
        "<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20261105<TRNAMT>0.00<FITID>Z0<NAME>X</STMTTRN>"
        "</BANKTRANLIST>"
    )
    assert told(changed("ofx.ofx", ("</BANKTRANLIST>", entry))) == STORY


def test_a_foreword_before_the_first_account_of_csb43_is_passed_over():
    raw = b"00foreword\n" + (FOLDER / "csb43.n43").read_bytes()
    (statement,) = read_csb43(StatementFile("a.n43", raw, "0"), ReadHints())
    assert len(statement.lines) == len(STORY)


def test_two_mt940_messages_in_one_block_are_two_statements(changed):
    second = (
        ":20:SECOND\n:25:12030000/0000202051EUR\n:28C:00013/001\n:60F:C261106EUR2100,01\n"
        ":62F:C261106EUR2100,01\n-}"
    )
    found = changed("mt940.sta", ("-}", second))
    assert len(found.statements) == 2
    assert told(found) == STORY


def test_a_balance_of_ofx_that_is_no_amount_is_named(changed):
    raw = (FOLDER / "ofx.ofx").read_text("latin-1")
    balance = raw.partition("<BALAMT>")[2].split("<", 1)[0].strip()
    found = changed("ofx.ofx", (f"<BALAMT>{balance}", "<BALAMT>much"))
    assert any("amount" in reason for reason in reasons(found))


def test_what_an_ofx_server_says_is_reported(tmp_path):
    text = (
        "OFXHEADER:100\n\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>15500<SEVERITY>ERROR"
        "<MESSAGE>Signon invalid</STATUS></SONRS></SIGNONMSGSRSV1></OFX>"
    )
    with pytest.raises(UnreadableFileError, match="Signon invalid"):
        read_text(tmp_path, text, "a.ofx")


QIF = "!Account\nNCurrent\nTBank\n^\n!Type:Bank\n!Option:AllXfr\nD{}\nT5.00\nPACME\n^\n"


def test_a_qif_file_may_name_its_account_and_be_told_its_order(tmp_path):
    parsed = read_text(tmp_path, QIF.format("03/04/2026"), "a.qif", date_order=DateOrder.DMY)
    assert parsed.statements[0].account_name == "Current"
    assert parsed.rows[0].booked_on == date(2026, 4, 3)
    unknown = read_text(tmp_path, QIF.format("03/04/2026"), "a.qif")
    assert unknown.rows == ()
    assert len(unknown.problems) == 1
    assert inspect_file(tmp_path / "a.qif").kind is FileKind.BANK


def test_santander_with_a_movement_of_nothing_or_a_wrong_balance(changed):
    raw = (FOLDER / "santander_txt.txt").read_bytes().decode("latin-1")
    ending = "\r\n" if "\r\n" in raw else "\n"
    at = f"Date:\xa003/11/2026{ending}Description:\xa0PAPER"
    nothing = ("Date:\xa004/11/2026", "Description:\xa0NOTHING", "Amount:\xa00.00\xa0")
    lines = ending.join((*nothing, "Balance:\xa02450.51\xa0", "", at))
    assert told(changed("santander_txt.txt", (at, lines))) == STORY
    broken = changed("santander_txt.txt", ("Balance:\xa02100.01", "Balance:\xa02100.07"))
    assert broken.statements[0].warnings


def test_stripe_payouts_are_left_out_and_a_wrong_net_is_named(changed):
    plain = changed("stripe_csv.csv")
    row = "po_1,2026-11-05 00:00:00,{},2026-11-05 00:00:00,gbp,{},{},{},{},x,y,z,pi_9,ch_9\npo_1"
    head = "charge_id\npo_1"
    payout = row.format("txn_8", "-812.50", "0.00", "-812.50", "payout")
    assert told(changed("stripe_csv.csv", (head, f"charge_id\n{payout}"))) == told(plain)
    nothing = row.format("txn_9", "0.00", "0.00", "0.00", "adjustment")
    assert told(changed("stripe_csv.csv", (head, f"charge_id\n{nothing}"))) == told(plain)
    wrong = row.format("txn_7", "10.00", "1.00", "8.00", "charge")
    found = changed("stripe_csv.csv", (head, f"charge_id\n{wrong}"))
    assert any("not the net" in reason for reason in reasons(found))


def test_a_table_says_how_far_it_is_and_may_not_change(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("Date,Description,Amount\n" + "2026-11-02,X,5.00\n" * 30, "utf-8")
    monkeypatch.setattr(csv_reader, "_REPORT_EVERY", 10)
    seen = []
    read_file(path, kind="bank", progress=seen.append)
    assert seen[:2] == [10, 20]

    def grow(_row):
        with path.open("a") as file:
            file.write("2026-11-03,Y,5.00\n")

    with pytest.raises(UnreadableFileError, match="being written by another program"):
        read_file(path, kind="bank", progress=grow)


def test_rows_out_of_the_order_of_their_days_prove_no_day(tmp_path):
    text = (
        "Date,Description,Amount,Balance\n2026-11-03,A,5.00,105.00\n2026-11-02,B,5.00,110.00\n"
        "2026-11-05,C,5.00,115.00\n"
    )
    parsed = read_text(tmp_path, text, "a.csv", "bank")
    assert [line.amount_minor for line in parsed.rows] == [500] * 3
    assert parsed.statements[0].warnings == ()


def test_a_side_that_is_neither_is_named(tmp_path):
    raw = (FOLDER / "wise_csv.csv").read_text("utf-8")
    assert raw
    text = "Date,Description,Amount,Type\n2026-11-02,X,5.00,SIDEWAYS\n"
    found = read_text(tmp_path, text, "a.csv", "bank")
    assert found.rows or found.problems


def test_the_start_of_something_that_is_no_table_may_be_one():
    assert may_be_table(b'a,"' + b"x" * 140_000 + b'"\n')
    assert not may_be_table(b"hello\n")


def test_accounts_are_named_for_bank_files_only(tmp_path):
    path = tmp_path / "c.csv"
    path.write_text("code,name\nA,Acme\n", "utf-8")
    customers = read_file(path)
    assert of_account(customers, "Main") is customers
    assert not has_nameless(read("camt053.xml"))
