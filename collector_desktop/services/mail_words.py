"""The words of an e-mail from a template, in the customer's language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from collector_desktop.documents.content import Closing, HowToPay, LetterTable
from collector_desktop.documents.mail_content import MailContent, MailPart, MailText
from collector_desktop.documents.mail_html import mail_html
from collector_desktop.documents.mail_text import mail_text
from collector_desktop.domain.letter_templates import OF_TRACING
from collector_desktop.domain.settings import COMPANY_FOOTER
from collector_desktop.domain.subject_marks import account_mark
from collector_desktop.domain.templates import (
    BANK_DETAILS,
    Merged,
    Paragraph,
    Run,
    Slot,
    merge,
    one_line,
)
from collector_desktop.queries.bank_changes import account_changed_on
from collector_desktop.services.fraud_note import fraud_note
from collector_desktop.services.letter_parts import letter_parts, payment
from collector_desktop.services.merge_fields import Gathered, LetterAsked, gather


def mail_from_template(
    customer_id: int,
    template: str,
    item_ids: Collection[int] | None,
    as_of: date,
    extra: Mapping[str, str] | None = None,
) -> MailText:
    """Return an e-mail about some items, or about what its template is about.

    Raises:
        RefusedError: there is no such template, nothing to write about, or a field is missing.
    """
    chosen = None if item_ids is None else tuple(item_ids)
    return mail_asked(LetterAsked(customer_id, template, as_of, chosen, extra=extra))


def mail_asked(asked: LetterAsked) -> MailText:
    """Return what is asked for as an e-mail; its subject begins with the account.

    Raises:
        RefusedError: as `mail_from_template`.
    """
    found = gather(asked)
    return mail_content(merge(found.wording.template, found.fields), found, asked.as_of)


def mail_content(merged: Merged, found: Gathered, as_of: date) -> MailText:
    """Return merged words as an e-mail."""
    prefix = account_mark(found.phrases, found.customer.code)
    parts = tuple(_with_note(list(_parts(merged, found, as_of)), found, as_of))
    content = MailContent(
        f"{prefix} {one_line(merged.subject)}",
        parts,
        found.language,
        found.stored[COMPANY_FOOTER],
    )
    return MailText(content.subject, mail_text(content), mail_html(content))


def _with_note(parts: list[MailPart], found: Gathered, as_of: date) -> list[MailPart]:
    """Return the parts with the note against fraud below the bank details, else before the end.

    Changed bank details are never sent by mail without it, and a paper that is
    attached may have them too. A stranger who is asked for an address is told of no account.
    """
    changed = None if found.template == OF_TRACING else account_changed_on(as_of)
    note = fraud_note(found.written, changed)
    if not note:
        return parts
    ends = [at for at, part in enumerate(parts) if isinstance(part, Closing)]
    boxes = [at + 1 for at, part in enumerate(parts) if isinstance(part, HowToPay)]
    place = (*boxes[-1:], *ends[:1], len(parts))[0]
    return [*parts[:place], Paragraph(((Run(note),),)), *parts[place:]]


def _parts(merged: Merged, found: Gathered, as_of: date) -> Iterator[MailPart]:
    """Yield the parts; bank details stand where the words have them, not at the foot."""
    drawn = iter(letter_parts(merged, found, as_of))
    for part in merged.parts:
        if isinstance(part, Slot) and part.name == BANK_DETAILS:
            paid = payment(merged, found)
            if paid is not None:
                yield paid
            continue
        made = next(drawn)
        if isinstance(made, Closing):
            name = found.fields["company_name"]
            lines = made.lines if name in made.lines else (*made.lines, name)
            yield Closing(lines)
        elif not isinstance(made, LetterTable) or made.rows:
            yield made
