"""The register of post-dated cheques by command."""

import pytest

ITS_DAY, MONDAY = "2026-12-05", "2026-12-07"
CHEQUE = ("cheque", "ACME", "45", "--dated", ITS_DAY, "--number", "000123")


def balance(cli, as_of="2026-11-24"):
    return cli.ask("customer", "ACME", as_of=as_of)["balances"]["GBP"]["balance"]


def test_a_cheque_is_held_and_changes_no_balance(shop):
    before = balance(shop)
    answer = shop.ask(*CHEQUE, "--drawer", "Barclays", "--allocate", "INV-2=40,INV-1=5")
    assert answer == {
        "operation": "Hold cheque 000123 of 45.00 GBP from Acme Ltd until 2026-12-05",
        "number": None,
        "cheque": 1,
    }
    assert balance(shop) == before
    assert balance(shop, MONDAY) == before
    assert shop.ask("cheques")["cheques"] == [
        {
            "id": 1,
            "customer": "ACME",
            "number": "000123",
            "drawer": "Barclays",
            "amount": "45.00",
            "currency": "GBP",
            "received_on": "2026-11-24",
            "dated_on": ITS_DAY,
            "status": "held",
            "decided_on": None,
            "receipt": None,
            "items": [
                {"number": "INV-2", "amount": "40.00"},
                {"number": "INV-1", "amount": "5.00"},
            ],
        }
    ]
    assert shop.ask("forecast")["weeks"][1]["promised"] == "45.00"
    note = shop.ask("customer", "ACME")["timeline"][0]["note"]
    assert note == "Cheque 000123 of 45.00 GBP received, dated 2026-12-05"


def test_what_is_due_is_banked_by_one_command(shop):
    shop.ask(*CHEQUE)
    assert "No cheque is due" in shop.refuse(4, "cheques", "--bank-due")
    answer = shop.ask("cheques", "--bank-due", as_of=MONDAY)
    assert answer["receipts"] == [
        {
            "cheque": 1,
            "number": "R-000001",
            "allocations": [
                {"from": "R-000001", "to": "INV-1", "amount": "40.00", "date": ITS_DAY},
                {"from": "R-000001", "to": "INV-2", "amount": "5.00", "date": ITS_DAY},
            ],
            "unallocated": "0.00",
            "currency": "GBP",
        }
    ]
    (row,) = shop.ask("cheques", "--status", "banked", as_of=MONDAY)["cheques"]
    assert (row["decided_on"], row["receipt"]) == (ITS_DAY, "R-000001")
    assert shop.ask("cheques", "--status", "held", as_of=MONDAY)["cheques"] == []
    shop.ask("undo", as_of=MONDAY)
    assert shop.ask("cheques", "--status", "held", as_of=MONDAY)["cheques"] != []
    assert shop.ask("check", as_of=MONDAY)["ok"]


def test_a_cheque_can_be_banked_on_a_later_day(shop):
    shop.ask(*CHEQUE)
    shop.ask("cheques", "--bank", 1, "--date", MONDAY, as_of=MONDAY)
    assert shop.ask("cheques", as_of=MONDAY)["cheques"][0]["decided_on"] == MONDAY


def test_a_cheque_can_be_cancelled_once(shop):
    shop.ask(*CHEQUE)
    assert shop.ask("cheques", "--cancel", 1)["cheque"] == 1
    assert "is cancelled" in shop.refuse(4, "cheques", "--cancel", 1)
    assert "There is no cheque 7" in shop.refuse(4, "cheques", "--cancel", 7)
    table = shop.call("cheques").out
    assert "cancelled" in table
    assert "000123" in table


def test_a_cheque_of_today_is_a_payment(shop):
    assert "Take it as a payment" in shop.refuse(
        4, "cheque", "ACME", "45", "--dated", "2026-11-24", "--number", "1"
    )
    assert "--allocate" in shop.refuse(2, *CHEQUE, "--allocate", "INV-1")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_carries_the_register_and_the_rates(shop, tmp_path, form):
    shop.ask(*CHEQUE, "--drawer", "=Bank", "--allocate", "INV-2=40,INV-1=5")
    for number, day in (("7", "2026-11-28"), ("8", "2026-11-29"), ("9", "2026-11-30")):
        shop.ask("cheque", "BETA", "10", "--dated", day, "--number", number)
    shop.ask("cheques", "--bank", 2, 3, as_of="2026-12-01")
    shop.ask("cheques", "--cancel", 4, as_of="2026-12-01")
    shop.ask("bounce", "R-000002", "--date", "2026-12-02", as_of="2026-12-02")
    shop.ask("fx", "add", "EUR", "2026-11-20", "0.8412")
    days = ("2026-11-24", "2026-11-28", "2026-12-01", MONDAY)
    questions = (("cheques",), ("forecast",), ("fx",), ("worklist",))
    expected = [[shop.ask(*each, as_of=day) for each in questions] for day in days]
    out = tmp_path / "out"
    shop.ask("export", out, "--format", form, as_of=MONDAY)
    shop.ledger = tmp_path / "copy.collector"
    shop.ask("init")
    names = tuple(f"{name}.{form}" for name in ("customers", "items", "allocations"))
    shop.ask("import", *(out / name for name in names), as_of=MONDAY)
    assert shop.ask("cheques", "--import", out / f"cheques.{form}", as_of=MONDAY)["created"] == 4
    assert shop.ask("fx", "import", out / f"exchange_rates.{form}", as_of=MONDAY)["created"] == 1
    assert [[shop.ask(*each, as_of=day) for each in questions] for day in days] == expected
    again = shop.call("cheques", "--import", out / f"cheques.{form}", as_of=MONDAY)
    assert again.status == 1
    assert "It is already in the ledger." in again.err
