"""The files that go with a message of a run: statement, working of interest, copies of invoices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path, PurePath

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.legal_letters import LAST_LETTERS
from collector_desktop.domain.procedures import Attach
from collector_desktop.integrations.mail.build import Attached
from collector_desktop.queries.invoice_copies import copies_of, copy_content
from collector_desktop.services.mail_looks import html_of
from collector_desktop.services.outbox_rows import MailParts, PartsOf
from collector_desktop.services.paper_interest import interest_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.papers import Paper
from collector_desktop.services.sent_files import file_as_made
from collector_desktop.storage.models import Document, Message, MessageItem

STATEMENTS = frozenset((Attach.STATEMENT, Attach.BOTH))
COPIES = frozenset((Attach.COPIES, Attach.BOTH))


def parts_by(fonts: Path) -> PartsOf:
    """Return what finds the files of a message, drawing what is drawn with these fonts."""

    def parts_of(message_id: int) -> MailParts:
        message = Message.get_by_id(message_id)
        if message.document is not None:
            return MailParts(html_of(message), (_made_before(message.document),))
        what = Attach(message.step.attach) if message.step is not None else Attach.NONE
        return MailParts(html_of(message), files_of(message, what, message.made_on, fonts))

    return parts_of


def files_of(message: Message, what: Attach, as_of: date, fonts: Path) -> tuple[Attached, ...]:
    """Return the files that a step sends with a message; what there is no copy of is left out.

    A last letter claims interest, so the working of it goes along with what else it encloses.
    """
    rows = MessageItem.select().where(MessageItem.message == message).order_by(MessageItem.id)
    item_ids = [row.id_in("item") or 0 for row in rows]
    customer_id = message.id_in("customer") or 0
    found: list[Attached] = []
    if what in STATEMENTS:
        found += _drawn(partial(statement_paper, customer_id, as_of, fonts))
    if what is not Attach.NONE and message.template in LAST_LETTERS:
        found += _drawn(partial(interest_paper, customer_id, as_of, fonts, item_ids))
    if what in COPIES:
        for item_id in item_ids:
            found += _copy(item_id)
    return tuple(found)


def _made_before(paper: Document) -> Attached:
    """Return the file of a paper that was made before its e-mail goes.

    Raises:
        OutsideWorldError: it is gone, or is not what was made any more.
    """
    content = file_as_made(str(paper.path), str(paper.file_name), str(paper.sha256))
    return Attached(str(paper.file_name), content, paper=str(paper.kind))


def _drawn(draw: Callable[[], Paper]) -> list[Attached]:
    """Return a paper as a file, or none where there is nothing to say on it."""
    try:
        paper = draw()
    except RefusedError:
        return []
    return [Attached(paper.name, paper.content, paper=paper.kind)]


def _copy(item_id: int) -> list[Attached]:
    return [
        Attached(
            *(PurePath(each.file_name).name, copy_content(each.copy_id), each.media_type),
            paper="invoice",
        )
        for each in copies_of(item_id)[:1]
    ]
