"""Use case: take a picture file as a logo, checked and encoded again."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from collector_desktop.domain.errors import OutsideWorldError, RefusedError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1200
_FORMATS = ("PNG", "JPEG")
_ADVICE = "Choose a PNG or JPEG file."


def read_logo(path: Path) -> bytes:
    """Return a picture file as a PNG of sensible size, without anything else it carried.

    Raises:
        OutsideWorldError: the file cannot be read.
        RefusedError: it is too large, or no PNG or JPEG.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise RefusedError(f"{path.name} is larger than 10 MB.", "Save it smaller first.")
        content = path.read_bytes()
    except OSError as error:
        raise OutsideWorldError(f"{path.name} cannot be read.", str(error.strerror)) from error
    return _encoded(content, path.name)


def _encoded(content: bytes, name: str) -> bytes:
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise RefusedError(f"{name} has too many pixels.", "Save it smaller first.")
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise RefusedError(f"{name} is not a picture that can be printed.", _ADVICE) from error
    made = BytesIO()
    plain.info.clear()
    plain.save(made, "PNG", optimize=True)
    return made.getvalue()
