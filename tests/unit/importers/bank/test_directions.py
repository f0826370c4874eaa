"""Amounts without signs: the balance beside each row tells in from out, or the row is left out."""

from datetime import date
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desktop.importers.bank.csv_balance import Step
from collector_desktop.importers.bank.csv_directions import (
    BY_BALANCE,
    NO_DIRECTION,
    directions,
    may_be_either,
)
from tests.unit.importers.bank.bank_files import read_text

HEADER = "Date,Description,Amount,Balance"
OPENING = "1/11/2026,Opening balance,,1000.00"
OLDEST = "2/11/2026,ACME INV-7,100.00,1100.00"
ROWS = (OLDEST, "13/11/2026,RENT,50.00,1050.00", "14/11/2026,BIRCH INV-8,25.00,1075.00")


def lines(folder, *rows):
    parsed = read_text(folder, "\n".join((HEADER, *rows, "")), kind="bank")
    (statement,) = parsed.statements
    return {line.text: line.amount_minor for line in parsed.rows}, statement


@pytest.mark.parametrize("rows", [ROWS, ROWS[::-1]])
def test_what_a_balance_proves_has_its_sign_and_the_oldest_row_is_left_out(tmp_path, rows):
    amounts, statement = lines(tmp_path, *rows)
    assert amounts == {"RENT": -50_00, "BIRCH INV-8": 25_00}
    (problem,) = statement.problems
    assert (problem.value, problem.reason) == ("100.00", NO_DIRECTION)
    assert [warning.reason for warning in statement.warnings] == [BY_BALANCE]


def test_a_stated_opening_balance_proves_the_oldest_row_too(tmp_path):
    amounts, statement = lines(tmp_path, OPENING, *ROWS)
    assert amounts == {"ACME INV-7": 100_00, "RENT": -50_00, "BIRCH INV-8": 25_00}
    assert (statement.opening_minor, statement.closing_minor) == (1000_00, 1075_00)
    assert statement.problems == ()


def test_a_row_that_follows_neither_way_is_left_out(tmp_path):
    amounts, statement = lines(tmp_path, OPENING, *ROWS, "15/11/2026,ELM INV-9,10.00,2000.00")
    assert "ELM INV-9" not in amounts
    assert [problem.row for problem in statement.problems] == [6]


def test_money_out_that_is_proven_may_be_a_payment_that_came_back(tmp_path):
    back = "15/11/2026,RETURNED UNPAID ACME,25.00,1050.00"
    parsed = read_text(tmp_path, "\n".join((HEADER, *ROWS, back, "")), kind="bank")
    assert [line.is_return for line in parsed.rows] == [False, False, True]


def test_equal_rows_of_one_day_say_only_what_both_orders_say(tmp_path):
    rows = "13/11/2026,A,50.00,150.00", "13/11/2026,B,50.00,100.00", "13/11/2026,C,50.00,150.00"
    amounts, statement = lines(tmp_path, *rows)
    assert amounts == {"B": -50_00}
    assert [problem.row for problem in statement.problems] == [2, 4]


EQUAL = ("13/11/2026,A,50.00,900.00", "13/11/2026,B,50.00,950.00")


def test_equal_rows_of_one_day_alone_may_be_either_and_are_left_out(tmp_path):
    """Newest first they went out: 1000, 950, 900; oldest first they came in: 850, 900, 950."""
    amounts, statement = lines(tmp_path, *EQUAL)
    assert amounts == {}
    assert [problem.reason for problem in statement.problems] == [NO_DIRECTION, NO_DIRECTION]


