"""Instalment plans by command."""

import pytest


def parts(answer):
    return [(each["due"], each["amount"]) for each in answer["instalments"]]


def test_a_hundred_in_three_is_a_plan_whose_last_part_takes_the_penny(shop):
    answer = shop.ask(
        *("plan", "BETA", "--total", "100", "--count", 3, "--every", "month"),
        *("--from", "2026-12-01"),
    )
    assert answer["plan"] == 1
    assert parts(answer) == [
        ("2026-12-01", "33.33"),
        ("2027-01-01", "33.33"),
        ("2027-02-01", "33.34"),
    ]
    assert answer["operation"] == "Agree a plan of 100.00 GBP with Smith & <Sons>"
    shop.ask("undo")
    assert shop.ask("plans")["plans"] == []


def test_days_of_rest_move_on_only_where_that_is_asked_for(shop):
    wanted = ("plan", "BETA", "--total", "100", "--count", 3, "--from", "2026-12-01")
    days = [due for due, _ in parts(shop.ask(*wanted, "--working-days"))]
    assert days == ["2026-12-01", "2027-01-04", "2027-02-01"]


def test_a_plan_of_equal_amounts_ends_with_the_rest(shop):
    answer = shop.ask(
        *("plan", "BETA", "--total", "100", "--each", "30", "--every", "2weeks"),
        *("--from", "2026-12-01"),
    )
    assert parts(answer) == [
        ("2026-12-01", "30.00"),
        ("2026-12-15", "30.00"),
        ("2026-12-29", "30.00"),
        ("2027-01-12", "10.00"),
    ]


def test_without_a_total_it_is_about_all_that_is_open(shop):
    answer = shop.ask("plan", "ACME", "--count", 2, "--from", "2026-12-01")
    assert (answer["total"], answer["items"]) == (
        "80.00",
        [{"number": "INV-1", "amount": "40.00"}, {"number": "INV-2", "amount": "40.00"}],
    )


def test_a_plan_may_begin_with_a_payment_today_or_have_days_of_its_own(shop):
    answer = shop.ask(
        *("plan", "ACME", "--item", "INV-1", "--now", "10", "--count", 2, "--from", "2026-12-01")
    )
    assert parts(answer)[:2] == [("2026-11-24", "10.00"), ("2026-12-01", "15.00")]
    answer = shop.ask("plan", "BETA", "--dates", "2026-12-02=100,2026-12-12=150.50")
    assert parts(answer) == [("2026-12-02", "100.00"), ("2026-12-12", "150.50")]


def test_the_list_says_how_plans_stand(shop):
    shop.ask("plan", "BETA", "--total", "100", "--count", 2, "--from", "2026-12-01")
    shop.ask("receipt", "BETA", "20", as_of="2026-12-01")
    row = shop.ask("plans", "--status", "in_default", as_of="2026-12-02")["plans"][0]
    assert (row["status"], row["received"], row["to_come"], row["arrears"]) == (
        "in_default",
        "20.00",
        "80.00",
        "30.00",
    )
    assert [each["status"] for each in row["instalments"]] == ["partly", "open"]
    assert shop.ask("plans", "--customer", "ACME")["plans"] == []


def test_a_plan_is_cancelled_by_its_id(shop):
    shop.ask("plan", "BETA", "--count", 2, "--from", "2026-12-01")
    answer = shop.ask("plan", "1", "--cancel", "--note", "sold up", as_of="2026-11-30")
    assert answer == {
        "operation": "Cancel the plan of Smith & <Sons>",
        "number": None,
        "plan": 1,
    }
    assert shop.ask("plans", as_of="2026-11-30")["plans"][0]["status"] == "cancelled"
    assert shop.ask("plans", as_of="2026-11-29")["plans"][0]["status"] == "on_track"


def test_a_plan_takes_the_place_of_another(shop):
    shop.ask("plan", "BETA", "--count", 2, "--from", "2026-12-01")
    answer = shop.ask("plan", "BETA", "--count", 5, "--from", "2026-12-01", "--replaces", 1)
    assert answer["total"] == "250.50"
    rows = {row["id"]: row for row in shop.ask("plans")["plans"]}
    assert (rows[1]["status"], rows[2]["status"], rows[2]["replaces"]) == (
        "replaced",
        "on_track",
        1,
    )


def test_a_settlement_writes_the_rest_off_once_it_is_paid(shop):
    shop.ask("plan", "BETA", "--total", "200", "--settle", "--count", 1, "--from", "2026-12-01")
    shop.ask("receipt", "BETA", "200")
    assert shop.ask("customer", "BETA")["balances"]["GBP"]["balance"] == "0.00"
    assert shop.ask("check")["ok"]


def test_the_table_of_instalments_is_for_people(shop):
    shown = shop.call("plan", "BETA", "--total", "90", "--count", 1, "--from", "2026-12-01").out
    assert "2026-12-01" in shown
    assert "90.00" in shown


def test_what_is_in_a_plan_already_is_said_with_its_plan_and_the_way_out(shop):
    made = shop.ask("plan", "BETA", "--count", "2", "--from", "2026-12-01")
    for named in ((), ("--item", "INV-3")):
        told = shop.refuse(4, "plan", "BETA", "--count", "3", *named)
        assert f"INV-3 is in plan {made['plan']} of 24 November 2026 already" in told
        assert f"end plan {made['plan']} first" in told
    assert len(shop.ask("plans")["plans"]) == 1


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("NOBODY", "--count", "2"), 4, "NOBODY"),
        (("BETA", "--total", "300", "--count", "2"), 4, "Only 250.50 GBP is open"),
        (("BETA",), 2, "--count N, --each A or --dates"),
        (("BETA", "--count", "2", "--every", "moon"), 2, "month, 2weeks"),
        (("BETA", "--count", "0"), 4, "divided into 0"),
        (("BETA", "--each", "0"), 4, "above zero"),
        (("BETA", "--dates", "2026-12-02"), 2, "D=A"),
        (("BETA", "--count", "2", "--settle"), 2, "needs --total"),
        (("BETA", "--total", "2.505", "--count", "2"), 4, "GBP"),
        (("9", "--cancel"), 4, "no plan 9"),
        (("BETA", "--cancel"), 2, "not the id of a plan"),
        (("9", "--release"), 4, "no settlement 9"),
        (("BETA", "--count", "2", "--from", "2026-11-01"), 4, "before the agreement"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(shop, arguments, status, says):
    result = shop.call("plan", *arguments)
    assert (result.status, says in result.err) == (status, True)
    assert shop.ask("plans")["plans"] == []
