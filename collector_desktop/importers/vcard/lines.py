"""The lines of a vCard: unfolded, split into name, parameters and value, and decoded.

RFC 6350 folds by a blank at the start of a line; vCard 2.1 also by `=` at the end of a line in
quoted-printable.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator

from collector_desktop.domain.frozen import frozen

_NAME = re.compile(r"(?:[\w-]+\.)?([\w-]+)", re.ASCII)
_PARAMETER = re.compile(r';((?:[^;:"]|"[^"]*")*)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_QUOTED_PRINTABLE = "QUOTED-PRINTABLE"
_BINARY = frozenset({"B", "BASE64"})
_FALLBACK = "cp1252"
_OF_HOST_NAMES = "punycode"  # takes time by the square, and no text is in it


@frozen
class Line:
    """One property: `kinds` are its types in capitals, such as `CELL`; `row` is where it begins."""

    row: int
    name: str
    kinds: frozenset[str]
    value: str

    def parts(self) -> list[str]:
        """Return the components of a structured value, without blanks around them."""
        parts = re.split(r"(?<!\\);", self.value)
        return [plain(part) for part in parts]


def plain(text: str) -> str:
    """Return a value without its backslashes, in one line."""
    unescaped = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
    return " ".join(unescaped.replace("\0", " ").split())


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield whole lines with the number of the line they begin on."""
    begun, parts, soft = 0, [""], False
    for row, line in enumerate(re.split("\r\n|\n|\r", text), 1):
        if soft or (begun and line[:1] in (" ", "\t") and line):
            parts.append(line if soft else line[1:])
        else:
            if begun:
                yield begun, "".join(parts)
            begun, parts = row, [line]
        soft = parts[-1].endswith("=") and _QUOTED_PRINTABLE in parts[0].upper()
        if soft:
            parts[-1] = parts[-1][:-1]
    yield begun, "".join(parts)


def read_line(row: int, line: str) -> Line | None:
    """Return one property, None if the line is none or holds bytes such as a picture."""
    found = _NAME.match(line)
    if found is None:
        return None
    parameters: dict[str, set[str]] = {"TYPE": set(), "CHARSET": set(), "ENCODING": set()}
    at = found.end()
    while parameter := _PARAMETER.match(line, at):
        at = parameter.end()
        key, _, value = parameter[1].upper().partition("=")
        key, value = (key.strip(), value) if value else ("TYPE", key)
        parts = value.strip().strip('"').split(",")
        parameters.get(key, set()).update(part.strip().strip('"') for part in parts)
    coded = parameters["TYPE"] | parameters["ENCODING"]
    if line[at : at + 1] != ":" or coded & _BINARY:
        return None
    value = line[at + 1 :]
    if _QUOTED_PRINTABLE in coded:
        value = _decoded(value, next(iter(parameters["CHARSET"]), ""))
    return Line(row, found[1].upper(), frozenset(parameters["TYPE"]), value)


def _decoded(value: str, charset: str) -> str:
    """Return the text of a value in quoted-printable."""
    named = () if _OF_HOST_NAMES in charset.casefold() else (charset,)
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    for encoding in (*named, "utf-8", _FALLBACK):
        try:
            return raw.decode(encoding)
        except (LookupError, UnicodeError, ValueError):
            continue
    return raw.decode("latin-1")
