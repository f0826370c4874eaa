"""The file of a debtor for an agency, a solicitor or a court: one PDF to read, one ZIP with all.

The PDF has the case sheet, the statement, the calculation of interest and the copies of invoices,
evidence of disputes and letters that are PDFs. The ZIP has them apart, with what is not a PDF. Both
are the same for the same ledger, day and choice of evidence.
"""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.documents.combined import combined_pdf
from collector_desktop.documents.composed import render_composed
from collector_desktop.documents.untrusted_pdf import readable
from collector_desktop.domain.errors import RefusedError, UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.placements import PlacementKind, takes_evidence
from collector_desktop.exporters.atomic import atomic_write, make_folder
from collector_desktop.exporters.names import free_name, safe_name
from collector_desktop.files.plain_file import LARGEST_PAPER, read_plain
from collector_desktop.queries.case_file import LetterLine, letter_lines
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.evidence import EvidenceFile, evidence_content, evidence_of
from collector_desktop.queries.invoice_copies import copies_of, copy_content
from collector_desktop.queries.placeable import Staying, placeable
from collector_desktop.services.case_sheet import case_sheet
from collector_desktop.services.invoice_copies import SUFFIXES
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_interest import interest_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.placements import require_placeable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from collector_desktop.queries.items import ItemRow

PDF = ".pdf"
_CALLED = {
    "case": "Case",
    "statement": "Statement of account",
    "interest": "Interest calculation",
    "invoices": "Invoice",
    "evidence": "Evidence",
    "letters": "Letter",
}


@frozen
class Pack:
    """The two files that were written, what the ZIP holds, what evidence and debts stay here."""

    paper: Path
    archive: Path
    files: tuple[str, ...]
    left_out: tuple[EvidenceFile, ...] = ()
    staying: tuple[Staying, ...] = ()


@frozen
class PackDraft:
    """Whose file, for whom, and the ids of the evidence in it; None is what usually goes along.

    It is about what is due and undisputed; with `whole` about all that is owed.
    """

    customer_id: int
    kind: PlacementKind
    evidence: Collection[int] | None = None
    whole: bool = False


def pack_evidence(
    customer_id: int, as_of: date, *, whole: bool = False
) -> tuple[EvidenceFile, ...]:
    """Return the files kept as evidence in disputes about what may be passed on of a customer."""
    numbers = {row.number for row in placeable(customer_id, as_of, whole=whole).rows}
    return tuple(each for each in evidence_of(customer_id, as_of) if each.number in numbers)


def write_pack(draft: PackDraft, folder: Path, fonts: Path, as_of: date) -> Pack:
    """Write the file of a debtor into a folder.

    Raises:
        RefusedError: nothing is owed or may go, or a file that was chosen is no evidence of it.
        OutsideWorldError: the folder or a file cannot be written.
    """
    who, kind = customer_facts(draft.customer_id), draft.kind
    going = require_placeable(draft.customer_id, as_of, whole=draft.whole)
    chosen, left_out = _chosen(draft, as_of)
    parts = _parts(who, kind, going.rows, chosen, fonts, as_of)
    pdfs = [part for part in parts if part[0].endswith(PDF)]
    are_sound = readable([content for _, content in pdfs])
    papers = [part for part, is_sound in zip(pdfs, are_sound, strict=True) if is_sound]
    name = safe_name(f"{kind.value}-file-{who.code}-{as_of.isoformat()}")
    make_folder(folder)
    archive = _zipped(parts, as_of)
    files = tuple(name for name, _ in parts)
    paper = combined_pdf([content for _, content in papers], [_called(name) for name, _ in papers])
    pack = Pack(
        free_name(folder / f"{name}{PDF}", paper),
        free_name(folder / f"{name}.zip", archive),
        files,
        left_out,
        going.staying,
    )
    atomic_write(pack.paper, paper)
    atomic_write(pack.archive, archive)
    return pack


def _chosen(
    draft: PackDraft, as_of: date
) -> tuple[tuple[EvidenceFile, ...], tuple[EvidenceFile, ...]]:
    """Return the evidence that goes along, and that which is left out."""
    known = pack_evidence(draft.customer_id, as_of, whole=draft.whole)
    wanted = draft.evidence
    if wanted is None:
        wanted = {each.file_id for each in known} if takes_evidence(draft.kind) else ()
    unknown = set(wanted) - {each.file_id for each in known}
    if unknown:
        named = ", ".join(map(str, sorted(unknown)))
        raise RefusedError(
            f"There is no evidence {named} about what is owed.", "See the files of each dispute."
        )
    return (
        tuple(each for each in known if each.file_id in wanted),
        tuple(each for each in known if each.file_id not in wanted),
    )


def _parts(
    who: CustomerFacts,
    kind: PlacementKind,
    owed: Sequence[ItemRow],
    evidence: Collection[EvidenceFile],
    fonts: Path,
    as_of: date,
) -> list[tuple[str, bytes]]:
    """Return the files by name, in the order in which they are read."""
    customer_id = who.customer_id
    ready_fonts(fonts)
    letters = letter_lines(customer_id, as_of)
    parts = [("case.pdf", render_composed(case_sheet(who, kind, owed, letters, as_of)))]
    parts.append(("statement.pdf", statement_paper(customer_id, as_of, fonts).content))
    interest = _interest(customer_id, as_of, fonts)
    if interest is not None:
        parts.append(("interest.pdf", interest))
    for row in owed:
        for copy in copies_of(row.item_id)[:1]:
            suffix = SUFFIXES.get(copy.media_type, ".bin")
            name = f"invoices/{safe_name(row.number)}{suffix}"
            parts.append((name, copy_content(copy.copy_id)))
    parts += _evidence(evidence)
    for letter in letters:
        content = _kept(letter)
        if content is not None:
            parts.append((f"letters/{safe_name(letter.file_name)}", content))
    return list(dict(parts).items())


def _interest(customer_id: int, as_of: date, fonts: Path) -> bytes | None:
    """Return the calculation of interest; none where nothing accrued."""
    try:
        return interest_paper(customer_id, as_of, fonts).content
    except RefusedError:
        return None


def _evidence(evidence: Collection[EvidenceFile]) -> list[tuple[str, bytes]]:
    """Return what was kept as evidence, as far as it goes along."""
    return [
        (
            f"evidence/{safe_name(kept.number)}-{kept.file_id}-{kept.file_name}",
            evidence_content(kept.file_id),
        )
        for kept in evidence
    ]


def _kept(letter: LetterLine) -> bytes | None:
    """Return a letter from where it was saved, if it is the one that was sent."""
    try:
        content = read_plain(Path(letter.path), LARGEST_PAPER)
    except (OSError, UnreadableFileError, RefusedError):
        return None
    return content if hashlib.sha256(content).hexdigest() == letter.sha256 else None


def _called(name: str) -> str:
    """Return what a bookmark says of a file: `Invoice INV-10301`."""
    folder, _, own = name.removesuffix(PDF).rpartition("/")
    return " ".join((_CALLED.get(folder) or _CALLED[own], *([own] if folder else [])))


def _zipped(parts: list[tuple[str, bytes]], as_of: date) -> bytes:
    """Return the files as a ZIP whose bytes depend on them and the day only."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, (as_of.year, as_of.month, as_of.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return content.getvalue()
