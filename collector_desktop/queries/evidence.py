"""The files that prove something in disputes: which there are, and what they hold."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.position import ask

FILES = """SELECT f.id, c.code, i.number, d.amount_minor, i.currency, d.reason, d.raised_on,
    f.made_on, f.file_name, f.media_type
    FROM dispute_file f JOIN dispute d ON d.id = f.dispute_id JOIN item i ON i.id = d.item_id
    JOIN customer c ON c.id = i.customer_id
    WHERE f.made_on <= :day AND d.raised_on <= :day
      AND (:customer IS NULL OR c.id = :customer) ORDER BY f.id"""
CONTENT = "SELECT content FROM dispute_file WHERE id = :file"


@frozen
class EvidenceFile:
    """A kept file, and the number of the entry that is in dispute."""

    file_id: int
    number: str
    file_name: str
    made_on: date


def evidence_rows(until: date) -> list[tuple[int, tuple[str, ...]]]:
    """Return the id of each file kept up to a day, with its dispute, its day and its name."""
    rows = ask(FILES, day=until.isoformat(), customer=None)
    return [
        (key, (code, number, plain_amount(minor, currency), currency, *details))
        for key, code, number, minor, currency, *details in rows
    ]


def evidence_of(customer_id: int, as_of: date) -> tuple[EvidenceFile, ...]:
    """Return the files about disputes of a customer, in the order in which they were kept."""
    rows = ask(FILES, day=as_of.isoformat(), customer=customer_id)
    return tuple(
        EvidenceFile(key, number, name, date.fromisoformat(made))
        for key, _, number, *_, made, name, _type in rows
    )


def evidence_content(file_id: int) -> bytes:
    """Return what a kept file holds."""
    return bytes(ask(CONTENT, file=file_id)[0][0])
