"""The environment in which the program is built, filled from the locks and from nothing else."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import sys

from environment import LOCKS, ONLY_WHAT_IS_LOCKED, ROOT, WINDOWS
from problems import SetUpError, from_pip

FOLDER = ROOT / "build" / "environment"
PYTHON = FOLDER / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = FOLDER / "set-up.txt"
BUILD_LOCK = ROOT / "installer" / "requirements-build.lock"
FROM = (*LOCKS["desk"], BUILD_LOCK)


def ready() -> None:
    """Make the environment, unless one of these locks and this Python stands.

    Raises:
        SetUpError: it could not be made or filled.
    """
    wanted = digest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print(f"Making the environment in {FOLDER}.", flush=True)
    _run([sys.executable, "-m", "venv", "--clear", str(FOLDER)])
    locks = [argument for lock in FROM for argument in ("-r", str(lock))]
    _run(
        [
            *(str(PYTHON), "-m", "pip", "install", *ONLY_WHAT_IS_LOCKED),
            *("--disable-pip-version-check", "--quiet", "--progress-bar", "off", *locks),
        ]
    )
    STAMP.write_text(wanted, encoding="utf-8")


def digest() -> str:
    """Return what tells one environment from another: the locks and the Python."""
    content = hashlib.sha256(platform.python_version().encode())
    for lock in FROM:
        content.update(lock.read_bytes())
    return content.hexdigest()


def _run(command: list[str]) -> None:
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, "PIP_USER": "0"},
    )
    if done.returncode:
        raise SetUpError(from_pip(done.stderr or done.stdout))
