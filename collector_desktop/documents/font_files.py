"""The fonts of this computer, and which of them has letters that Collector Sans lacks.

Only names and addresses in other scripts need them, so nothing is looked at before such a letter
comes. Fonts whose makers forbid embedding are left alone, and so are those without outlines.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from collector_desktop.documents.cff import keeps_numbers
from collector_desktop.files.plain_file import is_plain_file

ENDINGS = (".ttf", ".ttc", ".otf", ".otc")
_PREFERRED = (
    *("notosans", "segoeui", "arial", "tahoma", "nirmala", "leelaw", "malgun", "msyh", "meiryo"),
    *("yugoth", "msgothic", "msjh", "applesdgothic", "hiragino", "pingfang", "geeza", "dejavusans"),
    *("droidsansfallback", "wqy", "ipag", "loma", "lohit"),
)
_LAST = ("unifont", "symbol", "code2000")
_NO_LETTERS = ("lastresort", "adobeblank")
_REGULAR = 400
LARGEST_FONT = 500_000_000  # all of Chinese, Japanese and Korean in all weights has 120 MB
_RESTRICTED, _NO_SUBSET, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_SLANTED = 0x0001
_WHOSE = {
    "jp": ("jp", "japan", "gothic", "mincho", "meiryo", "yu", "ipa", "hiragino"),
    "kr": ("kr", "korea", "malgun", "batang", "gulim", "sdgothic", "nanum"),
    "sc": ("sc", "yahei", "simsun", "simhei", "heiti", "wqy", "wenquanyi", "droid"),
    "tc": ("tc", "hk", "jhenghei", "mingliu", "taiwan"),
}
_JAPANESE_FORMS = (
    "\u682a\u5f0f\u4f1a\u793e",
    "\u6709\u9650\u4f1a\u793e",
    "\u5408\u540c\u4f1a\u793e",
)
_WRITTEN_IN = (("gb2312", "sc"), ("big5", "tc"), ("shift_jis", "jp"))


class _Facts(NamedTuple):
    """What the tables of a font say that decides whether and when it is used."""

    name: str
    weight: int
    is_slanted: bool
    may_be_embedded: bool


@dataclass(frozen=True, slots=True, eq=False)
class FontFile:
    """One face in a font file, and the code points that it has."""

    path: Path
    index: int
    name: str
    rank: tuple[int, int, int, str]
    characters: Any

    def has(self, text: str) -> bool:
        """Return whether the face has every character of a text."""
        return all(ord(character) in self.characters for character in text)


def system_folders() -> tuple[Path, ...]:
    """Return where this operating system and its user keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return (windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    shared = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return (own / "fonts", home / ".fonts", *(Path(each) / "fonts" for each in shared if each))


def fonts_in(folders: Sequence[Path]) -> list[FontFile]:
    """Return the faces in these folders and below, the most suitable first."""
    files = sorted({path for folder in folders for path in _below(folder)})
    return sorted((face for path in files for face in faces_of(path)), key=lambda each: each.rank)


def faces_of(path: Path) -> list[FontFile]:
    """Return the faces of a font file that can be printed; a damaged file has none."""
    import uharfbuzz as hb  # noqa: PLC0415 - most papers need no other font

    found: list[FontFile] = []
    try:
        blob = hb.Blob.from_file_path(str(path))
        for index in range(hb.Face(blob, 0).count):
            face = hb.Face(blob, index)
            facts, characters = _facts(face), face.unicodes
            if facts.may_be_embedded and characters:
                name, rank = facts.name or path.stem, _rank(path, index, facts)
                found.append(FontFile(path, index, name, rank, characters))
    except (OSError, hb.HarfBuzzError, ValueError, IndexError):
        return found
    return found


def best_font(text: str, fonts: Sequence[FontFile]) -> FontFile | None:
    """Return the first font that has all of a text; for Chinese characters one of their country."""
    fitting = [font for font in fonts if font.has(text)]
    if len(fitting) < 2 or not any("\u4e00" <= character <= "\u9fff" for character in text):
        return fitting[0] if fitting else None
    wanted = _WHOSE[_country(text)]
    own = (font for font in fitting if any(each in font.name.lower() for each in wanted))
    return next(own, fitting[0])


def is_letter(character: str) -> bool:
    """Return whether a character is one that a font could have: assigned, and not private."""
    return unicodedata.category(character) not in ("Cn", "Co", "Cc", "Cs")


def _country(text: str) -> str:
    """Return whose shapes of Chinese characters a text wants.

    Kana, hangul and the legal forms of Japan say it; else the first of the countries' own sets
    that has all of them, for each has characters that the others write otherwise.
    """
    if any("\u3040" <= each <= "\u30ff" for each in text) or any(
        form in text for form in _JAPANESE_FORMS
    ):
        return "jp"
    if any("\uac00" <= each <= "\ud7a3" for each in text):
        return "kr"
    return next((whose for name, whose in _WRITTEN_IN if _is_written_in(text, name)), "sc")


def _is_written_in(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _below(folder: Path) -> Iterator[Path]:
    """Yield the font files in a folder and below it; what cannot be read is passed over."""
    for root, _, names in os.walk(folder):
        for name in names:
            if name.lower().endswith(ENDINGS) and not _stem(name).startswith(_NO_LETTERS):
                path = Path(root) / name
                if is_plain_file(path) and path.stat().st_size <= LARGEST_FONT:
                    yield path


def _stem(name: str) -> str:
    """Return the name of a font file without ending, blanks and hyphens, in small letters."""
    return Path(name).stem.lower().translate({ord(each): None for each in " -_"})


def _facts(face: Any) -> _Facts:
    """Return what the tables of a face say."""
    import uharfbuzz as hb  # noqa: PLC0415 - as above

    tags = set(face.table_tags)
    is_drawn = bool("glyf" in tags and face.reference_table("glyf").data)
    is_drawn = is_drawn or ("CFF " in tags and keeps_numbers(face))
    has_outlines = is_drawn and not tags & {"CBDT", "sbix"}
    table = face.reference_table("OS/2").data if "OS/2" in tags else b""
    weight, rights, selection = (
        int.from_bytes(table[at : at + 2], "big") if len(table) >= at + 2 else default
        for at, default in ((4, _REGULAR), (8, 0), (62, 0))
    )
    is_barred = rights & 0x000F == _RESTRICTED or bool(rights & (_NO_SUBSET | _BITMAPS_ONLY))
    name = face.get_name(hb.OTNameIdPredefined.FULL_NAME) or ""
    return _Facts(name, weight, bool(selection & _SLANTED), has_outlines and not is_barred)


def _rank(path: Path, index: int, facts: _Facts) -> tuple[int, int, int, str]:
    """Return the place in the order: plain upright faces without serifs first."""
    stem = _stem(path.name)
    known = (place for place, start in enumerate(_PREFERRED) if stem.startswith(start))
    place = next(known, len(_PREFERRED) + stem.startswith(_LAST))
    odd = any(each in stem for each in ("mono", "serif", "condensed", "display", "ui"))
    style = 2 * facts.is_slanted + odd
    return (abs(facts.weight - _REGULAR) // 100 + 4 * style, place, index, path.as_posix())


@lru_cache(32)
def opened(path: Path, index: int) -> Any:
    """Return a face of a font file for shaping and cutting."""
    import uharfbuzz as hb  # noqa: PLC0415 - as above

    return hb.Face(hb.Blob.from_file_path(str(path)), index)


def is_there(font: FontFile) -> bool:
    """Return whether a face can be opened: its file may be gone since the fonts were looked for."""
    import uharfbuzz as hb  # noqa: PLC0415 - as above

    try:
        opened(font.path, font.index)
    except (OSError, hb.HarfBuzzError):
        return False
    return True
