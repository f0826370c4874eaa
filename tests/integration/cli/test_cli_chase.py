"""`chase`: the contract of the dry run, files, records, refusals and undo."""

import hashlib
import json
from pathlib import Path

import pytest

PROCEDURES = {
    "procedures": [
        {
            "name": "Standard",
            "min_gap_days": 0,
            "tolerance": {"GBP": "1.00"},
            "default": True,
            "steps": [
                {"name": "Reminder 1", "days": 7, "channel": "email", "template": "reminder-1"},
                {
                    "name": "Final",
                    "days": 40,
                    "channel": "letter",
                    "template": "final-notice",
                    "fee": {"kind": "fixed", "value": "10"},
                },
                {
                    "name": "Last",
                    "mode": "after_previous",
                    "days": 7,
                    "channel": "call",
                    "needs_approval": True,
                },
            ],
        },
        {"name": "Nobody", "steps": []},
    ]
}
CUSTOMERS = (
    "code,name,kind,email,address1,city,postcode,country,currency,procedure\n"
    "ACME,Acme Ltd,company,ap@acme.example,1 High St,Bath,BA1 1AA,GB,GBP,\n"
    "BETA,Beta Ltd,company,,,,,GB,GBP,\n"
    "GROUP,Our own group,company,own@group.example,,,,GB,GBP,nobody\n"
    "NOTE,Note Ltd,company,pay@note.example,,,,GB,GBP,Standard\n"
)
ITEMS = (
    "invoice,A-1,ACME,2026-09-01,2026-10-01,100.00,GBP,,\n"
    "invoice,A-2,ACME,2026-10-15,2026-11-14,50.00,GBP,,\n"
    "invoice,A-3,ACME,2026-11-01,2026-12-01,25.00,GBP,,\n"
    "invoice,B-1,BETA,2026-10-01,2026-11-01,70.00,GBP,,\n"
    "invoice,G-1,GROUP,2026-10-01,2026-11-01,80.00,GBP,,\n"
    "invoice,N-1,NOTE,2026-10-01,2026-11-10,90.00,GBP,,\n"
)


@pytest.fixture
def books(fresh):
    fresh.ask("init")
    fresh.load(ITEMS, customers=CUSTOMERS)
    fresh.ask("procedures", "load", fresh.write("procedures.json", json.dumps(PROCEDURES)))
    return fresh


def test_the_dry_run_says_what_would_be_sent_and_what_is_held_back_and_why(books):
    found = books.ask("chase", "--dry-run")
    acme, note = found["messages"]
    assert {key: acme[key] for key in ("customer", "currency", "channel", "step", "total")} == {
        "customer": "ACME",
        "currency": "GBP",
        "channel": "letter",
        "step": "Final",
        "total": "150.00",
    }
    assert [
        {key: item[key] for key in ("number", "open", "days_overdue", "step")}
        for item in acme["items"]
    ] == [
        {"number": "A-1", "open": "100.00", "days_overdue": 54, "step": "Final"},
        {"number": "A-2", "open": "50.00", "days_overdue": 10, "step": "Reminder 1"},
    ]
    assert (acme["fee"], note["fee"], note["step"]) == ("10.00", "0.00", "Reminder 1")
    assert {each["customer"]: each["reason"] for each in found["held"]} == {
        "BETA": "no_address",
        "GROUP": "do_not_chase",
    }
    assert all(each["why"] for each in found["held"])


def test_a_dry_run_writes_nothing_and_may_be_of_one_procedure(books):
    before = books.ask("audit")["entries"]
    assert books.ask("chase", "--dry-run", "--procedure", "nobody")["messages"] == []
    assert len(books.ask("chase", "--dry-run", "--procedure", "standard")["messages"]) == 2
    assert books.ask("audit")["entries"] == before
    assert "'Hard'" in books.refuse(4, "chase", "--dry-run", "--procedure", "Hard")


def test_what_nobody_was_reminded_of_is_said_and_begins_at_the_start_if_asked_to(books, tmp_path):
    acme, note = books.ask("chase", "--dry-run")["messages"]
    assert (acme["could_start_with"], note["could_start_with"]) == ("Reminder 1", None)
    assert "Final would be the first" in acme["warnings"][0]
    acme, _ = books.ask("chase", "--dry-run", "--from-start")["messages"]
    assert (acme["step"], acme["could_start_with"]) == ("Reminder 1", None)
    books.ask("chase", "--out", tmp_path / "out", "--from-start")
    steps = {each["number"]: each["step"] for each in books.ask("items", "--all")["items"]}
    assert (steps["A-1"], steps["A-2"]) == ("Reminder 1", "Reminder 1")


def test_an_as_of_in_the_past_is_answered_as_it_was_then(books):
    found = books.ask("chase", "--dry-run", as_of="2026-10-09")
    assert [each["step"] for each in found["messages"]] == ["Reminder 1"]


