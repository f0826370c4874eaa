"""Rows given as columns, inserted some at a time: what all share is handed over once for some.

Handing its values over, and not what SQLite does with it, is most of the cost of a new row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

TOGETHER = 40

Values = tuple[object, ...]
Pattern = tuple[tuple[bool, int], ...]


def insertions(
    into: str, columns: Sequence[Sequence[object]]
) -> Iterator[tuple[str, Iterable[Values]]]:
    """Yield statements that insert rows given as columns, each with the values of its runs.

    `into` is an INSERT up to the word VALUES. A column of one value only is a parameter of a
    statement instead of each of its rows, and so is one that was given before; the first column,
    of ids, differs in each row.
    """
    shared: list[object] = []
    various: list[Sequence[object]] = [columns[0]]
    pattern = [(False, 0)]
    for column in columns[1:]:
        if column[0] == column[-1] and column.count(column[0]) == len(column):
            pattern.append((True, len(shared)))
            shared.append(column[0])
            continue
        place = next((at for at, each in enumerate(various) if each is column), len(various))
        if place == len(various):
            various.append(column)
        pattern.append((False, place))
    first = tuple(shared)
    values = tuple(chain.from_iterable(zip(*various, strict=True)))
    width, end = len(various), len(values)
    start = 0
    for together in (TOGETHER, 1):
        step = together * width
        stop = end - (end - start) % step
        sql = _statement(into, tuple(pattern), together)
        yield sql, [first + values[at : at + step] for at in range(start, stop, step)]
        start = stop


@lru_cache(maxsize=64)
def _statement(into: str, pattern: Pattern, rows: int) -> str:
    """Return an INSERT of some rows; shared values are its first parameters."""
    shared = sum(is_shared for is_shared, _ in pattern)
    width = len({place for is_shared, place in pattern if not is_shared})
    marks = (
        ", ".join(
            f"?{place + 1 if is_shared else shared + row * width + place + 1}"
            for is_shared, place in pattern
        )
        for row in range(rows)
    )
    return f"{into} VALUES ({'), ('.join(marks)})"
