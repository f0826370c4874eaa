"""Reading the files of an import, before anything of the ledger is touched."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from collector_desktop.cli.session import UsageError
from collector_desktop.domain.errors import UnbalancedStatementError, UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.importers.bank.account_name import of_account
from collector_desktop.importers.base import ParsedFile
from collector_desktop.importers.by_names import mapping_by_names
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.own_tables import ORDER
from collector_desktop.importers.read import AUTO, read_file
from collector_desktop.queries.settings import settings
from collector_desktop.services.reading import inspect_file, known_layout


@frozen
class ReadFile:
    """A file with its rows, and where it stood among the arguments."""

    path: Path
    parsed: ParsedFile
    place: int


def read_files(options: Namespace) -> list[ReadFile]:
    """Return the files, read, in the order in which they build on each other.

    Raises:
        UsageError: a file is not there.
        UnreadableFileError: one of them cannot be understood.
    """
    for path in (*options.files, *([options.map] if options.map else [])):
        if path.is_dir():
            raise UsageError(f"{path} is a folder: name the files in it.")
        if not path.is_file():
            raise UsageError(f"There is no file {path}.")
    mapping = _mapping(options.map) if options.map else None
    order = DateOrder(options.date_order) if options.date_order else None
    hints = ReadHints(
        date_order=order,
        default_currency=options.currency or settings()[COMPANY_CURRENCY],
        unbalanced=options.unbalanced,
        currency=options.currency or "",
    )
    files = [
        ReadFile(path, _read(path, options, mapping, hints), place)
        for place, path in enumerate(options.files)
    ]
    return sorted(files, key=lambda file: ORDER.index(file.parsed.kind))


def _read(path: Path, options: Namespace, mapping: Mapping | None, hints: ReadHints) -> ParsedFile:
    """Return one file; an unknown layout is read as the user matched it in the window before."""
    try:
        parsed = read_file(
            path, profile=options.profile, kind=options.kind, mapping=mapping, hints=hints
        )
    except UnbalancedStatementError as fault:
        advice = "Download the statement again, or take it as it is with --unbalanced."
        raise UnbalancedStatementError(fault.title, advice) from fault
    except UnreadableFileError as refused:
        if mapping is not None or options.profile != AUTO:
            raise
        parsed = _read_unknown(path, options.kind, hints, refused)
    if parsed.currencies_asked and (code := known_layout(_signature(path)).in_currency):
        said = replace(hints, currency=code, default_currency=code)
        parsed = read_file(path, profile=options.profile, kind=options.kind, hints=said)
    return of_account(parsed, options.account) if options.account else parsed


def _read_unknown(
    path: Path, kind: str, hints: ReadHints, refused: UnreadableFileError
) -> ParsedFile:
    """Return a table of no known layout: as it was matched before, or by its names if told to."""
    known = _remembered(path)
    if known is not None:
        return read_file(path, mapping=known, hints=hints)
    mapping, sentence = _named(path) or (None, "")
    if mapping is None:
        title = f"{refused.title} {sentence}".rstrip()
        raise UnreadableFileError(title, refused.advice) from refused
    if kind not in (AUTO, mapping.kind.value):
        raise refused
    if kind == AUTO:
        word = mapping.kind.value
        advice = f"{refused.advice} Or say --kind {word} to have the columns taken by their names."
        raise UnreadableFileError(refused.title, advice) from refused
    parsed = read_file(path, mapping=mapping, hints=hints)
    return replace(parsed, notes=(sentence, *parsed.notes))


def _named(path: Path) -> tuple[Mapping | None, str] | None:
    """Return what the names of its columns say of a file; nothing of one that is no table."""
    try:
        return mapping_by_names(path)
    except UnreadableFileError:
        return None


def _remembered(path: Path) -> Mapping | None:
    """Return how the columns of such a file were matched; a file that is no table has none."""
    try:
        seen = inspect(path)
    except UnreadableFileError:
        return None
    return None if seen.profile else known_layout(seen.signature).mapping


def _signature(path: Path) -> str:
    """Return by what the window finds again what was answered for files of this layout."""
    return inspect_file(path).signature


def _mapping(path: Path) -> Mapping:
    try:
        return Mapping.from_json(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(
            f"{path.name} is not JSON: {error}.", "Correct the mapping."
        ) from error
