"""What the palette offers for a typed text: customers, invoices and commands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from collector_desktop.domain.written import money
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.palette_entry import OFFERED, PaletteEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.name_lines import read_names
    from collector_desktop.queries.search import Hit, search_inside, search_starts
    from collector_desktop.ui.actions import ActionRegistry
    from collector_desktop.ui.desk import Desk
else:
    read_names = later("collector_desktop.queries.name_lines", "read_names")
    search_inside = later("collector_desktop.queries.search", "search_inside")
    search_starts = later("collector_desktop.queries.search", "search_starts")

ICONS = {
    "customer": "building-2",
    "near": "building-2",
    "person": "user",
    "item": "receipt-text",
}
LEAST_LIKE = 0.75
COMMANDS_ONLY = ">"


class Finder(QObject):
    """Answers the palette; `customer_found` carries the customer that was chosen."""

    customer_found = Signal(int)

    def __init__(
        self, desk: Desk, registry: ActionRegistry, page: Callable[[], QWidget | None]
    ) -> None:
        super().__init__()
        self._desk, self._registry, self._page = desk, registry, page

    def answer(self, text: str, tell: Callable[[Sequence[PaletteEntry]], None]) -> None:
        """Find what a text means and tell the palette."""
        wanted = text.strip()
        words = wanted.removeprefix(COMMANDS_ONLY).strip().casefold().split()
        meant = self._with_words(words)
        commands = meant or self._with_words(self._likely(words))
        if not wanted or wanted.startswith(COMMANDS_ONLY):
            tell(commands)
            self._desk.tasks.run(self, read_names, lambda _: None)
            return

        def show(hits: list[Hit]) -> None:
            tell([*self._hits(hits), *commands])
            more = partial(search_inside, wanted, hits, wants_near=not meant)
            self._desk.tasks.run(self, more, lambda inside: show_more(hits, inside))

        def show_more(hits: list[Hit], inside: list[Hit]) -> None:
            if inside and inside[0].kind == "near":
                tell([*commands, *self._hits(inside)])
            elif inside:
                tell([*self._hits([*hits, *inside]), *commands])

        self._desk.tasks.run(self, partial(search_starts, wanted), show)

    def _hits(self, hits: list[Hit]) -> list[PaletteEntry]:
        groups = {
            "customer": self.tr("Customers"),
            "near": self.tr("Names like it"),
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

    def _likely(self, words: Sequence[str]) -> list[str]:
        """Return each word as commands spell it, if one is like it."""
        from difflib import get_close_matches  # noqa: PLC0415 - costs 20 ms

        known = {
            word.strip("….,?")
            for spec, _ in self._registry.all()
            for word in spec.text.casefold().split()
        }
        likely = (get_close_matches(word, known, 1, LEAST_LIKE) or [word] for word in words)
        return [found[0] for found in likely]

    def _with_words(self, words: Sequence[str]) -> list[PaletteEntry]:
        """Return the commands that have all of some words."""
        return self._of_page(words) + [
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

    def _of_page(self, words: Sequence[str]) -> list[PaletteEntry]:
        """Return what the menus of the page that is shown offer."""
        page = self._page()
        menus = page.findChildren(QMenu, OFFERED) if page is not None else []
        found = []
        for action in (each for menu in menus for each in menu.actions()):
            title, _, key = action.text().partition("\t")
            if title and all(word in title.casefold() for word in words):
                entry = (self.tr("On this page"), title, action.trigger, "", "", key)
                found.append(PaletteEntry(*entry))
        return found
