"""What the command palette offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from collector_desktop.domain.frozen import frozen

OFFERED = "offered"
"""A menu of a page by this name is offered in the palette too."""


@frozen
class PaletteEntry:
    """One thing that can be opened or done; entries of one `group` stand together."""

    group: str
    title: str
    act: Callable[[], None]
    detail: str = ""
    amount: str = ""
    key: str = ""
    icon: str = ""


Answer = Callable[[Sequence[PaletteEntry]], None]
Search = Callable[[str, Answer], None]
