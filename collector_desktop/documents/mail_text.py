"""An e-mail as plain text, complete without its other form."""

from __future__ import annotations

from collections.abc import Iterator

from collector_desktop.documents.content import Closing, HowToPay, LetterColumns, LetterTable
from collector_desktop.documents.mail_content import MailContent, MailPart
from collector_desktop.documents.wording import PaperWords, paper_words
from collector_desktop.domain.templates import one_line


def mail_text(content: MailContent) -> str:
    """Return the text of an e-mail; parts stand apart by blank lines."""
    words = paper_words(content.language)
    parts = [*(_part(part, words) for part in content.parts), content.footer]
    return "\n\n".join(part for part in parts if part) + "\n"


def _part(part: MailPart, words: PaperWords) -> str:
    if isinstance(part, LetterTable):
        return "\n".join(_table(part, words))
    if isinstance(part, HowToPay):
        pairs = ((words.pay_to, part.pay_to), *part.rows, (words.pay_online, part.link))
        return "\n".join(f"{label}: {one_line(value)}" for label, value in pairs if value)
    if isinstance(part, Closing):
        return "\n".join(one_line(line) for line in part.lines)
    return part.text


def _table(table: LetterTable, words: PaperWords) -> Iterator[str]:
    """Yield a line for each row: a table of blanks would fall apart in most programs."""
    for row in table.rows:
        cells = [one_line(cell) for cell in row.cells]
        if table.columns is LetterColumns.ITEMS:
            number, _, due, days, amount = cells
            late = f", {words.days_late.lower()}: {days}" if days else ""
            head = f"{number}, {words.due.lower()} {due}{late}" if due else number
            yield f"{head}: {amount}"
        elif table.columns in {LetterColumns.CLAIMS, LetterColumns.INTEREST}:
            number, _, due, amount, interest, *fixed = cells
            head = f"{number}, {words.due.lower()} {due}" if due else number
            more = f" + {words.interest} {interest}"
            more += "".join(f" + {words.compensation} {each}" for each in fixed)
            yield f"{head}: {amount}{more if interest else ''}"
        else:
            position, due, amount = cells
            yield f"{position}. {due}: {amount}"
    if table.rows:
        yield ": ".join(table.total)
