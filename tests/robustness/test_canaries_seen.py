"""What other programs may read of the running one: no canary is in a command line or environment.

The window opens an encrypted ledger whose password comes by standard input, backs it up, proves
the backup by its key, draws statements in several processes and has a stranger's PDF read.
"""

import subprocess
import sys

import pytest

from collector_desktop.storage.key_file import key_file_of
from tests.robustness.test_canaries import (
    CANARIES,
    CUSTOMERS,
    ITEMS,
    ROOT,
    environ,  # noqa: F401
    home,  # noqa: F401
    run,  # noqa: F401
)
from tests.robustness.watching import IS_POSSIBLE, Watcher

DESK = """
import sys
from datetime import date
from collector_desktop.app import main
from collector_desktop.documents import drawing, untrusted_pdf
from collector_desktop.integrations.folders import resource
from collector_desktop.services.backup_proof import backups_to_prove, begin_proof
from collector_desktop.services.paper_statement import statement_papers
from collector_desktop.ui.main_window import MainWindow

password = sys.stdin.readline().strip()
shown, drawing.LONG_RUN = MainWindow.show, 1

def work(window):
    session = window.session
    session.copies.make(session.info, session.now())
    (due,) = backups_to_prove(session.info.path, session.backup_folders, session.now())
    assert begin_proof(due, session.info.path).answer().sound
    paper = list(statement_papers([1, 1], date(2026, 11, 24), resource("fonts")))
    assert untrusted_pdf.fields_apart(paper[0].content) is not None
    print("all done", flush=True)

def show(window):
    shown(window)
    window.session.password_needed.connect(lambda locked: locked.unlock(password))
    window.session.opened.connect(lambda _: window.desk.tasks.run(
        window, lambda: work(window), lambda _: window.close()))

MainWindow.show = show
sys.exit(main.main(sys.argv[1:]))
"""
LEAK = """
import os, subprocess, sys
word = sys.stdin.readline().strip()
waits = [sys.executable, "-c", "import time; time.sleep(0.5)"]
subprocess.run([*waits, word])
subprocess.run(waits, env={**os.environ, "SECRET": word})
"""
WITH_CORES = """ulimit -c "$(ulimit -H -c)"; exec "$0" "$@" """
CHILDREN = (b"proof_child", b"untrusted", b"multiprocessing")
pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(not IS_POSSIBLE, reason="other processes cannot be watched here"),
]


@pytest.fixture
def watched(environ):  # noqa: F811
    """Return a function that runs a program on a line of input and gives what could be seen."""

    def watch(code, *arguments):
        with subprocess.Popen(  # noqa: S603 - our own program
            ["/bin/sh", "-c", WITH_CORES, sys.executable, "-c", code, *map(str, arguments)],
            cwd=ROOT,
            env=environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            watcher = Watcher(process.pid)
            watcher.start()
            said = process.communicate(f"{CANARIES['password']}\n", timeout=120)
            watcher.stop()
        assert process.returncode == 0, said[1]
        return said[0], watcher

    return watch


def canaries_in(contents, more=()):
    """Return the names of the canaries that are in what could be seen."""
    wanted = {**{name: word.encode() for name, word in CANARIES.items()}, **dict(more)}
    return {name for name, word in wanted.items() if any(word in each for each in contents)}


def test_no_canary_is_in_what_others_may_see_of_the_processes(home, run, watched):  # noqa: F811
    books, asked = home / "books" / "books.collector", home / "asked-for"
    for name, text in (("customers", CUSTOMERS), ("items", ITEMS)):
        (asked / f"{name}.csv").write_text(text.format(**CANARIES), "utf-8")
    here = ("--ledger", books, "--as-of", "2026-11-24")
    run(*here, "init")
    run(*here, "import", asked / "customers.csv", asked / "items.csv")
    run(*here, "encrypt", "--passphrase-stdin", said=f"{CANARIES['password']}\n")
    told, seen = watched(DESK, books, "--as-of", "2026-11-24")
    assert "all done" in told
    (key,) = key_file_of(books).keys(CANARIES["password"])
    keys = {"key": key, "key in hex": key.hex().encode()}
    assert canaries_in(seen.lines | seen.environments, keys) == set()
    assert all(any(part in line for line in seen.lines) for part in CHILDREN), seen.lines
    assert set(seen.cores.values()) == {"0"}


def test_the_watch_finds_a_word_given_on_and_a_secret_of_the_environment(watched):
    _, seen = watched(LEAK)
    assert canaries_in(seen.lines) == {"password"}
    assert canaries_in(seen.environments) == {"password"}
    resource = pytest.importorskip("resource")
    if resource.getrlimit(resource.RLIMIT_CORE)[1]:
        assert set(seen.cores.values()) != {"0"}
