"""Small decisions of the readers of statements, each met where it makes a difference."""

import sqlite3
from contextlib import closing
from datetime import date
from types import SimpleNamespace

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank.csb43 import read_csb43
from collector_desktop.importers.bank.mt940_details import read_details
from collector_desktop.importers.bank.read import _accepted
from collector_desktop.importers.bank.statement_text import StatementFile
from collector_desktop.importers.bank_look import look_at_plain_table
from collector_desktop.importers.base import BankStatement
from collector_desktop.importers.gnucash import book
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.whole_file import WholeFile
from tests.unit.importers.bank.bank_files import FOLDER, read, read_text
from tests.unit.importers.whole_files import gnucash

HEAD = ":20:A\n:25:12030000/0000202051\n:28C:1/1\n:60F:C261101EUR100,00\n"
STRIPE = ",".join(
    (
        "automatic_payout_id,automatic_payout_effective_at_utc,balance_transaction_id,created_utc",
        "currency,gross,fee,net,reporting_category,source_id,description,customer_name",
        "customer_email,payment_intent_id,charge_id",
    )
)


def norma43(code):
    """Return the made-up statement of Norma 43 in the currency of another number."""
    text = (FOLDER / "csb43.n43").read_text("latin-1")
    return StatementFile("a.n43", text.replace("978", code).encode("latin-1"), "0")


@pytest.mark.parametrize(
    ("code", "currency"),
    [
        *(("978", "EUR"), ("840", "USD"), ("826", "GBP"), ("756", "CHF"), ("036", "AUD")),
        *(("124", "CAD"), ("208", "DKK"), ("578", "NOK"), ("752", "SEK"), ("985", "PLN")),
        *(("484", "MXN"), ("986", "BRL"), ("504", "MAD"), ("156", "CNY")),
    ],
)
def test_an_account_of_norma_43_is_in_the_currency_of_its_iso_4217_number(code, currency):
    (statement,) = read_csb43(norma43(code), ReadHints())
    assert statement.currency == currency
    assert {line.currency for line in statement.lines} == {currency}


@pytest.mark.parametrize("code", ["999", "000", "   ", "EUR"])
def test_a_currency_that_norma_43_does_not_name_is_said_and_never_taken_for_euros(code):
    with pytest.raises(UnreadableFileError, match=f"row 1 is in the currency '{code.strip()}'"):
        read_csb43(norma43(code), ReadHints())


def stripe(folder, *rows):
    lines = [STRIPE, *(f"po_1,2026-11-05,{row}" for row in rows), ""]
    return read_text(folder, "\n".join(lines), "a.csv").statements[0].lines


def test_a_stripe_charge_has_the_words_of_its_own_columns(tmp_path):
    charge = "txn_1,2026-11-02,gbp,12.00,0.40,11.60,charge,ch_1,Inv 7,Ann Lee,a@x.example,pi_1,ch_1"
    line, *_ = stripe(tmp_path, charge)
    assert (line.booked_on, line.value_on) == (date(2026, 11, 2), date(2026, 11, 5))
    assert (line.payer, line.payer_account) == ("Ann Lee", "a@x.example")
    assert (line.reference, line.bank_type, line.bank_id) == ("pi_1", "charge", "txn_1")
    assert line.text == (
        "charge Inv 7 Ann Lee a@x.example ch_1 payout po_1: gross 12.00, fee 0.40, net 11.60"
    )


def test_a_fee_stands_in_the_row_of_its_charge_and_the_payout_in_that_of_the_last(tmp_path):
    lines = stripe(
        tmp_path,
        "txn_1,2026-11-02,gbp,12.00,0.40,11.60,charge,ch_1,,,,,",
        "txn_2,2026-11-03,gbp,8.00,0.30,7.70,charge,ch_2,,,,,",
    )
    assert [(line.row, line.amount_minor) for line in lines] == [
        *((2, 1_200), (2, -40), (3, 800), (3, -30), (3, -1_930)),
    ]
    alone = stripe(tmp_path, "txn_1,2026-11-02,gbp,0.00,0.40,-0.40,fee,f_1,,,,,")
    assert [(line.row, line.amount_minor) for line in alone] == [(2, -40), (2, 40)]


@pytest.mark.parametrize(("code", "returned"), [("109", True), ("166", False)])
@pytest.mark.parametrize("sign", ["?", ">", "$"])
def test_a_code_of_returns_is_known_whatever_sign_the_bank_puts_before_parts(sign, code, returned):
    """German banks: the three digits before the parts say what kind of booking it is."""
    details = read_details([f"{code}{sign}00BOOKED{sign}20INV 7{sign}32ACME{sign}33 LTD"])
    assert (details.payer, details.text) == ("ACME LTD", "ACME LTD BOOKED INV 7")
    assert details.is_return is returned


