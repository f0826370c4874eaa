"""Open items that a complete list of open items no longer has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from collector_desktop.domain.items import DEBITS
from collector_desktop.importers.base import ParsedFile
from collector_desktop.services.import_item_rows import ItemRows
from collector_desktop.services.import_settling import Entries, Owed
from collector_desktop.services.import_tally import Tally, unreadable_rows
from collector_desktop.storage.bulk import Row, RowUpdater, open_items
from collector_desktop.storage.models import Item

CHUNK = 2000
NOTHING_READ = "The file has no items, so nothing was closed."
PARTLY_READ = "Nothing was closed: a row that was left out may be the item that seems missing."


def close_missing(
    parsed: ParsedFile, items: ItemRows, day: date, entries: Entries, tally: Tally
) -> None:
    """Settle every older open item that the file does not have, by a dated adjustment.

    A file with rows that could not be read proves nothing about what it does not have, nor does
    an empty one. Items dated after the file's own day are no business of it. Debits go first, as
    receipts that were entered here may pay them.
    """
    if not parsed.rows or items.unplaced or unreadable_rows(parsed):
        tally.warn(0, "", "", PARTLY_READ if parsed.rows or parsed.problems else NOTHING_READ)
        return
    text, seen = day.isoformat(), items.seen
    locked = entries.locked_flaw(text)
    if locked is not None:
        tally.warn(0, "", text, f"Nothing was closed. {locked.reason}")
        return
    gone = [row for row in open_items(len(seen), text) if not seen[row[0]]]
    gone.sort(key=lambda row: row[2] not in DEBITS)
    closed = RowUpdater(Item, ("open_minor",))
    for start in range(0, len(gone), CHUNK):
        for owed, left in _still_open(gone[start : start + CHUNK], entries):
            closed.change(owed.id, 0)
            entries.close(owed, left, text)
            tally.closed_totals[owed.currency] = tally.closed_totals.get(owed.currency, 0) + left
            tally.closed += 1
        closed.flush()
        entries.flush()


def _still_open(rows: Sequence[Row], entries: Entries) -> Iterator[tuple[Owed, int]]:
    """Yield items with what is open of them, less what this import used of a receipt."""
    for row in rows:
        left = row[6] - (entries.own.used(row[0]) if entries.own else 0)
        if left:
            yield Owed(*row[:6]), left
