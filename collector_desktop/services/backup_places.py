"""The folders of a ledger's backups and journal."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from collector_desktop.exporters.names import safe_name

if TYPE_CHECKING:
    from pathlib import Path

MARK_LETTERS = 8


def backup_folder(backups: Path, ledger: Path) -> Path:
    """Return the folder of one ledger below that of all: two of one name do not meet."""
    import hashlib  # noqa: PLC0415 - it loads OpenSSL, and the window is painted before

    mark = hashlib.sha256(str(ledger.absolute()).encode()).hexdigest()[:MARK_LETTERS]
    return backups / f"{safe_name(ledger.stem)}-{mark}"


def files_in(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a folder that match; none where it is out of reach, as a server is."""
    with suppress(OSError):
        return list(folder.glob(pattern)) if folder.is_dir() else []
    return []
