"""What questions keep in memory of the open ledger, so that it can all be forgotten at once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from threading import local


class Memory(local, ABC):
    """What one question remembers, for each thread apart; `begin` sets it as before the first."""

    def __init__(self) -> None:
        _memories.add(self)
        self.begin()

    @abstractmethod
    def begin(self) -> None:
        """Remember nothing."""


_memories: set[Memory] = set()


def forget_answers() -> None:
    """Remember nothing of the ledger that was closed, on the thread that asked it."""
    for memory in _memories:
        memory.begin()
