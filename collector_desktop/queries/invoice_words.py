"""Words typed into the filter of the invoices, as conditions on a position `p`."""

from __future__ import annotations

import re

from collector_desktop.domain.currency import exponent
from collector_desktop.queries.position import ask
from collector_desktop.queries.typed_words import any_has, as_written

TEXTS = ("p.number", "p.reference", "p.description")
NAMES = "p.customer_id IN (SELECT c.id FROM customer c WHERE {names})"


def has_word(word: str, name: str) -> str:
    """Return the condition that a word, given as the parameter `name`, is in an invoice."""
    names = NAMES.format(names=any_has(("c.name", "c.code"), name))
    texts = list(TEXTS)
    if has_digits(word):
        used = [row[0] for row in ask("SELECT DISTINCT currency FROM customer")]
        if _longest_number(word) <= max(3, *map(exponent, used)):
            texts += [_amount(column, used) for column in ("p.open_minor", "p.amount_minor")]
    return f"{any_has(texts, name)} OR {names}"


def has_digits(words: str) -> bool:
    """Return whether a digit is among what was typed, which may be an amount."""
    return any(map(str.isdecimal, words))


def _longest_number(word: str) -> int:
    """Return how many digits stand together; amounts are written in groups of three."""
    return max(map(len, re.findall(r"\d+", word)))


def _amount(column: str, currencies: list[str]) -> str:
    """Return an expression for an amount as it is written in whichever currency."""
    cases = " ".join(f"WHEN '{each}' THEN {as_written(column, each)}" for each in currencies)
    return f"CASE p.currency {cases} ELSE {as_written(column, '')} END"
