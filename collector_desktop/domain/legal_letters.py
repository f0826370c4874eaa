"""Which last letter the law asks for before court, by who owes and where.

England and Wales: a company gets a letter before action under the Practice Direction on
pre-action conduct, an individual or sole trader a letter of claim under the Pre-Action Protocol for
Debt Claims. Everywhere else a sober last demand goes out, without law that is
not of the place.
"""

from __future__ import annotations

import re
from enum import StrEnum

from collector_desktop.domain.errors import RefusedError

BEFORE_ACTION = "letter-before-action"
OF_CLAIM = "letter-of-claim"
LAST_DEMAND = "last-demand"
COMPANY = "company"
LAST_LETTERS = frozenset({BEFORE_ACTION, OF_CLAIM, LAST_DEMAND})
_DAYS = {BEFORE_ACTION: 14, OF_CLAIM: 30, LAST_DEMAND: 14}
_SCOTTISH_DAYS = 7
_SCOTTISH = frozenset(
    {
        *("AB", "DD", "DG", "EH", "FK", "G", "HS", "IV"),
        *("KA", "KW", "KY", "ML", "PA", "PH", "TD", "ZE"),
    }
)
# Jersey, Guernsey and Man have British postcodes and courts of their own.
_ISLANDS = frozenset({"JE", "GY", "IM"})
_ENGLISH_TD = ("TD12", "TD15")
_AREA = re.compile(r"([A-Z]{1,2})\d")
# Amounts in pounds up to which a fee is charged; above, five per cent up to a limit.
_FEES = (
    *((300, 3_500), (500, 5_000), (1_000, 7_000), (1_500, 8_000)),
    *((3_000, 11_500), (5_000, 20_500), (10_000, 45_500)),
)
_MOST_BY_PERCENT, _MOST_FEE = 200_000, 1_000_000


class Place(StrEnum):
    """Whose courts would hear a claim."""

    ENGLAND_WALES = "england_wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"
    ELSEWHERE = "elsewhere"


def place_of(country: str, postcode: str = "") -> Place:
    """Return whose courts count; a British address without a postcode counts as English."""
    if country != "GB":
        return Place.ELSEWHERE
    code = postcode.upper().strip()
    area = _AREA.match(code)
    name = area[1] if area else ""
    if name == "BT":
        return Place.NORTHERN_IRELAND
    if name in _ISLANDS:
        return Place.ELSEWHERE
    if name in _SCOTTISH and not code.startswith(_ENGLISH_TD):
        return Place.SCOTLAND
    return Place.ENGLAND_WALES


def template_for(template: str, kind: str, country: str, postcode: str = "") -> str:
    """Return the template that goes out when a step names one: the law decides on the last letter.

    Raises:
        RefusedError: a letter of claim was asked for where its Protocol does not apply.
    """
    if template not in {BEFORE_ACTION, OF_CLAIM}:
        return template
    right = _right(kind, place_of(country, postcode))
    if template == OF_CLAIM and right != OF_CLAIM:
        raise RefusedError(
            "A letter of claim goes only to individuals and sole traders in England and Wales.",
            "Use the letter before action: the program chooses the right one.",
        )
    return right


def reply_days(template: str, country: str = "", postcode: str = "") -> int | None:
    """Return the days that a last letter must leave to answer, or None for other letters."""
    if template == LAST_DEMAND and place_of(country, postcode) is Place.SCOTLAND:
        return _SCOTTISH_DAYS
    return _DAYS.get(template)


def court_fee(claim_minor: int) -> int:
    """Return the fee in pence for issuing a claim of so many pence in England and Wales.

    The claim is with its interest, as the court's scale of fees counts it.
    """
    for most, fee in _FEES:
        if claim_minor <= most * 100:
            return fee
    return claim_minor * 5 // 100 if claim_minor <= _MOST_BY_PERCENT * 100 else _MOST_FEE


def _right(kind: str, place: Place) -> str:
    if place is not Place.ENGLAND_WALES:
        return LAST_DEMAND
    return BEFORE_ACTION if kind == COMPANY else OF_CLAIM
