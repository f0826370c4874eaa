"""A workbook opened for streaming: no links, no charts, and no part that is read whole too large.

What the library reads whole is limited by what it is, because its name may say anything. The
strings of the workbook opened last are kept: a file is opened several times before it is read.
"""

from __future__ import annotations

import warnings
import zipfile
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.reader.strings import read_string_table
from openpyxl.xml.constants import SHARED_STRINGS, XLSM, XLSX, XLTM, XLTX

from collector_desktop.domain.composed import composed
from collector_desktop.importers.on_disk import Stamp, stamp_of
from collector_desktop.importers.sheet_cells import SheetWords
from collector_desktop.importers.sheet_rows import plain_strings
from collector_desktop.importers.sheet_safety import unsafe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from collector_desktop.importers.cells import Cell

LARGEST_STRINGS = 24 * 1024 * 1024
LARGEST_TREE = 8 * 1024 * 1024


@contextmanager
def open_workbook(path: Path) -> Iterator[Any]:
    """Open a workbook, whatever its file is called, and close it; raise what the library does."""
    with path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader = _Reader(file, path)
        reader.read()
        try:
            yield reader.wb
        finally:
            reader.wb.close()


@contextmanager
def written_sheet(
    book: Any, title: str, made: Callable[[Any], Cell]
) -> Iterator[tuple[IO[bytes], SheetWords]]:
    """Open the part with a sheet's rows as it is written, with what its cells refer to.

    The library keeps all of this to itself; `made` turns its values into cells.
    """
    sheet = book[title]
    words = SheetWords(
        strings=sheet._shared_strings,  # noqa: SLF001
        days=frozenset(book._date_formats),  # noqa: SLF001
        spans=frozenset(book._timedelta_formats),  # noqa: SLF001
        epoch=book.epoch,
        made=made,
    )
    with book._archive.open(sheet._worksheet_path) as stream:  # noqa: SLF001
        yield stream, words


class _Reader(ExcelReader):
    """The library's reader, which reads strings once and no sheet of charts."""

    def __init__(self, file: Any, path: Path) -> None:
        super().__init__(file, read_only=True, data_only=True, keep_links=False)
        self._path = path

    def read_manifest(self) -> None:
        """Read what the parts are, and refuse those that are too large to be read whole."""
        super().read_manifest()
        manifest: Any = self.package
        for kind in (XLSX, XLSM, XLTX, XLTM, SHARED_STRINGS):
            part = manifest.find(kind)
            largest = LARGEST_STRINGS if kind == SHARED_STRINGS else LARGEST_TREE
            if part and self.archive.getinfo(part.PartName[1:]).file_size > largest:
                raise unsafe(self._path)

    def read_strings(self) -> None:
        """Take the strings that all sheets share."""
        manifest: Any = self.package
        part = manifest.find(SHARED_STRINGS)
        if part is not None:
            stamp = stamp_of(self._path)
            self.shared_strings = _strings(self._path, stamp, part.PartName[1:])

    def read_chartsheet(self, sheet: Any, _rel: Any) -> None:
        """Leave a sheet of charts out: it has no rows."""


@lru_cache(maxsize=1)
def _strings(path: Path, _stamp: Stamp, part: str) -> list[str]:
    """Return the strings of a workbook, by their number."""
    with zipfile.ZipFile(path) as archive:
        plain = plain_strings(archive.read(part))
        if plain is not None:
            return list(map(composed, plain))
        with archive.open(part) as stream:
            return list(map(composed, read_string_table(stream)))
