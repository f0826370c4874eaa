"""A first look at a file, for the wizard: what it seems to be and what must be asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import DecimalVerdict
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.cells import is_blank, text_of
from collector_desktop.importers.debit_credit import has_sides, with_amounts
from collector_desktop.importers.derived import with_derived
from collector_desktop.importers.headers import find_header, header_texts, signature
from collector_desktop.importers.layout import Layout, NumberedLines, first_lines
from collector_desktop.importers.mapping import Suggestion, suggest_mapping
from collector_desktop.importers.profiles import MAPPED_RULES
from collector_desktop.importers.read import recognise
from collector_desktop.importers.sources import open_source
from collector_desktop.importers.summaries import refuse_summary
from collector_desktop.importers.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.importers.dates import DateVerdict

ROWS_SHOWN = 20
ROWS_LOOKED_AT = 20_000


@frozen
class Inspection:
    """What a file seems to be.

    `profile` is empty if it is no known export; then `suggestions` say what its columns may be.
    `header_row` counts from 1; 0 means that no line names columns.
    """

    name: str
    sha256: str
    kind: FileKind | None
    profile: str
    program: str
    header_row: int
    headers: tuple[str, ...]
    signature: str
    sample_rows: tuple[tuple[str, ...], ...]
    encoding: str
    delimiter: str
    sheet: str
    date_order: DateVerdict
    decimal: DecimalVerdict
    suggestions: tuple[Suggestion, ...]


def known_by_content(
    name: str, sha256: str, format_: tuple[FileKind, str, str], days: DateVerdict
) -> Inspection:
    """Return what is seen of a file whose content shows its format: nothing of it need be asked.

    `format_` is its kind, profile and program.
    """
    kind, profile, program = format_
    return Inspection(
        name=name,
        sha256=sha256,
        kind=kind,
        profile=profile,
        program=program,
        header_row=0,
        headers=(),
        signature=signature((profile,)),
        sample_rows=(),
        encoding="",
        delimiter="",
        sheet="",
        date_order=days,
        decimal=DecimalVerdict.UNNEEDED,
        suggestions=(),
    )


def inspect(
    path: Path, *, encoding: str = "", delimiter: str = "", header_row: int | None = None
) -> Inspection:
    """Return a first look at a file; `header_row` is the line that the user clicked.

    Raises:
        UnreadableFileError: it cannot be read, or holds sums and no invoices.
    """
    source = open_source(path, encoding, delimiter)
    lines = first_lines(source)
    known = recognise(lines) if header_row is None else None
    if known is None:
        refuse_summary(path.name, lines)
    layout = known or _guessed(lines, header_row)
    seen = survey(with_derived(source, layout), layout, ROWS_LOOKED_AT)
    below = [cells for row, cells in lines if row > layout.header_row and not is_blank(cells)]
    return Inspection(
        name=path.name,
        sha256=source.sha256,
        kind=layout.kind if layout.header_row or layout.profile else None,
        profile=layout.profile,
        program=layout.program,
        header_row=layout.header_row,
        headers=layout.headers,
        signature=signature(layout.headers),
        sample_rows=tuple(tuple(text_of(cell) for cell in cells) for cells in below[:ROWS_SHOWN]),
        encoding=source.encoding,
        delimiter=source.delimiter,
        sheet=source.sheet,
        date_order=seen.days.verdict,
        decimal=seen.amounts.verdict,
        suggestions=suggest_mapping(layout.headers, below[:ROWS_SHOWN], layout.kind),
    )


def _guessed(lines: NumberedLines, header_row: int | None) -> Layout:
    """Return the layout of an unknown file as its column names suggest it."""
    chosen = [line for line in lines if header_row in (None, line[0])]
    found = find_header(chosen)
    if found is None:
        row, headers = _plain_names(chosen, sure=header_row is not None)
        return Layout("", "", FileKind.ITEMS, row, headers, {}, MAPPED_RULES)
    columns = {
        suggestion.field: suggestion.column
        for suggestion in suggest_mapping(found.headers, (), found.kind)
    }
    rules = MAPPED_RULES if found.kind is FileKind.ITEMS else None
    layout = Layout("", "", found.kind, found.row, found.headers, columns, rules)
    if not has_sides(columns):
        return layout
    columns, derived = with_amounts(columns, len(found.headers))
    return replace(layout, columns=columns, derived=tuple(derived))


def _plain_names(lines: NumberedLines, *, sure: bool) -> tuple[int, tuple[str, ...]]:
    """Return the line that can name columns though no name is known, and its texts.

    Names are texts without figures, no two of them alike, and there is one for nearly every
    column: titles stand above them. What the user chose is not doubted.
    """
    filled = [(row, header_texts(cells)) for row, cells in lines if not is_blank(cells)]
    if sure:
        return filled[0] if filled else (0, ())
    widest = max((len(headers) for _, headers in filled), default=0)
    may_name = (line for line in filled if 2 * len(line[1]) > widest)
    row, headers = next(may_name, (0, ()))
    named = len(headers) > 1 and all(headers) and len(set(headers)) == len(headers)
    plain = not any(sign.isdigit() for header in headers for sign in header)
    return (row, headers) if named and plain else (0, ())
