"""Tables of banks: one or two amounts, sides, balances, and what is no movement."""

import csv
from datetime import date

import pytest
from openpyxl import Workbook

from collector_desktop.domain.bank_words import line_key, one_line, speaks_of_return
from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import parse_day
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file
from tests.unit.importers.bank.bank_files import FOLDER, STORY, read_text, told

HSBC = (FOLDER / "hsbc_csv.csv").read_text("utf-8")


def amounts(parsed):
    return [line.amount_minor for line in parsed.rows]


def plain(folder, *rows, header="Date,Description,Amount", **hints):
    return read_text(folder, "\n".join((header, *rows)) + "\n", kind="bank", **hints)


def test_a_side_of_its_own_gives_the_sign(tmp_path):
    header = "Date,Label,Amount,D/C"
    parsed = plain(tmp_path, "2026-11-02,A,5.00,D", "2026-11-03,B,-6.00,C", header=header)
    assert amounts(parsed) == [-500, 600]


def test_money_out_may_be_written_with_a_minus(tmp_path):
    header = "Date,Details,Withdrawals,Deposits"
    parsed = plain(tmp_path, "2026-11-02,A,-5.00,", "2026-11-03,B,6.00,0.00", header=header)
    assert amounts(parsed) == [-500, -600]


def test_money_both_in_and_out_is_refused(tmp_path):
    header = "Date,Details,Money out,Money in"
    (problem,) = plain(tmp_path, "2026-11-02,A,5.00,6.00", header=header).problems
    assert (problem.row, problem.reason) == (2, "Money goes both in and out here.")


def test_a_currency_may_stand_in_a_header(tmp_path):
    header = "Date,Details,Withdrawals (SGD),Deposits (SGD)"
    (line,) = plain(tmp_path, "2026-11-02,A,,6.00", header=header).rows
    assert line.currency == "SGD"


def test_more_words_below_a_row_belong_to_it(tmp_path):
    header = "Date,Details,Withdrawals,Deposits"
    (line,) = plain(tmp_path, "2026-11-02,TRANSFER,,6.00", ",INV-7 ACME,,", header=header).rows
    assert line.text == "TRANSFER INV-7 ACME"


def test_what_is_not_booked_or_moves_nothing_is_left_out_and_counted(tmp_path):
    parsed = plain(tmp_path, "Pending,A,5.00", "2026-11-02,B,0.00", "2026-11-02,C,6.00")
    assert amounts(parsed) == [600]
    assert parsed.notes == ("1 row is left out: not booked yet.",)


def test_a_balance_among_the_movements_is_none_of_them(tmp_path):
    header = "Date,Label,Debit,Credit"
    rows = ("13/04/2020,A,,1300.00", "Balance at start of period,,,+30000.77")
    parsed = plain(tmp_path, *rows, header=header)
    assert (amounts(parsed), parsed.problems) == ([130000], ())
    assert parsed.notes == ("1 row is left out: it is a balance.",)


def test_a_stated_balance_that_is_not_reached_is_refused(tmp_path):
    closing = '06/11/2026,,Closing balance,,,"2,100.02"\n'
    with pytest.raises(UnreadableFileError, match=r"come to 2100.01 GBP, but it closes at 2100.02"):
        read_text(tmp_path, HSBC + closing)


def test_a_missing_row_breaks_the_balances_and_is_pointed_out(tmp_path):
    rows = HSBC.splitlines(keepends=True)
    text = "".join(rows[:1] + rows[2:3] + rows[4:])
    (statement,) = read_text(tmp_path, text).statements
    (warning,) = statement.warnings
    assert (warning.row, warning.value) == (3, "2450.51")
    assert (statement.opening_minor, statement.closing_minor) == (None, None)


def test_a_balance_between_that_is_misprinted_is_pointed_out_and_the_rows_come_in(tmp_path):
    text = "Date,Description,Amount,Balance\n" + "".join(
        f"2026-11-{day:02},P{day},{moved}.00,{balance}.00\n"
        for day, moved, balance in ((2, 10, 110), (3, 20, 999), (4, 5, 135))
    )
    (statement,) = read_text(tmp_path, text).statements
    (warning,) = statement.warnings
    assert (warning.row, warning.value) == (3, "999.00")
    assert (statement.opening_minor, statement.closing_minor) == (10_000, 13_500)
    newest = text.splitlines(keepends=True)
    (turned,) = read_text(tmp_path, "".join([newest[0], *newest[:0:-1]])).statements
    assert [each.value for each in turned.warnings] == ["999.00"]


