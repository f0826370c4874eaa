"""Holds and disputes by command."""

import csv

import pytest

LATER = "2026-12-08"


def owed(cli, as_of="2026-11-24", customer="ACME", currency="GBP"):
    return cli.ask("customer", customer, as_of=as_of)["balances"][currency]


def held_items(cli, as_of="2026-11-24"):
    found = cli.ask("items", as_of=as_of)["items"]
    return sorted(each["number"] for each in found if each["on_hold"])


def test_a_customer_on_hold_holds_all_its_items_to_the_last_day(shop):
    answer = shop.ask(
        *("hold", "ACME", "--kind", "grace", "--reason", "moving house", "--until", LATER)
    )
    assert answer == {
        "operation": "Put Acme Ltd on hold until 2026-12-08",
        "number": None,
        "id": 1,
    }
    assert held_items(shop) == ["CN-1", "INV-1", "INV-2"]
    assert held_items(shop, LATER) == ["CN-1", "INV-1", "INV-2"]
    assert held_items(shop, "2026-12-09") == []
    assert held_items(shop, "2026-11-23") == []
    note = shop.ask("customer", "ACME")["timeline"][0]
    assert (note["date"], note["note"]) == (
        "2026-11-24",
        "Acme Ltd on hold until 2026-12-08: moving house",
    )


def test_a_debt_on_hold_holds_no_other_until_it_is_released(shop):
    shop.ask("hold", "inv-1", "--kind", "legal", "--reason", "solicitor")
    shop.ask("hold", "INV-1", "--kind", "other", "--reason", "boss said so")
    assert held_items(shop) == ["INV-1"]
    assert shop.ask("release", "INV-1", "--kind", "legal", as_of="2026-11-26")["released"] == [1]
    assert held_items(shop, "2026-11-26") == ["INV-1"]
    assert shop.ask("release", "INV-1", as_of="2026-11-27")["released"] == [2]
    assert held_items(shop, "2026-11-27") == []
    assert held_items(shop, "2026-11-26") == ["INV-1"]
    assert [each["item"] for each in shop.ask("holds")["holds"]] == ["INV-1", "INV-1"]
    assert shop.ask("holds", as_of="2026-11-27")["holds"] == []
    shop.ask("undo")
    assert held_items(shop, "2026-11-27") == ["INV-1"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("hold", "NOBODY", "--kind", "legal", "--reason", "x"), "No customer or debt"),
        (("hold", "CN-1", "--kind", "legal", "--reason", "x"), "No customer or debt"),
        (("hold", "ACME", "--kind", "legal", "--reason", " "), "needs a reason"),
        (
            ("hold", "ACME", "--kind", "legal", "--reason", "x", "--until", "2026-11-23"),
            "has passed",
        ),
        (("release", "ACME"), "not on hold"),
        (("dispute", "CN-1", "--reason", "PRICE"), "is a credit note"),
        (("dispute", "INV-1", "--reason", "PRICE", "--amount", "40.01"), "Only 40.00 GBP"),
        (("dispute", "INV-1", "--reason", "PRICE", "--amount", "0"), "above zero"),
        (("resolve", "1", "--outcome", "rejected"), "There is no dispute 1"),
    ],
)
def test_what_makes_no_sense_is_refused(shop, arguments, says):
    assert says in shop.refuse(4, *arguments)
    assert shop.ask("holds")["holds"] == []
    assert shop.ask("disputes")["disputes"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("hold", "ACME", "--kind", "holiday", "--reason", "x"),
        ("hold", "ACME", "--kind", "legal"),
        ("dispute", "INV-1", "--reason", "BECAUSE"),
        ("dispute", "INV-1"),
        ("resolve", "1", "--outcome", "open"),
        ("resolve", "one", "--outcome", "rejected"),
    ],
)
def test_wrong_usage_is_said_so(shop, arguments):
    shop.refuse(2, *arguments)


def test_releasing_a_debt_whose_customer_is_on_hold_names_the_customer(shop):
    shop.ask("hold", "ACME", "--kind", "legal", "--reason", "x")
    assert "release ACME" in shop.refuse(4, "release", "INV-1")


