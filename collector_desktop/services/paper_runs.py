"""Use case: send many papers at once, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from collector_desktop.documents.combined import combined_pdf
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.exporters.atomic import atomic_write
from collector_desktop.exporters.names import free_name
from collector_desktop.services.papers import Paper, record_paper
from collector_desktop.storage.operations import operation


@dataclass(frozen=True, slots=True)
class SavedPaper:
    """A PDF that was written; `content` is known by its hash."""

    customer_id: int
    path: Path
    sha256: str


def save_papers(
    papers: Iterable[Paper], folder: Path, made_on: date, combined: Path | None = None
) -> Outcome[list[SavedPaper]]:
    """Write PDFs into a folder, overwriting nothing, and record them as one operation.

    With `combined`, one more PDF holds them all, a bookmark for each; it is not recorded.

    Raises:
        OutsideWorldError: a file cannot be written; nothing is recorded and none is left.
    """
    saved: list[SavedPaper] = []
    written: list[Path] = []
    try:
        with operation("send_papers", "Papers", made_on) as current:
            for paper in papers:
                path = free_name(folder / paper.name, paper.content)
                if not path.exists():
                    written.append(path)
                atomic_write(path, paper.content)
                summary = record_paper(paper, path, made_on).summary
                saved.append(SavedPaper(paper.customer_id, path, paper.sha256))
            if combined is not None:
                paths = [each.path for each in saved]
                atomic_write(combined, combined_pdf(paths, [path.stem for path in paths]))
            if len(saved) != 1:
                summary = f"Papers to {len(saved)} customers"
            current.summary = summary
            current.save(only=["summary"])
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return Outcome(saved, Change.CONTACT | Change.DOCUMENT, current.id, summary)
