"""What a file says, with each letter and its accents as one character, whatever its format.

It is done to rows, not to the text of the file: formats of fixed columns count what was written.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.composed import composed

if TYPE_CHECKING:
    from collector_desktop.importers.base import ParsedFile


def composed_file(parsed: ParsedFile) -> ParsedFile:
    """Return a file with the texts of all its rows composed; what is so already stays the same.

    The cells of our own tables, by their names, are composed already; in archives they name files.
    """
    statements = _made(parsed.statements)
    rows = tuple(line for each in statements for line in each.lines)
    return replace(
        parsed,
        rows=rows if statements else _made(tuple(parsed.rows)),
        statements=statements,
        document=_made(parsed.document),
    )


def _made(value: Any) -> Any:
    """Return a text, or a value made of others, composed; the very same one if nothing changes."""
    if isinstance(value, str):
        return value if value.isascii() else composed(value)
    if isinstance(value, tuple):
        parts = [_made(each) for each in value]
        if all(new is old for new, old in zip(parts, value, strict=True)):
            return value
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for name in _names(type(value)):
        old = getattr(value, name)
        new = _made(old)
        if new is not old:
            changed[name] = new
    return replace(value, **changed) if changed else value


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cls))
