"""The files of a journal, one a month: lines are only ever added at the end of the newest."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import WrongPasswordError
from collector_desktop.domain.lasting import ANONYMISED
from collector_desktop.files.lasting import sync_folder
from collector_desktop.storage.journal_lines import NO_LINE, PATTERN, hash_of, line_of, read_line

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.storage.journal_rows import Entry

KEPT_MONTHS = 13
CHUNK = 2**16
SEALED = b'"sealed":'


class JournalFile:
    """Where the lines of one ledger go; `key` seals them."""

    def __init__(self, folder: Path, key: bytes | None) -> None:
        self._folder = folder
        self._key = key
        self._previous = NO_LINE
        self._path: Path | None = None

    def last_uid(self) -> str | None:
        """Return the last operation written, or None for a new journal; cut off a half line.

        One that cannot be read, or was sealed by another key, is no operation of this ledger: "".
        So is one from before the ledger had a key: readable lines and sealed ones share no file.

        Raises:
            OSError: the folder or file cannot be used.
        """
        files = sorted(self._folder.glob(PATTERN), reverse=True)
        found = ((path, line) for path in files if (line := _last_line(path)))
        self._path, line = next(found, (None, b""))
        if self._path is None:
            return None
        self._previous = hash_of(line)
        if self._key is not None and SEALED not in line:
            return ""
        try:
            return str(read_line(line, self._key)["uid"])
        except (ValueError, KeyError, WrongPasswordError):
            return ""

    def set_aside(self) -> None:
        """Give the files that lead elsewhere another name, and begin again."""
        for path in sorted(self._folder.glob(PATTERN)):
            number = 1
            while (aside := path.with_name(f"{path.stem}-ended-{number}.jsonl")).exists():
                number += 1
            path.rename(aside)
        self._path, self._previous = None, NO_LINE

    def add(self, entries: list[Entry]) -> None:
        """Write operations to the disk, as few times as may be; after an error nothing is torn.

        What erases personal data ends the journal, which still holds it, and begins another.

        Raises:
            OSError: they could not be written; those of a month before may have been.
        """
        lines: list[bytes] = []
        previous, place = self._previous, self._path
        for entry in entries:
            if entry.facts["kind"] == ANONYMISED:
                for path in self._folder.glob("journal-*.jsonl"):
                    path.unlink()
                lines, previous, place, self._path = [], NO_LINE, None, None
            path = self._file_of(str(entry.facts["at"]))
            if lines and path != place and place is not None:
                _append(place, lines)
                self._previous, lines = previous, []
            place = path
            lines.append(line_of(entry, previous, self._key))
            previous = hash_of(lines[-1])
        if lines and place is not None:
            _append(place, lines)
        self._previous = previous

    def _file_of(self, moment: str) -> Path:
        """Return the file of a month, never an older one than the newest: lines stay in order."""
        wanted = self._folder / f"journal-{moment[:4]}{moment[5:7]}.jsonl"
        if self._path is not None and wanted <= self._path:
            return self._path
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileExistsError):
            os.close(os.open(wanted, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            sync_folder(self._folder)
        for old in sorted(self._folder.glob(PATTERN))[:-KEPT_MONTHS]:
            old.unlink()
        self._path = wanted
        return wanted


def _append(path: Path, lines: list[bytes]) -> None:
    """Write lines at the end of a file and wait until they are on the disk, or leave it as it was.

    Raises:
        OSError: they could not be written.
    """
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(handle).st_size
        try:
            _write_all(handle, b"".join(lines))
            os.fsync(handle)
        except OSError:
            with suppress(OSError):
                os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _last_line(path: Path) -> bytes | None:
    """Return the last whole line of a file, without what follows it; None if it has none."""
    with path.open("rb+") as stream:
        at, read = stream.seek(0, os.SEEK_END), b""
        while at:
            step = min(CHUNK, at)
            at -= step
            stream.seek(at)
            read = stream.read(step) + read
            end = read.rfind(b"\n")
            if end >= 0 and (begin := read.rfind(b"\n", 0, end)) >= 0:
                break
        else:
            end, begin = read.rfind(b"\n"), -1
        if end + 1 < len(read):
            stream.truncate(at + end + 1)
            stream.flush()
            os.fsync(stream.fileno())
        return read[begin + 1 : end + 1] or None
