"""Makes the Collector Sans fonts from Inter; run by hand when Inter or the scripts change.

Usage: python installer/make_fonts.py FOLDER_WITH_INTER_WOFF2 resources/fonts

Inter 4.1 is on npm: `npm pack inter-ui@4.1.1`, unpacked, has the files in `package/web`.
Needs `fonttools` and `brotli`, which the program itself does not.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped, import-not-found, unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped, import-not-found, unused-ignore]

FAMILY = "Collector Sans"
INTER_VERSION = "4.1"
STYLES = ("Regular", "Medium", "SemiBold", "Bold")
LINKED_STYLES = ("Regular", "Bold")
SCRIPTS = (
    (0x0020, 0x024F, "Latin, Latin-1, Latin extended A and B"),
    (0x02B0, 0x036F, "modifier letters and combining marks"),
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x052F, "Cyrillic and its supplement"),
    (0x1C80, 0x1C8F, "Cyrillic extended C"),
    (0x1DC0, 0x1DFF, "more combining marks"),
    (0x1E00, 0x1EFF, "Latin extended additional"),
    (0x1F00, 0x1FFF, "Greek extended"),
    (0x2000, 0x206F, "punctuation"),
    (0x2070, 0x20BF, "superscripts and currency signs"),
    (0x2100, 0x21FF, "letterlike signs, fractions and arrows"),
    (0x2200, 0x226F, "mathematical operators"),
    (0x25A0, 0x25FF, "geometric shapes"),
    (0x2700, 0x275F, "dingbats"),
    (0x2DE0, 0x2DFF, "Cyrillic extended A"),
    (0xA640, 0xA69F, "Cyrillic extended B"),
    (0xFB00, 0xFB06, "ligatures"),
)
FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl", "calt", "case")
KEPT_NAMES = (0, 5, 7, 8, 9, 11, 12, 13, 14)
NAME_PLATFORMS = ((3, 1, 0x409), (1, 0, 0))


def make_fonts(source: Path, target: Path) -> list[Path]:
    """Write one TrueType file per style into `target` and return their paths."""
    return [_make_font(source / f"Inter-{style}.woff2", target, style) for style in STYLES]


def _make_font(source: Path, target: Path, style: str) -> Path:
    """Bake the digits, rename, subset and save one style."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    _bake_tabular_digits(font)
    _rename(font, style)
    _keep_scripts(font)
    path = target / f"CollectorSans-{style}.ttf"
    font.save(path)
    return path


def _bake_tabular_digits(font: TTFont) -> None:
    """Map the digits to their tabular forms: neither Qt nor ReportLab asks for `tnum`."""
    forms = _single_substitutions(font, "tnum")
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            glyph = table.cmap.get(code)
            if glyph in forms:
                table.cmap[code] = forms[glyph]


def _single_substitutions(font: TTFont, feature: str) -> dict[str, str]:
    """Return what a feature replaces glyph by glyph."""
    layout = font["GSUB"].table
    wanted = {
        index
        for record in layout.FeatureList.FeatureRecord
        if record.FeatureTag == feature
        for index in record.Feature.LookupListIndex
    }
    forms: dict[str, str] = {}
    for index in sorted(wanted):
        for table in layout.LookupList.Lookup[index].SubTable:
            plain = getattr(table, "ExtSubTable", table)
            forms.update(getattr(plain, "mapping", {}))
    return forms


def _rename(font: TTFont, style: str) -> None:
    """Name the family, as Inter's trademark asks; keep copyright, makers and licence."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    post_script = f"CollectorSans-{style}"
    is_linked = style in LINKED_STYLES
    texts = {
        1: FAMILY if is_linked else f"{FAMILY} {style}",
        2: style if is_linked else "Regular",
        3: f"{INTER_VERSION};{post_script}",
        4: f"{FAMILY} {style}",
        6: post_script,
    }
    if not is_linked:
        texts |= {16: FAMILY, 17: style}
    for platform in NAME_PLATFORMS:
        for name_id, text in texts.items():
            names.setName(text, name_id, *platform)


def _keep_scripts(font: TTFont) -> None:
    """Drop every character outside SCRIPTS and every layout feature nobody asks for."""
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.name_legacy = True
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    codes = [code for first, last, _ in SCRIPTS for code in range(first, last + 1)]
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


if __name__ == "__main__":
    for written in make_fonts(Path(sys.argv[1]), Path(sys.argv[2])):
        print(written, written.stat().st_size // 1024, "KB")
