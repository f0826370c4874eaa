"""Judge mutants in one process that has the program loaded and the tests collected.

pytest collects once. A forked child then runs every test and says which lines it reached and how
long it took. For each mutant another child takes the changed function in place of the one that
stands, in all that is loaded, and runs the tests that reach the line, the quick ones first; a
plain constant is changed likewise (`benchmarks.mutants_values`). What cannot be put into what is
loaded (classes, defaults), and what was not noticed there, is judged by `benchmarks.mutate` with
the changed file on disk.
"""

from __future__ import annotations

import gc
import inspect
import json
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import CodeType, FunctionType

import coverage
import pytest

from benchmarks.mutants_values import changed_constant, take
from benchmarks.mutations import Mutation

PLUGINS = ("no:randomly", "no:cacheprovider", "no:xdist", "no:cov")
OPTIONS = ("-q", "--hypothesis-profile=mutants", *(f"-p{each}" for each in PLUGINS))
TESTS_SECONDS, WAIT_SECONDS = 12.0, 60.0
KILLED, ENDLESS, SURVIVED, UNREACHED = "killed", "no end", "survived", "not reached"
UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mutant: where, and what."""

    file: Path
    mutation: Mutation


@dataclass(slots=True)
class Learnt:
    """What the tests reach: by file and line, the numbers of tests; the seconds of each test.

    These are of the processor: on a busy machine the clock says little of a test.
    """

    names: list[str]
    seconds: list[float]
    failed: list[int]
    reached: dict[str, dict[int, list[int]]]

    def tests_for(self, drawn: Drawn, *, outside: bool) -> list[int]:
        """Return the tests that should notice: quick ones first, as many as fit into the time.

        They reach the line, or the statement it is part of. A change outside of any function is
        met by whatever reaches its file or names its module.
        """
        lines = self.reached.get(str(drawn.file), {})
        if outside:
            found = {test for tests in lines.values() for test in tests}
            found |= self._naming(drawn.file)
        else:
            line = max((each for each in lines if each <= drawn.mutation.line), default=0)
            found = set(lines.get(line, ()))
        return self._quick_ones(found)

    def tests_of_what_is_loaded(self) -> list[int]:
        """Return the tests for a line that runs while the program is loaded, and in no test.

        What it made may be used by any of them.
        """
        return self._quick_ones(set(range(len(self.names))))

    def _quick_ones(self, found: set[int]) -> list[int]:
        kept: list[int] = []
        left = TESTS_SECONDS
        for test in sorted(found - set(self.failed), key=lambda each: (self.seconds[each], each)):
            left -= self.seconds[test]
            if kept and left < 0:
                break
            kept.append(test)
        return kept

    def _naming(self, file: Path) -> set[int]:
        files = {name.partition("::")[0] for name in self.names}
        module = re.compile(rf"\b{file.parent.name}(?:\.| import (?:.*\W)?){file.stem}\b")
        naming = {each for each in files if module.search(Path(each).read_text("utf-8"))}
        return {at for at, name in enumerate(self.names) if name.partition("::")[0] in naming}


def forked(work: Callable[[], int], seconds: float) -> int | None:
    """Return the status of work done in a child, or None if it came to no end in that time."""
    child = os.fork()
    if not child:
        os.setsid()
        try:
            os._exit(work())
        except BaseException:  # noqa: BLE001 - whatever happened, the child ends here
            os._exit(1)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.005)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _functions(code: CodeType, found: list[CodeType]) -> tuple[object, ...]:
    """Gather the functions of a module or class; return what is left of it, to compare."""
    left: list[object] = []
    for each in code.co_consts:
        if not isinstance(each, CodeType):
            left.append((type(each).__name__, repr(each)))
        elif each.co_flags & inspect.CO_NEWLOCALS:
            found.append(each)
            left.append("function")
        else:
            left.append(_functions(each, found))
    return (code.co_code, code.co_names, *left)


def _told(code: CodeType) -> tuple[object, ...]:
    inner = [_told(each) if isinstance(each, CodeType) else repr(each) for each in code.co_consts]
    return (code.co_code, code.co_names, code.co_varnames, code.co_freevars, *inner)


def _compiled(source: bytes, name: str) -> CodeType:
    return compile(source, name, "exec", dont_inherit=True)


def changed_function(before: bytes, after: bytes, name: str) -> tuple[CodeType, CodeType] | None:
    """Return the one outermost function that differs, as it was and as it is.

    None means that anything outside of a function differs.
    """
    old: list[CodeType] = []
    new: list[CodeType] = []
    if _functions(_compiled(before, name), old) != _functions(_compiled(after, name), new):
        return None
    pairs = [(was, now) for was, now in zip(old, new, strict=True) if _told(was) != _told(now)]
    return pairs[0] if len(pairs) == 1 else None


class Judge:
    """A plugin of pytest: in place of the run it learns, and judges every mutant it is given."""

    def __init__(self, drawn: list[Drawn], answer: Path, tell: Callable[[str], object]) -> None:
        self._drawn, self._answer, self._tell = drawn, answer, tell

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Write what was learnt, what became of each mutant, and what is loaded."""
        learnt = self._learn(session)
        self._tell(f"learnt from {len(learnt.names)} tests in {sum(learnt.seconds):.0f} s")
        for each in learnt.failed:
            self._tell(f"fails without any change, not counted on: {learnt.names[each]}")
        alive = list(_live())
        fates: list[str] = []
        for number, each in enumerate(self._drawn, 1):
            fates.append(self._fate(session, learnt, alive, each))
            if number % 50 == 0:
                self._tell(f"-- {number} met: {fates.count(UNDECIDED)} to be judged again")
        told = {
            "names": learnt.names,
            "seconds": learnt.seconds,
            "failed": learnt.failed,
            "reached": learnt.reached,
            "fates": fates,
            "loaded": sorted(sys.modules),
        }
        self._answer.write_text(json.dumps(told), "utf-8")
        return True

    def _learn(self, session: pytest.Session) -> Learnt:
        """Run all tests in a child, each as a context of the lines that it reaches."""
        status = forked(lambda: self._run_all(session), 3600)
        if status != 0:
            raise RuntimeError("The tests could not be run to their end.")
        return read_learnt(self._answer)

    def _run_all(self, session: pytest.Session) -> int:
        files = sorted({str(each.file) for each in self._drawn})
        measured = coverage.Coverage(data_file=None, config_file=False, include=files)
        measured.start()
        seconds, failed = [], []
        for at, (item, following) in enumerate(pairwise([*session.items, None])):
            measured.switch_context(str(at))
            began, before = time.process_time(), session.testsfailed
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            seconds.append(time.process_time() - began)
            if session.testsfailed > before:
                failed.append(at)
        measured.stop()
        data = measured.get_data()
        reached = {
            file: {
                line: [int(each) for each in tests if each]
                for line, tests in data.contexts_by_lineno(file).items()
            }
            for file in files
        }
        names = [item.nodeid for item in session.items]
        told = {"names": names, "seconds": seconds, "failed": failed, "reached": reached}
        self._answer.write_text(json.dumps(told), "utf-8")
        return 0

    def _fate(
        self, session: pytest.Session, learnt: Learnt, alive: list[FunctionType], drawn: Drawn
    ) -> str:
        before = drawn.file.read_bytes()
        after = drawn.mutation.applied(before)
        found = changed_function(before, after, str(drawn.file))
        functions = [each for each in alive if found and _is_of(each.__code__, found[0])]
        constant = None if found else changed_constant(drawn.file, after)
        if not functions and constant is None:
            return UNDECIDED
        tests = learnt.tests_for(drawn, outside=found is None)
        if not tests:
            return UNDECIDED

        def work() -> int:
            for each in functions:
                each.__code__ = found[1]
            if constant is not None:
                take(drawn.file, *constant)
            return _first_failure(session, [session.items[each] for each in tests])

        status = forked(work, WAIT_SECONDS)
        if status is None:
            return ENDLESS
        # What was made when the program was loaded, or is kept, may hide a change.
        return KILLED if status else UNDECIDED


def read_learnt(answer: Path) -> Learnt:
    """Read back what the tests reach."""
    told = json.loads(answer.read_text("utf-8"))
    reached = {
        file: {int(line): tests for line, tests in lines.items()}
        for file, lines in told["reached"].items()
    }
    return Learnt(told["names"], told["seconds"], told["failed"], reached)


def _live() -> Iterator[FunctionType]:
    gc.unfreeze()  # the tests freeze what is loaded, which then is in no list
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and "collector_desktop" in each.__code__.co_filename:
            yield each


def _is_of(code: CodeType, wanted: CodeType) -> bool:
    return code.co_filename == wanted.co_filename and code == wanted


def _first_failure(session: pytest.Session, items: list[pytest.Item]) -> int:
    """Run tests until one fails; return 1 if one did."""
    for item, following in pairwise([*items, None]):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return 1
    return 0
