"""The project's own Python environment, `.venv`, filled from the locks and from nothing else.

Each finished step leaves a line in a stamp file inside the environment; a step whose line is
there is not taken again, so that every later start is only a start.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from left_out import leave_out
from problems import SetUpError, from_pip

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
PIP_LOG = FOLDER / "pip.log"
STAMPS = FOLDER / "set-up.txt"
LOCKS = {
    "desk": (ROOT / "installer/requirements-run.lock",),
    "check": (
        ROOT / "installer/requirements-run.lock",
        ROOT / "installer/requirements-check.lock",
    ),
}
# The locks are complete. Left to look for what packages need, pip asks for the newest version of
# one that is wanted with an extra, which no lock knows from the day it comes out.
ONLY_WHAT_IS_LOCKED = ("--require-hashes", "--no-deps", "--only-binary", ":all:")
WINDOWS = sys.platform == "win32"
SCRIPTS = FOLDER / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")


def digest(purpose: str) -> str:
    """Return what a finished set-up for this purpose looks like: locks, recipe and Python."""
    content = hashlib.sha256(Path(__file__).read_bytes())
    for lock in LOCKS[purpose]:
        content.update(lock.read_bytes())
    content.update(platform.python_version().encode())
    return f"{purpose} {content.hexdigest()}"


def is_done(step: str) -> bool:
    """Whether this step was finished in the environment that stands."""
    try:
        return PYTHON.exists() and step in STAMPS.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False


def mark_done(step: str) -> None:
    """Remember that this step is finished, and forget older ones of its kind."""
    kind = step.split(maxsplit=1)[0]
    lines = STAMPS.read_text(encoding="utf-8").splitlines() if STAMPS.exists() else []
    kept = [line for line in lines if line.split()[0] != kind]
    STAMPS.write_text("\n".join([*kept, step, ""]), encoding="utf-8")


def belongs_to_this_python() -> bool:
    """Whether the environment's Python runs, has pip, and is of the version running now."""
    asked = "import pip, platform; print(platform.python_version())"
    try:
        answer = subprocess.run(
            [str(PYTHON), "-c", asked], check=False, capture_output=True, text=True
        )
    except OSError:
        return False
    return answer.stdout.strip() == platform.python_version()


def create() -> None:
    """Make the environment, in the place of any that another Python left."""
    print(f"Making the environment in {FOLDER}.", flush=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(FOLDER)],
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
    )
    if made.returncode:
        raise SetUpError(from_pip(made.stderr or made.stdout))


def install(purpose: str) -> None:
    """Install the locked packages, without what nothing uses.

    Every file must have a hash that the lock knows.
    """
    wanted = [argument for lock in LOCKS[purpose] for argument in ("-r", str(lock))]
    print("Installing the locked packages; the first time takes a minute or two.", flush=True)
    done = subprocess.run(
        [
            *(str(PYTHON), "-m", "pip", "install", *ONLY_WHAT_IS_LOCKED),
            *("--disable-pip-version-check", "--log", str(PIP_LOG)),
            *(() if sys.stdout.isatty() else ("--quiet", "--progress-bar", "off")),
            *wanted,
        ],
        check=False,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        env={**os.environ, "PIP_USER": "0"},
    )
    if done.returncode:
        raise SetUpError(f"{from_pip(done.stderr)} The whole story is in {PIP_LOG}.")
    leave_out(packages())


def packages() -> Path:
    """Return the folder of the environment's packages."""
    asked = "import json, sysconfig; print(json.dumps(sysconfig.get_path('purelib')))"
    answer = subprocess.run([str(PYTHON), "-c", asked], check=True, capture_output=True, text=True)
    return Path(json.loads(answer.stdout))


def link_project() -> None:
    """Make the project importable from the environment and give it its command.

    The path is relative, so a folder that is moved or has any name still works.
    """
    folder = packages()
    relative = os.path.relpath(ROOT, folder)
    (folder / "collector_desktop.pth").write_text(f"{relative}\n", encoding="ascii")
    if WINDOWS:
        command = SCRIPTS / "collector-desktop.cmd"
        command.write_text('@"%~dp0python.exe" -m collector_desktop %*\n', encoding="ascii")
        return
    command = SCRIPTS / "collector-desktop"
    command.write_text(
        "#!/bin/sh\n"
        'here=$(dirname "$(readlink -f "$0")")\n'
        'exec "$here/python" -P -m collector_desktop "$@"\n',
        encoding="ascii",
    )
    command.chmod(0o755)
