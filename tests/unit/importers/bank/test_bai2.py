"""BAI2: sides by code, continued records, words with slashes, control sums, what is no report."""

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from tests.unit.importers.bank.bank_files import FOLDER, STORY, read, read_text, told

TEXT = (FOLDER / "bai2.bai").read_text("utf-8")
HEAD = "01,122099999,123456789,040621,0200,1,65,,2/"
GROUP = "02,031001234,122099999,1,040620,2359,,2/"
END = "98,0,1,1/\n99,0,1,1/\n"


def one_account(folder, head, *records, group=GROUP, **hints):
    """Return what is read of a file with one account."""
    return read_text(folder, "\n".join((HEAD, group, head, *records, END)), **hints)


def movement(folder, record, **hints):
    """Return the line of one movement of 15,000.00."""
    parsed = one_account(folder, "03,0975312468,,/", record, "49,1500000,3/", **hints)
    return parsed.rows[0]


def changed(folder, *changes, **hints):
    """Return what is read of the made-up file after some changes of its text."""
    text = TEXT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return read_text(folder, text, **hints)


def test_the_story_is_told_in_three_groups_with_their_balances():
    parsed = read("bai2.bai")
    balances = [(each.opening_minor, each.closing_minor) for each in parsed.statements]
    assert told(parsed) == STORY
    assert balances == [(100_000, 220_000), (220_000, 245_051), (245_051, 210_001)]
    assert [each.account_key for each in parsed.statements] == ["000123456789"] * 3
    assert (parsed.problems, parsed.statements[0].warnings) == ((), ())


def test_who_paid_and_what_for_is_found_in_the_words():
    acme, brown, supplies, back = read("bai2.bai").rows
    assert (acme.payer, acme.reference, acme.bank_id) == ("ACME LTD", "E2E-1", "W1001")
    assert acme.text == "WIRE IN, FEDWIRE 08/1102 REMI: INV-1001 DBNM:ACME LTD"
    assert (brown.payer, brown.bank_type) == ("BAKERY BROWN", "142")
    assert (supplies.payer, back.payer) == ("", "")
    assert (supplies.reference, supplies.value_on) == ("000117", date(2026, 11, 3))


def test_the_example_of_the_specification_with_words_that_no_slash_ends(tmp_path):
    record = "16,165,1500000,1,DD1620,, DEALER PAYMENTS"
    line = movement(tmp_path, record)
    assert (line.amount_minor, line.currency, line.bank_id) == (1_500_000, "USD", "DD1620")
    assert (line.reference, line.text) == ("", "DEALER PAYMENTS")
    assert (line.booked_on, line.value_on) == (date(2004, 6, 20), None)


@pytest.mark.parametrize(
    ("funds", "value_on"),
    [
        ("S,100000,200000,150000,REF", None),
        ("V,040622,2359,REF", date(2004, 6, 22)),
        ("V,040622,,REF", date(2004, 6, 22)),
        ("V,000000,,REF", None),
        ("D,3,0,500000,1,500000,3,500000,REF", None),
        ("D,1234,REF", None),
        ("0,REF", None),
        ("Z,REF", None),
        (",REF", None),
    ],
)
def test_funds_of_every_type_are_passed_over(funds, value_on, tmp_path):
    line = movement(tmp_path, f"16,165,1500000,{funds},OURS,WORDS/")
    assert (line.bank_id, line.reference, line.text) == ("REF", "OURS", "WORDS")
    assert line.value_on == value_on


def test_a_record_goes_on_in_the_next_even_between_its_fields(tmp_path):
    heads = "03,9876543210,,010,-500000,,,100,1500000,1,,400,0,,,190/"
    heads += "\n88,500000,,,110,1500000,,,015,,,,040/\n \n88,-1500000,,/"
    records = ("16,115,1500000,S/", "88,,200000,300000,BANKREF/", "88,YOURS/", "88,LOCK/BOX")
    parsed = one_account(tmp_path, heads, *records, "49,3000000,5/")
    (line,) = parsed.rows
    assert (line.bank_id, line.reference, line.text) == ("BANKREF", "YOURS", "LOCK/BOX")
    assert (parsed.problems, parsed.statements[0].warnings) == ((), ())


