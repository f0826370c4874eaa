"""What a file of customers says against what was typed here: which of the two stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any

from collector_desktop.domain.typed_here import Verdict, verdict
from collector_desktop.domain.written import plain_day
from collector_desktop.importers.base import ParsedFile
from collector_desktop.importers.profiles.collector import NAME as OWN
from collector_desktop.queries.typed_here import TypedValue, told_before, typed_value
from collector_desktop.services.import_customers import Directory
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.models import ColumnMapping

Values = tuple[Any, ...]
BLANK = ("", None)
Place = tuple[str, int, tuple[str, ...]]
WHY = {
    Verdict.KEPT: "Kept as it was typed here on {day}.",
    Verdict.KEPT_IN_DOUBT: "Kept as it was typed here on {day}, though the file has another one "
    "since: type that in if it is the newer one.",
    Verdict.REPLACED: "The file has changed since {typed} was typed here on {day}; the history "
    "keeps that.",
}
EMPTIED = "Left empty, as it was emptied here on {day}."


class TypedHere:
    """Says of each value of a file whether it may take the place of what is there.

    An own table of customers may have been typed over by hand, so that it is the newer in doubt.
    """

    def __init__(
        self, parsed: ParsedFile, batch_id: int, directory: Directory, tally: Tally
    ) -> None:
        self._source = parsed.signature or parsed.profile
        self._is_own = parsed.profile == OWN
        self._batch_id = batch_id
        self._directory = directory
        self._tally = tally
        self._told: dict[str, Values] = {}

    @cached_property
    def _told_before(self) -> dict[str, tuple[int, list[Any]]]:
        return told_before(self._source)

    def stays(
        self, row: int, place: Place, stored: Values, said: Values, show: Callable[[Any], str] = str
    ) -> bool:
        """Return whether what is stored stays, and point out what was typed; blanks say nothing.

        `place` is a table, an id and columns of which the file says something; `show` words one.
        """
        table, row_id, columns = place
        if (table, row_id) not in self._directory.typed_rows:
            return False
        typed = typed_value(table, row_id, columns)
        if typed is None:
            return False
        key = f"{table} {row_id} {' '.join(columns)}"
        self._told[key] = said
        if laid_over(said, stored) == stored:
            return False
        found = self._judge(key, typed, stored, said)
        if words := _words(found, typed, _shown(stored, show)):
            column = "address" if len(columns) > 1 else words_of_column(columns[0])
            self._tally.warn(row, column, _shown(said, show), words)
        return found is not Verdict.REPLACED

    def _judge(self, key: str, typed: TypedValue, stored: Values, said: Values) -> Verdict:
        operation_id, told = self._told_before.get(key, (0, []))
        since = tuple(told) if operation_id > typed.operation_id else None
        now = said if since is not None else laid_over(said, typed.before)
        there = stored if any(value not in BLANK for value in stored) else ()
        return verdict(there, typed.before, now, since, doubt_stays=not self._is_own)

    def note(self) -> None:
        """Keep what the file says of what was typed, for the next file of the layout."""
        if not self._told:
            return
        signature, text = f"typed here {self._batch_id}", json.dumps(self._told)
        noted = ColumnMapping.get_or_none(ColumnMapping.signature == signature)
        if noted is None:
            ColumnMapping.create(signature=signature, name=self._source, mapping=text)
        elif noted.mapping != text:
            noted.mapping = text
            noted.save(only=["mapping"])


def laid_over(said: Values, below: Values) -> Values:
    """Return what is said, and what is below it where nothing is."""
    return tuple(old if new in BLANK else new for new, old in zip(said, below, strict=True))


def words_of_column(column: str) -> str:
    """Return a column of a customer as users know it."""
    return column.removesuffix("_minor").removesuffix("_id").replace("_", " ")


def _words(found: Verdict, typed: TypedValue, shown: str) -> str:
    """Return what there is to say; nothing of a blank that is filled."""
    if not shown and found is Verdict.REPLACED:
        return ""
    words = WHY[found] if shown else EMPTIED
    return words.format(day=plain_day(typed.typed_on), typed=shown)


def _shown(values: Values, show: Callable[[Any], str]) -> str:
    return ", ".join(show(value) for value in values if value not in BLANK)
