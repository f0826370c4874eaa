"""Money by command: receipts, allocations, returns, refunds and write-offs."""

import pytest

from collector_desktop.cli.commands import COMMANDS


def opened(cli, code="ACME", as_of="2026-11-24"):
    found = cli.ask("items", "--customer", code, as_of=as_of)["items"]
    return {item["number"]: item["open"] for item in found}


def test_a_receipt_says_what_it_paid(shop):
    answer = shop.ask("receipt", "ACME", "50.00")
    assert answer == {
        "operation": "Receive 50.00 GBP from Acme Ltd",
        "number": "R-000001",
        "allocations": [
            {"from": "R-000001", "to": "INV-1", "amount": "40.00", "date": "2026-11-24"},
            {"from": "R-000001", "to": "INV-2", "amount": "10.00", "date": "2026-11-24"},
        ],
        "unallocated": "0.00",
        "currency": "GBP",
    }
    assert opened(shop) == {"INV-2": "30.00", "CN-1": "5.00"}
    assert shop.ask("check")["ok"] is True


def test_an_overpayment_is_credit(shop):
    answer = shop.ask("receipt", "ACME", "100", "--method", "cheque", "--reference", "INV-2")
    assert [made["to"] for made in answer["allocations"]] == ["INV-2", "INV-1"]
    assert answer["unallocated"] == "20.00"


def test_a_receipt_can_be_dated_and_allocated_by_hand(shop):
    answer = shop.ask(
        *("receipt", "ACME", "30", "--date", "2026-11-12"),
        *("--allocate", "inv-2=20.00, INV-1=5"),
    )
    assert [(made["to"], made["amount"]) for made in answer["allocations"]] == [
        ("INV-2", "20.00"),
        ("INV-1", "5.00"),
    ]
    assert answer["unallocated"] == "5.00"
    assert opened(shop, as_of="2026-11-11")["INV-1"] == "40.00"
    assert opened(shop, as_of="2026-11-12")["INV-1"] == "35.00"


def test_the_day_of_a_receipt_in_words_is_one_that_has_been(shop):
    for words, day in (("fri", "2026-11-20"), ("-7", "2026-11-17"), ("yesterday", "2026-11-23")):
        number = shop.ask("receipt", "ACME", "1", "--date", words)["number"]
        dated = {made["number"]: made["date"] for made in shop.ask("items", "--all")["items"]}
        assert dated[number] == day


def test_no_decimals_are_made_up(shop):
    answer = shop.ask("receipt", "KUW", "0.250")
    assert answer["allocations"][0]["amount"] == "0.250"
    assert opened(shop, "KUW") == {"K-1": "1.000"}


def test_allocate_and_unallocate(shop):
    made = shop.ask("allocate", "cn-1", "INV-2", "5.00", "--date", "2026-11-15")
    assert (made["number"], made["unallocated"]) == (None, "0.00")
    ended = shop.ask("unallocate", "CN-1", "INV-2", "--date", "2026-11-20")
    assert ended["allocations"] == [
        {"from": "CN-1", "to": "INV-2", "amount": "-5.00", "date": "2026-11-20"}
    ]
    assert ended["unallocated"] == "5.00"
    assert "CN-1" not in opened(shop, as_of="2026-11-19")
    assert opened(shop, as_of="2026-11-20")["CN-1"] == "5.00"


def test_a_payment_bounces(shop):
    answer = shop.ask("bounce", "R-1", "--date", "2026-11-20", "--fee", "12.50")
    assert answer["number"] == "A-000001"
    assert answer["allocations"] == [
        {"from": "R-1", "to": "INV-1", "amount": "-60.00", "date": "2026-11-20"},
        {"from": "R-1", "to": "A-000001", "amount": "60.00", "date": "2026-11-20"},
    ]
    assert opened(shop) == {
        "INV-1": "100.00",
        "INV-2": "40.00",
        "CN-1": "5.00",
        "A-000002": "12.50",
    }
    assert opened(shop, as_of="2026-11-19")["INV-1"] == "40.00"
    assert shop.ask("check")["ok"] is True


def test_a_refund_and_a_write_off(shop):
    back = shop.ask("refund", "ACME", "2.00", "--from", "CN-1")
    assert (back["number"], back["unallocated"]) == ("F-000001", "3.00")
    part = shop.ask("write-off", "INV-1", "10", "--reason", "settlement")
    assert part["allocations"][0] == {
        "from": "A-000001",
        "to": "INV-1",
        "amount": "10.00",
        "date": "2026-11-24",
    }
    whole = shop.ask("write-off", "INV-2", "--reason", "bad_debt")
    assert whole["allocations"][0]["amount"] == "40.00"
    assert opened(shop) == {"INV-1": "30.00", "CN-1": "3.00"}


