"""A day's work asks no other computer: without a network all of it goes, with one it is left alone.

`unshare` takes the network away, `strace` tells of every connection; where one is missing or not
permitted its tests are passed over.
"""

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CUSTOMERS = "code,name,kind,email,currency\nACME,Acme Ltd,company,ap@acme.example,GBP\n"
ITEMS = (
    "type,number,customer,date,due_date,amount,currency\n"
    "invoice,INV-1,ACME,2026-08-26,2026-09-25,120.00,GBP\n"
)
DESK = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from collector_desktop.app import main
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.main_window import MainWindow

PAGES = (nav.TODAY, nav.CHASE, nav.PROMISES, nav.CUSTOMERS, nav.INVOICES, nav.DISPUTES,
         nav.PAYMENTS, nav.REPORTS, nav.IMPORT, nav.SETTINGS)
shown = MainWindow.show

def tour(window):
    if window.session.info is None:
        QTimer.singleShot(200, window, lambda: tour(window))
        return
    for name in PAGES:
        window.open_page(name)
        QApplication.processEvents()
    print("all pages", flush=True)
    window.close()

def show(window):
    shown(window)
    QTimer.singleShot(200, window, lambda: tour(window))

MainWindow.show = show
sys.exit(main.main(["--demo", "--data-dir", sys.argv[1]]))
"""
TALK = "import socket; print(socket.socket().connect_ex(('127.0.0.1', 9)))"
NETWORK = re.compile(r"sa_family=AF_INET6?|socket\(AF_INET6?")


def permitted(*command):
    found = shutil.which(command[0])
    return bool(found) and not subprocess.run(command, check=False, capture_output=True).returncode  # noqa: S603


WITHOUT_NETWORK = ("unshare", "-rn")
needs_unshare = pytest.mark.skipif(
    not permitted(*WITHOUT_NETWORK, "true"), reason="no network can be taken away here"
)
needs_strace = pytest.mark.skipif(
    not permitted("strace", "-f", "true"), reason="nothing can be traced here"
)


@pytest.fixture
def home(tmp_path):
    (tmp_path / "customers.csv").write_text(CUSTOMERS, "utf-8")
    (tmp_path / "items.csv").write_text(ITEMS, "utf-8")
    return tmp_path


def run(home, command):
    environ = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    environ |= {name: str(home) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(  # noqa: S603 - our own program
        command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def a_days_work(home, before=()):
    """The whole way on the command line, then every page of the desk; return what was said."""
    here = ("-m", "collector_desktop", "--ledger", "books.collector", "--as-of", "2026-11-24")
    here = tuple(str(home / part) if part.endswith(".collector") else part for part in here)
    for line in (
        ("init",),
        ("import", home / "customers.csv", home / "items.csv"),
        ("log", "ACME", "--kind", "call", "--outcome", "NO_ANSWER"),
        ("receipt", "ACME", "20.00"),
        ("aged",),
        ("statement", "ACME", "--out", home),
        ("letter", "ACME", "--template", "reminder-1", "--out", home),
        ("export", home / "out"),
        ("backup", home / "copy.collector-backup"),
        ("check",),
    ):
        run(home, [*before, sys.executable, *here, *map(str, line)])
    return run(home, [*before, sys.executable, "-c", DESK, str(home / "desk")])


@needs_unshare
@pytest.mark.timeout(300)
def test_all_work_goes_without_a_network(home):
    assert "all pages" in a_days_work(home, WITHOUT_NETWORK)


@needs_strace
@pytest.mark.timeout(600)
def test_nobody_is_called_by_default(home):
    trace = home / "trace"
    tracing = ("strace", "-f", "-qq", "-A", "-e", "trace=socket,connect,sendto", "-o", str(trace))
    assert "all pages" in a_days_work(home, tracing)
    assert "AF_UNIX" in trace.read_text("utf-8")  # the window of a second start is found by one
    assert NETWORK.findall(trace.read_text("utf-8")) == []


@needs_strace
def test_the_harness_finds_a_call(home):
    trace = home / "trace"
    tracing = ("strace", "-f", "-qq", "-e", "trace=connect", "-o", str(trace))
    run(home, [*tracing, sys.executable, "-c", TALK])
    assert NETWORK.findall(trace.read_text("utf-8"))


@needs_unshare
def test_the_harness_takes_the_network_away(home):
    told = run(home, [*WITHOUT_NETWORK, sys.executable, "-c", TALK])
    assert int(told) == errno.ENETUNREACH
