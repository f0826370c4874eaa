"""Letters with accents in one form: as one character each, whoever typed them.

macOS writes the names of files, and what is copied from them, with a letter and its accent apart
(Unicode's NFD). They look the same, but neither a lookup nor a filter finds one by the other.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import is_normalized, normalize

FORM: Final = "NFC"

# Only what is written apart: other signs that NFC replaces, such as the Greek question mark by a
# semicolon, may be what divides the cells of a line, or keeps from doing so.
_APART = re.compile("\\w[\u0300-\u036f\u3099\u309a]+|[\u1100-\u11ff]+")


def composed(text: str) -> str:
    """Return a text with each letter and its accents as one character, if there is one."""
    if text.isascii() or is_normalized(FORM, text):
        return text
    return _APART.sub(lambda found: normalize(FORM, found[0]), text)
