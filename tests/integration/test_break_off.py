"""A question that nobody wants any more ends at once, and nothing else is hit."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from peewee import DatabaseError

from collector_desktop.queries.break_off import BreakOff
from collector_desktop.queries.position import ask
from collector_desktop.services.ledgers import CompanyDraft, close_ledger, create_ledger
from tests.conftest import TODAY

ENDLESS = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)
    SELECT count(*) FROM n"""


def soon(done: threading.Event) -> None:
    assert done.wait(10)


@pytest.fixture
def ledger_thread(tmp_path: Path):
    """Open a ledger on a thread of its own, as the desk does."""
    with ThreadPoolExecutor(1) as thread:
        path = tmp_path / "a.collector"
        thread.submit(create_ledger, path, CompanyDraft("Harbour Ltd"), "Ann", "0", TODAY).result()
        yield thread
        thread.submit(close_ledger).result()


def test_a_running_question_is_broken_off_and_the_next_is_answered(ledger_thread) -> None:
    begun, asked = threading.Event(), BreakOff()

    def question() -> list[tuple[int]]:
        begun.set()
        return ask(ENDLESS)

    running = ledger_thread.submit(asked.answered, question)
    soon(begun)
    time.sleep(0.05)
    asked.end()
    assert running.result(timeout=10) is None
    assert ledger_thread.submit(BreakOff().answered, lambda: ask("SELECT 7")).result() == [(7,)]


def test_a_question_that_waits_is_never_asked(ledger_thread) -> None:
    asked, were = BreakOff(), []
    asked.end()
    assert ledger_thread.submit(asked.answered, lambda: were.append(1)).result() is None
    assert were == []


def test_what_runs_after_the_question_is_not_hit(ledger_thread) -> None:
    """The end comes while something else runs on the same thread: it goes on to its own end."""
    asked, begun = BreakOff(), threading.Event()
    assert ledger_thread.submit(asked.answered, lambda: ask("SELECT 1")).result() == [(1,)]

    def other() -> list[tuple[int]]:
        begun.set()
        return ask(ENDLESS.replace("1000000000", "3000000"))

    running = ledger_thread.submit(other)
    soon(begun)
    asked.end()
    assert running.result(timeout=60) == [(3_000_000,)]


def test_an_error_of_a_question_that_is_wanted_stays_an_error(ledger_thread) -> None:
    with pytest.raises(DatabaseError):
        ledger_thread.submit(BreakOff().answered, lambda: ask("SELECT * FROM nothing")).result()
