"""An e-invoice into the ledger: whose it is, and the file itself beside its item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from peewee import fn

from collector_desktop.domain.numbers import name_key, number_key
from collector_desktop.domain.settings import COMPANY_NAME
from collector_desktop.importers.base import ItemRow, ParsedFile
from collector_desktop.importers.invoice_document import InvoiceDocument
from collector_desktop.services.import_customers import Directory, Known
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.bulk import find_items, stored_tuples
from collector_desktop.storage.models import ImportBatch, InvoiceCopy, Item, Person


def with_buyer(parsed: ParsedFile, directory: Directory, company: str, tally: Tally) -> ParsedFile:
    """Return an e-invoice with the customer that it is addressed to, as far as one is known.

    What the ledger knows already keeps what was paid since: the document only reports the past.
    """
    document = parsed.document
    if document is None or not parsed.rows:
        return parsed
    row = _row(parsed)
    if _is_company(document.buyer_names, company):
        reason = f"It is addressed to {company}: an invoice that you owe, not one owed to you."
        tally.reject(row.row, "customer", row.customer_name, reason)
        return replace(parsed, rows=())
    if document.seller_names and not _is_seller(document.seller_names, company):
        reason = f"It was issued by {document.seller_names[0]}, not by {company}."
        tally.warn(row.row, "seller", document.seller_names[0], reason)
    known = _buyer(row, document, directory)
    if known is None:
        return parsed
    if name_key(known.name) not in map(name_key, document.buyer_names):
        reason = f"It is addressed to {row.customer_name} and goes to the account of {known.name}."
        tally.warn(row.row, "customer", row.customer_name, reason)
    row = row._replace(customer_code=known.code, customer_name=known.name)
    if _stored_item(known, row) is not None:
        row = row._replace(open_minor=None, settled_on=None)
    return replace(parsed, rows=(row,))


def keep_copy(parsed: ParsedFile, directory: Directory, batch: ImportBatch, tally: Tally) -> None:
    """Keep the file of an e-invoice beside its item, unless the item has it already."""
    document = parsed.document
    if document is None or not parsed.rows or tally.problems:
        return
    row = _row(parsed)
    found = directory.find(row.customer_code, row.customer_name)
    item_id = _stored_item(found[0], row) if len(found) == 1 else None
    same = (InvoiceCopy.item == item_id) & (InvoiceCopy.sha256 == parsed.sha256)
    if item_id is None or InvoiceCopy.select().where(same).exists():
        return
    InvoiceCopy.create(
        item=item_id,
        file_name=parsed.name,
        media_type=document.media_type,
        sha256=parsed.sha256,
        content=document.content,
        batch=batch,
    )
    tally.change(row.number, found[0].name, "copy", "", parsed.name)
    if not tally.created and not tally.updated:
        tally.unchanged -= 1
        tally.updated += 1


def _row(parsed: ParsedFile) -> ItemRow:
    row = parsed.rows[0]
    if not isinstance(row, ItemRow):
        raise TypeError(row)
    return row


def _is_company(names: tuple[str, ...], company: str) -> bool:
    is_named = company != COMPANY_NAME.default
    return is_named and name_key(company) in map(name_key, names)


def _is_seller(names: tuple[str, ...], company: str) -> bool:
    """Return whether a seller may be the company: one name is part of the other."""
    if company == COMPANY_NAME.default:
        return True
    own = name_key(company)
    return any(own in name_key(name) or name_key(name) in own for name in names)


def _buyer(row: ItemRow, document: InvoiceDocument, directory: Directory) -> Known | None:
    """Return the customer: by its name, else its code, its e-mail, or this very invoice.

    Of several that have the name, the one with a code of the document; else none is chosen.
    """
    named = _different(
        known for name in document.buyer_names for known in directory.namesakes(name)
    )
    coded = _different(_coded(document, directory))
    if named:
        both = [known for known in named if known in coded]
        chosen = both or named
        return chosen[0] if len(chosen) == 1 else None
    for found in (coded, _mailed(document, directory), _invoiced(row, directory)):
        if len(found) == 1:
            return found[0]
    return None


def _coded(document: InvoiceDocument, directory: Directory) -> Iterator[Known]:
    for code in document.codes:
        for known in directory.find(code, ""):
            if name_key(known.code) == name_key(code):
                yield known


def _mailed(document: InvoiceDocument, directory: Directory) -> list[Known]:
    """Return the customers with one of the buyer's e-mail addresses, their own or a person's."""
    mails = {mail.casefold() for mail in document.emails}
    if not mails:
        return []
    people = Person.select(Person.customer).where(fn.LOWER(Person.email) << list(mails))
    by_person = (directory.by_id[row[0]] for row in stored_tuples(people))
    own = (known for known in directory.by_id.values() if known.email.casefold() in mails)
    return _different((*own, *by_person))


def _invoiced(row: ItemRow, directory: Directory) -> list[Known]:
    """Return the customers that have this invoice: its number, day, amount and currency."""
    same = Item.select(Item.customer).where(
        Item.number_key == number_key(row.number),
        Item.type == row.type,
        Item.document_on == row.document_on,
        Item.amount_minor == row.amount_minor,
        Item.currency == row.currency,
    )
    return _different(directory.by_id[found[0]] for found in stored_tuples(same))


def _different(customers: Iterator[Known] | tuple[Known, ...]) -> list[Known]:
    return list({known.id: known for known in customers}.values())


def _stored_item(known: Known, row: ItemRow) -> int | None:
    """Return the item of a document, the first part of one that is payable in parts."""
    key = number_key(row.number)
    keys = [(known.id, row.type, key), (known.id, row.type, f"{key}/1")]
    stored = find_items(keys)
    return next((int(stored[each][0]) for each in keys if each in stored), None)
