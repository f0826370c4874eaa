"""Draws the statements of a run; a long run is shared out over processes, one for each core.

Each process reads the fonts and the logo once. What is drawn does not depend on how it is shared
out: the bytes are the same, and they come in the order of the statements.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from collector_desktop.documents.fonts import (
    choose_fonts,
    chosen_fonts,
    missing_characters,
    register_fonts,
)
from collector_desktop.documents.statement import render_statement

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from pathlib import Path

    from collector_desktop.documents.content import Statement

Drawn: TypeAlias = "tuple[bytes, tuple[str, ...]]"

LONG_RUN = 100
TOGETHER = 10
_AHEAD = 3


def draw_statement(content: Statement, fonts: Path) -> Drawn:
    """Return a statement as PDF, and the characters in it that the font lacks."""
    register_fonts(fonts)
    return render_statement(content), missing_characters(content)


def draw_statements(contents: Iterable[Statement], count: int, fonts: Path) -> Iterator[Drawn]:
    """Yield about `count` statements as PDF; a caller who stops asking stops the processes.

    Raises:
        OutsideWorldError: a font file is missing or damaged.
    """
    register_fonts(fonts)
    workers = os.cpu_count() or 1
    if count < LONG_RUN or workers == 1:
        yield from map(partial(draw_statement, fonts=fonts), contents)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - costs 20 ms
    from multiprocessing import get_context  # noqa: PLC0415 - comes with it

    spawn = get_context("spawn")
    with ProcessPoolExecutor(workers, spawn, _begin, (chosen_fonts(),)) as pool:
        try:
            yield from _shared_out(pool, contents, fonts, _AHEAD * workers)
        finally:
            pool.shutdown(cancel_futures=True)


def _shared_out(
    pool: ProcessPoolExecutor, contents: Iterable[Statement], fonts: Path, ahead: int
) -> Iterator[Drawn]:
    """Yield what the processes draw in order, with so many parts under way at once."""
    rest = iter(contents)
    waiting = deque(pool.submit(_draw_some, part, fonts) for part in islice(_parts(rest), ahead))
    while waiting:
        yield from waiting.popleft().result()
        waiting.extend(pool.submit(_draw_some, part, fonts) for part in islice(_parts(rest), 1))


def _parts(rest: Iterator[Statement]) -> Iterator[list[Statement]]:
    while part := list(islice(rest, TOGETHER)):
        yield part


def _draw_some(contents: list[Statement], fonts: Path) -> list[Drawn]:
    return [draw_statement(content, fonts) for content in contents]


def _begin(chosen: tuple[Path, ...]) -> None:
    """Take the chosen fonts over, and ignore Ctrl+C: the first process ends the others."""
    choose_fonts(chosen)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
