"""Goal 21: what is installed from the lock to run the program, less what the set-up leaves out.

That nothing of it is missed is proved in an environment of its own, which gets the other files
only: every part tries itself, the desk is drawn, statements are written.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sysconfig
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from pathlib import Path

from benchmarks.clock import Row
from installer.left_out import is_left_out

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "installer" / "requirements-run.lock"
NAME = re.compile(r"^([a-z0-9][\w.-]*)==", re.MULTILINE)
MEGABYTE, MOST = 1_000_000, 320
OF_AN_OLD_PYTHON = "versions"


def installed_rows(folder: Path) -> list[Row]:
    """Add up the sizes that the packages' own records give; byte code is not among them.

    Raises:
        ValueError: the program works no longer without what is left out.
    """
    kept = [(package, file) for package, file in _files() if not is_left_out(file)]
    prove(kept, folder / "installed")
    megabytes = sum(file.size or 0 for _, file in kept) / MEGABYTE
    return [Row("21", "installed by the set-up, MB", megabytes, "320 MB", MOST, 1)]


def _files() -> Iterator[tuple[Distribution, PackagePath]]:
    """Yield every file of the locked packages that this system needs, but their commands."""
    for name in NAME.findall(LOCK.read_text(encoding="utf-8")):
        try:
            package = distribution(name)
        except PackageNotFoundError:  # only other systems need it
            continue
        for file in package.files or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                yield package, file


def prove(files: list[tuple[Distribution, PackagePath]], folder: Path) -> None:
    """Run the program in an environment that has these files only.

    Raises:
        ValueError: a part of it does not work.
        CalledProcessError: it ended in an error.
    """
    venv.create(folder, symlinks=os.name != "nt")
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder)}))
    for package, file in files:
        target = packages / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package.locate_file(file), target)
    (packages / "collector_desktop.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(folder)}))
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    run = [str(python), "-P", "-m", "collector_desktop"]
    _test_itself(run, folder)
    _draw(run, folder)


def _test_itself(run: list[str], folder: Path) -> None:
    done = _done([*run, "--self-test", "--json"], folder, must=False)
    wrong = [part for part in json.loads(done)["parts"] if not part["ok"]]
    if any(part["part"] != OF_AN_OLD_PYTHON for part in wrong):
        raise ValueError(wrong)


def _draw(run: list[str], folder: Path) -> None:
    """Draw the desk of the sample ledger, and write its statements as PDF."""
    home, pictures, papers = folder / "home", folder / "pictures", folder / "papers"
    _done([*run, "--demo", "--render", str(pictures), "--data-dir", str(home)], folder)
    ledger = str(folder / "demo.collector")
    _done([*run, "--ledger", ledger, "demo"], folder)
    _done([*run, "--ledger", ledger, "statement", "--all", "--out", str(papers)], folder)
    if not any(pictures.rglob("*.png")) or not any(papers.rglob("*.pdf")):
        raise ValueError("nothing was drawn")


def _done(command: list[str], folder: Path, *, must: bool = True) -> bytes:
    """Run a command as without a display and without anything of this environment."""
    lost = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "QT_PLUGIN_PATH"}
    kept = {name: value for name, value in os.environ.items() if name not in lost}
    environ = {**kept, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, check=must, capture_output=True, cwd=folder, env=environ)  # noqa: S603
    return done.stdout
