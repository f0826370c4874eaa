"""The user's own words of templates: what counts at a day, and every version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

VERSIONS = """SELECT w.id, w.template, w.language, w.subject, w.body, w.is_shipped, w.made_on,
    coalesce((SELECT o.actor FROM audit_change a JOIN operation o ON o.id = a.operation_id
        WHERE a.table_name = 'wording_version' AND a.row_id = w.id ORDER BY a.id LIMIT 1), '')
    FROM wording_version w
    WHERE w.template = :template AND w.language = :language AND w.made_on <= :day
    ORDER BY w.made_on, w.id"""
CHANGED = """SELECT template, language, is_shipped FROM wording_version
    WHERE made_on <= :day ORDER BY made_on, id"""


@frozen
class WordingRow:
    """A version of the words; with `is_shipped` the program's own count again from its day."""

    version: int
    template: str
    language: str
    subject: str
    body: str
    is_shipped: bool
    made_on: date
    actor: str


def wording_versions(template: str, language: str, as_of: date) -> tuple[WordingRow, ...]:
    """Return the versions made up to a day, oldest first."""
    rows = ask(VERSIONS, template=template, language=language, day=as_of.isoformat())
    make: Callable[..., WordingRow] = WordingRow
    return tuple(
        make(*head, bool(shipped), date.fromisoformat(made), actor)
        for *head, shipped, made, actor in rows
    )


def own_wordings(as_of: date) -> frozenset[tuple[str, str]]:
    """Return the templates and languages in which the user's own words count at a day."""
    newest = {(name, language): shipped for name, language, shipped in _changed(as_of)}
    return frozenset(key for key, shipped in newest.items() if not shipped)


def own_language(customer_id: int) -> str:
    """Return the language chosen for a customer; empty is that of its country."""
    found = ask(
        "SELECT language FROM customer_language WHERE customer_id = :customer", customer=customer_id
    )
    return str(found[0][0]) if found else ""


def own_languages() -> dict[int, str]:
    """Return the language of every customer for whom one was chosen."""
    return dict(ask("SELECT customer_id, language FROM customer_language"))


def _changed(as_of: date) -> list[tuple[str, str, int]]:
    return [(row[0], row[1], row[2]) for row in ask(CHANGED, day=as_of.isoformat())]
