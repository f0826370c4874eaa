"""Whether what was typed here stays when a file says otherwise.

Three values are compared: what was typed, what the file said before that, and what it says now.
"""

from __future__ import annotations

from enum import Enum


class Verdict(Enum):
    """What becomes of a value that was typed here."""

    KEPT = "kept"
    KEPT_IN_DOUBT = "kept in doubt"
    REPLACED = "replaced"


def verdict(
    typed: object, before: object, now: object, since: object | None, *, doubt_stays: bool = True
) -> Verdict:
    """Return what becomes of `typed`, which differs from what the file says `now`.

    `before` is what was there before it was typed, and `since` what the same file said at an import
    after that; None if there was none. Who repeats an old value says nothing new. Another value is
    the newer one if the file said something else since. Without such an import nobody knows which
    of the two is newer: what was typed stays, if there is anything and `doubt_stays`.
    """
    if now == (before if since is None else since):
        return Verdict.KEPT
    if since is None and typed and doubt_stays:
        return Verdict.KEPT_IN_DOUBT
    return Verdict.REPLACED
