"""Use cases about kept invoices: put the file of one where it can be opened or attached."""

from __future__ import annotations

from pathlib import Path, PurePath

from collector_desktop.domain.errors import RefusedError
from collector_desktop.exporters.atomic import atomic_write, make_folder
from collector_desktop.exporters.names import free_name, safe_name
from collector_desktop.queries.invoice_copies import KeptCopy, copies_of, copy_content, kept_copy

SUFFIXES = {"application/pdf": ".pdf", "application/xml": ".xml"}


def copy_of(item_id: int, number: str) -> KeptCopy:
    """Return the file of an invoice that is best to read: the PDF, else the newest.

    Raises:
        RefusedError: none is kept.
    """
    copies = copies_of(item_id)
    if not copies:
        raise RefusedError(
            f"No copy of {number} is kept.", "Import the e-invoice as XML or PDF to keep it."
        )
    return copies[0]


def place_copy(copy_id: int, folder: Path) -> Path:
    """Write a kept file into a folder, made if need be, and return where it is.

    Raises:
        RefusedError: it is kept no longer.
        OutsideWorldError: it cannot be written.
    """
    copy = kept_copy(copy_id)
    return save_copy(copy, make_folder(folder))


def save_copy(copy: KeptCopy, target: Path) -> Path:
    """Write a kept file to a path, or into a folder under its own name; return where it is.

    Nothing that is there is overwritten, unless it holds the same bytes.

    Raises:
        OutsideWorldError: it cannot be written.
    """
    content = copy_content(copy.copy_id)
    if target.is_dir():
        stem = safe_name(PurePath(copy.file_name).stem)
        target = target / f"{stem}{SUFFIXES.get(copy.media_type, '.bin')}"
    path = free_name(target, content)
    atomic_write(path, content)
    return path
