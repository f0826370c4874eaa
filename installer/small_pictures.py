"""Pictures of the documentation, small enough to be kept beside the text."""

from __future__ import annotations

from collections import Counter
from typing import cast

from PIL import Image

FLAT, COLOURS, KIN = 64, 256, 4


def fewer_colours(drawn: Image.Image) -> Image.Image:
    """Return a picture in 256 colours, a third of the bytes: flat ones as they are, then kin."""
    most = drawn.width * drawn.height
    counted = cast("list[tuple[int, tuple[int, int, int]]]", drawn.getcolors(most))
    seen = sorted(counted, reverse=True)
    chosen = [colour for _, colour in seen[:FLAT]]
    kin: dict[tuple[int, ...], tuple[int, int, int]] = {}
    sums: Counter[tuple[int, ...]] = Counter()
    for count, colour in seen[FLAT:]:
        key = tuple(part >> KIN for part in colour)
        kin.setdefault(key, colour)
        sums[key] += count
    chosen += [kin[key] for key, _ in sums.most_common(COLOURS - len(chosen))]
    table = Image.new("P", (1, 1))
    table.putpalette([part for colour in chosen for part in colour])
    return drawn.quantize(palette=table, dither=Image.Dither.NONE)
