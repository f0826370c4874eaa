"""Where debts that were sent no step enter their procedures at a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from collector_desktop.domain.chase import first_steps
from collector_desktop.domain.procedures import Procedure


class Entries:
    """The steps at which debts enter their procedures at a day: one answer for each due day."""

    def __init__(self, as_of: date) -> None:
        self._as_of = as_of
        self._known: dict[int | None, _OfProcedure] = {}

    def of(self, procedure: Procedure) -> Mapping[date, tuple[int, ...]]:
        """Return the steps at which a debt that was sent none may enter, by its due day."""
        found = self._known.get(procedure.procedure_id)
        if found is None:
            found = self._known[procedure.procedure_id] = _OfProcedure(procedure, self._as_of)
        return found


class _OfProcedure(dict[date, tuple[int, ...]]):
    """The steps of one procedure, the best first, worked out when a due day is first met."""

    def __init__(self, procedure: Procedure, as_of: date) -> None:
        super().__init__()
        self._procedure, self._as_of = procedure, as_of

    def __missing__(self, due_on: date) -> tuple[int, ...]:
        found = self[due_on] = first_steps(self._procedure, due_on, self._as_of)
        return found
