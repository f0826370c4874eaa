"""Whether a letterhead from somebody else conforms to PDF/A-3b, and if not, why.

Only its looks are taken over, so only what draws is judged (ISO 19005-3, 6.2): its fonts are in it
with the widths that they have, its colours are known, its pictures are packed in ways that last.
Where that cannot be judged, this says so: then the paper over it claims nothing. Only the process
for strangers' files judges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pypdf.generic import ContentStream, DictionaryObject, NameObject

from collector_desktop.documents.letterhead_copy import pages_under_papers
from collector_desktop.documents.letterhead_fonts import font_doubts

CMYK = "it has colours for print (CMYK) without a profile"
UNKNOWN_COLOUR = "it has colours of a kind that is not known here"
PACKED = "something in it is packed in a way that archives refuse"
JPEG_2000 = "a picture in it is a JPEG 2000, which is not judged here"
PICTURE = "a picture in it is to be smoothed or replaced by the viewer"
LAYERS = "it has layers that can be hidden"
EFFECTS = "it has effects for printing presses"
OPERATORS = "it draws with commands that no standard knows"
BROKEN = "it could not be judged to its end"
_STATES = frozenset({"q", "Q", "cm", "w", "J", "j", "M", "d", "ri", "i", "gs"})
_PATHS = frozenset({"m", "l", "c", "v", "y", "h", "re", "n", "W", "W*"})
_PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"})
_TEXTS = frozenset({"BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*"})
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_COLOURS = frozenset({"CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg"})
_MARKS = frozenset({"MP", "DP", "BMC", "BDC", "EMC"})
_KNOWN = _STATES | _PATHS | _PAINTS | _TEXTS | _SHOWS | _COLOURS | _MARKS
_PLAIN = frozenset({"/DeviceGray", "/DeviceRGB", "/CalGray", "/CalRGB", "/Lab", "/G", "/RGB"})
_PRINT = frozenset({"/DeviceCMYK", "/CMYK"})
_REFUSED = frozenset({"/LZWDecode", "/LZW", "/Crypt"})
_BLENDS = frozenset(
    {
        *("/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten"),
        *("/ColorDodge", "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion"),
        *("/Hue", "/Saturation", "/Color", "/Luminosity"),
    }
)
_INTENTS = frozenset(
    {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}
)
_NEWEST_PROFILE = 4
_DEEPEST = 12


def doubts(content: bytes) -> list[str]:
    """Return in words what keeps papers over a letterhead from PDF/A-3b; nothing if none does.

    `content` is a letterhead that was checked and cleaned. Each doubt goes on after "because".
    """
    found: dict[str, None] = {}
    try:
        for page in pages_under_papers(content):
            found.update(dict.fromkeys(_page(page)))
    except Exception:  # noqa: BLE001 - a stranger's file may break the library in any way
        found[BROKEN] = None
    return list(found)


def _page(page: Any) -> Iterator[str]:
    look = _Look()
    if "/Group" in page:
        yield from look.group(page["/Group"])
    yield from look.resources(page.get("/Resources") or _nothing(), 0)
    if page.get_contents() is not None:
        yield from look.drawing(page.get_contents(), page.get("/Resources") or _nothing())


class _Look:
    """Goes through what a page draws with, each part once."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def resources(self, named: Any, depth: int) -> Iterator[str]:
        """Yield what is wrong with pictures, patterns and states."""
        named = named.get_object()
        if id(named) in self._seen:
            return
        self._seen.add(id(named))
        if depth > _DEEPEST:
            yield BROKEN
            return
        for key, judged in self._kinds().items():
            for each in _values(named, key):
                yield from judged(each, depth)

    def _kinds(self) -> dict[str, Callable[[Any, int], Iterator[str]]]:
        """Return what judges each kind of resource."""
        return {
            "/XObject": self._picture,
            "/ExtGState": self._state,
            "/Pattern": self._pattern,
            "/Shading": lambda each, _: self._shade(each),
            "/Properties": lambda each, _: _layers(each),
        }

    def _pattern(self, each: Any, depth: int) -> Iterator[str]:
        shaded = each.get("/Shading")
        yield from self._form(each, depth) if shaded is None else self._shade(shaded)

    def drawing(self, content: Any, named: Any) -> Iterator[str]:
        """Yield what is wrong with the commands of a page or picture, and what they draw with.

        Programs list fonts and colours that they do not use: those do no harm.
        """
        fonts = [""]
        for operands, operator in ContentStream(content, None).operations:
            name = operator.decode("latin-1")
            first = str(operands[0]) if operands and not isinstance(operands, dict) else ""
            if name == "INLINE IMAGE":
                yield from self._inline(operands["settings"])
            elif name in {"q", "Q"}:
                fonts = [*fonts, fonts[-1]] if name == "q" else fonts[:-1] or [""]
            elif name == "Tf":
                fonts[-1] = first
            elif name in _SHOWS:
                yield from self._font(named, fonts[-1])
            else:
                yield from self._command(name, first, named)

    def _command(self, name: str, first: str, named: Any) -> Iterator[str]:
        """Yield what is wrong with one command that shows no text."""
        if name in {"k", "K"}:
            yield CMYK
        elif name in {"cs", "CS"}:
            spaces = named.get("/ColorSpace")
            own = None if spaces is None else spaces.get_object().get(first)
            yield from self.colour(_name(first) if own is None else own)
        elif name not in _KNOWN or (name == "ri" and first not in _INTENTS):
            yield OPERATORS

    def _font(self, named: Any, name: str) -> Iterator[str]:
        """Yield what is wrong with a font that shows something, once."""
        fonts = named.get_object().get("/Font")
        font = None if fonts is None else fonts.get_object().get(name)
        if font is None:
            yield OPERATORS
        elif id(font.get_object()) not in self._seen:
            self._seen.add(id(font.get_object()))
            yield from font_doubts(font.get_object())

    def _inline(self, settings: Any) -> Iterator[str]:
        yield from self._packing(settings.get("/F", settings.get("/Filter")))
        colour = settings.get("/CS", settings.get("/ColorSpace", "/G"))
        if str(colour) not in _PLAIN:
            yield CMYK if str(colour) in _PRINT else UNKNOWN_COLOUR

    def _picture(self, each: Any, depth: int) -> Iterator[str]:
        if "/OC" in each:
            yield LAYERS
        if each.get("/Subtype") != "/Image":
            yield from self._form(each, depth)
            return
        yield from self._packing(each.get("/Filter"))
        if each.get("/Interpolate") or "/Alternates" in each or "/OPI" in each:
            yield PICTURE
        if "/ColorSpace" in each:
            yield from self.colour(each["/ColorSpace"])
        if "/SMask" in each:
            yield from self._picture(each["/SMask"].get_object(), depth)

    def _form(self, each: Any, depth: int) -> Iterator[str]:
        if id(each) in self._seen:
            return
        self._seen.add(id(each))
        if {"/Ref", "/PS", "/OPI"} & each.keys():
            yield EFFECTS
        yield from self._packing(each.get("/Filter"))
        if "/Group" in each:
            yield from self.group(each["/Group"])
        named = (each.get("/Resources") or _nothing()).get_object()
        yield from self.resources(named, depth + 1)
        yield from self.drawing(each, named)

    def group(self, group: Any) -> Iterator[str]:
        """Yield what is wrong with how parts are laid over each other."""
        if "/CS" in group.get_object():
            yield from self.colour(group.get_object()["/CS"])

    def _state(self, state: Any, depth: int) -> Iterator[str]:
        if {"/TR", "/HTP"} & state.keys() or state.get("/TR2", "/Default") != "/Default":
            yield EFFECTS
        if state.get("/OPM") == 1 and (state.get("/op") or state.get("/OP")):
            yield EFFECTS
        blends = state.get("/BM", "/Normal")
        names = blends if isinstance(blends, list) else [blends]
        if not all(str(each) in _BLENDS for each in names):
            yield EFFECTS
        mask = state.get("/SMask")
        if mask is not None and not isinstance(mask.get_object(), str):
            yield from self._form(mask.get_object()["/G"], depth)

    def _shade(self, shading: Any) -> Iterator[str]:
        yield from self.colour(shading.get_object()["/ColorSpace"])

    def _packing(self, filters: Any) -> Iterator[str]:
        names = filters if isinstance(filters, list) else [filters]
        if any(str(each) in _REFUSED for each in names):
            yield PACKED
        if "/JPXDecode" in map(str, names):
            yield JPEG_2000

    def colour(self, space: Any, depth: int = 0) -> Iterator[str]:
        """Yield what is wrong with a space of colours."""
        space = space.get_object()
        parts: Any = [space] if isinstance(space, str) else space
        kind = str(parts[0])
        if kind in _PRINT:
            yield CMYK
        elif kind == "/ICCBased":
            data = parts[1].get_object().get_data()
            if data[36:40] != b"acsp" or data[8] > _NEWEST_PROFILE:
                yield UNKNOWN_COLOUR
        elif kind in {"/Indexed", "/I", "/Pattern"}:
            if len(parts) > 1:
                yield from self._below(parts[1], depth)
        elif kind in {"/Separation", "/DeviceN"}:
            yield from self._below(parts[2], depth)
        elif kind not in _PLAIN:
            yield UNKNOWN_COLOUR

    def _below(self, space: Any, depth: int) -> Iterator[str]:
        yield from [UNKNOWN_COLOUR] if depth > _DEEPEST else self.colour(space, depth + 1)


def _values(named: Any, key: str) -> list[Any]:
    inside = named.get(key)
    return [] if inside is None else [each.get_object() for each in inside.get_object().values()]


def _name(text: str) -> Any:
    return NameObject(text)


def _layers(each: Any) -> Iterator[str]:
    if each.get("/Type") in {"/OCG", "/OCMD"}:
        yield LAYERS


def _nothing() -> Any:
    return DictionaryObject()
