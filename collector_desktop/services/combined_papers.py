"""Records one PDF of many documents, so that each document in it can be identified later."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from collector_desktop.domain.combined_papers import combined_kind
from collector_desktop.domain.frozen import frozen
from collector_desktop.storage.models import Document

ROWS_AT_ONCE = 100


@frozen
class PaperInside:
    """A paper in a file of many: whose it is, its kind, and the name of its own file."""

    customer_id: int
    kind: str
    file_name: str


def record_combined(
    content: bytes, path: Path, inside: Iterable[PaperInside], made_on: date
) -> None:
    """Record the file of many papers by its hash; the caller has opened the operation.

    Each record names the paper in it, by which its own record is found again.
    """
    whole = {
        "path": str(path),
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
        "made_on": made_on,
    }
    rows = [
        {
            "customer": each.customer_id,
            "kind": combined_kind(each.kind),
            "file_name": each.file_name,
            **whole,
        }
        for each in inside
    ]
    for first in range(0, len(rows), ROWS_AT_ONCE):
        Document.insert_many(rows[first : first + ROWS_AT_ONCE]).execute()
