"""The way in: look at a file, or read it whole. Only UnreadableFileError comes out of here."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from collector_desktop.domain.collecting import without_collecting
from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank.read import (
    may_be_plain_bank,
    read_known_bank,
    read_mapped_bank,
    read_plain_bank,
)
from collector_desktop.importers.base import FileKind, ItemRow, ParsedFile
from collector_desktop.importers.composed_rows import composed_file
from collector_desktop.importers.currency_marks import note_first
from collector_desktop.importers.derived import with_derived
from collector_desktop.importers.headers import find_header
from collector_desktop.importers.item_blocks import PackedItems
from collector_desktop.importers.layout import (
    MAPPED,
    Layout,
    NumberedLines,
    first_lines,
    mapped_layout,
    profile_layout,
)
from collector_desktop.importers.notation import ReadHints, decide
from collector_desktop.importers.profile import Lines
from collector_desktop.importers.profiles import MAPPED_RULES, PROFILES
from collector_desktop.importers.reading import FileReading, Progress
from collector_desktop.importers.sheet_source import SheetSource
from collector_desktop.importers.sources import Source, open_source
from collector_desktop.importers.summaries import refuse_summary
from collector_desktop.importers.survey import Survey, survey
from collector_desktop.importers.whole_formats import read_whole_format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from collector_desktop.importers.mapping import Mapping
    from collector_desktop.importers.profile import Profile

AUTO = "auto"
NO_NAMES = " No line in it has column names that are known."
_CODES = ("customer_code", "customer_name", "number", "reference")


def open_file(
    path: Path,
    *,
    profile: str = AUTO,
    kind: str = AUTO,
    mapping: Mapping | None = None,
    hints: ReadHints | None = None,
    progress: Progress | None = None,
) -> FileReading:
    """Return a file ready to be read row by row; refuse with one sentence what cannot be."""
    hints = hints or ReadHints()
    source = open_source(path, *((mapping.encoding, mapping.delimiter) if mapping else ()))
    lines = first_lines(source)
    if mapping is not None and profile in (AUTO, MAPPED):
        layout = mapped_layout(mapping, lines, MAPPED_RULES)
    else:
        layout = _known_layout(path, lines, profile, kind)
    layout = replace(layout, currency=hints.currency) if hints.currency else layout
    source = with_derived(_knowing_codes(source, layout), layout)
    seen = _survey(source, layout, hints, progress)
    note_first(seen.marks, lines, layout)
    return FileReading(
        source,
        layout,
        decide(layout, seen, hints),
        hints.default_currency,
        frozenset(seen.totalled),
    )


def read_file(
    path: Path,
    *,
    profile: str = AUTO,
    kind: str = AUTO,
    mapping: Mapping | None = None,
    hints: ReadHints | None = None,
    progress: Progress | None = None,
) -> ParsedFile:
    """Return a whole file, read and checked.

    `profile` and `kind` are names or `auto`; with a `mapping` the file is read as the user said.
    `progress` gets a line number every few thousand lines and may raise to stop.
    """
    known = read_whole_format(path, (kind, profile)) if mapping is None else None
    if known is not None:
        return composed_file(known)
    statement = _bank_statement(path, (kind, profile), mapping, hints or ReadHints(), progress)
    if statement is not None:
        return composed_file(statement)
    try:
        reading = open_file(
            path, profile=profile, kind=kind, mapping=mapping, hints=hints, progress=progress
        )
    except UnreadableFileError as refused:
        plain = _plain_statement(path, (kind, profile), mapping, hints or ReadHints(), progress)
        if plain is None:
            raise _advised(path, (kind, profile), mapping, refused) from refused
        return plain
    how = _read_as(reading, (profile, kind), mapping, hints or ReadHints())
    with without_collecting():
        return parsed(reading, _all_rows(reading, how, progress))


def _knowing_codes(source: Source, layout: Layout) -> Source:
    """Return a sheet that knows in which columns a number is somebody's code or a document's."""
    if not isinstance(source, SheetSource) or not source.merged:
        return source
    codes = (layout.columns[name] for name in _CODES if name in layout.columns)
    return replace(source, codes=frozenset(codes))


def _read_as(
    reading: FileReading, wanted: tuple[str, str], mapping: Mapping | None, hints: ReadHints
) -> str:
    """Return a digest of all that the rows of a file come from: its bytes, and what was said."""
    said = repr((reading.source.sha256, wanted, mapping, hints))
    return sha256(said.encode()).hexdigest()


def _all_rows(reading: FileReading, how: str, progress: Progress | None) -> Sequence[Any]:
    """Return the rows of a reading, those of items packed: there may be a million."""
    if reading.layout.kind is FileKind.ITEMS:
        rules = reading.layout.rules
        blocks = cast("Iterator[Sequence[ItemRow]]", reading.blocks(progress))
        each_once = rules is not None and rules.lines in (Lines.ONE, Lines.REPEATED)
        items = PackedItems(blocks, each_once=each_once, read_as=how)
        return items.without(reading.withdrawn) if reading.withdrawn else items
    return tuple(reading.rows(progress))


def _bank_statement(
    path: Path,
    wanted: tuple[str, str],
    mapping: Mapping | None,
    hints: ReadHints,
    progress: Progress | None,
) -> ParsedFile | None:
    """Return a file that is a bank statement by its content, or by the user's word."""
    if mapping is None:
        return read_known_bank(path, wanted, hints, progress)
    is_bank = mapping.kind is FileKind.BANK
    return read_mapped_bank(path, mapping, hints, progress) if is_bank else None


