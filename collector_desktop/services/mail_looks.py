"""How an e-mail of a run looks, beside its plain text; both always say the same."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from collector_desktop.documents.mail_content import MailContent
from collector_desktop.documents.mail_html import mail_html
from collector_desktop.domain.errors import CollectorError, OutsideWorldError
from collector_desktop.domain.languages import DEFAULT
from collector_desktop.domain.letter_templates import TEMPLATES
from collector_desktop.domain.templates import Paragraph, one_line, parts_of
from collector_desktop.services.mail_words import mail_asked
from collector_desktop.services.merge_fields import LetterAsked
from collector_desktop.storage.models import Message, MessageItem

if TYPE_CHECKING:
    from collector_desktop.documents.mail_content import MailText


def html_of(message: Message) -> str:
    """Return a message in the form that most mail programs show.

    It is made again from the template; where that does not say the same any more, because
    the user edited the text or something was paid since, it is made of the text.
    """
    made = None if message.is_edited else _made(message)
    if made is not None and (made.subject, made.text) == (message.subject, message.body):
        return made.html
    parts = tuple(part for part in parts_of(message.body) if isinstance(part, Paragraph))
    content = MailContent(one_line(message.subject), parts, message.language or DEFAULT)
    return mail_html(content)


def _made(message: Message) -> MailText | None:
    days = message.step.pay_within_days if message.step is not None else None
    items = list(MessageItem.select().where(MessageItem.message == message))
    asked = LetterAsked(
        message.id_in("customer") or 0,
        message.template if message.template in TEMPLATES else "reminder-1",
        message.made_on,
        tuple(item.id_in("item") or 0 for item in items),
        None if days is None else message.made_on + timedelta(days=days),
        message.fee_minor,
        asked={item.id_in("item") or 0: item.open_minor for item in items},
    )
    try:
        return mail_asked(asked)
    except OutsideWorldError:
        raise
    except CollectorError:
        return None
