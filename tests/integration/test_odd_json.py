"""What lies beside a ledger may be from anybody: JSON of other shapes is a sentence, no fault."""

import json
import os
from datetime import UTC, datetime

import pytest

from collector_desktop.domain.errors import LedgerError
from collector_desktop.services.backup_list import drill, kept_backups
from collector_desktop.services.backups import backup, manifest_path, restore, verified
from collector_desktop.services.protection import Worker
from collector_desktop.services.replay import replay
from collector_desktop.storage.database import db
from collector_desktop.storage.journal_file import JournalFile
from collector_desktop.storage.journal_lines import require_facts
from collector_desktop.storage.journal_replay import do_again
from collector_desktop.storage.key_file import MOST_WAYS, read_key_file
from collector_desktop.storage.ledger_file import close_ledger
from collector_desktop.storage.lock_file import holder_of, lock_path
from collector_desktop.storage.migrate import SCHEMA_VERSION

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
WORKER = Worker("Priya", "test")
WAY = {"opened_by": "password", "cost": 1024, "salt": "00", "nonce": "00" * 12, "wrapped": "00"}
ODD = [5, 1e308, True, "x", "\ud800", [1], {"customer": "x"}, {"customer": []}]


def key_document(*ways):
    return {"format": "collector-key", "version": 1, "ways": list(ways)}


@pytest.fixture
def copy(acme, tmp_path):
    """A backup of the ledger, which is closed."""
    path = tmp_path / "usb" / "ledger-20261124T180000Z-s5.collector-backup"
    backup(path, NOW)
    close_ledger()
    return path


@pytest.mark.parametrize("counts", ODD, ids=repr)
def test_a_backup_whose_description_counts_nothing_is_refused(copy, tmp_path, counts):
    told = json.loads(manifest_path(copy).read_text("utf-8"))
    manifest_path(copy).write_text(json.dumps({**told, "counts": counts}), "utf-8")
    ledger = tmp_path / "ledger.collector"
    with pytest.raises(LedgerError, match="has changed since it was made"):
        verified(copy)
    with pytest.raises(LedgerError, match="has changed since it was made"):
        restore(copy, tmp_path / "other.collector", NOW, "Priya", "test")
    (tried,) = drill(kept_backups(ledger, [copy.parent]), NOW, WORKER)
    assert "has changed since it was made" in tried.problem


@pytest.mark.parametrize(
    "way",
    [{"opened_by": 5}, {"opened_by": "a"}, {"opened_by": []}, {"cost": 1024.0}, {"cost": True}],
    ids=repr,
)
def test_a_way_in_of_another_shape_is_none(way):
    with pytest.raises(LedgerError, match="key file"):
        read_key_file(key_document({**WAY, **way}))


@pytest.mark.parametrize("piece", ["salt", "nonce", "wrapped"])
def test_a_piece_that_is_half_a_byte_long_is_no_key_file(piece):
    halves = {"salt": "0", "nonce": "0" * 23} if piece != "wrapped" else {"nonce": "0", piece: "0"}
    with pytest.raises(LedgerError, match="key file"):
        read_key_file(key_document({**WAY, **halves}))


@pytest.mark.parametrize("number", ["1e400", "-1e400", "Infinity", "NaN"])
def test_a_number_without_end_says_nothing(copy, tmp_path, number):
    ledger = tmp_path / "ledger.collector"
    lock_path(ledger).write_text(f'{{"who": "Sam", "host": "desk", "pid": {number}}}', "utf-8")
    assert holder_of(ledger) is None
    told = manifest_path(copy).read_text("utf-8")
    customers = json.loads(told)["counts"]["customer"]
    odd = told.replace(f'"customer": {customers}', f'"customer": {number}')
    assert odd != told
    manifest_path(copy).write_text(odd, "utf-8")
    (kept,) = kept_backups(ledger, [copy.parent])
    assert kept.description is None


