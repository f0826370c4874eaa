"""The file as bytes (6.1), and what may not be in it (6.2.2 to 6.5, 6.9 to 6.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

if TYPE_CHECKING:
    from pypdf import PdfReader

HEADER = re.compile(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4,}[^\n]*\n")
OBJECT = re.compile(rb"(\d+) 0 obj\n")
LENGTH = re.compile(rb"/Length (\d+)")
FORBIDDEN_IN_ROOT = ("/OCProperties", "/Requirements", "/Perms", "/NeedsRendering", "/AA")
FORBIDDEN_ANYWHERE = ("/OPI", "/Ref", "/PS", "/TR", "/HTP", "/Alternates", "/AA", "/JS")
FORBIDDEN_FILTERS = ("/LZWDecode", "/Crypt")
LONGEST_STRING, LARGEST = 32_767, 2**31 - 1
# Invisible, hidden, printed, not seen, seen or not by turns (ISO 32000-1, 12.5.3).
PRINTED, SEEN_FLAGS = 0b100, 0b1_0010_0111


def faults(pdf: bytes, reader: PdfReader) -> Iterator[str]:
    """Yield what is wrong with the file itself."""
    if not HEADER.match(pdf):
        yield "6.1.2 the file does not begin with a version and four high bytes"
    if not pdf.endswith(b"%%EOF\n") or pdf.count(b"%%EOF") != 1:
        yield "6.1.3 there is something after the end"
    identity = reader.trailer.get("/ID")
    if not identity or len(identity) != 2:
        yield "6.1.3 the file has no identity"
    if "/Encrypt" in reader.trailer:
        yield "6.1.3 the file is encrypted"
    yield from _streams(pdf)
    root = reader.trailer["/Root"]
    yield from (f"6.4 to 6.11 the catalogue has {key}" for key in FORBIDDEN_IN_ROOT if key in root)
    form = root.get("/AcroForm", {})
    asks = form.get("/NeedAppearances")
    if "/XFA" in form or getattr(asks, "value", False):
        yield "6.4.1 a form must look like itself"
    for each in objects(reader):
        yield from _object(each)
        yield from _annotation(each)


def _streams(pdf: bytes) -> Iterator[str]:
    """Yield what is wrong with the streams as they stand in the file (6.1.7.1)."""
    for match in OBJECT.finditer(pdf):
        end = pdf.find(b"endobj", match.end())
        start = pdf.find(b"stream", match.end(), end)
        if start < 0:
            continue
        head = pdf[match.end() : start]
        length = LENGTH.search(head)
        if length is None or (b"/Filter[" in head.replace(b" ", b"") and b"LZW" in head):
            yield f"6.1.7.1 object {match[1].decode()} has no length"
            continue
        at = start + len(b"stream\n")
        after = pdf[at + int(length[1]) :][: len(b"\nendstream")]
        if pdf[start + len(b"stream") : at] != b"\n" or after != b"\nendstream":
            yield f"6.1.7.1 the stream of object {match[1].decode()} is not where it should be"


def objects(reader: PdfReader) -> Iterator[object]:
    """Yield every object that can be reached from the catalogue, once."""
    seen: set[int] = set()
    waiting: list[object] = [reader.trailer["/Root"].indirect_reference, reader.trailer["/Info"]]
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            each = each.get_object()
        yield each
        if isinstance(each, DictionaryObject):
            waiting += [value for key in each for value in (each.raw_get(key),)]
        elif isinstance(each, ArrayObject):
            waiting += list(each)


def _object(each: object) -> Iterator[str]:
    """Yield what no object may be or have."""
    if isinstance(each, bytes | str) and len(each) > LONGEST_STRING:
        yield "6.1.13 a string is too long"
    if isinstance(each, int) and abs(each) > LARGEST:
        yield "6.1.13 a number is too large"
    if not isinstance(each, DictionaryObject):
        return
    yield from (f"6.2 an object has {key}" for key in FORBIDDEN_ANYWHERE if key in each)
    if each.get("/Subtype") == "/Image" and each.get("/Interpolate", False):
        yield "6.2.8 a picture is to be smoothed"
    if each.get("/S") in {"/JavaScript", "/Launch", "/GoToR", "/Movie", "/Sound"}:
        yield "6.5.1 there is an action"
    if isinstance(each, StreamObject):
        kinds = each.get("/Filter", ())
        kinds = [kinds] if isinstance(kinds, str) else kinds
        yield from (f"6.1.7.2 a stream uses {kind}" for kind in kinds if kind in FORBIDDEN_FILTERS)
        if "/F" in each and each.get("/Type") != "/Filespec":
            yield "6.1.7.1 a stream lies outside the file"


def _annotation(each: object) -> Iterator[str]:
    """Yield what is wrong with a note or a link."""
    is_note = isinstance(each, DictionaryObject) and each.get("/Type") == "/Annot"
    if is_note and each.get("/F", 0) & SEEN_FLAGS != PRINTED:
        yield "6.3.2 an annotation is not always seen and printed"
