"""Window envelopes: where an address shows on an A4 sheet, and where the sheet is folded.

All lengths are in mm from the top left corner of the sheet. The zones are those that stay visible
while the sheet slides to every edge of its envelope.
"""

from __future__ import annotations

from dataclasses import dataclass

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Envelope:
    """A kind of envelope by the zone for the address; `is_right` when its window is there."""

    name: str
    left: float
    top: float
    width: float
    height: float
    folds: tuple[float, float] = (105.0, 210.0)
    is_right: bool = False


UK_A4_LEFT = Envelope("uk-a4-left", 24.0, 57.0, 65.0, 24.0)
ENVELOPES = (
    UK_A4_LEFT,
    Envelope("din-5008-b", 25.0, 62.7, 73.0, 25.3),
    Envelope("din-5008-a", 25.0, 44.7, 73.0, 27.3, (87.0, 192.0)),
    Envelope("fr-a4-right", 116.0, 57.0, 70.0, 23.0, is_right=True),
    Envelope("ch-right", 120.0, 54.0, 70.0, 24.0, (99.0, 192.0), is_right=True),
    Envelope("ch-left", 22.0, 54.0, 70.0, 26.0, (99.0, 192.0)),
)
_BY_NAME = {each.name: each for each in ENVELOPES}
NAMES = tuple(_BY_NAME)
_BY_COUNTRY = {
    **dict.fromkeys(("DE", "AT"), "din-5008-b"),
    **dict.fromkeys(("FR", "IT", "ES"), "fr-a4-right"),
    **dict.fromkeys(("CH", "LI"), "ch-right"),
}


def envelope_for(name: str, country: str) -> Envelope:
    """Return the envelope of a name; `auto` is what is usual in the sender's country."""
    usual = _BY_COUNTRY.get(country, UK_A4_LEFT.name)
    return _BY_NAME[usual if name == AUTO else name]
