"""Which unallocated money pays what beyond doubt: named, of one amount, or of one exact total.

Everything here is of one customer and one currency. What could be read in two ways is left to the
user, and so is every pair that was taken apart once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from collector_desktop.domain.allocation import MOST_IN_A_SET, OpenDebit, Reason, names
from collector_desktop.domain.exact_sets import exact_sets
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.numbers import number_key

_TWO = 2
Pair = tuple[int, int]


@frozen
class OpenCredit:
    """Money or a credit note that pays nothing yet, how much of it, and what it says it is for."""

    item_id: int
    number: str
    document_on: date
    reference: str
    open_minor: int


@frozen
class Match:
    """A credit that pays a debit, how much of it and why."""

    credit_id: int
    debit_id: int
    minor: int
    reason: Reason


def find_matches(
    credits_: Sequence[OpenCredit], debits: Sequence[OpenDebit], parted: Collection[Pair]
) -> list[Match]:
    """Return what is certain; `parted` are the (credit, debit) pairs that the user took apart."""
    left = _Left(credits_, debits, parted)
    for find in (_named, _same_amount, _same_total):
        left.take(list(find(left)))
    return left.found


class _Left:
    """What is still open while matches are found."""

    def __init__(
        self, credits_: Sequence[OpenCredit], debits: Sequence[OpenDebit], parted: Collection[Pair]
    ) -> None:
        by_age = sorted(debits, key=lambda debit: (debit.due_on, debit.item_id))
        self.credits = {each.item_id: each for each in credits_}
        self.debits = {each.item_id: each for each in by_age}
        self._parted = frozenset(parted)
        self.found: list[Match] = []

    def may(self, match: Match) -> bool:
        """Return whether the user has not taken the pair apart."""
        return (match.credit_id, match.debit_id) not in self._parted

    def take(self, groups: Sequence[Sequence[Match]]) -> None:
        """Keep the groups that share nothing with another group and that the user allows."""
        uses = Counter(key for group in groups for key in _ends(group))
        for group in groups:
            if all(uses[key] == 1 for key in _ends(group)) and all(map(self.may, group)):
                for match in group:
                    self._use(match)

    def _use(self, match: Match) -> None:
        credit, debit = self.credits[match.credit_id], self.debits[match.debit_id]
        self.found.append(match)
        self.credits[credit.item_id] = replace(credit, open_minor=credit.open_minor - match.minor)
        self.debits[debit.item_id] = replace(debit, open_minor=debit.open_minor - match.minor)
        if not self.credits[credit.item_id].open_minor:
            del self.credits[credit.item_id]
        if not self.debits[debit.item_id].open_minor:
            del self.debits[debit.item_id]


def _ends(group: Sequence[Match]) -> set[tuple[str, int]]:
    ends = {("credit", match.credit_id) for match in group}
    return ends | {("debit", match.debit_id) for match in group}


def _named(left: _Left) -> Iterator[list[Match]]:
    """Yield what each credit gives to the debits that it names, the oldest first."""
    numbers = Counter(number_key(debit.number) for debit in left.debits.values())
    for credit in left.credits.values():
        rest, group = credit.open_minor, []
        for debit in left.debits.values():
            is_meant = numbers[number_key(debit.number)] == 1
            if rest and is_meant and names(credit.reference, debit.number):
                minor = min(rest, debit.open_minor)
                group.append(Match(credit.item_id, debit.item_id, minor, Reason.REFERENCED))
                rest -= minor
        if group:
            yield group


def _same_amount(left: _Left) -> Iterator[list[Match]]:
    """Yield the one credit and the one debit of an amount."""
    credits_: dict[int, list[int]] = defaultdict(list)
    debits: dict[int, list[int]] = defaultdict(list)
    for credit in left.credits.values():
        credits_[credit.open_minor].append(credit.item_id)
    for debit in left.debits.values():
        debits[debit.open_minor].append(debit.item_id)
    for minor, ids in credits_.items():
        if len(ids) == len(debits[minor]) == 1:
            yield [Match(ids[0], debits[minor][0], minor, Reason.EXACT)]


def _same_total(left: _Left) -> Iterator[list[Match]]:
    """Yield each credit that only one set of debits comes to, and each debit likewise."""
    credits_, debits = list(left.credits.values()), list(left.debits.values())
    for credit in credits_:
        chosen = _only_set([debit.open_minor for debit in debits], credit.open_minor)
        if chosen:
            paid = [debits[at] for at in chosen]
            yield [_set_part(credit.item_id, each.item_id, each.open_minor) for each in paid]
    for debit in debits:
        chosen = _only_set([credit.open_minor for credit in credits_], debit.open_minor)
        if chosen:
            used = [credits_[at] for at in chosen]
            yield [_set_part(each.item_id, debit.item_id, each.open_minor) for each in used]


def _set_part(credit_id: int, debit_id: int, minor: int) -> Match:
    return Match(credit_id, debit_id, minor, Reason.EXACT_SET)


def _only_set(amounts: Sequence[int], total: int) -> tuple[int, ...]:
    """Return the places of the one set of two or more that comes to a total; none if two do."""
    if len(amounts) > MOST_IN_A_SET:
        return ()
    found = exact_sets(amounts, total, _TWO)
    if len(found.sets) != 1 or not found.is_all or len(found.sets[0]) < _TWO:
        return ()
    return found.sets[0]
