"""E-invoices of kinds that are not read: they are known only to say what to bring instead."""

from __future__ import annotations

import re

from collector_desktop.domain.errors import UnreadableFileError

_KINDS = {
    b"Comprobante": "CFDI, of Mexico",
    b"Facturae": "Facturae, of Spain",
    b"Faktura": "KSeF, of Poland",
    b"FatturaElettronicaSemplificata": "the simplified FatturaPA, of Italy",
    b"Finvoice": "Finvoice, of Finland",
}
_FIRST = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]{0,400}>\s*)*<(?:[\w-]{1,40}:)?([A-Za-z]+)[\s>/]"
)


def refuse_other_kinds(start: bytes, name: str) -> None:
    """Let a file pass by its first bytes unless it is such an invoice.

    Raises:
        UnreadableFileError: it is one; the advice says what has its figures and can be read.
    """
    found = _FIRST.match(start)
    kind = _KINDS.get(found[1]) if found else None
    if kind is not None:
        raise UnreadableFileError(
            f"'{name}' is an e-invoice of a kind that is not read: {kind}.",
            "Export the list of invoices as CSV or XLSX from the program that wrote it.",
        )
