"""Where the letters of a PDF stand, read back by PDFium: what leaves its page, what runs together.

PDFium knows nothing of how the pages were made. The boxes are those of the ink of each letter, in
mm from the top left corner of its page.
"""

import ctypes
from contextlib import closing
from io import BytesIO
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdf import PdfReader
from pypdfium2 import PdfDocument

MM = 25.4 / 72
TOUCH = 0.12
# It is higher than any letter, so that those of one line join those of the next into a rule.
BAR = "|"


class Letter(NamedTuple):
    """One letter with ink; `written` is the same for letters that were written in one go."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    written: int


def letters_of(pdf):
    """Return the letters of each page."""
    with closing(PdfDocument(pdf)) as document:
        return [_letters(page) for page in document]


def page_size(pdf):
    """Return width and height of the first page in mm."""
    with closing(PdfDocument(pdf)) as document:
        return tuple(side * MM for side in document[0].get_size())


def _letters(page):
    height = page.get_height()
    found = []
    with closing(page.get_textpage()) as text:
        for index in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, index)
            if not code or chr(code).isspace() or pdfium.FPDFText_IsGenerated(text, index):
                continue
            left, bottom, right, top = text.get_charbox(index)
            if right - left < 0.01 or top - bottom < 0.01:
                continue
            of = ctypes.cast(pdfium.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
            place = (left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)
            found.append(Letter(chr(code), *place, of or 0))
    return found


def collisions(letters, touch=TOUCH):
    """Return pairs of letters whose ink overlaps although they were not written in one go."""
    ordered = sorted(letters, key=lambda each: each.top)
    found = []
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.top > one.bottom - touch:
                break
            if one.written == other.written:
                continue
            wide = min(one.right, other.right) - max(one.left, other.left)
            high = min(one.bottom, other.bottom) - max(one.top, other.top)
            if wide > touch and high > touch and not _join(one, other):
                found.append((one, other))
    return found


def _join(one, other):
    """Return whether two letters are bars of lines one above the other, which may meet."""
    is_below = other.top - one.top > (one.bottom - one.top) / 2
    return one.text == other.text == BAR and is_below


def outside(letters, area):
    """Return the letters that are not inside an area (left, top, right, bottom)."""
    left, top, right, bottom = area
    return [
        each
        for each in letters
        if each.left < left or each.top < top or each.right > right or each.bottom > bottom
    ]


def inside(letters, area):
    """Return the letters of an area as lines of text, from top to bottom."""
    kept = set(letters) - set(outside(letters, area))
    rows = {}
    for each in letters:
        if each in kept:
            rows.setdefault(round((each.top + each.bottom) / 2), []).append(each)
    return ["".join(each.text for each in row) for _, row in sorted(rows.items())]


def require_tidy(pdf, margin=4.5):
    """Require that no letter leaves its page or runs into another, and that fonts are embedded."""
    width, height = page_size(pdf)
    area = (margin, margin, width - margin, height - margin)
    for number, letters in enumerate(letters_of(pdf), start=1):
        astray = [each.text for each in outside(letters, area)]
        assert not astray, f"page {number}: {''.join(astray)!r} leaves the page"
        pairs = collisions(letters)
        said = [(one.text, other.text, round(one.left), round(one.top)) for one, other in pairs]
        assert not said, f"page {number}: letters run together: {said[:5]}"
    require_own_fonts(pdf)


def require_own_fonts(pdf):
    """Require that every font is embedded, cut to what is used, and made of outlines."""
    fonts = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            fonts[font.idnum if hasattr(font, "idnum") else id(font)] = font.get_object()
    for font in fonts.values():
        assert font["/Subtype"] in ("/TrueType", "/Type0"), font["/BaseFont"]
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        described = inner["/FontDescriptor"]
        assert "/FontFile2" in described or "/FontFile3" in described, font["/BaseFont"]
        assert len(font["/BaseFont"][1:].split("+")[0]) == 6, font["/BaseFont"]
        assert "/ToUnicode" in font, font["/BaseFont"]
