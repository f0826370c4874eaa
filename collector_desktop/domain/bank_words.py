"""What the wording of a bank line says: a payment that came back, and what makes two lines one."""

from __future__ import annotations

import hashlib
import re
from datetime import date

_RETURNED = re.compile(
    r"\b(?:returned|unpaid|refer to drawer|rtd|bounced|dishonou?red|chargeback|rvsl|reversal"
    r"|r(?:ü|ue)cklastschrift|retoure|storno|impay[ée]e?|impagado|insoluto|terugboeking)\b",
    re.IGNORECASE,
)
_FEE = re.compile(
    r"\b(?:fees?|charges?|chrgs?|gebühr(?:en)?|entgelt|frais|kosten)\b", re.IGNORECASE
)
_BLANKS = re.compile(r"\s+")
_MOST_PARTS = 100
_SIGNS = re.compile(r"[\W_]+")


def speaks_of_return(text: str) -> bool:
    """Return whether a bank's words say that a payment was returned, and not what that cost."""
    return _RETURNED.search(text) is not None and _FEE.search(text) is None


def one_line(*parts: str) -> str:
    """Return texts in one line with single blanks; what another text holds is said once."""
    said: list[str] = []
    for part in parts[:_MOST_PARTS]:
        plain = _BLANKS.sub(" ", part).strip()
        if plain and not any(plain in earlier for earlier in said):
            said = [earlier for earlier in said if earlier not in plain]
            said.append(plain)
    return " ".join(said)


def line_key(bank_id: str, booked_on: date, amount_minor: int, text: str, place: int) -> str:
    """Return what makes a line the same in overlapping files of one account.

    The bank's own mark with day and amount, for some banks use a mark twice; without one, the
    day, the amount and the words. `place` counts equal lines of a day from 0.
    """
    identity = f"id:{bank_id}" if bank_id else f"text:{_SIGNS.sub('', text.casefold())}"
    seed = "\x1f".join((identity, booked_on.isoformat(), str(amount_minor), str(place)))
    return hashlib.sha256(seed.encode()).hexdigest()[:40]
