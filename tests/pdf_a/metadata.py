"""What the file says of itself (6.6), its colours (6.2.3) and the files inside it (6.8)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfReader


NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "x": "adobe:ns:meta/",
}
SAME = {"/Title": ".//dc:title//rdf:li", "/Author": ".//dc:creator//rdf:li"} | {
    "/Creator": ".//xmp:CreatorTool",
    "/Producer": ".//pdf:Producer",
}
DAYS = {"/CreationDate": ".//xmp:CreateDate", "/ModDate": ".//xmp:ModifyDate"}


def faults(reader: PdfReader, level: str) -> Iterator[str]:
    """Yield what is wrong with it."""
    root = reader.trailer["/Root"]
    if "/Metadata" not in root:
        yield "6.6.2.1 there is no metadata"
        return
    packet = root["/Metadata"].get_data()
    if not packet.startswith(b'<?xpacket begin="\xef\xbb\xbf"') or b"bytes=" in packet[:80]:
        yield "6.6.2.1 the packet of metadata does not begin as it should"
    tree = ET.fromstring(packet.decode())  # noqa: S314 - our own file
    for name, wanted in (("part", "3"), ("conformance", level)):
        if tree.findtext(f".//pdfaid:{name}", "", NAMES) != wanted:
            yield f"6.6.4 the metadata do not say {name} {wanted}"
    yield from _said_twice(reader, tree)
    yield from _colours(root)
    yield from _attached(root)


def _said_twice(reader: PdfReader, tree: ET.Element) -> Iterator[str]:
    """Yield what the older table of information says otherwise."""
    for key, path in SAME.items():
        if reader.metadata.get(key) != tree.findtext(path, "", NAMES):
            yield f"6.6.3 {key} is another one in the metadata"
    for key, path in DAYS.items():
        said = datetime.fromisoformat(tree.findtext(path, "", NAMES))
        plain = str(reader.metadata[key])[2:].replace("'", "")
        if datetime.strptime(plain, "%Y%m%d%H%M%S%z") != said:
            yield f"6.6.3 {key} is another day in the metadata"


def _colours(root: dict) -> Iterator[str]:
    """Yield what is wrong with the profile of colours."""
    (intent,) = root.get("/OutputIntents", ({},))
    profile = intent.get("/DestOutputProfile")
    if intent.get("/S") != "/GTS_PDFA1" or profile is None:
        yield "6.2.3 there is no profile of colours"
        return
    data = profile.get_object().get_data()
    if data[16:20] != b"RGB " or data[36:40] != b"acsp" or profile.get_object()["/N"] != 3:
        yield "6.2.3 the profile is none of RGB"
    if int.from_bytes(data[:4], "big") != len(data) or data[8] > 4:
        yield "6.2.3 the profile is not as long as it says, or too new"


def _attached(root: dict) -> Iterator[str]:
    """Yield what is wrong with the files inside the file."""
    tree = root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", ())
    listed = [each.get_object() for each in tree[1::2]]
    if len(listed) != len(root.get("/AF", ())):
        yield "6.8 a file inside does not belong to the document"
    for each in listed:
        if not {"/F", "/UF", "/AFRelationship"} <= each.keys():
            yield "6.8 a file inside is not described"
        if "/Subtype" not in each["/EF"]["/F"]:
            yield "6.8 a file inside has no type"
