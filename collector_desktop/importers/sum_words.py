"""The words with which a line of sums begins, and the group that a subtotal ends."""

from __future__ import annotations

import re

TOTAL = re.compile(
    r"(?:(?:(?:grand|report|party|customer|client|account|debtor) )?totals?|percentage of total"
    r"|gesamt(?:summe)?|summe|insgesamt"
    r"|total g[ée]n[ée]ral|totaal|eindtotaal|totale(?: generale)?|suma(?: total)?"
    r"|summa|sum|i alt|totalt|yhteensä|razem|celkem|celkom|soma|összesen)\s*:?",
    re.IGNORECASE,
)
GRAND = re.compile(
    r"(?:grand|report)|gesamt|insgesamt|total g[ée]n|eindtotaal|totale generale", re.IGNORECASE
)
_SUBTOTAL = re.compile(
    r"(?:sub-?totals?|total|zwischensumme|summe|sous-total)\s*(?:for|of|für|pour|de)?\s*:?\s+(.+)",
    re.IGNORECASE,
)
# A spreadsheet that adds subtotals itself writes the name first: `Northwind Total`.
_BEHIND_NAMES = frozenset(("total", "subtotal", "sub-total", "ergebnis", "totaal", "totale"))
_WITH_BRANCHES = re.compile(r"\s+(?:with|including) sub-?customers$", re.IGNORECASE)


def is_sum_label(label: str) -> bool:
    """Return whether a line that begins with this text is a total or a subtotal."""
    return bool(TOTAL.fullmatch(label)) or bool(subtotal_of(label))


def group_before(label: str) -> str:
    """Return the name that stands before the word of a subtotal, empty if none does."""
    name, _, word = label.rstrip(" :").rpartition(" ")
    named = word.casefold() in _BEHIND_NAMES and not TOTAL.fullmatch(label)
    return name.strip() if named and name.strip().casefold() != "sub" else ""


def subtotal_of(label: str) -> str:
    """Return the name of the group that a subtotal line ends, empty if it is no such line."""
    found = _SUBTOTAL.fullmatch(label)
    return _WITH_BRANCHES.sub("", found[1]) if found else ""
