"""Window envelopes: where an address shows on a sheet, and where the sheet is folded.

All lengths are in mm from the top left corner of the sheet. The zones are those that stay visible
while the sheet slides to every edge of its envelope; the windows are all that shows at some time.
Source of the zones and folds: BS 4264, DIN 5008 and DIN 680, NF Z 10-011, SN 010130, and for the
American envelope No. 10 its usual window of 1 1/8 by 4 1/2 inches, 7/8 from the left, 1/2 up.
"""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import AUTO, LETTER_COUNTRIES


@frozen
class Window:
    """The part of a sheet that may show through, in whichever way the sheet lies."""

    left: float
    top: float
    right: float
    bottom: float


_LEFT_WINDOW = Window(10.0, 45.0, 113.0, 95.0)


@frozen
class Envelope:
    """A kind of envelope by the zone for the address; `is_right` when its window is there."""

    name: str
    left: float
    top: float
    width: float
    height: float
    folds: tuple[float, float] = (105.0, 210.0)
    is_right: bool = False
    window: Window = _LEFT_WINDOW


UK_A4_LEFT = Envelope("uk-a4-left", 24.0, 60.0, 65.0, 21.0)
US_LETTER_10 = Envelope(
    *("us-letter-10", 25.6, 65.6, 82.3, 18.2),
    folds=(98.4, 190.5),
    window=Window(0.0, 57.0, 137.0, 92.5),
)
_RIGHT_WINDOW = Window(90.0, 40.0, 210.0, 95.0)
ENVELOPES = (
    UK_A4_LEFT,
    Envelope("din-5008-b", 25.0, 62.7, 64.0, 23.8),
    Envelope(
        *("din-5008-a", 25.0, 44.7, 64.0, 24.8, (87.0, 192.0)),
        window=Window(10.0, 27.0, 110.0, 77.0),
    ),
    Envelope("fr-a4-right", 116.0, 57.0, 70.0, 23.0, is_right=True, window=_RIGHT_WINDOW),
    Envelope(
        *("ch-right", 120.0, 54.0, 70.0, 24.0, (99.0, 192.0)),
        is_right=True,
        window=Window(98.0, 40.0, 210.0, 95.0),
    ),
    Envelope("ch-left", 22.0, 54.0, 67.0, 26.0, (99.0, 192.0)),
    US_LETTER_10,
)
_BY_NAME = {each.name: each for each in ENVELOPES}
NAMES = tuple(_BY_NAME)
_BY_COUNTRY = {
    **dict.fromkeys(("DE", "AT"), "din-5008-b"),
    **dict.fromkeys(("FR", "IT", "ES"), "fr-a4-right"),
    **dict.fromkeys(("CH", "LI"), "ch-right"),
    **dict.fromkeys(LETTER_COUNTRIES, US_LETTER_10.name),
}


def envelope_for(name: str, country: str) -> Envelope:
    """Return the envelope of a name; `auto` is what is usual in the sender's country."""
    usual = _BY_COUNTRY.get(country, UK_A4_LEFT.name)
    return _BY_NAME[usual if name == AUTO else name]
