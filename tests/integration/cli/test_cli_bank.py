"""Bank lines by command: proposed, confirmed, left out, linked; and the rules for payers."""

import pytest

STATEMENT = """Date,Description,Amount
2026-11-20,ACME LTD INV-1,40.00
2026-11-21,SMITH AND SONS INV-3 PART,200.50
2026-11-21,COFFEE SHOP REFUND 99,3.10
2026-11-22,CARD PAYMENT STATIONERY,-12.00
"""


@pytest.fixture
def bank(shop):
    """The shop with three lines of money in."""
    path = shop.folder / "statement.csv"
    path.write_text(STATEMENT, encoding="utf-8")
    shop.ask("import", path, "--kind", "bank")
    return shop


def test_lines_are_proposed_with_customer_items_confidence_and_why(bank):
    first, second, third = bank.ask("bank", "propose")["lines"]
    assert (first["date"], first["amount"], first["currency"]) == ("2026-11-20", "40.00", "GBP")
    assert first["text"] == "ACME LTD INV-1"
    best = first["proposals"][0]
    assert (best["customer"], best["items"]) == ("ACME", ["INV-1"])
    assert best["parts"] == [{"number": "INV-1", "amount": "40.00"}]
    assert (best["confidence"], best["why"]) == (0.99, "Exact amount and number")
    part = second["proposals"][0]
    assert (part["customer"], part["confidence"]) == ("BETA", 0.84)
    assert part["why"] == "50.00 short of INV-3"
    assert third["proposals"] == []


def test_what_is_certain_is_confirmed_at_once(bank):
    answer = bank.ask("bank", "confirm")
    assert answer["operation"] == "Match bank line: 40.00 GBP, ACME LTD INV-1"
    assert answer["number"] == "R-000001"
    assert answer["allocations"] == [
        {"from": "R-000001", "to": "INV-1", "amount": "40.00", "date": "2026-11-20"}
    ]
    assert answer["unallocated"] == "0.00"
    assert [each["why"] for each in answer["skipped"]] == [
        "It is only 84% sure.",
        "Nothing is proposed for it. Choose a customer.",
    ]
    assert [each["customer"] for each in answer["lines"]] == ["ACME"]
    assert len(bank.ask("bank", "propose")["lines"]) == 2
    assert bank.ask("bank", "confirm")["operation"] is None
    assert bank.ask("check")["ok"] is True
    bank.ask("undo")
    assert len(bank.ask("bank", "propose")["lines"]) == 3


def test_money_that_was_booked_in_an_earlier_month_says_what_it_changes(shop):
    path = shop.folder / "october.csv"
    path.write_text("Date,Description,Amount\n2026-10-30,ACME LTD INV-1,40.00\n", encoding="utf-8")
    shop.ask("import", path, "--kind", "bank")
    before = shop.ask("aged", "--customer", "ACME", as_of="2026-10-31")
    answer = shop.ask("bank", "confirm")
    assert answer["changes"]["month_ends"] == ["2026-10-31"]
    assert "the ageing of 1 month end (2026-10-31)" in answer["changes"]["text"]
    assert shop.ask("aged", "--customer", "ACME", as_of="2026-10-31") != before


def test_a_payment_that_came_back_is_passed_over_and_named(shop):
    header = "Date,Description,Amount,Balance\n"
    rows = (
        "2026-11-20,ACME LTD INV-1,40.00,140.00\n2026-11-23,UNPAID ACME LTD INV-1,-40.00,100.00\n"
    )
    shop.ask("import", shop.write("bank.csv", header + rows), "--account", "Current")
    shop.ask("bank", "confirm")
    answer = shop.ask("bank", "confirm", "--min-confidence", "0")
    (passed,) = answer["skipped"]
    assert passed["why"] == "R-000001 came back. Look at it, and confirm it by its number."
    assert answer["lines"] == []
    assert shop.ask("bank", "confirm", passed["id"])["number"]
    assert opened_of(shop, "INV-1") == "40.00"


def opened_of(shop, number):
    return {each["number"]: each["open"] for each in shop.ask("items")["items"]}.get(number)


def test_a_line_that_is_named_is_confirmed_as_it_is_proposed(bank):
    line = bank.ask("bank", "propose")["lines"][1]["id"]
    refused = bank.call("bank", "confirm", "--min-confidence", "0.95", line)
    assert (refused.status, "84% sure" in refused.err) == (4, True)
    answer = bank.ask("bank", "confirm", line, "--difference", "goodwill")
    assert [(made["to"], made["amount"]) for made in answer["allocations"]] == [
        ("INV-3", "200.50"),
        ("INV-3", "50.00"),
    ]


