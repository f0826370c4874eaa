"""The files that go with an e-mail of a run: the statement, and copies of its invoices."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePath

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.procedures import Attach
from collector_desktop.integrations.mail.build import Attached
from collector_desktop.queries.invoice_copies import copies_of, copy_content
from collector_desktop.services.mail_looks import html_of
from collector_desktop.services.outbox_rows import MailParts, PartsOf
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.storage.models import Message, MessageItem

STATEMENTS = frozenset((Attach.STATEMENT, Attach.BOTH))
COPIES = frozenset((Attach.COPIES, Attach.BOTH))


def parts_by(fonts: Path) -> PartsOf:
    """Return what finds the files of a message, drawing what is drawn with these fonts."""

    def parts_of(message_id: int) -> MailParts:
        message = Message.get_by_id(message_id)
        what = Attach(message.step.attach) if message.step is not None else Attach.NONE
        return MailParts(html_of(message), files_of(message, what, message.made_on, fonts))

    return parts_of


def files_of(message: Message, what: Attach, as_of: date, fonts: Path) -> tuple[Attached, ...]:
    """Return the files that a step sends with a message; what there is no copy of is left out."""
    found: list[Attached] = []
    if what in STATEMENTS:
        found += _statement(message.id_in("customer") or 0, as_of, fonts)
    if what in COPIES:
        rows = MessageItem.select().where(MessageItem.message == message).order_by(MessageItem.id)
        for row in rows:
            found += _copy(row.id_in("item") or 0)
    return tuple(found)


def _statement(customer_id: int, as_of: date, fonts: Path) -> list[Attached]:
    try:
        paper = statement_paper(customer_id, as_of, fonts)
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
