"""What to say of a file that is no plain database and has no key file beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.errors import LedgerError, LostLedgerError
from collector_desktop.storage.cipher import key_path

if TYPE_CHECKING:
    from pathlib import Path

PAGE, MANY_VALUES = 4096, 240


def without_key(path: Path) -> LedgerError:
    """Return the error of a closed ledger whose key file is missing, or of a foreign file.

    Backups hold the keys of their own, so what is an encrypted ledger counts as lost.
    """
    key = key_path(path).name
    if looks_encrypted(path):
        return LostLedgerError(
            path,
            f"{path.name} is protected, and its key file {key} is missing.",
            "Copy it from where the ledger was and put it beside the ledger, or restore a backup.",
        )
    return LedgerError(
        f"{path.name} is not a ledger.", "Choose a file that ends in .collector, or a backup."
    )


def looks_encrypted(path: Path) -> bool:
    """Return whether a file is made of whole pages, the first of evenly mixed bytes.

    In 4,096 bytes that a cipher made nearly all of the 256 values come up: about 256 are expected,
    and fewer than 240 never. Text, pictures with a head and zeroed pages have far fewer.
    """
    size = path.stat().st_size
    if not size or size % PAGE:
        return False
    with path.open("rb") as stream:
        return len(set(stream.read(PAGE))) >= MANY_VALUES
