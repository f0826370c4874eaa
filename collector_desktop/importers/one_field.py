"""One field that a column can be mapped to, and the names by which programs call it."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.field_words import further_words


@frozen
class Field:
    """One field of ours: how the wizard calls it and how other programs' headers call it."""

    name: str
    label: str
    aliases: tuple[str, ...]
    needed: bool = False


def named_field(name: str, label: str, aliases: str, *, needed: bool = False) -> Field:
    """Return a field with its aliases given as one text, separated by commas."""
    return Field(name, label, tuple(part.strip() for part in aliases.split(",")), needed)


def worded_field(
    name: str, label: str, aliases: str, weak: str = "", *, needed: bool = False
) -> Field:
    """Return a field with its further names; `weak` ones name it if no other does."""
    named = ",".join(filter(None, (aliases, further_words(name), weak)))
    return named_field(name, label, named, needed=needed)