def test_a_line_that_is_no_record_goes_on_with_the_words(tmp_path):
    line = movement(tmp_path, "16,142,1500000,Z,,,FROM 111\n222 INV-7 /\n88,333/\n88:EREF: 9")
    assert line.text == "FROM 111 222 INV-7 333 88:EREF: 9"


def test_several_records_may_stand_in_one_line(tmp_path):
    assert told(read_text(tmp_path, TEXT.replace("/\n", "/   "))) == STORY


def test_what_stands_behind_the_end_of_an_account_is_none_of_it(tmp_path):
    records = ("16,165,5,,,,A/", "49,5,3/", "16,165,7,,,,B/")
    assert [line.text for line in one_account(tmp_path, "03,1,,/", *records).rows] == ["A"]
    with pytest.raises(UnreadableFileError, match="is cut off"):
        one_account(tmp_path, "03,1,,/", "16,165,5,,,,A/", "98,5,1,4/")


def test_a_byte_order_mark_and_a_currency_of_the_group_are_taken(tmp_path):
    group = "02,12345,0004,1,060317,,CAD,/"
    text = "\n".join((HEAD, group, "03,1020,,/", "16,108,100,,,,A/", "49,100,3/", END))
    parsed = read_text(tmp_path, text, encoding="utf-8-sig")
    assert [(line.currency, line.amount_minor) for line in parsed.rows] == [("CAD", 100)]


@pytest.mark.parametrize("code", ["JPY", "jpy"])
def test_a_currency_without_decimals_has_none(code, tmp_path):
    parsed = one_account(tmp_path, f"03,1,{code},/", "16,165,1500,,,,A/", "49,1500,3/")
    assert [(line.currency, line.amount_minor) for line in parsed.rows] == [("JPY", 1500)]


@pytest.mark.parametrize(
    ("code", "sign"),
    [("100", 1), ("399", 1), ("400", -1), ("699", -1), ("920", 1), ("959", 1), ("960", -1)],
)
def test_the_code_says_the_side(code, sign, tmp_path):
    line = movement(tmp_path, f"16,{code},1500000,,,,A/")
    assert (line.amount_minor, line.is_return) == (sign * 1_500_000, False)


@pytest.mark.parametrize("code", ["552", "555", "557", "558", "566"])
def test_a_code_of_a_return_says_that_a_payment_came_back(code, tmp_path):
    assert movement(tmp_path, f"16,{code},1500000,,,,A/").is_return


def test_what_a_return_cost_is_none(tmp_path):
    assert not movement(tmp_path, "16,409,1500000,,,,RTD CHQ SERVICE CHRG/").is_return
    assert movement(tmp_path, "16,409,1500000,,,,RETURNED CHEQUE/").is_return


@pytest.mark.parametrize(
    ("record", "column", "reason"),
    [
        ("16,720,1500000,,,,LOAN/", "type", "does not say whether"),
        ("16,,1500000,,,,A/", "type", "does not say whether"),
        (f"16,{'1' * 5000},1500000,,,,A/", "type", "does not say whether"),
        ("16,165,-1500000,,,,A/", "amount", "has a sign"),
        ("16,165,15.00,,,,A/", "amount", "is not an amount"),
        ("16,165,,,,,A/", "amount", "is not an amount"),
        ("16,165,1500000,V,041340,,R,C,A/", "value date", "is not a date"),
    ],
)
def test_a_movement_that_cannot_be_read_is_named(record, column, reason, tmp_path):
    parsed = one_account(tmp_path, "03,1,,/", record, "49,1500000,3/", unbalanced=True)
    told_of = {(each.row, each.column): each.reason for each in parsed.problems}
    assert reason in told_of[4, column]
    assert len(parsed.rows) == 0


@pytest.mark.parametrize("day", ["", "-10101", "20101101", "2606"])
def test_a_group_without_a_day_has_no_lines(day, tmp_path):
    group = f"02,031001234,122099999,1,{day},2359,,2/"
    parsed = one_account(tmp_path, "03,1,,/", "16,165,5,,,,A/", "49,5,3/", group=group)
    assert [(each.column, each.value) for each in parsed.problems] == [("date", day)]


def test_what_moves_no_money_is_no_line(tmp_path):
    records = ("16,890,,,,,HELLO/", "16,165,0,,,,A/")
    parsed = one_account(tmp_path, "03,1,,/", *records, "49,0,3/")
    assert (tuple(parsed.rows), parsed.problems) == ((), ())


