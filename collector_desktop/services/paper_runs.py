"""Use case: send many papers at once, all of them or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from collector_desktop.documents.combined import joined
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.posting import sheets_of
from collector_desktop.exporters.atomic import atomic_write, take_away
from collector_desktop.exporters.names import FreeNames
from collector_desktop.services.combined_papers import PaperInside, record_combined
from collector_desktop.services.papers import Paper, record_paper
from collector_desktop.services.posting import prints_both_sides
from collector_desktop.storage.operations import operation


@frozen
class SavedPaper:
    """A PDF that was written, known by its hash; `pages` are counted where all are joined.

    `is_new` unless the same bytes lay there before.
    """

    customer_id: int
    path: Path
    sha256: str
    pages: int = 0
    kind: str = ""
    is_new: bool = True


def save_papers(
    papers: Iterable[Paper], folder: Path, made_on: date, combined: Path | None = None
) -> Outcome[list[SavedPaper]]:
    """Write PDFs into a folder, overwriting nothing, and record them as one operation.

    With `combined`, one more PDF holds them all, a bookmark for each, ready for a printer of both
    sides if the settings say so; it is recorded for each customer in it.

    Raises:
        OutsideWorldError: a file cannot be written; nothing is recorded and none is left.
    """
    saved: list[SavedPaper] = []
    written: list[Path] = []
    names = FreeNames(folder)
    try:
        with operation("send_papers", "Papers", made_on) as current:
            for paper in papers:
                path = names.take(paper.name, paper.content)
                is_new = not path.exists()
                written += [path] if is_new else []
                atomic_write(path, paper.content)
                summary = record_paper(paper, path, made_on).summary
                facts = (paper.customer_id, path, paper.sha256)
                saved.append(SavedPaper(*facts, kind=paper.kind, is_new=is_new))
            if combined is not None:
                written += [] if combined.exists() else [combined]
                saved = _combined(saved, combined, made_on)
            if len(saved) != 1:
                summary = _summary(saved)
            current.summary = summary
            current.save(only=["summary"])
    except BaseException:
        take_away(written)
        raise
    return Outcome(saved, Change.CONTACT | Change.DOCUMENT, current.id, summary)


def sheets_for_post(saved: Iterable[SavedPaper]) -> list[int]:
    """Return how many sheets go into the envelope of each customer; pages must be known."""
    is_duplex = prints_both_sides()
    sheets: Counter[int] = Counter()
    for each in saved:
        sheets[each.customer_id] += sheets_of(each.pages, is_duplex=is_duplex)
    return list(sheets.values())


def _summary(saved: list[SavedPaper]) -> str:
    return f"Papers to {len(saved)} customers"


def _combined(saved: list[SavedPaper], path: Path, made_on: date) -> list[SavedPaper]:
    """Write papers as one PDF and record it; return them with their pages."""
    paths = [each.path for each in saved]
    names, title = [each.stem for each in paths], _summary(saved) if len(saved) != 1 else ""
    whole = joined(paths, names, title=title, is_duplex=prints_both_sides())
    atomic_write(path, whole.content)
    inside = [PaperInside(each.customer_id, each.kind, each.path.name) for each in saved]
    record_combined(whole.content, path, inside, made_on)
    return [replace(each, pages=pages) for each, pages in zip(saved, whole.pages, strict=True)]
