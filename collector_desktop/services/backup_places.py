"""The folders of a ledger's backups and journal."""

from __future__ import annotations

import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from collector_desktop.exporters.names import safe_name

if TYPE_CHECKING:
    from pathlib import Path

MARK_LETTERS = 8


def backup_folder(backups: Path, ledger: Path) -> Path:
    """Return the folder of one ledger below that of all: two of one name do not meet."""
    import hashlib  # noqa: PLC0415 - it loads OpenSSL, and the window is painted before

    place = str(ledger.absolute()).encode("utf-8", "surrogatepass")  # a name may be no UTF-8
    mark = hashlib.sha256(place).hexdigest()[:MARK_LETTERS]
    return backups / f"{safe_name(ledger.stem)}-{mark}"


def files_in(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a folder that match; none where it is out of reach, as a server is."""
    with suppress(OSError):
        return list(folder.glob(pattern)) if folder.is_dir() else []
    return []


def plain_files_in(folder: Path, pattern: str) -> list[Path]:
    """Return those of them that are no folder, pipe or device, to read which would fail or wait."""
    return [path for path in files_in(folder, pattern) if not _is_special(path)]


def _is_special(path: Path) -> bool:
    with suppress(OSError):
        return not stat.S_ISREG(path.stat().st_mode)
    return False
