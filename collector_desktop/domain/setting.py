"""What a business setting is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen

T = TypeVar("T")


@frozen
class Setting(Generic[T]):
    """One business setting; the ledger file stores its text form under `key`.

    `parse` turns text into the value and raises ValueError or CollectorError for nonsense.
    """

    key: str
    default: T
    parse: Callable[[str], T]
    meaning: str

    def read(self, text: str) -> T:
        """Return the value that a text stands for; refuse nonsense in a sentence.

        Raises:
            CollectorError: it stands for none.
        """
        try:
            return self.parse(text.strip())
        except ValueError as error:
            raise CollectorError(
                f"{text!r} is not a value for {self.key}.", self.meaning
            ) from error
