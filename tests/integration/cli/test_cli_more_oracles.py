"""Right answers of other systems about terms, deposits, months and statements, by command."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

HEADINGS = "type,number,customer,date,due_date,amount,currency,reference,description,terms\n"
NEW_YEARS_EVE = date(2024, 12, 31)
AGES = (-1, 0, 1, 29, 30, 31, 59, 60, 61, 89, 90, 91, 92, 120)
OPEN = "invoice,{},{},2026-11-01,2026-11-20,{},GBP,,\n"


@pytest.fixture
def balances(cli):
    """Return what is open of each item."""
    return lambda: {row["number"]: row["open"] for row in cli.ask("items")["items"]}


def test_months_are_those_of_the_calendar_and_no_thirty_days(cli):
    """Tryton's ageing: amounts 1, 2, 4 and so on, by months: 224, 3840 and 12288 are overdue so."""
    lines = [
        f"invoice,I{at},BETA,2024-01-01,{NEW_YEARS_EVE - timedelta(days=age)},{1 << at},GBP,,\n"
        for at, age in enumerate(AGES)
    ]
    cli.load("".join(lines) + "receipt,R,BETA,2024-12-31,,1.00,GBP,,\n")
    aged = cli.ask("aged", "--method", "months", as_of=NEW_YEARS_EVE.isoformat())
    totals = list(aged["currencies"]["GBP"]["totals"].values())
    # the one that is not due yet is current here, and the receipt stands by itself
    assert totals[:4] == ["31.00", "224.00", "3840.00", "12288.00"]
    assert ("-1.00" in totals, "16382.00" in totals) == (True, True)


@pytest.mark.parametrize(
    ("deposit", "paid", "left"),
    [
        ("20", "2.00", {"I/2": "8.00"}),
        ("50", "6.00", {"I/2": "4.00"}),
        ("50", "2.00", {"I/1": "3.00", "I/2": "5.00"}),
    ],
)
def test_money_pays_the_deposit_before_the_rest(cli, balances, deposit, paid, left):
    """Invoice Ninja's test of deposits: of 10 a deposit of 2 or 5 is payable at once."""
    terms = f"{deposit}% COD; {100 - int(deposit)}% NET 30"
    cli.load("")
    lines = f"invoice,I,BETA,2026-11-20,,10.00,GBP,,,{terms}\n"
    cli.ask("import", cli.write("parts.csv", HEADINGS + lines))
    assert sum(map(Decimal, balances().values())) == 10
    cli.ask("receipt", "BETA", paid)
    assert balances() == left


@pytest.mark.parametrize(
    ("terms", "today", "due"),
    [
        ("end of next month", "2016-01-22", "2016-02-29"),
        ("end of next month", "2017-01-22", "2017-02-28"),
        ("NET 30", "2016-01-22", "2016-02-21"),
    ],
)
def test_the_end_of_next_month_knows_leap_years(cli, terms, today, due):
    """The days that ERPNext's tests expect."""
    assert cli.ask("terms", terms, as_of=today)["due_date"] == due


def test_statements_are_for_who_is_chosen_and_for_nobody_who_owes_nothing(cli, tmp_path):
    """ERPNext: selected customers only; who has nothing is skipped."""
    customers = "code,name\n" + "".join(f"{code},{code} Ltd\n" for code in ("ACME", "BETA", "NIL"))
    cli.load(OPEN.format("A", "ACME", "10.00") + OPEN.format("B", "BETA", "20.00"), "", customers)
    chosen = cli.ask("statement", "BETA", "--out", tmp_path / "one")["files"]
    assert [each["customer"] for each in chosen] == ["BETA"]
    every = cli.ask("statement", "--all", "--out", tmp_path / "all")["files"]
    assert [each["customer"] for each in every] == ["ACME", "BETA"]


def test_a_statement_of_movements_has_opening_lines_and_closing_and_one_of_items_what_is_open(cli):
    """ERPNext: 100 brought forward, 30 invoiced and paid, 100 to pay; one item is open."""
    old = "invoice,OLD,BETA,2026-09-01,2026-10-01,100.00,GBP,,\n"
    cli.load(old + OPEN.format("NEW", "BETA", "30.00"))
    cli.ask("receipt", "BETA", "30.00", "--allocate", "NEW=30.00")
    asked = ("statement", "BETA", "--kind", "activity", "--from", "2026-11-01")
    moved = cli.ask(*asked)["currencies"]["GBP"]
    assert (moved["opening"], moved["closing"]) == ("100.00", "100.00")
    sums = [(each["debit"], each["credit"], each["balance"]) for each in moved["lines"]]
    assert sums == [("30.00", "0.00", "130.00"), ("0.00", "30.00", "100.00")]
    items = cli.ask("statement", "BETA")["currencies"]["GBP"]
    assert [each["number"] for each in items["lines"]] == ["OLD"]


@pytest.mark.parametrize(
    ("today", "period", "first", "last"),
    [
        ("2024-05-01", "last-month", "2024-04-01", "2024-04-30"),
        ("2024-05-31", "last-month", "2024-04-01", "2024-04-30"),
        ("2024-05-01", "30-days", "2024-04-02", "2024-05-01"),
    ],
)
def test_the_month_before_is_whole_and_thirty_days_end_today(cli, today, period, first, last):
    """OCA: whole April on the first and on the last of May; thirty days with today."""
    cli.load("invoice,A,ACME,2024-01-01,2024-01-31,10.00,GBP,,\n")
    found = cli.ask("statement", "ACME", "--kind", "activity", "--period", period, as_of=today)
    assert (found["from"], found["to"]) == (first, last)
