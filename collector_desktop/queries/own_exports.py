"""Settings, groups, former codes and details of entries as plain rows, for files that leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desktop.domain.settings import LOCKED_UNTIL
from collector_desktop.queries.exports import Row
from collector_desktop.queries.position import ask
from collector_desktop.queries.settings import setting_rows, settings

RATES = """SELECT key, value FROM setting_value WHERE key GLOB 'rates.*' ORDER BY key"""

GROUPS = """SELECT name, terms, procedure FROM customer_group
    WHERE terms <> '' OR procedure <> '' OR id NOT IN (
        SELECT group_id FROM customer WHERE group_id IS NOT NULL) ORDER BY name"""

ALIASES = """SELECT c.code, a.code, a.name FROM customer_alias a
    JOIN customer c ON c.id = a.customer_id ORDER BY a.id"""

APART = """SELECT f.code, s.code FROM customers_apart p
    JOIN customer f ON f.id = p.first_id JOIN customer s ON s.id = p.second_id ORDER BY p.id"""

DETAILS = """SELECT i.type, i.number, c.code, i.method, i.origin, i.terms
    FROM item i JOIN customer c ON c.id = i.customer_id
    WHERE (i.method <> '' OR i.origin <> '' OR i.terms IS NOT NULL)
      AND i.document_on <= :until ORDER BY i.id"""

DOCUMENTS = """SELECT c.code, d.made_on, d.kind, d.file_name, d.path, d.sha256, d.size
    FROM document d JOIN customer c ON c.id = d.customer_id
    WHERE d.made_on <= :until ORDER BY d.id"""

LANGUAGES = """SELECT c.code, l.language FROM customer_language l
    JOIN customer c ON c.id = l.customer_id ORDER BY l.id"""

WORDINGS = """SELECT template, language, CASE WHEN is_shipped THEN 'shipped' ELSE 'own' END,
    subject, body, made_on FROM wording_version WHERE made_on <= :until ORDER BY id"""

COPIES = """SELECT k.id, i.type, i.number, c.code, k.file_name, k.media_type FROM invoice_copy k
    JOIN item i ON i.id = k.item_id JOIN customer c ON c.id = i.customer_id
    WHERE i.document_on <= :until ORDER BY k.id"""


def setting_values() -> Iterator[Row]:
    """Yield name and value of every business setting, but for the end of the locked period."""
    for row in setting_rows():
        if row.name != LOCKED_UNTIL.key:
            yield row.name, row.value


def lock_rows() -> Iterator[Row]:
    """Yield the last day of the locked period, if any."""
    if until := settings()[LOCKED_UNTIL]:
        yield (until,)


def added_rate_rows() -> Iterator[Row]:
    """Yield series, first day and value of the reference rates that were added here."""
    for key, value in ask(RATES):
        _, _, rest = key.partition(".")
        series, _, day = rest.rpartition(".")
        yield series, day, value


def group_rows() -> Iterator[Row]:
    """Yield name, terms and procedure of the groups that a list of customers does not give."""
    yield from ask(GROUPS)


def alias_rows() -> Iterator[Row]:
    """Yield a customer and the code and name that files may still use for it."""
    yield from ask(ALIASES)


def apart_rows() -> Iterator[Row]:
    """Yield the codes of two customers that look alike and are two."""
    yield from ask(APART)


def detail_rows(until: date) -> Iterator[Row]:
    """Yield type, number, customer, way of payment, origin and own terms of entries with any."""
    for *known, terms in ask(DETAILS, until=until.isoformat()):
        yield (*known, terms or "")


def language_rows() -> Iterator[Row]:
    """Yield the customers that are written to in another language than that of their country."""
    yield from ask(LANGUAGES)


def wording_rows(until: date) -> Iterator[Row]:
    """Yield every version of the user's own words of templates, with its first day."""
    for *words, made in ask(WORDINGS, until=until.isoformat()):
        yield (*words, date.fromisoformat(made))


def document_rows(until: date) -> Iterator[Row]:
    """Yield whose paper, its day, kind, name and place, the hash of its bytes and their number."""
    for code, made, *rest in ask(DOCUMENTS, until=until.isoformat()):
        yield (code, date.fromisoformat(made), *rest)


def copy_rows(until: date) -> list[tuple[int, tuple[str, ...]]]:
    """Return the id of each kept copy, with type, number and customer of its entry and its name."""
    return [(key, tuple(cells)) for key, *cells in ask(COPIES, until=until.isoformat())]
