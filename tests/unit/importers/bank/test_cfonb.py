"""CFONB 120: signs in the last digit, words behind three letters, and what is cut off."""

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.french_account import french_iban
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.read import read_file
from tests.unit.importers.bank.bank_files import FOLDER, STORY, read_text, told

TEXT = (FOLDER / "cfonb.cfo").read_text("utf-8")


def lines_of(folder, *changes, **hints):
    """Return what is read of the made-up statement after replacing texts of equal length."""
    text = TEXT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return read_text(folder, text, **hints)


def test_the_published_example_of_a_french_account_has_its_key_and_check_digits():
    assert french_iban("20041", "01005", "0500013M026") == "FR1420041010050500013M02606"


@pytest.mark.parametrize("parts", [("2004X-", "01005", "1"), ("20041", "", "1")])
def test_what_makes_no_account_comes_back_as_it_is(parts):
    assert french_iban(*parts) == "".join(parts)


def test_the_account_is_known_by_its_iban(tmp_path):
    (statement,) = lines_of(tmp_path).statements
    assert (statement.account_key, statement.currency) == ("FR1420041010050500013M02606", "EUR")


@pytest.mark.parametrize("end", ["", "\r\n"])
def test_records_may_stand_in_one_line(end, tmp_path):
    assert told(read_text(tmp_path, TEXT.replace("\n", end))) == STORY


def test_words_are_those_of_the_other_side_and_come_once(tmp_path):
    acme, brown, supplies, back = lines_of(tmp_path).rows
    assert (acme.payer, acme.reference, acme.text.count("INV-1001")) == ("ACME LTD", "E2E-1", 1)
    assert (brown.payer, supplies.payer) == ("BAKERY BROWN", "PAPER SUPPLIES PLC")
    assert not any("OUR COMPANY" in line.text for line in (acme, brown, supplies))
    assert (back.is_return, back.bank_type) == (True, "11")


@pytest.mark.parametrize(
    ("change", "is_return"),
    [
        (("1105112641051126REJET PRELEVEMENT ", "1105112600051126PRELEVEMENT SEPA  "), False),
        (("1105112641051126REJET PRELEVEMENT ", "1105112641051126PRELEVEMENT SEPA  "), True),
    ],
)
def test_a_reason_of_refusal_says_that_a_payment_came_back(change, is_return, tmp_path):
    assert lines_of(tmp_path, change).rows[-1].is_return is is_return


def test_money_in_with_a_reason_is_no_payment_that_came_back(tmp_path):
    parsed = lines_of(tmp_path, ("18021126  021126VIR", "1802112641021126VIR"))
    assert not parsed.rows[0].is_return


@pytest.mark.parametrize("reference", ["NOTPROVIDED", "NONREF     "])
def test_a_reference_that_says_nothing_is_none(reference, tmp_path):
    parsed = lines_of(tmp_path, ("RCNE2E-1      ", f"RCN{reference}"))
    assert parsed.rows[0].reference == ""


def test_a_movement_without_a_value_day_has_none(tmp_path):
    parsed = lines_of(tmp_path, ("18021126  021126VIR", "18021126  000000VIR"))
    assert parsed.rows[0].value_on is None


def test_a_movement_of_nothing_is_no_line(tmp_path):
    extra = TEXT.splitlines()[1].replace("12000{", "00000{")
    assert told(read_text(tmp_path, TEXT.replace("0720041", f"{extra}\n0720041"))) == STORY


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        (("0000000012000{", "000000001200X{"), "amount", "is not an amount"),
        (("18021126  021126VIR", "18321126  021126VIR"), "date", "is not a date"),
        (("EUR2 0500013M02618021126  02", "EUR3 0500013M02618021126  02"), "amount", "2 decimals"),
    ],
)
def test_a_movement_that_cannot_be_read_is_named(change, column, reason, tmp_path):
    parsed = lines_of(tmp_path, change, unbalanced=True)
    told_of = [(each.column, each.row, reason in each.reason) for each in parsed.problems]
    assert told_of == [(column, 2, True)]


def test_a_balance_that_cannot_be_read_leaves_the_lines_unproved(tmp_path):
    parsed = lines_of(tmp_path, ("0000000021000A", "000000002100XA"))
    assert [problem.row for problem in parsed.problems] == [1]
    assert told(parsed) == STORY


def test_an_account_without_a_currency_is_in_euros(tmp_path):
    assert lines_of(tmp_path, ("EUR2", "    ")).rows[0].currency == "EUR"


def test_records_before_an_account_or_movement_belong_to_nobody(tmp_path):
    first, *others = TEXT.splitlines()
    text = "\n".join((first, others[1], *others, ""))
    assert told(read_text(tmp_path, text)) == STORY


@pytest.mark.parametrize("kept", [1, 5, 18])
def test_a_statement_without_its_new_balance_is_refused(kept, tmp_path):
    text = "\n".join(TEXT.splitlines()[:kept])
    with pytest.raises(UnreadableFileError, match="is cut off: the new balance"):
        read_text(tmp_path, text)


def test_lines_that_do_not_lead_to_the_new_balance_are_refused(tmp_path):
    with pytest.raises(UnreadableFileError, match="does not add up"):
        lines_of(tmp_path, ("0000000012000{", "0000000012000A"))


def test_a_mark_of_the_encoding_at_the_head_does_not_hide_the_statement(tmp_path):
    path = tmp_path / "releve.txt"
    path.write_text(TEXT, "utf-8-sig")
    marked, plain = read_file(path, kind=FileKind.BANK), read_file(FOLDER / "cfonb.cfo")
    assert marked.profile == plain.profile == "cfonb"
    assert marked.rows == plain.rows
