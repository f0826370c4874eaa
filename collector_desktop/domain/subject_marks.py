"""The mark that the subject of every e-mail begins with: `[Account 10023]`.

An answer carries it back although its mail program dropped the Message-ID, or a colleague writes it
from an address that nobody knows. The word is that of the customer's language; any of them is read,
so that answers are known after the language was changed.
"""

from __future__ import annotations

import re

from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.domain.letter_phrases import Phrases, phrases
from collector_desktop.domain.templates import one_line

_CODE = "{code}"
_SAID = sorted({phrases(language).account for language in LANGUAGES})
_MARK = re.compile(
    "|".join(
        re.escape(f"[{said}]").replace(re.escape(_CODE), r"([^\[\]]{1,80})") for said in _SAID
    ),
    re.IGNORECASE,
)


def account_mark(said: Phrases, code: str) -> str:
    """Return the mark of an account in the words of a language."""
    return f"[{said.account.format(code=one_line(code))}]"


def marked_code(subject: str) -> str:
    """Return the code of the customer whose mark a subject carries, nothing if it has none."""
    found = _MARK.search(" ".join(subject.split()))
    return next(filter(None, found.groups()), "").strip() if found else ""
