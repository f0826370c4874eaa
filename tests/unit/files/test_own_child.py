"""A part of the program is started from its source, or by a built program as itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from collector_desktop import __main__ as starter
from collector_desktop.documents import open_paper, paper_child, untrusted, untrusted_child
from collector_desktop.files import own_child
from collector_desktop.files.own_child import child_command
from collector_desktop.storage import proof, proof_child

PROGRAMS = (proof.CHILD, untrusted.CHILD, open_paper.CHILD)


@pytest.fixture
def built(tmp_path, monkeypatch):
    program = tmp_path / "Collector Desktop.exe"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return program


def test_from_the_source_nothing_is_taken_from_the_surroundings():
    command = child_command(Path("part.py"), "backup", "books")
    assert command == [sys.executable, "-I", "part.py", "backup", "books"]


def test_a_built_program_starts_itself(built):
    command = child_command(Path("/x/proof_child.py"), "backup", "books")
    assert command == [str(built), "--child", "proof_child", "backup", "books"]


def test_on_windows_the_program_without_a_window_is_started(built, monkeypatch):
    """One with a window has neither input nor output."""
    monkeypatch.setattr(sys, "platform", "win32")
    assert child_command(Path("proof_child.py"))[0] == str(built)
    beside = built.with_name("collector-desktop.exe")
    beside.touch()
    assert child_command(Path("proof_child.py"))[0] == str(beside)


def test_the_program_itself_is_started_as_it_lies_there(built, monkeypatch):
    assert own_child.program_command("--self-test") == [str(built), "--self-test"]
    monkeypatch.delattr(sys, "frozen")
    assert own_child.program_command("x")[1:] == ["-m", "collector_desktop", "x"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_part_is_known_where_a_built_program_begins(program):
    assert starter.CHILD == own_child.OPTION
    module = starter.CHILDREN[program.stem]
    assert Path(f"{module.replace('.', '/')}.py").name == program.name
    assert program.is_file()
    parts = (paper_child, proof_child, untrusted_child)
    assert {each.__name__ for each in parts} == set(starter.CHILDREN.values())


def test_what_a_built_program_starts_answers_as_the_part_does(tmp_path):
    file = tmp_path / "no-ledger"
    file.write_bytes(b"nothing like a ledger")
    told = ["backup", str(file)]
    done = [
        subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603 - our own
        for command in (
            [sys.executable, "-m", "collector_desktop", "--child", "proof_child", *told],
            child_command(proof.CHILD, *told),
        )
    ]
    assert done[0] == done[1]
    assert b'"sha256"' in done[0]
