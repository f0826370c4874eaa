"""The way in for bank statements: recognise a file by what it contains, and read it whole."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnbalancedStatementError, UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.bank.archive import ZIP, packed_statements
from collector_desktop.importers.bank.csv_layout import CsvLayout, find_layout
from collector_desktop.importers.bank.csv_profile import BankProfile, CsvColumns
from collector_desktop.importers.bank.csv_reader import CsvReading, read_csv
from collector_desktop.importers.bank.formats import BankFormat, known_format, listed_formats
from collector_desktop.importers.bank.profiles import BANKS, PLAIN_LAYOUTS
from collector_desktop.importers.bank.statement_text import load
from collector_desktop.importers.bank.stripe import COLUMNS, NAME, read_stripe, stripe_header
from collector_desktop.importers.base import (
    BankStatement,
    FileKind,
    ParsedFile,
    RowKind,
    RowProblem,
)
from collector_desktop.importers.cells import text_of
from collector_desktop.importers.delimiter import detect_delimiter
from collector_desktop.importers.headers import LINES_SEARCHED, falls_due, find_header, signature
from collector_desktop.importers.layout import MAPPED, NumberedLines, first_lines, mapped_layout
from collector_desktop.importers.profiles import MAPPED_RULES
from collector_desktop.importers.sources import Source, open_source
from collector_desktop.importers.whole_file import first_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.importers.mapping import Mapping
    from collector_desktop.importers.notation import ReadHints
    from collector_desktop.importers.reading import Progress

AUTO = "auto"

_DOCUMENTS = frozenset(
    ("invoice", "tax invoice", "sales invoice", "credit memo", "credit note", "facture", "rechnung")
)
_SURE_BY = frozenset({"balance", "payer", "value_date", "side"})


@frozen
class BankTable:
    """A table that is a bank statement: its rows, and the layout; None: it is Stripe's report."""

    source: Source
    lines: NumberedLines
    header_row: int
    layout: CsvLayout | None

    @property
    def name(self) -> str:
        """The name of the layout."""
        return self.layout.profile.name if self.layout else NAME

    @property
    def program(self) -> str:
        """The bank or service that writes it."""
        return self.layout.profile.program if self.layout else "Stripe"

    @property
    def headers(self) -> tuple[str, ...]:
        """The names of its columns."""
        return self.layout.headers if self.layout else COLUMNS


def known_statement(path: Path) -> tuple[str, BankFormat] | None:
    """Return name and format of a file that is a statement and no table, else None.

    An archive may hold one as it is, and so begin like it; it is not one itself.
    """
    start = first_bytes(path)
    return None if start.startswith(ZIP) else known_format(start)


def known_table(source: Source, lines: NumberedLines, wanted: str = AUTO) -> BankTable | None:
    """Return the bank's table that a file is, None if it is no known one."""
    header_row = stripe_header(lines) if wanted in (AUTO, NAME) else 0
    if header_row:
        return BankTable(source, lines, header_row, None)
    layout = find_layout(lines, [each for each in BANKS if wanted in (AUTO, each.name)])
    return BankTable(source, lines, layout.header_row, layout) if layout else None


def may_be_table(start: bytes) -> bool:
    """Return whether the start of a file may be that of a bank's table, without reading it all.

    Only plain text can be recognised so early.
    """
    try:
        text = start.decode("utf-8-sig", "replace")
        first = text.splitlines()[:LINES_SEARCHED]
        rows = list(csv.reader(first, delimiter=detect_delimiter(first)))
    except csv.Error:
        return True
    if b"\0" in start or start.startswith((b"PK", b"\xff\xfe", b"\xfe\xff")):
        return True
    lines: NumberedLines = [(number, list(cells)) for number, cells in enumerate(rows, 1)]
    return bool(stripe_header(lines)) or find_layout(lines, BANKS) is not None


def plain_table(
    source: Source, lines: NumberedLines, wanted: str = AUTO, *, sure: bool
) -> BankTable | None:
    """Return a table whose column names are those that many banks use.

    Unless it is `sure` that the file is a statement, more than a day and an amount must show it, or
    no line may name columns of a ledger; what falls due on a day is none.
    """
    profiles = [each for each in PLAIN_LAYOUTS if wanted in (AUTO, each.name)]
    layout = find_layout(lines, profiles)
    if layout is None:
        return None
    at = layout.columns.at
    telling = "paid_in" in at or bool(_SURE_BY & at.keys()) or find_header(lines) is None
    if not sure and (not telling or falls_due(layout.headers) or _has_documents(lines, layout)):
        return None
    return BankTable(source, lines, layout.header_row, layout)


def _has_documents(lines: NumberedLines, layout: CsvLayout) -> bool:
    """Return whether the types of the first lines are those of a firm's own documents."""
    place = layout.columns.at.get("type", -1)
    below = (cells for row, cells in lines if row > layout.header_row)
    types = {text_of(cells[place]).casefold() for cells in below if 0 <= place < len(cells)}
    return bool(types & _DOCUMENTS)


