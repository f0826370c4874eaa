"""Several PDFs put together as one, for printing them in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from collector_desktop.documents.joined_papers import joined_papers
from collector_desktop.documents.own_file import NotOursError, read_own_file
from collector_desktop.documents.untrusted_pdf import SPOILT, count_apart, joined_apart
from collector_desktop.documents.xmp import About
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen

_MADE_ON = re.compile(rb"/CreationDate\(D:\d{14}[^)]{7}\)")
_NO_DAY = b"/CreationDate(D:20000101000000+00'00')"
_ID = re.compile(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")


@frozen
class Joined:
    """Several PDFs as one, and how many pages each of them has."""

    content: bytes
    pages: tuple[int, ...]


def combined_pdf(paths: Sequence[Path | bytes], names: Sequence[str] = ()) -> bytes:
    """Return one PDF with the pages of all, in this order; each is a file or its bytes.

    With `names`, one for each, a bookmark leads to the first page of each.
    """
    return joined(paths, names).content


def joined(
    paths: Sequence[Path | bytes],
    names: Sequence[str] = (),
    *,
    title: str = "",
    is_duplex: bool = False,
) -> Joined:
    """Return PDFs as one, as `combined_pdf` does, with the number of pages of each.

    For a printer of both sides each begins on the front of a sheet: a blank page follows one with
    an odd number of pages. Papers of ours stay tagged and keep their data, and the file has the
    title, else that of the first.
    """
    contents = [path if isinstance(path, bytes) else path.read_bytes() for path in paths]
    try:
        return Joined(*joined_papers(contents, names, title=title, is_duplex=is_duplex))
    except NotOursError:
        return _joined_untrusted(contents, names, title, is_duplex=is_duplex)


def _joined_untrusted(
    contents: Sequence[bytes], names: Sequence[str], title: str, *, is_duplex: bool
) -> Joined:
    """Return PDFs as one of which some are not ours: pages alone, without structure or data.

    It is titled anyway, and in the language of the first paper of ours.
    """
    made, starts, pages = joined_apart(contents, is_duplex=is_duplex)
    own = next(_abouts(contents), None)
    first = own.title if own else next(iter(names), "")
    about = About(title or first, own.author if own else "", own.language if own else "")
    marks = tuple(zip(names, starts, strict=True)) if names else ()
    try:
        described = _described(_without_clock(made), about, marks)
    except Exception as broken:  # who joined them may have been taken over by one of them
        raise CollectorError(*SPOILT) from broken
    return Joined(described, tuple(pages))


def _abouts(contents: Sequence[bytes]) -> Iterator[About]:
    """Yield what those that are papers of ours say of themselves."""
    for content in contents:
        with suppress(NotOursError):
            yield read_own_file(content).about


def _described(merged: bytes, about: About, marks: Sequence[tuple[str, int]]) -> bytes:
    """Return the PDF with title, author and language, and a bookmark by each name to its page."""
    from pypdf import PdfWriter  # noqa: PLC0415 - costs 90 ms
    from pypdf.generic import (  # noqa: PLC0415 - as above
        BooleanObject,
        DictionaryObject,
        NameObject,
        TextStringObject,
    )

    content = BytesIO()
    writer = PdfWriter(BytesIO(merged), incremental=True)
    details = {"/Title": about.title, "/Author": about.author}
    writer.add_metadata({key: words for key, words in details.items() if words})
    if about.title:
        shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(value=True)})
        writer.root_object[NameObject("/ViewerPreferences")] = shown
    if about.language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(about.language)
    for name, start in marks:
        writer.add_outline_item(title=name, page_number=start)
    writer.write(content)
    return content.getvalue()


def _without_clock(content: bytes) -> bytes:
    """Return a PDF with a fixed day and an id of its content, so that the same pages are one file.

    The library writes the time of day into both. What stands instead is as long, for the places of
    all else are counted in bytes.
    """
    content = _MADE_ON.sub(_NO_DAY, content, count=1)
    head, at, _ = content.rpartition(b"/ID[<")
    if not at:
        return content
    name = sha256(head).hexdigest()[:32].upper().encode()
    return head + _ID.sub(b"/ID[<" + name + b"><" + name + b">]", content[len(head) :], count=1)


def page_count(path: Path | bytes) -> int:
    """Return how many pages a PDF has.

    Raises:
        CollectorError: it is not ours, and cannot be opened.
    """
    content = path if isinstance(path, bytes) else path.read_bytes()
    try:
        return len(read_own_file(content).pages)
    except NotOursError:
        return count_apart(content)
