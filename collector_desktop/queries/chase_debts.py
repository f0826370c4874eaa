"""The debts that procedures may ask for at a day, each with its procedure and the steps due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from collector_desktop.domain.chase import (
    NO_STEPS,
    Past,
    first_steps,
    is_exhausted,
    next_steps,
    place_of,
)
from collector_desktop.domain.named_rows import made
from collector_desktop.domain.procedures import Procedure
from collector_desktop.queries.chase_entries import Entries
from collector_desktop.queries.chase_past import PlaceSet, places_set, sent_before
from collector_desktop.queries.chase_people import Recipient
from collector_desktop.queries.position import ask_each, with_position
from collector_desktop.queries.procedures import Chosen, Procedures

# The index of what is open has this order; within a day, rows are put in order account by account.
OWED = """SELECT customer_id, currency, due_on, id, number, open_minor FROM position
    WHERE sign = 1 AND due_on <= :horizon ORDER BY customer_id, currency, due_on"""

Account = tuple[int, str]


class Debt(NamedTuple):
    """An open item: its procedure (None where none has the name given) and the steps due.

    `is_set` says that its step was set by hand, which no tolerance keeps back; `is_over` that the
    last step of its procedure was sent; `note` reports a change of procedure.
    """

    item_id: int
    number: str
    due_on: date
    days: int
    open_minor: int
    procedure: Procedure | None
    steps: tuple[int, ...]
    is_set: bool = False
    is_over: bool = False
    note: str = ""


class Debts:
    """Reads what is owed, account by account, and finds the steps that are due.

    `who` tells of a customer; they are asked for in the order of their ids.
    """

    def __init__(self, as_of: date, book: Procedures, who: Callable[[int], Recipient]) -> None:
        self.before = sent_before(as_of)
        self.entries = Entries(as_of)
        self._as_of = as_of
        self._book = book
        self._who = who
        self._places = places_set(as_of)
        self._touched = {*self.before.past, *self.before.proposed, *self._places}
        self._chosen: dict[tuple[str, str], Chosen] = {}
        self._days = _Days(as_of)

    def accounts(self) -> Iterator[tuple[Account, Chosen, list[Debt]]]:
        """Yield each customer and currency, its procedure and what is owed, the oldest first."""
        early = [s.days for each in self._book.listed for s in each.steps if s.is_courtesy]
        horizon = self._as_of - timedelta(days=min(early, default=1))
        values = {"day": self._as_of.isoformat(), "horizon": horizon.isoformat()}
        # Read one by one, what is made of them does not lie among rows that are freed after it.
        rows = ask_each(with_position(self._as_of, whole=True) + OWED, **values)
        for account, owed in groupby(rows, itemgetter(0, 1)):
            chosen = self._choose(account[0])
            yield account, chosen, self._debts(chosen.procedure, owed)

    def _choose(self, customer_id: int) -> Chosen:
        """Return the procedure of a customer, and who says so."""
        who = self._who(customer_id)
        names = (who.procedure, who.group_procedure)
        found = self._chosen.get(names)
        if found is None:
            found = self._chosen[names] = self._book.choose(*names)
        return found

    def _debts(self, usual: Procedure | None, rows: Iterable[tuple[Any, ...]]) -> list[Debt]:
        entered = {} if usual is None else self.entries.of(usual)
        found, known, touched = [], self._days, self._touched
        for _, _, due_text, item_id, number, open_minor in sorted(rows):
            due_on, days = known[due_text]
            if usual is not None and item_id not in touched:
                steps, no = entered[due_on], False
                row = (item_id, number, due_on, days, open_minor, usual, steps, no, no, "")
                found.append(made(Debt, row))
            else:
                head = (item_id, number, due_on, days, open_minor)
                found.append(self._placed(head, usual))
        return found

    def _placed(self, head: tuple[int, str, date, int, int], usual: Procedure | None) -> Debt:
        """Return a debt that was sent a step before, or whose place was set by hand."""
        sent, place, procedure = self.before.past.get(head[0]), self._places.get(head[0]), usual
        if place is not None and place.procedure_id in self._book.by_id:
            procedure = self._book.by_id[place.procedure_id]
        if procedure is None or procedure.is_do_not_chase:
            return Debt(*head, procedure, NO_STEPS)
        index = _set_step(procedure, place, sent)
        if index is not None:
            steps = NO_STEPS if sent and sent.on >= self._as_of else (index,)
            return Debt(*head, procedure, steps, is_set=True)
        if sent is None:
            before = self.before.proposed.get(head[0])
            at = None if before is None else place_of(procedure, before).step
            steps = first_steps(procedure, head[2], self._as_of, at)
            return Debt(*head, procedure, steps)
        steps = next_steps(procedure, head[2], sent, self._as_of)
        note = place_of(procedure, sent).note if steps else ""
        return Debt(*head, procedure, steps, is_over=is_exhausted(procedure, sent), note=note)


class _Days(dict[str, tuple[date, int]]):
    """Due days by their text, and how many days ago each was, worked out when it is first met."""

    def __init__(self, as_of: date) -> None:
        super().__init__()
        self._as_of = as_of

    def __missing__(self, text: str) -> tuple[date, int]:
        day = date.fromisoformat(text)
        found = self[text] = (day, (self._as_of - day).days)
        return found


def _set_step(procedure: Procedure, place: PlaceSet | None, sent: Past | None) -> int | None:
    """Return the step set by hand that is still to be sent."""
    if place is None or place.step_id is None:
        return None
    is_sent = sent is not None and (
        sent.on > place.on or (sent.on == place.on and sent.step_id == place.step_id)
    )
    if is_sent:
        return None
    ids = [step.step_id for step in procedure.steps]
    return ids.index(place.step_id) if place.step_id in ids else None
