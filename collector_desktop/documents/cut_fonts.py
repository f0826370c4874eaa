"""Our own font in ReportLab, which keeps the cuts that it made.

Cutting a font to the signs of a paper and packing it takes a third of the time of a statement, and
the papers of a run need the same signs over and over.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

_CUTS_KEPT = 64


class CutFont(TTFont):
    """A TrueType font that is cut and packed once for each set of signs."""

    def __init__(self, name: str, path: Path) -> None:
        """Read the font.

        Raises:
            TTFError: it is damaged.
            OSError: it cannot be read.
        """
        super().__init__(name, str(path))
        face: Any = self.face
        cut, describe = lru_cache(_CUTS_KEPT)(face.makeSubset), face.addSubsetObjects
        facts: dict[str, dict[str, bytes]] = {}

        def described(document: Any, called: str, signs: list[int]) -> Any:
            reference = describe(document, called, signs)
            document.idToObject[f"fontFile:{face.filename}({called})"].filters = [_PACKING]
            entries = document.idToObject[f"fontDescriptor:{called}"].dict
            if called not in facts:
                own = {key: value for key, value in entries.items() if key != "FontFile2"}
                facts[called] = {key: pdfdoc.format(own[key], document) for key in own}
            entries.update(facts[called])
            return reference

        width = face.getCharWidth
        face.getCharWidth = lru_cache(None)(lambda sign: fp_str(width(sign)))
        face.makeSubset = lambda signs: cut(tuple(signs))
        face.addSubsetObjects = described

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab calls it when it saves
        """Write the parts of the font into the document, with what is kept of them."""
        state = self.state[doc]
        parts = [f"{state.internalName}+{number}" for number in range(len(state.subsets))]
        super().addObjects(doc)
        for part in parts:
            font = doc.idToObject["BasicFonts"].dict[part]
            font.Widths = _array(tuple(font.Widths.sequence))
            doc.idToObject[f"toUnicodeCMap:{font.BaseFont}"].filters = [_PACKING]


@lru_cache(_CUTS_KEPT)
def _array(widths: tuple[str, ...]) -> bytes:
    """Return widths ready for the file."""
    return bytes(pdfdoc.PDFArray(widths).format(None))


class _Packing:
    """The filter of ReportLab for packed streams, which remembers what it packed."""

    pdfname = "FlateDecode"

    @staticmethod
    @lru_cache(3 * _CUTS_KEPT)
    def encode(content: bytes | str) -> bytes:
        """Return the content packed."""
        return zlib.compress(content.encode() if isinstance(content, str) else content)


_PACKING = _Packing()
