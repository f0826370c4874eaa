"""How the bytes of a text file become text: byte order mark, else strict UTF-8, else cp1252.

cp1252 reads nearly everything, so a file with NUL bytes is refused instead of read wrongly.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.frozen import frozen

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_BYTES = 200 * 1024 * 1024
FALLBACK = "cp1252"

_CHUNK = 1 << 20
_ONLY_UTF_8 = re.compile(rb"\xc3[\x80-\xbf]|\xe2[\x80-\xbf]{2}")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@frozen
class TextBytes:
    """What one pass over the bytes of a text file says."""

    sha256: str
    encoding: str


def examine_bytes(path: Path, encoding: str = "") -> TextBytes:
    """Return hash and encoding of a text file; refuse one that is no text.

    An `encoding` that the user chose is only checked.

    Raises:
        UnreadableFileError: it is no text, or not in the encoding that was chosen.
    """
    chosen = encoding or _marked(path) or "utf-8"
    digest, readable = _read_through(path, chosen)
    if readable:
        return TextBytes(digest, chosen)
    if encoding or chosen != "utf-8":
        raise UnreadableFileError(
            f"'{path.name}' is not written in {chosen}.", "Choose another encoding."
        )
    _refuse_mixture(path)
    return examine_bytes(path, FALLBACK)


def _read_through(path: Path, encoding: str) -> tuple[str, bool]:
    """Return the hash of a file and whether it is text in an encoding; refuse one with NULs."""
    digest = hashlib.sha256()
    decoder = _decoder(encoding)
    readable = True
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            if b"\0" in chunk and "16" not in encoding:
                raise _no_text(path)
            text = _decoded(decoder, chunk, final=False) if readable else None
            readable = text is not None
            if text and "\0" in text:
                raise _no_text(path)
    readable = readable and _decoded(decoder, b"", final=True) is not None
    return digest.hexdigest(), readable


def _no_text(path: Path) -> UnreadableFileError:
    """Return the error for a file with NUL characters, which no text has."""
    return UnreadableFileError(f"'{path.name}' is not a text file.", "Export it as CSV or XLSX.")


def _refuse_mixture(path: Path) -> None:
    """Refuse a file that is not all UTF-8, but has letters that only UTF-8 writes so.

    Read as cp1252, its names would be garbled without a word.
    """
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if _ONLY_UTF_8.search(chunk):
                raise UnreadableFileError(
                    f"'{path.name}' is partly UTF-8 and partly not.",
                    "Save it again in one encoding, or choose the encoding.",
                )


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


def _decoded(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool) -> str | None:
    """Return the next bytes as text, None if they are none in the decoder's encoding."""
    try:
        return decoder.decode(chunk, final)
    except UnicodeError:
        return None
