"""New numbers of a file that another customer's items have too."""

from __future__ import annotations

from collector_desktop.importers.base import ItemRow, ParsedFile
from collector_desktop.services.import_customers import Directory
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.bulk import shared_numbers
from collector_desktop.storage.bulk_load import MANY_ROWS

SHARED_SHOWN = 20


def warn_of_shared_numbers(
    parsed: ParsedFile, batch_id: int, directory: Directory, tally: Tally
) -> None:
    """Point out new numbers that another customer uses too: perhaps one and the same invoice."""
    shared = {
        (type_, number): (mine, other)
        for type_, number, mine, other in shared_numbers(
            batch_id, SHARED_SHOWN, look_at_all=tally.created >= MANY_ROWS
        )
    }
    if not shared:
        return
    for row in parsed.rows:
        found = shared.pop((row.type, row.number), None) if isinstance(row, ItemRow) else None
        if isinstance(row, ItemRow) and found is not None:
            other = directory.by_id[found[1]].name
            reason = f"{other} has an item with this number too."
            tally.warn(row.row, "number", row.number, reason)
