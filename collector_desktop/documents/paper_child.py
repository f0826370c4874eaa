"""The process that shows one PDF: it draws pages, and reads and searches their text.

It says that it is shut in, gets the PDF and then one question after the other, each a line of JSON,
and answers each with a line of JSON and the bytes whose number that line gives. It has the limits
of `untrusted_child`, is started by `untrusted_paper`, and may die.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MOST_LETTERS, MOST_PLACES, MOST_PAGES = 50_000, 20_000, 100_000
_BREAKS = frozenset({10, 13})
_BLANK = 32
Answer = tuple[dict[str, Any], Sequence[Any]]


def opened(content: bytes) -> PdfDocument:
    """Return a PDF with what is filled in on its forms."""
    import pypdfium2  # noqa: PLC0415 - loaded before, or by nobody but a child

    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    return document


def sizes(document: PdfDocument) -> Answer:
    """Return the width and height of every page, in points."""
    pages = len(document)
    found = array("d")
    for at in range(min(pages, MOST_PAGES)):
        found.extend(document.get_page_size(at))
    return {"pages": pages}, [found]


def draw(document: PdfDocument, asked: dict[str, Any]) -> Answer:
    """Return a page with so many dots for a point: its rows of red, green and blue."""
    with closing(document[asked["at"]]) as page:
        bitmap = page.render(scale=asked["scale"], rev_byteorder=True)
    size = {"width": bitmap.width, "height": bitmap.height, "stride": bitmap.stride}
    return size, [memoryview(bitmap.buffer).cast("B")[: bitmap.stride * bitmap.height]]


def texts(document: PdfDocument, asked: dict[str, Any]) -> Answer:
    """Return the letters of some pages, and where each is: left, bottom, right and top in points.

    What ends a line is nowhere.
    """
    letters, parts = [], []
    for at in asked["pages"]:
        with closing(document[at]) as page, closing(page.get_textpage()) as text:
            codes, places = _letters(text)
        letters.append(len(codes))
        parts += [codes, places]
    return {"letters": letters}, parts


def _letters(text: PdfTextPage) -> tuple[array[int], array[float]]:
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    codes, places = array("I"), array("d")
    for at in range(min(text.count_chars(), MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(text, at) or _BLANK
        codes.append(code)
        places.extend((0.0,) * 4 if code in _BREAKS else text.get_charbox(at, loose=True))
    return codes, places


def find(document: PdfDocument, asked: dict[str, Any]) -> Answer:
    """Return where words stand on some pages, whatever their case.

    Each hit is its page and the number of its places, which follow as `texts` has them.
    """
    hits: list[tuple[int, int]] = []
    places = array("d")
    for at in asked["pages"]:
        with closing(document[at]) as page:
            for found in _found(page, asked["words"]):
                if len(places) >= 4 * MOST_PLACES:
                    break
                hits.append((at, len(found)))
                for place in found:
                    places.extend(place)
    return {"hits": hits}, [places]


def _found(page: PdfPage, words: str) -> Iterator[list[tuple[float, ...]]]:
    with closing(page.get_textpage()) as text, closing(text.search(words)) as search:
        while (found := search.get_next()) is not None:
            count = min(text.count_rects(*found), MOST_PLACES)
            yield [text.get_rect(each) for each in range(count)]


def main() -> None:
    """Open the PDF that comes first, then answer what is asked about it until nothing is."""
    import pypdfium2  # noqa: PLC0415 - a child that waits for its PDF has loaded what draws it

    from collector_desktop.documents.child_lock import (  # noqa: PLC0415 - as below
        GREETING,
        lock_in,
    )
    from collector_desktop.documents.untrusted_child import (  # noqa: PLC0415 - as below
        limit_what_it_may_use,
    )

    limit_what_it_may_use()
    lock_in()
    told, said = sys.stdin.buffer, sys.stdout.buffer
    said.write(GREETING)
    said.flush()
    first = told.readline()
    if not first:
        return
    document = None
    for asked in _asked(first, told):
        try:
            if document is None:
                document = opened(told.read(asked["size"]))
                answer, parts = sizes(document)
            else:
                answer, parts = {"draw": draw, "texts": texts, "find": find}[asked["what"]](
                    document, asked
                )
        except (pypdfium2.PdfiumError, MemoryError, OverflowError, ValueError):
            answer, parts = {"refused": True}, ()
        rows = [memoryview(each).cast("B") for each in parts]
        answer["size"] = sum(map(len, rows))
        said.write(json.dumps(answer).encode() + b"\n")
        for each in rows:
            said.write(each)
        said.flush()


def _asked(first: bytes, told: Any) -> Iterator[dict[str, Any]]:
    line = first
    while line:
        yield json.loads(line)
        line = told.readline()


if __name__ == "__main__":
    # Started as a file it knows the package only if that is installed; ours comes after all others.
    sys.path.append(str(Path(__file__).parents[2]))
    main()
