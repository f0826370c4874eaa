"""Another program that does something with a ledger, and has it open until it is killed."""

import subprocess
import sys
from contextlib import contextmanager

BEGIN = """import sys
from pathlib import Path
from collector_desktop.storage.ledger_file import create_ledger, open_ledger
books = Path(sys.argv[1])
"""
OPEN = 'open_ledger(books, "Priya", "test")\n'
WAIT = 'print("open", flush=True)\nsys.stdin.read()\n'


@contextmanager
def another(path, *work):
    """Do something in another program, which then waits until it is killed."""
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", "".join((BEGIN, *work, WAIT)), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        try:
            assert other.stdout.readline() == "open\n"
            yield other
        finally:
            other.kill()
