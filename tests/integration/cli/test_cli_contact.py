"""May somebody be called, and what limits it, by command."""


def test_a_call_is_allowed_in_office_hours_and_says_when_else(shop):
    answer = shop.ask("contact", "ACME", "--at", "10:30")
    assert (answer["answer"], answer["profile"], answer["why"]) == ("yes", "business", [])
    late = shop.call("contact", "ACME", "--at", "18:30", "--json")
    assert late.status == 1
    assert late.document["answer"] == "ask"
    assert late.document["next_time"] == "2026-11-25T09:00"
    assert "18:30 there" in shop.call("contact", "ACME", "--at", "18:30").out


def test_a_limit_is_set_kept_and_ended(shop):
    made = shop.ask(
        *("contact", "ACME", "--set", "no_channel", "--channel", "call", "--reason", "by e-mail")
    )
    [row] = shop.ask("contact", "ACME")["limits"]
    assert (row["id"], row["kind"], row["channel"], row["reason"], row["since"]) == (
        *(made["id"], "no_channel", "call", "by e-mail"),
        "2026-11-24",
    )
    refused = shop.call("contact", "ACME", "--at", "10:30", "--json")
    assert (refused.status, refused.document["answer"]) == (1, "no")
    logged = shop.call("log", "ACME", "--kind", "call", "--outcome", "NO_ANSWER")
    assert logged.status == 4
    shop.ask("contact", "ACME", "--end", made["id"])
    assert shop.ask("contact", "ACME")["limits"] == []
    assert shop.ask("contact", "ACME", "--all")["limits"][0]["ended_on"] == "2026-11-24"


def test_a_limit_of_another_customer_a_bad_time_or_half_a_limit_is_refused(shop):
    made = shop.ask("contact", "ACME", "--set", "vulnerable")
    assert shop.call("contact", "BETA", "--end", made["id"]).status == 4
    assert shop.call("contact", "ACME", "--at", "25:00").status == 2
    assert shop.call("contact", "ACME", "--set", "quiet").status == 4
    assert shop.call("contact", "ACME", "--set", "silence").status == 2
