"""Statements known by their cells and marks: as many as it takes, and one fewer."""

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.statement_totals import Declared
from collector_desktop.importers.bank.draft import StatementDraft
from collector_desktop.importers.bank.mt940 import _day
from collector_desktop.importers.bank.mt940_details import read_details
from collector_desktop.importers.bank.profiles.uk_headerless import (
    _is_hsbc_net,
    _is_hsbc_personal,
    _is_lloyds_commercial,
)
from collector_desktop.importers.base import StatementLine
from tests.unit.importers.bank.bank_files import read_text

NET = ("400515-01234567", "13/11/2026", "GBP", "5.00", "ACME", "CR")
LLOYDS = ("13/11/2026", "309990-01234567", "TFR", "ACME", "5.00", "", "105.00")
PERSONAL = ("13/11/2026", "ACME", "1,205.00")
OFX = (
    "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>{currency}<BANKACCTFROM><BANKID>1<ACCTID>77"
    "</BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261103<TRNAMT>5.00"
    "<FITID>9<NAME>ACME</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
)


@pytest.mark.parametrize(
    ("fits", "cells", "fewest"),
    [(_is_hsbc_net, NET, 6), (_is_lloyds_commercial, LLOYDS, 7), (_is_hsbc_personal, PERSONAL, 3)],
)
def test_a_british_export_without_names_is_known_by_all_its_cells(fits, cells, fewest):
    assert len(cells) == fewest
    assert fits(cells)
    assert not fits(cells[:-1])
    assert fits((*cells, "")) is (fits is not _is_hsbc_personal)


@pytest.mark.parametrize(
    ("fits", "cells", "place", "text"),
    [
        (_is_hsbc_net, NET, 0, "01234567"),
        (_is_hsbc_net, NET, 2, "1.00"),
        (_is_hsbc_net, NET, 3, "ACME"),
        (_is_lloyds_commercial, LLOYDS, 0, "ACME"),
        (_is_lloyds_commercial, LLOYDS, 1, "ACME"),
        (_is_lloyds_commercial, LLOYDS, 4, "ACME"),
        (_is_hsbc_personal, PERSONAL, 0, "ACME"),
        (_is_hsbc_personal, PERSONAL, 1, "5.00"),
        (_is_hsbc_personal, PERSONAL, 2, "ACME"),
    ],
)
def test_one_cell_that_is_something_else_makes_it_another_file(fits, cells, place, text):
    assert not fits((*cells[:place], text, *cells[place + 1 :]))


@pytest.mark.parametrize("account", ["30-99-90 01234567", "30-99-90-1234567", "30999001234567"])
def test_sort_code_and_number_may_be_written_as_on_a_cheque(account):
    assert _is_lloyds_commercial((LLOYDS[0], account, *LLOYDS[2:]))
    assert _is_hsbc_net((account, *NET[1:]))


@pytest.mark.parametrize("rows", [(), (4, 5)])
def test_a_wrong_total_beside_right_balances_is_pointed_out_at_the_first_line(rows):
    draft = StatementDraft("1", "A", "EUR")
    day = date(2026, 11, 3)
    draft.lines += [StatementLine(row, day, None, 500, "EUR") for row in rows]
    moved = 500 * len(rows)
    draft.declared = Declared(opening=100, closing=100 + moved, total_in=moved + 1)
    found = draft.finish("a", "a.txt")
    assert found.fault == ""
    assert [each.row for each in found.warnings] == [rows[0] if rows else 1]
    draft.warnings.clear()
    draft.declared = Declared(opening=100, total_in=moved + 1)
    assert draft.finish("a", "a.txt").fault


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("260228", date(2026, 2, 28)),
        ("260229", date(2026, 2, 28)),
        ("260230", date(2026, 2, 28)),
        ("240229", date(2024, 2, 29)),
        ("240230", date(2024, 2, 29)),
        ("260329", date(2026, 3, 29)),
        ("260330", date(2026, 3, 30)),
        ("260129", date(2026, 1, 29)),
    ],
)
def test_banks_count_thirty_days_in_february_and_in_no_other_month(text, day):
    assert _day(text) == day


def test_two_words_behind_slashes_are_parts_and_one_is_prose():
    """SEPA marks of Dutch banks: `/NAME/` and `/REMI/`; a lone one may be anything."""
    both = read_details(["/NAME/ACME LTD/REMI/INV 7/8"])
    assert (both.payer, both.text) == ("ACME LTD", "ACME LTD INV 7/8")
    alone = read_details(["/NAME/ACME LTD"])
    assert (alone.payer, alone.text) == ("", "/NAME/ACME LTD")
    several = read_details(["/NAME/ACME LTD/REMI/INV 7", "more"])
    assert (several.payer, several.text) == ("", "/NAME/ACME LTD/REMI/INV 7 more")


@pytest.mark.parametrize("word", ["RTRN", "RTYP"])
def test_a_word_of_returns_says_that_money_went_back(word):
    assert read_details([f"/{word}/MD06/NAME/ACME"]).is_return
    assert not read_details(["/NAME/ACME/REMI/1"]).is_return


@pytest.mark.parametrize("head", ["", "\n", "<?xml version='1.0'?>"])
def test_an_ofx_file_may_begin_with_its_first_element(tmp_path, head):
    text = head + OFX.format(currency="<CURDEF>GBP")
    (line,) = read_text(tmp_path, text, "a.ofx").rows
    assert (line.amount_minor, line.bank_id, line.payer) == (500, "9", "ACME")


@pytest.mark.parametrize("currency", ["<CURDEF>POUND", "<CURDEF>12"])
def test_an_ofx_statement_in_no_currency_is_a_problem_of_its_lines(tmp_path, currency):
    parsed = read_text(tmp_path, OFX.format(currency=currency), "a.ofx")
    assert not parsed.rows
    assert {problem.column for problem in parsed.problems} == {"CURDEF"}


def test_an_ofx_file_without_its_element_is_refused(tmp_path):
    with pytest.raises(UnreadableFileError, match="OFX"):
        read_text(tmp_path, "OFXHEADER:100\nDATA:OFXSGML\n", "a.ofx")
