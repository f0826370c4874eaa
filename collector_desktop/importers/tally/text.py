"""The bytes of a file of Tally as XML that can be read.

Tally writes UTF-16, with a byte order mark or without, or UTF-8; and it writes control characters,
as in `&#4; Not Applicable`, which XML does not allow. They mean nothing and are dropped.
"""

from __future__ import annotations

import re

from collector_desktop.importers.whole_file import WholeFile

LARGEST = 100 * 1024 * 1024

_MARKS = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_BEGINS = re.compile(r"\s*(?:<\?xml[^>]*\?>)?\s*<ENVELOPE\b")
_TELLING = re.compile(r"<(TALLYMESSAGE|BILLFIXED)\b")
_DECLARED = re.compile(r"\s*<\?xml[^>]*\?>")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def naming_element(start: bytes) -> str:
    """Return the element that says what the start of a file is, empty if it is none of Tally."""
    text = start.decode(_encoding(start), "replace").removeprefix("\ufeff")
    found = _TELLING.search(text) if _BEGINS.match(text) else None
    return found[1] if found else ""


def readable(file: WholeFile) -> WholeFile:
    """Return a file as UTF-8 without what XML does not allow.

    Raises:
        UnreadableFileError: it is not written in the encoding that it begins in.
    """
    try:
        text = file.data.decode(_encoding(file.data)).removeprefix("\ufeff")
    except UnicodeError:
        if _encoding(file.data) != "utf-8":
            raise file.refused("is cut off, or not written in UTF-16") from None
        text = file.data.decode("cp1252", "replace")
    text = _FORBIDDEN.sub("", _REFERENCE.sub(_allowed, _DECLARED.sub("", text, count=1)))
    return WholeFile(file.name, text.encode(), file.sha256, file.again)


def _encoding(start: bytes) -> str:
    return next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")


def _allowed(found: re.Match[str]) -> str:
    """Return a reference to a character if XML allows that, else nothing."""
    code = int(found[1], 16) if found[1] else int(found[2])
    kept = code < 0x110000 and _FORBIDDEN.match(chr(code)) is None
    return found[0] if kept else ""
