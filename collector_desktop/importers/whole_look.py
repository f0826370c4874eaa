"""A first look at an e-invoice, a GnuCash book or an address book, for the wizard."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.dates import DateVerdict
from collector_desktop.importers.gnucash.book import LARGEST_BOOK
from collector_desktop.importers.inspect import Inspection, known_by_content
from collector_desktop.importers.on_disk import stamp_of
from collector_desktop.importers.own_files import OWN_FILES, own_headings
from collector_desktop.importers.whole_formats import known_whole_format

if TYPE_CHECKING:
    from pathlib import Path


def look_at_whole_format(path: Path) -> Inspection | None:
    """Return a first look at a file of one of these formats, None if it is none.

    Raises:
        UnreadableFileError: it is a GnuCash book in XML, or too large to be looked through.
    """
    found = known_whole_format(path)
    if found is None:
        return None
    name, known = found
    _refuse_large(path)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    format_ = (known.kind, name, known.programs[name])
    seen = known_by_content(path.name, sha256, format_, DateVerdict.UNNEEDED)
    if known.kind not in OWN_FILES:
        return seen
    headings = own_headings(path)
    return replace(seen, header_row=1, headers=headings, delimiter=",")


def _refuse_large(path: Path) -> None:
    """Refuse a file that is larger than any of these formats may be, before it is read."""
    if stamp_of(path)[0] > LARGEST_BOOK:
        raise UnreadableFileError(
            f"'{path.name}' is larger than {LARGEST_BOOK >> 20} MB.", "Export a shorter period."
        )
