"""What the program may be built on: versions with known holes are shut out by the project."""

from __future__ import annotations

import ast
import re
import sqlite3
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from collector_desktop.storage.database import PRAGMAS
from collector_desktop.storage.ledger_file import close_ledger, create_ledger

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKED = dict(
    re.findall(
        r"^([a-z0-9][\w.-]*)==([^\s;\\]+)",
        (ROOT / "installer" / "requirements-run.lock").read_text("utf-8"),
        re.MULTILINE,
    )
)
LEAST = {
    "reportlab": (5, 1),  # executes no colour expressions and asks no host
    "pillow": (11,),
    "pypdf": (7, 1),
    "cryptography": (50,),
    "sqlcipher3": (0, 6, 4),  # brings an SQLite without the log-reset fault
}
BELOW = {"pyside6-essentials": (6, 12)}
LOG_RESET_MENDED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
FETCHERS = frozenset(
    {"requests", "httpx", "aiohttp", "urllib3", "pip", "ensurepip", "pkg_resources", "webbrowser"}
)
SPEAKS_TO_SERVERS = frozenset(
    {"smtplib", "imaplib", "imap_tools", "urllib.request", "http.client", "socket", "ftplib"}
)

STARTING = re.compile(
    r"storage/proof\.py|documents/(drawing|child_process)\.py|app/self_test_child\.py"
)


def parts(text):
    return tuple(int(number) for number in re.findall(r"\d+", text))


def imports_of(path):
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("name", LEAST)
def test_no_version_with_a_known_hole_is_locked_or_installed(name):
    assert parts(LOCKED[name]) >= LEAST[name]
    assert parts(version(name)) >= LEAST[name]


@pytest.mark.parametrize("name", BELOW)
def test_no_version_that_ends_the_process_is_locked(name):
    assert parts(LOCKED[name]) < BELOW[name]


def test_the_ranges_of_the_project_shut_them_out_too():
    ranges = " ".join(PROJECT["project"]["dependencies"]).lower()
    assert "reportlab>=5.1" in ranges.replace(" ", "")
    assert "<6.12" in ranges


def test_the_pythons_are_those_that_are_looked_after():
    assert PROJECT["project"]["requires-python"].startswith(">=3.11")
    assert sys.version_info >= (3, 11)


def test_an_sqlite_with_the_log_reset_fault_never_has_two_connections(tmp_path):
    """The fault needs a log and two connections: one exclusive connection shuts it out."""
    mended = sqlite3.sqlite_version_info >= LOG_RESET_MENDED[-1] or any(
        sqlite3.sqlite_version_info[:2] == fixed[:2] and sqlite3.sqlite_version_info >= fixed
        for fixed in LOG_RESET_MENDED
    )
    assert PRAGMAS[0] == ("locking_mode", "exclusive")
    path = tmp_path / "books.collector"
    create_ledger(path, "Priya", "test")
    try:
        other = sqlite3.connect(path, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("SELECT count(*) FROM operation").fetchone()
        other.close()
    finally:
        close_ledger()
    assert mended or not path.with_name(f"{path.name}-shm").exists()


def test_nothing_is_fetched_while_the_program_runs():
    used = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in (ROOT / "collector_desktop").rglob("*.py")
        for name in imports_of(path)
    }
    assert {name for _, name in used if name.split(".")[0] in FETCHERS} == set()
    talkers = {place for place, name in used if name in SPEAKS_TO_SERVERS}
    assert {place.rsplit("/", 1)[0] for place in talkers} == {"collector_desktop/integrations/mail"}


def test_few_parts_start_processes_and_give_them_no_environment_of_their_own():
    """Command lines and environments can be read by others: passwords and keys go by pipes."""
    starters = {"subprocess", "multiprocessing", "multiprocessing.pool"}
    pools = (
        r"QProcess|startDetached|ProcessPool|os\.(system|popen|exec\w+|posix_spawn\w*|fork\w*)\("
    )
    texts = {path: path.read_text("utf-8") for path in (ROOT / "collector_desktop").rglob("*.py")}
    starting = {path for path, text in texts.items() if re.search(pools, text)}
    starting |= {path for path in texts if not starters.isdisjoint(imports_of(path))}
    places = {path.relative_to(ROOT / "collector_desktop").as_posix() for path in starting}
    assert places >= {"storage/proof.py", "documents/drawing.py"}
    assert {place for place in places if not STARTING.match(place)} == set()
    assert [path for path in starting if re.search(r"\benv\b|environ|putenv", texts[path])] == []


def test_only_a_process_of_its_own_loads_what_draws_pdfs():
    """It is native code, and what it draws may be a stranger's."""
    files = (ROOT / "collector_desktop").rglob("*.py")
    named = {path.name for path in files if "pypdfium2" in path.read_text("utf-8")}
    assert named == {"paper_child.py", "untrusted_child.py"}


def test_only_the_storage_opens_a_ledger_and_with_one_library():
    """Two libraries for one file undo each other's locks; GnuCash's books are files of others."""
    files = (ROOT / "collector_desktop").rglob("*.py")
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in files}
    opens = {name for name, text in texts.items() if re.search(r"sqlite3?\w*\.connect\(", text)}
    assert opens <= {
        *("collector_desktop/storage/cipher.py", "collector_desktop/storage/proof_child.py"),
        "collector_desktop/importers/gnucash/book.py",
    }
    assert "collector_desktop/storage/cipher.py" in opens
    assert not [name for name, text in texts.items() if "QtSql" in text]


def test_no_library_of_the_program_can_load_code_into_the_ledger():
    """Text becomes code in one place, from names of fields that stand in the program."""
    names = ("enable_load_extension", "fontfinder", "pickle", "shell=True", "eval(", "exec(")
    pattern = re.compile(rf"(?<![\w.])({'|'.join(map(re.escape, names))})")
    files = (ROOT / "collector_desktop").rglob("*.py")
    found = [
        (path.name, name) for path in files for name in pattern.findall(path.read_text("utf-8"))
    ]
    assert found == [("frozen.py", "exec(")]
