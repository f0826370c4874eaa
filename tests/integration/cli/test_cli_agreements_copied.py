"""Plans, changed promises, worked disputes and limits go with an export into a new ledger."""

import pytest

ASKED = (
    ("plans",),
    ("promises",),
    ("disputes",),
    ("disputes", "--report", "reason"),
    ("case", "1"),
    ("credit", "ACME", "10"),
    ("credit", "BETA", "10"),
    ("worklist",),
    ("forecast",),
    ("items",),
)


def own(answer):
    """Return an answer without the numbers that a ledger gives itself."""
    if isinstance(answer, dict):
        leave = {"id", "replaced_by"}
        return {key: own(value) for key, value in answer.items() if key not in leave}
    return [own(each) for each in answer] if isinstance(answer, list) else answer


def told(cli):
    return {asked: own(cli.call(*asked, "--json").document) for asked in ASKED}


@pytest.fixture
def worked(shop):
    """A ledger in which every kind of agreement was made."""
    shop.ask("plan", "BETA", "--total", "100", "--count", "2", "--from", "2026-12-01")
    shop.ask(
        "plan",
        "BETA",
        "--total",
        "90",
        "--count",
        "3",
        "--from",
        "2026-12-01",
        "--replaces",
        "1",
        "--note",
        "less a month",
    )
    shop.ask("receipt", "ACME", "10", "--allocate", "INV-2=10")
    shop.ask(
        "plan",
        "ACME",
        "--item",
        "INV-2",
        "--total",
        "20",
        "--settle",
        "--count",
        "1",
        "--from",
        "2026-11-25",
    )
    shop.ask("receipt", "ACME", "20", "--allocate", "INV-2=20")
    for day in ("2026-11-27", "2026-12-04"):
        shop.ask(
            "log",
            "ACME",
            "--kind",
            "call",
            "--outcome",
            "PTP",
            "--item",
            "INV-1",
            "--promise",
            "15",
            "--promise-for",
            day,
        )
    shop.ask("promises", "--reschedule", "2", "--for", "2026-12-11", "--reason", "cash late")
    shop.ask("promises", "--cancel", "3", "--reason", "paid by card")
    shop.ask("dispute", "INV-1", "--amount", "10", "--reason", "SHORT", "--by", "Hannah")
    shop.ask("case", "1", "--owner", "Tom")
    shop.ask("case", "1", "--note", "=driver; agrees")
    shop.ask("case", "1", "--done", "1")
    shop.ask("limit", "Chain", "60", "--group")
    shop.ask("limit", "BETA", "--insured", "300", "--insurer", "Atradius", "--until", "2026-12-31")
    return shop


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_new_ledger_answers_alike(worked, format_):
    before = told(worked)
    assert [row["status"] for row in before["plans",]["plans"]] == ["replaced", "on_track", "kept"]
    out = worked.folder / "out"
    worked.ask("export", str(out), "--format", format_)
    worked.ledger = worked.folder / "books" / "copy.collector"
    worked.ask("init", "--name", "Copy")
    files = sorted(str(path) for path in out.iterdir())
    result = worked.call("import", *files, "--json")
    assert result.out, result.err
    done = result.document
    rejected = {each["file"]: each["errors"] for each in done["files"] if each["rejected"]}
    assert rejected == {}
    after = told(worked)
    for asked, answer in before.items():
        assert after[asked] == answer, asked
    assert worked.ask("check")["ok"]
    again = worked.call("import", *files, "--json").document
    assert sum(each["created"] for each in again["files"]) == 0