def test_a_contra_is_credit_for_the_debt_and_nothing_written_off(shop):
    """INV-1 has 40.00 open: 15.00 that we owe them leave 25.00, and the rest of it nothing."""
    assert "40.00 GBP of INV-1 is open" in shop.refuse(
        4, "write-off", "INV-1", "40.01", "--reason", "contra"
    )
    nothing = shop.refuse(4, "write-off", "INV-1", "0", "--reason", "contra")
    assert "The amount must be above zero. Leave it out to set off all" in nothing
    answer = shop.ask("write-off", "INV-1", "15", "--reason", "contra")
    said = "Credit 15.00 GBP on INV-1: Contra: set off against what we owe"
    assert (answer["operation"], answer["unallocated"]) == (said, "0.00")
    shop.ask("write-off", "INV-1", "--reason", "contra")
    rows = {row["number"]: row for row in shop.ask("items", "--all")["items"]}
    assert rows["INV-1"]["open"] == "0.00"
    assert rows[answer["number"]]["description"] == "Credit: Contra: set off against what we owe"
    assert "Nothing is open of INV-1" in shop.refuse(4, "write-off", "INV-1", "--reason", "contra")
    assert "not a debt" in shop.refuse(4, "write-off", "R-1", "--reason", "contra")
    assert shop.ask("check")["ok"]


def test_money_that_has_not_come_yet_is_no_receipt(shop):
    assert "2026-11-25 has not come yet" in shop.refuse(
        4, "receipt", "ACME", "5", "--date", "2026-11-25"
    )
    assert shop.ask("receipt", "ACME", "5", "--date", "2026-11-24")["number"] == "R-000001"


def test_a_refund_of_an_entry_may_say_its_currency(shop):
    wrong = ("refund", "ACME", "2", "--from", "CN-1", "--currency", "EUR")
    assert "CN-1 is in GBP" in shop.refuse(4, *wrong)
    assert shop.ask(*wrong[:-1], "GBP")["currency"] == "GBP"


def test_a_refund_that_names_no_entry_takes_credit_before_cash(shop):
    shop.ask("receipt", "ACME", "7", "--date", "2026-10-02", "--allocate", "none")
    back = shop.ask("refund", "ACME", "9.00")
    assert [(made["from"], made["amount"]) for made in back["allocations"]] == [
        ("CN-1", "5.00"),
        ("R-000001", "4.00"),
    ]
    assert (back["number"], back["unallocated"]) == ("F-000001", "3.00")
    assert "Only 3.00 GBP" in shop.refuse(4, "refund", "ACME", "3.01")
    assert "unallocated on 2026-10-01" in shop.refuse(
        *(4, "refund", "ACME", "1", "--date", "2026-10-01")
    )
    assert shop.ask("check")["ok"] is True
    shop.ask("undo")
    assert opened(shop)["CN-1"] == "5.00"


def test_credit_is_transferred_in_plain_sight(shop):
    answer = shop.ask("transfer", "CN-1", "4.00", "--to", "BETA")
    assert (answer["number"], answer["unallocated"]) == ("A-000002", "1.00")
    assert [made["to"] for made in answer["allocations"]] == ["A-000001"]
    assert opened(shop, "BETA") == {"INV-3": "250.50", "A-000002": "4.00"}
    assert opened(shop)["CN-1"] == "1.00"
    assert "already" in shop.refuse(4, "transfer", "CN-1", "1", "--to", "ACME")


