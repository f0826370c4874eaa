"""Use cases: the evidence of disputes leaves in one archive, and comes into a ledger from it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from collector_desktop.domain.errors import CollectorError
from collector_desktop.exporters.archive import write_archive
from collector_desktop.importers.copy_archive import EVIDENCE, copy_bytes
from collector_desktop.importers.own_rows import CopyRow
from collector_desktop.queries.evidence import evidence_content, evidence_rows
from collector_desktop.services.agreement_files import dispute_named
from collector_desktop.services.copy_files import archive_parts
from collector_desktop.services.import_tally import Tally
from collector_desktop.services.table_files import day
from collector_desktop.storage.models import DisputeFile

ARCHIVE = "dispute_files.zip"


def write_evidence(folder: Path, until: date) -> tuple[Path, int] | None:
    """Write the evidence kept up to a day; return where, and how many files.

    None is written, and None returned, if there are none.

    Raises:
        OutsideWorldError: it cannot be written.
    """
    rows = evidence_rows(until)
    if not rows:
        return None
    write_archive(archive_parts(EVIDENCE, rows, evidence_content), folder / ARCHIVE)
    return folder / ARCHIVE, len(rows)


class EvidenceRows:
    """Brings evidence to the disputes that it is of; what one has already stays as it is."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def take(self, rows: Sequence[CopyRow]) -> None:
        """Bring some files in; one whose dispute is not there is rejected."""
        for row in rows:
            try:
                self._take(row)
            except CollectorError as error:
                why = f"{error.title} {error.advice}"
                self._tally.reject(row.row, "item", row.texts["item"], why)
            except ValueError as error:
                self._tally.reject(row.row, "part", row.texts["part"], str(error))

    def _take(self, row: CopyRow) -> None:
        dispute, content = dispute_named(row.texts), copy_bytes(row)
        digest = hashlib.sha256(content).hexdigest()
        same = (DisputeFile.dispute == dispute.id) & (DisputeFile.sha256 == digest)
        if DisputeFile.get_or_none(same) is not None:
            self._tally.unchanged += 1
            return
        DisputeFile.create(
            dispute=dispute.id,
            file_name=row.texts["file_name"],
            media_type=row.texts["media_type"],
            sha256=digest,
            size=len(content),
            content=content,
            made_on=day(row.texts["date"]),
        )
        self._tally.created += 1
