"""How the bytes of a text file become text: byte order mark, else strict UTF-8, else cp1252.

cp1252 reads nearly everything, so a file with NUL bytes is refused instead of read wrongly.
"""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_BYTES = 200 * 1024 * 1024
FALLBACK = "cp1252"

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class TextBytes:
    """What one pass over the bytes of a text file tells."""

    sha256: str
    encoding: str


def examine_bytes(path: Path, encoding: str = "") -> TextBytes:
    """Return hash and encoding of a text file; refuse one that is no text.

    An `encoding` that the user chose is only checked.
    """
    digest = hashlib.sha256()
    chosen = encoding or _marked(path) or "utf-8"
    decoder = _decoder(chosen)
    readable = True
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            if b"\0" in chunk and "16" not in chosen:
                raise UnreadableFileError(
                    f"'{path.name}' is not a text file.", "Export it as CSV or XLSX."
                )
            readable = readable and _decodes(decoder, chunk, final=False)
    readable = readable and _decodes(decoder, b"", final=True)
    if readable:
        return TextBytes(digest.hexdigest(), chosen)
    if encoding or chosen != "utf-8":
        raise UnreadableFileError(
            f"'{path.name}' is not written in {chosen}.", "Choose another encoding."
        )
    return examine_bytes(path, FALLBACK)


def _marked(path: Path) -> str:
    """Return the encoding that the byte order mark names, empty if there is none."""
    with path.open("rb") as file:
        start = file.read(4)
    return next((name for mark, name in _MARKS if start.startswith(mark)), "")


def _decoder(encoding: str) -> codecs.IncrementalDecoder:
    """Return a strict decoder; refuse an encoding that does not exist or is not for text."""
    try:
        "".encode(encoding)
        return codecs.getincrementaldecoder(encoding)("strict")
    except LookupError as unknown:
        raise UnreadableFileError(f"'{encoding}' is not an encoding.") from unknown


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool) -> bool:
    """Return whether the next bytes are text in the decoder's encoding."""
    try:
        decoder.decode(chunk, final)
    except UnicodeError:
        return False
    return True
