"""Logging, promising, sending papers and setting, by command."""

import hashlib

import pypdf
import pytest

PROMISE = ("log", "ACME", "--kind", "call", "--outcome", "PTP", "--promise", "40.00")


def text_of(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_a_call_is_logged_under_the_day(shop):
    done = shop.ask(
        *("log", "acme", "--kind", "call", "--outcome", "call_later", "--person", "Jo"),
        *("--note", "In a meeting", "--next", "fri", "--item", "inv-1"),
    )
    assert (done["operation"], done["number"]) == (
        "Call with Acme Ltd: asked to be called later",
        None,
    )
    assert (done["promise"], type(done["contact"])) == (None, int)
    newest = shop.ask("customer", "ACME")["timeline"][0]
    assert (newest["date"], newest["kind"], newest["outcome"]) == (
        "2026-11-24",
        "call",
        "CALL_LATER",
    )
    assert (newest["person"], newest["note"]) == ("Jo", "In a meeting")
    assert newest["next_date"] == "2026-11-27"


def test_a_promise_keeps_the_customer_off_the_list_until_it_is_broken(shop):
    done = shop.ask(*PROMISE, "--promise-for", "2026-11-27", "--item", "INV-1")
    listed = shop.ask("promises")["promises"]
    assert listed == [
        {
            "id": done["promise"],
            "customer": "ACME",
            "amount": "40.00",
            "currency": "GBP",
            "promised_for": "2026-11-27",
            "taken_on": "2026-11-24",
            "status": "open",
            "received": "0.00",
            "items": ["INV-1"],
            "person": None,
            "method": None,
            "changed": None,
            "replaced_by": None,
            "reason": None,
        }
    ]
    assert shop.ask("aged")["currencies"]["GBP"]["totals"]["promised"] == "40.00"
    assert "ACME" not in codes(shop, "2026-11-25")
    assert "ACME" in codes(shop, "2026-11-28")
    broken = shop.ask("promises", "--status", "broken", as_of="2026-11-28")["promises"]
    assert [each["id"] for each in broken] == [done["promise"]]
    assert shop.ask("promises", as_of="2026-11-23") == {"promises": []}


def codes(cli, day):
    return [each["customer"] for each in cli.ask("worklist", as_of=day)["rows"]]


def test_a_receipt_in_time_keeps_the_promise(shop):
    shop.ask(*PROMISE, "--promise-for", "+7", "--item", "INV-1")
    shop.load("receipt,R-2,ACME,2026-11-26,,40.00,GBP,,\n", "R-2,INV-1,2026-11-26,40.00\n")
    kept = shop.ask("promises", "--status", "kept", as_of="2026-11-26")["promises"]
    assert [(each["received"], each["promised_for"]) for each in kept] == [("40.00", "2026-12-01")]
    assert shop.ask("promises", "--status", "open", as_of="2026-11-25")["promises"]


def test_a_promise_can_be_withdrawn_once(shop):
    number = shop.ask(*PROMISE, "--promise-for", "eom")["promise"]
    assert shop.ask("promises", "--cancel", number)["promise"] == number
    assert shop.ask("promises", "--status", "cancelled")["promises"][0]["id"] == number
    shop.refuse(4, "promises", "--cancel", number)
    shop.refuse(4, "promises", "--cancel", "999")
    shop.refuse(2, "promises", "--status", "lost")


@pytest.mark.parametrize(
    ("status", "arguments"),
    [
        (4, ("log", "NOBODY", "--kind", "note", "--note", "x")),
        (2, ("log", "ACME", "--kind", "call")),
        (2, ("log", "ACME", "--kind", "pigeon", "--outcome", "PTP")),
        (2, ("log", "ACME", "--kind", "call", "--outcome", "NONSENSE")),
        (2, ("log", "ACME", "--kind", "call", "--outcome", "CALL_LATER", "--next", "someday")),
        (4, ("log", "ACME", "--kind", "call", "--outcome", "PTP", "--next", "2026-11-23")),
        (2, PROMISE),
        (2, ("log", "ACME", "--kind", "call", "--outcome", "PTP", "--promise-for", "fri")),
        (4, (*PROMISE, "--promise-for", "2026-11-23")),
        (4, (*PROMISE[:-1], "0.00", "--promise-for", "fri")),
        (2, (*PROMISE[:-1], "12.345", "--promise-for", "fri")),
        (2, (*PROMISE[:-1], "EUR 10", "--promise-for", "fri")),
        (4, (*PROMISE, "--promise-for", "fri", "--item", "INV-3")),
        (4, (*PROMISE, "--promise-for", "fri", "--item", "R-1")),
    ],
)
def test_what_makes_no_sense_is_not_logged(shop, status, arguments):
    shop.refuse(status, *arguments)
    assert shop.ask("customer", "ACME")["promises"] == []
    assert {entry["event"] for entry in shop.ask("customer", "ACME")["timeline"]} == {"money"}


def test_a_name_that_the_font_cannot_print_is_reported(shop, tmp_path):
    file = tmp_path / "new.csv"
    file.write_text(
        "type,number,customer,date,due_date,amount,currency\n"
        "invoice,T-1,\u682a\u5f0f,2026-01-01,2026-02-01,5.00,GBP\n",
        encoding="utf-8",
    )
    shop.ask("import", file)
    done = shop.call("statement", "\u682a\u5f0f", "--out", tmp_path / "out")
    assert done.status == 0
    assert "printed as boxes" in done.err
    assert "boxes" not in shop.call("statement", "ACME", "--out", tmp_path / "out").err


def test_a_letter_is_written_and_recorded_with_its_hash(shop, tmp_path):
    done = shop.ask("letter", "ACME", "--template", "reminder-1", "--out", tmp_path / "out")
    (file,) = done["files"]
    content = (tmp_path / "out" / "Reminder_ACME_2026-11-24.pdf").read_bytes()
    assert file["sha256"] == hashlib.sha256(content).hexdigest()
    assert "INV-1" in text_of(file["file"])
    step = {item["number"]: item["step"] for item in shop.ask("items")["items"]}
    assert (step["INV-1"], step["INV-2"]) == ("reminder-1", None)
    newest = shop.ask("customer", "ACME")["timeline"][0]
    assert (newest["kind"], newest["document"]) == ("letter", "Reminder_ACME_2026-11-24.pdf")


@pytest.mark.parametrize(
    ("status", "arguments"),
    [
        (4, ("letter", "ACME", "--template", "love")),
        (4, ("letter", "BETA", "--template", "reminder-1")),
        (4, ("letter", "NOBODY", "--template", "reminder-1")),
        (2, ("letter", "ACME")),
        (4, ("statement", "NOBODY", "--kind", "activity")),
        (2, ("statement",)),
        (2, ("statement", "ACME", "--all")),
    ],
)
def test_a_paper_that_cannot_be_made_leaves_nothing(shop, tmp_path, status, arguments):
    shop.refuse(status, *arguments, "--out", tmp_path / "out")
    assert not list(tmp_path.glob("out/*"))


def test_statements_go_to_everybody_with_something_open(shop, tmp_path):
    whole = tmp_path / "all.pdf"
    done = shop.ask("statement", "--all", "--out", tmp_path / "out", "--combined", whole)
    assert {each["customer"] for each in done["files"]} == {"ACME", "BETA", "KUW"}
    assert len(list((tmp_path / "out").iterdir())) == 3
    text = text_of(whole)
    assert all(words in text for words in ("INV-1", "Smith & <Sons>", "K-1"))
    assert shop.ask("undo") == {"undone": done["operation"]}
    assert [e["event"] for e in shop.ask("customer", "BETA")["timeline"]] == []


def test_a_folder_that_cannot_be_made_is_the_outside_world(shop, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    shop.refuse(5, "statement", "ACME", "--out", tmp_path / "file" / "out")


def test_a_run_that_fails_half_way_leaves_nothing(shop, tmp_path):
    (tmp_path / "all.pdf").mkdir()
    shop.refuse(
        5, *("statement", "--all", "--out", tmp_path / "out", "--combined", tmp_path / "all.pdf")
    )
    assert not (tmp_path / "out").exists()
    assert shop.ask("customer", "BETA")["timeline"] == []


def test_settings_are_listed_set_and_taken_back(shop):
    rows = {row["name"]: row for row in shop.ask("settings")["settings"]}
    assert rows["aged.buckets"]["value"] == rows["aged.buckets"]["default"] == "30,60,90"
    assert all(row["meaning"] for row in rows.values())
    done = shop.ask("settings", "aged.buckets", "15,45")
    assert done == {"operation": "Change the ageing columns", "number": None}
    assert shop.ask("settings", "aged.buckets")["settings"][0]["value"] == "15,45"
    assert shop.ask("aged")["buckets"] == ["current", "1-15", "16-45", "46+"]
    assert shop.ask("settings", "aged.buckets", "15,45")["operation"] is None
    shop.ask("undo")
    assert shop.ask("settings", "aged.buckets")["settings"][0]["value"] == "30,60,90"


@pytest.mark.parametrize("change", [("no.such", "1"), ("no.such",), ("promise.grace_days", "9")])
def test_a_setting_that_cannot_be_is_refused(shop, change):
    shop.refuse(4, "settings", *change)
