"""What the palette offers for a typed text: customers, invoices and commands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from collector_desktop.domain.written import money
from collector_desktop.queries.name_lines import read_names
from collector_desktop.queries.search import Hit, search_inside, search_starts
from collector_desktop.ui.widgets.palette import PaletteEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from collector_desktop.ui.actions import ActionRegistry
    from collector_desktop.ui.desk import Desk

ICONS = {"customer": "building-2", "person": "user", "item": "receipt-text"}
COMMANDS_ONLY = ">"


class Finder(QObject):
    """Answers the palette; `customer_found` carries the customer that was chosen."""

    customer_found = Signal(int)

    def __init__(self, desk: Desk, registry: ActionRegistry) -> None:
        super().__init__()
        self._desk = desk
        self._registry = registry

    def answer(self, text: str, tell: Callable[[Sequence[PaletteEntry]], None]) -> None:
        """Find what a text means and tell the palette."""
        wanted = text.strip()
        commands = self._commands(wanted.removeprefix(COMMANDS_ONLY).strip())
        if not wanted or wanted.startswith(COMMANDS_ONLY):
            tell(commands)
            self._desk.tasks.run(self, read_names, lambda _: None)
            return

        def show(hits: list[Hit]) -> None:
            tell([*self._hits(hits), *commands])
            more = partial(search_inside, wanted, hits)
            self._desk.tasks.run(self, more, lambda inside: show_more(hits, inside))

        def show_more(hits: list[Hit], inside: list[Hit]) -> None:
            if inside:
                tell([*self._hits([*hits, *inside]), *commands])

        self._desk.tasks.run(self, partial(search_starts, wanted), show)

    def _hits(self, hits: list[Hit]) -> list[PaletteEntry]:
        groups = {
            "customer": self.tr("Customers"),
            "person": self.tr("People"),
            "item": self.tr("Invoices"),
        }
        return [
            PaletteEntry(
                groups[hit.kind],
                hit.title,
                partial(self.customer_found.emit, hit.customer_id),
                hit.detail,
                money(hit.open_minor, hit.currency) if hit.open_minor else "",
                "",
                ICONS[hit.kind],
            )
            for hit in hits
        ]

    def _commands(self, text: str) -> list[PaletteEntry]:
        words = text.casefold().split()
        return [
            PaletteEntry(
                self.tr("Commands"),
                spec.text,
                action.trigger,
                spec.menu,
                "",
                self._registry.keys(spec.name),
                spec.icon,
            )
            for spec, action in self._registry.all()
            if spec.name != "find" and all(word in spec.text.casefold() for word in words)
        ]
