"""What was said and promised goes with an export: a new ledger answers the same questions alike."""

import pytest

from tests.integration.cli.conftest import AS_OF, cli, fresh  # noqa: F401

FILES = (
    *("customers", "items", "allocations", "people", "contacts", "promises"),
    *("holds", "disputes", "cheques", "exchange_rates"),
    *("plans", "procedures", "messages"),
)
QUESTIONS = (
    ("aged",),
    ("items", "--all"),
    ("worklist",),
    ("promises",),
    ("interest",),
    ("kpi",),
    ("forecast",),
)
OF_A_CUSTOMER = ("customer", "statement")
A_LEDGERS_OWN = ("id", "promise", "target")


def plain(answer):
    """Return an answer without what a ledger numbers itself and what its settings say."""
    if isinstance(answer, dict):
        return {key: plain(value) for key, value in answer.items() if key not in A_LEDGERS_OWN}
    return [plain(each) for each in answer] if isinstance(answer, list) else answer


def told(command_line):
    codes = [row["customer"] for row in command_line.ask("worklist")["rows"][:8]]
    questions = (*QUESTIONS, *((name, code) for name in OF_A_CUSTOMER for code in codes))
    return {question: plain(command_line.ask(*question)) for question in questions}


@pytest.fixture
def copied(fresh):  # noqa: F811
    """The answers of the sample ledger, and a command line on a copy made of its export."""
    fresh.ask("demo")
    before = told(fresh)
    fresh.ask("export", str(fresh.folder / "out"))
    fresh.ledger = fresh.folder / "books" / "copy.collector"
    fresh.ask("init", "--name", "Copy")
    files = [str(fresh.folder / "out" / f"{name}.csv") for name in FILES]
    return before, fresh, files


def test_every_question_is_answered_alike(copied):
    before, copy, files = copied
    done = copy.ask("import", *files)
    assert [each["rejected"] for each in done["files"]] == [0] * len(FILES)
    assert [each["kind"] for each in done["files"]] == list(FILES)
    counts = ("created", "updated", "unchanged")  # a new ledger has the usual procedures already
    made = [sum(each[count] for count in counts) for each in done["files"]]
    assert made == [each["rows"] for each in done["files"]]
    after = told(copy)
    assert after.keys() == before.keys()
    for question, answer in before.items():
        assert after[question] == answer, question
    assert copy.ask("check")["ok"]


def test_the_same_notes_again_change_nothing_and_their_import_is_undone(copied):
    _, copy, files = copied
    copy.ask("import", *files[:4])
    copy.ask("import", *files[4:])
    again = copy.ask("import", *files[3:])
    assert [each["created"] for each in again["files"]] == [0] * len(files[3:])
    assert all(each["unchanged"] == each["rows"] for each in again["files"])
    copy.ask("undo")
    assert copy.ask("promises") == {"promises": []}
