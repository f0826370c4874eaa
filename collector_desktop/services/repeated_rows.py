"""Rows of an export that have no number of their own, so that several may say the same."""

from __future__ import annotations

from collections import Counter
from typing import Any

from collector_desktop.storage.models import BaseModel


class RepeatedRows:
    """Counts the rows of one file: one that it has twice was made twice."""

    def __init__(self) -> None:
        self._met: Counter[tuple[Any, ...]] = Counter()

    def is_here(self, model: type[BaseModel], same: dict[str, Any]) -> bool:
        """Return whether the ledger has as many rows of these values as the file had so far."""
        values = tuple(same.values())
        self._met[values] += 1
        return bool(model.select().filter(**same).count() >= self._met[values])
