"""The words of letters and e-mails with merge fields, and how the fields are filled in.

A template knows four things and nothing else: `{field}` stands for a text, `**words**` are strong,
`[[words with a {field}]]` vanish when a field in them is empty, and some fields alone on a line
stand for a table or a box. The values are put in last and once: what a value holds is only text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen

ITEMS = "items"
ITEMS_WITH_INTEREST = "items_with_interest"
BANK_DETAILS = "bank_details"
PLAN_SCHEDULE = "plan_schedule"
SIGNATURE = "signature"
SLOTS = (ITEMS, ITEMS_WITH_INTEREST, BANK_DETAILS, PLAN_SCHEDULE, SIGNATURE)
VALUE_LIMIT = 2_000
OUTPUT_LIMIT = 100_000

_FIELD = re.compile(r"\{([^{}\n]{0,80})\}")
_FIELD_AND_STOP = re.compile(_FIELD.pattern + r"(\.?)")
_OPTIONAL = re.compile(r"\[\[((?:(?!\[\[|\]\]).)*)\]\]")
_SLOT = re.compile(r"\{(" + "|".join(SLOTS) + r")\}")
_BREAKS = frozenset("\t\n\v\f\r\x85\u2028\u2029")
# All blanks but the fixed ones that hold an amount together: a heading is wrapped as a text is.
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
_DROPPED = ("Cc", "Cf", "Cs")


@frozen
class Template:
    """A subject, which is the heading of a letter, and a body of paragraphs."""

    subject: str
    body: str


@frozen
class Run:
    """Words in one weight."""

    text: str
    is_strong: bool = False


Line = tuple[Run, ...]


@frozen
class Paragraph:
    """Lines that stay as they were broken."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The words without their weight."""
        return "\n".join("".join(run.text for run in line) for line in self.lines)


@frozen
class Slot:
    """The place of a table or a box, by its field's name."""

    name: str


Part = Paragraph | Slot


@frozen
class Merged:
    """A template with its fields filled in."""

    subject: str
    parts: tuple[Part, ...]

    def has(self, slot: str) -> bool:
        """Return whether a table or box has a place in it."""
        return Slot(slot) in self.parts


def read_template(text: str) -> Template:
    """Return a template from a file: `Subject: …`, a blank line, the body.

    Raises:
        RefusedError: the first line is no subject.
    """
    first, _, rest = text.replace("\r\n", "\n").partition("\n")
    label, colon, subject = first.partition(":")
    if label.strip() != "Subject" or not colon:
        raise RefusedError("The words have no subject.", "Begin the file with a line “Subject: …”.")
    return Template(subject.strip(), rest.strip())


def fields_of(template: Template) -> tuple[str, ...]:
    """Return the names of the fields in a template, each once, in their order."""
    return tuple(dict.fromkeys(_FIELD.findall(f"{template.subject}\n{template.body}")))


def unknown_fields(template: Template, known: Collection[str]) -> tuple[str, ...]:
    """Return the fields that the program does not have."""
    return tuple(name for name in fields_of(template) if name not in known)