def test_several_lines_are_confirmed_with_the_reason_for_those_that_are_not(bank):
    ids = [line["id"] for line in bank.ask("bank", "propose")["lines"]]
    answer = bank.call("bank", "confirm", *ids, "--json")
    assert answer.status == 1
    assert [each["id"] for each in answer.document["lines"]] == ids[:2]
    assert answer.document["skipped"] == [
        {"id": ids[2], "why": "Nothing is proposed for it. Choose a customer."}
    ]


def test_a_customer_can_be_named(bank):
    line = bank.ask("bank", "propose")["lines"][2]["id"]
    answer = bank.ask("bank", "confirm", line, "--customer", "BETA")
    assert answer["lines"][0]["customer"] == "BETA"
    assert answer["allocations"][0]["to"] == "INV-3"


def test_a_line_is_linked_to_a_receipt_that_stands(bank):
    bank.ask("receipt", "ACME", "40.00", "--date", "2026-11-20")
    line = bank.ask("bank", "propose")["lines"][0]["id"]
    answer = bank.ask("bank", "link", line, "R-000001")
    assert (answer["number"], answer["allocations"]) == ("R-000001", [])


def test_lines_are_left_out_and_offered_again(bank):
    line = bank.ask("bank", "propose")["lines"][2]["id"]
    assert bank.ask("bank", "ignore", line)["operation"].startswith("Leave out: 3.10 GBP")
    assert len(bank.ask("bank", "propose")["lines"]) == 2
    bank.ask("bank", "offer", line)
    assert len(bank.ask("bank", "propose")["lines"]) == 3


def test_rules_are_said_listed_and_forgotten(bank):
    rule = bank.ask("bank", "rules", "add", "text", "Coffee Shop", "BETA")["rule"]
    assert bank.ask("bank", "rules")["rules"] == [
        {
            "id": rule,
            "kind": "text",
            "pattern": "coffee shop",
            "customer": "BETA",
            "hits": 0,
            "origin": "said",
        }
    ]
    assert bank.ask("bank", "propose")["lines"][2]["proposals"][0]["customer"] == "BETA"
    bank.ask("bank", "rules", "remove", rule)
    assert bank.ask("bank", "rules")["rules"] == []


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("bank",), 2),
        (("bank", "confirm", "--min-confidence", "2"), 2),
        (("bank", "confirm", "--customer", "ACME"), 2),
        (("bank", "rules", "add", "text"), 2),
        (("bank", "rules", "remove", "x"), 2),
        (("bank", "rules", "remove", "²"), 2),
        (("bank", "confirm", "999"), 4),
        (("bank", "ignore", "999"), 4),
        (("bank", "rules", "remove", "999"), 4),
        (("bank", "link", "1", "INV-1"), 4),
    ],
)
def test_nonsense_is_refused(bank, arguments, status):
    result = bank.call(*arguments)
    assert (result.status, len(result.err.splitlines())) == (status, 1)


def test_the_table_is_for_people(bank):
    shown = bank.call("bank", "propose").out
    assert "99%" in shown
    assert "No match" in shown


def test_lines_and_rules_go_through_an_export_into_a_new_ledger(bank):
    bank.ask("bank", "confirm")
    bank.ask("bank", "rules", "add", "text", "coffee shop", "BETA")
    out = bank.folder / "out"
    bank.ask("export", out)
    bank.ledger = bank.folder / "new.collector"
    bank.ask("init")
    native = [out / f"{name}.csv" for name in ("customers", "items", "allocations")]
    bank.ask("import", *native)
    for name, count in (("bank_lines", 4), ("bank_rules", 1), ("receipt_numbers", 0)):
        assert bank.ask("bank", "import", out / f"{name}.csv")["created"] == count
    again = bank.ask("import", bank.folder / "statement.csv", "--kind", "bank")
    assert again["files"][0]["unchanged"] == 4
    assert len(bank.ask("bank", "propose")["lines"]) == 2
    assert bank.ask("check")["ok"] is True
    wrong = bank.call("bank", "import", out / "items.csv")
    assert (wrong.status, "is not a bank file" in wrong.err) == (4, True)
