"""Fields of a form laid over the boxes that were drawn for them (ISO 32000-1, 12.7).

What is filled in is written in a font that every viewer has, and drawn anew by the viewer as one
types. A form is no paper to keep, and does not claim to be one (PDF/A).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from collector_desktop.documents.fitting import MM
from collector_desktop.documents.text import plain

if TYPE_CHECKING:
    from pypdf import PdfWriter

PRINTED, MULTILINE = 4, 1 << 12
SIZE, LEADING, INSET = 10, 12, 2
ON, OFF = "/Yes", "/Off"
_LOOK = f"/Helv {SIZE} Tf 0 g"
_CLAIMS = ("/Metadata", "/OutputIntents")


@dataclass(frozen=True, slots=True)
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
    helvetica = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    fonts = {
        "/Helv": _added(writer, {**helvetica, "/Encoding": "/WinAnsiEncoding"}),
        "/ZaDb": _added(writer, {**helvetica, "/BaseFont": "/ZapfDingbats"}),
    }
    form = {
        "/Fields": [_placed(writer, each, height, fonts) for each in fields],
        "/DR": {"/Font": fonts},
        "/DA": _text(_LOOK),
        "/NeedAppearances": True,
    }
    root = writer.root_object
    root.update(_object({"/AcroForm": form}))
    for claim in _CLAIMS:
        root.pop(claim, None)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def _placed(writer: PdfWriter, each: PlacedField, height: float, fonts: dict[str, Any]) -> Any:
    """Return the field that was put on its page."""
    page = writer.pages[each.page - 1]
    left, top, width, tall = each.box
    corners = (left, height - top - tall, left + width, height - top)
    size = (width * MM, tall * MM)
    kind = _check(writer, each, size, fonts) if each.is_check else _line(writer, each, size, fonts)
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


def _check(
    writer: PdfWriter, each: PlacedField, size: tuple[float, float], fonts: dict[str, Any]
) -> dict[str, Any]:
    """Return what makes a field a box to tick."""
    state = ON if each.value else OFF
    tick = f"q BT /ZaDb {SIZE} Tf 0 g {INSET} {INSET + 1} Td (4) Tj ET Q"
    states = {ON: _look(writer, tick, size, fonts), OFF: _look(writer, "", size, fonts)}
    look = {"/MK": {"/CA": _text("4")}, "/AP": {"/N": states}}
    return {"/FT": "/Btn", "/V": state, "/AS": state, "/DA": _text("/ZaDb 0 Tf 0 g"), **look}


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
    """Return how a field looks until its viewer draws it anew."""
    from pypdf.generic import StreamObject  # noqa: PLC0415 - comes with the writer

    stream = StreamObject()
    stream.set_data(code.encode("cp1252", "replace"))
    box = [0, 0, round(size[0], 2), round(size[1], 2)]
    head = {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": box}
    stream.update(_object({**head, "/Resources": {"/Font": fonts}}))
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
