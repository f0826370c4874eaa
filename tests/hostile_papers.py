"""PDFs that try to break, to fill or to hold up who draws them."""

import zlib
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

MANY = 10_000
# With which a child that stands for ours begins; what follows is not heard without it.
GREETS = "import sys\nsys.stdout.buffer.write(b'ready\\n')\nsys.stdout.buffer.flush()\n"


def blank():
    """A page that harms nobody."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=(595, 842))
    canvas.drawString(100, 700, "Harmless")
    canvas.save()
    return content.getvalue()


def changed(change):
    """Return a PDF of one page after something was done to it."""
    writer, content = PdfWriter(clone_from=PdfReader(BytesIO(blank()))), BytesIO()
    change(writer)
    writer.write(content)
    return content.getvalue()


def drawn(body, **entries):
    """Return a PDF of one page that has a body, packed already, as what it draws."""

    def change(writer):
        stream = StreamObject()
        stream._data = body
        stream.update({NameObject(f"/{key}"): value for key, value in entries.items()})
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)

    return changed(change)


def script():
    action = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("while (true) app.alert('Hello');"),
        }
    )
    return changed(lambda writer: writer.root_object.update({NameObject("/OpenAction"): action}))


def attachment():
    name = "of\n\ntwo lines/../../x.exe"
    return changed(lambda writer: writer.add_attachment(name, bytes(1 << 20)))


def many_pages():
    """One page, ten thousand times."""

    def change(writer):
        pages = writer.root_object["/Pages"]
        pages[NameObject("/Kids")] = ArrayObject(list(pages["/Kids"]) * MANY)
        pages[NameObject("/Count")] = NumberObject(MANY)

    return changed(change)


def endless_page():
    side = FloatObject(1e9)
    box = RectangleObject((0, 0, side, side))
    return changed(lambda writer: writer.pages[0].update({NameObject("/MediaBox"): box}))


def bomb():
    """Operators of 600 MB from one of 600 KB."""
    packing = zlib.compressobj(9)
    body = b"".join(packing.compress(b"0 0 m 9 9 l S " * 75_000) for _ in range(600))
    return drawn(body + packing.flush(), Filter=NameObject("/FlateDecode"))


def bomb_of_bombs():
    """What is unpacked is packed again, and again."""
    body = zlib.compress(zlib.compress(zlib.compress(bytes(64 << 20), 9), 9), 9)
    return drawn(body, Filter=ArrayObject([NameObject("/FlateDecode")] * 3))


def picture_without_end():
    """A picture of 60,000 by 60,000 dots."""

    def change(writer):
        stream = StreamObject()
        stream._data = zlib.compress(bytes(1 << 20))
        stream.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Image"),
                NameObject("/Width"): NumberObject(60_000),
                NameObject("/Height"): NumberObject(60_000),
                NameObject("/BitsPerComponent"): NumberObject(8),
                NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
                NameObject("/Filter"): NameObject("/FlateDecode"),
            }
        )
        page = writer.pages[0]
        pictures = DictionaryObject({NameObject("/X"): writer._add_object(stream)})
        page[NameObject("/Resources")][NameObject("/XObject")] = pictures
        drawing = StreamObject()
        drawing._data = b"600 0 0 800 0 0 cm /X Do"
        page[NameObject("/Contents")] = writer._add_object(drawing)

    return changed(change)


def one_in_itself():
    """A form that draws itself, twice."""

    def change(writer):
        form = StreamObject()
        form._data = b"/F Do /F Do"
        held = writer._add_object(form)
        resources = DictionaryObject(
            {NameObject("/XObject"): DictionaryObject({NameObject("/F"): held})}
        )
        form.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): RectangleObject((0, 0, 595, 842)),
                NameObject("/Resources"): resources,
            }
        )
        page = writer.pages[0]
        page[NameObject("/Resources")] = resources
        page[NameObject("/Contents")] = held

    return changed(change)


def much_that_is_packed():
    """A page that refers to words of 5 MB in a file of 6 KB (ISO 32000-1, 7.5.7 and 7.5.8)."""
    packed = zlib.compress(b"5 0 (" + b"a" * 5_000_000 + b")", 9)
    made, places = b"%PDF-1.5\n", []
    for each in (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Much 5 0 R>>>>",
        b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(packed), packed),
    ):
        places.append(b"\1" + len(made).to_bytes(2, "big") + b"\0")
        made += b"%d 0 obj%s\nendobj\n" % (len(places), each)
    table = b"\0\0\0\xff" + b"".join(places) + b"\2\0\4\0" + b"\1" + len(made).to_bytes(2, "big")
    head = b"<</Type/XRef/Size 7/W[1 2 1]/Root 1 0 R/Length %d>>" % (len(table) + 1)
    end = b"6 0 obj%sstream\n%s\0\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
    return made + end % (head, table, len(made))


def broken_places():
    content = blank()
    begins = content.rindex(b"startxref") + len(b"startxref\n")
    return content[:begins] + b"9" * 20 + b"\n%%EOF\n"


HOSTILE = {
    "a script": script,
    "a file inside with a name of two lines": attachment,
    "ten thousand pages": many_pages,
    "a page without end": endless_page,
    "places beyond the file": broken_places,
    "half of it": lambda: blank()[:400],
    "nothing": lambda: b"",
    "no PDF": lambda: b"MZ" + bytes(4096),
    "a bomb": bomb,
    "a bomb of bombs": bomb_of_bombs,
    "much that is packed": much_that_is_packed,
    "a picture without end": picture_without_end,
    "a form that draws itself": one_in_itself,
}