def test_a_dispute_takes_nothing_off_the_balance_and_stands_in_every_answer(shop):
    before = owed(shop)
    answer = shop.ask(
        *("dispute", "INV-1", "--amount", "25", "--reason", "short", "--note", "two boxes missing")
    )
    assert answer == {
        "operation": "Dispute 25.00 GBP of INV-1: short delivery",
        "number": None,
        "id": 1,
    }
    assert owed(shop) == {**before, "disputed": "25.00"}
    assert owed(shop, "2026-11-23")["disputed"] == "0.00"
    table = shop.ask("aged")["currencies"]["GBP"]
    assert [row["disputed"] for row in table["rows"]] == ["25.00", "0.00"]
    assert table["totals"]["disputed"] == "25.00"
    item = next(each for each in shop.ask("items")["items"] if each["number"] == "INV-1")
    assert (item["status"], item["disputed"], item["on_hold"]) == ("disputed", "25.00", False)
    card = shop.ask("customer", "ACME")
    assert card["disputes"] == [
        {
            "id": 1,
            "customer": "ACME",
            "item": "INV-1",
            "amount": "25.00",
            "disputed": "25.00",
            "currency": "GBP",
            "reason": "SHORT",
            "note": "two boxes missing",
            "raised_on": "2026-11-24",
            "answer_by": None,
            "status": "open",
            "ended_on": None,
            "credit": None,
            "credited": None,
        }
    ]
    said = "Disputes 25.00 GBP of INV-1: short delivery. two boxes missing"
    assert card["timeline"][0]["note"] == said


def test_no_more_can_be_in_dispute_than_is_open_and_a_payment_makes_it_less(shop):
    shop.ask("dispute", "INV-1", "--amount", "25", "--reason", "SHORT")
    assert "Only 15.00 GBP" in shop.refuse(
        *(4, "dispute", "INV-1", "--amount", "20", "--reason", "PRICE")
    )
    shop.ask("dispute", "INV-1", "--reason", "PRICE")
    assert owed(shop)["disputed"] == "40.00"
    assert "Nothing more of INV-1" in shop.refuse(4, "dispute", "INV-1", "--reason", "VAT")
    shop.ask("receipt", "ACME", "10", "--allocate", "INV-1=10", as_of="2026-11-25")
    assert owed(shop, "2026-11-25")["disputed"] == "30.00"
    parts = shop.ask("disputes", as_of="2026-11-25")["disputes"]
    assert [each["disputed"] for each in parts] == ["25.00", "5.00"]
    assert owed(shop)["disputed"] == "40.00"
    shop.ask("receipt", "ACME", "30", "--allocate", "INV-1=30", as_of="2026-11-26")
    assert owed(shop, "2026-11-26")["disputed"] == "0.00"
    assert shop.ask("check", as_of="2026-11-26")["ok"]


@pytest.mark.parametrize(
    ("outcome", "amount", "credited"),
    [
        ("accepted", (), "25.00"),
        ("accepted", ("--amount", "20"), "20.00"),
        ("part", ("--amount", "9.99"), "9.99"),
    ],
)
def test_what_is_accepted_is_credited_on_the_debt(shop, outcome, amount, credited):
    shop.ask("dispute", "INV-1", "--amount", "25", "--reason", "SHORT")
    answer = shop.ask("resolve", "1", "--outcome", outcome, *amount, as_of="2026-12-01")
    said = "accepted in part" if outcome == "part" else outcome
    link = {"from": "A-000001", "to": "INV-1", "amount": credited, "date": "2026-12-01"}
    assert answer == {
        "operation": f"Resolve dispute of INV-1: {said}, {credited} GBP credited",
        "number": "A-000001",
        "allocations": [link],
        "unallocated": "0.00",
        "currency": "GBP",
        "id": 1,
    }
    after = owed(shop, "2026-12-01")
    assert (after["disputed"], owed(shop, "2026-11-30")["disputed"]) == ("0.00", "25.00")
    assert float(after["balance"]) == pytest.approx(75 - float(credited))
    case = shop.ask("disputes", as_of="2026-12-01")["disputes"][0]
    assert (case["status"], case["credit"], case["credited"]) == (outcome, "A-000001", credited)
    assert shop.ask("disputes", as_of="2026-11-30")["disputes"][0]["status"] == "open"
    assert shop.ask("check", as_of="2026-12-01")["ok"]
    shop.ask("undo")
    assert owed(shop, "2026-12-01")["disputed"] == "25.00"


