"""Details of a statement are read as they are: reasons, rows, signs, and the longest amounts."""

from __future__ import annotations

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank.csb43 import looks_like_csb43
from collector_desktop.importers.bank.draft import LineError, StatementDraft
from tests.unit.importers.bank.bank_files import FOLDER, read_text
from tests.unit.importers.bank.test_fixed_places import ENTRIES, csb43_file, entry

CAMT = (FOLDER / "camt053.xml").read_text("utf-8")
MT940 = (FOLDER / "mt940.sta").read_text("utf-8")
REMITTANCE = "<RmtInf><Ustrd>INV-1001</Ustrd></RmtInf>"


def test_why_a_payment_came_back_stands_in_its_text(tmp_path):
    """RtrInf of ISO 20022: a code, and what the other bank wrote for people."""
    reason = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Account is closed</AddtlInf></RtrInf>"
    assert REMITTANCE in CAMT
    changed = CAMT.replace(REMITTANCE, REMITTANCE + reason, 1)
    line = read_text(tmp_path, changed, "a.xml").rows[0]
    assert line.text.endswith("INV-1001 AC04 Account is closed")


def test_a_booking_that_only_waits_makes_the_number_of_lines_no_fault(tmp_path):
    waits = CAMT.replace("<Sts><Cd>BOOK</Cd></Sts>", "<Sts><Cd>PDNG</Cd></Sts>", 1)
    waits = waits.replace("2100.01", "900.01").replace(">4</NbOfNtries>", ">3</NbOfNtries>")
    parsed = read_text(tmp_path, waits, "a.xml")
    assert len(parsed.rows) == 3
    assert parsed.statements[0].warnings == ()


def test_an_amount_of_norma_43_begins_in_its_first_place():
    (line, *_) = csb43_file(entry("2", 12_345_678_901_234), *ENTRIES[2:]).lines
    assert line.amount_minor == 12_345_678_901_234


def test_a_balance_is_of_the_currency_that_stands_before_it(tmp_path):
    """A yen has no hundredth: 2100 yen are 2100 of the smallest unit, not 210000."""
    yen = MT940.replace("EUR", "JPY").replace("1000,00", "1000,").replace("1200,00", "1200,")
    yen = yen.replace("350,50", "350,").replace("99,99", "100,").replace("2100,01", "2100,")
    (statement,) = read_text(tmp_path, yen, "a.sta").statements
    assert (statement.currency, statement.opening_minor, statement.closing_minor) == (
        *("JPY", 1000, 2100),
    )


def test_a_record_of_qif_that_is_wrong_is_named_by_its_first_line(tmp_path):
    text = "!Type:Bank\nD13/11/2026\nT5.00\nPACME\n^\nD31/31/2026\nT7.00\nPMOSS\n^\n"
    (problem,) = read_text(tmp_path, text, "a.qif").problems
    assert problem.row == 6
    first = "!Type:Bank\nD31/31/2026\nT7.00\nPMOSS\n^\nD13/11/2026\nT5.00\nPACME\n^\n"
    (problem,) = read_text(tmp_path, first, "a.qif").problems
    assert problem.row == 2


@pytest.mark.parametrize(
    ("amounts", "minor"),
    [(("1.234,50", "2,75"), [123_450, 275]), (("1,234.50", "2.75"), [123_450, 275])],
)
def test_the_amounts_of_qif_show_their_sign_of_decimals(tmp_path, amounts, minor):
    records = "".join(f"D13/11/2026\nT{amount}\nPACME\n^\n" for amount in amounts)
    parsed = read_text(tmp_path, f"!Type:Bank\n{records}", "a.qif")
    assert [line.amount_minor for line in parsed.rows] == minor


