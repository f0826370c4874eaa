"""Rows that were copied in a spreadsheet: kept as a private file, to be read like any other."""

from __future__ import annotations

import weakref
from pathlib import Path

from collector_desktop.domain.errors import RefusedError
from collector_desktop.files.private_folder import PrivateFolder

NAME = "Pasted rows.tsv"
MOST_CHARACTERS = 20_000_000


class PastedRows:
    """Keeps what was pasted in a folder that only this user can read, gone with the program."""

    def __init__(self) -> None:
        self._folder: PrivateFolder | None = None

    def keep(self, text: str) -> Path:
        """Write copied rows and return where they are.

        Raises:
            RefusedError: there is no table in the text, or too much of it.
        """
        rows = [line for line in text.splitlines() if line.strip()]
        if len(rows) < 2:
            raise RefusedError(
                "There are no rows to paste.",
                "Copy the rows with their headings in your spreadsheet, then paste them here.",
            )
        if len(text) > MOST_CHARACTERS:
            raise RefusedError("This is too much to paste.", "Save it as CSV and import the file.")
        if self._folder is None:
            self._folder = PrivateFolder()
            weakref.finalize(self, self._folder.remove)
        path = self._folder.path / NAME
        # A clipboard may hold halves of characters, which no file can.
        path.write_text("\n".join(rows) + "\n", encoding="utf-8", errors="replace")
        return path
