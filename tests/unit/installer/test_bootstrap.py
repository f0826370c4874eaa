"""What the set-up decides: which Python, which libraries, which command, which words."""

from __future__ import annotations

import errno
import subprocess
import sys
import tomllib
from types import SimpleNamespace

import bootstrap
import environment
import problems
import pytest
import system_packages
from packaging.specifiers import SpecifierSet


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An environment that stands, in a folder of its own."""
    python = tmp_path / "python"
    python.touch()
    monkeypatch.setattr(environment, "PYTHON", python)
    monkeypatch.setattr(environment, "STAMPS", tmp_path / "set-up.txt")
    return tmp_path


@pytest.mark.parametrize("minor", range(8, 18))
def test_the_pythons_let_in_are_those_that_the_project_declares(minor):
    text = (environment.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    declared = SpecifierSet(tomllib.loads(text)["project"]["requires-python"])
    if declared.contains(f"3.{minor}"):
        bootstrap.require_python((3, minor))
    else:
        with pytest.raises(problems.SetUpError):
            bootstrap.require_python((3, minor))


@pytest.mark.parametrize("version", [(3, 10), (3, 15), (2, 7)])
def test_another_python_is_refused_in_words(version):
    with pytest.raises(problems.SetUpError, match=r"needs Python 3\.11 to 3\.14"):
        bootstrap.require_python(version)


def test_no_command_prints_how_to_start(capsys):
    assert bootstrap.main([]) == 2
    assert "bootstrap.py desk" in capsys.readouterr().out


def test_help_is_not_a_failure(capsys):
    assert bootstrap.main(["--help"]) == 0
    assert "bootstrap.py check" in capsys.readouterr().out


def test_a_problem_is_a_sentence_and_an_exit_code(monkeypatch, capsys):
    def refuse(_purpose):
        raise problems.SetUpError("The moon is full.")

    monkeypatch.setattr(bootstrap, "set_up", refuse)
    assert bootstrap.main(["desk"]) == 1
    assert capsys.readouterr().err == "The moon is full.\n"


def test_a_full_disk_is_reported_in_words(monkeypatch, capsys):
    def fill(_purpose):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(bootstrap, "set_up", fill)
    assert bootstrap.main(["check"]) == 1
    assert "disk is full" in capsys.readouterr().err


def test_a_second_start_takes_no_step(folder, monkeypatch):
    taken = []
    monkeypatch.setattr(environment, "belongs_to_this_python", lambda: True)
    monkeypatch.setattr(system_packages, "ensure", lambda *_, **__: taken.append("system"))
    monkeypatch.setattr(environment, "install", taken.append)
    monkeypatch.setattr(environment, "link_project", lambda: taken.append("link"))
    bootstrap.set_up("desk")
    assert taken == ["system", "desk", "link"]
    bootstrap.set_up("desk")
    assert len(taken) == 3


def test_the_desk_needs_no_set_up_after_the_checks(folder):
    environment.mark_done(environment.digest("check"))
    environment.mark_done(environment.digest("desk"))
    assert environment.is_done(environment.digest("desk"))
    assert environment.is_done(environment.digest("check"))


def test_a_changed_lock_is_a_new_set_up(folder, tmp_path, monkeypatch):
    lock = tmp_path / "lock"
    lock.write_text("one==1\n")
    monkeypatch.setitem(environment.LOCKS, "desk", (lock,))
    environment.mark_done(environment.digest("desk"))
    lock.write_text("one==2\n")
    assert not environment.is_done(environment.digest("desk"))


def test_an_environment_without_its_python_is_not_done(folder):
    environment.mark_done("desk 1")
    environment.PYTHON.unlink()
    assert not environment.is_done("desk 1")


def test_a_display_opens_the_window():
    line = bootstrap.command("desk", ["--ledger", "x"], display=True)
    assert line[1:] == ["-P", "-m", "collector_desktop", "--demo", "--ledger", "x"]


def test_without_a_display_pictures_are_drawn():
    line = bootstrap.command("desk", [], display=False)
    assert line[-2:] == ["--render", str(bootstrap.PICTURES)]


def test_the_checks_never_open_a_window(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    environ = bootstrap.screen("check")
    assert environ["QT_QPA_PLATFORM"] == "offscreen"
    assert "DISPLAY" not in environ


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_a_display_is_recognised(platform, environ, expected):
    assert system_packages.has_display(platform, environ) is expected


def test_only_a_window_needs_the_window_libraries():
    assert "libxcb-cursor.so.0" not in system_packages.needed_libraries("linux", {})
    assert "libxcb-cursor.so.0" in system_packages.needed_libraries("linux", {"DISPLAY": ":0"})
    assert system_packages.needed_libraries("win32", {}) == {}


def test_missing_libraries_are_named_with_the_line_to_type(monkeypatch):
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system_packages, "_privilege", lambda: None)
    monkeypatch.setattr(system_packages, "_known_name", lambda names: names[-1])
    lacking = {"libnone.so.9": ("libnone9",), "libnot.so.1": ("libnot1t64", "libnot1")}
    with pytest.raises(problems.SetUpError, match=r"sudo apt-get install -y libnone9 libnot1$"):
        system_packages.ensure(lacking, venv=False)


def test_a_system_without_apt_is_told_what_it_lacks(monkeypatch):
    monkeypatch.setattr(system_packages.shutil, "which", lambda _: None)
    with pytest.raises(problems.SetUpError, match=r"lacks libnone\.so\.9"):
        system_packages.ensure({"libnone.so.9": ("libnone9",)}, venv=False)


def test_only_the_systems_own_installer_runs_with_more_rights_and_never_by_a_password(monkeypatch):
    ran = []

    def run(command, **_):
        ran.append(command)
        return SimpleNamespace(returncode=0, stderr="")

    monkeypatch.setattr(system_packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(system_packages.subprocess, "run", run)
    system_packages.ensure({"libnone.so.9": ("libnone9",)}, venv=False)
    raised = [command for command in ran if command[0] == "sudo"]
    assert [command[:2] for command in raised] == [["sudo", "-n"]] * 3
    told = [" ".join(command[2:]) for command in raised]
    install = "apt-get install -y --no-install-recommends libnone9"
    assert told == ["true", "apt-get update", f"env DEBIAN_FRONTEND=noninteractive {install}"]


def test_nothing_missing_runs_nothing(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a program was run")

    monkeypatch.setattr(system_packages.subprocess, "run", refuse)
    system_packages.ensure({}, venv=False)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", problems.DISK_FULL),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", problems.HASH_DIFFERS),
        (
            "WARNING: Retrying after NewConnectionError\nERROR: No matching distribution found",
            problems.NO_NETWORK,
        ),
        ("ERROR: No matching distribution found for x==1", problems.NO_BUILD),
        ("SSLError(CERTIFICATE_VERIFY_FAILED)", problems.NOT_TRUSTED),
        ("Error: [Errno 30] Read-only file system", problems.NOT_WRITABLE),
        ("ERROR: something new", "Installing stopped (ERROR: something new)."),
    ],
)
def test_what_pip_says_is_put_into_words(said, sentence):
    assert problems.from_pip(said).startswith(sentence)


def test_the_project_is_linked_into_its_environment():
    found = subprocess.run(
        [sys.executable, "-P", "-c", "import collector_desktop as c; print(c.__file__)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=environment.ROOT.parent,
    )
    assert found.stdout.strip() == str(environment.ROOT / "collector_desktop" / "__init__.py")
