"""Credit asked for, suggested and decided by command."""

AS_OF = "2026-11-24"


def test_from_an_application_to_a_limit_that_stops_an_order(shop):
    shop.call(
        *("application", "BETA", "--asked", "400", "--net-worth", "9000", "--years", "7"),
        *("--references", "Acme Ltd"),
    )
    found = shop.call("application", "BETA", "--json").document
    assert found["applications"][0]["asked"] == "400.00"
    by = {each["basis"]: each["limit"] for each in found["suggestions"]}
    # A tenth of 9 000 is more than a tenth of what we sold in the year, 390.50 less 5.00.
    assert by["net_worth"] == "38.00"
    # 250.50 in the year, 30 days to pay: a month of it, and a fifth more.
    assert by["purchases"] == "25.00"
    assert by["points"] == "200.00"  # 5 points of 15
    made = shop.call(
        *("limit", "BETA", "300", "--reason", "two references", "--review", "2027-05-01"),
        *("--conditions", "accounts every year"),
    )
    assert made.status == 0, made.err
    [decided] = shop.call("application", "BETA", "--json").document["decisions"]
    assert (decided["limit"], decided["before"], decided["review_on"]) == (
        "300.00",
        None,
        "2027-05-01",
    )
    refused = shop.call("credit", "BETA", "49.51", "--json")
    assert (refused.status, refused.document["answer"]) == (1, "no")


def test_the_limits_with_what_is_due_for_review(shop):
    shop.call("limit", "BETA", "300", "--reason", "new", "--review", "2026-12-01")
    all_ = shop.call("limits", "--json").document["limits"]
    assert {each["customer"] for each in all_} == {"ACME", "BETA", "KUW"}
    [due] = shop.call("limits", "--due", "--json", as_of="2026-12-01").document["limits"]
    assert (due["customer"], due["exposure"], due["available"]) == ("BETA", "250.50", "49.50")
    assert shop.call("limits", "--due", "--json").document["limits"] == []
    [over] = shop.call("limits", "--over", "--json").document["limits"]
    assert over["customer"] == "KUW"


def test_who_is_declined_and_who_pays_a_deposit(shop):
    assert shop.call("limit", "BETA", "--declined", "--reason", "no accounts").status == 0
    assert shop.call("limit", "BETA", "200", "--deposit", "50", "--reason", "x").status == 0
    found = shop.call("application", "BETA", "--json").document["decisions"]
    assert [each["decision"] for each in found] == ["deposit", "declined"]
    assert [each["limit"] for each in found] == ["200.00", "0.00"]


def asked(shop, amount="10", **more):
    found = shop.call("credit", "BETA", amount, "--json", **more)
    return found.status, found.document["answer"], found.document["grounds"]


def test_credit_granted_with_a_deposit_waits_for_it(shop):
    shop.call("limit", "BETA", "900", "--deposit", "50", "--reason", "new")
    assert asked(shop) == (1, "ask", ["deposit_missing"])
    found = shop.call("credit", "BETA", "10", "--json").document
    assert found["why"] == ["A deposit of £50.00 was agreed, and nothing is on account."]
    assert (found["payment"], found["largest_order"]) == ("50.00", None)
    shop.call("receipt", "BETA", "49.99", "--allocate", "none")
    assert asked(shop) == (1, "ask", ["deposit_missing"])
    shop.call("receipt", "BETA", "0.01", "--allocate", "none")
    assert asked(shop) == (0, "yes", [])
    why = shop.call("credit", "BETA", "10", "--json").document["why"]
    assert why[-1] == "The deposit of £50.00 is on account."
    items = shop.call("items", "--customer", "BETA", "--open", "--json").document["items"]
    debt = next(each["number"] for each in items if each["type"] == "invoice")
    assert shop.call("allocate", "R-000001", debt, "1.00").status == 0
    assert asked(shop) == (1, "ask", ["deposit_missing"])


def test_credit_on_conditions_is_asked_about_until_it_is_decided_anew(shop):
    shop.call("limit", "BETA", "900", "--conditions", "accounts every year", "--reason", "new")
    assert asked(shop) == (1, "ask", ["conditions"])
    assert "Granted on conditions: accounts every year." in shop.call("credit", "BETA", "1").out
    assert "accounts" not in shop.call("credit", "KUW", "10").out
    shop.call("limit", "BETA", "900", "--reason", "the accounts came")
    assert asked(shop) == (0, "yes", [])


def test_conditions_ticked_off_among_the_tasks_are_met(shop):
    shop.call("limit", "BETA", "900", "--conditions", "accounts every year", "--reason", "new")
    [task] = shop.call("tasks", "--customer", "BETA", "--json").document["tasks"]
    assert task["words"] == "See that the conditions of the credit are met: accounts every year"
    shop.call("tasks", "--done", str(task["id"]))
    assert asked(shop) == (0, "yes", [])
    shop.call("undo")
    assert asked(shop) == (1, "ask", ["conditions"])


def test_credit_is_asked_about_once_its_review_is_overdue(shop):
    shop.call("limit", "BETA", "900", "--review", "2026-12-01", "--reason", "new")
    assert asked(shop) == (0, "yes", [])
    assert asked(shop, as_of="2026-12-01") == (0, "yes", [])
    assert asked(shop, as_of="2026-12-02") == (1, "ask", ["review_overdue"])


def test_a_limit_passed_is_no_whatever_is_missing_else(shop):
    shop.call("limit", "BETA", "300", "--deposit", "50", "--reason", "new")
    assert asked(shop, "49.51") == (1, "no", ["over_limit", "deposit_missing"])


def test_a_review_without_a_reason_is_a_mistake(shop):
    result = shop.call("limit", "BETA", "300", "--review", "2026-12-01")
    assert result.status == 2
    assert "reason" in result.err


def test_who_is_declined_gets_no_amount_beside_it(shop):
    for more in (("100",), ("--deposit", "50")):
        result = shop.call("limit", "BETA", *more, "--declined", "--reason", "no accounts")
        assert result.status == 2
        assert "cash only" in result.err
    assert shop.call("application", "BETA", "--json").document["decisions"] == []
