"""The self-test passes where all is well, and names what was broken on purpose."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from errno import ENOSPC

import pytest

from collector_desktop.app import (
    self_test,
    self_test_child,
    self_test_ledger,
    self_test_program,
    self_test_window,
)
from collector_desktop.app.self_test import Tried, as_answer, main, tried
from collector_desktop.app.self_test_ledger import LedgerTrial
from collector_desktop.documents import untrusted
from collector_desktop.documents.fonts import register_fonts
from collector_desktop.domain.errors import CollectorError, OutsideWorldError
from collector_desktop.integrations.folders import resource
from collector_desktop.storage import proof

PARTS = [
    "versions",
    "fonts, words, rates and icons",
    "store of passwords",
    "process that reads strangers' files",
    "window",
    "folder for temporary files",
    "ledger",
    "statement",
    "processes that draw statements",
    "backup, proved by a process",
    "ledger under a password",
]


@pytest.fixture
def resources(tmp_path, monkeypatch):
    """A copy of what comes with the program, to be spoilt; its fonts are in memory already."""
    register_fonts(resource("fonts"))
    copy = tmp_path / "resources"
    shutil.copytree(resource(""), copy)
    monkeypatch.setattr(self_test_program, "resource", lambda name: copy / name)
    return copy


@pytest.fixture
def trial(tmp_path):
    made = LedgerTrial(tmp_path)
    yield made
    made.close()


def test_all_parts_are_in_order_and_nothing_of_the_user_is_touched(tmp_path):
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    places = {name: str(home) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA")}
    done = subprocess.run(
        [sys.executable, "-m", "collector_desktop", "--self-test", "--json"],
        capture_output=True,
        check=False,
        env={**os.environ, **places, "TMPDIR": str(temporary), "XDG_CACHE_HOME": str(temporary)},
    )
    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"], done.stderr) == (0, True, b"")
    assert [part["part"] for part in told["parts"]] == PARTS
    assert all(part["found"].endswith(".") or os.sep in part["found"] for part in told["parts"])
    assert list(home.iterdir()) == []
    assert [path for path in temporary.iterdir() if path.name.startswith("collector")] == []


@pytest.mark.parametrize("package", ["PySide6", "reportlab", "peewee"])
def test_a_package_that_cannot_be_loaded_is_named_in_a_sentence(tmp_path, package):
    (tmp_path / f"{package}.py").write_text("raise ImportError('no such library')", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "collector_desktop", "--self-test"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    told = done.stderr.decode().splitlines()
    assert (done.returncode, len(told), done.stdout) == (1, 1, b"")
    assert "cannot be loaded (no such library). Install it again." in told[0]


def test_what_keeps_passwords_is_named_if_it_cannot_be_loaded(monkeypatch):
    """A program that cannot ask the system is not one of a system that has nothing to ask."""
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert not tried("store of passwords", self_test_program.passwords).is_sound


def test_sound_resources_are_read(resources):
    assert tried("files", self_test_program.resources).is_sound


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("fonts/CollectorSans-Medium.ttf", None),
        ("fonts/CollectorSans-Medium.ttf", b"no font"),
        ("rates", None),
        ("rates/*", b"{"),
        ("wording/nl", None),
        ("wording/fr/*", b"\xff\xfe"),
        ("icons", None),
    ],
)
def test_a_file_that_is_missing_or_spoilt_is_named(resources, name, content):
    path = next(resources.glob(name))
    if content is not None:
        path.write_bytes(content)
    elif path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    found = tried("files", self_test_program.resources)
    assert not found.is_sound
    assert path.stem in found.found
    assert found.advice


def test_a_refused_folder_is_reported_and_the_rest_is_tried(monkeypatch, capsys):
    monkeypatch.setattr(tempfile, "tempdir", "/proc/nobody/may/write/here")
    for name in ("versions", "resources", "passwords", "reading_child", "window"):
        monkeypatch.setattr(self_test, name, lambda: "tried")
    assert main(["--json"]) == 1
    told = json.loads(capsys.readouterr().out)["parts"]
    assert [part["ok"] for part in told] == [True] * 5 + [False]
    assert told[-1]["part"] == "folder for temporary files"
    assert "TMPDIR" in told[-1]["advice"]


def test_a_child_that_does_not_answer_is_found(tmp_path, monkeypatch, trial):
    child = tmp_path / "child.py"
    child.write_text("import sys; sys.exit(3)\n", "utf-8")
    monkeypatch.setattr(untrusted, "CHILD", child)
    monkeypatch.setattr(proof, "CHILD", child)
    assert not tried("child", self_test_program.reading_child).is_sound
    assert tried("ledger", trial.ledger).is_sound
    assert not tried("backup", trial.backup).is_sound


def test_a_ledger_that_does_not_add_up_is_found_and_nothing_is_built_on_it(tmp_path, monkeypatch):
    monkeypatch.setattr(self_test_ledger, "_balance", lambda: 74_949)
    (found,) = self_test._of(tmp_path)
    assert (found.part, found.is_sound) == ("ledger", False)


def test_a_statement_without_its_words_is_found(trial, monkeypatch):
    trial.ledger()
    monkeypatch.setattr(self_test_ledger, "NAME", "Nobody & Sons")
    assert not tried("statement", trial.statement).is_sound


def test_a_built_program_must_bring_a_python_without_the_holes(monkeypatch):
    assert tried("versions", self_test_program.versions).is_sound
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(self_test_program, "LEAST_PYTHON", (99, 1, 0))
    found = tried("versions", self_test_program.versions)
    assert (found.is_sound, "99.1.0" in found.advice) == (False, True)


def test_only_a_built_program_must_bring_its_encryption(trial, monkeypatch):
    monkeypatch.setattr(self_test_ledger, "can_protect", lambda: False)
    assert tried("password", trial.protected).is_sound
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    found = tried("password", trial.protected)
    assert (found.is_sound, found.advice) == (False, "Build it again.")


def test_an_old_reportlab_is_refused(monkeypatch):
    monkeypatch.setattr(self_test_program, "LEAST_REPORTLAB", (99, 0))
    assert "runs code" in tried("versions", self_test_program.versions).found


def test_a_qt_that_ends_the_process_is_told_in_its_words_and_the_rest_is_tried(monkeypatch):
    """Qt aborts where the plugin is missing by which it draws."""
    aborting = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'missing';"
        "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    )
    for name in ("versions", "resources", "passwords", "reading_child"):
        monkeypatch.setattr(self_test, name, lambda: "tried")
    monkeypatch.setattr(self_test, "_of", lambda _: [Tried("ledger", is_sound=True, found="")])
    answering(monkeypatch, aborting)
    found = {each.part: each for each in self_test.all_tried()}
    assert [name for name, each in found.items() if not each.is_sound] == ["window"]
    assert "Qt ended when a window was to be painted" in found["window"].found
    assert 'platform plugin "missing"' in found["window"].found
    assert "install it again" in found["window"].advice
    assert "ledger" in found


def answering(monkeypatch, code):
    """Let the process that paints be one that runs some code."""
    monkeypatch.setattr(self_test_child, "program_command", lambda *_: [sys.executable, "-c", code])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import os; os.abort()", "without a word"),
        ("print('{}')", "without a word"),
        ("print('[1]')", "without a word"),
        ("import time; time.sleep(60)", "No window in 1 seconds."),
    ],
)
def test_a_window_process_that_gives_no_answer_is_found(monkeypatch, code, words):
    monkeypatch.setattr(self_test_child, "MOST_SECONDS", 10 if "sleep" not in code else 1)
    answering(monkeypatch, code)
    found = tried("window", self_test_child.window)
    assert not found.is_sound
    assert words in found.found


def test_a_system_that_starts_no_process_is_found(monkeypatch, tmp_path):
    monkeypatch.setattr(self_test_child, "program_command", lambda *_: [str(tmp_path / "none")])
    assert "No process can be started" in tried("window", self_test_child.window).found


def test_what_the_window_process_finds_wrong_is_told(monkeypatch, capsys):
    def broken():
        raise CollectorError("Icons are drawn empty: all.", "Mend them.")

    monkeypatch.setattr(self_test_window, "window", broken)
    assert main(["--window"]) == 0
    said = capsys.readouterr().out
    answering(monkeypatch, f"print({said!r})")
    found = tried("window", self_test_child.window)
    assert (found.found, found.advice) == ("Icons are drawn empty: all.", "Mend them.")


def test_what_cannot_be_written_changed_nothing(monkeypatch, capsys):
    def full(*_, **__):
        raise OutsideWorldError("The answer could not be written (No space left on device).", "?")

    monkeypatch.setattr(self_test, "all_tried", list)
    monkeypatch.setattr(self_test, "show", full)
    assert main([]) == 1
    told = capsys.readouterr().err
    assert "No space left on device" in told
    assert "Nothing was changed" in told


def test_what_breaks_in_any_other_way_is_reported_with_its_name():
    found = tried("part", lambda: {}["gone"])
    assert (found.is_sound, found.found) == (False, "KeyError: 'gone'.")
    answer = as_answer([found])
    assert (answer.status, answer.document["ok"]) == (1, False)
    assert answer.tables[0].rows[0][0] == "WRONG"


def test_a_part_that_meets_a_full_disk_is_no_damaged_program():
    def full():
        raise OSError(ENOSPC, "No space left on device")

    found = tried("part", full)
    assert "No space left on device" in found.found
    assert found.advice.startswith("Make room there")


def test_it_takes_no_other_option(capsys):
    assert main(["--ledger", "x"]) == 2
    assert "--json" in capsys.readouterr().err
