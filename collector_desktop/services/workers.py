"""Use case: another person works on the ledger, and changes are recorded under their name."""

from __future__ import annotations

from collector_desktop.domain.errors import RefusedError
from collector_desktop.storage.operations import name_the_worker

LONGEST = 60


def work_as(name: str, version: str) -> str:
    """Let every later change of this connection bear a name; return it without odd blanks.

    Raises:
        RefusedError: there is no name, or a very long one.
    """
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > LONGEST:
        raise RefusedError("This is not a name to work under.", f"Use 1 to {LONGEST} letters.")
    name_the_worker(tidy, version)
    return tidy