@pytest.mark.parametrize("outcome", ["rejected", "withdrawn"])
def test_what_is_rejected_or_withdrawn_is_owed_as_before(shop, outcome):
    before = owed(shop)
    shop.ask("dispute", "INV-1", "--reason", "SHORT")
    assert "credits nothing" in shop.refuse(
        *(4, "resolve", "1", "--outcome", outcome, "--amount", "5")
    )
    answer = shop.ask("resolve", "1", "--outcome", outcome)
    assert (answer["number"], answer["allocations"], answer["id"]) == (None, [], 1)
    assert owed(shop) == before
    assert f"has been {outcome} since" in shop.refuse(4, "resolve", "1", "--outcome", "rejected")
    shop.ask("dispute", "INV-1", "--reason", "PRICE")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--outcome", "part"), "Say how much"),
        (("--outcome", "part", "--amount", "25"), "Accept the whole"),
        (("--outcome", "accepted", "--amount", "25.01"), "25.00 GBP of INV-1 is in dispute"),
        (("--outcome", "accepted", "--amount", "0"), "is in dispute"),
    ],
)
def test_no_other_amount_than_what_is_in_dispute_is_credited(shop, arguments, says):
    shop.ask("dispute", "INV-1", "--amount", "25", "--reason", "SHORT")
    assert says in shop.refuse(4, "resolve", "1", *arguments)
    assert owed(shop)["disputed"] == "25.00"


def test_a_dispute_cannot_be_decided_before_it_was_raised(shop):
    shop.ask("dispute", "INV-1", "--reason", "SHORT")
    assert "was raised on 2026-11-24" in shop.refuse(
        *(4, "resolve", "1", "--outcome", "rejected"), as_of="2026-11-20"
    )


def test_an_export_carries_holds_and_disputes_to_another_ledger(shop, tmp_path):
    shop.ask("hold", "INV-2", "--kind", "grace", "--reason", "=1+1", "--until", LATER)
    shop.ask("hold", "BETA", "--kind", "legal", "--reason", "court")
    shop.ask("release", "BETA", as_of="2026-11-25")
    shop.ask("dispute", "INV-1", "--amount", "25", "--reason", "SHORT", "--answer-by", LATER)
    shop.ask("dispute", "INV-2", "--amount", "10", "--reason", "PRICE")
    shop.ask("resolve", "2", "--outcome", "part", "--amount", "4", as_of="2026-11-25")
    days = ("2026-11-24", "2026-11-25", LATER, "2026-12-09")
    asked = ("aged", "items", "disputes", "holds")
    before = {(q, day): shop.ask(q, as_of=day) for q in asked for day in days}
    shop.ask("export", tmp_path / "out", as_of=LATER)
    with (tmp_path / "out" / "disputes.csv").open(encoding="utf-8-sig") as file:
        assert [row["credit"] for row in csv.DictReader(file)] == ["", "A-000001"]
    shop.ledger.unlink()
    shop.ask("init")
    files = [tmp_path / "out" / f"{name}.csv" for name in ("customers", "items", "allocations")]
    shop.ask("import", *files, as_of=LATER)
    for name in ("holds", "disputes"):
        path = tmp_path / "out" / f"{name}.csv"
        assert shop.ask(name, "--import", path, as_of=LATER)["errors"] == []
        again = shop.call(name, "--import", path, "--json", as_of=LATER)
        assert (again.status, again.document["created"]) == (1, 0)
    assert {(q, day): shop.ask(q, as_of=day) for q in asked for day in days} == before
    assert shop.ask("check", as_of=LATER)["ok"]
