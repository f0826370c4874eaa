"""Who has worked on the ledger, as the history names them."""

from __future__ import annotations

from collector_desktop.queries.position import ask

ACTORS = "SELECT actor FROM operation WHERE actor <> '' GROUP BY actor ORDER BY max(id) DESC"
NOW = "SELECT actor FROM current_operation"


def actors() -> tuple[str, ...]:
    """Return everybody who did something, the latest first."""
    return tuple(row[0] for row in ask(ACTORS))


def present_actor() -> str:
    """Return who is at the desk now, by whose name the next change is known."""
    return str(ask(NOW)[0][0])
