"""The files of what was sent, read again only if they are what was sent, by their hash."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import OutsideWorldError, RefusedError, UnreadableFileError
from collector_desktop.files.plain_file import LARGEST_PAPER, read_plain

if TYPE_CHECKING:
    from collector_desktop.queries.runs import MessageRow


def sent_file(message: MessageRow) -> bytes:
    """Return the bytes of the letter or draft that a message was.

    Raises:
        OutsideWorldError: the file is gone, or is not what was sent any more.
    """
    if message.path is None:
        raise OutsideWorldError("No file was made of this message.", "Its words are kept here.")
    return file_as_made(message.path, message.file_name or "", message.sha256 or "")


def file_as_made(path: str, name: str, sha256: str) -> bytes:
    """Return the bytes of a file of a paper, if they are those that were recorded.

    Raises:
        OutsideWorldError: the file is gone, or is another one.
    """
    try:
        content = read_plain(Path(path), LARGEST_PAPER)
    except (OSError, UnreadableFileError, RefusedError) as error:
        raise OutsideWorldError(f"{name} is not where it was saved.", f"It was {path}.") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise OutsideWorldError(
            f"{name} was changed since it was made.", "What was recorded is another file."
        )
    return content
