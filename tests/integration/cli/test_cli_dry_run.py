"""Money tried before it is saved: what would be done is shown, and nothing is written."""


def opened(cli):
    return {each["number"]: each["open"] for each in cli.ask("items", "--open")["items"]}


def test_a_dry_run_shows_what_money_would_pay_and_writes_nothing(shop):
    before = (opened(shop), shop.ask("audit"))
    shown = shop.ask("receipt", "ACME", "50.00", "--dry-run")
    assert (shown["operation"], shown["number"], shown["unallocated"]) == (None, None, "0.00")
    paid = [(each["to"], each["amount"]) for each in shown["allocations"]]
    assert paid == [("INV-1", "40.00"), ("INV-2", "10.00")]
    told = shop.call("receipt", "ACME", "5", "--dry-run").out
    assert "Nothing was changed. Would be done: Receive 5.00 GBP from Acme" in told
    shop.refuse(4, "receipt", "ACME", "50.00", "--allocate", "INV-1=41.00", "--dry-run")
    assert (opened(shop), shop.ask("audit")) == before
    assert shop.ask("receipt", "ACME", "50.00")["number"] == "R-000001"
    before = (opened(shop), shop.ask("audit"))
    for command in (
        ("settle", "10", "INV-2"),
        ("write-off", "INV-2", "1", "--reason", "bad_debt"),
        ("write-off", "INV-2", "1", "--reason", "contra"),
        ("bounce", "R-000001", "--date", "2026-11-24", "--fee", "5"),
        ("refund", "ACME", "1"),
        ("refund", "ACME", "1", "--from", "CN-1"),
    ):
        assert shop.ask(*command, "--dry-run")["operation"] is None
        assert (opened(shop), shop.ask("audit")) == before
        assert shop.ask(*command)["operation"] is not None
        shop.ask("undo")
        before = (opened(shop), shop.ask("audit"))


def test_a_dry_run_is_refused_in_the_locked_period_as_the_receipt_would_be(shop):
    shop.ask("settings", "ledger.locked_until", "2026-11-10")
    told = shop.refuse(4, "receipt", "ACME", "5", "--date", "2026-11-10", "--dry-run")
    assert told == shop.refuse(4, "receipt", "ACME", "5", "--date", "2026-11-10")


def test_a_dry_run_of_an_allocation_or_a_transfer_shows_it_and_writes_nothing(shop):
    """CN-1 has 5.00: 2.00 of it for INV-2 would leave 3.00, 1.00 of it for BETA 4.00."""
    for command, links, left in (
        (("allocate", "CN-1", "INV-2", "2"), [("INV-2", "2.00")], "3.00"),
        (("unallocate", "CN-1", "INV-2", "--date", "2026-11-24"), [("INV-2", "-2.00")], "5.00"),
        (("transfer", "CN-1", "1", "--to", "BETA"), None, "4.00"),
    ):
        before = (opened(shop), shop.ask("audit"))
        shown = shop.ask(*command, "--dry-run")
        assert (shown["operation"], shown["number"], shown["unallocated"]) == (None, None, left)
        assert (opened(shop), shop.ask("audit")) == before
        paid = [(each["to"], each["amount"]) for each in shown["allocations"]]
        assert links is None or paid == links
        done = shop.ask(*command)
        assert done["operation"] is not None
        assert (done["unallocated"], len(done["allocations"])) == (left, len(paid))
    before = shop.ask("audit")
    for refused in (
        ("allocate", "CN-1", "INV-1", "4.01"),
        ("unallocate", "CN-1", "INV-1", "--date", "2026-11-24"),
        ("transfer", "CN-1", "4.01", "--to", "BETA"),
    ):
        told = shop.refuse(4, *refused, "--dry-run")
        assert told == shop.refuse(4, *refused)
    assert shop.ask("audit") == before
