"""Was a file sent by us: answered by its bytes, for a file that somebody shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import CollectorError, OutsideWorldError
from collector_desktop.domain.frozen import frozen
from collector_desktop.files.plain_file import LARGEST_PAPER, sha256_of_plain
from collector_desktop.importers.einvoice.read import read_einvoice
from collector_desktop.queries.sent_documents import SentDocument, sent_documents

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


_NOT_OURS = "No paper made here is that large."


@frozen
class ShownFile:
    """A file that somebody shows, with the hash of its bytes.

    `is_invoice` when it is an e-invoice, which can be imported; `problem` is why it cannot be read.
    """

    path: Path
    sha256: str = ""
    is_invoice: bool = False
    problem: str = ""


@frozen
class SentAnswer:
    """What the ledger knows of a file: every record of exactly these bytes, oldest first."""

    file: ShownFile
    sent: tuple[SentDocument, ...]


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes.

    Raises:
        OutsideWorldError: it cannot be read.
        UnreadableFileError, RefusedError: it is no plain file, or larger than any paper.
    """
    try:
        return sha256_of_plain(path, LARGEST_PAPER, _NOT_OURS)
    except OSError as error:
        raise OutsideWorldError(
            f"{path} cannot be read.", "Choose a file that is there."
        ) from error


def look_at(paths: Sequence[Path]) -> tuple[ShownFile, ...]:
    """Return what is known of files without the ledger; what a stranger wrote harms nothing."""
    return tuple(map(_looked_at, paths))


def answers_to(files: Sequence[ShownFile], as_of: date) -> tuple[SentAnswer, ...]:
    """Return what the ledger knows of each file up to a day."""
    return tuple(
        SentAnswer(
            each,
            tuple(sent for sent in sent_documents(each.sha256) if sent.made_on <= as_of),
        )
        for each in files
    )


def _looked_at(path: Path) -> ShownFile:
    try:
        sha256 = hash_of(path)
    except CollectorError as error:
        return ShownFile(path, problem=str(error))
    try:
        read_einvoice(path)
    except CollectorError:
        return ShownFile(path, sha256)
    return ShownFile(path, sha256, is_invoice=True)
