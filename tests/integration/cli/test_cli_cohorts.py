"""The forecast by the cohort method, by command."""

BILLED = (
    "invoice,I-1,ACME,2026-01-10,2026-02-09,100.00,GBP,,\n"
    "invoice,I-2,ACME,2026-02-10,2026-03-12,200.00,GBP,,\n"
    "invoice,I-3,ACME,2026-03-10,2026-04-09,100.00,GBP,,\n"
    "invoice,I-4,ACME,2026-04-10,2026-05-10,300.00,GBP,,\n"
)
PAID = (
    ("I-1", "2026-01-20", 50),
    ("I-1", "2026-02-15", 40),
    ("I-2", "2026-02-20", 60),
    ("I-2", "2026-03-05", 100),
    ("I-3", "2026-03-15", 40),
    ("I-4", "2026-04-12", 30),
)


def load(cli):
    receipts = [f"receipt,S-{day},ACME,{day},,{minor}.00,GBP,,\n" for _, day, minor in PAID]
    ties = [f"S-{day},{item},{day},{minor}.00\n" for item, day, minor in PAID]
    cli.load(BILLED + "".join(receipts), "".join(ties))


def test_what_is_to_come_by_how_much_of_a_months_invoices_is_collected_when(cli):
    """In the month itself 50, 30 and 40 %, by the next 90 and 80 %, by the one after 90 %.

    April: to 90 % of 200 are 20 more, to 85 % of 100 are 45, to 40 % of 300 are 90. May: 5 and 135;
    June: 15.
    """
    load(cli)
    found = cli.ask("forecast", "--by-cohorts", as_of="2026-04-15")
    assert found["usual"] == ["40.00", "85.00", "90.00"]
    assert found["months"] == [
        {"from": "2026-04-01", "expected": "155.00"},
        {"from": "2026-05-01", "expected": "140.00"},
        {"from": "2026-06-01", "expected": "15.00"},
    ]
    assert found["cohorts"][1] == {
        "month": "2026-02-01",
        "billed": "200.00",
        "open": "40.00",
        "collected": ["60.00", "160.00"],
    }
    lines = cli.call("forecast", "--by-cohorts", as_of="2026-04-15").out.splitlines()
    assert ["2026-05-01", "140.00"] in [line.split() for line in lines]


def test_at_the_end_of_a_month_what_is_to_come_begins_with_the_next(cli):
    """April is over with 10 % of its 300: a month has the mean of 30, 40 and 10 % at first."""
    load(cli)
    found = cli.ask("forecast", "--by-cohorts", as_of="2026-04-30")
    assert found["usual"][0] == "26.67"
    assert found["months"][0]["from"] == "2026-05-01"


def test_without_a_month_that_is_over_nothing_can_be_said(cli):
    assert cli.call("forecast", "--by-cohorts").out.strip() == "No month with invoices is over yet."