def missing_fields(template: Template, fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return the fields that are needed and empty, or unknown; those in `[[ ]]` are not needed.

    A line that is nothing but one field is left out when that is empty, so it is not needed either.
    """
    needed = [template.subject, *template.body.split("\n")]
    names = (
        name
        for line in needed
        if not _FIELD.fullmatch(line.strip()) or line is template.subject
        for name in _FIELD.findall(_OPTIONAL.sub("", line))
    )
    empty = [name for name in names if name not in SLOTS and not fields.get(name, "").strip()]
    strange = unknown_fields(template, (*fields, *SLOTS))
    return tuple(dict.fromkeys((*empty, *strange)))


def check_template(template: Template, known: Collection[str]) -> None:
    """Refuse words that could not be sent.

    Raises:
        RefusedError: an unknown field, a subject of several lines or none, or far too long.
    """
    unknown = unknown_fields(template, (*known, *SLOTS))
    if unknown:
        listed = ", ".join(f"{{{name}}}" for name in unknown)
        raise RefusedError(f"There is no field {listed}.", "Choose one from the list of fields.")
    if not template.subject.strip() or any(sign in _BREAKS for sign in template.subject):
        raise RefusedError("The subject is not one line.", "Write one line without a break.")
    if len(template.subject) + len(template.body) > OUTPUT_LIMIT // 4:
        raise RefusedError("The words are too long.", "Shorten them.")


def merge(template: Template, fields: Mapping[str, str]) -> Merged:
    """Return a template with its fields filled in, each value as plain text in one line.

    Raises:
        RefusedError: a needed field is empty or unknown, the subject is not one line, or the whole
            is too long.
    """
    check_template(template, fields)
    missing = missing_fields(template, fields)
    if missing:
        listed = ", ".join(f"{{{name}}}" for name in missing)
        empty, what = f"fields {listed} are", "they stand"
        if len(missing) == 1:
            empty, what = f"field {listed} is", "it stands"
        raise RefusedError(
            f"This cannot be written yet: the {empty} empty.", f"Add what {what} for."
        )
    values = {name: one_line(text) for name, text in fields.items()}
    parts = tuple(_parts(template.body, values))
    subject = "".join(run.text for run in _runs(_kept(template.subject, values), values))
    size = len(subject) + sum(len(part.text) for part in parts if isinstance(part, Paragraph))
    if size > OUTPUT_LIMIT:
        raise RefusedError("The text is too long to send.", "Shorten the words of the template.")
    return Merged(_BLANKS.sub(" ", subject).strip(), parts)


def parts_of(text: str) -> tuple[Part, ...]:
    """Return a finished text as parts: only tables and boxes still have their places in it."""
    paragraphs: list[Part] = []
    for piece in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        lines: list[Line] = []
        for raw in piece.split("\n"):
            slot = _SLOT.fullmatch(raw.strip())
            if slot and lines:
                paragraphs.append(Paragraph(tuple(lines)))
                lines = []
            if slot:
                paragraphs.append(Slot(slot[1]))
            elif raw.strip():
                lines.append((Run(raw.strip()),))
        if lines:
            paragraphs.append(Paragraph(tuple(lines)))
    return tuple(paragraphs)


def as_text(parts: Iterable[Part]) -> str:
    """Return parts as a text that `parts_of` reads again; strong words become plain."""
    pieces = (part.text if isinstance(part, Paragraph) else f"{{{part.name}}}" for part in parts)
    return "\n\n".join(pieces)


def one_line(value: str) -> str:
    """Return a value as it may be in a text: one line, no control characters, cut to size."""
    if not value.isprintable():
        shown = (
            " " if sign in _BREAKS else sign
            for sign in value[: 2 * VALUE_LIMIT].replace("\r\n", " ")
        )
        value = "".join(sign for sign in shown if unicodedata.category(sign) not in _DROPPED)
    return value[:VALUE_LIMIT].strip()


def for_html(text: str) -> str:
    """Return a text so that no browser or mail program takes any of it for markup."""
    return html.escape(text, quote=True)


def _parts(body: str, values: Mapping[str, str]) -> Iterator[Part]:
    """Yield paragraphs and slots; a blank line parts them, and so does a slot."""
    lines: list[Line] = []
    for raw in [*body.replace("\r\n", "\n").split("\n"), ""]:
        slot = _SLOT.fullmatch(raw.strip())
        line = () if slot else _runs(_kept(raw, values), values)
        if line:
            lines.append(line)
        elif (slot or not raw.strip()) and lines:
            yield Paragraph(tuple(lines))
            lines = []
        if slot:
            yield Slot(slot[1])


def _kept(line: str, values: Mapping[str, str]) -> str:
    """Return a line without the optional words whose fields are empty."""
    return _OPTIONAL.sub(lambda found: _wanted(found[1], values), line)


def _wanted(words: str, values: Mapping[str, str]) -> str:
    return words if all(values.get(name) for name in _FIELD.findall(words)) else ""


def _runs(line: str, values: Mapping[str, str]) -> Line:
    """Return a line in its weights with the values in it; nothing if only blanks are left."""
    pieces = line.strip().split("**")
    runs = tuple(
        Run(_FIELD_AND_STOP.sub(lambda found: _filled(found, values), piece), at % 2 == 1)
        for at, piece in enumerate(pieces)
        if piece
    )
    return runs if any(run.text.strip() for run in runs) else ()


def _filled(found: re.Match[str], values: Mapping[str, str]) -> str:
    """Return a value with the full stop after it, unless it ends in one: `… of Quay Inc.`."""
    value = values.get(found[1], "")
    return value if value.endswith(".") else value + found[2]
