"""Use case: hand a paper over to the user's own mail program, attached to a draft."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.letter_phrases import phrases
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.integrations.mail.build import Attached, MailFacts
from collector_desktop.integrations.mail.handover import write_draft
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.mail_address import mail_address_of
from collector_desktop.services.enclosures import record_enclosures
from collector_desktop.services.mail_words import mail_from_template
from collector_desktop.services.papers import WORDS
from collector_desktop.services.wording import language_of
from collector_desktop.storage.models import Contact, ContactItem, Customer, Document
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from collector_desktop.services.papers import Paper

TEMPLATES = {"statement": "statement-cover", "letter": "reminder-1"}


def draft_paper(paper: Paper, folder: Path, made_on: date) -> Outcome[Path]:
    """Write a draft with a paper attached, and record it in the history as an e-mail.

    Raises:
        RefusedError: no e-mail address of the customer is known to be good.
        CollectorError: the address is none, or the e-mail is too large.
        OutsideWorldError: it cannot be written; nothing is recorded.
    """
    customer = Customer.get_by_id(paper.customer_id)
    facts = _facts(paper, customer, made_on)
    draft = write_draft(folder, paper.name.removesuffix(".pdf"), facts)
    summary = f"Draft an e-mail to {customer.name}: {_title(paper).lower()}"
    with operation(f"draft_{paper.kind}", summary, made_on) as current:
        document = Document.create(
            customer=customer,
            kind=paper.kind,
            file_name=draft.path.name,
            path=str(draft.path),
            sha256=hashlib.sha256(draft.content).hexdigest(),
            size=len(draft.content),
            made_on=made_on,
        )
        contact = Contact.create(
            customer=customer, kind=ContactKind.EMAIL, made_on=made_on, document=document
        )
        for item_id in paper.item_ids:
            ContactItem.create(contact=contact, item=item_id)
        record_enclosures(customer, facts.attached, made_on)
    return Outcome(draft.path, Change.CONTACT | Change.DOCUMENT, current.id, summary)


def _facts(paper: Paper, customer: Customer, made_on: date) -> MailFacts:
    found = mail_address_of(customer.id, made_on)
    if found is None:
        raise RefusedError(
            f"No e-mail address of {customer.name} is known.",
            "Enter one on the customer's card, under Details.",
        )
    name, address = found
    subject, text, html = _words(paper, made_on)
    attached = (Attached(paper.name, paper.content, paper=paper.kind),)
    return MailFacts(name, address, subject, text, html, attached)


def _words(paper: Paper, made_on: date) -> tuple[str, str, str]:
    """Return subject and text from the template of such a paper, else one plain sentence."""
    template = TEMPLATES.get(paper.kind)
    if template is not None and not paper.title:
        items = paper.item_ids if paper.kind == "letter" else None
        try:
            mail = mail_from_template(paper.customer_id, template, items, made_on)
        except RefusedError:
            pass
        else:
            return mail.subject, mail.text, mail.html
    said = phrases(language_of(customer_facts(paper.customer_id)))
    return paper.subject or _title(paper), said.attached.format(name=paper.name), ""


def _title(paper: Paper) -> str:
    return paper.title or WORDS[paper.kind]
