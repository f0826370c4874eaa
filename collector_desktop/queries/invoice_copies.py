"""The files that invoices came as: which an item has, and what is in them."""

from __future__ import annotations

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

COPIES = """SELECT id, item_id, file_name, media_type, sha256, length(content) FROM invoice_copy
    WHERE item_id IN (SELECT :item UNION ALL
        SELECT first.id FROM item part JOIN item first
        ON first.customer_id = part.customer_id AND first.type = part.type
        AND first.number_key = rtrim(part.number_key, '0123456789') || '1'
        WHERE part.id = :item AND part.number_key GLOB '*/[0-9]*')
    ORDER BY media_type <> 'application/pdf', id DESC"""
ONE = """SELECT id, item_id, file_name, media_type, sha256, length(content) FROM invoice_copy
    WHERE id = :copy"""
CONTENT = "SELECT content FROM invoice_copy WHERE id = :copy"


@frozen
class KeptCopy:
    """One file kept with an item; `size` in bytes."""

    copy_id: int
    item_id: int
    file_name: str
    media_type: str
    sha256: str
    size: int


def copies_of(item_id: int) -> list[KeptCopy]:
    """Return the files kept with an item, the one for people to read first, the newest first.

    Those of an invoice payable in parts are kept with its first part and found by any.
    """
    return [KeptCopy(*row) for row in ask(COPIES, item=item_id)]


def kept_copy(copy_id: int) -> KeptCopy:
    """Return one kept file.

    Raises:
        RefusedError: it is kept no longer.
    """
    rows = ask(ONE, copy=copy_id)
    if not rows:
        raise RefusedError("This copy is no longer kept.", "Import the e-invoice again.")
    return KeptCopy(*rows[0])


def copy_content(copy_id: int) -> bytes:
    """Return the bytes of a kept file."""
    ((content,),) = ask(CONTENT, copy=copy_id)
    return bytes(content)
