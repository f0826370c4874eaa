"""The archives of kept files: one is written from the ledger, or its files are brought into one."""

from __future__ import annotations

import csv
import hashlib
import io
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.exporters.archive import write_archive
from collector_desktop.exporters.table import starts_a_formula
from collector_desktop.importers.copy_archive import KeptFiles, copy_bytes
from collector_desktop.importers.own_rows import CopyRow
from collector_desktop.services.import_tally import Tally

Listed = Sequence[tuple[int, tuple[str, ...]]]


@frozen
class KeptFile:
    """A file of an archive: what the list says of it, what it holds, and the hash of that."""

    texts: dict[str, str]
    content: bytes
    sha256: str


def write_kept(
    of: KeptFiles, path: Path, rows: Listed, read: Callable[[int], bytes]
) -> tuple[Path, int] | None:
    """Write the files that `rows` name; return where, and how many.

    None is written, and None returned, if there are none.

    Raises:
        OutsideWorldError: it cannot be written.
    """
    if not rows:
        return None
    write_archive(_parts(of, rows, read), path)
    return path, len(rows)


def _parts(
    of: KeptFiles, rows: Listed, read: Callable[[int], bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield the list first, by which the archive is known, and then the files."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(of.columns)
    for key, cells in rows:
        writer.writerow((key, *map(_guarded, cells)))
    yield of.list_name, text.getvalue().encode("utf-8-sig")
    for key, _ in rows:
        yield str(key), read(key)


def _guarded(text: str) -> str:
    """Return a cell of the list that no spreadsheet runs, behind an apostrophe where it would.

    The reader takes one off, so each text that begins with one gets another.
    """
    return f"'{text}" if starts_a_formula(text) or text.startswith("'") else text


class KeptRows(ABC):
    """Brings the files of an archive into a ledger; one that is there already stays as it is."""

    owner: ClassVar[str]
    """The column that names what a file belongs to."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def take(self, rows: Sequence[CopyRow]) -> None:
        """Bring some files in; one whose owner is not there is rejected."""
        for row in rows:
            try:
                is_new = self._bring(_kept(row))
            except CollectorError as error:
                why = f"{error.title} {error.advice}"
                self._tally.reject(row.row, self.owner, row.texts[self.owner], why)
            except ValueError as error:
                self._tally.reject(row.row, "part", row.texts["part"], str(error))
            else:
                self._tally.created += is_new
                self._tally.unchanged += not is_new

    @abstractmethod
    def _bring(self, file: KeptFile) -> bool:
        """Keep a file with its owner; return whether it was not there yet.

        Raises:
            CollectorError: its owner is not there.
            ValueError: the list says something of it that makes no sense.
        """


def _kept(row: CopyRow) -> KeptFile:
    content = copy_bytes(row)
    return KeptFile(row.texts, content, hashlib.sha256(content).hexdigest())
