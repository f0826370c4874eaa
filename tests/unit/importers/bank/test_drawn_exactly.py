"""What a draw of mutants found unseen in statements: balances that cannot be read, sums, limits."""

from __future__ import annotations

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank.draft import LineError
from collector_desktop.importers.bank.ofx import looks_like_ofx
from tests.unit.importers.bank.bank_files import FOLDER, read, read_text


def test_a_closing_balance_of_coda_that_cannot_be_read_is_reported(tmp_path):
    """It stands in record 8 from column 43, fifteen digits (Febelfin, CODA 2.6)."""
    text = (FOLDER / "coda.cod").read_text("latin-1")
    begins = text.index("\n8012") + 1
    cut = text[: begins + 42] + "x" * 15 + text[begins + 57 :]
    (statement,) = read_text(tmp_path, cut, "a.cod", encoding="latin-1").statements
    assert statement.closing_minor is None
    (problem,) = statement.problems
    assert (problem.row, problem.column) == (text[:begins].count("\n") + 1, "new balance")


@pytest.mark.parametrize(("currency", "booked"), [("JPY", 1_000), ("EUR", 100_000)])
def test_sums_of_an_interim_report_are_in_their_own_currency(tmp_path, currency, booked):
    """A yen has no parts: 1000, is a thousand of the smallest unit."""
    text = f":20:I\n:25:1/2\n:28C:1/1\n:34F:{currency}0,\n:13D:2611061030+0100\n"
    text += f":61:2611021102C1000,NTRFNONREF//B1\n:86:Ann\n:90C:1{currency}1000,\n-\n"
    (statement,) = read_text(tmp_path, text, "a.sta").statements
    assert [line.amount_minor for line in statement.lines] == [booked]
    assert statement.fault == ""


@pytest.mark.parametrize(("blanks", "is_one"), [(391, True), (392, False)])
def test_the_mark_of_ofx_stands_within_the_first_four_hundred_signs(blanks, is_one):
    assert looks_like_ofx(b" " * blanks + b"OFXHEADER") is is_one


@pytest.mark.parametrize(("says", "columns"), [("", {"Disputed Amount"}), ("0.00", set())])
def test_a_payment_lost_in_a_dispute_says_how_much_was_lost_or_is_left_to_the_user(
    tmp_path, says, columns
):
    """A movement of nothing is none; how much came back is never guessed."""
    text = (FOLDER / "stripe_payments_csv.csv").read_text("utf-8")
    (statement,) = read_text(
        tmp_path, text.replace("true,350.50,lost", f"true,{says},lost"), "a.csv", kind="bank"
    ).statements
    assert all(line.amount_minor for line in statement.lines)
    assert {problem.column for problem in statement.problems} == columns
    assert ([line.amount_minor for line in statement.lines].count(350_50) == 0) is bool(columns)


@pytest.mark.parametrize("hostile", ["<!DOCTYPE x>", '<!ENTITY a "b">'])
def test_either_part_of_a_document_type_is_enough_to_refuse_an_ofx_file(tmp_path, hostile):
    text = (FOLDER / "ofx.ofx").read_text("latin-1")
    with pytest.raises(UnreadableFileError, match="document type"):
        read_text(tmp_path, text.replace("<OFX>", f"{hostile}<OFX>"), "a.ofx")


def test_eighty_signs_of_what_a_line_says_are_shown():
    assert LineError("sum", "x" * 81, "no sum").value == "x" * 80


def test_what_shopify_keeps_is_a_line_of_its_own():
    """1200.00 less 17.00, 5.00 back, 350.50 back and 15.00 for it: 812.50 in all."""
    found = [line.amount_minor for line in read("shopify_csv.csv").rows]
    assert sorted(found) == sorted([1200_00, -17_00, -5_00, -350_50, -15_00])
    assert sum(found) == 812_50