def test_out_writes_the_files_and_records_them_as_sent(books, tmp_path):
    folder = tmp_path / "out"
    answer = books.ask("chase", "--out", folder)
    names = sorted(Path(path).name for path in answer["files"])
    assert names == [
        "Final_ACME_GBP_2026-11-24.pdf",
        "Letters_2026-11-24.pdf",
        "Reminder_1_NOTE_GBP_2026-11-24.eml",
    ]
    assert sorted(path.name for path in folder.iterdir()) == names
    assert answer["operation"] == "Run of 24 November 2026: 1 letter, 1 draft"
    draft = (folder / "Reminder_1_NOTE_GBP_2026-11-24.eml").read_bytes()
    assert b"X-Unsent: 1" in draft
    assert b"pay@note.example" in draft
    steps = {each["number"]: each["step"] for each in books.ask("items", "--all")["items"]}
    assert steps == {
        "A-1": "Final",
        "A-2": "Reminder 1",
        "A-3": None,
        "B-1": None,
        "G-1": None,
        "N-1": "Reminder 1",
    }
    kinds = [each["kind"] for each in books.ask("customer", "ACME")["timeline"]]
    assert kinds.count("letter") == 1
    assert books.ask("check")["ok"]
    hashes = {hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    stored = {
        entry["after"]["sha256"]
        for entry in books.ask("audit")["entries"]
        if entry["entity"] == "document"
    }
    assert stored == hashes


def test_the_same_day_again_sends_nothing_and_an_earlier_day_is_refused(books, tmp_path):
    books.ask("chase", "--out", tmp_path / "out")
    again = books.ask("chase", "--out", tmp_path / "out")
    assert (again["messages"], again["files"], again["operation"]) == ([], [], None)
    said = books.refuse(4, "chase", "--out", tmp_path / "out", as_of="2026-11-23")
    assert "24 November 2026" in said


def test_one_undo_takes_the_whole_run_back(books, tmp_path):
    before = books.ask("chase", "--dry-run")
    books.ask("chase", "--out", tmp_path / "out")
    books.ask("undo")
    assert books.ask("chase", "--dry-run") == before
    assert {each["step"] for each in books.ask("items")["items"]} == {None}


def test_a_step_that_needs_approval_waits_for_it(books, tmp_path):
    books.ask("chase", "--out", tmp_path / "out")
    later = "2026-12-01"
    found = books.ask("chase", "--dry-run", as_of=later)
    assert ("ACME", "needs_approval") in [
        (each["customer"], each["reason"]) for each in found["held"]
    ]
    assert "ACME" not in [each["customer"] for each in found["messages"]]
    approved = books.ask("chase", "--dry-run", "--approve", as_of=later)
    (acme,) = (each for each in approved["messages"] if each["customer"] == "ACME")
    assert (acme["step"], acme["channel"], acme["fees"]) == ("Last", "call", "10.00")


def test_sending_needs_a_server_and_changes_nothing_without_one(books):
    assert "mail program" in books.refuse(4, "chase", "--send")
    assert {each["step"] for each in books.ask("items")["items"]} == {None}


def test_it_must_be_said_what_to_do(books):
    assert books.refuse(2, "chase").startswith("collector-desktop: Say what to do")
    assert books.call("chase", "--dry-run", "--send").status == 2


def test_the_table_says_the_same(books):
    out = books.call("chase", "--dry-run").out
    for word in ("To send", "Held back", "ACME", "150.00", "Not to be chased", "No address"):
        assert word in out


def test_what_was_chased_comes_back_from_an_export(books, tmp_path):
    books.ask("chase", "--out", tmp_path / "out")
    books.ask("chase", "--out", tmp_path / "out", "--approve", as_of="2026-12-01")
    shorter = {"procedures": [{**PROCEDURES["procedures"][0], "min_gap_days": 1}]}
    shorter["procedures"][0]["steps"] = PROCEDURES["procedures"][0]["steps"][:2]
    books.ask("procedures", "load", books.write("shorter.json", json.dumps(shorter)))
    asked = [("items", "--all"), ("chase", "--dry-run"), ("procedures",)]
    days = ("2026-11-24", "2026-12-08", "2027-02-01")
    before = [books.ask(*question, as_of=day) for question in asked for day in days]
    books.ask("export", tmp_path / "export")
    other = type(books)(tmp_path / "other", books._capsys)
    other.folder.mkdir()
    other.ask("init")
    files = sorted((tmp_path / "export").iterdir())
    answer = other.ask("import", *files)
    assert [each["file"] for each in answer["files"] if each["rejected"]] == []
    after = [other.ask(*question, as_of=day) for question in asked for day in days]
    assert after == before
    again = other.ask("import", *files)["files"]
    kinds = {"procedures", "messages", "chase_places"}
    assert {each["updated"] + each["created"] for each in again if each["kind"] in kinds} == {0}
    assert other.ask("check")["ok"]


def test_the_history_of_a_customer_has_what_it_was_sent_with_the_names_of_then(books, tmp_path):
    books.ask("chase", "--out", tmp_path / "out")
    entries = books.ask("audit", "--customer", "ACME")["entries"]
    told = {each["entity"]: each["after"] for each in entries}
    assert {"message", "message_item", "contact", "document"} <= set(told)
    assert told["message"]["step"] == "Final"
    assert told["message_item"]["step"] in {"Final", "Reminder 1"}
