"""The status of an account by command."""


def test_a_status_is_set_listed_and_lifted(shop):
    answer = shop.ask("status", "ACME", "--set", "insolvent", "--reason", "gazette")
    assert answer["operation"] == "Acme Ltd: insolvent"
    [row] = shop.ask("status")["statuses"]
    assert (row["customer"], row["status"], row["from"], row["stops_chasing"]) == (
        *("ACME", "insolvent", "2026-11-24"),
        True,
    )
    assert "ACME" not in {each["customer"] for each in shop.ask("worklist")["rows"]}
    shop.ask("status", "ACME", "--lift", "insolvent", "--reason", "annulled")
    assert shop.ask("status", "ACME")["statuses"] == []
    [row] = shop.ask("status", "ACME", "--all")["statuses"]
    assert (row["lifted_on"], row["lifted_why"]) == ("2026-11-24", "annulled")
    assert "ACME" in {each["customer"] for each in shop.ask("worklist")["rows"]}


def test_a_status_needs_a_customer_a_known_word_and_a_reason(shop):
    assert shop.call("status", "--set", "legal", "--reason", "x").status == 2
    assert shop.call("status", "ACME", "--set", "gone", "--reason", "x").status == 2
    assert shop.call("status", "ACME", "--set", "legal").status == 4
    assert shop.call("status", "NOBODY", "--set", "legal", "--reason", "x").status == 4
    assert shop.call("status", "ACME", "--lift", "legal").status == 4
