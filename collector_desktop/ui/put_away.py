"""Takes every word of a ledger off a locked desk, and puts it back where it was.

A word that stands in the program itself tells nothing and stays: headings, buttons, menus. All
others are taken from the properties of Qt's objects, from the lists that Qt keeps itself and from
the attributes of our own objects. Nobody hears of it, for signals are held back meanwhile. What a
part was made with, before it was shown anything, stays as well: that was no ledger's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.domain.errors import WrongPasswordError
from collector_desktop.ui.put_away_places import Place, beside, holds_rows, is_there, places
from collector_desktop.ui.put_away_words import program_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.services.desk_seal import DeskSeal


FIRST = "_first_words"


def keep_first_words(root: QObject) -> None:
    """Remember what the parts of a page or window say before they are shown any row."""
    kept = [(place, place.read()) for place in _places_below(root)]
    setattr(root, FIRST, [(place, value) for place, value in kept if not holds_rows(value)])


def _places_below(root: QObject) -> list[Place]:
    known = program_words()
    things = (root, *root.findChildren(QObject))
    return [place for thing in things for place in places(thing, known)]


def _first_words(root: QObject) -> dict[tuple[int, str], Any]:
    """Return what was remembered of all parts, by object and place."""
    tops = (root, *root.findChildren(QObject))
    kept = (pair for top in tops for pair in getattr(top, FIRST, ()))
    return {(id(place.thing), place.name): value for place, value in kept}


class PutAway:
    """What a locked desk is about, sealed by the key of its ledger; where it belongs is plain."""

    def __init__(self) -> None:
        self._shut = b""
        self._places: list[tuple[Place, Any]] = []
        self._beside: list[tuple[Place, Callable[[], None]]] = []

    def take(self, root: QObject, seal: DeskSeal) -> None:
        """Take the words off all objects below a root; what was taken before is forgotten."""
        first = _first_words(root)
        found = [
            place
            for place in _places_below(root)
            if place.name != FIRST and place.read() != first.get((id(place.thing), place.name))
        ]
        self._beside = [(place, act) for place in found for act in beside(place.thing)]
        self._shut = seal.shut([place.read() for place in found])
        self._places = [(place, place.empty()) for place in found]
        for place, nothing in self._places:
            place.write(nothing)

    def give_back(self, seal: DeskSeal | None) -> bool:
        """Put all back where nothing else stands by now; another ledger's seal cannot."""
        shut, found, after = self._shut, self._places, self._beside
        self._shut, self._places, self._beside = b"", [], []
        if not shut:
            return True
        try:
            values = seal.opened(shut) if seal is not None else None
        except WrongPasswordError:
            values = None
        if values is None:
            return False
        for (place, nothing), value in zip(found, values, strict=True):
            if is_there(place) and place.read() == nothing:
                place.write(value)
        for place, act in after:
            if is_there(place):
                act()
        return True
