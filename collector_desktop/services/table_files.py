"""Small CSV files with our own columns, such as rates and cheques: line by line, as text."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from collector_desktop.domain.errors import UnreadableFileError

MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row of a file that cannot be used: its line from 1, and why."""

    row: int
    reason: str


def read_table(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number of each line below the headings and the texts of its columns.

    Case and order of the headings do not count, nor do blanks around a text; the apostrophe that
    an export puts before what a spreadsheet would run is taken off.

    Raises:
        UnreadableFileError: the file cannot be read, or has not these columns.
    """
    reader = csv.DictReader(StringIO(_text(path)))
    names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    missing = [column for column in columns if column not in names]
    if missing:
        raise UnreadableFileError(
            f"{path.name} has not the columns {', '.join(missing)}.",
            f"The first line names them: {', '.join(columns)}.",
        )
    reader.fieldnames = names
    for values in reader:
        yield reader.line_num, {name: _plain(values[name] or "") for name in columns}


def _plain(text: str) -> str:
    text = text.strip()
    if text.startswith("'"):
        text = text[1:].removesuffix("'")
    return text


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFileError(f"{path.name} is too large.", "Split it by year.")
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(
            f"{path.name} cannot be read.", "It must be a CSV file in UTF-8."
        ) from error
