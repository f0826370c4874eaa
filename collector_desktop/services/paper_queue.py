"""Papers that the mail server of the settings takes: they wait in the outbox as reminders do.

The PDF is written and recorded at once, so that what goes out is what was made, whatever moved on
the account since. It counts as sent when the server has taken it. Where no server is set, the paper
is handed over to the user's own mail program as a draft.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.letter_templates import OF_COVER
from collector_desktop.domain.settings_mail import HANDOVER, MAIL_WAY
from collector_desktop.exporters.atomic import atomic_write, make_folder, take_away
from collector_desktop.exporters.names import FreeNames
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.items import items_among
from collector_desktop.queries.sent_documents import mailed_on
from collector_desktop.queries.settings import settings
from collector_desktop.services.paper_mail import draft_paper, mail_to, mail_words, title_of
from collector_desktop.services.papers import keep_document
from collector_desktop.services.wording import language_of
from collector_desktop.storage.models import Customer, Message, MessageItem
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from collector_desktop.documents.mail_content import MailText
    from collector_desktop.services.papers import Paper

DRAFTS, MAILED = "drafts", "e-mails"
STATEMENT = "statement"


@frozen
class MailedPaper:
    """Where the draft lies, or the PDF of an e-mail that `is_queued` in the outbox."""

    path: Path
    is_queued: bool


def mail_paper(paper: Paper, folder: Path, made_on: date) -> Outcome[MailedPaper]:
    """Let an e-mail with a paper wait for the server, or write it as a draft where none is set.

    The file goes into a folder of its own in `folder`.

    Raises:
        RefusedError: as `queue_paper`.
        OutsideWorldError: it cannot be written; nothing is recorded.
    """
    if settings()[MAIL_WAY] == HANDOVER:
        drafted = draft_paper(paper, make_folder(folder / DRAFTS), made_on)
        value = MailedPaper(drafted.value, is_queued=False)
        return Outcome(value, drafted.changed, drafted.operation_id, drafted.summary)
    customer = Customer.get_by_id(paper.customer_id)
    summary = f"E-mail to {customer.name}: {title_of(paper).lower()}"
    names, written = FreeNames(make_folder(folder / MAILED)), list[Path]()
    try:
        with operation(f"mail_{paper.kind}", summary, made_on) as current:
            path = queue_paper(paper, names, made_on, written)
    except BaseException:
        take_away(written)
        raise
    changed = Change.MESSAGE | Change.DOCUMENT
    return Outcome(MailedPaper(path, is_queued=True), changed, current.id, summary)


def queue_paper(paper: Paper, names: FreeNames, made_on: date, written: list[Path]) -> Path:
    """Write a paper into a folder and let an e-mail with it wait; return where it is.

    The caller has opened the operation; a file that is new is added to `written`, to be taken away
    if the operation fails. One and the same paper goes once a day.

    Raises:
        RefusedError: as `mail_to`, or this paper waits or went today.
        OutsideWorldError: it cannot be written.
    """
    customer = Customer.get_by_id(paper.customer_id)
    name, address = mail_to(customer, made_on)
    if mailed_on(paper.customer_id, paper.sha256, made_on):
        raise RefusedError(
            "This paper already waits to go by e-mail, or went today.", "See Chase run, Past runs."
        )
    words = mail_words(paper, made_on)
    path = names.take(paper.name, paper.content)
    written += [] if path.exists() else [path]
    atomic_write(path, paper.content)
    message = _waiting(paper, words, (name, address), made_on)
    message.document = keep_document(paper, customer, path, made_on)
    message.save()
    _keep_items(message, paper, made_on)
    return path


def _waiting(paper: Paper, words: MailText, to: tuple[str, str], made_on: date) -> Message:
    """Return an e-mail that brings a paper, not saved yet."""
    name, address = to
    return Message(
        customer=paper.customer_id,
        channel="email",
        step_name=title_of(paper),
        template=OF_COVER if paper.kind == STATEMENT else "",
        language=language_of(customer_facts(paper.customer_id)),
        state="queued",
        to_name=name,
        address=address,
        subject=words.subject,
        body=words.text,
        made_on=made_on,
    )


def _keep_items(message: Message, paper: Paper, made_on: date) -> None:
    """Keep what a letter asks for, as it stands now."""
    for row in items_among(made_on, paper.item_ids) if paper.item_ids else ():
        MessageItem.create(
            message=message,
            item=row.item_id,
            open_minor=row.open_minor,
            disputed_minor=row.disputed_minor,
            days_overdue=row.days,
        )
