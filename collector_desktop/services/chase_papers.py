"""The files of a run: letters, all of them as one PDF in posting order, and e-mails as drafts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.documents.combined import combined_pdf
from collector_desktop.domain.written import money, plain_day
from collector_desktop.exporters.atomic import atomic_write, take_away
from collector_desktop.exporters.names import FreeNames
from collector_desktop.integrations.mail.build import Attached, MailFacts, build_draft
from collector_desktop.services.chase_rows import Made
from collector_desktop.services.chase_texts import MessageWords, letter_of
from collector_desktop.services.combined_papers import PaperInside, record_combined
from collector_desktop.services.papers import file_name
from collector_desktop.services.posting import Posted, post_with_list

if TYPE_CHECKING:
    from collector_desktop.queries.chase_shown import ProposedMessage
    from collector_desktop.services.outbox_rows import MailParts

PDF = "application/pdf"


@dataclass(slots=True)
class Folder:
    """Where the files of a run go; what was written can be taken away again, if it fails."""

    path: Path
    fonts: Path
    as_of: date
    written: list[Path] = field(default_factory=list)
    letters: list[tuple[ProposedMessage, Path]] = field(default_factory=list)
    missing: list[tuple[str, ...]] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    names: FreeNames | None = None

    def put_letter(
        self, message: ProposedMessage, written: MessageWords | None, enclosed: Sequence[Attached]
    ) -> Made:
        """Write a message as a letter with what is enclosed, over nothing that is there."""
        paper = letter_of(message, self.as_of, self.fonts, written)
        self.missing.append(paper.missing)
        self.notes.update(dict.fromkeys(paper.notes))
        content = paper.content
        more = [each.content for each in enclosed if each.kind == PDF]
        if more:
            content = combined_pdf([content, *more])
        made = self._put(f"{_stem(message, self.as_of)}.pdf", content)
        self.letters.append((message, made.path))
        return made

    def put_draft(self, message: ProposedMessage, words: MessageWords, parts: MailParts) -> Made:
        """Write a message as an e-mail that the user's own program opens as a draft."""
        facts = MailFacts(
            *(message.to_name, message.address, words.subject, words.body),
            html=parts.html,
            attached=parts.attached,
        )
        return self._put(f"{_stem(message, self.as_of)}.eml", build_draft(facts))

    def put_all_letters(self) -> Path | None:
        """Write one PDF of all letters in posting order, their list on top; None without any.

        It is recorded for each letter in it; the caller has opened the operation.
        """
        if not self.letters:
            return None
        title = f"Letters of {plain_day(self.as_of)}"
        content = post_with_list(
            [_posted(message, path) for message, path in self.letters], title, self.fonts
        )
        whole = self._put(f"Letters_{self.as_of.isoformat()}.pdf", content).path
        inside = [PaperInside(each.customer_id, "letter", path.name) for each, path in self.letters]
        record_combined(content, whole, inside, self.as_of)
        return whole

    def take_away(self) -> None:
        """Remove what was written."""
        take_away(self.written)

    def _put(self, name: str, content: bytes) -> Made:
        if self.names is None:
            self.names = FreeNames(self.path)
        path = self.names.take(name, content)
        if not path.exists():
            self.written.append(path)
        atomic_write(path, content)
        return Made(path, hashlib.sha256(content).hexdigest(), len(content))


def _stem(message: ProposedMessage, as_of: date) -> str:
    """Return the name of a message's file without its suffix; the currency distinguishes two."""
    name = file_name(message.step, (message.code, message.name), as_of, message.currency)
    return name.removesuffix(".pdf")


def _posted(message: ProposedMessage, path: Path) -> Posted:
    asked = money(message.total_minor + message.fees_minor, message.currency)
    whose = (message.customer_id, message.name, message.address)
    return Posted(*whose, message.step, asked, path)
