"""Further limits, references and what an agency sent, by command."""

import pytest

EARLY = "2026-10-20"
"""Acme owes 40.00 of its limit of 500.00 on that day, and nothing speaks against an order."""


def credit(shop, *more):
    return shop.call("credit", "ACME", *more, "--json", as_of=EARLY)


def test_a_group_shares_a_limit_and_the_check_says_what_may_go(shop):
    shop.ask("limit", "Chain", "100", "--group", "--shared")
    refused = credit(shop, "60.01")
    found = refused.document
    assert (refused.status, found["answer"], found["grounds"]) == (1, "no", ["over_shared_limit"])
    assert (found["largest_order"], found["payment"]) == ("60.00", "0.01")
    assert found["further_limits"] == [
        {"limits": "shared", "group": "Chain", "currency": "GBP"}
        | {"limit": "100.00", "used": "40.00", "available": "60.00"}
    ]
    assert found["ways"][0] == "An order of up to £60.00 may go now."
    assert credit(shop, "60.00").status == 0


def test_a_currency_and_what_is_overdue_have_limits_of_their_own(shop):
    shop.ask("fx", "add", "EUR", "2026-01-01", "0.80")
    shop.ask("limit", "ACME", "50", "--in", "EUR")
    assert credit(shop, "50", "--currency", "eur").status == 0
    over = credit(shop, "50.01", "--currency", "EUR").document
    assert (over["grounds"], over["order"]) == (["over_currency_limit"], "50.01")
    assert (over["order_currency"], over["currency"]) == ("EUR", "GBP")
    shop.ask("limit", "ACME", "39.99", "--overdue")
    assert credit(shop, "0").document["grounds"] == ["over_overdue_limit"]
    [line] = [row for row in shop.ask("limits", "--over")["limits"] if row["customer"] == "ACME"]
    assert [each["limits"] for each in line["further_limits"]] == ["owed", "overdue"]
    shop.ask("limit", "ACME", "none", "--overdue")
    assert credit(shop, "0").status == 0


def test_an_order_in_a_currency_without_a_rate_is_refused(shop):
    assert "No rate between USD and GBP" in shop.refuse(
        4, "credit", "ACME", "10", "--currency", "USD"
    )
    shop.refuse(2, "limit", "ACME", "5", "--shared")


def test_references_are_asked_and_answer(shop):
    assert "has not asked for credit" in shop.refuse(4, "application", "ACME", "--ask", "Bank")
    shop.ask("application", "ACME", "--asked", "900", "--references", "Bolt Ltd; Vale & Co")
    shop.ask("application", "ACME", "--ask", "Our bank", "--kind", "bank")
    rows = shop.ask("application", "ACME")["references"]
    assert [(row["name"], row["kind"], row["result"]) for row in rows] == [
        ("Bolt Ltd", "trade", "waiting"),
        ("Vale & Co", "trade", "waiting"),
        ("Our bank", "bank", "waiting"),
    ]
    told = ("--answer", rows[0]["id"], "--result", "good", "--suggests", "700", "--note", "prompt")
    shop.ask("application", "ACME", *told)
    first = shop.ask("application", "ACME")["references"][0]
    assert (first["result"], first["suggested"], first["note"]) == ("good", "700.00", "prompt")
    assert first["answered_on"] == "2026-11-24"
    shop.refuse(2, "application", "ACME", "--answer", rows[0]["id"])
    assert "has no reference" in shop.refuse(
        4, "application", "BETA", "--answer", rows[0]["id"], "--result", "bad"
    )


def test_what_an_agency_sends_may_be_a_payment_too(shop):
    shop.ask("placement", "BETA", "--with", "Recover & Co", "--whole")
    shop.ask("placement", "BETA", "--recovered", "100", "--as-payment")
    shop.ask("placement", "BETA", "--commission", "20")
    [row] = shop.ask("placement", "BETA")["placements"]
    assert (row["recovered"], row["commission"], row["net"]) == ("100.00", "20.00", "80.00")
    [open_] = shop.ask("items", "--customer", "BETA", "--open")["items"]
    assert open_["open"] == "150.50"
    shop.ask("undo")
    shop.ask("undo")
    [open_] = shop.ask("items", "--customer", "BETA", "--open")["items"]
    assert open_["open"] == "250.50"
    shop.refuse(4, "placement", "ACME", "--recovered", "1", "--as-payment")


