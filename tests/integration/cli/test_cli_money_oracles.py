"""Right answers from the tests of other systems about money, by command."""

import pytest

D = "2026-11-24"
A_DAY_BEFORE = "2026-11-23"


def entry(number, amount, type_="invoice", due=D, customer="BETA", day="2026-11-01"):
    return f"{type_},{number},{customer},{day},{due},{amount},GBP,,\n"


@pytest.fixture
def open_items(cli):
    """Return what is open of each item of one customer."""
    return lambda: {
        row["number"]: row["open"] for row in cli.ask("items", "--customer", "BETA")["items"]
    }


@pytest.fixture
def totals(cli):
    """Return the sums of the ageing of one customer."""
    return lambda: cli.ask("aged", "--customer", "BETA")["currencies"]["GBP"]["totals"]


def test_an_unallocated_receipt_of_one_stands_in_a_column_of_its_own(cli, totals):
    """Tryton: 16383 owed in all and a receipt of 1 leave 16382."""
    cli.load(entry("I", "16383.00") + entry("R", "1.00", "receipt", ""))
    assert (totals()["unallocated"], totals()["balance"]) == ("-1.00", "16382.00")


def test_a_penny_left_open_is_not_hidden(cli, totals):
    """ERPNext: 100.00 less 99.99."""
    cli.load(entry("I", "100.00", due=A_DAY_BEFORE))
    cli.ask("receipt", "BETA", "99.99")
    assert (totals()["1-30"], totals()["balance"]) == ("0.01", "0.01")


def test_a_credit_note_of_its_own_is_a_row_and_one_that_is_applied_is_none(cli, open_items):
    """ERPNext: 100 less 40 beside a credit of 100; fully applied, no rows."""
    cli.load(entry("I", "100.00") + entry("C", "100.00", "credit_note", ""))
    cli.ask("receipt", "BETA", "40.00", "--allocate", "I=40.00")
    assert open_items() == {"I": "60.00", "C": "100.00"}
    cli.ask("unallocate", "R-000001", "I", "--date", D)
    cli.ask("refund", "BETA", "40.00", "--from", "R-000001")
    cli.ask("allocate", "C", "I", "100.00")
    assert open_items() == {}


def test_money_without_an_invoice_is_a_balance_below_nought(cli, totals):
    """ERPNext: an advance of 1000 is -1000 outstanding."""
    cli.load(entry("I", "1.00"))
    cli.ask("write-off", "I", "--reason", "other")
    cli.ask("receipt", "BETA", "1000.00")
    assert (totals()["unallocated"], totals()["balance"]) == ("-1000.00", "-1000.00")


def test_an_age_has_a_sign(cli):
    """A fault seen elsewhere: due in ten days is -10 and current, due ten days ago is 10."""
    cli.load(entry("A", "1.00", due="2026-12-04") + entry("B", "1.00", due="2026-11-14"))
    rows = cli.ask("items", "--customer", "BETA")["items"]
    ages = {row["number"]: (row["days_overdue"], row["bucket"]) for row in rows}
    assert ages == {"A": (-10, "current"), "B": (10, "1-30")}


def test_due_today_is_current_on_a_statement(cli):
    """ERPNext: one invoice of 100 dated and due today."""
    cli.load(entry("I", "100.00", day=D))
    ageing = cli.ask("statement", "BETA")["currencies"]["GBP"]["ageing"]
    assert ageing.pop("current") == "100.00"
    assert set(ageing.values()) == {"0.00"}


def test_too_much_paid_is_written_off_or_kept(cli, totals):
    """Tryton: 110 for 100 leaves -10; written off it leaves 0."""
    cli.load(entry("I", "100.00"))
    cli.ask("receipt", "BETA", "110.00")
    assert totals()["balance"] == "-10.00"
    cli.ask("write-off", "R-000001", "--reason", "small_balance")
    assert cli.ask("aged", "--customer", "BETA")["currencies"] == {}


def test_a_credit_note_is_paid_out_in_parts(cli, open_items):
    """Tryton: of 220, 120 leave 100, and 100 leave nothing."""
    cli.load(entry("C", "220.00", "credit_note", ""))
    cli.ask("refund", "BETA", "120.00", "--from", "C")
    assert open_items() == {"C": "100.00"}
    cli.ask("refund", "BETA", "100.00", "--from", "C")
    assert open_items() == {}


def test_a_difference_is_written_off_and_both_open_again_when_taken_apart(cli, open_items):
    """Tryton: 68 paid by 65, 3 written off."""
    cli.load(entry("I", "68.00"))
    cli.ask("receipt", "BETA", "65.00", "--allocate", "I=65.00")
    cli.ask("write-off", "I", "--reason", "bank_charge")
    assert open_items() == {}
    for source in ("R-000001", "A-000001"):
        cli.ask("unallocate", source, "I", "--date", D)
    assert open_items() == {"I": "68.00", "R-000001": "65.00", "A-000001": "3.00"}


def test_equal_amounts_of_one_customer_are_matched(cli, open_items):
    """Tryton: 42 against 42."""
    cli.load(entry("I", "42.00") + entry("R", "42.00", "receipt", ""))
    assert [each["amount"] for each in cli.ask("match")["matches"]] == ["42.00"]
    assert open_items() == {}


