"""The sender's own letterhead, a PDF of one page or two, under what we write.

Its first page is under the first page of a paper, its second one under all later pages; without
a second one they are plain. What is printed at the foot of either, and at the head of the second,
is measured, and the text keeps clear of it. The head of the first is above the address.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from collector_desktop.documents.untrusted_pdf import edges_apart
from collector_desktop.domain.sheets import MARGIN, Sheet

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
    """Return how high the foot and how low the head of each page is printed, in mm.

    The process that draws what strangers made draws it: a printer or a designer made this file.
    """
    return edges_apart(content, MARGIN)