def test_rows_of_one_day_may_stand_in_any_order(tmp_path):
    rows = ((2, 10, 110), (3, 20, 165), (3, 5, 115), (3, 30, 145), (4, 5, 170))
    text = "Date,Description,Amount,Balance\n" + "".join(
        f"2026-11-{day:02},P,{moved}.00,{balance}.00\n" for day, moved, balance in rows
    )
    (statement,) = read_text(tmp_path, text).statements
    assert statement.warnings == ()


def test_a_workbook_is_read_like_a_table(tmp_path):
    book = Workbook()
    for day, *cells in csv.reader(HSBC.splitlines()):
        known = parse_day(day) if "/" in day else day
        book.active.append([known, *cells])
    book.save(tmp_path / "bank.xlsx")
    assert told(read_file(tmp_path / "bank.xlsx")) == STORY


def test_a_list_of_invoices_is_no_statement(tmp_path):
    header = "Invoice number,Date,Description,Credit,Debit,Balance"
    with pytest.raises(UnreadableFileError, match="not a bank statement"):
        plain(tmp_path, "1,2026-11-02,A,,5.00,5.00", header=header)


@pytest.mark.parametrize(
    ("text", "returned"),
    [
        ("UNPAID DIRECT DEBIT ACME", True),
        ("RTD CHQ 000123", True),
        ("CHARGEBACK 4GH", True),
        ("Rücklastschrift MD06", True),
        ("REFER TO DRAWER", True),
        ("RETURNED CHECK FEE", False),
        ("UNPAIDER LTD", False),
        ("PAYMENT ACME", False),
    ],
)
def test_words_speak_of_a_return_but_not_of_what_it_cost(text, returned):
    assert speaks_of_return(text) is returned


def test_what_another_text_holds_is_said_once():
    assert one_line(" Acme ", "Acme  Ltd", "INV-1", "INV") == "Acme Ltd INV-1"


def test_a_line_is_known_by_its_mark_else_by_its_words_without_signs_and_case():
    day = date(2026, 11, 2)
    assert line_key("A", day, 1, "x", 0) == line_key("A", day, 1, "y", 0)
    assert line_key("", day, 1, "Acme, Ltd", 0) == line_key("", day, 1, "ACME LTD.", 0)
    different = {line_key("", day, *more) for more in ((1, "x", 0), (1, "x", 1), (2, "x", 0))}
    assert len(different) == 3


def mapped(folder, name, text):
    columns = {"date": "Wann", "text": "Was", "amount": "Wert", "side": "Seite"}
    mapping = Mapping(FileKind.BANK, columns, currency="EUR")
    (folder / name).write_text(text, encoding="utf-8")
    return read_file(folder / name, mapping=mapping)


def test_a_mapped_table_is_the_account_of_its_column_names(tmp_path):
    first = mapped(tmp_path, "a.csv", "Wann,Was,Wert,Seite\n2026-11-02,ACME,5.00,S\n")
    again = mapped(tmp_path, "b.csv", "Wann,Was,Wert,Seite\n2026-11-03,ACME,6.00,H\n")
    other = mapped(tmp_path, "c.csv", "Wann,Was,Wert,Seite,X\n2026-11-03,ACME,6.00,H,\n")
    keys = [parsed.statements[0].account_key for parsed in (first, again, other)]
    assert keys[0] == keys[1] != keys[2]
    assert amounts(first) + amounts(again) == [-500, 600]


def test_a_mapping_without_any_amount_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Wann,Was\n2026-11-02,ACME\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="No column is mapped to 'Amount'"):
        read_file(path, mapping=Mapping(FileKind.BANK, {"date": "Wann"}))


def test_a_table_that_may_be_a_statement_is_refused_with_how_to_say_so(tmp_path):
    text = "Date,Description,Amount\n2026-11-02,Acme,5.00\n"
    with pytest.raises(UnreadableFileError, match="the kind 'bank'"):
        read_text(tmp_path, text)
    assert amounts(read_text(tmp_path, text, kind="bank")) == [500]
