"""Cheques that come back in OFX: only the number of the cheque and the amount point to it."""

import pytest

ACCOUNT = "<BANKACCTFROM><BANKID>202015<ACCTID>{}<ACCTTYPE>CHECKING</BANKACCTFROM>"
PAID = ("20261110", "40.00", "100733", "ACME LTD INV-1")
BACK = ("20261116", "-40.00", "100733", "DEPOSITED ITEM")


def ofx(*rows, account="12345678", more=""):
    """Return a statement of an account with rows of day, amount, cheque and name."""
    lines = [
        f"<STMTTRN><TRNTYPE>OTHER<DTPOSTED>{day}<TRNAMT>{amount}<FITID>{day}{amount}"
        f"<CHECKNUM>{number}{more.format(day=day)}<NAME>{name}</STMTTRN>"
        for day, amount, number, name in rows
    ]
    inside = f"<CURDEF>GBP{ACCOUNT.format(account)}<BANKTRANLIST>{''.join(lines)}</BANKTRANLIST>"
    return f"OFXHEADER:100\n\n<OFX><STMTRS>{inside}</STMTRS></OFX>\n"


@pytest.fixture
def paid(shop):
    """The shop with a cheque that paid INV-1."""
    shop.ask("import", shop.write("november.ofx", ofx(PAID)))
    assert shop.ask("bank", "confirm")["number"] == "R-000001"
    return shop


def come(shop, *rows, **more):
    """Import another statement and return the lines that wait."""
    shop.ask("import", shop.write("later.ofx", ofx(*rows, **more)))
    return shop.ask("bank", "propose")["lines"]


def opened(shop):
    rows = shop.ask("items", "--customer", "ACME")["items"]
    return {row["number"]: row["open"] for row in rows}.get("INV-1")


def test_a_cheque_that_came_back_is_proposed_and_opens_what_it_paid(paid):
    (line,) = come(paid, BACK)
    best = line["proposals"][0]
    assert (line["amount"], best["customer"], best["items"]) == ("-40.00", "ACME", ["INV-1"])
    assert (best["receipt"], best["why"]) == ("R-000001", "Returned, reopens what it paid")
    (passed,) = paid.ask("bank", "confirm", "--min-confidence", "0")["skipped"]
    assert (passed["id"], opened(paid)) == (line["id"], None)
    paid.ask("bank", "confirm", line["id"])
    assert opened(paid) == "40.00"
    assert paid.ask("check")["ok"] is True


def test_a_statement_with_both_lines_and_the_same_again(shop):
    lines = come(shop, BACK, PAID)
    assert [line["amount"] for line in lines] == ["40.00", "-40.00"]
    shop.ask("bank", "confirm")
    (line,) = come(shop, BACK, PAID)
    assert line["proposals"][0]["receipt"] == "R-000001"


@pytest.mark.parametrize(
    ("row", "account"),
    [
        (("20261116", "-40.01", "100733", "PAID OUT"), "12345678"),
        (("20261116", "-40.00", "100734", "PAID OUT"), "12345678"),
        (("20261109", "-40.00", "100733", "PAID OUT"), "12345678"),
        (("20261116", "-40.00", "100733", "PAID OUT"), "87654321"),
    ],
    ids=["amount", "number", "before", "account"],
)
def test_other_money_out_is_not_offered(paid, row, account):
    assert come(paid, row, account=account) == []


def test_a_number_of_noughts_is_none(shop):
    shop.ask("import", shop.write("november.ofx", ofx((*PAID[:2], "0000", PAID[3]))))
    shop.ask("bank", "confirm")
    assert come(shop, (*BACK[:2], "0000", BACK[3])) == []


def test_a_line_that_was_left_out_is_no_payment_that_could_come_back(shop):
    (line,) = come(shop, PAID)
    shop.ask("bank", "ignore", line["id"])
    assert come(shop, BACK) == []


def test_a_cheque_is_known_by_its_number_beside_a_reference_of_the_bank(shop):
    shop.ask("import", shop.write("november.ofx", ofx(PAID, more="<REFNUM>BANK {day}")))
    shop.ask("bank", "confirm")
    (line,) = come(shop, BACK, more="<REFNUM>BANK {day}")
    assert line["proposals"][0]["why"] == "Returned, reopens what it paid"
    assert come(shop, ("20261117", "-40.00", "20261110", "PAID OUT"), more="")[1:] == []