def test_why_any_limit_was_set_is_in_the_history(shop):
    ways = (
        ("Chain", "900", "--group"),
        ("Chain", "2000", "--group", "--shared"),
        ("ACME", "50", "--in", "EUR"),
        ("ACME", "70", "--overdue"),
        ("ACME", "--insured", "300"),
        ("ACME", "400"),
    )
    for way in ways:
        shop.ask("limit", *way, "--reason", "paid =well; asked")
    told = [each["operation"] for each in shop.ask("audit")["entries"]]
    for kind in ("group Chain", "shared by", "owes in EUR", "overdue in GBP", "insured of"):
        assert any(kind in each and each.endswith(", paid =well; asked") for each in told), kind
    [row] = shop.ask("application", "ACME")["decisions"]
    assert row["reason"] == "paid =well; asked"


@pytest.mark.parametrize(
    "given",
    [
        ("Chain", "900", "--group", "--review", "+90"),
        ("Chain", "900", "--group", "--terms", "NET 7"),
        ("Chain", "900", "--group", "--shared", "--declined"),
        ("Chain", "900", "--group", "--insured", "10"),
        ("ACME", "50", "--in", "EUR", "--deposit", "5"),
        ("ACME", "--insured", "50", "--conditions", "guarantee"),
    ],
)
def test_what_only_a_decision_has_is_not_swallowed(shop, given):
    assert "belong to a decision" in shop.refuse(2, "limit", *given)


def test_a_payment_through_an_agency_that_bounces_is_shown_as_returned(shop):
    shop.ask("placement", "BETA", "--with", "Recover & Co", "--whole")
    shop.ask("placement", "BETA", "--recovered", "100", "--as-payment")
    shop.ask("placement", "BETA", "--commission", "20")
    [receipt] = [
        row["number"]
        for row in shop.ask("items", "--customer", "BETA", "--all")["items"]
        if row["type"] == "receipt"
    ]
    shop.ask("bounce", receipt, "--date", "2026-11-30", as_of="2026-11-30")
    [row] = shop.ask("placement", "BETA", as_of="2026-11-30")["placements"]
    assert [row[key] for key in ("recovered", "returned", "commission", "left", "rate")] == [
        *("0.00", "100.00", "0.00", "250.50"),
        0,
    ]
    told = shop.refuse(4, "placement", "BETA", "--recovered", "250.51")
    assert "was to collect 250.50 GBP" in told


def test_the_card_of_a_past_day_has_the_limit_and_the_terms_of_that_day(shop):
    def told(day):
        card = shop.ask("customer", "ACME", as_of=day)
        account = card["balances"]["GBP"]
        limits = (card["customer"]["credit_limit"], account["credit_limit"], account["available"])
        return *limits, card["customer"]["terms"]

    before = told("2026-11-20")
    own, terms = float(before[0]), before[3]
    shop.ask("limit", "ACME", "900", as_of="2026-11-21")
    shop.ask("terms", "--customer", "ACME", "NET 14", as_of="2026-11-21")
    assert told("2026-11-20") == before
    after = told("2026-11-21")
    assert (after[:2], after[3]) == (("900.00", "900.00"), "NET 14") != (before[:2], terms)
    assert float(after[2]) - float(before[2]) == 900 - own


def test_the_card_counts_the_limit_of_the_group_where_a_customer_has_none(shop):
    shop.ask("limit", "ACME", "none")
    shop.ask("limit", "Chain", "70", "--group")
    card = shop.ask("customer", "ACME", as_of=EARLY)
    assert card["balances"]["GBP"]["credit_limit"] == credit(shop, "1").document["credit_limit"]
