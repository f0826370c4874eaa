"""Use cases about files: see what an import would do, do it, remember a layout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Literal

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.collecting import without_collecting
from collector_desktop.domain.settings import COMPANY_CURRENCY, COMPANY_NAME
from collector_desktop.importers.base import ContactCard, FileKind, ParsedFile
from collector_desktop.importers.item_blocks import blocks_of, values_of
from collector_desktop.queries.history import CONFIRMED
from collector_desktop.queries.imports import imported_before
from collector_desktop.queries.settings import settings
from collector_desktop.services.copy_files import CopyRows
from collector_desktop.services.evidence_files import EvidenceRows
from collector_desktop.services.import_again import is_unchanged, note_as_read
from collector_desktop.services.import_allocation_rows import AllocationRows
from collector_desktop.services.import_bank_rows import BankRows, payments_found
from collector_desktop.services.import_closing import close_missing
from collector_desktop.services.import_contact_cards import ContactCards
from collector_desktop.services.import_customer_rows import CustomerRows
from collector_desktop.services.import_customers import Directory
from collector_desktop.services.import_dues import DueDates
from collector_desktop.services.import_einvoices import keep_copy, with_buyer
from collector_desktop.services.import_item_changes import ItemChanges
from collector_desktop.services.import_item_rows import ItemRows
from collector_desktop.services.import_notes import NoteRows
from collector_desktop.services.import_own_money import money_here
from collector_desktop.services.import_own_purses import OwnMoney
from collector_desktop.services.import_parts import InvoiceParts
from collector_desktop.services.import_past import judged_promises, tell_past
from collector_desktop.services.import_paying import pay_with_receipts
from collector_desktop.services.import_people import PeopleRows
from collector_desktop.services.import_promises import bring_in_promises
from collector_desktop.services.import_settling import Entries
from collector_desktop.services.import_shared_numbers import warn_of_shared_numbers
from collector_desktop.services.import_sorting import import_operation
from collector_desktop.services.import_tally import ImportPlan, ImportResult, Tally
from collector_desktop.services.import_typed_here import TypedHere
from collector_desktop.services.interest_corrections import correct_imported
from collector_desktop.services.own_imports import OwnRows, own_table
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.bulk_load import loaded_in_bulk
from collector_desktop.storage.models import (
    ColumnMapping,
    CurrentOperation,
    ImportBatch,
    Item,
)
from collector_desktop.storage.operations import operation

Missing = Literal["keep", "close"]
Progress = Callable[[int, int], None]

NOTES: dict[FileKind, Callable[[Directory, Tally], NoteRows | PeopleRows]] = {
    FileKind.PEOPLE: PeopleRows,
    FileKind.CONTACTS: NoteRows,
    FileKind.PROMISES: NoteRows,
}
NEWS = Change.CUSTOMER | Change.ITEM | Change.PROMISE | Change.CONTACT


class _TakenBackError(Exception):
    """Ends an operation of which nothing is to stay."""


def plan_import(
    parsed: ParsedFile,
    made_on: date,
    missing: Missing = "keep",
    progress: Progress | None = None,
) -> ImportPlan:
    """Return what importing a file would do; the ledger stays as it is.

    The import is tried in a transaction that is taken back, so the plan cannot differ from it.
    """
    already = imported_before(parsed.sha256)
    tally = Tally()
    with suppress(_TakenBackError), import_operation(parsed, made_on) as current:
        batch = _batch(parsed, current.id, made_on)
        _bring_in(parsed, batch, missing, tally, progress)
        raise _TakenBackError
    return tally.plan(parsed, already)


def apply_import(
    parsed: ParsedFile,
    made_on: date,
    missing: Missing = "keep",
    progress: Progress | None = None,
) -> Outcome[ImportResult]:
    """Bring a file into the ledger: all of it less its rejected rows, or nothing.

    A file that changes nothing and was imported before leaves no trace; one that comes for the
    first time is remembered, but there is nothing to undo. `progress` is told how
    many rows of how many are done; an error that it raises ends the import, and nothing stays.
    """
    already = imported_before(parsed.sha256)
    tally = Tally()
    try:
        with import_operation(parsed, made_on) as current:
            batch = _batch(parsed, current.id, made_on)
            _bring_in(parsed, batch, missing, tally, progress)
            _require_news(tally, already)
            _keep_counts(batch, parsed, tally)
            current.summary = _summary(parsed, tally)
            if not tally.wrote_something():
                current.kind = CONFIRMED
            current.save(only=["summary", "kind"])
    except _TakenBackError:
        return Outcome(ImportResult(tally.plan(parsed, already)), NOTHING)
    is_statement = parsed.kind is FileKind.BANK
    own = own_table(parsed.kind)
    changed = Change.BANK if is_statement else own.changed if own else NEWS
    to_match = tally.to_match if is_statement else None
    result = ImportResult(tally.plan(parsed, already), batch.id, to_match)
    if not tally.wrote_something():
        return Outcome(result, changed)
    return Outcome(result, changed, current.id, current.summary)


def _require_news(tally: Tally, already: date | None) -> None:
    """End an import that is not worth a line in the history."""
    confirms_the_ledger = tally.unchanged and already is None
    if not tally.wrote_something() and not confirms_the_ledger:
        raise _TakenBackError


def remember_mapping(signature: str, name: str, json_text: str, made_on: date) -> Outcome[None]:
    """Keep how the columns of a layout were matched, for the next file with the same headers."""
    stored = ColumnMapping.get_or_none(ColumnMapping.signature == signature)
    if stored is not None and (stored.name, stored.mapping) == (name, json_text):
        return Outcome(None, NOTHING)
    summary = f"Remember the columns of {name}"
    with operation("remember_mapping", summary, made_on) as current:
        if stored is None:
            ColumnMapping.create(signature=signature, name=name, mapping=json_text)
        else:
            stored.name, stored.mapping = name, json_text
            stored.save(only=["name", "mapping"])
    return Outcome(None, Change.SETTING, current.id, summary)


def _batch(parsed: ParsedFile, operation_id: int, made_on: date) -> ImportBatch:
    """Make the batch, and have the triggers leave out the rows that carry it."""
    batch = ImportBatch.create(
        operation=operation_id,
        file_name=parsed.name,
        sha256=parsed.sha256,
        profile=parsed.profile,
        kind=parsed.kind,
        imported_on=made_on,
    )
    CurrentOperation.update(batch=batch).execute()
    return batch


@without_collecting()
def _bring_in(
    parsed: ParsedFile,
    batch: ImportBatch,
    missing: Missing,
    tally: Tally,
    progress: Progress | None = None,
) -> None:
    """Write the rows of a file, and what follows from them."""
    directory = None
    if missing == "keep" and is_unchanged(parsed):
        tally.unchanged = len(parsed.rows)
        if progress is not None:
            progress(tally.unchanged, tally.unchanged)
    else:
        directory = _bring_in_rows(parsed, batch, missing, tally, progress)
    CurrentOperation.update(batch=None).execute()
    if parsed.receipts_pay:
        pay_with_receipts(parsed, batch, tally)
    if directory is not None:
        bring_in_promises(parsed, directory, batch.imported_on, tally)
    if tally.wrote_something():
        judged = judged_promises()
        judge_promises(batch.imported_on)
        tell_past(batch.id, judged, tally)
        for words in correct_imported(batch.id, batch.imported_on):
            tally.warn(0, "", "", f"A claim for late payment reaches into paid days: {words}.")


def _bring_in_rows(
    parsed: ParsedFile,
    batch: ImportBatch,
    missing: Missing,
    tally: Tally,
    progress: Progress | None,
) -> Directory | None:
    """Write the rows of a file; return the customers as its items left them."""
    if parsed.kind in (FileKind.ITEMS, FileKind.EINVOICE):
        return _bring_in_items(parsed, batch, missing, tally, progress)
    if parsed.kind is FileKind.BANK:
        BankRows(batch.id, parsed.profile, tally).take(parsed.statements, progress)
    else:
        _in_chunks(parsed, _taker(parsed, batch, tally), progress)
    return None


def _taker(parsed: ParsedFile, batch: ImportBatch, tally: Tally) -> Callable[[Sequence[Any]], None]:
    """Return what brings the rows of a file in, some at a time."""
    if parsed.kind is FileKind.CUSTOMERS:
        return _customer_rows(parsed, batch, tally)
    if parsed.kind in NOTES:
        directory = _directory(parsed, batch, settings()[COMPANY_CURRENCY], tally)
        return NOTES[parsed.kind](directory, tally).take
    if parsed.kind is FileKind.COPIES:
        return CopyRows(batch.id, tally).take
    if parsed.kind is FileKind.EVIDENCE:
        return EvidenceRows(tally).take
    own = own_table(parsed.kind)
    if own is not None:
        return OwnRows(own, batch.imported_on, tally).take
    return AllocationRows(Entries(batch.id), tally).take


def _customer_rows(
    parsed: ParsedFile, batch: ImportBatch, tally: Tally
) -> Callable[[Sequence[Any]], None]:
    """Return what brings in customers, or the cards of an address book."""
    directory = _directory(parsed, batch, settings()[COMPANY_CURRENCY], tally)
    if any(isinstance(row, ContactCard) for row in parsed.rows[:1]):
        return ContactCards(directory, tally, makes_customers=parsed.makes_customers).take
    return CustomerRows(directory, tally, TypedHere(parsed, batch.id, directory, tally)).take


def _bring_in_items(
    parsed: ParsedFile,
    batch: ImportBatch,
    missing: Missing,
    tally: Tally,
    progress: Progress | None,
) -> Directory:
    """Write the items of a file; return the customers as it left them."""
    stored = settings()
    day = min(parsed.as_of or batch.imported_on, batch.imported_on)
    directory = _directory(parsed, batch, stored[COMPANY_CURRENCY], tally)
    parsed = with_buyer(parsed, directory, stored[COMPANY_NAME], tally)
    entries = Entries(batch.id, values_of(parsed.rows, "number"))
    dues = DueDates(directory, stored, tally)
    changes = ItemChanges(entries, parsed.program or parsed.name, day, tally, dues)
    same = money_here(parsed, batch.id, directory, tally)
    entries.own = OwnMoney(entries.items.first_id, same.kept)
    with loaded_in_bulk(Item, len(parsed.rows)) as guard:
        parts = InvoiceParts(directory, dues, guard)
        items = ItemRows(directory, entries, changes, dues, guard)
        _in_chunks(same.parsed, lambda rows: items.take(parts.in_parts(rows)), progress)
        if same.here:
            items.take(same.here)
    keep_copy(parsed, directory, batch, tally)
    if items.blocks.ascending < entries.items.next_id - 1:
        warn_of_shared_numbers(parsed, batch.id, directory, tally)
    if missing == "close" and parsed.document is None:
        close_missing(parsed, items, day, entries, tally)
    for number, reason in entries.own.notes:
        tally.warn(0, "number", number, reason)
    note_as_read(parsed, batch.id, items.blocks, tally)
    return directory


def _directory(parsed: ParsedFile, batch: ImportBatch, currency: str, tally: Tally) -> Directory:
    return Directory(batch.id, currency, tally, names_first=parsed.names_first)


def _in_chunks(
    parsed: ParsedFile, take: Callable[[Sequence[Any]], None], progress: Progress | None
) -> None:
    done, total = 0, len(parsed.rows)
    for rows in blocks_of(parsed.rows):
        take(rows)
        done += len(rows)
        if progress is not None:
            progress(done, total)


def _keep_counts(batch: ImportBatch, parsed: ParsedFile, tally: Tally) -> None:
    counts = tally.counts(parsed)
    batch.created = counts.created
    batch.updated = counts.updated
    batch.unchanged = counts.unchanged
    batch.closed = counts.closed
    batch.rejected = counts.rejected
    batch.save()


def _summary(parsed: ParsedFile, tally: Tally) -> str:
    """Return what was done in words, such as `Import june.csv: 12 new, 3 changed`."""
    if parsed.kind is FileKind.BANK:
        return f"Import {parsed.name}: {payments_found(tally.to_match)}"
    counted = ((tally.created, "new"), (tally.updated, "changed"), (tally.closed, "closed"))
    done = ", ".join(f"{count:,} {word}" for count, word in counted if count)
    return f"Import {parsed.name}: {done or 'nothing new'}"
