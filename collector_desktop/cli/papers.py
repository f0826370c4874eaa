"""Writing PDFs into a folder, each recorded in its customer's history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from collector_desktop.cli.session import Answer, TextTable
from collector_desktop.cli.words import done, make_folder
from collector_desktop.queries.customers import names_by_id
from collector_desktop.services.paper_runs import save_papers
from collector_desktop.services.papers import Paper


def send_papers(
    papers: Iterable[Paper], folder: Path, made_on: date, combined: Path | None = None
) -> Answer:
    """Write and record papers as they are made, and return what was written where."""
    make_folder(folder)
    outcome = save_papers(papers, folder, made_on, combined)
    names = names_by_id()
    files = [
        {"customer": names[each.customer_id][0], "file": str(each.path), "sha256": each.sha256}
        for each in outcome.value
    ]
    answer = done(outcome, files=files, combined=str(combined) if combined else None)
    rows = [(each["customer"], each["file"]) for each in files]
    return Answer(answer.document, (TextTable(("customer", "file"), rows),), answer.text)
