"""The archives of kept files of our own export: a list, and the files that it names."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.base import FileKind, ParsedFile
from collector_desktop.importers.headers import signature
from collector_desktop.importers.on_disk import stamp_of
from collector_desktop.importers.own_rows import CopyRow
from collector_desktop.importers.own_tables import A_DISPUTE
from collector_desktop.importers.whole_file import LARGEST_XML
from collector_desktop.importers.zip_faults import ZIP_FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterator

PROFILE, PROGRAM = "collector", "Collector Desktop"
LARGEST = 2 << 30
LARGEST_RATIO = 100
_ZIP = b"PK\x03\x04"
_NAME_AT = 30
_DAMAGE = (*ZIP_FAULTS, RuntimeError, KeyError, csv.Error)


@frozen
class KeptFiles:
    """One of the archives: what the files are of, and the list that it begins with."""

    kind: FileKind
    list_name: str
    columns: tuple[str, ...]

    def starts(self, start: bytes) -> bool:
        """Return whether a file starts as this archive does, with its list."""
        return start.startswith(_ZIP) and start[_NAME_AT:].startswith(self.list_name.encode())


COPIES = KeptFiles(
    FileKind.COPIES,
    "copies.csv",
    ("part", "type", "number", "customer", "file_name", "media_type"),
)
EVIDENCE = KeptFiles(
    FileKind.EVIDENCE,
    "evidence.csv",
    ("part", *A_DISPUTE.split(), "date", "file_name", "media_type"),
)


def read_kept(path: Path, of: KeptFiles) -> ParsedFile:
    """Return what the list of an archive names.

    Raises:
        UnreadableFileError: it is damaged, protected, too large or made to do harm.
    """
    if stamp_of(path)[0] > LARGEST:
        raise UnreadableFileError(
            f"'{path.name}' is larger than {LARGEST >> 20} MB.", "Export a smaller ledger."
        )
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        with zipfile.ZipFile(path) as archive:
            _check(path, archive)
            text = archive.read(of.list_name).decode("utf-8-sig")
            rows = tuple(_rows(path, text, of.columns))
    except _DAMAGE as error:
        raise UnreadableFileError(f"'{path.name}' is damaged.", "Export it again.") from error
    return ParsedFile(
        name=path.name,
        sha256=sha256,
        kind=of.kind,
        profile=PROFILE,
        program=PROGRAM,
        signature=signature(of.columns),
        rows=rows,
        problems=(),
        rows_in_file=len(rows) + 1,
    )


def copy_bytes(row: CopyRow) -> bytes:
    """Return the bytes of a file of the archive.

    Raises:
        ValueError: it is not there, or damaged.
    """
    try:
        with zipfile.ZipFile(row.archive) as archive:
            return archive.read(row.texts["part"])
    except _DAMAGE as error:
        raise ValueError("The archive has no such file.") from error


def _check(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse an archive that would unpack to far more than it weighs."""
    sizes = [part.file_size for part in archive.infolist()]
    weight = stamp_of(path)[0]
    if max(sizes) > LARGEST_XML or sum(sizes) > LARGEST_XML + LARGEST_RATIO * weight:
        raise UnreadableFileError(
            f"'{path.name}' is built in a way that is not safe to open.", "Export it again."
        )


def _rows(path: Path, text: str, columns: tuple[str, ...]) -> Iterator[CopyRow]:
    lines = csv.DictReader(io.StringIO(text, newline=""))
    if tuple(lines.fieldnames or ()) != columns:
        raise ValueError("the list has other columns")
    for number, found in enumerate(lines, 2):
        texts = {name: (found[name] or "").removeprefix("'") for name in columns}
        yield CopyRow(number, texts, path)
