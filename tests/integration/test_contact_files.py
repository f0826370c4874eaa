"""Statuses, limits of contact, tasks and campaigns go with an export into a new ledger."""

import csv

from tests.integration.cli.conftest import cli, fresh  # noqa: F401

KINDS = ("account_statuses", "contact_limits", "tasks", "campaigns", "campaign_members")


def filled(command_line):
    ask = command_line.ask
    ask("demo")
    worst, second = (row["customer"] for row in ask("worklist")["rows"][:2])
    ask("status", worst, "--set", "administration", "--reason", "gazette")
    ask("status", worst, "--lift", "administration", "--reason", "rescued")
    ask("status", worst, "--set", "insolvent", "--reason", "gazette")
    ask("contact", second, "--set", "no_channel", "--channel", "call", "--reason", "said so")
    ask("contact", second, "--set", "quiet", "--from", "18:00", "--to", "09:00")
    ask("tasks", "--customer", second, "--add", "=1+1 look, here", "--due", "+3")
    ask("campaign", "new", "Autumn", "--goal", "1000.50", "--to", "+30", "--min-days", "30")
    ask("campaign", "done", "Autumn", "--customer", second)
    return worst, second


def told(command_line, customers):
    questions = [
        *(("status", "--all"), ("tasks", "--all"), ("campaign", "progress", "Autumn")),
        *(("contact", code) for code in customers),
        ("worklist",),
    ]
    answers = []
    for question in questions:
        answer = command_line.ask(*question)
        for row in [
            answer,
            *(
                each
                for rows in answer.values()
                if isinstance(rows, list)
                for each in rows
                if isinstance(each, dict)
            ),
        ]:
            for own in ("id", "actor", "collectors", "contacted_on"):
                row.pop(own, None)
        answers.append(answer)
    return answers


def test_a_new_ledger_knows_them_alike_and_a_second_import_changes_nothing(fresh):  # noqa: F811
    customers = filled(fresh)
    before = told(fresh, customers)
    out = fresh.folder / "out"
    fresh.ask("export", str(out))
    fresh.ledger = fresh.folder / "books" / "copy.collector"
    fresh.ask("init", "--name", "Copy")
    files = [str(path) for path in sorted(out.iterdir())]
    done = fresh.ask("import", *files)["files"]
    found = {each["kind"]: each for each in done if each["kind"] in KINDS}
    assert set(found) == set(KINDS)
    assert all(each["rejected"] == 0 for each in found.values())
    assert told(fresh, customers) == before
    again = fresh.ask("import", *(str(out / f"{kind}.csv") for kind in KINDS))["files"]
    assert all(each["unchanged"] == each["rows"] for each in again)
    with (out / "campaigns.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["goal"], row["name"]) == ("1000.50", "Autumn")


def test_a_row_that_cannot_come_in_is_rejected_with_its_reason(fresh):  # noqa: F811
    customers = filled(fresh)
    out = fresh.folder / "out"
    fresh.ask("export", str(out))
    path = out / "account_statuses.csv"
    path.write_text(path.read_text().replace("insolvent", "bankrupt"))
    answer = fresh.call("import", str(path), "--json")
    assert answer.status == 1
    assert answer.document["files"][0]["rejected"] == 1
    assert customers
