"""What seldom happens to the journal: nothing of it is lost, and what does not fit is refused."""

import json
from datetime import UTC, datetime

import pytest

from collector_desktop.domain.errors import (
    LedgerError,
    WrongPasswordError,
)
from collector_desktop.services.ledgers import journalled
from collector_desktop.services.protection import Worker, protect
from collector_desktop.storage import (
    journal,
    journal_file,
    key_file,
)
from collector_desktop.storage.database import db
from collector_desktop.storage.journal import stop_journal
from collector_desktop.storage.journal_file import JournalFile
from collector_desktop.storage.journal_lines import chained_lines, read_line
from collector_desktop.storage.journal_replay import do_again
from collector_desktop.storage.journal_rows import entries_after
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


def rename(name):
    with operation("test", f"Rename to {name}", TODAY):
        Customer.update(name=name).execute()


@pytest.fixture
def folder(acme, ledger, tmp_path):
    """Where the journal of the open ledger lies."""
    journalled(ledger, lambda: tmp_path / "backups")
    rename("Acme plc")
    stop_journal()
    journalled(ledger, lambda: tmp_path / "backups")
    yield next((tmp_path / "backups").iterdir())
    stop_journal()


def lines_in(folder):
    return [
        line for each in sorted(folder.glob("journal-??????.jsonl")) for line in each.open("rb")
    ]


def test_a_journal_that_ends_in_something_else_is_set_aside_under_free_names(
    folder, ledger, tmp_path
):
    (path,) = folder.glob("journal-??????.jsonl")
    for turn in (1, 2):
        stop_journal()
        path.write_bytes(b'{"no": "line"}\n')
        journalled(ledger, lambda: tmp_path / "backups")
        rename(f"Acme {turn}")
        stop_journal()
        journalled(ledger, lambda: tmp_path / "backups")
    aside = sorted(each.name for each in folder.glob("*-ended-*"))
    assert aside == [f"{path.stem}-ended-{number}.jsonl" for number in (1, 2)]
    assert json.loads(lines_in(folder)[-1])["summary"] == "Rename to Acme 2"


def test_operations_over_the_end_of_a_month_lie_in_two_files_and_old_files_go(
    acme, tmp_path, monkeypatch
):
    monkeypatch.setattr(journal_file, "KEPT_MONTHS", 2)
    for name in ("A", "B", "C"):
        rename(name)
    entries = entries_after(0)[-3:]
    for entry, month in zip(entries, (9, 10, 11), strict=True):
        entry.facts["at"] = f"2026-{month:02d}-30T23:59:59.000000+00:00"
    JournalFile(tmp_path, None).add(entries)
    names = [each.name for each in sorted(tmp_path.glob("journal-*"))]
    assert names == ["journal-202610.jsonl", "journal-202611.jsonl"]
    assert len(chained_lines(sorted(tmp_path.glob("journal-*")))) == 2


def test_no_entries_write_nothing(tmp_path):
    JournalFile(tmp_path, None).add([])
    assert list(tmp_path.iterdir()) == []


def test_an_unreadable_last_line_begins_a_new_journal(tmp_path):
    (tmp_path / "journal-202611.jsonl").write_bytes(b"[]\n{}\n")
    assert JournalFile(tmp_path, None).last_uid() == ""


def test_a_journal_that_cannot_be_written_is_logged_and_tried_again(folder, monkeypatch, caplog):
    def refuse(*_):
        raise OSError("no")

    monkeypatch.setattr(JournalFile, "add", refuse)
    rename("Lost for now")
    thread = journal._open._thread
    rename("Still lost")
    journal._open._hurry.set()
    for _ in range(200):
        if journal._open._failed:
            break
        thread.join(0.02)
    rename("Passed over")
    monkeypatch.undo()
    rename("Written")
    stop_journal()
    told = [json.loads(line)["summary"] for line in lines_in(folder)]
    assert told[-4:] == [
        "Rename to Lost for now",
        "Rename to Still lost",
        "Rename to Passed over",
        "Rename to Written",
    ]
    assert "The journal could not be written" in caplog.text


def test_a_folder_that_cannot_be_made_stops_no_operation(acme, ledger, caplog):
    def refuse():
        raise OSError("no such place")

    journalled(ledger, refuse)
    rename("Acme plc")
    stop_journal()
    assert Customer.get().name == "Acme plc"
    assert "The journal could not be written" in caplog.text


def test_without_news_the_journal_writes_nothing(folder):
    before = lines_in(folder)
    journal.committed()
    stop_journal()
    assert lines_in(folder) == before


def test_a_line_cut_off_at_the_end_is_left_out_and_one_that_is_none_is_named(folder):
    rename("Another")
    stop_journal()
    (path,) = folder.glob("journal-??????.jsonl")
    whole = path.read_bytes()
    count = len(chained_lines([path]))
    path.write_bytes(whole + b'{"prev":"half')
    assert len(chained_lines([path])) == count
    for broken in (b"no json\n", b"5\n", b'{"prev":5}\n'):
        path.write_bytes(whole + broken)
        with pytest.raises(LedgerError, match=f"altered after it was written .line {count + 1}"):
            chained_lines([path])


def test_a_sealed_line_needs_the_key_that_sealed_it(folder, ledger, monkeypatch):
    monkeypatch.setattr(key_file, "COST", 2**10)
    stop_journal()
    close_ledger()
    protect(ledger, "correct horse", Worker("Priya", "test"))
    open_ledger(ledger, "Priya", "test", "correct horse")
    journalled(ledger, lambda: folder.parent)
    rename("Sealed")
    key = db.key
    stop_journal()
    sealed = lines_in(folder)[-1]
    assert read_line(sealed, key)["summary"] == "Rename to Sealed"
    for wrong in (None, bytes(32)):
        with pytest.raises(WrongPasswordError):
            read_line(sealed, wrong)
    other = JournalFile(folder, bytes(32))
    assert other.last_uid() == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"schema": 1}, "another version"),
        ({"id": 1}, "does not follow"),
        ({"id": 99}, "does not follow"),
        ({"rows": [["nothing", 1, "insert", {"id": 1}]]}, "no ledger has"),
        ({"rows": [["customer", 9, "insert", {"id; --": 9}]]}, "no ledger has"),
        ({"rows": [["item", 1, "update", {"customer_id": 77}]]}, "does not follow"),
    ],
)
def test_a_line_that_does_not_fit_changes_nothing(folder, snapshot, change, words):
    stop_journal()
    line = read_line(lines_in(folder)[-1], None)
    newest, uid = db.execute_sql("SELECT max(id), uid FROM operation").fetchone()
    fitting = {**line, "uid": "new", "id": newest + 1, "after": uid}
    before = snapshot()
    with pytest.raises(LedgerError, match=words):
        do_again({**fitting, **change})
    assert snapshot() == before
