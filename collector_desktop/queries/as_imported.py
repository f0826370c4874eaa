"""Whether a file that came in before still is in the ledger as it was read then.

An import that needed no closer look at any row left a note (`services.import_again`). What was
written since is in the history, whose triggers see edits outside the program too; rows that an
import inserted, of which the history has no image, by how many there are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

MOST_LOOKED_AT = 5_000

# Triggers cannot be put aside without a change of the schema, which SQLite counts. The tables of
# statistics, which it makes for itself when a ledger is closed, are one each that says nothing.
STANDING = """SELECT json_array((SELECT count(*) FROM item), (SELECT count(*) FROM customer),
    (SELECT count(*) FROM customer_alias), (SELECT schema_version FROM pragma_schema_version)
        - (SELECT count(*) FROM sqlite_master WHERE name GLOB 'sqlite_stat[14]'))"""

NOTES = """SELECT m.mapping, a.id FROM import_batch b JOIN operation o ON o.id = b.operation_id
    JOIN column_mapping m ON m.signature = 'import ' || b.id AND m.name = :read_as
    JOIN audit_change a ON a.table_name = 'column_mapping' AND a.row_id = m.id
        AND a.action = 'insert' AND a.operation_id = o.id
    WHERE b.sha256 = :sha256 AND o.version = (SELECT version FROM current_operation)
    ORDER BY a.id DESC LIMIT 1"""

# An import of allocations changes nothing of older items but what is open.
ALLOCATED = """SELECT a.id, (SELECT min(u.id) FROM audit_change u
        WHERE u.table_name = 'import_batch' AND u.row_id = b.id AND u.action = 'update'
            AND u.operation_id = b.operation_id AND u.id > a.id)
    FROM import_batch b JOIN audit_change a ON a.table_name = 'import_batch' AND a.row_id = b.id
        AND a.action = 'insert' AND a.operation_id = b.operation_id
    WHERE b.kind = 'allocations' AND a.id > :after ORDER BY a.id"""

NEWEST = "SELECT coalesce(max(id), 0) FROM audit_change"

CHANGED = """SELECT 1 FROM audit_change WHERE id > :after AND id < :before AND (
    +table_name IN ('customer', 'customer_group', 'customer_alias', 'setting_value')
    OR +table_name = 'item' AND (:open_counts OR action <> 'update'
        OR json_extract(before, '$.id') IS NOT row_id
        OR json_remove(before, '$.open_minor') IS NOT json_remove(after, '$.open_minor')))
    LIMIT 1"""


@frozen
class ReadNote:
    """What an import noted in the end: whether its file says what is open, and how much there was.

    `standing` counts rows and changes of the schema; it is compared as it is.
    """

    says_open: bool
    standing: Sequence[int]

    def to_text(self) -> str:
        """Return the note as JSON."""
        return json.dumps({"says_open": self.says_open, "standing": self.standing})


def standing() -> list[int]:
    """Return how many items, customers and their former names there are, and the schema's count."""
    found: list[int] = json.loads(_one(STANDING))
    return found


def stands_as_read(sha256: str, read_as: str) -> bool:
    """Return whether all that a comparison with a file would look at is as its import left it.

    `read_as` says how the same bytes were read; another version of the program may read otherwise.
    Many changes are quicker compared than looked through: then it is False too.
    """
    found = next(iter(ask(NOTES, sha256=sha256, read_as=read_as)), None)
    if found is None:
        return False
    note, noted_at = ReadNote(**json.loads(found[0])), found[1]
    if note.standing != standing():
        return False
    newest = _one(NEWEST)
    spans = list(_spans(noted_at, newest, () if note.says_open else ask(ALLOCATED, after=noted_at)))
    if sum(before - after - 1 for after, before in spans) > MOST_LOOKED_AT:
        return False
    return not any(
        list(ask(CHANGED, after=after, before=before, open_counts=note.says_open))
        for after, before in spans
    )


def _spans(
    noted_at: int, newest: int, left_out: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the ends, exclusive, of what is to be looked at of the history since a note."""
    start = noted_at
    for first, last in left_out:
        yield start, first
        start = last
    yield start, newest + 1


def _one(sql: str) -> Any:
    return next(iter(ask(sql)))[0]
