"""What a spreadsheet file must not be, found out from its zip directory before it is opened."""

from __future__ import annotations

import re
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.on_disk import Stamp, stamp_of
from collector_desktop.importers.zip_faults import ZIP_FAULTS

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_PARTS = 2_000
LARGEST_SHEETS_BYTES = 512 * 1024 * 1024
LARGEST_OTHER_BYTES = 64 * 1024 * 1024
LARGEST_RATIO = 200
LARGEST_STRETCH = 8 * 1024 * 1024

_RATIO_FROM = 1 << 20
_PROLOGUE = 1 << 16
_ENCRYPTED = 0x1
_PLAIN_NAME = re.compile(r"[\w\[\]. $#&()+,=@~%!{}^-]+(?:/[\w\[\]. $#&()+,=@~%!{}^-]+)*/?")
_WORKBOOK = "xl/workbook.xml"
_SHEET = re.compile(r"(?:.*/)?worksheets/[^/]+\.xml", re.IGNORECASE)
_STRINGS = "sharedstrings.xml"
_ROW_ENDS = re.compile(rb"</(?:\w+:)?(?:row|si)\s*>")
_USUAL_END = b"</row>"
_NEVER_WRITTEN = (b"<!--", b"<![CDATA[")
_CHUNK = 1 << 20
_NOT_OPENED = ("xl/pivotcache/", "xl/drawings/", "xl/charts/", "xl/comments", "customxml/")


def check_spreadsheet(path: Path) -> None:
    """Refuse a spreadsheet that is damaged, protected, no spreadsheet or made to do harm."""
    _check(path, stamp_of(path))


def is_other_archive(path: Path) -> bool:
    """Return whether a file is an archive of something else than a workbook, such as statements."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _WORKBOOK not in archive.namelist()
    except ZIP_FAULTS:
        return False


@lru_cache(maxsize=1)
def _check(path: Path, _stamp: Stamp) -> None:
    """Check a file once, however often it is opened while it stays the same."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_directory(path, parts)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    _check_prologue(path, archive, part)
                    _check_stretches(path, archive, part)
    except ZIP_FAULTS as e:
        raise UnreadableFileError(
            f"'{path.name}' is damaged.", "Save it again in the spreadsheet program."
        ) from e
    except RuntimeError as protected:
        raise _protected(path) from protected


def _check_directory(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Check number, names, sizes and protection of the parts."""
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise _protected(path)
    names = {part.filename for part in parts}
    if _WORKBOOK not in names:
        is_archive = "[Content_Types].xml" not in names and "mimetype" not in names
        raise UnreadableFileError(
            f"'{path.name}' is not an Excel workbook (.xlsx).",
            "Unpack it and import the files in it." if is_archive else "Export it as CSV or XLSX.",
        )
    sheets = sum(part.file_size for part in parts if _SHEET.fullmatch(part.filename))
    others = sum(part.file_size for part in parts) - sheets
    if (
        len(parts) > LARGEST_PARTS
        or sheets > LARGEST_SHEETS_BYTES
        or others > LARGEST_OTHER_BYTES
        or any(_is_bomb(part) or _is_odd(part.filename) for part in parts)
    ):
        raise unsafe(path)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    """Return whether a part would unpack to far more than it weighs."""
    return part.file_size > max(_RATIO_FROM, LARGEST_RATIO * part.compress_size)


def _is_odd(name: str) -> bool:
    """Return whether a part's name could lead outside the file."""
    return ".." in name.split("/") or not _PLAIN_NAME.fullmatch(name)


def _check_prologue(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a part that declares a document type: no spreadsheet program writes one."""
    with archive.open(part) as stream:
        start = stream.read(_PROLOGUE).replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise unsafe(path)


def _check_stretches(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a large part in which no row ends for long: a row is held in memory whole.

    Only sheets and strings are read row by row. A comment could hold the ends of rows that are
    none, and no spreadsheet program writes one there.
    """
    if part.file_size <= LARGEST_STRETCH:
        return
    is_sheet = _SHEET.fullmatch(part.filename) or part.filename.lower().endswith(_STRINGS)
    since, before = 0, b""
    with archive.open(part) as stream:
        while is_sheet and (chunk := stream.read(_CHUNK).replace(b"\0", b"")):
            text = before + chunk
            last = _last_end(text)
            since = len(text) - last if last >= 0 else since + len(chunk)
            if since > LARGEST_STRETCH or (
                b"!" in text and any(mark in text for mark in _NEVER_WRITTEN)
            ):
                raise unsafe(path)
            before = text[-64:]
    if not is_sheet and not part.filename.lower().startswith(_NOT_OPENED):
        raise unsafe(path)


def _last_end(text: bytes) -> int:
    """Return where the last row ends, as most programs write it or in any other way; else -1."""
    usual = text.rfind(_USUAL_END)
    if usual >= 0:
        return usual + len(_USUAL_END)
    return max((found.end() for found in _ROW_ENDS.finditer(text)), default=-1)


def unsafe(path: Path) -> UnreadableFileError:
    """Return the error for a workbook that could take all memory or time."""
    return UnreadableFileError(
        f"'{path.name}' is built in a way that is not safe to open.",
        "Save its one sheet as CSV and import that.",
    )


def _protected(path: Path) -> UnreadableFileError:
    """Return the error for a workbook with a password."""
    return UnreadableFileError(
        f"'{path.name}' is protected with a password.", "Save it without a password."
    )
