"""What people asked for, and who stopped and lifted what, by command."""

import pytest


def letter(shop, template="reminder-1"):
    return shop.call("letter", "ACME", "--template", template, "--out", shop.folder / "out")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("--set", "do_not_contact"), "asked not to be contacted"),
        (("--set", "represented"), "They are represented"),
        (("--set", "no_channel", "--channel", "letter"), "asked for no letters"),
    ],
)
def test_who_is_not_to_be_written_to_gets_no_letter_that_chases(shop, asked, why):
    assert shop.call("contact", "ACME", *asked, "--reason", "in writing").status == 0
    refused = letter(shop)
    assert refused.status == 4
    assert why in refused.err
    assert not (shop.folder / "out").exists()
    by_law = letter(shop, "letter-before-action")
    assert by_law.status == 0
    assert why in by_law.err


def test_who_asked_for_no_calls_is_written_to(shop):
    shop.call("contact", "ACME", "--set", "no_channel", "--channel", "call")
    found = letter(shop)
    assert found.status == 0
    assert "calls" not in found.err


def test_a_wish_that_was_ended_stops_no_letter(shop):
    shop.call("contact", "ACME", "--set", "do_not_contact", "--reason", "in writing")
    shop.call("contact", "ACME", "--end", "1")
    assert letter(shop).status == 0


def test_who_put_supply_on_stop_and_who_lifted_it_is_said(shop, tmp_path):
    shop.call("status", "ACME", "--set", "on_stop", "--reason", "over limit", "--actor", "Priya")
    shop.call("status", "ACME", "--lift", "on_stop", "--reason", "paid", "--actor", "Tom")
    [row] = shop.ask("status", "ACME", "--all")["statuses"]
    assert (row["actor"], row["lifted_by"], row["lifted_why"]) == ("Priya", "Tom", "paid")
    assert shop.call("export", tmp_path / "copy").status == 0
    shop.ledger = tmp_path / "again.collector"
    assert shop.call("init", "--name", "Harbour Ltd").status == 0
    shop.call("import", *sorted((tmp_path / "copy").glob("*.csv")))
    [again] = shop.ask("status", "ACME", "--all")["statuses"]
    assert again == row
