"""Opens PDFs from somebody else with PDFium in a separate process.

PDFium is written in C++: a file made to do harm may end its process, or worse. The child gets the
bytes and nothing else, has limits of memory and time where the system knows them, and can only
answer with bytes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from collector_desktop.documents.imported_pages import DAMAGED
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.json_text import read_json

CHILD = Path(__file__).with_name("untrusted_pdf_child.py")
MOST_SECONDS = 60


class _DiedError(Exception):
    """The child ended without an answer."""


def readable(contents: Sequence[bytes]) -> list[bool]:
    """Return which PDFs can be opened without a password, and without ending who opens them."""
    try:
        return list(_asked("readable", contents)[0]["readable"])
    except _DiedError:
        return [len(contents) > 1 and readable([each])[0] for each in contents]


def joined_apart(
    contents: Sequence[bytes], *, is_duplex: bool
) -> tuple[bytes, list[int], list[int]]:
    """Return the pages of all as one PDF, on which page each starts, and how many it has.

    Raises:
        CollectorError: one of them cannot be opened, or ends who opens it.
    """
    try:
        answer, made = _asked("join", contents, is_duplex=is_duplex)
    except _DiedError as died:
        raise CollectorError(
            "The PDFs could not be put together: one of them is damaged.",
            "Print them one by one.",
        ) from died
    return made, answer["starts"], answer["pages"]


def edges_apart(content: bytes, margin: float) -> tuple[list[float], list[float]]:
    """Return how high the foot and how low the head of each page is printed, in mm.

    What is printed within `margin` mm of the sides does not count.

    Raises:
        CollectorError: the PDF cannot be drawn, or ends who draws it.
    """
    try:
        answer, _ = _asked("edges", [content], margin=margin)
    except _DiedError as died:
        raise CollectorError(*DAMAGED) from died
    foots, heads = answer["edges"]
    return foots, heads


def fields_apart(content: bytes) -> dict[str, str] | None:
    """Return the fields of a form that was filled in, by name; None if it cannot be read.

    What is ticked says so by a stroke and a word, such as `/Yes`.
    """
    try:
        answer, _ = _asked("fields", [content])
    except _DiedError:
        return None
    found = answer["fields"]
    return None if found is None else {str(name): str(each) for name, each in found.items()}


def _asked(what: str, contents: Sequence[bytes], **options: float) -> tuple[dict[str, Any], bytes]:
    request = {"what": what, "sizes": [len(each) for each in contents], **options}
    said = json.dumps(request).encode() + b"\n" + b"".join(contents)
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-I", str(CHILD)],
            input=said,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise _DiedError from error
    head, _, made = done.stdout.partition(b"\n")
    try:
        return dict(read_json(head)), made
    except (ValueError, TypeError) as error:  # the native code may write there, or worse
        raise _DiedError from error
