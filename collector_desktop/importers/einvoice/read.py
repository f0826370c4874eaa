"""The way in for e-invoices: known by the root of the XML or as a PDF, read whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from collector_desktop.importers.base import FileKind, ItemRow, ParsedFile, RowKind, RowProblem
from collector_desktop.importers.cells import CellError
from collector_desktop.importers.einvoice.fattura import BODY, FATTURA, ROOT, complete
from collector_desktop.importers.einvoice.item import (
    discounts_of,
    mails_of,
    party_at,
    read_item,
    texts_at,
)
from collector_desktop.importers.einvoice.paths import SYNTAXES as OF_EUROPE
from collector_desktop.importers.einvoice.paths import ZUGFERD_1, Syntax
from collector_desktop.importers.einvoice.pdf import PDF_MARK, invoice_in_pdf
from collector_desktop.importers.headers import signature
from collector_desktop.importers.invoice_document import InvoiceDocument
from collector_desktop.importers.whole_file import LARGEST_XML, WholeFile, read_whole
from collector_desktop.importers.xml_tree import Node, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PDF, XML = "application/pdf", "application/xml"
PDF_PROFILE = "pdf-invoice"
PROGRAMS = {
    "ubl-invoice": "E-invoice, UBL 2.1",
    "ubl-credit-note": "E-invoice, UBL 2.1",
    "cii-invoice": "E-invoice, CII, ZUGFeRD 2 or Factur-X",
    "zugferd-1": "E-invoice, ZUGFeRD 1",
    "fatturapa": "E-invoice, FatturaPA",
    PDF_PROFILE: "PDF invoice, ZUGFeRD or Factur-X",
}
SYNTAXES = {**OF_EUROPE, ROOT: ("fatturapa", FATTURA)}
COLUMNS = ("ID", "IssueDate", "DueDate", "Buyer", "PayableAmount", "PrepaidAmount")
NOT_READ = "Lines, taxes and bank details are not read; VAT numbers are not kept."
ONE_DISCOUNT = "It has {} discounts for early payment: the highest is kept, as an invoice has one."
ONE_DAY = "It is payable in parts on {} days: as one entry it falls due on the last of them."
AGAIN = "Get the invoice again from the program that wrote it."
TOO_LARGE = "An invoice is smaller: check that this is one."
_ROOT = re.compile(
    rb"<(?:[\w.-]{1,40}:)?"
    rb"(Invoice|CreditNote|CrossIndustryInvoice|CrossIndustryDocument|FatturaElettronica)[\s>/]"
)
_FIRST_ELEMENT = re.compile(rb"<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]*)")
_WRAPPERS = frozenset({b"StandardBusinessDocument"})


def einvoice_profile(start: bytes) -> str:
    """Return the name of the format for the start of a file, empty if it is no e-invoice."""
    if start.startswith(PDF_MARK):
        return PDF_PROFILE
    first = _FIRST_ELEMENT.search(start)
    if not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or first is None:
        return ""
    if first[1].decode() in SYNTAXES or first[1] in _WRAPPERS:
        found = _ROOT.search(start)
        return SYNTAXES[found[1].decode()][0] if found else ""
    return ""


def read_einvoice(path: Path) -> ParsedFile:
    """Return an e-invoice, read and checked, with the file itself as its copy.

    Raises:
        UnreadableFileError: it is no e-invoice, broken, hostile, or too large.
    """
    data, sha256 = read_whole(path, LARGEST_XML, TOO_LARGE)
    is_pdf = data.startswith(PDF_MARK)
    file = WholeFile(path.name, data, sha256, AGAIN)
    xml = invoice_in_pdf(file, einvoice_profile) if is_pdf else data
    root = parse_xml(WholeFile(path.name, xml, sha256, AGAIN))
    document = _document(root, file)
    name, syntax = SYNTAXES[document.name]
    profile = PDF_PROFILE if is_pdf else name
    rows: tuple[ItemRow, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[str, ...] = ()
    try:
        rows = (read_item(document, syntax, credit=document.name == "CreditNote"),)
        notes = tuple(_notes(document, syntax))
    except CellError as wrong:
        problems = (RowProblem(document.row, wrong.field, wrong.value, wrong.reason),)
    return ParsedFile(
        name=path.name,
        sha256=sha256,
        kind=FileKind.EINVOICE,
        profile=profile,
        program=PROGRAMS[profile],
        signature=signature((profile,)),
        rows=rows,
        problems=problems,
        counts={RowKind.DATA: 1},
        rows_in_file=1,
        notes=notes,
        document=_facts(document, syntax, PDF if is_pdf else XML, data),
    )


def _notes(document: Node, syntax: Syntax) -> Iterator[str]:
    """Yield in sentences what an item cannot say of its document."""
    discounts = len(discounts_of(document, syntax))
    if discounts > 1:
        yield ONE_DISCOUNT.format(discounts)
    days = len(texts_at(document, syntax.due)) if document.name == ROOT else 0
    if days > 1:
        yield ONE_DAY.format(days)


def _document(root: Node, file: WholeFile) -> Node:
    """Return the invoice, which may be in an envelope; names of ZUGFeRD 1 become today's."""
    whole = root.parts[0]
    document = next((part for part in (whole, *whole.parts) if part.name in SYNTAXES), None)
    if document is None:
        raise file.refused(
            f"is XML, but no invoice: it begins with '{whole.name[:40]}'",
            "Choose an invoice in UBL, CII, ZUGFeRD, Factur-X or FatturaPA.",
        )
    if document.name == ROOT:
        return _italian(document, file)
    for part in (each for child in document.parts for each in (child, *child.parts)):
        part.name = ZUGFERD_1.get(part.name, part.name)
        for below in part.parts:
            below.name = ZUGFERD_1.get(below.name, below.name)
    return document


def _italian(document: Node, file: WholeFile) -> Node:
    """Return a document of Italy, completed; a file may have several invoices to one customer."""
    count = len(document.all(BODY))
    if count > 1:
        raise file.refused(f"has {count} invoices in it", "Export each as a file of its own.")
    complete(document)
    return document


def _facts(document: Node, syntax: Syntax, media_type: str, content: bytes) -> InvoiceDocument:
    """Return how the buyer may be known, who issued the document, and the document itself."""
    buyer, seller = party_at(document, syntax.buyer), party_at(document, syntax.seller)
    return InvoiceDocument(
        codes=(*texts_at(buyer, syntax.buyer.codes), *texts_at(document, syntax.codes)),
        buyer_names=texts_at(buyer, syntax.buyer.names),
        emails=mails_of(buyer, syntax.buyer),
        seller_names=texts_at(seller, syntax.seller.names),
        media_type=media_type,
        content=content,
    )
