"""`copy`: the file that an invoice came as, to open it or to send it again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.whose import add_whose, whose
from collector_desktop.cli.words import named_path
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import ItemType
from collector_desktop.queries.customers import names_by_id
from collector_desktop.queries.entries import entry_of, invoice_of
from collector_desktop.services.invoice_copies import copy_of, save_copy

DOCUMENTS = frozenset({ItemType.INVOICE, ItemType.CREDIT_NOTE})


def configure(parser: ArgumentParser) -> None:
    """Add whose copy, and where it goes."""
    parser.add_argument("number", metavar="NUMBER", help="of the invoice or credit note")
    add_whose(parser)
    parser.add_argument(
        "--out", type=named_path, metavar="FILE", required=True, help="a file or a folder"
    )


def run(_session: Session, options: Namespace) -> Answer:
    """Write the copy, overwriting nothing, and return where it is and its hash."""
    customer_id = whose(options)
    try:
        entry = entry_of(options.number, DOCUMENTS, customer_id)
    except RefusedError:
        entry = invoice_of(options.number, customer_id)
    copy = copy_of(entry.item_id, entry.number)
    path = save_copy(copy, options.out)
    document = {
        "number": entry.number,
        "customer": names_by_id()[entry.customer_id][0],
        "file": str(path),
        "media_type": copy.media_type,
        "sha256": copy.sha256,
        "bytes": copy.size,
    }
    return Answer(document, text=str(path))
