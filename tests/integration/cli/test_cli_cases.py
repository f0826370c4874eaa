"""How disputes are worked, by command."""

from pathlib import Path


def test_a_dispute_is_worked_from_its_raising_to_its_end(shop, tmp_path):
    case = shop.ask(
        *("dispute", "INV-1", "--amount", "10", "--reason", "SHORT", "--by", "Hannah"),
        *("--note", "2 missing"),
    )["id"]
    shown = shop.ask("case", case)
    assert (shown["owner"], shown["waiting_for"], shown["raised_by"]) == (
        "dispatch",
        "us",
        "Hannah",
    )
    assert (shown["disputed"], shown["invoice_open"], shown["days_open"]) == ("10.00", "40.00", 0)
    step = shown["steps"][0]["id"]
    assert shop.ask("case", case, "--done", step)["steps"][0]["done_on"] == "2026-11-24"
    assert shop.ask("case", case, "--owner", "Tom")["owner"] == "Tom"
    assert shop.ask("case", case, "--waiting", "customer")["waiting_for"] == "customer"
    assert shop.ask("case", case, "--note", "driver agrees")["notes"][0]["text"] == "driver agrees"
    proof = tmp_path / "pod.pdf"
    proof.write_bytes(b"%PDF-1.4 proof")
    kept = shop.ask("case", case, "--attach", proof)["files"][0]
    assert (kept["name"], kept["bytes"]) == ("pod.pdf", 14)
    read = shop.call("case", str(case)).out
    assert [word in read for word in ("INV-1, Tom", "driver agrees", "pod.pdf")] == [True] * 3
    out = shop.ask("case", case, "--save", kept["id"], "--out", tmp_path / "out")["file"]
    assert Path(out).read_bytes() == proof.read_bytes()
    shop.ask(
        *("resolve", case, "--outcome", "accepted", "--note", "counted", "--cause", "our delivery")
    )
    [row] = shop.ask("disputes")["disputes"]
    assert (row["status"], row["root_cause"], row["outcome_note"]) == (
        "accepted",
        "our delivery",
        "counted",
    )
    [reason] = shop.ask("disputes", "--report", "reason")["report"]
    assert (reason["name"], reason["credited"]) == ("SHORT", "10.00")
    file = tmp_path / "credits.csv"
    assert shop.ask("disputes", "--credits", file, "--layout", "sage")["credits"] == 1
    assert b'"SC","ACME"' in file.read_bytes()


def test_people_see_the_steps(shop):
    shop.ask("dispute", "INV-1", "--reason", "PRICE")
    assert "Pass to sales" in shop.call("case", "1").out


def test_an_unknown_case_is_refused(shop):
    assert shop.call("case", "9").status == 4
    assert shop.call("case", "9", "--owner", "x").status == 4
    assert shop.call("disputes", "--credits", "x.csv").status == 4