def test_totals_of_more_than_the_lines_are_pointed_out_and_no_balance_is_computed(tmp_path):
    head = "03,4589761203,,010,10000000,,,400,0,,,100,60000000,,/"
    parsed = one_account(tmp_path, head, "16,195,10000000,1,,,/", "49,80000000,3/")
    (statement,) = parsed.statements
    assert (statement.opening_minor, statement.closing_minor) == (None, None)
    (warning,) = statement.warnings
    assert "money in of 600000.00 USD, but its lines come to 100000.00 USD" in warning.reason


def test_a_count_that_is_too_long_is_passed_over(tmp_path):
    parsed = one_account(tmp_path, f"03,1,,100,5,{'9' * 5000},/", "16,165,5,,,,A/", "49,10,3/")
    assert [line.amount_minor for line in parsed.rows] == [5]
    assert parsed.statements[0].warnings == ()


@pytest.mark.parametrize(("stated", "warned"), [("2", 1), ("1", 0), ("", 0), ("9" * 5000, 0)])
def test_an_account_that_is_missing_in_its_group_is_pointed_out(stated, warned, tmp_path):
    parsed = changed(tmp_path, ("98,880000,1,8/", f"98,880000,{stated},8/"))
    assert told(parsed) == STORY
    warnings = [each.reason for one in parsed.statements for each in one.warnings]
    said = "Not all may be here: its group of accounts says it has 2, and 1 can be found."
    assert warnings == [said] * warned


def test_a_group_without_accounts_is_passed_over(tmp_path):
    empty = "02,OURCO,021000021,1,261101,2359,USD,2/\n98,0,1,2/\n"
    assert told(changed(tmp_path, ("02,OURCO", f"{empty}02,OURCO"))) == STORY


def test_a_total_that_cannot_be_read_is_named(tmp_path):
    parsed = one_account(tmp_path, "03,1,,010,1O0,,/", "16,165,5,,,,A/", "49,5,3/")
    assert [(each.row, each.value) for each in parsed.problems] == [(3, "1O0")]


def test_a_currency_that_is_none_leaves_its_account_out(tmp_path):
    parsed = one_account(tmp_path, "03,1,XQQ,/", "16,165,5,,,,A/", "49,5,3/")
    assert (len(parsed.rows), [each.column for each in parsed.problems]) == (0, ["currency"])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("16,142,35050,", "16,142,35051,"), "opening balance"),
        (("16,142,35050,", "16,442,35050,"), "opening balance"),
        (("49,880000,6/", "49,880001,6/"), "control sum is 8800.01"),
        (("49,880000,6/", "49,,6/"), "control sum is ''"),
    ],
)
def test_a_figure_that_was_changed_shows(change, why, tmp_path):
    with pytest.raises(UnreadableFileError, match="does not add up") as refused:
        changed(tmp_path, change)
    assert why in str(refused.value)


def test_a_missing_movement_shows_even_without_balances(tmp_path):
    records = ("16,195,1000,,,,A/", "49,1500,3/")
    with pytest.raises(UnreadableFileError, match=r"come to 10.00, but its control sum is 15.00"):
        one_account(tmp_path, "03,1,,/", *records)


@pytest.mark.parametrize("part", [0.1, 0.4, 0.7, 0.97])
def test_a_file_that_is_cut_off_is_refused(part, tmp_path):
    with pytest.raises(UnreadableFileError, match="is cut off"):
        read_text(tmp_path, TEXT[: int(len(TEXT) * part)])


def test_a_file_without_an_account_is_refused(tmp_path):
    with pytest.raises(UnreadableFileError, match="has no statement"):
        read_text(tmp_path, f"{HEAD}\n16,165,1,,,,A/\n99,0,0,2/\n")


@pytest.mark.parametrize(("status", "why"), [("2", "takes a statement back"), ("4", "is a test")])
def test_what_is_no_report_is_refused(status, why, tmp_path):
    with pytest.raises(UnreadableFileError, match=why):
        changed(tmp_path, ("02,OURCO,021000021,1,", f"02,OURCO,021000021,{status},"))


def test_a_list_of_numbers_is_no_report(tmp_path):
    with pytest.raises(UnreadableFileError, match="not a bank statement"):
        read_text(tmp_path, "01,02,03\n04,05,06\n", kind="bank")
