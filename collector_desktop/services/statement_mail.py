"""Statements that the mail server of the settings takes: they wait in the outbox as reminders do.

The PDF is written and recorded at once, so that what goes out is what was made, whatever moved on
the account since. It counts as sent when the server has taken it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.letter_templates import OF_COVER
from collector_desktop.exporters.atomic import atomic_write
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.sent_documents import mailed_on
from collector_desktop.services.paper_mail import mail_to, mail_words
from collector_desktop.services.wording import language_of
from collector_desktop.storage.models import Customer, Document, Message

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.exporters.names import FreeNames
    from collector_desktop.services.papers import Paper


def queue_statement(paper: Paper, names: FreeNames, made_on: date) -> tuple[Path, bool]:
    """Write a statement into a folder and let an e-mail with it wait.

    Returned are the file, and whether it is new there. The caller has opened the operation. The
    very same statement goes once on a day.

    Raises:
        RefusedError: no e-mail address is known to be good, or this statement waits or went today.
        OutsideWorldError: it cannot be written.
    """
    customer = Customer.get_by_id(paper.customer_id)
    name, address = mail_to(customer, made_on)
    if mailed_on(paper.customer_id, paper.sha256, made_on):
        raise RefusedError(
            "This very statement waits to go by e-mail, or went today.", "See Chase, Past runs."
        )
    words = mail_words(paper, made_on)
    path = names.take(paper.name, paper.content)
    is_new = not path.exists()
    atomic_write(path, paper.content)
    document = Document.create(
        customer=customer,
        kind=paper.kind,
        file_name=path.name,
        path=str(path),
        sha256=paper.sha256,
        size=len(paper.content),
        made_on=made_on,
    )
    Message.create(
        customer=customer,
        channel="email",
        step_name="Statement",
        template=OF_COVER,
        language=language_of(customer_facts(paper.customer_id)),
        state="queued",
        to_name=name,
        address=address,
        subject=words.subject,
        body=words.text,
        made_on=made_on,
        document=document,
    )
    return path, is_new