@pytest.mark.parametrize(
    ("details", "text"),
    [("", "INV-77"), (":86:From Ann\n", "From Ann"), (":86:166?32ACME\n", "ACME")],
)
def test_the_customers_mark_is_the_text_only_where_the_bank_says_nothing(tmp_path, details, text):
    body = f"{HEAD}:61:2611031103C5,00NTRFINV-77//B1\n{details}:62F:C261104EUR105,00\n-\n"
    (line,) = read_text(tmp_path, body).rows
    assert (line.reference, line.bank_id) == ("INV-77", "B1")
    assert line.text.startswith(text)
    assert ("INV-77" in line.text) is (not details)


def test_a_booking_has_the_codes_of_its_domain_or_the_banks_own(tmp_path):
    """ISO 20022: domain, family and subfamily; proprietary codes stand beside them."""
    raw = (FOLDER / "camt053.xml").read_text("utf-8")
    start, end = raw.index("<Ntry>"), raw.index("</Ntry>")
    entry = raw[start:end]
    own = "<BkTxCd><Prtry><Cd>NTRF+166</Cd></Prtry></BkTxCd>"
    domain = (
        "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly>"
        "</Domn><Prtry><Cd>X</Cd></Prtry></BkTxCd>"
    )
    for code, kind in ((own, "NTRF+166"), (domain, "PMNT/RCDT/ESCT")):
        plain = entry
        if "<BkTxCd>" in plain:
            before, _, rest = plain.partition("<BkTxCd>")
            plain = before + rest.partition("</BkTxCd>")[2]
        changed = plain.replace("</Sts>", f"</Sts>{code}", 1)
        assert changed != plain
        parsed = read_text(tmp_path, raw[:start] + changed + raw[end:], "a.xml")
        assert kind in {line.bank_type for line in parsed.rows}


@pytest.mark.parametrize("above", [0, 1, 3])
def test_a_movement_of_ofx_stands_in_the_line_where_it_begins(tmp_path, above):
    name = next(each.name for each in FOLDER.iterdir() if each.suffix == ".ofx")
    text = "\n" * above + (FOLDER / name).read_text("utf-8", "replace").lstrip()
    lines = text.splitlines()
    begins = [at for at, line in enumerate(lines, 1) if "<STMTTRN>" in line]
    assert [line.row for line in read_text(tmp_path, text, "a.ofx").rows] == begins


def test_a_look_at_a_table_shows_the_filled_lines_below_its_header(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "My bank\n\nDate,Description,Amount,Balance\n\n"
        "13/11/2026,ACME,5.00,105.00\n,,,\n14/11/2026,LTD,6.00,111.00\n",
        "utf-8",
    )
    seen = look_at_plain_table(path)
    assert (seen.header_row, seen.headers) == (3, ("Date", "Description", "Amount", "Balance"))
    assert seen.sample_rows == (
        ("13/11/2026", "ACME", "5.00", "105.00"),
        ("14/11/2026", "LTD", "6.00", "111.00"),
    )


@pytest.mark.parametrize("row", [1, 7])
def test_a_statement_that_does_not_add_up_is_taken_if_the_user_says_so(row):
    lines = (SimpleNamespace(row=row),) if row > 1 else ()
    statement = BankStatement("a", "A", "EUR", 0, 5, lines, fault="Nothing fits.")
    with pytest.raises(UnreadableFileError, match="Nothing fits"):
        _accepted(statement, ReadHints())
    taken = _accepted(statement, ReadHints(unbalanced=True))
    assert (taken.fault, taken.account_key, taken.lines) == ("", "a", lines)
    (told,) = taken.warnings
    assert (told.row, told.reason) == (row, "Nothing fits. It is taken as it is.")


def test_a_strangers_database_is_trusted_in_nothing(monkeypatch):
    """SQLite's advice for files of strangers: sqlite.org/security.html, section 1.2."""
    with closing(sqlite3.connect(":memory:")) as connection:
        book._guard(connection)
        said = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("trusted_schema", "cell_size_check", "query_only")
        }
        assert said == {"trusted_schema": 0, "cell_size_check": 1, "query_only": 1}
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 1_000_000
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("CREATE TABLE a (b)")
    monkeypatch.setattr(book, "SECONDS", -1.0)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT max(i) FROM n"
    with closing(sqlite3.connect(":memory:")) as connection:
        book._guard(connection)
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            connection.execute(endless).fetchall()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT name FROM sqlite_master",
        "SELECT upper(name) FROM customers",
        "PRAGMA user_version",
        "SELECT 1 FROM accounts",
        "DELETE FROM customers",
        "ATTACH ':memory:' AS other",
    ],
)
def test_nothing_but_the_plain_tables_of_a_book_is_read(tmp_path, query):
    path = gnucash(tmp_path / "a.gnucash", "CREATE TABLE accounts (guid TEXT)")
    file = WholeFile(path.name, b"", "0")
    with book.open_book(path, file) as opened:
        assert opened.rows("SELECT name FROM customers")
    with pytest.raises(UnreadableFileError), book.open_book(path, file) as opened:
        opened.rows(query)


def test_the_made_up_statement_of_norma_43_is_in_euros():
    (statement,) = read("csb43.n43").statements
    assert (statement.currency, statement.problems) == ("EUR", ())
