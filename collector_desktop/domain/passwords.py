"""How hard a password is to guess, judged by its length, which is what surely helps."""

from __future__ import annotations

from enum import IntEnum

LEAST_LETTERS = 8
FAIR_LETTERS, GOOD_LETTERS = 12, 16
FEW_DIFFERENT = 5


class Strength(IntEnum):
    """From refused to good; more is better."""

    TOO_SHORT = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3


def strength(password: str) -> Strength:
    """Return how hard a password is to guess; blanks around it do not count.

    Length counts and signs of every kind do not, as NIST SP 800-63B advises; a few characters
    over and over are weak however long.
    """
    letters = password.strip()
    if len(letters) < LEAST_LETTERS:
        return Strength.TOO_SHORT
    if len(set(letters.casefold())) < FEW_DIFFERENT or len(letters) < FAIR_LETTERS:
        return Strength.WEAK
    return Strength.FAIR if len(letters) < GOOD_LETTERS else Strength.GOOD
