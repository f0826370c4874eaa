"""Files in JSON beside a ledger may be from anybody: without end they are unreadable, no fault."""

from datetime import UTC, datetime

import pytest

from collector_desktop.domain.errors import LedgerError
from collector_desktop.domain.json_text import read_json
from collector_desktop.services.backups import backup, manifest_path, restore
from collector_desktop.storage.database import db
from collector_desktop.storage.journal_lines import chained_lines
from collector_desktop.storage.key_file import key_file_of
from collector_desktop.storage.ledger_file import close_ledger
from collector_desktop.storage.lock_file import holder_of, lock_path

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
DEEP = ["[" * 100_000, '{"a":' * 100_000, "[" * 5_000]


@pytest.mark.parametrize("form", [str, str.encode], ids=["text", "bytes"])
@pytest.mark.parametrize("text", DEEP)
def test_it_is_a_value_that_cannot_be_read(text, form):
    with pytest.raises(ValueError, match=r"nested|delimiter|Expecting"):
        read_json(form(text))


@pytest.mark.parametrize("form", [str, str.encode], ids=["text", "bytes"])
def test_text_and_bytes_say_the_same(form):
    """RFC 8259: white space around a value, escapes, no number without end."""
    assert read_json(form(' {"a": [1, -2.5, null], "\\u00e9": "é"}\n')) == {
        "a": [1, -2.5, None],
        "é": "é",
    }
    for text in ("NaN", "[1e999]", "-Infinity", "{} {}", "", "{'a': 1}"):
        with pytest.raises(ValueError, match=r"without end|Extra|Expecting"):
            read_json(form(text))


@pytest.mark.parametrize("text", DEEP)
def test_a_backup_with_such_a_description_is_proved_by_itself(acme, tmp_path, text):
    copy = tmp_path / "usb" / "books.collector-backup"
    backup(copy, NOW)
    manifest_path(copy).write_text(text, "utf-8")
    ledger = tmp_path / "other.collector"
    close_ledger()
    restore(copy, ledger, NOW, "Priya", "test")
    assert ledger.exists()
    assert db.is_closed()


@pytest.mark.parametrize("text", DEEP)
def test_key_file_journal_and_lock_are_unreadable(ledger, tmp_path, text):
    close_ledger()
    ledger.with_name(f"{ledger.name}.key").write_text(text, "utf-8")
    with pytest.raises(LedgerError, match="key file"):
        key_file_of(ledger)
    journal = tmp_path / "journal-202611.jsonl"
    journal.write_text(f"{text}\n", "utf-8")
    with pytest.raises(LedgerError, match="was altered after it was written"):
        chained_lines([journal])
    lock_path(ledger).write_text(text, "utf-8")
    assert holder_of(ledger) is None