def read_known_bank(
    path: Path,
    wanted: tuple[str, str],
    hints: ReadHints,
    progress: Progress | None,
) -> ParsedFile | None:
    """Return a file of a known bank format, None if it is none; `wanted` are kind and profile.

    Raises:
        UnreadableFileError: it is one, but broken, hostile, or does not add up.
    """
    kind, profile = wanted
    if kind not in (AUTO, FileKind.BANK) or not _is_known(profile):
        return None
    found = known_statement(path)
    if found is not None and profile in (AUTO, *found[1].names):
        file = load(path, found[1].largest)
        reading = CsvReading(list(found[1].read(file, hints)), Counter())
        return _parsed(path, file.sha256, found[0], found[1].program, reading, hints)
    packed = packed_statements(path)
    if packed is not None and profile in (AUTO, *packed.format.names):
        reading = CsvReading(packed.statements(hints), Counter())
        return _parsed(path, packed.sha256, packed.name, packed.format.program, reading, hints)
    if kind == profile == AUTO and not may_be_table(first_bytes(path)):
        return None
    source = open_source(path)
    lines = first_lines(source)
    table = known_table(source, lines, profile)
    if table is None and (kind == FileKind.BANK or profile != AUTO):
        table = plain_table(source, lines, profile, sure=True)
        if table is None:
            raise UnreadableFileError(
                f"'{path.name}' is not a bank statement in a known format.",
                "Say which column is which: map the columns, on the command line with --map.",
            )
    return read_table(table, hints, progress) if table else None


def may_be_plain_bank(path: Path) -> bool:
    """Return whether a table is a bank statement if somebody says that it is one."""
    source = open_source(path)
    return plain_table(source, first_lines(source), sure=True) is not None


def read_plain_bank(path: Path, hints: ReadHints, progress: Progress | None) -> ParsedFile | None:
    """Return a file that has a bank's usual column names, None if it has not."""
    source = open_source(path)
    table = plain_table(source, first_lines(source), sure=False)
    return read_table(table, hints, progress) if table else None


def read_mapped_bank(
    path: Path, mapping: Mapping, hints: ReadHints, progress: Progress | None
) -> ParsedFile:
    """Return a bank's table, its columns as the user matched them.

    An account without a number is known by the column names of its files.

    Raises:
        UnreadableFileError: a column is missing.
    """
    source = open_source(path, mapping.encoding, mapping.delimiter)
    lines = first_lines(source)
    found = mapped_layout(mapping, lines, MAPPED_RULES)
    if not {"amount", "paid_in", "paid_out"} & found.columns.keys():
        raise UnreadableFileError(
            "No column is mapped to 'Amount'.",
            "Choose the column that has it, or those of money in and money out.",
        )
    profile = BankProfile(
        name=MAPPED,
        program="",
        columns=found.headers,
        fields={},
        needed=(),
        date_order=mapping.date_order,
        decimal=mapping.decimal,
    )
    words = [found.columns[name] for name in ("text", "reference") if name in found.columns]
    columns = CsvColumns(found.columns, tuple(words), mapping.currency)
    layout = CsvLayout(profile, found.header_row, found.headers, columns)
    parsed = read_table(BankTable(source, lines, found.header_row, layout), hints, progress)
    key = f"{MAPPED}-{signature(found.headers)[:8]}"
    statements = tuple(
        replace(each, account_key=key, account_name=path.stem)
        if each.account_key == MAPPED
        else each
        for each in parsed.statements
    )
    return replace(parsed, statements=statements)


def read_table(table: BankTable, hints: ReadHints, progress: Progress | None) -> ParsedFile:
    """Return a bank's table, read and checked."""
    if table.layout is None:
        reading = CsvReading(read_stripe(table.source, table.header_row), Counter())
    else:
        reading = read_csv(table.source, table.layout, hints, progress)
    source = table.source
    return _parsed(source.path, source.sha256, table.name, table.program, reading, hints)


def _is_known(profile: str) -> bool:
    return profile == AUTO or profile in {name for name, _, _ in listed_formats()}


def _parsed(
    path: Path,
    sha256: str,
    name: str,
    program: str,
    reading: CsvReading,
    hints: ReadHints,
) -> ParsedFile:
    """Return statements as the file that an import takes."""
    statements = [_accepted(each, hints) for each in reading.statements]
    rows = tuple(line for statement in statements for line in statement.lines)
    problems = tuple(problem for statement in statements for problem in statement.problems)
    left_out = reading.excluded
    rejected = {problem.row for problem in problems} - {row.row for row in rows}
    data = len(rows) + max(len(rejected), reading.unread) + sum(left_out.values())
    return ParsedFile(
        name=path.name,
        sha256=sha256,
        kind=FileKind.BANK,
        profile=name,
        program=program,
        signature=signature((name,)),
        rows=rows,
        problems=problems,
        counts={RowKind.DATA: data},
        rows_in_file=data,
        excluded=sum(left_out.values()),
        notes=tuple(_notes(left_out)),
        statements=tuple(statements),
        currencies_asked=reading.currencies_asked,
    )


def _accepted(statement: BankStatement, hints: ReadHints) -> BankStatement:
    """Return a statement that adds up, or that the user takes as it is, which is pointed out.

    Raises:
        UnbalancedStatementError: it does not add up.
    """
    if not statement.fault:
        return statement
    if not hints.unbalanced:
        raise UnbalancedStatementError(
            statement.fault, "Download the statement again, or take it as it is."
        )
    row = statement.lines[0].row if statement.lines else 1
    warning = RowProblem(row, "total", "", f"{statement.fault} It is taken as it is.")
    return replace(statement, fault="", warnings=(*statement.warnings, warning))


def _notes(left_out: Counter[str]) -> list[str]:
    return [
        f"{'1 row is' if count == 1 else f'{count:,} rows are'} left out: {reason}."
        for reason, count in sorted(left_out.items())
    ]
