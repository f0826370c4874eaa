"""The sender's own letterhead, a PDF of one page or two, under what we write.

Its first page lies under the first page of a paper, its second one under all later pages; without
a second one they are plain. What is printed at the foot of either, and at the head of the second,
is measured, and the text keeps clear of it. The head of the first lies above the address.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from collector_desktop.documents.pdfium import PDFIUM
from collector_desktop.domain.sheets import MARGIN, Sheet

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS_PER_MM = 2
DARK = 160  # of 255: a pale watermark behind the text is not in its way
CLEAR = 4.0
HIGHEST_FOOT, LOWEST_HEAD = 70.0, 90.0
PAGE_NUMBER, RUNNING_HEAD = 9.0, 14.0  # what we print ourselves beside foot and head


def clear_of(sheet: Sheet, content: bytes) -> Sheet:
    """Return the paper with as much of head and foot left free as a letterhead needs."""
    foots, heads = _edges(content)
    foot = min(max(foots), HIGHEST_FOOT) + CLEAR + PAGE_NUMBER
    later = [min(head, LOWEST_HEAD) + CLEAR + RUNNING_HEAD for head in heads[1:]]
    return replace(sheet, head=max(sheet.head, *later, 0.0), foot=max(sheet.foot, foot))


@lru_cache(maxsize=4)
def _edges(content: bytes) -> tuple[list[float], list[float]]:
    """Return how high the foot and how low the head of each page is printed, in mm."""
    import pypdfium2  # noqa: PLC0415 - costs 40 ms, and most have no letterhead

    foots, heads = [], []
    with PDFIUM, closing(pypdfium2.PdfDocument(content)) as document:
        for page in document:
            image = page.render(scale=DOTS_PER_MM * 25.4 / 72, grayscale=True).to_pil()
            foots.append(_printed(image, from_foot=True))
            heads.append(_printed(image, from_foot=False))
    return foots, heads


def _printed(image: Image, *, from_foot: bool) -> float:
    """Return how far from an edge there is print, in the half of the page that belongs to it.

    Print in the margins at the sides, such as a coloured edge, is not in the way of the text.
    """
    side = int(MARGIN * DOTS_PER_MM)
    half = image.height // 2
    top, bottom = (half, image.height) if from_foot else (0, half)
    part = image.crop((side, top, image.width - side, bottom))
    found = part.point(lambda level: 255 if level < DARK else 0).getbbox()
    if found is None:
        return 0.0
    dots = part.height - found[1] if from_foot else found[3]
    return dots / DOTS_PER_MM
