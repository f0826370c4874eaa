"""Writing PDFs into a folder, each recorded in its customer's history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from collector_desktop.cli.session import DONE, WITH_PROBLEMS, Answer, TextTable
from collector_desktop.cli.words import done
from collector_desktop.domain.posting import sheets_said
from collector_desktop.exporters.atomic import atomic_write, folder_for
from collector_desktop.exporters.names import free_name
from collector_desktop.queries.customers import names_by_id
from collector_desktop.services.paper_fonts import boxes_said
from collector_desktop.services.paper_runs import save_papers, sheets_for_post
from collector_desktop.services.papers import Paper
from collector_desktop.services.report_parts import PaperFile


def send_papers(
    papers: Iterable[Paper], folder: Path, made_on: date, combined: Path | None = None
) -> Answer:
    """Write and record papers as they are made, and return what was written where."""
    missing: list[tuple[str, ...]] = []
    notes: dict[str, None] = {}
    with folder_for(folder):
        outcome = save_papers(_watched(papers, missing, notes), folder, made_on, combined)
    names = names_by_id()
    files = [
        {"customer": names[each.customer_id][0], "file": str(each.path), "sha256": each.sha256}
        for each in outcome.value
    ]
    sheets = sheets_for_post(outcome.value) if combined else []
    whole = {"combined": str(combined), "post": _post(sheets)} if combined else {"combined": None}
    answer = done(outcome, files=files, **whole)
    rows = [(each["customer"], each["file"]) for each in files]
    said = tuple(filter(None, (boxes_said(missing), *notes)))
    text = f"{answer.text}. For the post: {sheets_said(sheets)}." if sheets else answer.text
    return Answer(answer.document, (TextTable(("customer", "file"), rows),), text, said)


def _post(sheets: list[int]) -> dict[str, Any]:
    """Return how much there is to post: envelopes, sheets, and how many envelopes of how many."""
    counted = {str(each): count for each, count in sorted(Counter(sheets).items())}
    return {"envelopes": len(sheets), "sheets": sum(sheets), "by_sheets": counted}


def write_file(made: PaperFile, folder: Path) -> Answer:
    """Write a paper for our own eyes, over nothing, and return where it is.

    Where it notes that something could not be worked out, this is a problem that was found.
    """
    with folder_for(folder):
        path = free_name(folder / made.name, made.content)
        atomic_write(path, made.content)
    digest = sha256(made.content).hexdigest()
    notes = tuple(filter(None, (boxes_said((made.missing,)), *made.notes)))
    document = {"file": str(path), "sha256": digest}
    status = WITH_PROBLEMS if made.notes else DONE
    return Answer(document, (TextTable(("file",), [(str(path),)]),), notes=notes, status=status)


def _watched(
    papers: Iterable[Paper], missing: list[tuple[str, ...]], notes: dict[str, None]
) -> Iterator[Paper]:
    """Yield papers, noting the characters that no font could print, and each sentence once."""
    for paper in papers:
        missing.append(paper.missing)
        notes.update(dict.fromkeys(paper.notes))
        yield paper
