"""Use case: what the open lines of the bank may be. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from collector_desktop.domain.collecting import without_collecting
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.matching import AUTOMATIC, Action, Facts, Line, Proposal
from collector_desktop.domain.matching_batch import match_lines
from collector_desktop.domain.matching_words import why_words
from collector_desktop.queries.bank_facts import bank_facts, open_lines

Money = Callable[[int, str], str]


@frozen
class Offer:
    """A proposal with the customer and the numbers that it speaks of.

    `items` are (number, minor units) of what is paid, with a minus what is taken with it.
    """

    proposal: Proposal
    code: str
    name: str
    items: tuple[tuple[str, int], ...]
    currency: str

    def why(self, money: Money) -> str:
        """Return why it is proposed; `money` writes an amount of a currency."""
        numbers = {
            item_id: number
            for (item_id, _), (number, _) in zip(self.proposal.parts, self.items, strict=False)
        }
        return why_words(self.proposal, numbers, lambda minor: money(minor, self.currency))


@frozen
class OfferedLine:
    """A line of the bank with what it may be, the surest first."""

    line: Line
    offers: tuple[Offer, ...]

    @property
    def best(self) -> Offer | None:
        """The surest proposal."""
        return self.offers[0] if self.offers else None

    def is_certain(self, least: float = AUTOMATIC) -> bool:
        """Return whether the best proposal may be confirmed without being looked at."""
        return self.best is not None and self.best.proposal.is_certain(least)


@without_collecting()
def bank_proposals(as_of: date, least: float = AUTOMATIC) -> tuple[OfferedLine, ...]:
    """Return the open lines up to a day with their proposals, the oldest first."""
    lines = open_lines(as_of)
    facts = bank_facts(as_of, lines)
    found = match_lines(lines, facts, name_similarity(), least)
    shown = _Shown(facts)
    return tuple(
        OfferedLine(line, tuple(shown.offer(each, line) for each in found[line.line_id]))
        for line in lines
    )


def name_similarity() -> Callable[[str, str], float]:
    """Return what scores two names from 0 to 100: by the words that both have."""
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 - costs 30 ms

    return token_set_ratio


class _Shown:
    def __init__(self, facts: Facts) -> None:
        self._debtors = {each.customer_id: each for each in facts.debtors}
        self._numbers = {entry.item_id: entry.number for entry in facts.entries}
        self._pays = {each.item_id: each.pays for each in facts.receipts}

    def offer(self, proposal: Proposal, line: Line) -> Offer:
        debtor = self._debtors[proposal.customer_id]
        items = [(self._numbers[item_id], minor) for item_id, minor in proposal.parts]
        items += [(self._numbers[item_id], -minor) for item_id, minor in proposal.credits]
        if proposal.action is not Action.RECEIVE and proposal.item_id is not None:
            items = [(number, 0) for number in self._pays[proposal.item_id]]
        return Offer(proposal, debtor.code, debtor.name, tuple(items), line.currency)
