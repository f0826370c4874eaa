"""Campaigns by command."""


def test_a_campaign_is_begun_worked_through_and_reported(shop):
    shop.ask("campaign", "new", "Autumn", "--goal", "30.00", "--min-days", "30", "--script", "Hi")
    shop.ask("receipt", "ACME", "10.00", "--allocate", "INV-1=10.00")
    shop.ask("campaign", "done", "autumn", "--customer", "ACME")
    found = shop.ask("campaign", "progress", "AUTUMN")
    assert (found["overdue"], found["paid"], found["paid_share"]) == ("40.00", "10.00", "25.00")
    assert (found["goal"], found["expected"], found["done"]) == ("30.00", None, 1)
    [member] = found["members"]
    assert (member["customer"], member["paid"], member["done_on"]) == (
        *("ACME", "10.00"),
        "2026-11-24",
    )
    shop.ask("campaign", "end", "Autumn", "--to", "+7")
    assert shop.ask("campaign")["campaigns"][0]["last_on"] == "2026-12-01"
    assert "Autumn" in shop.call("campaign").out


def test_a_campaign_without_name_or_unknown_is_refused(shop):
    assert shop.call("campaign", "new").status == 2
    assert shop.call("campaign", "progress", "Spring").status == 4
    assert shop.call("campaign", "new", "Spring", "--goal", "x", "--customer", "ACME").status == 2
    assert shop.call("campaign").status == 0


def test_what_somebody_does_by_command_is_known_by_the_name_given(shop):
    shop.ask("--actor", "Sam", "log", "ACME", "--kind", "call", "--outcome", "NO_ANSWER")
    assert shop.ask("audit")["entries"][0]["actor"] == "Sam"
