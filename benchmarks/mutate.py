"""Change the program in one place at a time, and see whether the tests that reach it notice.

    python -m benchmarks.mutate PACKAGE [--count 600] [--seed 1] TESTS...

PACKAGE is a folder such as `collector_desktop/domain`; TESTS are the files and folders that should
notice. Mutants are drawn at random from all that could be made, before any test is run; the seed
makes the same draw again. Each is met, in a copy of the project, by the tests that reach its line:
first in a process that has everything loaded (`benchmarks.mutants_warm`), then, if nothing noticed
it there, with the changed file on disk and the program loaded anew. A line that no test reaches may
run while the program is loaded, so the quickest of all tests meet it on disk; what they do not
notice has survived. Those that no test could notice stand, with the reason, in
`equivalent_mutants.txt`; the score is given with them and without. Linux and macOS.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import hypothesis
import pytest

from benchmarks.mutants_warm import (
    ENDLESS,
    KILLED,
    OPTIONS,
    SURVIVED,
    UNDECIDED,
    UNREACHED,
    Drawn,
    Judge,
    Learnt,
    changed_function,
    forked,
    read_learnt,
)
from benchmarks.mutations import mutations_of

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("collector_desktop", "tests", "resources", "benchmarks", "docs", "pyproject.toml")
OWN = ("collector_desktop", "tests", "benchmarks", "conftest")
EQUIVALENT = ROOT / "benchmarks" / "equivalent_mutants.txt"
NOTICED = (KILLED, ENDLESS)
RUN_SECONDS, MUTANT_SECONDS = 3 * 3600, 120.0
# No shrinking: that something fails is enough.
PHASES = (hypothesis.Phase.explicit, hypothesis.Phase.generate)


def copy_of_the_project(folder: Path) -> Path:
    """Copy what tests need to a folder, and return the copy."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def draw(project: Path, package: str, count: int, seed: int) -> tuple[list[Drawn], int]:
    """Return that many of the mutants that could be made, and how many these are."""
    files = sorted((project / package).rglob("*.py"))
    every = [Drawn(file, each) for file in files for each in mutations_of(file.read_text("utf-8"))]
    random.Random(seed).shuffle(every)
    drawn: list[Drawn] = []
    for each in every:
        if len(drawn) < count and _is_program(each):
            drawn.append(each)
    return drawn, len(every)


def _is_program(drawn: Drawn) -> bool:
    try:
        compile(drawn.mutation.applied(drawn.file.read_bytes()), "mutant", "exec")
    except SyntaxError:
        return False
    return True


def equivalents() -> dict[tuple[str, str, str], str]:
    """Return why no test can notice a mutant, by its file, its function and its change."""
    lines = EQUIVALENT.read_text("utf-8").splitlines()
    told = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(file, within, change): reason for file, within, change, reason in told}


def pytest_in(project: Path, arguments: list[str], plugins: list[object]) -> int:
    """Run pytest in the copy, silently; only for a child, as it does not clean up."""
    os.chdir(project)
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a place, not a path
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    sys.path.insert(0, str(project))
    for name in [each for each in sys.modules if each.startswith(("benchmarks", "tests"))]:
        del sys.modules[name]
    hypothesis.settings.register_profile(
        "mutants", deadline=None, derandomize=True, database=None, phases=PHASES
    )
    basetemp = f"--basetemp={project / 'made'}"
    return int(pytest.main([*OPTIONS, basetemp, *arguments], plugins=plugins))


class Only:
    """A plugin of pytest: of what was collected run these, in this order."""

    def __init__(self, names: list[str]) -> None:
        self._places = {name: at for at, name in enumerate(names)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the others out."""
        kept = [each for each in items if each.nodeid in self._places]
        items[:] = sorted(kept, key=lambda each: self._places[each.nodeid])


def judged_anew(project: Path, learnt: Learnt, drawn: Drawn) -> str:
    """Return what becomes of one mutant on disk; the file is as it was afterwards."""
    before, stamp = drawn.file.read_bytes(), drawn.file.stat()
    after = drawn.mutation.applied(before)
    outside = changed_function(before, after, str(drawn.file)) is None
    reaching = learnt.tests_for(drawn, outside=outside)
    names = [learnt.names[each] for each in reaching or learnt.tests_of_what_is_loaded()]
    files = sorted({name.partition("::")[0] for name in names})
    try:
        drawn.file.write_bytes(after)
        status = forked(lambda: pytest_in(project, ["-x", *files], [Only(names)]), MUTANT_SECONDS)
    finally:
        drawn.file.write_bytes(before)
        os.utime(drawn.file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    if status is None:
        return ENDLESS
    if status:
        return KILLED
    return SURVIVED if reaching else UNREACHED


def judge(
    project: Path, drawn: list[Drawn], tests: list[str], tell: Callable[[str], object]
) -> list[str]:
    """Return what became of each mutant."""
    answer = project / "learnt.json"
    status = forked(lambda: pytest_in(project, tests, [Judge(drawn, answer, tell)]), RUN_SECONDS)
    if status != 0:
        raise SystemExit("The tests could not be collected and run.")
    learnt, told = read_learnt(answer), json.loads(answer.read_text("utf-8"))
    for name in told["loaded"]:
        if not name.startswith(OWN):
            with suppress(Exception):
                importlib.import_module(name)
    sys.dont_write_bytecode = True
    fates = []
    for number, (each, fate) in enumerate(zip(drawn, told["fates"], strict=True), 1):
        fates.append(judged_anew(project, learnt, each) if fate == UNDECIDED else fate)
        if fates[-1] != KILLED:
            place = f"{each.file.relative_to(project)}:{each.mutation.line}"
            tell(f"{fates[-1]}: {place}: {each.mutation.within}: {each.mutation.told}")
        if number % 50 == 0:
            tell(f"-- {number} of {len(drawn)}: {dict(Counter(fates))}")
    return fates


def main() -> int:
    """Judge a sample of mutants of one package."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("package")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    aloud = os.dup(1)

    def tell(line: str) -> None:
        os.write(aloud, f"{line}\n".encode())

    with tempfile.TemporaryDirectory() as made:
        project = copy_of_the_project(Path(made).resolve())
        drawn, possible = draw(project, options.package, options.count, options.seed)
        fates = judge(project, drawn, options.tests, tell)
    tell(f"{possible} could be made; of {len(fates)} drawn: {dict(Counter(fates))}")
    tell(score_words(project, drawn, fates))
    return 0


def score_words(project: Path, drawn: list[Drawn], fates: list[str]) -> str:
    """Say what share was noticed: of all, and of those that could be."""
    known = equivalents()
    names = [
        (str(each.file.relative_to(project)), each.mutation.within, each.mutation.told)
        for each in drawn
    ]
    unseen = [name for name, fate in zip(names, fates, strict=True) if fate not in NOTICED]
    same = sum(name in known for name in unseen)
    noticed = len(fates) - len(unseen)
    without = noticed / max(1, len(fates) - same)
    return f"score {noticed / len(fates):.1%}; without {same} equivalent ones {without:.1%}"


if __name__ == "__main__":
    raise SystemExit(main())
