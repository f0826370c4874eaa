"""A ledger's own export that comes back into it changes nothing: its past is there already."""

import csv
import json
from shutil import copytree

import pytest

from collector_desktop.services import history_files
from collector_desktop.services.history_files import history
from collector_desktop.services.table_files import Brought, bring_row
from collector_desktop.storage.models import EarlierChange
from collector_desktop.storage.operations import operation
from tests.integration.cli.conftest import make_once

LINE = {
    "at": "2020-01-01T10:00:00",
    "operation": "Import a.csv",
    "actor": "ann",
    "entity": "item",
    "key": "INV-1",
    "customer": "ACME",
    "before": "",
    "after": '{"number": "INV-1"}',
}


@pytest.fixture(scope="module")
def past(small_business, tmp_path_factory):
    """The folder of a ledger with a past, and of its export."""
    folder = tmp_path_factory.mktemp("past")
    copytree(small_business, folder, dirs_exist_ok=True)
    return make_once(
        folder,
        ("receipt", "ACME", "12.50", "--reference", "two \n lines \n"),
        ("log", "ACME", "--kind", "call", "--outcome", "NO_ANSWER", "--note", " 'x'\n"),
        ("undo",),
        ("chase", "--out", folder / "letters"),
        ("export", folder / "out"),
    )


@pytest.fixture
def exported(fresh, past):
    """A command line on a copy of that ledger, and the folder of its export."""
    copytree(past, fresh.folder, dirs_exist_ok=True)
    return fresh, fresh.folder / "out"


def counts(answer):
    [one] = answer["files"]
    return one["rows"], one["created"], one["unchanged"], one["rejected"]


def test_a_ledgers_own_history_is_not_listed_twice(exported):
    command_line, out = exported
    rows, *rest = counts(command_line.ask("import", str(out / "history.csv")))
    assert rows > 10
    assert rest == [0, rows, 0]


def test_that_of_another_ledger_comes_once(exported):
    command_line, out = exported
    command_line.ledger = command_line.folder / "other.collector"
    command_line.ask("init", "--name", "Other")
    rows, *first = counts(command_line.ask("import", str(out / "history.csv")))
    assert first == [rows, 0, 0]
    rows, *again = counts(command_line.ask("import", str(out / "history.csv")))
    assert again == [0, rows, 0]


def test_a_line_of_our_own_operation_that_says_something_else_is_kept(exported):
    command_line, out = exported
    path = out / "history.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    lines[1][lines[0].index("after")] = json.dumps({"forged": "yes"})
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    _, created, *_ = counts(command_line.ask("import", str(path)))
    assert created == 1


def test_an_operation_with_many_lines_is_looked_up_once(ledger, today, monkeypatch):
    asked = []
    monkeypatch.setattr(history_files, "entries_of", lambda ids: asked.append(ids) or [])
    how = history()
    with operation("test", "Import a history", today):
        numbers = [*range(30), *range(30)]
        found = [bring_row(how, {**LINE, "key": str(number)}, today) for number in numbers]
    assert found == [Brought.CREATED] * 30 + [Brought.UNCHANGED] * 30
    assert len(asked) == 1
    assert EarlierChange.select().count() == 30


def test_a_message_is_known_again_though_its_text_ends_with_a_line(exported):
    command_line, out = exported
    with (out / "messages.csv").open(encoding="utf-8-sig", newline="") as file:
        bodies = [row["body"] for row in csv.DictReader(file)]
    assert bodies
    assert any(body.endswith("\n") for body in bodies)
    rows, *rest = counts(command_line.ask("import", str(out / "messages.csv")))
    assert rest == [0, rows, 0]
    assert rows == len(bodies)
