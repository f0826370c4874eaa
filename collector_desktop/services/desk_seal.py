"""Use case: shut away what a desk shows while its ledger is locked."""

from __future__ import annotations

import pickle
from typing import Any

from collector_desktop.storage.database import db
from collector_desktop.storage.sealing import derived_key, sealed, unsealed

PURPOSE = b"collector-desktop desk 1"


class DeskSeal:
    """Shuts and opens what a desk holds; whoever has only what is shut can read none of it."""

    def __init__(self, key: bytes) -> None:
        self._key = derived_key(key, PURPOSE)

    def shut(self, held: object) -> bytes:
        """Return values as bytes that only the seal of the same ledger opens."""
        return sealed(pickle.dumps(held), self._key)

    def opened(self, shut: bytes) -> Any:
        """Return the values again.

        Raises:
            WrongPasswordError: the seal is another ledger's, or its key was changed since.
        """
        return pickle.loads(unsealed(shut, self._key))  # noqa: S301 - sealed by this very program


def seal_of_open_ledger() -> DeskSeal | None:
    """Return the seal of the open ledger; None where no password protects it."""
    return None if db.key is None else DeskSeal(db.key)
