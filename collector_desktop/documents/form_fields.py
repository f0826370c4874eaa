"""Fields of a form laid over the boxes that were drawn for them (ISO 32000-1, 12.7).

What is filled in is drawn by us, in a font inside the file, and anew by the viewer as one types. So
a form looks the same everywhere, and may keep to PDF/A-3b (ISO 19005-3, 6.4.1): each field has its
look, and no viewer is asked to make one up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from collector_desktop.documents.fitting import MM
from collector_desktop.documents.form_font import (
    CODE_PAGE,
    FIRST,
    LAST,
    NAME,
    NONSYMBOLIC,
    form_font,
)
from collector_desktop.documents.text import plain
from collector_desktop.domain.frozen import frozen

if TYPE_CHECKING:
    from pypdf import PdfWriter

PRINTED, MULTILINE = 4, 1 << 12
SIZE, LEADING, INSET = 10, 12, 2
ON, OFF = "/Yes", "/Off"
_TICK = ((0.22, 0.52, "m"), (0.42, 0.28, "l"), (0.8, 0.78, "l"))
_FONT = "/Field"
_LOOK = f"{_FONT} {SIZE} Tf 0 g"


@frozen
class PlacedField:
    """A field and where it stands: left, top, width and height in mm from the top left."""

    name: str
    label: str
    box: tuple[float, float, float, float]
    value: str = ""
    is_multiline: bool = False
    is_check: bool = False
    page: int = 1

    def on(self, page: int) -> PlacedField:
        """Return the field as one of a page."""
        return replace(self, page=page)


def with_fields(pdf: bytes, fields: Sequence[PlacedField], height: float) -> bytes:
    """Return a PDF with fields to fill in on its pages, which are so high in mm."""
    from pypdf import PdfWriter  # noqa: PLC0415 - costs 90 ms

    writer = PdfWriter(clone_from=BytesIO(pdf))
    fonts = {_FONT: _font(writer)}
    form = {
        "/Fields": [_placed(writer, each, height, fonts) for each in fields],
        "/DR": {"/Font": fonts},
        "/DA": _text(_LOOK),
    }
    writer.root_object.update(_object({"/AcroForm": form}))
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def _placed(writer: PdfWriter, each: PlacedField, height: float, fonts: dict[str, Any]) -> Any:
    """Return the field that was put on its page."""
    page = writer.pages[each.page - 1]
    left, top, width, tall = each.box
    corners = (left, height - top - tall, left + width, height - top)
    size = (width * MM, tall * MM)
    kind = _check(writer, each, size) if each.is_check else _line(writer, each, size, fonts)
    field = {
        "/Type": "/Annot",
        "/Subtype": "/Widget",
        "/Rect": [round(edge * MM, 2) for edge in corners],
        "/F": PRINTED,
        "/T": _text(each.name),
        "/TU": _text(plain(each.label)),
        "/P": page.indirect_reference,
        **kind,
    }
    reference = _added(writer, field)
    page.update(_object({"/Annots": [*page.get("/Annots", ()), reference]}))
    return reference


def _font(writer: PdfWriter) -> Any:
    """Return the font of fields, put into the file."""
    from pypdf.generic import StreamObject  # noqa: PLC0415 - comes with the writer

    font, name = form_font(), f"/{NAME}"
    stream = StreamObject()
    stream.set_data(font.content)
    stream.update(_object({"/Length1": len(font.content)}))
    described = {
        "/Type": "/FontDescriptor",
        "/FontName": name,
        "/Flags": NONSYMBOLIC,
        "/FontBBox": list(font.box),
        "/ItalicAngle": 0,
        "/Ascent": font.ascent,
        "/Descent": font.descent,
        "/CapHeight": font.ascent,
        "/StemV": 80,
        "/FontFile2": _added(writer, stream.flate_encode()),
    }
    whole = {
        "/Type": "/Font",
        "/Subtype": "/TrueType",
        "/BaseFont": name,
        "/Encoding": "/WinAnsiEncoding",
        "/FirstChar": FIRST,
        "/LastChar": LAST,
        "/Widths": list(font.widths),
        "/FontDescriptor": _added(writer, described),
    }
    return _added(writer, whole)


def _check(writer: PdfWriter, each: PlacedField, size: tuple[float, float]) -> dict[str, Any]:
    """Return what makes a field a box to tick; the tick is drawn, and needs no font."""
    state = ON if each.value else OFF
    across, up = size
    moves = [f"{x * across:.2f} {y * up:.2f} {step}" for x, y, step in _TICK]
    tick = f"q 1.4 w 1 J 0 G {' '.join(moves)} S Q"
    states = {ON: _look(writer, tick, size, {}), OFF: _look(writer, "", size, {})}
    return {"/FT": "/Btn", "/V": state, "/AS": state, "/AP": {"/N": states}}


def _line(
    writer: PdfWriter, each: PlacedField, size: tuple[float, float], fonts: dict[str, Any]
) -> dict[str, Any]:
    """Return what makes a field a line, or several, to write on."""
    lines = [plain(line) for line in each.value.splitlines()] if each.value else []
    first = size[1] - LEADING if each.is_multiline else (size[1] - SIZE) / 2 + INSET
    drawn = " ".join(f"({_escaped(line)}) Tj 0 -{LEADING} Td" for line in lines)
    code = f"/Tx BMC q BT {_LOOK} {INSET} {first:.2f} Td {drawn} ET Q EMC"
    return {
        "/FT": "/Tx",
        "/Ff": MULTILINE if each.is_multiline else 0,
        "/V": _text("\n".join(lines)),
        "/DA": _text(_LOOK),
        "/AP": {"/N": _look(writer, code, size, fonts)},
    }


def _look(writer: PdfWriter, code: str, size: tuple[float, float], fonts: dict[str, Any]) -> Any:
    """Return how a field looks until its viewer draws it again."""
    from pypdf.generic import StreamObject  # noqa: PLC0415 - comes with the writer

    stream = StreamObject()
    stream.set_data(code.encode(CODE_PAGE, "replace"))
    box = [0, 0, round(size[0], 2), round(size[1], 2)]
    head = {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": box}
    resources = {"/Font": fonts} if fonts else {}
    stream.update(_object({**head, "/Resources": resources}))
    return _added(writer, stream)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _added(writer: PdfWriter, value: Any) -> Any:
    return writer._add_object(_object(value))  # noqa: SLF001 - the library has no other way


def _text(words: str) -> Any:
    from pypdf.generic import TextStringObject  # noqa: PLC0415 - comes with the writer

    return TextStringObject(words)


def _object(value: Any) -> Any:
    """Return a value as the library has it: texts that begin with a stroke are names."""
    from pypdf import generic  # noqa: PLC0415 - comes with the writer

    if isinstance(value, generic.PdfObject):
        return value
    if isinstance(value, dict):
        pairs = ((generic.NameObject(key), _object(each)) for key, each in value.items())
        return generic.DictionaryObject(pairs)
    if isinstance(value, list):
        return generic.ArrayObject(map(_object, value))
    if isinstance(value, bool):
        return generic.BooleanObject(value)
    if isinstance(value, str):
        return generic.NameObject(value)
    return generic.FloatObject(value) if isinstance(value, float) else generic.NumberObject(value)
