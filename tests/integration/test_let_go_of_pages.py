"""SQLite frees the pages that it keeps of a plain ledger, and no others."""

import pytest

from collector_desktop.storage.database import db, let_go_of_pages
from collector_desktop.storage.ledger_file import close_ledger
from collector_desktop.storage.models import Customer


@pytest.fixture
def asked(acme, monkeypatch):
    """Note what SQLite is asked to do."""
    statements, usual = [], db.execute_sql

    def noted(sql, params=None):
        statements.append(sql)
        return usual(sql, params)

    monkeypatch.setattr(db, "execute_sql", noted)
    return statements


def test_the_pages_are_freed_and_the_ledger_answers_as_before(asked, acme):
    let_go_of_pages()
    assert asked == ["PRAGMA shrink_memory"]
    assert [each.id for each in Customer.select()] == [acme.id]


def test_those_of_a_protected_ledger_stay(asked, monkeypatch):
    monkeypatch.setattr(db, "key", b"key")
    asked.clear()
    let_go_of_pages()
    assert asked == []


def test_a_closed_ledger_has_none(asked):
    close_ledger()
    asked.clear()
    let_go_of_pages()
    assert asked == []
