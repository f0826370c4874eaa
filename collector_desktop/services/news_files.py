"""When files of items last came into a ledger comes in from its export: a copy is no newer."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.earlier_history import DAY, IMPORTED
from collector_desktop.queries.ledger_age import news_rows
from collector_desktop.services.table_files import Brought, TableImport, day
from collector_desktop.storage.models import CurrentOperation, EarlierChange


class _News:
    """Keeps when files came into the ledger that an export is from."""

    def __init__(self) -> None:
        self._known: set[tuple[date, str, str]] | None = None

    def bring_in(self, values: dict[str, str], _: date) -> Brought:
        """Keep one file by its day, name and profile."""
        facts = day(values["date"]), values["file"], values["profile"]
        if self._known is None:
            self._known = set(news_rows())
        if facts in self._known:
            return Brought.UNCHANGED
        imported_on, file_name, profile = facts
        EarlierChange.create(
            made_at=f"{DAY}{imported_on}",
            operation=profile,
            actor="",
            entity=IMPORTED,
            key=file_name,
            customer="",
            before="{}",
            after="{}",
            batch=CurrentOperation.get().id_in("batch"),
        )
        self._known.add(facts)
        return Brought.CREATED


def news() -> TableImport:
    """Return how the rows of one file come in."""
    columns = needed(FileKind.IMPORTS)
    return TableImport("import_news", "earlier imports", columns, Change.SETTING, _News().bring_in)
