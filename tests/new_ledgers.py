"""Empty ledgers for tests to fill; copying one costs a fifth of what its migrations would."""

from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger

WORKER = ("Priya", "test")


def open_new_ledger(path):
    """Put an empty ledger at a path and open it; no other may be open."""
    path.write_bytes(_empty())
    open_ledger(path, *WORKER)


@contextmanager
def in_a_new_ledger():
    """Open an empty ledger for one example of a property."""
    with TemporaryDirectory() as name:
        open_new_ledger(Path(name) / "example.collector")
        try:
            yield
        finally:
            close_ledger()


@cache
def _empty():
    """The bytes of an empty ledger, made once by each process."""
    with TemporaryDirectory() as name:
        path = Path(name) / "empty.collector"
        create_ledger(path, *WORKER)
        close_ledger()
        return path.read_bytes()
