"""What every page is given: the task runner, the theme, the clock and the personal settings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.integrations.clock import now_utc

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.tasks import TaskRunner
    from collector_desktop.ui.theme import Theme


def _nothing() -> None:
    """Keep no copy: there is no ledger session."""


@frozen
class Personal:
    """What this person likes on this computer: window, columns, look; never customers' data."""

    store: QSettings

    def get(self, key: str, default: Any = None) -> Any:
        """Return a remembered value, made of plain JSON types."""
        text = self.store.value(key)
        return default if not isinstance(text, str) else json.loads(text)

    def put(self, key: str, value: Any) -> None:
        """Remember a value."""
        self.store.setValue(key, json.dumps(value))


@frozen
class Desk:
    """The surroundings of a page; `minute` counts from local midnight.

    `open_link` hands a tel:, mailto: or https: address, or a file that we made, to the system.
    `room` is the widget that a page is made in, None where it gets its place later: to move one
    has Qt dress it, and all that is in it, again.
    `safe_copy` backs the ledger up, on its own thread, before work that changes much; `now` is the
    present instant in UTC.
    """

    tasks: TaskRunner
    theme: Theme
    today: Callable[[], date]
    minute: Callable[[], int]
    personal: Personal
    resources: Path
    papers: Path
    open_link: Callable[[str], bool]
    safe_copy: Callable[[], None] = _nothing
    now: Callable[[], datetime] = now_utc
    room: QWidget | None = None

    @property
    def fonts(self) -> Path:
        """The folder of the fonts that documents embed."""
        return self.resources / "fonts"
