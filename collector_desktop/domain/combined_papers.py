"""How the history tells one PDF of many papers from the papers in it.

The file of all of them has a record for each paper in it, so that whoever holds it learns whom it
went to. Its kind is that of the paper behind a mark: what counts papers, shows them or passes them
on to others sees only those that went to one customer. The file of a debtor that was passed on to
others is recorded in the same way, for it went to no customer.
"""

from __future__ import annotations

MARK, PLACEMENT = "combined_", "placement"


def combined_kind(kind: str) -> str:
    """Return the kind by which the file of all papers is recorded for a paper of this kind."""
    return MARK + kind


def kind_inside(kind: str) -> str:
    """Return the kind of the paper itself, of whichever of the two records."""
    return kind.removeprefix(MARK)


def is_combined(kind: str) -> bool:
    """Return whether a record is that of the file of many papers."""
    return kind.startswith(MARK)
