"""Makes the small fonts of the tests: a few letters each of fonts under the OFL, and one of bars.

    python make.py FOLDER_OF_NOTO_FONTS

Needs fonttools and uharfbuzz.
"""

import sys
from pathlib import Path

import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

HERE = Path(__file__).parent
LETTERS = {
    "NotoSansArabic-Regular.ttf": "شركة النور للتجارة ش.م.م می\u200cخواهم َِ ٤٥",  # noqa: RUF001
    "NotoSansHebrew-Regular.ttf": "חברת שלום בעמ",
    "NotoSansThai-Regular.ttf": "บริษัท สวัสดี จำกัด น้ำ\u0e4d\u0e32",
    "NotoSansDevanagari-Regular.ttf": "नमस्ते हिन्दी क्षत्रिय",
    "NotoSansCJK-Regular.ttc": "東京株式会社トヨタ주식회사한국北京贸易",
}
KEPT = {"GSUB", "GPOS", "GDEF", "cmap", "name", "OS/2", "head", "hhea", "hmtx", "maxp", "post"}
KEPT |= {"glyf", "loca", "CFF "}


def cut(path, letters):
    """Return a font with these letters only, its rules of layout included."""
    face = hb.Face(hb.Blob.from_file_path(str(path)), 0)
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    wanted.unicode_set.update(map(ord, letters))
    dropped = (tag for tag in face.table_tags if tag not in KEPT)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in dropped)
    wanted.name_id_set.update(range(15))
    return wanted.subset(face).blob.data


def bars():
    """Return a font of our own with outlines of PostScript that go by names: Georgian as bars."""
    names = [".notdef", "an", "ban", "gan"]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x10D0: "an", 0x10D1: "ban", 0x10D2: "gan"})
    shapes = {}
    for number, name in enumerate(names):
        pen = T2CharStringPen(600, None)
        pen.moveTo((100, 0))
        for point in ((500, 0), (500, 150 * number + 100), (100, 150 * number + 100)):
            pen.lineTo(point)
        pen.closePath()
        shapes[name] = pen.getCharString()
    builder.setupCFF("CollectorBars", {"FullName": "Collector Bars"}, shapes, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Collector Bars", "styleName": "Regular"})
    builder.setupOS2(usWeightClass=400, fsType=0)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(HERE / "CollectorBars.otf")


for name, letters in LETTERS.items():
    found = next(Path(sys.argv[1]).rglob(name))
    ending = ".otf" if name.endswith(".ttc") else ".ttf"
    (HERE / f"{found.stem}-few{ending}").write_bytes(cut(found, letters))
bars()
