"""What is drawn from beside the pages: fields of forms, and pages of others under ours (6.2, 6.4).

Widths are measured by FreeType, which draws them, and not by what made the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import ImageFont
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from tests.pdf_a.content import KNOWN
from tests.pdf_a.file import objects

if TYPE_CHECKING:
    from pypdf import PdfReader

FILES = {"/FontFile", "/FontFile2", "/FontFile3"}
FOUND = {"sc", "scn", "SC", "SCN", "cs", "CS", "INLINE IMAGE"}
SIZE = 1000


def faults(reader: PdfReader) -> Iterator[str]:
    """Yield what is wrong with what is drawn beside the pages, and with fields."""
    for each in objects(reader):
        if not isinstance(each, DictionaryObject):
            continue
        if each.get("/Subtype") == "/Form" and isinstance(each, StreamObject):
            yield from _drawn(each)
        if each.get("/Subtype") == "/Widget":
            yield from _field(each)
    held = reader.trailer["/Root"].get("/AcroForm", {}).get("/DR", {}).get("/Font", {})
    for name in held:
        if not FILES & held[name].get("/FontDescriptor", {}).keys():
            yield f"6.2.11.4 the font {name} of fields is not in the file"


def _field(field: DictionaryObject) -> Iterator[str]:
    """Yield what is wrong with how a field looks (6.3.3)."""
    look = field.get("/AP", {}).get("/N")
    if look is None:
        yield f"6.3.3 the field {field.get('/T')} has no look"
    elif isinstance(look.get_object(), StreamObject) == (field.get("/FT") == "/Btn"):
        yield f"6.3.3 the look of the field {field.get('/T')} is of the wrong kind"
    if set(field.get("/AP", {})) - {"/N"} or "/A" in field or "/AA" in field:
        yield f"6.4.1 the field {field.get('/T')} does something"


def _drawn(form: StreamObject) -> Iterator[str]:
    """Yield what is wrong with the commands, colours and fonts of a picture of commands."""
    named = form.get("/Resources", {})
    font = ""
    for operands, operator in ContentStream(form, None).operations:
        name = operator.decode("latin-1")
        if name not in KNOWN | FOUND:
            yield f"6.2.2 or 6.2.4 the operator {name}"
        if name in {"cs", "CS"}:
            space = named.get("/ColorSpace", {}).get(operands[0], operands[0])
            if "/DeviceCMYK" in str(space):
                yield "6.2.4.3 a colour of print"
        if name == "Tf":
            font = str(operands[0])
        if name in {"Tj", "TJ", "'", '"'}:
            yield from _font(font, named.get("/Font", {})[font], operands)


def _font(name: str, font: DictionaryObject, shown: list) -> Iterator[str]:
    """Yield what is wrong with a font that shows something."""
    inner = font["/DescendantFonts"][0] if font["/Subtype"] == "/Type0" else font
    held = inner.get("/FontDescriptor", {})
    if not FILES & held.keys():
        yield f"6.2.11.4 the font {name} is not in the file"
    elif font["/Subtype"] == "/TrueType" and font.get("/Encoding") == "/WinAnsiEncoding":
        program = BytesIO(held["/FontFile2"].get_data())
        drawn = ImageFont.truetype(program, SIZE, layout_engine=ImageFont.Layout.BASIC)
        for sign in {sign for text in shown for sign in str(text)}:
            code = sign.encode("cp1252")[0]
            said = float(font["/Widths"][code - font["/FirstChar"]])
            if abs(said - drawn.getlength(sign)) > 1:
                yield f"6.2.11.5 {sign!r} of {name} is not as wide as it says"
