"""Every check of the project, in order; each runs even where an earlier one failed.

Run it by `python3 installer/bootstrap.py check`; names after that run only those checks.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "installer"
SCRIPTS = Path(sysconfig.get_path("scripts"))
MINIMUM_COVERAGE = 90
# What must not be wrong: money, the ledger's file, what strangers send.
MINIMUM_INSIDE = 100
INSIDE = "*/domain/*,*/storage/*,*/importers/*,*/integrations/mail/*"
HARNESSES = "tests/robustness"
TESTS = ("pytest", f"--numprocesses={os.cpu_count() or 1}", "--dist=worksteal")
# A file system in memory, and what must be free there for the files of the tests.
MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of one's own is made in it
ROOM = 4 * 1024**3
# Arguments that an override must take because Qt passes them.
QT_ARGUMENTS = "event,index,option,parent,pos,role,search"


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name and the command that is silent or short when all is well."""

    name: str
    command: tuple[str, ...]
    is_shown: bool = False


def _module(name: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", name, *arguments)


CHECKS = (
    Check("lint", _module("ruff", "check", ".")),
    Check("format", _module("ruff", "format", "--check", ".")),
    Check("types", _module("mypy")),
    Check("layers", (str(SCRIPTS / "lint-imports"),)),
    Check(
        "dead-code",
        _module(
            *("vulture", "--min-confidence", "80", "--exclude", "*/migrations/*"),
            *("--ignore-names", QT_ARGUMENTS, "collector_desktop", "installer"),
        ),
    ),
    Check(
        "dependencies",
        _module(
            *("deptry", "--no-ansi", "--known-first-party", "collector_desktop"),
            # PySide6's own half; data that zoneinfo reads by itself
            *("--per-rule-ignores", "DEP002=tzdata,DEP003=shiboken6", "collector_desktop"),
        ),
    ),
    Check("licences", (sys.executable, str(HERE / "check_licences.py")), is_shown=True),
    Check("links", (sys.executable, str(HERE / "check_links.py"))),
    Check(
        "tests",
        _module(
            *TESTS,
            *("--cov=collector_desktop", "--cov-branch", "--cov-report="),
            f"--ignore={HARNESSES}",
        ),
        is_shown=True,
    ),
    Check(
        "coverage",
        _module("coverage", "report", "--skip-covered", f"--fail-under={MINIMUM_COVERAGE}"),
    ),
    Check(
        "coverage-inside",
        _module(
            *("coverage", "report", "--skip-covered", "--show-missing"),
            *(f"--include={INSIDE}", "--precision=2", f"--fail-under={MINIMUM_INSIDE}"),
        ),
    ),
    # They go over the same lines thousands of times: counting those would double their time.
    Check("robustness", _module(*TESTS, HARNESSES), is_shown=True),
)


def chosen(names: list[str]) -> tuple[Check, ...]:
    """Return the checks with these names, or all where none is named."""
    unknown = set(names) - {check.name for check in CHECKS}
    if unknown:
        known = " ".join(check.name for check in CHECKS)
        raise SystemExit(f"There is no check {' '.join(sorted(unknown))}. Choose from: {known}")
    return tuple(check for check in CHECKS if not names or check.name in names)


@contextmanager
def surroundings() -> Iterator[dict[str, str]]:
    """Give the environment of the checks: temporary files are in memory where there is room.

    The ledgers of the tests flush every change to the disk; thousands of them wait for little else.
    """
    ordered = {**os.environ, "PYTEST_ADDOPTS": order_of_tests(os.environ)}
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM:
        yield ordered
        return
    with TemporaryDirectory(prefix="c-", dir=MEMORY, ignore_cleanup_errors=True) as folder:
        yield {**ordered, "TMPDIR": folder}


def order_of_tests(environ: Mapping[str, str]) -> str:
    """Return pytest's options with a seed for its order: one commit, one order; the next, another.

    What fails by the order of tests then fails again when the same commit is checked again.
    """
    given = environ.get("PYTEST_ADDOPTS", "")
    git = shutil.which("git")
    if git is None:
        return given
    command = (git, "-C", str(ROOT), "rev-parse", "HEAD")
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode:
        return given
    return f"{given} --randomly-seed={int(told.stdout[:8], 16)}".strip()


def run(check: Check, environ: dict[str, str]) -> bool:
    """Run one check from the project's folder and say how it went and how long it took."""
    started = time.monotonic()
    done = subprocess.run(
        check.command,
        check=False,
        cwd=ROOT,
        env=environ,
        stdout=None if check.is_shown else subprocess.PIPE,
        stderr=None if check.is_shown else subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode and done.stdout:
        print(done.stdout.rstrip())
    seconds = time.monotonic() - started
    result = "FAILED" if done.returncode else "ok"
    print(f"{check.name:<16}{result:<8}{seconds:7.1f} s", flush=True)
    return not done.returncode


def main(names: list[str]) -> int:
    """Run the chosen checks and close with what failed."""
    with surroundings() as environ:
        failed = [check.name for check in chosen(names) if not run(check, environ)]
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
