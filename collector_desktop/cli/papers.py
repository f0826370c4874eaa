"""Writing PDFs into a folder, each recorded in its customer's history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from collector_desktop.cli.session import Answer, TextTable
from collector_desktop.cli.words import NOTHING_DONE, make_folder
from collector_desktop.queries.customers import names_by_id
from collector_desktop.services.papers import Paper, save_paper


@dataclass(frozen=True, slots=True)
class SavedPaper:
    """A PDF that was written, and the operation that recorded it."""

    customer: str
    path: Path
    sha256: str
    summary: str


def save_papers(papers: Iterable[Paper], folder: Path, made_on: date) -> list[SavedPaper]:
    """Write papers one after the other as they are made."""
    make_folder(folder)
    names = names_by_id()
    saved = []
    for paper in papers:
        outcome = save_paper(paper, folder, made_on)
        code = names[paper.customer_id][0]
        saved.append(SavedPaper(code, outcome.value, paper.sha256, outcome.summary))
    return saved


def papers_answer(saved: list[SavedPaper]) -> Answer:
    """Return what was written where; the operation is the last one, which undo takes back."""
    files: list[dict[str, Any]] = [
        {"customer": each.customer, "file": str(each.path), "sha256": each.sha256} for each in saved
    ]
    last = saved[-1].summary if saved else None
    document = {"operation": last, "number": None, "files": files}
    if not saved:
        return Answer(document, text=NOTHING_DONE)
    table = TextTable(("customer", "file"), [(each.customer, str(each.path)) for each in saved])
    return Answer(document, (table,))
