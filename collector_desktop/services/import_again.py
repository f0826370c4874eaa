"""A file that comes in again while nothing changed: known without comparing a row."""

from __future__ import annotations

from collector_desktop.domain.items import ItemType
from collector_desktop.importers.base import ParsedFile
from collector_desktop.importers.item_blocks import read_as, values_of
from collector_desktop.queries.as_imported import ReadNote, standing, stands_as_read
from collector_desktop.queries.own_receipts import own_receipts
from collector_desktop.services.import_item_blocks import ItemBlocks
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.models import ColumnMapping
from collector_desktop.storage.parts import has_parts


def note_as_read(parsed: ParsedFile, batch_id: int, blocks: ItemBlocks, tally: Tally) -> None:
    """Note that all rows of a file stand in the ledger as they were read, if they plainly do.

    That is so where whole blocks were new or the same and no row was worth a word: then
    a comparison finds each of them unchanged, until something is written that it looks at.
    """
    how = read_as(parsed.rows)
    is_plain = blocks.taken == len(parsed.rows) and not blocks.says_promised
    if not how or not is_plain or tally.warnings:
        return
    note = ReadNote(blocks.says_open, standing())
    ColumnMapping.create(signature=f"import {batch_id}", name=how, mapping=note.to_text())


def is_unchanged(parsed: ParsedFile) -> bool:
    """Return whether a comparison would find every row of a file unchanged, and say nothing.

    False where that is unknown without one. Receipts that were entered here and invoices in
    parts are looked for in all rows, so whoever has them has the rows compared.
    """
    how = read_as(parsed.rows)
    if not how or not stands_as_read(parsed.sha256, how):
        return False
    has_receipts = ItemType.RECEIPT in values_of(parsed.rows, "type")
    return not (has_receipts and own_receipts()) and not has_parts()