def test_every_action_is_taken_back_whole_by_undo(shop):
    before = opened(shop)
    for action in (
        ("receipt", "ACME", "70"),
        ("allocate", "CN-1", "INV-1", "5"),
        ("unallocate", "R-1", "INV-1", "--date", "2026-11-20"),
        ("bounce", "R-1", "--date", "2026-11-20", "--fee", "1"),
        ("refund", "ACME", "5", "--from", "CN-1"),
        ("write-off", "INV-1", "--reason", "other"),
        ("transfer", "CN-1", "1", "--to", "BETA"),
    ):
        done = shop.ask(*action)
        assert opened(shop) != before
        assert shop.ask("undo") == {"undone": done["operation"]}
        assert opened(shop) == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("receipt", "NOBODY", "1"), "no customer"),
        (("receipt", "ACME", "0"), "above zero"),
        (("receipt", "ACME", "-5"), "above zero"),
        (("receipt", "ACME", "1.001"), "more decimals"),
        (("receipt", "ACME", "USD 5"), "expected here"),
        (("receipt", "ACME", "1.00", "--allocate", "INV-1=2.00"), "more was allocated"),
        (("receipt", "ACME", "9", "--allocate", "INV-1=1,INV-1=1"), "chosen twice"),
        (("receipt", "ACME", "9", "--allocate", "INV-1=-1"), "above zero"),
        (("receipt", "ACME", "9", "--allocate", "INV-3=1"), "another customer"),
        (("receipt", "ACME", "9", "--allocate", "INV-9=1"), "No entry"),
        (("receipt", "ACME", "9", "--currency", "EUR", "--allocate", "INV-1=1"), "in EUR"),
        (("allocate", "CN-1", "INV-1", "5.01"), "Only 5.00 GBP"),
        (("allocate", "CN-1", "INV-1", "-1"), "above zero"),
        (("allocate", "CN-1", "INV-3", "1"), "different customers"),
        (("allocate", "INV-1", "INV-2", "1"), "is an invoice"),
        (("allocate", "CN-1", "INV-1", "1", "--date", "2026-10-31"), "is dated"),
        (("unallocate", "CN-1", "INV-1", "--date", "2026-11-20"), "Nothing of CN-1"),
        (("bounce", "INV-1", "--date", "2026-11-20"), "is an invoice"),
        (("bounce", "R-1", "--date", "2026-10-19"), "is dated"),
        (("bounce", "R-9", "--date", "2026-11-20"), "No entry"),
        (("refund", "BETA", "1", "--from", "CN-1"), "another customer"),
        (("refund", "ACME", "5.01", "--from", "CN-1"), "Only 5.00 GBP"),
        (("write-off", "INV-1", "40.01", "--reason", "other"), "Only 40.00 GBP"),
    ],
)
def test_what_a_rule_forbids_is_refused_and_nothing_changes(shop, arguments, reason):
    before = shop.ask("audit")
    assert reason in shop.refuse(4, *arguments)
    assert shop.ask("audit") == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("receipt", "ACME", "ten"),
        ("receipt", "ACME", "9", "--allocate", "INV-1"),
        ("receipt", "ACME", "9", "--method", "shells"),
        ("write-off", "INV-1", "--reason", "tired"),
        ("bounce", "R-1"),
        ("unallocate", "CN-1", "INV-1"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(shop, arguments):
    shop.refuse(2, *arguments)


def test_a_table_for_people_names_the_number_and_what_is_left(shop):
    result = shop.call("receipt", "ACME", "100")
    assert "R-000001: Receive 100.00 GBP from Acme Ltd. Unallocated: 20.00 GBP" in result.out
    assert "INV-1" in result.out


def test_the_commands_are_listed():
    names = {"receipt", "bounce", "allocate", "unallocate", "refund", "write-off", "transfer"}
    assert names <= COMMANDS.keys()


def test_numbers_stay_when_the_ledger_is_copied_by_files(shop, tmp_path):
    shop.ask("receipt", "ACME", "90")
    shop.ask("bounce", "R-000001", "--date", "2026-11-24", "--fee", "3")
    shop.ask("write-off", "INV-2", "--reason", "goodwill")
    days = ("2026-11-23", "2026-11-24", "2026-12-31")
    expected = [shop.ask("aged", as_of=day) for day in days]
    items = shop.ask("items", "--all")
    shop.ask("export", tmp_path / "out")
    shop.ledger = tmp_path / "copy.collector"
    shop.ask("init")
    files = [tmp_path / "out" / f"{name}.csv" for name in ("customers", "items", "allocations")]
    again = shop.ask("import", *files)
    assert [file["rejected"] for file in again["files"]] == [0, 0, 0]
    assert [shop.ask("aged", as_of=day) for day in days] == expected
    assert shop.ask("items", "--all") == items
    assert {f["unchanged"] == f["rows"] for f in shop.ask("import", *files)["files"]} == {True}


def test_less_settles_an_invoice_and_the_rest_is_written_off(shop):
    answer = shop.ask("settle", "35", "INV-2")
    assert (answer["number"], answer["unallocated"]) == ("R-000001", "0.00")
    assert [(made["from"], made["amount"]) for made in answer["allocations"]] == [
        ("R-000001", "35.00"),
        ("A-000001", "5.00"),
    ]
    assert "Only 0.00 GBP is open" in shop.refuse(4, "settle", "35", "INV-2")
    lines = shop.ask("statement", "ACME", "--kind", "activity")["currencies"]["GBP"]["lines"]
    assert lines[-1]["reference"] == "Written off: settlement"
