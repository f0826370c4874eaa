"""Right answers worked out elsewhere: a day, an amount, a balance (oracles G3, G5, G6)."""

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.statement_totals import Declared, balance_fault, totals_fault
from tests.unit.importers.bank.bank_files import read_text

G3 = """OFXHEADER:100
DATA:OFXSGML
VERSION:102

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>063107513<ACCTID>01234567890<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20180221<TRNAMT>+100.00<FITID>0001
<NAME>MICHAEL SCOTT PAPER COMPANY<MEMO>COMMUNICATION</STMTTRN>
</BANKTRANLIST>
<LEDGERBAL><BALAMT>500.00<DTASOF>20180221</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""
CODA_AMOUNT = "000000000100000"


def coda_record(start, end="0"):
    return start.ljust(127) + end


def coda(closing=CODA_AMOUNT):
    account = "BE47435000000080".ljust(34) + "EUR"
    movement = f"2100010000{'REF BANK':21}0{CODA_AMOUNT}200717001010000{'COMMUNICATION':53}"
    return "\n".join(
        (
            coda_record("0000001081700005".ljust(16), "2"),
            coda_record(f"12001{account}0{'0' * 15}010717DUNDER MIFFLIN"),
            coda_record(f"{movement}190717001 0"),
            coda_record(f"8001{account}0{closing}010817"),
            coda_record("9".ljust(16) + "000003" + "0" * 15 + CODA_AMOUNT, "2"),
        )
    )


def csb43(closing="00000000299402"):
    lines = (
        "1121000418020005133218030118033120000000030050097 8".replace(" ", "") + "3DUNDER MIFFLIN",
        "22    0418180319180319020011" + "00000000001098" + "0000000000",
        "33210004180200051332" + "00001" + "00000000001098" + "00000" + "0" * 14 + f"2{closing}978",
        "88" + "9" * 18 + "000003",
    )
    return "\n".join(line.ljust(80) for line in lines)


def test_g3_an_ofx_opening_balance_is_the_closing_one_less_the_movements(tmp_path):
    parsed = read_text(tmp_path, G3, "statement.ofx")
    (statement,), (line,) = parsed.statements, parsed.rows
    assert (line.booked_on, line.amount_minor, line.bank_id) == (date(2018, 2, 21), 10_000, "0001")
    assert line.text == "MICHAEL SCOTT PAPER COMPANY COMMUNICATION"
    assert (statement.opening_minor, statement.closing_minor) == (40_000, 50_000)
    assert statement.account_key == "06310751301234567890"


def test_g5_coda(tmp_path):
    parsed = read_text(tmp_path, coda())
    (statement,), (line,) = parsed.statements, parsed.rows
    assert (statement.account_key, statement.closing_minor) == ("BE47435000000080", 10_000)
    assert (line.booked_on, line.amount_minor) == (date(2017, 7, 19), 10_000)
    assert line.text == "COMMUNICATION"


def test_g5_csb43(tmp_path):
    parsed = read_text(tmp_path, csb43())
    (statement,), (line,) = parsed.statements, parsed.rows
    assert (statement.opening_minor, statement.closing_minor) == (300_500, 299_402)
    assert (line.booked_on, line.amount_minor) == (date(2018, 3, 19), -1_098)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (coda("000000000150000"), ("0.00 EUR", "100.00 EUR", "150.00 EUR")),
        (csb43("00000000299502"), ("3005.00 EUR", "2994.02 EUR", "2995.02 EUR")),
    ],
)
def test_g6_a_statement_that_does_not_add_up_is_refused_with_its_figures(text, figures, tmp_path):
    with pytest.raises(UnreadableFileError, match="does not add up") as refused:
        read_text(tmp_path, text)
    assert all(figure in refused.value.title for figure in figures)


def test_g6_balances():
    declared = Declared(opening=0, closing=15_000)
    assert balance_fault(declared, [5_000, 6_000], "USD")
    assert not balance_fault(declared, [5_000, 6_000, 4_000], "USD")


def test_g6_declared_total_and_count():
    assert not totals_fault(Declared(total=8_000), [5_000, 3_000], "USD")
    assert "80.00 USD" in totals_fault(Declared(total=8_000), [5_000], "USD")
    assert not totals_fault(Declared(count=2), [5_000, 6_000], "USD")
    assert totals_fault(Declared(count=2), [5_000], "USD") == "it declares 2 lines, but has 1"


def test_g6_an_empty_statement_with_equal_balances_is_valid(tmp_path):
    text = ":20:A\n:25:DE02120300000000202051\n:60F:C261101EUR10,\n:62F:C261101EUR10,\n-\n"
    parsed = read_text(tmp_path, text)
    assert parsed.rows == ()
    assert parsed.statements[0].closing_minor == 1_000
