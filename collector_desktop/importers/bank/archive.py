"""Statements that a bank packed into one ZIP archive, as many do with CAMT and MT940."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.bank.formats import BankFormat, known_format
from collector_desktop.importers.bank.statement_text import LARGEST_TEXT, StatementFile
from collector_desktop.importers.sheet_safety import is_other_archive
from collector_desktop.importers.whole_file import START, first_bytes, read_whole
from collector_desktop.importers.zip_faults import ZIP_FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from collector_desktop.importers.base import BankStatement
    from collector_desktop.importers.notation import ReadHints

MOST_FILES = 500
LARGEST_RATIO = 200

ZIP = b"PK\x03\x04"
_SMALL = 1 << 20
_ENCRYPTED = 0x1
_DAMAGE = (*ZIP_FAULTS, RuntimeError)


@frozen
class PackedStatements:
    """An archive in which every file is a statement of one known format."""

    path: Path
    sha256: str
    name: str
    format: BankFormat
    files: tuple[StatementFile, ...]

    def statements(self, hints: ReadHints) -> list[BankStatement]:
        """Return the statements of all files, in the order of their names."""
        return [each for file in self.files for each in self.format.read(file, hints)]


def packed_statements(path: Path) -> PackedStatements | None:
    """Return the statements in an archive, None if it is none or holds anything else.

    Raises:
        UnreadableFileError: it is too large, protected or damaged.
    """
    if not first_bytes(path).startswith(ZIP) or not is_other_archive(path):
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            found = list(_known(path, archive))
            if not found or len({format_.program for _, format_, _ in found}) != 1:
                return None
            _, sha256 = read_whole(path, LARGEST_TEXT, "Download a shorter period.")
    except _DAMAGE as damage:
        raise UnreadableFileError(f"'{path.name}' is damaged.", "Download it again.") from damage
    name, format_, _ = found[0]
    return PackedStatements(path, sha256, name, format_, tuple(file for _, _, file in found))


def _known(path: Path, archive: zipfile.ZipFile) -> Iterator[tuple[str, BankFormat, StatementFile]]:
    """Yield the files of an archive; nothing if one of them is no statement."""
    parts = sorted((each for each in archive.infolist() if not each.is_dir()), key=_name)
    known: list[tuple[str, BankFormat]] = []
    for part in parts[:MOST_FILES]:
        each = known_format(_start(archive, part))
        if each is None:
            return
        known.append(each)
    if parts:
        _check(path, parts)
    for part, each in zip(parts, known, strict=True):
        data = archive.read(part)
        yield *each, StatementFile(part.filename, data, hashlib.sha256(data).hexdigest())


def _name(part: zipfile.ZipInfo) -> str:
    return part.filename


def _start(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Return the start of a file by which its format is known; empty if it is locked."""
    if part.flag_bits & _ENCRYPTED:
        return b""
    with archive.open(part) as stream:
        return stream.read(START)


def _check(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that would unpack to more than statements are."""
    whole = sum(part.file_size for part in parts)
    bomb = any(part.file_size > max(_SMALL, LARGEST_RATIO * part.compress_size) for part in parts)
    if len(parts) > MOST_FILES or whole > LARGEST_TEXT or bomb:
        raise UnreadableFileError(
            f"'{path.name}' unpacks to more than can be read at once.",
            "Unpack it and import the files in it.",
        )
