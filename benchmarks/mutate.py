"""Change the program in one place at a time, and see whether the tests that reach it notice.

    python -m benchmarks.mutate PACKAGE [--count 600] [--seed 1] [--survivors FILE] TESTS...

PACKAGE is a folder such as `collector_desktop/domain`; TESTS are the files and folders that should
notice. A first run learns which test reaches which line. Then mutants are drawn at random from all
that could be made; each is written into a copy of the project and met by the tests that reach its
line, in a forked process that has the libraries loaded (Linux and macOS). What no test reaches has
survived. The seed makes the same draw again.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from benchmarks.mutations import Mutation, mutations_of

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("collector_desktop", "tests", "resources", "benchmarks", "docs", "pyproject.toml")
MOST_TESTS, SECONDS = 40, 60
PLUGINS = ("no:randomly", "no:cacheprovider", "no:xdist", "no:cov")
CONTEXTS = """SELECT c.context, l.numbits FROM line_bits l JOIN context c ON c.id = l.context_id
    JOIN file f ON f.id = l.file_id WHERE f.path = ? AND c.context <> ''"""
HEAVY = ("hypothesis", "peewee", "openpyxl", "reportlab.pdfgen.canvas", "PySide6.QtWidgets")
KILLED, SURVIVED, UNREACHED = "killed", "survived", "not reached"


def copy_of_the_project(folder: Path) -> Path:
    """Copy what tests need to a folder, and return the copy."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def learn(project: Path, package: str, tests: list[str]) -> Path:
    """Run the tests once and return the file that says which of them reached which line."""
    rules = project / "learn.ini"
    rules.write_text(f"[run]\nsource = {package}\n[json]\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:randomly"]
    command += [f"--cov={package}", "--cov-context=test", "--cov-report=", f"--cov-config={rules}"]
    subprocess.run([*command, *tests], cwd=project, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return project / ".coverage"


def tests_by_line(learnt: Path, file: Path) -> dict[int, list[str]]:
    """Return the tests that reached each line of a file."""
    found: dict[int, list[str]] = {}
    with closing(sqlite3.connect(learnt)) as known:
        for context, bits in known.execute(CONTEXTS, (str(file),)):
            name = context.rpartition("|")[0]
            for place, byte in enumerate(bits):
                for bit in range(8):
                    if byte >> bit & 1:
                        found.setdefault(place * 8 + bit, []).append(name)
    return found


def judged(project: Path, file: Path, mutation: Mutation, tests: list[str]) -> str:
    """Return what became of one mutant; the file is as it was afterwards."""
    if not tests:
        return UNREACHED
    before, stamp = file.read_bytes(), file.stat()
    try:
        file.write_bytes(mutation.applied(before))
        return KILLED if _noticed(project, tests) else SURVIVED
    finally:
        file.write_bytes(before)
        os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def _noticed(project: Path, tests: list[str]) -> bool:
    """Run the tests in a child; a failure, an error or no end within a minute is notice."""
    child = os.fork()
    if not child:
        os.setsid()
        os.chdir(project)
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a place, not a path
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        sys.path.insert(0, str(project))
        for name in [each for each in sys.modules if each.startswith(("benchmarks", "tests"))]:
            del sys.modules[name]
        status = pytest.main(["-x", "-q", *(f"-p{each}" for each in PLUGINS), *tests])
        os._exit(0 if status == pytest.ExitCode.OK else 1)
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status != 0
        time.sleep(0.02)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def chosen(names: list[str], every: list[str]) -> list[str]:
    """Return the tests to run for a line: those that reached it, or the file if it was imported.

    Of many some are taken, evenly; those with properties, which take long, come last.
    """
    found = sorted(set(names or every), key=lambda name: ("property" in name, name))
    return found[:: -(-len(found) // MOST_TESTS)] if found else []


def sample(project: Path, package: str, learnt: Path, count: int, seed: int) -> dict[str, int]:
    """Judge that many mutants, print those that survive, and return how many fared how."""
    files = sorted((project / package).rglob("*.py"))
    every = [(file, each) for file in files for each in mutations_of(file.read_text("utf-8"))]
    chance = random.Random(seed)
    fates: dict[str, int] = {}
    for number, (file, mutation) in enumerate(chance.sample(every, min(count, len(every))), 1):
        lines = tests_by_line(learnt, file)
        reached = chosen(
            lines.get(mutation.line, []), [name for of in lines.values() for name in of]
        )
        fate = judged(project, file, mutation, reached)
        fates[fate] = fates.get(fate, 0) + 1
        if fate != KILLED:
            place = f"{file.relative_to(project)}:{mutation.line}"
            print(f"{fate}: {place}: {mutation.told}", flush=True)
        if number % 50 == 0:
            print(f"-- {number} of {count}: {fates}", flush=True)
    print(f"{len(every)} could be made; of {sum(fates.values())} drawn: {fates}", flush=True)
    return fates


def main() -> int:
    """Judge a sample of mutants of one package."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("package")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""
    with tempfile.TemporaryDirectory() as made:
        project = copy_of_the_project(Path(made).resolve())
        learnt = learn(project, options.package, options.tests)
        for name in HEAVY:
            __import__(name)
        sys.dont_write_bytecode = True
        fates = sample(project, options.package, learnt, options.count, options.seed)
    score = fates.get(KILLED, 0) / max(1, sum(fates.values()))
    print(f"score {score:.1%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
