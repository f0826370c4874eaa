"""The files of a run: letters, all of them as one PDF in posting order, and e-mails as drafts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.documents.combined import combined_pdf, page_count
from collector_desktop.documents.posting_list import PostedLetter, render_posting_list
from collector_desktop.domain.settings import COMPANY_NAME
from collector_desktop.domain.written import money, plain_day
from collector_desktop.exporters.atomic import atomic_write
from collector_desktop.exporters.names import free_name, safe_name
from collector_desktop.integrations.mail.build import Attached, MailFacts, build_draft
from collector_desktop.queries.settings import settings
from collector_desktop.services.chase_rows import Made
from collector_desktop.services.chase_texts import MessageWords, letter_of
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_parts import own_sheet

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

    def put_letter(
        self, message: ProposedMessage, written: MessageWords | None, enclosed: Sequence[Attached]
    ) -> Made:
        """Write a message as a letter with what is enclosed, over nothing that lies there."""
        paper = letter_of(message, self.as_of, self.fonts, written)
        self.missing.append(paper.missing)
        content = paper.content
        more = [each.content for each in enclosed if each.kind == PDF]
        if more:
            content = combined_pdf([content, *more])
        made = self._put(f"{_file_name(message, self.as_of)}.pdf", content)
        self.letters.append((message, made.path))
        return made

    def put_draft(self, message: ProposedMessage, words: MessageWords, parts: MailParts) -> Made:
        """Write a message as an e-mail that the user's own program opens as a draft."""
        facts = MailFacts(
            *(message.to_name, message.address, words.subject, words.body),
            html=parts.html,
            attached=parts.attached,
        )
        return self._put(f"{_file_name(message, self.as_of)}.eml", build_draft(facts))

    def put_all_letters(self) -> Path | None:
        """Write one PDF of all letters in posting order, their list on top; None without any."""
        if not self.letters:
            return None
        ordered = sorted(self.letters, key=lambda each: _place(each[0]))
        ready_fonts(self.fonts)
        title = f"Letters of {plain_day(self.as_of)}"
        listed = [_posted(message, path) for message, path in ordered]
        stored = settings()
        cover = render_posting_list(title, stored[COMPANY_NAME], listed, own_sheet(stored))
        content = combined_pdf([cover, *(path for _, path in ordered)])
        return self._put(f"Letters_{self.as_of.isoformat()}.pdf", content).path

    def take_away(self) -> None:
        """Remove what was written."""
        for path in self.written:
            path.unlink(missing_ok=True)

    def _put(self, name: str, content: bytes) -> Made:
        path = free_name(self.path / name, content)
        if not path.exists():
            self.written.append(path)
        atomic_write(path, content)
        return Made(path, hashlib.sha256(content).hexdigest(), len(content))


def _file_name(message: ProposedMessage, as_of: date) -> str:
    words = f"{message.step}_{message.code}_{message.currency}_{as_of.isoformat()}"
    return safe_name(words.replace(" ", "_"))


def _place(message: ProposedMessage) -> tuple[str, str]:
    """Return by what letters are ordered for the post: the last line of the address, the name."""
    lines: Sequence[str] = message.address.splitlines() or [""]
    return lines[-1].casefold(), message.name.casefold()


def _posted(message: ProposedMessage, path: Path) -> PostedLetter:
    asked = money(message.total_minor + message.fees_minor, message.currency)
    lines = message.address.splitlines() or [""]
    return PostedLetter(message.name, lines[-1], message.step, page_count(path), asked)
