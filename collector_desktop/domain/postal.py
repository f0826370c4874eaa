"""How a postal address is written: where the postcode stands, and what a country is called."""

from __future__ import annotations

from collector_desktop.domain.countries import english_name

# The last lines of an address: C the town, S the region, Z the postcode, | the end of a line; after
# the countries' own posts, the Universal Postal Union and Google's data of addresses.
_BEFORE, _BEHIND, _REGION_BEHIND = "Z C|S", "C Z|S", "C S Z"
_ORDERS = {
    _BEFORE: (
        *("AR", "AT", "BE", "BG", "CH", "CL", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR"),
        *("GR", "HR", "HU", "IS", "KW", "LI", "LT", "LU", "MA", "MC", "MY", "NL", "NO", "PH"),
        *("PL", "PT", "RO", "RS", "SE", "SI", "SK", "TN"),
    ),
    _BEHIND: ("IL", "IN", "KR", "MT", "NG", "NZ", "SA", "SG"),
    _REGION_BEHIND: ("AU", "CA"),
    "C, S Z": ("JP", "TW", "US"),
    "C, Z|S": ("LV",),
    "C - S|Z": ("BR",),
    "C|S Z": ("ID", "TH", "VN"),
    "C|S, Z": ("CN",),
    "Z C S": ("IT",),
    "Z C, S": ("MX",),
    "Z C/S": ("TR",),
}
_ORDER_OF = {country: order for order, countries in _ORDERS.items() for country in countries}
_OWN_LINES = "C|S|Z"
_LONGER_NAMES = {"US": "United States of America"}


def country_name(code: str) -> str:
    """Return the English name of a country, as the sender's post reads it; else its two letters."""
    return _LONGER_NAMES.get(code) or english_name(code)


def country_line(code: str) -> str:
    """Return the last line of an address abroad: the country in capitals, as posts ask for."""
    return country_name(code).upper()


def town_lines(town: str, region: str, postcode: str, country: str) -> tuple[str, ...]:
    """Return the lines of town, region and postcode in the order of the country, none empty.

    Where the order of a country is not known each has a line of its own, as in Britain.
    """
    parts = {"C": town, "S": region, "Z": postcode}
    order = _ORDER_OF.get(country, _OWN_LINES)
    lines = (_filled(line, parts) for line in order.split("|"))
    return tuple(line for line in lines if line)


def _filled(line: str, parts: dict[str, str]) -> str:
    """Return a line with its parts; what is before a part goes when the part is empty."""
    filled = between = ""
    for sign in line:
        if sign not in parts:
            between += sign
            continue
        if parts[sign]:
            filled += between * bool(filled) + parts[sign]
        between = ""
    return filled
