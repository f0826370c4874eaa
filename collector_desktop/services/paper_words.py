"""The title of a paper and what it says besides its figures, in words that the user may change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.templates import Paragraph, fields_of, merge
from collector_desktop.services.merge_fields import LetterAsked, gather
from collector_desktop.services.wording import words_of

if TYPE_CHECKING:
    from datetime import date


@frozen
class PaperWords:
    """The title and the paragraphs of a paper, merged for one customer."""

    title: str
    paragraphs: tuple[str, ...] = ()


def paper_words(
    name: str,
    customer_id: int,
    language: str,
    as_of: date,
    extra: Mapping[str, str] | None = None,
) -> PaperWords:
    """Return the words of a paper as they count at a day; `extra` are fields of its own.

    Words without a field cost no look into the ledger, for there may be a thousand papers in a run.

    Raises:
        RefusedError: a needed field is empty.
    """
    template = words_of(name, language, as_of).template
    if not template.body.strip() and not fields_of(template):
        return PaperWords(template.subject)
    fields: Mapping[str, str] = {}
    if fields_of(template):
        asked = LetterAsked(customer_id, name, as_of, extra=extra, language=language)
        fields = gather(asked).fields
    merged = merge(template, fields)
    paragraphs = (part for part in merged.parts if isinstance(part, Paragraph))
    return PaperWords(merged.subject, tuple(map(_said, paragraphs)))


def _said(paragraph: Paragraph) -> str:
    """Return a paragraph as plain words."""
    return " ".join("".join(run.text for run in line) for line in paragraph.lines)
