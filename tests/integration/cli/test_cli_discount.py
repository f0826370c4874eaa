"""A receipt in the days of the discount settles its invoice, and the discount is written off."""

import pytest

ITEM = "invoice,D-1,BETA,2026-11-20,2026-12-20,1000.00,GBP,,\n"


@pytest.fixture
def early(cli):
    """A customer on 2/10 NET 30, with an invoice of 1000.00 of 20 November."""
    cli.load(ITEM)
    cli.ask("terms", "2/10 NET 30", "--customer", "BETA")
    return cli


def test_the_discount_of_computation_c2_is_given_in_its_days(early):
    answer = early.ask("receipt", "BETA", "980.00", "--date", "2026-11-30", as_of="2026-12-02")
    assert [(each["from"], each["amount"]) for each in answer["allocations"]] == [
        ("R-000001", "980.00"),
        ("A-000001", "20.00"),
    ]
    assert answer["unallocated"] == "0.00"
    rows = early.ask("items", "--all", as_of="2026-12-02")["items"]
    assert {row["number"]: row["open"] for row in rows}["D-1"] == "0.00"
    (written,) = [row for row in rows if row["number"] == "A-000001"]
    assert written["description"] == "Written off: discount taken"
    assert early.ask("check", as_of="2026-12-02")["ok"]
    early.ask("undo", as_of="2026-12-02")
    assert early.ask("items", as_of="2026-12-02")["items"][0]["open"] == "1000.00"


def test_the_discount_falls_with_the_payment_that_earned_it(early):
    early.ask("receipt", "BETA", "980.00", "--date", "2026-11-30", as_of="2026-12-02")
    early.ask("bounce", "R-000001", "--date", "2026-12-04", as_of="2026-12-04")
    for day, left in (("2026-12-03", []), ("2026-12-04", [("D-1", "1000.00", "2026-12-20")])):
        rows = early.ask("items", "--open", as_of=day)["items"]
        assert [(row["number"], row["open"], row["due_date"]) for row in rows] == left
    assert early.ask("check", as_of="2026-12-04")["ok"]
    early.ask("undo", as_of="2026-12-04")
    assert early.ask("items", "--open", as_of="2026-12-04")["items"] == []


def test_a_day_late_the_rest_stays_open(early):
    early.ask("receipt", "BETA", "980.00", "--date", "2026-12-01", as_of="2026-12-02")
    assert early.ask("items", as_of="2026-12-02")["items"][0]["open"] == "20.00"


def test_an_invoice_that_was_paid_in_part_has_no_discount_left(early):
    early.ask("receipt", "BETA", "100.00")
    early.ask("receipt", "BETA", "880.00")
    assert early.ask("items")["items"][0]["open"] == "20.00"
