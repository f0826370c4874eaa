"""What stands on the pages: known operators, each part of something (6.2.2, 6.2.4, 6.7.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pypdf.generic import ContentStream

if TYPE_CHECKING:
    from pypdf import PageObject

PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"}
SETS = {"q", "Q", "cm", "w", "J", "j", "M", "d", "ri", "i", "gs", "n", "W", "W*"}
PATHS = {"m", "l", "c", "v", "y", "h", "re"}
TEXT = {"BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*"}
COLOURS = {"rg", "RG", "g", "G"}
MARKS = {"BMC", "BDC", "EMC", "MP", "DP"}
KNOWN = PAINTS | SETS | PATHS | TEXT | COLOURS | MARKS
DEEPEST = 28


def faults(page: PageObject) -> Iterator[str]:
    """Yield what is wrong with the operators of a page."""
    open_marks: list[bool] = []
    for operands, name in ContentStream(page.get_contents(), page.pdf).operations:
        operator = name.decode("latin-1")
        if operator in {"BMC", "BDC"}:
            open_marks.append(_is_part(operator, operands))
        elif operator == "EMC":
            open_marks.pop()
        elif operator in PAINTS and not any(open_marks):
            yield f"6.7.3 {operator} is part of nothing"
    if open_marks:
        yield "6.2.2 the page ends in the middle"
    yield from _state(page)


def _state(page: PageObject) -> Iterator[str]:
    """Yield what is wrong with how a page uses operators, whatever they draw."""
    operations = ContentStream(page.get_contents(), page.pdf).operations
    strange = {operator.decode("latin-1") for _, operator in operations} - KNOWN
    yield from (f"6.2.2 or 6.2.4 the operator {operator}" for operator in strange)
    if "/Resources" not in page:
        yield "6.2.2 the page borrows what it uses"
    if not 0 <= deepest(page) <= DEEPEST:
        yield "6.1.13 states are nested too deep"


def deepest(page: PageObject) -> int:
    """Return how deep the states of a page are nested, or -1 when they do not end."""
    depth = most = 0
    for _, operator in ContentStream(page.get_contents(), page.pdf).operations:
        depth += {b"q": 1, b"Q": -1}.get(operator, 0)
        most = max(most, depth)
    return -1 if depth else most


def _is_part(operator: str, operands: list) -> bool:
    """Tell whether a mark says what its content is: an artifact, or a numbered part."""
    return operands[0] == "/Artifact" or (operator == "BDC" and "/MCID" in operands[1])
