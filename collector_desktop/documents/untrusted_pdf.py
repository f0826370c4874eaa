"""Opens PDFs from somebody else with PDFium in a separate process.

PDFium is written in C++: a file made to do harm may end its process, or worse.
"""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.documents.imported_pages import DAMAGED
from collector_desktop.documents.untrusted import DiedError, asked
from collector_desktop.domain.errors import CollectorError


def readable(contents: Sequence[bytes]) -> list[bool]:
    """Return which PDFs can be opened without a password, and without ending who opens them."""
    try:
        return list(asked("readable", contents)[0]["readable"])
    except DiedError:
        return [len(contents) > 1 and readable([each])[0] for each in contents]


def joined_apart(
    contents: Sequence[bytes], *, is_duplex: bool
) -> tuple[bytes, list[int], list[int]]:
    """Return the pages of all as one PDF, on which page each starts, and how many it has.

    Raises:
        CollectorError: one of them cannot be opened, or ends who opens it.
    """
    try:
        answer, made = asked("join", contents, is_duplex=is_duplex)
    except DiedError as died:
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
        answer, _ = asked("edges", [content], margin=margin)
    except DiedError as died:
        raise CollectorError(*DAMAGED) from died
    foots, heads = answer["edges"]
    return foots, heads


def fields_apart(content: bytes) -> dict[str, str] | None:
    """Return the fields of a form that was filled in, by name; None if it cannot be read.

    What is ticked says so by a stroke and a word, such as `/Yes`.
    """
    try:
        answer, _ = asked("fields", [content])
    except DiedError:
        return None
    found = answer["fields"]
    return None if found is None else {str(name): str(each) for name, each in found.items()}
