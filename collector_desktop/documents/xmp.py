"""What a file says of itself: title, author, language, and the standards that it keeps to.

The same is said twice, as XMP and as the older table of information, and must agree (ISO 19005-3,
6.6.2 and 6.6.3). PDF/A has no words for PDF/UA, so they are described too (6.6.2.3.3).
"""

from __future__ import annotations

from enum import IntEnum
from xml.sax.saxutils import escape

from collector_desktop.domain.frozen import frozen

CREATOR = "Collector Desktop"
PRODUCER = "ReportLab PDF Library"
# No clock: the same paper is the same file. The day is on the paper itself.
MADE_ON = "2000-01-01T00:00:00+00:00"
_MADE_ON_IN_PDF = "D:20000101000000+00'00'"
_ORDER = "feff"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{claim}<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{made_on}</xmp:CreateDate>
<xmp:ModifyDate>{made_on}</xmp:ModifyDate>
<xmp:MetadataDate>{made_on}</xmp:MetadataDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
LOOKS_CLAIM = """<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
"""
CLAIM = """<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"""


class Keeps(IntEnum):
    """What a file keeps to: to nothing, to PDF/A-3b, or to PDF/A-3a and PDF/UA-1."""

    NOTHING = 0
    LOOKS = 1
    ALL = 2

    @property
    def claim(self) -> str:
        """What the metadata say of it."""
        return ("", LOOKS_CLAIM, CLAIM)[self]


@frozen
class About:
    """What a document is called, whose it is, in which language, and what it `keeps` to."""

    title: str
    author: str
    language: str
    keeps: Keeps = Keeps.ALL

    def xmp(self) -> bytes:
        """Return the packet of metadata."""
        packet = _PACKET.format(
            claim=self.keeps.claim,
            title=escape(self.title),
            author=escape(self.author),
            language=escape(self.language),
            creator=CREATOR,
            producer=PRODUCER,
            made_on=MADE_ON,
        )
        return packet.encode("utf-8")

    def information(self) -> str:
        """Return the table of information, ready for the file."""
        return (
            f"<</Title {pdf_text(self.title)}/Author {pdf_text(self.author)}"
            f"/Creator {pdf_text(CREATOR)}/Producer {pdf_text(PRODUCER)}"
            f"/CreationDate({_MADE_ON_IN_PDF})/ModDate({_MADE_ON_IN_PDF})>>"
        )


def pdf_text(words: str) -> str:
    """Return words as a string of a PDF, whatever is in them."""
    return f"<{_ORDER + words.encode('utf-16-be').hex()}>"
