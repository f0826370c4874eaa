"""What a back-dated entry changes of what customers and reports were already told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months, month_end

MOST_DAYS = 3


@frozen
class Rejudged:
    """A promise that is judged otherwise than before."""

    promise_id: int
    before: str
    after: str


@frozen
class PastChanges:
    """What a back-dated entry changes: papers sent since, month ends, promises judged.

    `statements` and `letters` are those that now show other figures than when they were sent;
    `claims` says which claims of interest were lowered, and by how much.
    """

    statements: int = 0
    letters: int = 0
    month_ends: tuple[date, ...] = ()
    promises: tuple[Rejudged, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Return what changes as a sentence, or nothing where nothing does."""
        parts = [*self._papers(), *self._ageing(), *self._promises(), *self._claims()]
        if not parts:
            return ""
        *first, last = parts
        return f"This changes {', '.join(first)}{' and ' if first else ''}{last}."

    def _papers(self) -> Iterator[str]:
        for count, word in ((self.statements, "statement"), (self.letters, "letter")):
            if count:
                yield f"{_counted(count, word)} sent since"

    def _ageing(self) -> Iterator[str]:
        if self.month_ends:
            days = ", ".join(day.isoformat() for day in self.month_ends[-MOST_DAYS:])
            named = f"{'…, ' if len(self.month_ends) > MOST_DAYS else ''}{days}"
            yield f"the ageing of {_counted(len(self.month_ends), 'month end')} ({named})"

    def _promises(self) -> Iterator[str]:
        kinds = Counter((each.before, each.after) for each in self.promises)
        for (before, after), count in kinds.items():
            yield f"{_counted(count, 'promise')} judged: {before} → {after}"

    def _claims(self) -> Iterator[str]:
        for words in self.claims:
            yield f"claim {words}"


def together(changes: Iterable[tuple[Hashable, PastChanges]]) -> PastChanges:
    """Return what several entries change, each given with its customer.

    Papers of a customer are counted once, and a promise goes from its first judgement to its last.
    """
    statements: dict[Hashable, int] = {}
    letters: dict[Hashable, int] = {}
    days: set[date] = set()
    judged: dict[int, Rejudged] = {}
    claims: list[str] = []
    for whose, each in changes:
        statements[whose] = max(statements.get(whose, 0), each.statements)
        letters[whose] = max(letters.get(whose, 0), each.letters)
        days.update(each.month_ends)
        claims += each.claims
        for new in each.promises:
            old = judged.get(new.promise_id, new)
            judged[new.promise_id] = Rejudged(new.promise_id, old.before, new.after)
    return PastChanges(
        sum(statements.values()),
        sum(letters.values()),
        tuple(sorted(days)),
        tuple(each for each in judged.values() if each.before != each.after),
        tuple(claims),
    )


def month_ends(first: date, until: date) -> Iterator[date]:
    """Yield the last days of months from a day on, those before another day."""
    day = month_end(first)
    while day < until:
        yield day
        day = month_end(add_months(day, 1))


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
