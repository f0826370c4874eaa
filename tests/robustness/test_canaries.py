"""Twelve words that must not get out: a run with faults, then all files are looked through."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CANARIES = {
    "name": "Zanzibarquist Feathers",
    "person": "Ottoline Quagmire",
    "email": "canary-one@feathers.example",
    "phone": "+44 117 496 7731",
    "street": "73 Featherstonehaugh Row",
    "iban": "GB33BUKB20201555555555",
    "amount": "73912.64",
    "number": "ZQF-771144",
    "note": "weeps about the budgerigar",
    "reference": "PO-BUDGIE-5512",
    "reason": "the cage was dented blue",
    "password": "hunter-of-canaries-9",
}
CUSTOMERS = (
    "code,name,kind,email,phone,address1,currency\n"
    "CAN,{name},company,{email},{phone},{street},GBP\n"
)
ITEMS = (
    "type,number,customer,date,due_date,amount,currency,reference,description\n"
    "invoice,{number},CAN,2026-08-26,2026-09-25,{amount},GBP,{reference},{note}\n"
)
FAULT = """
import sys
from collector_desktop.cli import main
from collector_desktop.queries import customer_card
from collector_desktop.cli.commands import aged

def broken(*_):
    name = {text!r}
    raise RuntimeError(name)

aged.run = broken
sys.exit(main.main(sys.argv[1:]))
"""
DESK_FAULT = """
import logging, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from collector_desktop.app.crash import CrashGuard, keep_logs
from collector_desktop.integrations.folders import folders
from collector_desktop.ui.theme import Theme
app = QApplication([])
keep_logs(folders().logs)
guard = CrashGuard(Theme(Path("resources")))
for text in {texts!r}:
    try:
        raise ValueError(text)
    except ValueError as error:
        guard.catch(type(error), error, error.__traceback__)
        logging.getLogger("x").exception("A backup failed")
"""


@pytest.fixture
def home(tmp_path):
    """The folders of a user who has nothing yet, in which everything that is written ends up."""
    for name in ("home", "data", "config", "cache", "tmp", "books", "asked-for"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def environ(home):
    """The environment of a program that has only those folders."""
    return {
        **{k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "COLLECTOR_"))},
        "HOME": str(home / "home"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "TMPDIR": str(home / "tmp"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


@pytest.fixture
def run(environ):
    """Return a function that calls the program in those folders; it gives what came out."""

    def call(*arguments, code="", said="", status=0):
        start = ["-c", code] if code else ["-m", "collector_desktop"]
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, *start, *map(str, arguments)],
            cwd=ROOT,
            env=environ,
            input=said,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == status, done.stderr
        return done

    return call


def hits(home, allowed):
    """Return which canaries lie in which files outside the folders where they belong."""
    found = []
    for path in home.rglob("*"):
        if path.is_file() and path.relative_to(home).parts[0] not in allowed:
            content = path.read_bytes()
            if path.is_relative_to(home / "data") and "backups" in path.parts:
                continue
            texts = [content, content.replace(b" ", b"")]
            if zipfile.is_zipfile(path):
                texts += [
                    zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()
                ]
            for name, canary in CANARIES.items():
                wanted = (
                    canary.encode(),
                    canary.replace(" ", "").encode(),
                    canary.encode("utf-16-le"),
                )
                if any(each in text for each in wanted for text in texts):
                    found.append((name, str(path.relative_to(home))))
    return found


@pytest.mark.timeout(300)
def test_nothing_gets_out_of_ledger_backups_and_what_was_asked_for(home, run):
    books, asked = home / "books" / "books.collector", home / "asked-for"
    for name, text in (("customers", CUSTOMERS), ("items", ITEMS)):
        (asked / f"{name}.csv").write_text(text.format(**CANARIES), "utf-8")
    here = ("--ledger", books, "--as-of", "2026-11-24")
    run(*here, "init")
    run(*here, "import", asked / "customers.csv", asked / "items.csv")
    note = f"{CANARIES['note']}, {CANARIES['iban']}, {CANARIES['reason']}"
    person = ("--person", CANARIES["person"])
    run(*here, "log", "CAN", "--kind", "call", "--outcome", "CALL_LATER", "--note", note, *person)
    run(*here, "receipt", "CAN", "12.64", "--reference", CANARIES["reference"])
    run(*here, "statement", "CAN", "--out", asked)
    run(*here, "export", asked / "export", "--format", "xlsx")
    run(*here, "backup", asked / "copy.collector-backup")
    run(*here, "receipt", "CAN", CANARIES["password"], status=2)
    run(*here, "customer", CANARIES["name"], status=4)
    words = " ".join(CANARIES.values())
    fault = run(*here, "aged", code=FAULT.format(text=words), status=5)
    assert not any(canary in fault.stderr for canary in CANARIES.values())
    run(code=DESK_FAULT.format(texts=list(CANARIES.values())))
    run(*here, "encrypt", "--passphrase-stdin", said=f"{CANARIES['password']}\n")
    logs = list((home / "cache").rglob("*.log"))
    assert {path.name for path in logs} >= {"command-line.log", "collector-desktop.log"}
    assert hits(home, {"books", "asked-for"}) == []
    assert list((home / "tmp").iterdir()) == []
    ledger = [path for path in (home / "books").iterdir() if path.suffix != ".key"]
    assert not any(CANARIES["name"].encode() in path.read_bytes() for path in ledger)
    assert not any(CANARIES["password"].encode() in p.read_bytes() for p in home.rglob("*.key"))


def test_the_scan_finds_a_canary_that_got_out(home):
    (home / "cache" / "leak.txt").write_text(f"x {CANARIES['iban']}", "utf-8")
    with zipfile.ZipFile(home / "tmp" / "leak.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", CANARIES["note"])
    assert set(hits(home, set())) == {("iban", "cache/leak.txt"), ("note", "tmp/leak.zip")}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_what_the_program_keeps_is_for_its_owner_only(home, run):
    books = home / "new" / "books.collector"
    here = ("--ledger", books, "--as-of", "2026-11-24")
    run(*here, "init")
    run(*here, "receipt", "NOBODY", "1", status=4)
    (home / "asked-for" / "customers.csv").write_text(CUSTOMERS.format(**CANARIES), "utf-8")
    run(*here, "import", home / "asked-for" / "customers.csv")
    kept = [path for top in ("new", "data", "cache", "config") for path in (home / top).rglob("*")]
    assert any(path.name.startswith("journal-") for path in kept)
    open_to_others = [path for path in kept if path.is_file() and path.stat().st_mode & 0o077]
    assert open_to_others == []
    assert (home / "new").stat().st_mode & 0o077 == 0
    assert json.loads(run(*here, "check", "--json").stdout)["ok"] is True