def _plain_statement(
    path: Path,
    wanted: tuple[str, str],
    mapping: Mapping | None,
    hints: ReadHints,
    progress: Progress | None,
) -> ParsedFile | None:
    """Return a table with a bank's usual columns, if nothing was said about what the file is."""
    unsaid = mapping is None and wanted == (AUTO, AUTO)
    return read_plain_bank(path, hints, progress) if unsaid else None


def _advised(
    path: Path, wanted: tuple[str, str], mapping: Mapping | None, refused: UnreadableFileError
) -> UnreadableFileError:
    """Return why a file is refused; of one that may be a bank statement, how to say that."""
    if mapping is not None or wanted != (AUTO, AUTO) or not may_be_plain_bank(path):
        return refused
    return UnreadableFileError(
        refused.title, "Map its columns, or import it as the kind 'bank' if it is a statement."
    )


def parsed(reading: FileReading, rows: Sequence[Any]) -> ParsedFile:
    """Return what a reading that has ended knows, with the rows that came out of it."""
    layout, source = reading.layout, reading.source
    return ParsedFile(
        name=source.path.name,
        sha256=source.sha256,
        kind=layout.kind,
        profile=layout.profile,
        program=layout.program,
        signature=layout.signature,
        rows=rows,
        problems=tuple(reading.problems),
        counts=dict(reading.counts),
        totals=tuple(reading.totals),
        as_of=reading.as_of,
        is_open_items_list=layout.is_open_items_list,
        rows_in_file=sum(reading.counts.values()),
        excluded=sum(reading.excluded.values()),
        part_lines=reading.part_lines,
        names_first=layout.names_first,
        receipts_pay=layout.receipts_pay,
        notes=reading.notes,
        currencies_asked=reading.currencies_asked,
    )


def recognise(lines: NumberedLines, candidates: tuple[Profile, ...] = PROFILES) -> Layout | None:
    """Return the layout of the known export that most columns speak for."""
    layouts = [layout for profile in candidates if (layout := profile_layout(profile, lines))]
    return max(layouts, key=lambda layout: len(layout.columns), default=None)


def _known_layout(path: Path, lines: NumberedLines, profile: str, kind: str) -> Layout:
    """Return the layout of a known export; refuse any other file, saying what was seen."""
    candidates = tuple(
        known
        for known in PROFILES
        if profile in (AUTO, known.name) and kind in (AUTO, known.kind.value)
    )
    if not candidates and profile != MAPPED:
        raise UnreadableFileError(
            f"There is no known export '{profile}' of kind '{kind}'.",
            "The command `profiles` lists the known ones.",
        )
    layout = recognise(lines, candidates)
    if layout is not None:
        return layout
    refuse_summary(path.name, lines)
    found = find_header(lines)
    seen = found.headers if found else ()
    columns = ", ".join(header for header in seen if header)
    raise UnreadableFileError(
        f"'{path.name}' is not a known export."
        + (f" Its columns are: {columns}." if columns else NO_NAMES),
        "Say which column is which: map the columns, on the command line with --map.",
    )


def _survey(source: Source, layout: Layout, hints: ReadHints, progress: Progress | None) -> Survey:
    """Return what all rows say, without looking where nothing is left to be decided."""
    order = hints.date_order or layout.date_order
    decimal = hints.decimal or layout.decimal
    grouped = layout.kind is FileKind.ITEMS and layout.rules and layout.rules.has_groups
    if order and decimal and not grouped:
        return Survey()
    return survey(source, layout, progress=progress)
