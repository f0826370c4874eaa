"""What an agency, a solicitor or a court needs to know of a debtor, and no more.

Letters come with what proves that they were sent. Free notes are for a solicitor or a court only:
an agency gets what was done and when, no more than is needed (GDPR, Article 5(1)(c)).
"""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

SENT_BY = "('handed_over', 'sent', 'printed')"
CONTACTS = """SELECT made_on, kind, outcome, note FROM contact
    WHERE customer_id = :customer AND made_on <= :day AND kind <> 'note'
    ORDER BY made_on, coalesce(made_minute, 0), id"""
LETTERS = f"""SELECT d.made_on, d.file_name, d.path, d.sha256, coalesce(m.channel, 'letter'),
    coalesce(m.sent_at, ''), coalesce(m.message_ref, '')
    FROM document d LEFT JOIN message m ON m.document_id = d.id AND m.state IN {SENT_BY}
    WHERE d.customer_id = :customer AND d.made_on <= :day AND d.kind = 'letter'
    ORDER BY d.made_on, d.id"""


@frozen
class ContactLine:
    """When and how somebody was reached, and what came of it."""

    on: date
    channel: str
    outcome: str
    note: str


@frozen
class LetterLine:
    """A letter or e-mail with its file, its hash, and what is known of its way."""

    on: date
    file_name: str
    path: str
    sha256: str
    channel: str
    sent_at: str
    message_ref: str


def contact_lines(customer_id: int, as_of: date) -> tuple[ContactLine, ...]:
    """Return every contact up to a day, the oldest first; our own notes are none."""
    rows = ask(CONTACTS, customer=customer_id, day=as_of.isoformat())
    return tuple(ContactLine(date.fromisoformat(row[0]), *row[1:]) for row in rows)


def letter_lines(customer_id: int, as_of: date) -> tuple[LetterLine, ...]:
    """Return every letter sent up to a day, the oldest first."""
    rows = ask(LETTERS, customer=customer_id, day=as_of.isoformat())
    return tuple(
        LetterLine(
            *(date.fromisoformat(row[0]), row[1], row[2], row[3], row[4], str(row[5]), row[6])
        )
        for row in rows
    )
