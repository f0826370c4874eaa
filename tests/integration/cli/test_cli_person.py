"""Everything about a person as files, and anonymising, by command."""

import json
from pathlib import Path

from pypdf import PdfReader


def test_everything_about_a_customer_is_written_as_json_and_pdf(shop):
    shop.ask(
        "log",
        "ACME",
        "--kind",
        "call",
        "--outcome",
        "REFUSED",
        "--person",
        "Dawn Hill",
        "--note",
        "the roof came down",
    )
    out = shop.folder / "out"
    (files,) = shop.ask("person", "export", "ACME", "--out", out)["files"]
    data = json.loads(Path(files["data"]).read_text("utf-8"))
    assert data["customer"] == "ACME"
    assert {"customer", "address", "item", "allocation", "contact"} <= set(data["records"])
    assert [row["number"] for row in data["records"]["item"]] == ["INV-1", "INV-2", "R-1", "CN-1"]
    assert data["records"]["contact"][0]["note"] == "the roof came down"
    assert "BETA" not in json.dumps(data)
    text = "".join(page.extract_text() for page in PdfReader(files["paper"]).pages)
    for words in (
        "Personal data",
        "Invoices, credits and payments",
        "the roof came down",
        "Amount: £100.00",
    ):
        assert words in " ".join(text.split())


def test_a_person_is_found_by_name_wherever_they_are(shop):
    for code in ("ACME", "BETA"):
        shop.ask("log", code, "--kind", "note", "--person", "Dawn Hill", "--note", "x")
    found = shop.ask("person", "export", "dawn hill", "--out", shop.folder / "out")["files"]
    assert sorted(each["customer"] for each in found) == ["ACME", "BETA"]
    assert shop.call("person", "export", "Nobody", "--out", shop.folder / "out").status == 4
    assert shop.call("person", "export", "ACME").status == 2


def test_a_settled_customer_is_anonymised_only_when_it_is_meant(shop):
    assert shop.call("anonymise", "ACME").status == 4
    shop.ask("receipt", "BETA", "250.50")
    asked = shop.ask("anonymise", "BETA")
    assert asked["operation"] is None
    assert asked["would_reach"]["customer"] == 1
    done = shop.ask("anonymise", "BETA", "--yes")
    assert done["code"].startswith("ANON-")
    assert shop.ask("customer", done["code"])["customer"]["name"].startswith("Anonymised ")
    assert shop.call("customer", "BETA").status == 4
    assert "Smith" not in json.dumps(shop.ask("audit"))
    assert shop.ask("check")["ok"]


def test_who_need_not_be_kept_is_listed(shop):
    shop.ask("receipt", "BETA", "250.50")
    assert shop.ask("person", "due")["due"] == []
    (row,) = shop.ask("person", "due", as_of="2033-01-01")["due"]
    assert (row["customer"], row["last_on"]) == ("BETA", "2026-11-24")


def test_what_is_kept_whole_is_written_beside_it(shop):
    shop.ask("dispute", "INV-1", "--amount", "5", "--reason", "DAMAGED")
    shop.ask("case", "1", "--attach", shop.write("photo.txt", "two crates wet"))
    (files,) = shop.ask("person", "export", "ACME", "--out", shop.folder / "out")["files"]
    (kept,) = files["kept"]
    assert Path(kept).read_text() == "two crates wet"
    assert "INV-1" in kept
