"""Build the program as one folder that needs no Python, and prove that what was built works.

    python installer/build.py [--trial]

It fills an environment of its own from the locks, has PyInstaller make the folder, runs its
self-test, has it draw the desk of the sample ledger, and says how large it is. With `--trial` a
Python that is too old to ship is no failure.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import build_environment
from bundle import COMMAND
from environment import ROOT, WINDOWS
from problems import SetUpError, from_os_error

BUILD = ROOT / "build"
DIST = ROOT / "dist"
PROGRAM = DIST / COMMAND / (f"{COMMAND}.exe" if WINDOWS else COMMAND)
PICTURES = BUILD / "built-desk"
LARGEST_MB = 200
MEGABYTE = 1_000_000
TRIAL = "--trial"
VERSIONS = "versions"


def main(arguments: Sequence[str]) -> int:
    """Build, try, measure; return 0 if all is well."""
    if set(arguments) - {TRIAL}:
        print(__doc__)
        return 2
    try:
        build_environment.ready()
        make_icons()
        make_folder()
        problems = tried(is_trial=TRIAL in arguments)
        draw_desk()
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as error:
        print(from_os_error(error), file=sys.stderr)
        return 1
    problems += too_large(size_of(PROGRAM.parent))
    print("\n".join(problems) if problems else f"Built and tried: {PROGRAM}", flush=True)
    return 1 if problems else 0


def make_icons() -> None:
    """Draw the icon of the program in the formats of Windows and macOS."""
    BUILD.mkdir(exist_ok=True)
    _run([build_environment.PYTHON, ROOT / "installer" / "build_icons.py", BUILD])


def make_folder() -> None:
    """Have PyInstaller make the folder anew; what it says goes to a file."""
    log = BUILD / "build.log"
    print(f"Building; what PyInstaller says is in {log}.", flush=True)
    with log.open("wb") as said:
        done = subprocess.run(
            [
                *(build_environment.PYTHON, "-m", "PyInstaller", "--noconfirm", "--clean"),
                *("--distpath", DIST, "--workpath", BUILD / "pyinstaller"),
                ROOT / "installer" / "collector-desktop.spec",
            ],
            check=False,
            stdout=said,
            stderr=subprocess.STDOUT,
            # the same folder of files makes the same bytes, whoever builds it
            env={**os.environ, "PYTHONHASHSEED": "1"},
        )
    if done.returncode:
        raise SetUpError(f"PyInstaller failed. Read the last lines of {log}.")


def tried(*, is_trial: bool) -> list[str]:
    """Run the self-test of what was built, show it, and return what is wrong."""
    done = subprocess.run(
        [str(PROGRAM), "--self-test", "--json"], check=False, capture_output=True, env=bare()
    )
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        said = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise SetUpError(f"The built program does not start. {' '.join(said)}") from error
    for part in told["parts"]:
        print(f"  {'ok' if part['ok'] else 'WRONG':<6} {part['part']}: {part['found']}")
    return problems_of(told["parts"], is_trial=is_trial)


def problems_of(parts: Sequence[dict[str, Any]], *, is_trial: bool) -> list[str]:
    """Return what is wrong; in a trial an old Python is only remarked upon."""
    wrong = [part for part in parts if not part["ok"]]
    if is_trial:
        old = [part for part in wrong if part["part"] == VERSIONS]
        wrong = [part for part in wrong if part not in old]
        for part in old:
            print(f"  Not to be shipped: {part['found']} {part['advice']}")
    return [f"{part['part']}: {part['found']} {part['advice']}" for part in wrong]


def draw_desk() -> None:
    """Have the built program draw the desk of the sample ledger, as without a display."""
    with TemporaryDirectory() as home:
        _run([PROGRAM, "--demo", "--render", PICTURES, "--data-dir", home], bare())


def bare() -> dict[str, str]:
    """Return surroundings in which nothing of the Python that builds is found."""
    lost = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "QT_PLUGIN_PATH"}
    kept = {name: value for name, value in os.environ.items() if name not in lost}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}


def size_of(folder: Path) -> int:
    """Return how many bytes the files of a folder have; what is linked counts once."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files)


def too_large(size: int) -> list[str]:
    """Say how large the folder is, and return what is wrong with that."""
    megabytes = round(size / MEGABYTE)
    print(f"  {megabytes} MB in {PROGRAM.parent}")
    if megabytes <= LARGEST_MB:
        return []
    return [f"{megabytes} MB are more than {LARGEST_MB}: see what is new in `du -a` of the folder."]


def _run(command: Sequence[str | Path], environ: dict[str, str] | None = None) -> None:
    done = subprocess.run([str(part) for part in command], check=False, env=environ)
    if done.returncode:
        raise SetUpError(f"{command[0]} failed; its last lines are above.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
