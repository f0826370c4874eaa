"""The way in for address books: every card becomes a person of an organisation."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import starmap
from pathlib import Path

from collector_desktop.importers.base import (
    ContactCard,
    CustomerRow,
    FileKind,
    ParsedFile,
    RowKind,
    RowProblem,
)
from collector_desktop.importers.headers import signature
from collector_desktop.importers.vcard.lines import Line, plain, read_line, unfolded
from collector_desktop.importers.whole_file import WholeFile, read_whole

PROFILE, PROGRAM = "vcard", "vCard, all versions"
COLUMNS = ("FN", "N", "ORG", "TITLE", "TEL", "EMAIL", "ADR")
NOT_READ = "Faxes, pictures, notes and links are not read, and of several addresses one."
LARGEST = 50 * 1024 * 1024
MOST_CARDS = 50_000
MOST_LINES = 1_000_000
LONGEST = 300
AGAIN = "Export the contacts again."
_BEGIN = re.compile(rb"BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LABELS = (("CELL", "Mobile"), ("IPHONE", "Mobile"), ("WORK", "Work"), ("HOME", "Home"))
_NO_VOICE = frozenset({"FAX", "PAGER", "MODEM", "TELEX"})
_MAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+")


def is_address_book(start: bytes) -> bool:
    """Return whether the start of a file is that of a vCard."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = start.replace(b"\0", b"")[2:]
    return _BEGIN.match(start.removeprefix(codecs.BOM_UTF8).lstrip()) is not None


def read_vcard(path: Path, *, makes_customers: bool) -> ParsedFile:
    """Return the cards of an address book.

    Raises:
        UnreadableFileError: it is no text, cut off, or too large.
    """
    data, sha256 = read_whole(path, LARGEST, "Export fewer contacts at a time.")
    file = WholeFile(path.name, data, sha256, AGAIN)
    rows: list[ContactCard] = []
    problems: list[RowProblem] = []
    for lines in _cards(file):
        card = _card(lines)
        if card.name or card.organisation:
            rows.append(card)
        else:
            reason = "The card has neither a name nor an organisation."
            problems.append(RowProblem(card.row, "name", "", reason))
    return ParsedFile(
        name=path.name,
        sha256=sha256,
        kind=FileKind.CUSTOMERS,
        profile=PROFILE,
        program=PROGRAM,
        signature=signature((PROFILE,)),
        rows=tuple(rows),
        problems=tuple(problems),
        counts={RowKind.DATA: len(rows) + len(problems)},
        rows_in_file=len(rows) + len(problems),
        makes_customers=makes_customers,
    )


def _text(file: WholeFile) -> str:
    """Return the text of a file: by its byte order mark, else UTF-8, else as Windows writes."""
    marked = [name for mark, name in _MARKS if file.data.startswith(mark)]
    if not marked and b"\0" in file.data:
        raise file.refused("is not a text file")
    for encoding in (*marked, "utf-8-sig", "cp1252"):
        try:
            return file.data.decode(encoding)
        except UnicodeError:
            continue
    return file.data.decode("latin-1")


def _cards(file: WholeFile) -> Iterator[list[Line]]:
    """Yield the lines of each card, less those of cards inside it (vCard 2.1 allows agents)."""
    depth = count = 0
    lines: list[Line] = []
    for line in filter(None, starmap(read_line, unfolded(_text(file)))):
        mark = (line.name, line.value.strip().upper())
        if mark == ("BEGIN", "VCARD"):
            depth += 1
        elif mark == ("END", "VCARD") and depth:
            depth -= 1
        if depth == 1 and mark != ("END", "VCARD"):
            lines.append(line)
        elif not depth and lines:
            yield lines
            lines, count = [], count + 1
        if count > MOST_CARDS or line.row > MOST_LINES:
            raise file.refused("has too many cards or lines", "Export fewer at a time.")
    if depth:
        raise file.refused("ends in the middle of a card")


def _card(lines: list[Line]) -> ContactCard:
    """Return the person, or the organisation itself, of a card."""
    named: dict[str, list[Line]] = {}
    for line in lines:
        named.setdefault(line.name, []).append(line)
    organisation = _first_part(named, "ORG")
    name = _value(named, "FN") or _structured_name(named) or _value(named, "NICKNAME")
    is_company = "ORG" in _value(named, "KIND").upper() or (
        _value(named, "X-ABSHOWAS").upper() == "COMPANY"
    )
    if is_company:
        organisation, name = organisation or name, ""
    elif name == organisation:
        name = _structured_name(named)
    return ContactCard(
        row=lines[0].row,
        name=name,
        organisation=organisation,
        role=_value(named, "TITLE") or _value(named, "ROLE"),
        emails=tuple(_emails(named)),
        phones=tuple(_phones(named)),
        address=_address(named, lines[0].row),
    )


def _value(named: dict[str, list[Line]], name: str) -> str:
    texts = (plain(line.value)[:LONGEST] for line in named.get(name, ()))
    return next((text for text in texts if text), "")


def _first_part(named: dict[str, list[Line]], name: str) -> str:
    return next((line.parts()[0][:LONGEST] for line in named.get(name, ())), "")


def _structured_name(named: dict[str, list[Line]]) -> str:
    """Return given and family name."""
    for line in named.get("N", ()):
        family, given, *_ = (*line.parts(), "", "")
        if family or given:
            return f"{given} {family}".strip()[:LONGEST]
    return ""


def _emails(named: dict[str, list[Line]]) -> Iterator[str]:
    """Yield the e-mail addresses, the preferred one first, none twice."""
    lines = sorted(named.get("EMAIL", ()), key=lambda line: "PREF" not in line.kinds)
    texts = (plain(line.value).removeprefix("mailto:") for line in lines)
    yield from dict.fromkeys(text for text in texts if _MAIL.fullmatch(text))


def _phones(named: dict[str, list[Line]]) -> Iterator[tuple[str, str]]:
    """Yield the numbers that can be called, with a label."""
    seen = set()
    for line in named.get("TEL", ()):
        number = plain(line.value).removeprefix("tel:")[:50]
        digits = "".join(sign for sign in number if sign.isdigit())
        if not digits or digits in seen or line.kinds & _NO_VOICE:
            continue
        seen.add(digits)
        yield number, next((label for kind, label in _LABELS if kind in line.kinds), "")


def _address(named: dict[str, list[Line]], row: int) -> CustomerRow | None:
    """Return the address at work, else the first one."""
    lines = sorted(named.get("ADR", ()), key=lambda line: "WORK" not in line.kinds)
    for line in lines:
        box, extended, street, city, region, postcode, country, *_ = (*line.parts(), *[""] * 7)
        streets = [part for part in (street, extended, box) if part]
        if not any((*streets, city, postcode)):
            continue
        first, second = (*streets, "", "")[:2]
        return CustomerRow(
            row=row,
            code="",
            name="",
            address1=first,
            address2=second,
            city=city,
            region=region,
            postcode=postcode,
            country=country,
        )
    return None
