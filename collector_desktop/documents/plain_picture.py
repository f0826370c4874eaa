"""A picture of our own making: its dots and nothing else, ready for documents and the window."""

from __future__ import annotations

import zlib
from dataclasses import field
from io import BytesIO
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen

if TYPE_CHECKING:
    from PIL.Image import Image

_FAST = 1
MODES = {3: "RGB", 4: "RGBA"}


@frozen
class PlainPicture:
    """Rows of dots from the top, of 3 bytes (red, green, blue) or 4 (and how opaque).

    `packed` holds them compressed by us: what is unpacked was never anybody else's.
    """

    width: int
    height: int
    channels: int
    packed: bytes = field(repr=False)

    @classmethod
    def of_dots(cls, width: int, height: int, channels: int, dots: bytes) -> PlainPicture:
        """Return the picture that these dots make.

        Raises:
            ValueError: there are more or fewer dots than the size says, or none.
        """
        if channels not in MODES or min(width, height) < 1:
            raise ValueError(f"no picture has {width} x {height} dots of {channels} bytes")
        if len(dots) != width * height * channels:
            raise ValueError(f"{len(dots)} bytes are no {width} x {height} dots")
        return cls(width, height, channels, zlib.compress(dots, _FAST))

    def dots(self) -> bytes:
        """Return the bytes of all dots."""
        return zlib.decompress(self.packed)

    def image(self) -> Image:
        """Return it as Pillow holds pictures; nothing is decoded for that."""
        from PIL import Image  # noqa: PLC0415 - most papers have no picture

        return Image.frombytes(MODES[self.channels], (self.width, self.height), self.dots())

    def as_png(self) -> bytes:
        """Return it as a PNG file, as the ledger keeps it."""
        made = BytesIO()
        self.image().save(made, "PNG", optimize=True)
        return made.getvalue()