@pytest.mark.parametrize(("count", "told"), [(0, ""), (1, " 1 of its lines cannot be read. No.")])
def test_a_statement_that_does_not_add_up_says_what_it_could_not_read(count, told):
    draft = StatementDraft(currency="EUR", account_key="DE1")
    for row in range(count):
        draft.reject(row, LineError("amount", "x", "No."))
    said = draft._fault_in_words("a.sta", "it ends elsewhere")
    assert (
        said == f"The statement of account DE1 in 'a.sta' does not add up: it ends elsewhere.{told}"
    )


def test_a_statement_with_a_wrong_end_is_refused_by_its_account(tmp_path):
    with pytest.raises(UnreadableFileError, match=r"12030000/?0000202051"):
        read_text(tmp_path, MT940.replace("2100,01", "2100,02"), "a.sta")


def test_a_balance_of_the_middle_or_in_another_currency_hides_none_behind_it(tmp_path):
    middle = "<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry><SubTp><Cd>INTM</Cd></SubTp></Tp>"
    other = "<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>"
    rest = '<Amt Ccy="{}">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>'
    first = middle + rest.format("EUR") + other + rest.format("USD")
    changed = CAMT.replace("<Bal>", f"{first}<Bal>", 1)
    (statement,) = read_text(tmp_path, changed, "a.xml").statements
    assert (statement.opening_minor, statement.closing_minor) == (100_000, 210_001)


@pytest.mark.parametrize(("length", "is_one"), [(49, False), (50, True), (80, True), (81, False)])
def test_an_account_record_of_norma_43_is_from_50_to_80_signs_long(length, is_one):
    """Some programs cut off what is blank behind the currency; nobody makes it longer."""
    record = ("11" + "2" * 48).ljust(length, "x")[:length].encode()
    assert looks_like_csb43(record + b"\n22") is is_one
    assert not looks_like_csb43(record.replace(b"2", b"A", 1))
    assert not looks_like_csb43(record[:49] + b"A" + record[50:])


@pytest.mark.parametrize(
    ("told", "expected"),
    [("EUR", "EUR"), ("eur", "EUR"), ("EÜR", "GBP"), ("\N{GREEK CAPITAL LETTER EPSILON}UR", "GBP")],
)
def test_the_currency_of_an_interim_report_is_three_letters_of_ascii(tmp_path, told, expected):
    """Codes of ISO 4217 are ASCII; ÜÖÄ and a Greek Epsilon are letters too, but no currency's."""
    report = (
        f":20:A\n:25:12345678\n:28C:1/1\n:34F:{told}0,\n:13D:2611021200+0100\n"
        ":61:2611021102C12,50NTRFNONREF\n:86:INV-1001\n"
    )
    line = read_text(tmp_path, report, "a.sta").rows[0]
    assert (line.currency, line.amount_minor) == (expected, 1250)


REVOLUT_ROWS = (
    "Date started (UTC),Date completed (UTC),ID,Type,State,Description,Reference,Payer,"
    "Payment currency,Total amount,Account,Sender name\n"
    "2026-11-02,2026-11-02,a,TOPUP,COMPLETED,{},INV-1,Own Clerk,EUR,{},EUR Main,{}\n"
)


@pytest.mark.parametrize(
    ("words", "amount", "sender", "payer"),
    [
        ("Money added from ACME LTD", "10.00", "", "ACME LTD"),
        ("Payment from Brown  & Sons", "10.00", "", "Brown & Sons"),
        ("Transfer from ACME LTD", "10.00", "ACME HOLDING", "ACME HOLDING"),
        ("Zahlung von Müller GmbH", "10.00", "", "Müller GmbH"),
        ("Refund of an order", "10.00", "", ""),
        ("To ACME LTD", "-10.00", "", ""),
        ("Payment from ACME LTD", "-10.00", "", ""),
    ],
)
def test_who_paid_into_revolut_is_its_sender_or_named_in_the_words(
    tmp_path, words, amount, sender, payer
):
    (line,) = read_text(tmp_path, REVOLUT_ROWS.format(words, amount, sender)).rows
    assert line.payer == payer
