"""Was a file sent by us, to whom and when: known by the hash of its bytes."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

from collector_desktop.domain.combined_papers import (
    MARK,
    PLACEMENT,
    combined_kind,
    is_combined,
    kind_inside,
)
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

BY_HASH = f"""SELECT c.code, c.name, d.kind, d.file_name, d.made_on, d.size,
    coalesce((SELECT GROUP_CONCAT(DISTINCT k.kind) FROM contact k WHERE k.document_id = d.id),
        (SELECT GROUP_CONCAT(DISTINCT k.kind) FROM document o JOIN contact k ON k.document_id = o.id
            WHERE d.kind = '{MARK}' || o.kind AND o.customer_id = d.customer_id
            AND o.file_name = d.file_name AND o.made_on = d.made_on),
        (SELECT DISTINCT k.kind FROM contact k WHERE d.path = '' AND k.kind = 'email'
            AND k.customer_id = d.customer_id AND k.made_on = d.made_on)), c.id, d.id, d.path,
    (SELECT p.placed_with FROM placement p WHERE d.kind = '{combined_kind(PLACEMENT)}'
        AND p.customer_id = d.customer_id AND p.made_on = d.made_on ORDER BY p.id DESC LIMIT 1)
    FROM document d JOIN customer c ON c.id = d.customer_id
    WHERE d.sha256 = :sha256 ORDER BY d.made_on, d.id"""


MAILED = """SELECT EXISTS (SELECT 1 FROM document d WHERE d.sha256 = :sha256
    AND d.customer_id = :customer AND d.made_on = :day AND (
        EXISTS (SELECT 1 FROM message m WHERE m.document_id = d.id AND m.channel = 'email'
            AND m.state IN ('queued', 'sending', 'failed', 'unknown'))
        OR EXISTS (SELECT 1 FROM contact k WHERE k.document_id = d.id AND k.kind = 'email')))"""


@frozen
class SentDocument:
    """One record of a file; `ways` are the kinds of contact by which it went, such as `letter`.

    What was enclosed with an e-mail has no contact of its own: it went by that of its day. Of a
    file of many papers `combined` is the name; the rest is that of one paper in it. The file of a
    debtor is about that customer, and went to the agency, solicitor or court in `passed_to`.
    """

    code: str
    name: str
    kind: str
    file_name: str
    made_on: date
    size: int
    ways: tuple[str, ...]
    customer_id: int
    document_id: int
    combined: str = ""
    passed_to: str = ""


def sent_documents(sha256: str) -> tuple[SentDocument, ...]:
    """Return every record of a file with this hash, oldest first; none if it is not ours.

    A file of many papers has one for each of them, in the order of its pages.
    """
    return tuple(
        SentDocument(
            record[0],
            record[1],
            kind_inside(record[2]),
            record[3],
            date.fromisoformat(record[4]),
            record[5],
            tuple(sorted(record[6].split(","))) if record[6] else (),
            record[7],
            record[8],
            PurePath(record[9]).name if is_combined(record[2]) and not record[10] else "",
            record[10] or "",
        )
        for record in ask(BY_HASH, sha256=sha256)
    )


def mailed_on(customer_id: int, sha256: str, day: date) -> bool:
    """Return whether a paper of these bytes went to a customer by e-mail on a day, or waits to."""
    found = ask(MAILED, customer=customer_id, sha256=sha256, day=day.isoformat())
    return bool(found[0][0])