def test_the_best_set_is_the_one_that_fits(cli):
    """Tryton's best subset: 150 pays 100 of January and 50 of February, and nothing is left."""
    days = {"J": "2026-01-31", "F": "2026-02-28", "M": "2026-03-31"}
    sums = {"J": "100.00", "F": "50.00", "M": "30.00"}
    cli.load("".join(entry(n, sums[n], due=days[n], day="2026-01-01") for n in days))
    done = cli.ask("receipt", "BETA", "150.00")
    assert {each["to"]: each["amount"] for each in done["allocations"]} == {
        "J": "100.00",
        "F": "50.00",
    }
    assert done["unallocated"] == "0.00"


@pytest.mark.parametrize("parts", ["I=2.00", "I=-1.00", "O=1.00", "I=0.50,I=0.50"])
def test_what_allocations_may_never_be(cli, parts):
    """Invoice Ninja: too much, below nought, somebody else's invoice, the same invoice twice."""
    cli.load(entry("I", "5.00") + entry("O", "5.00", customer="ACME"))
    cli.refuse(4, "receipt", "BETA", "1.00", "--allocate", parts)


def test_allocations_in_steps_keep_to_what_is_free(cli, open_items):
    """ERPNext: 5000 less 100, 230 and 100; 200 of a credit with 100 free is refused."""
    cli.load(
        entry("I", "5000.00")
        + "".join(entry(f"C{n}", "100.00", "credit_note", "") for n in range(1, 6))
    )
    for number, amount in (("C1", "100.00"), ("C2", "100.00"), ("C3", "100.00"), ("C4", "30.00")):
        cli.ask("allocate", number, "I", amount)
    assert open_items()["I"] == "4670.00"
    cli.refuse(4, "allocate", "C5", "I", "200.00")
    cli.ask("allocate", "C5", "I", "100.00")
    assert open_items() == {"I": "4570.00", "C4": "70.00"}


def test_credit_and_cash_settle_one_invoice_and_both_are_shown(cli):
    """GnuCash: 28 by a credit note of 27 and 1 in cash, here in two parts."""
    cli.load(entry("I", "28.00") + entry("C", "27.00", "credit_note", "") + entry("O", "9.00"))
    cli.ask("allocate", "C", "I", "27.00")
    cli.ask("receipt", "BETA", "0.40", "--allocate", "I=0.40", "--method", "cash")
    (line, _) = cli.ask("statement", "BETA", "--kind", "detail")["currencies"]["GBP"]["lines"]
    assert [each["amount"] for each in line["applications"]] == ["27.00", "0.40"]
    cli.ask("receipt", "BETA", "0.60", "--allocate", "I=0.60", "--method", "cash")
    lines = cli.ask("statement", "BETA")["currencies"]["GBP"]["lines"]
    assert [each["number"] for each in lines] == ["O"]


def test_money_paid_ahead_is_paid_back_up_to_what_is_left(cli, open_items):
    """GnuCash: of 160, 120 go back; 50 of the other 40 are refused here."""
    cli.load(entry("R", "160.00", "receipt", ""))
    cli.ask("refund", "BETA", "120.00", "--from", "R")
    assert "Only 40.00 GBP is left" in cli.refuse(4, "refund", "BETA", "50.00", "--from", "R")
    assert open_items() == {"R": "40.00"}


def test_a_plan_by_amount_ends_with_the_rest(cli):
    """Tryton: 100.00 in thirties every two months ends with 10."""
    cli.load(entry("I", "100.00"))
    terms = ("--each", "30", "--every", "2months", "--from", "2026-12-01")
    made = cli.ask("plan", "BETA", *terms)["instalments"]
    assert [(each["due"], each["amount"]) for each in made] == [
        ("2026-12-01", "30.00"),
        ("2027-02-01", "30.00"),
        ("2027-04-01", "30.00"),
        ("2027-06-01", "10.00"),
    ]


def test_a_plan_leaves_the_invoice_open_until_it_is_paid(cli, open_items):
    """Tryton: 10 in two parts is still 10 open; paying 10 settles it."""
    cli.load(entry("I", "10.00"))
    cli.ask("plan", "BETA", "--count", "2", "--every", "month", "--from", "2026-12-01")
    assert open_items() == {"I": "10.00"}
    cli.ask("receipt", "BETA", "10.00")
    assert open_items() == {}


def test_what_was_open_before_the_period_is_brought_forward(cli):
    """A fault seen elsewhere: nothing moves in November, and yet 100 is owed at its beginning."""
    cli.load(entry("I", "100.00", day="2026-09-01", due="2026-10-01"))
    days = ("--from", "2026-11-01", "--to", D)
    found = cli.ask("statement", "BETA", "--kind", "activity", *days)["currencies"]["GBP"]
    assert (found["opening"], found["lines"], found["closing"]) == ("100.00", [], "100.00")
    assert found["ageing"]["31-60"] == "100.00"


def test_an_order_over_the_limit_is_refused_and_what_is_left_is_a_share(cli):
    """ERPNext: the limit is 500; 450 owed leaves 10 % and refuses 50.01."""
    cli.load(entry("I", "450.00", customer="ACME", due="2026-12-24"))
    result = cli.call("credit", "ACME", "50.01", "--json")
    assert (result.status, result.document["answer"]) == (1, "no")
    assert result.document["available_percent"] == 10
    assert cli.ask("credit", "ACME", "50.00")["answer"] == "yes"
