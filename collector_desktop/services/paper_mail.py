"""Use case: hand a paper over to the user's own mail program, attached to a draft."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.documents.mail_content import MailText
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.letter_phrases import phrases
from collector_desktop.domain.letter_templates import OF_COVER
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.settings import COMPANY_NAME
from collector_desktop.domain.subject_marks import account_mark
from collector_desktop.domain.templates import one_line
from collector_desktop.integrations.mail.build import Attached, MailFacts
from collector_desktop.integrations.mail.handover import write_draft
from collector_desktop.queries.bank_changes import account_changed_on
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.mail_address import mail_address_of, why_no_mail
from collector_desktop.queries.settings import settings
from collector_desktop.services.enclosures import record_enclosures
from collector_desktop.services.fraud_note import fraud_note
from collector_desktop.services.letter_parts import signed
from collector_desktop.services.localised import Written
from collector_desktop.services.mail_words import mail_from_template
from collector_desktop.services.merge_fields import name_of, salutation
from collector_desktop.services.papers import WORDS
from collector_desktop.services.wording import language_of
from collector_desktop.storage.models import Contact, ContactItem, Customer, Document
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from collector_desktop.services.papers import Paper

TEMPLATES = {"statement": OF_COVER, "letter": "reminder-1"}


def draft_paper(paper: Paper, folder: Path, made_on: date) -> Outcome[Path]:
    """Write a draft with a paper attached, and record it in the history as an e-mail.

    Raises:
        RefusedError: as `mail_to`.
        CollectorError: the address is not valid, or the e-mail is too large.
        OutsideWorldError: it cannot be written; nothing is recorded.
    """
    customer = Customer.get_by_id(paper.customer_id)
    facts = _facts(paper, customer, made_on)
    draft = write_draft(folder, paper.name.removesuffix(".pdf"), facts)
    summary = f"Draft an e-mail to {customer.name}: {title_of(paper).lower()}"
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


def mail_to(customer: Customer, made_on: date) -> tuple[str, str]:
    """Return name and address to which papers of a customer go by e-mail.

    Raises:
        RefusedError: no address is known to be good, or whoever has one asked for no e-mails.
    """
    found = mail_address_of(customer.id, made_on)
    if found is None:
        stops = why_no_mail(customer.id, made_on)
        if stops:
            raise RefusedError(stops[0], "Post it, or end what they asked for on their card.")
        raise RefusedError(
            f"No e-mail address of {customer.name} is known.",
            "Enter one on the customer's card, under Details.",
        )
    return found


def mail_words(paper: Paper, made_on: date) -> MailText:
    """Return subject and text from the template of such a paper, else a short cover.

    As every subject, that of a cover begins with the account, so that an answer finds it.
    """
    template = TEMPLATES.get(paper.kind)
    if template is not None and not paper.title:
        items = paper.item_ids if paper.kind == "letter" else None
        try:
            mail = mail_from_template(paper.customer_id, template, items, made_on)
        except RefusedError:
            pass
        else:
            return mail
    customer = customer_facts(paper.customer_id)
    prefix = account_mark(phrases(language_of(customer)), customer.code)
    subject = f"{prefix} {one_line(paper.subject or title_of(paper))}"
    return MailText(subject, _cover(paper, customer, made_on), "")


def _cover(paper: Paper, customer: CustomerFacts, made_on: date) -> str:
    """Return a greeting, what is attached, how to be sure of a new account, and who sends it."""
    language = language_of(customer)
    said, stored, name = phrases(language), settings(), name_of(customer)
    lines = signed(stored, said, name).lines
    company = stored[COMPANY_NAME]
    closing = (*lines, *([] if company in lines else [company]))
    attached = said.attached.format(name=paper.name)
    note = fraud_note(Written(language, customer.country), account_changed_on(made_on))
    above = (salutation(name, said), attached, *([note] if note else []))
    return "\n\n".join((*above, "\n".join(map(one_line, closing))))


def _facts(paper: Paper, customer: Customer, made_on: date) -> MailFacts:
    name, address = mail_to(customer, made_on)
    words = mail_words(paper, made_on)
    attached = (Attached(paper.name, paper.content, paper=paper.kind),)
    return MailFacts(name, address, words.subject, words.text, words.html, attached)


def title_of(paper: Paper) -> str:
    """Return what a paper is called."""
    return paper.title or WORDS[paper.kind]
