"""SIE, in which Swedish programs exchange their books: postings of accounts, without customers."""

from __future__ import annotations

import re

from collector_desktop.domain.errors import UnreadableFileError

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*#FLAGGA\s+[01]\b")


def is_sie(start: bytes) -> bool:
    """Return whether a file begins with the mark of SIE 1 to 4."""
    return _BEGINS.match(start) is not None


def refuse_sie(name: str) -> UnreadableFileError:
    """Return the error that says what has the customers instead."""
    return UnreadableFileError(
        f"'{name}' is a SIE file: it has postings of accounts and no customers.",
        "Export the customer ledger (kundreskontra) as CSV or XLSX.",
    )
