"""The parts of an address that a payment order asks for apart: street, house, postcode, town."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HOUSE = re.compile(r"(?P<street>.*[^\W\d_]\.?),?\s+(?P<house>\d[\w/.\-]*(?:\s?[a-zA-Z])?)")
_PLACE = re.compile(r"(?:[A-Z]{1,3}-)?(?P<postcode>\d{4,5})\s+(?P<town>[^\W\d_].*)")


def street_and_house(line: str) -> tuple[str, str]:
    """Return the street and the number of the house behind it; without one all is the street."""
    found = _HOUSE.fullmatch(line.strip())
    return (found["street"].strip(), found["house"]) if found else (line.strip(), "")


def street_among(lines: Sequence[str]) -> str:
    """Return the line of some that is the street: the last with a house number, else the last."""
    every = [line.strip() for line in lines if line.strip()]
    numbered = [line for line in every if _HOUSE.fullmatch(line)]
    return (numbered or every or [""])[-1]


def postcode_and_town(line: str) -> tuple[str, str]:
    """Return both of a line such as "8001 Zürich" or "CH-8001 Zürich"; nothing of any other."""
    found = _PLACE.fullmatch(line.strip())
    return (found["postcode"], found["town"].strip()) if found else ("", "")


def parts_of_lines(lines: Sequence[str]) -> tuple[str, str, str, str]:
    """Return street, house, postcode and town of an address whose town has its postcode before it.

    What is below the town, such as a country, does not count. Without a town all are empty.
    """
    for at in reversed(range(len(lines))):
        postcode, town = postcode_and_town(lines[at])
        if town:
            return (*street_and_house(street_among(lines[:at])), postcode, town)
    return ("", "", "", "")
