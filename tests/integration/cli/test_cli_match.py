"""Matching by command, as a nightly job does."""


def test_match_says_first_and_does_then(shop):
    shop.ask("receipt", "ACME", "81", "--allocate", "none")
    assert shop.ask("match", "--dry-run") == {
        "operation": None,
        "number": None,
        "matches": [],
    }
    shop.ask("receipt", "BETA", "250.50", "--allocate", "none")
    expected = [
        {
            "from": "R-000002",
            "to": "INV-3",
            "amount": "250.50",
            "currency": "GBP",
            "customer": "Smith & <Sons>",
            "why": "exact",
        }
    ]
    assert shop.ask("match", "--dry-run")["matches"] == expected
    assert shop.ask("items", "--customer", "BETA")["items"] != []
    done = shop.ask("match")
    assert (done["operation"], done["matches"]) == ("Match 1 unallocated entry", expected)
    assert shop.ask("items", "--customer", "BETA")["items"] == []
    assert shop.ask("match")["operation"] is None
    assert "R-000002" in shop.call("undo").out + shop.call("match").out
