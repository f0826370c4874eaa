"""Documents compared with pictures that somebody looked at: small, with room for smoothing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from tests.pdf_a import faults_of

GOLDEN = Path(__file__).parent / "data" / "golden"
PICTURES = GOLDEN / "pictures"
DPI, SHADE = 50, 17
FAR, MOST_FAR = 64, 0.001


def read_pages(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def page_picture(pdf: bytes, number: int = 1) -> Image.Image:
    """Return a page as the stored pictures have it: at 50 dpi, each colour in 16 shades."""
    document = PdfDocument(pdf)
    document.init_forms()
    page = document[number - 1]
    drawn: Image.Image = page.render(scale=DPI / 72).to_pil().convert("RGB")
    return drawn.point(lambda level: (level + SHADE // 2) // SHADE * SHADE)


def share_apart(one: Image.Image, other: Image.Image) -> float:
    """Return which share of the pixels is clearly of another colour; 1 for another size."""
    if one.size != other.size:
        return 1.0
    apart = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    strongest = apart.split()[0]
    for band in apart.split()[1:]:
        strongest = ImageChops.lighter(strongest, band)
    far = sum(strongest.histogram()[FAR:])
    return far / (one.width * one.height)


def require_picture(name: str, pdf: bytes, number: int = 1, *, update: bool = False) -> None:
    """Require that a page looks as its stored picture, or store it.

    One pixel in a thousand may be of another colour: a line of text that moved by a millimetre is
    more.
    """
    path = PICTURES / f"{name}.png"
    drawn = page_picture(pdf, number)
    if update:
        path.parent.mkdir(exist_ok=True)
        drawn.save(path, optimize=True)
    with Image.open(path) as stored:
        share = share_apart(stored, drawn)
    assert share <= MOST_FAR, f"{name}: {share:.2%} of the picture is other than it was"


def require_text(name: str, pdf: bytes, *, update: bool = False) -> None:
    """Require that a document reads as its stored text, or store it, and keeps to PDF/A.

    A form to fill in keeps to level B.
    """
    assert faults_of(pdf, "B" if b"/AcroForm" in pdf else "A") == []
    path = GOLDEN / f"{name}.txt"
    text = "\n\n".join(read_pages(pdf)) + "\n"
    if update:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
