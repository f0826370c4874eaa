"""A ledger stays locked although a part of the program that holds it has closed its file."""

import builtins

import pytest

from collector_desktop.domain.errors import LedgerLockedError
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.lock_file import holder_of
from tests.other_program import OPEN, another

fcntl = pytest.importorskip("fcntl", reason="Windows loses no locks so")

CREATE = 'create_ledger(books, "Priya", "test")\n'
CLOSE_IT_TOO = 'books.open("rb").close()\n'
IMPORT_IT = """from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.inspect import inspect
try:
    inspect(books)
except UnreadableFileError:
    pass
"""


@pytest.fixture
def books(tmp_path):
    path = tmp_path / "books.collector"
    create_ledger(path, "Priya", "test")
    close_ledger()
    yield path
    close_ledger()


@pytest.mark.parametrize("work", [CLOSE_IT_TOO, IMPORT_IT])
def test_a_ledger_that_its_own_program_read_is_still_refused_to_another(books, work):
    with another(books, OPEN, work) as other:
        with pytest.raises(LedgerLockedError, match=rf"\(Priya, process {other.pid}\)") as told:
            open_ledger(books, "Sam", "test")
        assert told.value.advice == "Close it there, then try again."
    open_ledger(books, "Sam", "test")
    assert holder_of(books).who == "Sam"


def test_a_ledger_that_was_just_made_is_refused_too(tmp_path):
    path = tmp_path / "new.collector"
    with another(path, CREATE, CLOSE_IT_TOO), pytest.raises(LedgerLockedError):
        open_ledger(path, "Sam", "test")


def test_a_ledger_is_opened_again_by_who_has_it(books):
    open_ledger(books, "Sam", "test")
    open_ledger(books, "Ann", "test")
    assert holder_of(books).who == "Ann"


def test_where_files_have_no_such_locks_the_ledger_opens(books, monkeypatch):
    def refuse(*_):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", refuse)
    for _ in range(2):
        open_ledger(books, "Sam", "test")
        assert holder_of(books).who == "Sam"
        close_ledger()


def test_a_system_without_such_locks_has_sqlite_s(books, monkeypatch):
    really = builtins.__import__

    def without(name, *rest):
        if name == "fcntl":
            raise ImportError(name)
        return really(name, *rest)

    with another(books, OPEN):
        monkeypatch.setattr(builtins, "__import__", without)
        with pytest.raises(LedgerLockedError, match="Priya"):
            open_ledger(books, "Sam", "test")
    open_ledger(books, "Sam", "test")
    assert holder_of(books).who == "Sam"


def test_what_a_killed_program_left_is_in_nobody_s_way(books):
    with another(books, OPEN, CLOSE_IT_TOO):
        pass
    assert holder_of(books).who == "Priya"
    open_ledger(books, "Sam", "test")
    assert holder_of(books).who == "Sam"