def test_ways_in_are_not_tried_for_hours():
    assert len(read_key_file(key_document(*[WAY] * MOST_WAYS)).ways) == MOST_WAYS
    with pytest.raises(LedgerError, match="key file"):
        read_key_file(key_document(*[WAY] * (MOST_WAYS + 1)))


@pytest.mark.parametrize("key", [None, b"k" * 32], ids=["plain", "sealed"])
@pytest.mark.parametrize(
    "line",
    [b"NaN", b"5", b"null", b'{"sealed":5,"prev":"a"}', b'{"sealed":"QQ==","prev":5}', b"\xff"],
)
def test_a_journal_that_ends_oddly_is_of_no_operation(tmp_path, line, key):
    (tmp_path / "journal-202611.jsonl").write_bytes(line + b"\n")
    assert JournalFile(tmp_path, key).last_uid() == ""


def next_line(**other):
    """The line of an operation that would follow the newest one."""
    newest, uid = db.execute_sql("SELECT max(id), uid FROM operation").fetchone()
    return {
        "prev": "0" * 64,
        "id": newest + 1,
        "uid": "new",
        "after": uid,
        "kind": "test",
        "summary": "Odd",
        "on": "2026-11-24",
        "at": "2026-11-24T18:00:00.000+00:00",
        "actor": "Priya",
        "version": "test",
        "undoes": None,
        "schema": SCHEMA_VERSION,
        "batches": {},
        "rows": [],
        **other,
    }


FACTS = ("id", "uid", "after", "kind", "summary", "on", "at", "actor", "version", "undoes")
ROWS = ([5], [[]], [["customer", 1]], [["customer", 1, "insert", 5]], [[["customer"], 1, "a", {}]])
VALUES = ({"name": {}}, {"name": [1]}, {"nowhere": 1}, {})


def test_a_line_that_follows_is_done(acme):
    line = next_line()
    require_facts(line)
    do_again(line)
    assert db.execute_sql("SELECT max(id) FROM operation").fetchone() == (line["id"],)


@pytest.mark.parametrize("odd", [5.0, "\ud800", [], {}, False, "missing"], ids=repr)
@pytest.mark.parametrize("fact", FACTS)
def test_a_line_with_an_odd_fact_reaches_no_ledger(acme, fact, odd):
    line = next_line(**{fact: odd})
    if odd == "missing":
        del line[fact]
        if fact == "undoes":
            require_facts(line)
            return
    if (fact, odd) == ("undoes", "\ud800"):
        with pytest.raises(LedgerError):
            do_again(line)
        return
    with pytest.raises(ValueError, match=r"journal|surrogates|isoformat"):
        require_facts(line)


@pytest.mark.parametrize(
    "rows",
    [
        *ROWS,
        *([["customer", 1, "update", each]] for each in VALUES),
        [["customer", 2**70, "a", {}]],
    ],
    ids=repr,
)
def test_rows_of_another_shape_change_nothing(acme, snapshot, rows):
    before = snapshot()
    with pytest.raises(LedgerError):
        do_again(next_line(rows=rows))
    assert snapshot() == before


@pytest.mark.parametrize(
    "odd", [{"at": "5"}, {"uid": []}, {"rows": 5}, {"on": "2026-02-30"}], ids=repr
)
def test_a_replay_stops_before_an_odd_line_with_a_ledger_that_opens(acme, tmp_path, odd):
    path, ledger = tmp_path / "a.collector-backup", tmp_path / "other.collector"
    backup(path, NOW)
    line = next_line(**odd)
    close_ledger()
    journal = tmp_path / "journal-202611.jsonl"
    journal.write_text(json.dumps(line) + "\n", "utf-8")
    for _ in range(2):
        with pytest.raises(LedgerError, match="a line that no ledger wrote"):
            replay(path, [journal], ledger, NOW, WORKER)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_in_the_place_of_the_lock_keeps_nobody_waiting(tmp_path):
    os.mkfifo(lock_path(tmp_path / "ledger.collector"))
    assert holder_of(tmp_path / "ledger.collector") is None
