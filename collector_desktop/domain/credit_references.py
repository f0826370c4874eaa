"""Who is asked about a customer that wants credit, and what they may answer."""

from __future__ import annotations

import re
from enum import StrEnum

_BETWEEN = re.compile(r"[;\n]")


class ReferenceKind(StrEnum):
    """Who is asked."""

    TRADE = "trade"
    BANK = "bank"
    AGENCY = "agency"
    ACCOUNTS = "accounts"


class ReferenceResult(StrEnum):
    """How they answered; WAITING until they do."""

    WAITING = "waiting"
    GOOD = "good"
    SLOW = "slow"
    BAD = "bad"
    NO_ANSWER = "no_answer"


KIND_LABELS = {
    ReferenceKind.TRADE: "Trade reference",
    ReferenceKind.BANK: "Bank reference",
    ReferenceKind.AGENCY: "Credit agency",
    ReferenceKind.ACCOUNTS: "Accounts",
}
RESULT_LABELS = {
    ReferenceResult.WAITING: "no answer yet",
    ReferenceResult.GOOD: "pays to terms",
    ReferenceResult.SLOW: "pays slowly",
    ReferenceResult.BAD: "advises against",
    ReferenceResult.NO_ANSWER: "did not answer",
}


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a text with one on each line or semicolons between them, each once."""
    names = (" ".join(part.split()) for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(name for name in names if name))
