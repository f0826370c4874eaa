"""The program that PDFium runs in when a PDF is somebody else's: with little memory, time and name.

It stands alone: it reads a request from its input and writes an answer, both a line of JSON with
the sizes of the parts that follow. It is started by `strangers_apart`, and may die.
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from io import BytesIO

import pypdfium2

MOST_MEMORY = 2**30
SECONDS = 30
MOST_FIELDS, LONGEST_NAME, LONGEST_VALUE = 500, 200, 4000


def limit_what_it_may_use() -> None:
    """Take no more memory and time than a PDF needs, where the system can say so."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        resource.setrlimit(kind, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def fields(content: bytes) -> dict[str, str] | None:
    """Return the fields of a form that hold text or a tick, by name; None if it cannot be read."""
    from pypdf import PdfReader  # noqa: PLC0415 - only a form needs it
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above

    try:
        reader = PdfReader(BytesIO(content))
        found = {} if reader.is_encrypted else reader.get_fields() or {}
        pairs = [(str(name), each.value) for name, each in found.items()][:MOST_FIELDS]
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return {
        name[:LONGEST_NAME]: str(value)[:LONGEST_VALUE] if isinstance(value, str) else ""
        for name, value in pairs
    }


def has_pages(content: bytes) -> bool:
    """Return whether a PDF can be opened without a password."""
    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            return len(document) > 0
    except pypdfium2.PdfiumError:
        return False


def joined(contents: list[bytes], *, is_duplex: bool) -> tuple[bytes, list[int], list[int]]:
    """Return the pages of all as one PDF, on which page each starts, and how many it has."""
    content = BytesIO()
    starts: list[int] = []
    pages: list[int] = []
    with closing(pypdfium2.PdfDocument.new()) as whole:
        for each in contents:
            if is_duplex and len(whole) % 2:
                whole.new_page(*whole.get_page_size(len(whole) - 1))
            with closing(pypdfium2.PdfDocument(each)) as part:
                starts.append(len(whole))
                pages.append(len(part))
                whole.import_pages(part)
        whole.save(content)
    return content.getvalue(), starts, pages


def main() -> None:
    """Answer one request."""
    limit_what_it_may_use()
    asked = json.loads(sys.stdin.buffer.readline())
    contents = [sys.stdin.buffer.read(size) for size in asked["sizes"]]
    if asked["what"] == "readable":
        answer, made = {"readable": [has_pages(each) for each in contents]}, b""
    elif asked["what"] == "fields":
        answer, made = {"fields": fields(contents[0])}, b""  # type: ignore[dict-item]
    else:
        made, starts, pages = joined(contents, is_duplex=asked["is_duplex"])
        answer = {"starts": starts, "pages": pages}  # type: ignore[dict-item]
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + made)


if __name__ == "__main__":
    main()
