"""What papers over the user's own letterhead may say of themselves, and why not, in a sentence."""

from __future__ import annotations

from collector_desktop.documents.imported_pages import doubts_of

ADVICE = "Save it with its fonts inside and in colours of the screen (RGB)."
_SAID_AT_ONCE = 2


def claimed_level(content: bytes) -> str | None:
    """Return the part and level of PDF/A that papers over a letterhead keep to, such as `3b`."""
    return None if doubts_of(content) else "3b"


def claim_said(content: bytes) -> str:
    """Return whether papers over a letterhead that was checked keep to PDF/A-3b, else why not."""
    doubts = doubts_of(content)
    if not doubts:
        return "Papers over it keep to PDF/A-3b, for the archive."
    more = len(doubts) - _SAID_AT_ONCE
    rest = f", and {more} more" if more > 0 else ""
    because = "; ".join(doubts[:_SAID_AT_ONCE])
    return f"Papers over it claim no PDF/A, because {because}{rest}. {ADVICE}"
