"""A PDF freed of all but its looks, for a letterhead, in the process for strangers' files."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter

from collector_desktop.documents.letterhead_copy import MOST_PAGES

_KEPT = ("/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/Group")


def cleaned(content: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what is to be known of a PDF, and its pages with nothing but what they draw.

    Known are whether a password protects it, how many pages it has, the width and height of each
    in points, and how many pixels its largest picture has. Of one that is protected or has not one
    page or two there is no more.

    Raises:
        Exception: of any kind, as a stranger's file may break the library in any way.
    """
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        return {"is_protected": True}, b""
    count = len(reader.pages)
    if not 1 <= count <= MOST_PAGES:
        return {"pages": count}, b""
    writer, sizes = PdfWriter(), []
    for page in reader.pages:
        upright = _upright(writer.add_page(page))
        box: Any = upright.mediabox
        sizes.append([float(box.width), float(box.height)])
        for key in [key for key in upright if key not in _KEPT]:
            del upright[key]
    pixels = max(map(_pixels, writer._objects), default=0)  # noqa: SLF001 - all of them
    made = BytesIO()
    writer.compress_identical_objects(remove_unreferenced=True)
    writer.write(made)
    return {"pages": count, "sizes": sizes, "pixels": pixels}, made.getvalue()


def _pixels(each: Any) -> int:
    """Return how many pixels a picture has; nothing else has any."""
    if not isinstance(each, dict) or each.get("/Subtype") != "/Image":
        return 0
    return int(each.get("/Width", 0)) * int(each.get("/Height", 0))


def _upright(page: PageObject) -> PageObject:
    """Return a page as it is seen: turned as it asks, and cut to what it shows."""
    if page.rotation:
        page.transfer_rotation_to_content()
    page.mediabox = page.cropbox
    return page
