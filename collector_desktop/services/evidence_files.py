"""Use cases: the evidence of disputes leaves in one archive, and comes into a ledger from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from collector_desktop.importers.copy_archive import EVIDENCE
from collector_desktop.queries.evidence import evidence_content, evidence_rows
from collector_desktop.services.agreement_files import dispute_named
from collector_desktop.services.kept_archives import KeptFile, KeptRows, write_kept
from collector_desktop.services.table_files import day
from collector_desktop.storage.models import DisputeFile

ARCHIVE = "dispute_files.zip"


def write_evidence(folder: Path, until: date) -> tuple[Path, int] | None:
    """Write the evidence kept up to a day; return where, and how many files; see `write_kept`.

    Raises:
        OutsideWorldError: it cannot be written.
    """
    return write_kept(EVIDENCE, folder / ARCHIVE, evidence_rows(until), evidence_content)


class EvidenceRows(KeptRows):
    """Brings evidence to the disputes that it is of; what one has already stays as it is."""

    owner = "item"

    def _bring(self, file: KeptFile) -> bool:
        dispute = dispute_named(file.texts)
        same = (DisputeFile.dispute == dispute.id) & (DisputeFile.sha256 == file.sha256)
        if DisputeFile.get_or_none(same) is not None:
            return False
        DisputeFile.create(
            dispute=dispute.id,
            file_name=file.texts["file_name"],
            media_type=file.texts["media_type"],
            sha256=file.sha256,
            size=len(file.content),
            content=file.content,
            made_on=day(file.texts["date"]),
        )
        return True
