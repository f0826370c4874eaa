"""Numbers of items and codes of customers: when two are the same, and how new ones are made."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RECEIPT_PREFIX = "R"
ADJUSTMENT_PREFIX = "A"
REFUND_PREFIX = "F"
CLAIM_PREFIX = "INT"
DIGITS = 6
STEM_LENGTH = 6
NAMELESS_STEM = "CUST"

_LOOSE = re.compile(r"^ | $|  |[\t\v\f\r\x1c-\x1f]", re.MULTILINE)


def number_key(text: str) -> str:
    """Return what makes two numbers the same: no blanks, no case, one form of each character."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).casefold()
        text = unicodedata.normalize("NFKC", text)
    return "".join(text.lower().split())


def number_keys(texts: Sequence[str]) -> list[str]:
    """Return the keys of many numbers, at once if they are plain."""
    joined = "\n".join(texts)
    if joined.isascii() and joined.split() == list(texts):
        return joined.lower().split()
    return list(map(number_key, texts))


def name_key(text: str) -> str:
    """Return what makes two customers' names or codes the same: case and spacing do not count."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def name_keys(texts: Sequence[str]) -> list[str]:
    """Return the keys of many names, at once if they are plain."""
    joined = "\n".join(texts)
    if joined.isascii() and not _LOOSE.search(joined):
        keys = joined.lower().split("\n")
        if len(keys) == len(texts):
            return keys
    return list(map(name_key, texts))


def next_number(prefix: str, last: str = "") -> str:
    """Return the number after the last one of a prefix, such as R-000042 after R-000041."""
    count = int(last.removeprefix(f"{prefix}-")) + 1 if last else 1
    return f"{prefix}-{count:0{DIGITS}d}"


def is_made_number(prefix: str, number: str) -> bool:
    """Return whether a number is one that the program makes itself with a prefix."""
    return re.fullmatch(rf"{prefix}-[0-9]{{{DIGITS},}}", number.strip().upper()) is not None


def code_stem(name: str) -> str:
    """Return the letters and digits that a customer's code starts with, such as BEXLEY."""
    plain = unicodedata.normalize("NFKD", name).upper()
    letters = "".join(character for character in plain if character.isalnum())
    return letters[:STEM_LENGTH] or NAMELESS_STEM


def made_code(stem: str, count: int) -> str:
    """Return the code of the nth customer with a stem, such as BEXLEY01."""
    return f"{stem}{count:02d}"
