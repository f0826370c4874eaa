"""Which side a bank's row is on: a credit is money in, whatever way the table says so."""

import pytest

from collector_desktop.importers.bank.bank_amounts import BankAmountReader
from tests.unit.importers.bank.bank_files import read_text


def amounts(folder, header, first, second):
    rows = f"{header}\n2026-11-02,ACME INV-7,{first}\n2026-11-03,RENT,{second}\n"
    parsed = read_text(folder, rows, kind="bank")
    assert parsed.problems == ()
    return [line.amount_minor for line in parsed.rows]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('"1,200.50 CR"', "300.00 DR"),
        ('"1,200.50Cr"', "300.00Dr"),
        ('"1,200.50"', "(300.00)"),
        ('"1.200,50 H"', '"300,00 S"'),
        ('"1.200,50"', '"300,00-"'),
    ],
)
def test_a_mark_behind_an_amount_is_the_banks_and_not_a_ledgers(tmp_path, first, second):
    header = "Date,Description,Amount"
    assert amounts(tmp_path, header, first, second) == [1200_50, -300_00]


@pytest.mark.parametrize("name", ["DR/CR", "Cr/Dr", "D/C", "C/D", "Debit or credit"])
@pytest.mark.parametrize("words", [("CR", "DR"), ("C", "D"), ("Credit", "Debit")])
def test_a_column_says_the_side(tmp_path, name, words):
    header = f"Date,Description,Amount,{name}"
    first, second = f"1200.50,{words[0]}", f"300.00,{words[1]}"
    assert amounts(tmp_path, header, first, second) == [1200_50, -300_00]


def test_a_type_that_is_nothing_but_a_side_says_it_too(tmp_path):
    header = "Date,Description,Amount,Transaction Type"
    assert amounts(tmp_path, header, "1200.50,Credit", "300.00,DEBIT") == [1200_50, -300_00]
    assert amounts(tmp_path, header, "1200.50,Credit", "-300.00,DEBIT") == [1200_50, -300_00]


def test_another_type_leaves_the_sign_as_it_is(tmp_path):
    header = "Date,Description,Amount,Transaction Type"
    assert amounts(tmp_path, header, "1200.50,Direct debit", "-300.00,Card") == [1200_50, -300_00]


def test_balances_with_marks_are_followed(tmp_path):
    header = "Date,Description,Debit,Credit,Balance"
    rows = "2026-11-02,X,,1200.50,900.50 CR", "2026-11-03,Y,1000.00,,99.50 DR"
    parsed = read_text(tmp_path, "\n".join((header, *rows)) + "\n", kind="bank")
    assert [line.amount_minor for line in parsed.rows] == [1200_50, -1000_00]
    (statement,) = parsed.statements
    assert (statement.opening_minor, statement.closing_minor) == (-300_00, -99_50)


@pytest.mark.parametrize("total", ["Total,,1500.50", ",Totals:,1500.50", "Grand total,,1500.50"])
def test_a_line_of_totals_is_left_out_and_counted(tmp_path, total):
    text = f"Date,Description,Amount\n2026-11-02,ACME,1500.50\n{total}\n"
    parsed = read_text(tmp_path, text, kind="bank")
    assert [line.amount_minor for line in parsed.rows] == [1500_50]
    assert parsed.problems == ()
    assert (parsed.excluded, parsed.notes) == (1, ("1 row is left out: it is a total.",))


@pytest.mark.parametrize("text", ["1.00 CHF", "1.00", "-1.00", "CHF 1.00"])
def test_a_currency_is_no_mark(text):
    assert BankAmountReader(".")(text, "CHF") == (-100 if "-" in text else 100)
