"""Proposals for many bank lines: nothing is offered twice once a surer line has taken it."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.domain.matching import AUTOMATIC, Facts, Line, Proposal, Taken
from collector_desktop.domain.matching_engine import Matcher
from collector_desktop.domain.matching_names import Similarity

Proposals = dict[int, tuple[Proposal, ...]]


def match_lines(
    lines: Sequence[Line], facts: Facts, similarity: Similarity, least: float = AUTOMATIC
) -> Proposals:
    """Return the proposals of each line by its id.

    Lines that are certain take what they pay, the surest and then the earliest first; the others
    are proposed what is left. So confirming all that is certain pays nothing twice, and a second
    payment of the same invoice is not certain.
    """
    matcher = Matcher(facts, similarity)
    found = {line.line_id: matcher.propose(line, Taken()) for line in lines}
    taken = Taken()
    settled: set[int] = set()
    for line in sorted(lines, key=lambda each: _turn(each, found[each.line_id])):
        again = _again(matcher, line, found[line.line_id], taken)
        found[line.line_id] = again
        if again and again[0].is_certain(least):
            taken.take(again[0])
            settled.add(line.line_id)
    for line in lines:
        if line.line_id not in settled:
            found[line.line_id] = _again(matcher, line, found[line.line_id], taken)
    return found


def _turn(line: Line, proposals: tuple[Proposal, ...]) -> tuple[float, str, int]:
    sure = proposals[0].confidence if proposals else 0.0
    return (-sure, line.booked_on.isoformat(), line.line_id)


def _again(
    matcher: Matcher, line: Line, before: tuple[Proposal, ...], taken: Taken
) -> tuple[Proposal, ...]:
    """Return the proposals for a line again if others took something of the customers concerned."""
    if any(each.customer_id in taken.customers for each in before):
        return matcher.propose(line, taken)
    return before
