"""What is declared, what is locked and what is explained to people must be the same."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
CHECK = [Requirement(line) for line in PROJECT["dependency-groups"]["check"]]
BUILD = [Requirement(line) for line in PROJECT["dependency-groups"]["build"]]
LOCKS = ("requirements-run.lock", "requirements-check.lock", "requirements-build.lock")
PAGE = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
ENTRY = re.compile(
    r"^(?P<name>[a-z0-9][\w.-]*)==(?P<version>[^\s;]+)[^\n]*\\\n"
    r"(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)


def _text(lock: str) -> str:
    return (ROOT / "installer" / lock).read_text(encoding="utf-8")


def _versions(lock: str) -> dict[str, str]:
    return {entry["name"]: entry["version"] for entry in ENTRY.finditer(_text(lock))}


def _rows() -> dict[str, str]:
    """Return name and range of every row of the page's tables."""
    rows = re.finditer(r"^\| ([A-Za-z][\w.-]*) \| ([^|\n]+?) \|", PAGE, re.MULTILINE)
    return {canonicalize_name(row[1]): row[2] for row in rows}


@pytest.mark.parametrize("wanted", RUN, ids=str)
def test_every_declared_package_is_locked_within_its_range(wanted):
    version = _versions("requirements-run.lock")[canonicalize_name(wanted.name)]
    assert wanted.specifier.contains(version)


@pytest.mark.parametrize("wanted", CHECK, ids=str)
def test_every_tool_is_locked_within_its_range(wanted):
    version = _versions("requirements-check.lock")[canonicalize_name(wanted.name)]
    assert wanted.specifier.contains(version)


@pytest.mark.parametrize("wanted", BUILD, ids=str)
def test_what_builds_is_locked_within_its_range_and_explained(wanted):
    version = _versions("requirements-build.lock")[canonicalize_name(wanted.name)]
    assert wanted.specifier.contains(version)
    assert canonicalize_name(wanted.name) in _rows()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_a_pin_with_hashes_or_a_remark(lock):
    text = _text(lock)
    assert _versions(lock)
    left = [line for line in ENTRY.sub("", text).splitlines() if not line.startswith("    #")]
    assert left == []


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_the_locks_agree(lock):
    run, other = _versions("requirements-run.lock"), _versions(lock)
    assert {name for name in run.keys() & other.keys() if run[name] != other[name]} == set()


def _needs(name: str) -> list[Requirement]:
    """Return what a package needs on this system; nothing of one that is for others."""
    try:
        wanted = map(Requirement, requires(name) or ())
    except PackageNotFoundError:
        return []
    return [each for each in wanted if not each.marker or each.marker.evaluate({"extra": ""})]


def test_the_locks_hold_all_that_their_packages_need():
    """They are installed without asking for more."""
    locked = _versions("requirements-run.lock") | _versions("requirements-check.lock")
    needed = [(name, each) for name in locked for each in _needs(name)]
    assert len(needed) > 30
    assert [
        f"{name} needs {each}"
        for name, each in needed
        if not each.specifier.contains(locked.get(canonicalize_name(each.name), "0"))
    ] == []


def test_a_package_built_per_system_has_files_for_each():
    hashes = {
        entry["name"]: entry["hashes"].count("sha256:")
        for entry in ENTRY.finditer(_text("requirements-run.lock"))
    }
    # Windows and Linux on two processors each, and one file for every Mac
    assert hashes["pyside6-essentials"] >= 5
    assert hashes["shiboken6"] >= 5
    assert hashes["pillow"] >= 5 * 4
    assert hashes["pypdfium2"] >= 5


@pytest.mark.parametrize("wanted", RUN, ids=str)
def test_every_declared_package_is_explained_with_its_range(wanted):
    written = next(
        line for line in PROJECT["project"]["dependencies"] if line.startswith(wanted.name)
    )
    assert _rows()[canonicalize_name(wanted.name)] == written.removeprefix(wanted.name)


@pytest.mark.parametrize("wanted", CHECK, ids=str)
def test_every_tool_is_explained(wanted):
    assert canonicalize_name(wanted.name) in _rows()


def test_nothing_is_explained_that_is_not_locked():
    locked = {name for lock in LOCKS for name in _versions(lock)}
    assert set(_rows()) - locked - {"name"} == set()
