"""The paper that is looked at now, in a process of its own, and who stands by for the next one.

Every paper has a process to itself, so that none can change how another looks. One that has
answered before and is gone, as its time is used up or the system ended it, is replaced once.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from math import isfinite
from pathlib import Path
from threading import RLock, Timer
from typing import Any

from collector_desktop.documents.child_process import ChildProcess, DiedError, TooLongError
from collector_desktop.files.own_child import child_command

CHILD = Path(__file__).with_name("paper_child.py")
SECONDS = 20.0  # for one answer
IDLE_SECONDS = 60.0
Size = tuple[float, float]

SHORTEST_SIDE, LONGEST_SIDE = 3.0, 14_400.0  # points: a millimetre, and what PDF allows
MOST_PAGES = 100_000
# A window scrolls over 2**31 dots, five of them for a point at most, and over pages as wide as it.
MOST_POINTS, MOST_WIDTHS = 4e8, 4e5
_SIZE_BYTES = 16


class OpenPaper:
    """A paper and the process that knows it, once it is opened; sizes are in points."""

    def __init__(self, content: bytes, child: ChildProcess) -> None:
        self.content, self.child = content, child
        self.is_wanted, self.has_answered = True, False
        self.sizes: tuple[Size, ...] = ()

    def open(self) -> None:
        """Have the child open the PDF.

        Raises:
            DiedError: it did not, or the PDF is none that can be shown.
        """
        said = [json.dumps({"size": len(self.content)}).encode() + b"\n", self.content]
        _, packed = self.child.ask(said, MOST_PAGES * _SIZE_BYTES, SECONDS)
        self.sizes = _sizes(packed)

    def ask(self, most: int, question: dict[str, Any]) -> tuple[dict[str, Any], bytearray]:
        """Return the answer to a question, with at most so many bytes.

        Raises:
            DiedError: there is none.
        """
        answer = self.child.ask([json.dumps(question).encode() + b"\n"], most, SECONDS)
        self.has_answered = True
        return answer


class Papers:
    """Keeps one paper open, from its first question until another is asked about or a minute ends.

    Where papers follow each other, a process stands by that knows nothing yet: to start one takes
    longer than to draw a page.
    """

    def __init__(self) -> None:
        self._lock = RLock()
        self._open: OpenPaper | None = None
        self._spare: ChildProcess | None = None
        self._rest: Timer | None = None
        self._held: bytes | None = None
        self._about: bytes | None = None
        self._is_let_go = False

    def sizes(self, content: bytes) -> tuple[Size, ...]:
        """Return the width and height of every page, in points.

        Raises:
            DiedError: the PDF cannot be shown.
        """
        with self._asked(content):
            return self._opened(content).sizes

    def ask(
        self, content: bytes, made: Callable[[tuple[Size, ...]], tuple[int, dict[str, Any]]]
    ) -> tuple[dict[str, Any], bytearray, tuple[Size, ...]]:
        """Return what the process of a paper answers, and the sizes of its pages.

        `made` is given these and makes the question, and how many bytes the answer may have. One
        call asks both, so that no process is started for a paper that is let go between them.

        Raises:
            DiedError: it does not answer, or nothing that counts.
        """
        with self._asked(content):
            paper = self._opened(content)
            most, question = made(paper.sizes)
            try:
                return *paper.ask(most, question), paper.sizes
            except TooLongError:
                raise
            except DiedError:
                if not (paper.has_answered and paper.is_wanted):
                    raise
                self._close()
            return *self._opened(content).ask(most, question), paper.sizes

    def forget(self, content: bytes | None = None) -> None:
        """End the process of a paper that is no longer looked at, or of any, without waiting.

        Who waits for its answer hears that there is none. One that is held stays.
        """
        paper, about = self._open, self._about
        if about is not self._held and (content is None or content is about):
            self._is_let_go = True  # its process may be about to start
        if paper is None or paper.content is self._held:
            return
        if content is None or paper.content is content:
            paper.is_wanted = False
            paper.child.kill()
            _later(0, self._tidy)

    @contextmanager
    def held(self, content: bytes) -> Iterator[None]:
        """Let nobody forget a paper while the block runs; one paper at a time is held."""
        self._held = content
        try:
            yield
        finally:
            self._held = None

    def end(self) -> None:
        """End all processes and wait until they are gone."""
        with self._lock:
            self._stay()
            self._close()
            if self._spare is not None:
                self._spare.end()
                self._spare = None

    @contextmanager
    def _asked(self, content: bytes) -> Iterator[None]:
        """Let one question be asked at a time; what gave no answer is not asked again."""
        with self._lock:
            self._stay()
            self._about, self._is_let_go = content, False
            try:
                yield
            except DiedError:
                self._close()
                raise
            finally:
                self._about = None
                self._rest = _later(IDLE_SECONDS, self.end)

    def _opened(self, content: bytes) -> OpenPaper:
        paper = self._open
        if paper is not None and paper.content is content and paper.is_wanted:
            return paper
        follows = paper is not None and paper.is_wanted
        self._close()
        child, self._spare = self._spare or _started(), None
        self._open = found = OpenPaper(content, child)
        if self._is_let_go:
            raise DiedError
        found.open()
        if follows:
            with suppress(DiedError):  # the next one is then started when it is needed
                self._spare = _started()
        return found

    def _tidy(self) -> None:
        with self._lock:
            if self._open is None or not self._open.is_wanted:
                self.end()

    def _close(self) -> None:
        if self._open is not None:
            self._open.child.end()
            self._open = None

    def _stay(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None


PAPERS = Papers()
"""Those of this program: it shows papers on one thread, one at a time."""


def _started() -> ChildProcess:
    return ChildProcess(child_command(CHILD))


def _later(seconds: float, work: Callable[[], None]) -> Timer:
    timer = Timer(seconds, work)
    timer.daemon = True
    timer.start()
    return timer


def _sizes(packed: bytearray) -> tuple[Size, ...]:
    """Return the sizes of pages that a window can show.

    Raises:
        DiedError: there is no page, or some have no size or one beyond all paper.
    """
    sides = array("d")
    with suppress(ValueError):  # a part of a number is no size
        sides.frombytes(packed)
    if not sides or len(sides) % 2 or not all(map(isfinite, sides)):
        raise DiedError
    if not SHORTEST_SIDE <= min(sides) <= max(sides) <= LONGEST_SIDE:
        raise DiedError
    heights = sum(sides[1::2])
    if heights > MOST_POINTS or heights > MOST_WIDTHS * max(sides[::2]):
        raise DiedError
    return tuple(_pairs(sides))


def _pairs(sides: Sequence[float]) -> zip[Size]:
    return zip(sides[::2], sides[1::2], strict=True)
