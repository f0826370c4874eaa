"""Making, proving, copying and taking back."""

import json
import sqlite3
from contextlib import closing

import pytest


def test_init_makes_a_ledger_and_the_folders_above_it(fresh):
    made = fresh.ask("init", "--name", "Café & <Co>", "--country", "ie", "--currency", "eur")
    assert made == {"ledger": str(fresh.ledger), "company": "Café & <Co>", "currency": "EUR"}
    settings = {row["name"]: row["value"] for row in fresh.ask("settings")["settings"]}
    assert settings["company.country"] == "IE"


@pytest.mark.parametrize(("said", "code"), [("Germany", "DE"), ("Nederland", "NL"), ("uk", "GB")])
def test_init_knows_a_country_by_its_name(fresh, said, code):
    fresh.ask("init", "--country", said)
    settings = {row["name"]: row["value"] for row in fresh.ask("settings")["settings"]}
    assert settings["company.country"] == code


def test_init_overwrites_nothing(shop):
    before = shop.ledger.read_bytes()
    assert "exists already" in shop.refuse(4, "init")
    assert shop.ledger.read_bytes() == before


def test_init_refuses_what_is_no_currency(fresh):
    fresh.refuse(4, "init", "--currency", "POUNDS")
    assert not fresh.ledger.exists()


def test_init_in_a_place_that_is_no_folder_is_the_outside_world(fresh):
    fresh.ledger.parent.write_text("a file", encoding="utf-8")
    fresh.refuse(5, "init")


def test_demo_makes_a_sound_business_of_the_size_asked_for(fresh):
    made = fresh.ask("demo", "--customers", "12", "--invoices", "50", "--seed", "3")
    assert (made["customers"], made["invoices"]) == (12, 50)
    assert fresh.ask("check") == {"ok": True, "problems": []}
    assert fresh.ask("worklist")["rows"]


def test_demo_with_the_same_seed_makes_the_same_business(fresh):
    size = ("--customers", "6", "--invoices", "20")
    fresh.ask("demo", *size)
    first = fresh.ask("items", "--all")
    fresh.ledger.unlink()
    fresh.ask("demo", *size)
    assert fresh.ask("items", "--all") == first


def test_demo_overwrites_nothing_and_needs_customers(shop, tmp_path):
    shop.refuse(4, "demo")
    shop.ledger = tmp_path / "other.collector"
    shop.refuse(4, "demo", "--customers", "0", "--invoices", "3")
    shop.refuse(2, "demo", "--seed", "x")
    assert not shop.ledger.exists()


def test_check_names_a_balance_that_was_tampered_with(shop):
    with closing(sqlite3.connect(shop.ledger, isolation_level=None)) as file:
        names = file.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'item'"
        ).fetchall()
        assert names, "the triggers guard the table"
        for name, _ in names:
            file.execute(f'DROP TRIGGER "{name}"')
        file.execute("UPDATE item SET open_minor = open_minor - 1 WHERE number = 'INV-3'")
        for _, sql in names:
            file.execute(sql)
    result = shop.call("check", "--json")
    assert result.status == 1
    assert result.document["ok"] is False
    assert any("INV-3" in each["where"] for each in result.document["problems"])
    assert "INV-3" in shop.call("check").out


def test_a_backup_can_be_restored_and_what_was_there_is_kept(shop, tmp_path):
    copy = tmp_path / "night" / "copy.bak"
    made = shop.ask("backup", copy)
    assert made["verified"] is True
    assert made["bytes"] == copy.stat().st_size
    before = shop.ask("aged")
    shop.ask("log", "ACME", "--kind", "note", "--note", "later")
    back = shop.ask("restore", copy)
    assert (back["sha256"], back["verified"]) == (made["sha256"], True)
    assert shop.ask("aged") == before
    assert shop.ask("customer", "ACME")["timeline"] == [
        entry for entry in shop.ask("customer", "ACME")["timeline"] if entry["event"] == "money"
    ]
    assert any(shop.ledger.parent.glob("before-restore-*/*"))


def test_a_backup_never_replaces_the_ledger_itself(shop):
    shop.refuse(4, "backup", shop.ledger)


def test_a_copy_that_is_not_sound_is_not_restored(shop, tmp_path):
    before = shop.ledger.read_bytes()
    bad = tmp_path / "bad.bak"
    bad.write_bytes(b"nothing of use")
    shop.refuse(3, "restore", bad)
    shop.refuse(3, "restore", tmp_path / "absent.bak")
    assert shop.ledger.read_bytes() == before


def test_undo_takes_back_exactly_the_last_operation(shop):
    before = shop.ask("customer", "ACME")
    done = shop.ask("log", "ACME", "--kind", "call", "--outcome", "VOICEMAIL")
    assert shop.ask("undo") == {"undone": done["operation"]}
    assert shop.ask("customer", "ACME") == before


def test_undo_takes_back_a_set_of_files_as_one(shop):
    assert "Import customers.csv" in shop.ask("undo")["undone"]
    assert shop.ask("items", "--all") == {"items": []}
    assert "nothing to undo" in shop.refuse(4, "undo")


def test_audit_says_who_changed_what_before_and_after(shop):
    shop.ask("settings", "aged.buckets", "15,30", as_of="2026-11-25")
    newest = shop.ask("audit")["entries"][0]
    assert newest["operation"] == "Change the ageing columns"
    assert newest["after"]["value"] == "15,30"
    assert newest["actor"]
    entries = shop.ask("audit", "--since", "2026-11-25")["entries"]
    assert [entry["operation"] for entry in entries] == ["Change the ageing columns"]


def test_audit_of_one_customer_leaves_out_the_others(shop):
    shop.ask("log", "ACME", "--kind", "note", "--note", "about Acme")
    shop.ask("log", "BETA", "--kind", "note", "--note", "about Beta")
    text = json.dumps(shop.ask("audit", "--customer", "ACME"))
    assert "about Acme" in text
    assert "about Beta" not in text
    shop.refuse(4, "audit", "--customer", "NOBODY")
    shop.refuse(2, "audit", "--since", "yesterday")


@pytest.mark.parametrize("command", ["aged", "items", "worklist", "promises", "settings", "audit"])
def test_every_question_has_a_readable_form(shop, command):
    result = shop.call(command)
    assert result.status == 0
    assert result.out.strip()
