"""Writing PDFs into a folder, each recorded in its customer's history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from collector_desktop.cli.session import Answer, TextTable
from collector_desktop.cli.words import done
from collector_desktop.exporters.atomic import make_folder
from collector_desktop.queries.customers import names_by_id
from collector_desktop.services.paper_runs import save_papers
from collector_desktop.services.papers import Paper


def send_papers(
    papers: Iterable[Paper], folder: Path, made_on: date, combined: Path | None = None
) -> Answer:
    """Write and record papers as they are made, and return what was written where."""
    make_folder(folder)
    boxed: list[tuple[str, str]] = []
    outcome = save_papers(_watched(papers, boxed), folder, made_on, combined)
    names = names_by_id()
    files = [
        {"customer": names[each.customer_id][0], "file": str(each.path), "sha256": each.sha256}
        for each in outcome.value
    ]
    answer = done(outcome, files=files, combined=str(combined) if combined else None)
    rows = [(each["customer"], each["file"]) for each in files]
    notes = tuple(
        f"{name}: {signs} printed as boxes; the font lacks them." for name, signs in boxed
    )
    return Answer(answer.document, (TextTable(("customer", "file"), rows),), answer.text, notes)


def _watched(papers: Iterable[Paper], boxed: list[tuple[str, str]]) -> Iterator[Paper]:
    """Yield papers, noting the characters that the font could not print."""
    for paper in papers:
        if paper.missing:
            boxed.append((paper.name, " ".join(paper.missing)))
        yield paper
