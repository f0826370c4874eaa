"""One line of the bank, several customers: by hand, and never more or less than the line."""

import pytest

HEAD = "Date,Description,Amount,Balance\n"


@pytest.fixture
def payout(shop):
    """A payout of 140.00, of which 40.00 is Acme's and 100.00 Beta's."""
    path = shop.write("bank.csv", HEAD + "2026-11-20,CARD SERVICE PAYOUT,140.00,140.00\n")
    shop.ask("import", path, "--account", "Current")
    return shop


def line_of(shop):
    (line,) = shop.ask("bank", "propose")["lines"]
    return line["id"]


def test_a_payout_is_split_by_hand(payout):
    answer = payout.ask("bank", "split", line_of(payout), "ACME=40", "BETA=100.00")
    assert [(each["customer"], each["amount"]) for each in answer["lines"]] == [
        ("ACME", "40.00"),
        ("BETA", "100.00"),
    ]
    assert [(each["to"], each["amount"]) for each in answer["allocations"]] == [
        ("INV-1", "40.00"),
        ("INV-3", "100.00"),
    ]
    assert payout.ask("bank", "propose")["lines"] == []
    assert payout.ask("check")["ok"]
    payout.ask("undo")
    line = line_of(payout)
    assert "R-000001" not in {row["number"] for row in payout.ask("items", "--all")["items"]}
    for number, code, amount in (("1", "ACME", "40"), ("2", "BETA", "100")):
        payout.ask("receipt", code, amount, "--date", "2026-11-20", "--reference", number)
    linked = payout.ask("bank", "link", line, "R-000001", "R-000002")
    assert [each["number"] for each in linked["lines"]] == ["R-000001", "R-000002"]
    assert payout.ask("check")["ok"]


@pytest.mark.parametrize(
    ("shares", "why"),
    [
        (("ACME=40", "BETA=99.99"), "come to 139.99 GBP, the line is 140.00 GBP"),
        (("ACME=200", "BETA=-60"), "Name shares above zero"),
        (("ACME=70", "ACME=70"), "named twice"),
        (("ACME=140", "BETA=0"), "Name shares above zero"),
    ],
)
def test_shares_that_are_not_the_line_are_refused(payout, shares, why):
    before = payout.ask("items", "--all")
    assert why in payout.refuse(4, "bank", "split", line_of(payout), *shares)
    assert payout.ask("items", "--all") == before


def test_receipts_that_are_not_the_line_are_not_linked(payout):
    payout.ask("receipt", "ACME", "40", "--date", "2026-11-20")
    payout.ask("receipt", "BETA", "90", "--date", "2026-11-20")
    refused = payout.refuse(4, "bank", "link", line_of(payout), "R-000001", "R-000002")
    assert "come to 130.00 GBP, the line is 140.00 GBP" in refused


def test_a_split_line_goes_along_with_an_export(payout):
    payout.ask("bank", "split", line_of(payout), "ACME=40", "BETA=100.00")
    payout.ask("export", payout.folder / "out")
    payout.ledger = payout.folder / "copy.collector"
    payout.ask("init")
    done = payout.ask("import", *(payout.folder / "out").iterdir())["files"]
    assert [each["errors"] for each in done] == [[]] * len(done)
    assert payout.ask("bank", "propose")["lines"] == []
    assert payout.ask("check")["ok"]