@pytest.mark.parametrize(
    "rows",
    [
        (OPENING.replace("1000", "850"), *EQUAL),
        (EQUAL[0].replace("50.00,", "+50.00,"), EQUAL[1]),
        (EQUAL[0].replace("50.00,", "50.00 CR,"), EQUAL[1]),
        (EQUAL[0], EQUAL[1].replace("50.00,950", "60.00,960")),
        (EQUAL[0].replace("13/", "12/"), EQUAL[1], "14/11/2026,C,50.00,1000.00"),
        EQUAL[:1],
    ],
)
def test_they_came_in_where_anything_says_so(tmp_path, rows):
    amounts, statement = lines(tmp_path, *rows)
    assert statement.problems == ()
    assert {"A", "B", "C"} >= amounts.keys()
    assert min(amounts.values()) > 0


def test_a_type_that_says_credit_leaves_no_doubt(tmp_path):
    rows = [f"{row},Credit" for row in EQUAL]
    text = "\n".join((f"{HEADER},Transaction Type", *rows, ""))
    parsed = read_text(tmp_path, text, kind="bank")
    assert [line.amount_minor for line in parsed.rows] == [50_00, 50_00]


def test_equal_rows_that_are_nothing_or_do_not_follow_are_in_no_doubt():
    day = date(2026, 11, 13)
    assert not may_be_either([Step(1, 0, 5, day), Step(2, 0, 5, day)], None)
    assert not may_be_either([Step(1, 5, 5, day), Step(2, 5, 15, day)], None)


@pytest.mark.parametrize(
    "rows",
    [
        (OLDEST, "13/11/2026,RENT,-50.00,1050.00"),
        (OLDEST, "13/11/2026,BIRCH,50.00,1150.00"),
        (OLDEST, "13/11/2026,BIRCH,50.00,1190.00"),
        (OLDEST, "13/11/2026,BIRCH,50.00,"),
    ],
)
def test_rows_with_signs_or_none_that_went_out_stand_as_they_are(tmp_path, rows):
    amounts, statement = lines(tmp_path, *rows)
    assert amounts["ACME INV-7"] == 100_00
    assert len(amounts) == 2
    assert BY_BALANCE not in [warning.reason for warning in statement.warnings]


def test_each_account_of_a_table_is_shown_by_its_own_balances_and_says_so_itself(tmp_path):
    rows = [f"Current,{row}" for row in (OPENING, *ROWS)]
    rows += ["Deposit,12/11/2026,ELM INV-9,10.00,10.00", "Deposit,13/11/2026,FEE,-1.00,9.00"]
    text = "\n".join((f"Account,{HEADER}", *rows, ""))
    current, deposit = read_text(tmp_path, text, kind="bank").statements
    assert [each.amount_minor for each in current.lines] == [100_00, -50_00, 25_00]
    assert [each.amount_minor for each in deposit.lines] == [10_00, -1_00]
    assert BY_BALANCE in [warning.reason for warning in current.warnings]
    assert BY_BALANCE not in [warning.reason for warning in deposit.warnings]


def test_a_table_of_which_no_row_can_be_read_proves_nothing():
    assert directions([], 100) == {}


@settings(max_examples=40)
@given(
    st.integers(-10_000, 10_000),
    st.lists(
        st.tuples(st.integers(-500, 500).filter(bool), st.integers(0, 3)), min_size=1, max_size=9
    ),
    st.booleans(),
    st.booleans(),
)
def test_no_row_is_ever_given_the_wrong_sign(opening, moves, newest_first, states_opening):
    balances = list(accumulate((moved for moved, _ in moves), initial=opening))[1:]
    days = [date.fromordinal(740_000 + later) for later in accumulate(day for _, day in moves)]
    rows = list(zip(range(len(moves)), (moved for moved, _ in moves), balances, days, strict=True))
    ordered = rows[::-1] if newest_first else rows
    steps = [Step(row, abs(moved), balance, on) for row, moved, balance, on in ordered]
    told = directions(steps, opening if states_opening else None)
    signs = {row: 1 if moved > 0 else -1 for row, moved, _, _ in rows}
    assert all(way in (0, signs[row]) for row, way in told.items())
    if states_opening and days[0] != days[-1] and -1 in signs.values():
        assert told == signs
