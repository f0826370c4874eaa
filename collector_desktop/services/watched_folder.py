"""A folder that the accounting program exports into: which files are new, what they would do."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import Money
from collector_desktop.importers.own_tables import ORDER
from collector_desktop.queries.imports import imported_before
from collector_desktop.services.imports import plan_import
from collector_desktop.services.reading import (
    inspect_file,
    known_layout,
    read_import_file,
    reading_hints,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from collector_desktop.importers.base import ParsedFile
    from collector_desktop.services.import_tally import ImportPlan

SUFFIXES = (
    *(".csv", ".xlsx", ".tsv", ".ofx", ".qfx", ".qif", ".sta", ".940", ".942", ".mt940"),
    *(".cod", ".coda", ".n43", ".csb", ".aeb", ".cfo", ".afb"),
)
SHARED_SUFFIXES = (".xml", ".zip", ".txt", ".iif")
MOST_FILES = 20
MOST_BYTES = 20_000_000


@frozen
class Candidate:
    """A file of the folder and the SHA-256 of its bytes."""

    path: Path
    sha256: str


@frozen
class FolderNews:
    """Files that are not in the ledger yet, in the order to import them, and what they would do.

    `asked` of them have a question open, such as which column is what, and are not counted.
    """

    paths: tuple[Path, ...] = ()
    created: int = 0
    updated: int = 0
    closed: int = 0
    sums: tuple[Money, ...] = ()
    asked: int = 0


def candidates(folder: Path) -> list[Candidate]:
    """Return the newest files of a folder that may be imported; links and subfolders are left.

    A folder that cannot be read has none.
    """
    with suppress(OSError):
        files = [each for each in folder.iterdir() if _may_be_ours(each)]
        newest = sorted(files, key=lambda path: path.stat().st_mtime, reverse=True)[:MOST_FILES]
        return [found for path in reversed(newest) if (found := _candidate(path))]
    return []


def folder_news(files: Sequence[Candidate], as_of: date) -> FolderNews:
    """Return which files are new and what importing each of them would do; nothing is written."""
    new = [each for each in files if imported_before(each.sha256) is None]
    read = [(each.path, _read(each.path)) for each in new]
    known = sorted(
        ((path, parsed) for path, parsed in read if parsed is not None),
        key=lambda pair: ORDER.index(pair[1].kind),
    )
    unknown = [path for path, parsed in read if parsed is None and _is_asked(path)]
    plans = [_plan(parsed, as_of) for _, parsed in known]
    telling = [
        (path, plan)
        for (path, _), plan in zip(known, plans, strict=True)
        if plan is None or _does_something(plan)
    ]
    done = [plan for _, plan in telling if plan is not None]
    sums: dict[str, int] = {}
    for plan in done:
        for currency, minor in plan.closed_totals.items():
            sums[currency] = sums.get(currency, 0) + minor
    return FolderNews(
        (*(path for path, _ in telling), *unknown),
        sum(plan.counts.created for plan in done),
        sum(plan.counts.updated for plan in done),
        sum(plan.counts.closed for plan in done),
        tuple(Money(minor, currency) for currency, minor in sorted(sums.items())),
        len(unknown) + sum(plan is None for _, plan in telling),
    )


def _candidate(path: Path) -> Candidate | None:
    """Return a file with its hash, None if it cannot be read or is gone again."""
    with suppress(OSError):
        return Candidate(path, hashlib.sha256(path.read_bytes()).hexdigest())
    return None


def _may_be_ours(path: Path) -> bool:
    is_plain = path.is_file() and not path.is_symlink() and not path.name.startswith((".", "~"))
    known = (*SUFFIXES, *SHARED_SUFFIXES)
    return is_plain and path.suffix.lower() in known and path.stat().st_size <= MOST_BYTES


def _is_asked(path: Path) -> bool:
    """Return whether a file that cannot be read without a word from the user is worth mentioning.

    Anything may be called as statements in XML, text or an archive are: those must be known.
    """
    with suppress(CollectorError):
        return path.suffix.lower() not in SHARED_SUFFIXES or bool(inspect_file(path).profile)
    return False


def _read(path: Path) -> ParsedFile | None:
    """Return a file that needs no answers or has a remembered layout; else None."""
    try:
        seen = inspect_file(path)
        known = known_layout(seen.signature)
        if not seen.profile and known.mapping is None:
            return None
        mapping = None if seen.profile else known.mapping
        hints = reading_hints(known.currency)
        parsed = read_import_file(path, mapping, hints, in_currency=known.in_currency)
    except CollectorError:
        return None
    return parsed if parsed.rows else None


def _plan(parsed: ParsedFile, as_of: date) -> ImportPlan | None:
    try:
        return plan_import(parsed, as_of, "close" if parsed.is_open_items_list else "keep")
    except CollectorError:
        return None


def _does_something(plan: ImportPlan) -> bool:
    counts = plan.counts
    return bool(counts.created or counts.updated or counts.closed or counts.rejected)
