"""One number, two customers: a command says whose it means, or is told to."""

import pytest

ROWS = (
    "invoice,7,ACME,2026-09-01,2026-10-01,100.00,GBP,,\n"
    "invoice,7,BETA,2026-09-01,2026-10-01,80.00,GBP,,\n"
    "receipt,P,ACME,2026-10-05,,10.00,GBP,,\n"
    "receipt,P,BETA,2026-10-05,,10.00,GBP,,\n"
)
ACTIONS = (
    ("write-off", "7", "1", "--reason", "goodwill"),
    ("settle", "50", "7"),
    ("hold", "7", "--kind", "grace", "--reason", "asked"),
    ("dispute", "7", "--reason", "PRICE"),
    ("claim", "7"),
    ("waive", "7", "--reason", "goodwill"),
    ("allocate", "P", "7", "5"),
    ("bounce", "P", "--date", "2026-10-09"),
    ("transfer", "P", "5", "--to", "KUW2"),
)


@pytest.fixture
def twice(cli):
    """A ledger in which two customers have the same numbers."""
    cli.ask("import", *cli.native()[2:])
    cli.ask("import", cli.write("kuw.csv", "code,name,currency\nKUW2,Second,GBP\n"))
    header = "type,number,customer,date,due_date,amount,currency,reference,description\n"
    cli.ask("import", cli.write("rows.csv", header + ROWS))
    return cli


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action[0])
def test_a_number_of_two_customers_needs_the_customer(twice, action):
    before = twice.ask("items", "--all")
    told = twice.refuse(4, *action)
    assert "ACME and BETA have entries numbered" in told
    assert "--customer ACME" in told
    assert twice.ask("items", "--all") == before
    assert twice.ask(*action, "--customer", "BETA")["operation"]
    after = [item for item in twice.ask("items", "--all")["items"] if item["customer"] == "ACME"]
    assert after == [item for item in before["items"] if item["customer"] == "ACME"]
    twice.ask("undo")
    assert twice.ask("items", "--all") == before
    assert twice.ask("check")["ok"]


def test_what_is_allocated_is_ended_for_the_customer_that_is_named(twice):
    for code in ("ACME", "BETA"):
        twice.ask("allocate", "P", "7", "5", "--customer", code)
    day = ("--date", "2026-11-24")
    assert "--customer ACME" in twice.refuse(4, "unallocate", "P", "7", *day)
    twice.ask("unallocate", "P", "7", *day, "--customer", "BETA")
    twice.ask("hold", "7", "--kind", "grace", "--reason", "x", "--customer", "BETA")
    assert "--customer ACME" in twice.refuse(4, "release", "7")
    twice.ask("release", "7", "--customer", "BETA")
    left = {each["customer"]: each["open"] for each in twice.ask("items")["items"]}
    assert left["BETA"] in ("80.00", "10.00")


def test_a_number_that_the_named_customer_has_not_is_refused(twice):
    told = twice.refuse(4, *ACTIONS[0], "--customer", "KUW")
    assert told.endswith("7 belongs to another customer. Name an entry of this customer.")
