"""Credit decisions, next steps, placements and traces go with an export into a new ledger."""

import csv
import json

import pytest

from tests.integration.cli.test_cli_agreements_copied import own

ASKED = (
    ("application", "ACME"),
    ("application", "BETA"),
    ("limits",),
    ("placement",),
    ("trace", "ACME"),
    ("advice", "ACME"),
    ("credit", "ACME", "1"),
)


def told(cli):
    return {asked: own(cli.call(*asked, "--json").document) for asked in ASKED}


@pytest.fixture
def worked(shop):
    shop.ask("application", "ACME", "--asked", "900", "--net-worth", "5000", "--years", "3")
    shop.ask(
        *("limit", "ACME", "600", "--reason", "=cmd, as agreed", "--review", "2027-01-01"),
        *("--deposit", "50", "--conditions", "accounts"),
    )
    [work] = [each for each in shop.ask("tasks")["tasks"] if "accounts" in each["words"]]
    shop.ask("tasks", "--done", str(work["id"]))
    shop.ask("limit", "BETA", "none", "--reason", "paid for years")
    shop.ask("advice", "ACME", "--decide", "stop_supply", "--reason", "sixty days")
    shop.ask("placement", "ACME", "--with", "Recover & Co", "--reference", "R 1")
    shop.ask("placement", "ACME", "--recovered", "20", "--note", "first")
    shop.ask("trace", "ACME", "--tried", "landlord", "--result", "waiting")
    shop.ask("trace", "ACME", "--moved", "9 Quay", "--city", "Bristol", "--source", "landlord")
    return shop


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_new_ledger_answers_alike(worked, format_):
    before = told(worked)
    grounds = before["credit", "ACME", "1"]["grounds"]
    assert "deposit_missing" in grounds
    assert "conditions" not in grounds
    out = worked.folder / "out"
    worked.ask("export", str(out), "--format", format_)
    worked.ledger = worked.folder / "books" / "copy.collector"
    worked.ask("init", "--name", "Copy")
    files = sorted(str(path) for path in out.iterdir())
    done = worked.call("import", *files, "--json").document
    assert {each["file"]: each["errors"] for each in done["files"] if each["rejected"]} == {}
    after = told(worked)
    for asked, answer in before.items():
        assert after[asked] == answer, asked
    again = worked.call("import", *files, "--json").document
    assert worked.ask("check")["ok"]
    assert not any(each["created"] for each in again["files"])


def gone(cli, name):
    """Return which debts went with placements, as an export says it."""
    cli.ask("export", str(cli.folder / name))
    text = (cli.folder / name / "case_records.csv").read_text("utf-8-sig")
    return [row for row in csv.DictReader(text.splitlines()) if row["record"] == "placement_item"]


def test_the_debts_of_a_placement_go_with_it(worked):
    before = gone(worked, "first")
    assert [json.loads(row["values"])["number"] for row in before] == ["INV-1"]
    worked.ledger = worked.folder / "books" / "copy.collector"
    worked.ask("init")
    worked.ask("import", *sorted(str(path) for path in (worked.folder / "first").iterdir()))
    assert gone(worked, "second") == before
