"""Papers for a customer: statements and letters, and the record that they were sent."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.paper_names import name_by
from collector_desktop.domain.settings_post import PAPER_FILE_NAME
from collector_desktop.domain.working_days import next_working_day
from collector_desktop.exporters.atomic import atomic_write
from collector_desktop.exporters.names import free_name, safe_name
from collector_desktop.queries.settings import settings
from collector_desktop.storage.models import Contact, ContactItem, Customer, Document
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.queries.customers import CustomerFacts

WORDS = {
    "statement": "Statement",
    "letter": "Reminder",
    "interest": "Interest calculation",
    "receipt": "Receipt",
    "plan": "Payment plan",
    "application": "Credit application form",
}


@frozen
class Paper:
    """A PDF made for a customer; `item_ids` are the items it asks to be paid.

    `answer_by` is the day by which it asks for payment or an answer; `missing` are the characters
    that the font lacks, which are printed as boxes. `title` is what a letter is called, `subject`
    what the paper calls itself in the customer's language; `notes` are sentences about it for the
    sender.
    """

    customer_id: int
    kind: str
    name: str
    content: bytes
    item_ids: tuple[int, ...]
    answer_by: date
    missing: tuple[str, ...] = ()
    title: str = ""
    notes: tuple[str, ...] = ()
    subject: str = ""

    @property
    def sha256(self) -> str:
        """The hash by which the record proves what was sent."""
        return hashlib.sha256(self.content).hexdigest()


def paper_name(
    kind: str, customer: CustomerFacts, on: date, title: str = "", number: str = ""
) -> str:
    """Return a file name by the pattern of the settings, safe on every file system."""
    return file_name(title or WORDS[kind], (customer.code, customer.name), on, number)


def file_name(words: str, whose: tuple[str, str], on: date, number: str = "") -> str:
    """Return the name of a PDF by the pattern; `whose` are the code and the name of a customer."""
    day = on.isoformat()
    code, name = whose
    values = {
        "kind": words,
        "code": code,
        "name": name,
        "number": number,
        "date": day,
        "year": day[:4],
        "month": day[5:7],
    }
    return safe_name(name_by(settings()[PAPER_FILE_NAME], values)) + ".pdf"


def save_paper(paper: Paper, folder: Path, made_on: date) -> Outcome[Path]:
    """Write the PDF into a folder, overwriting nothing, and record it in the history.

    Raises:
        OutsideWorldError: the file cannot be written; nothing is recorded.
    """
    path = free_name(folder / paper.name, paper.content)
    atomic_write(path, paper.content)
    return record_paper(paper, path, made_on)


def record_paper(paper: Paper, path: Path, made_on: date) -> Outcome[Path]:
    """Record that a paper was sent: its hash, where it is and what it was about.

    A letter is to be followed up on the working day after the day by which it asks for payment.
    """
    customer = Customer.get_by_id(paper.customer_id)
    summary = f"{paper.title or WORDS[paper.kind]} to {customer.name}"
    asks = paper.kind == "letter" and bool(paper.item_ids)
    with operation(f"send_{paper.kind}", summary, made_on) as current:
        document = keep_document(paper, customer, path, made_on)
        contact = Contact.create(
            customer=customer,
            kind=ContactKind.LETTER,
            made_on=made_on,
            next_on=next_working_day(paper.answer_by) if asks else None,
            document=document,
        )
        for item_id in paper.item_ids:
            ContactItem.create(contact=contact, item=item_id)
    return Outcome(path, Change.CONTACT | Change.DOCUMENT, current.id, summary)


def keep_document(paper: Paper, customer: Customer, path: Path, made_on: date) -> Document:
    """Record the file of a paper by its hash; the caller has opened the operation."""
    return Document.create(
        customer=customer,
        kind=paper.kind,
        file_name=path.name,
        path=str(path),
        sha256=paper.sha256,
        size=len(paper.content),
        made_on=made_on,
    )
