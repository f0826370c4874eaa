"""The words that come with the program, read from its resources."""

from __future__ import annotations

from functools import lru_cache

from collector_desktop.domain.languages import DEFAULT
from collector_desktop.domain.templates import Template, read_template
from collector_desktop.integrations.folders import resource

_KEPT = 256


@lru_cache(maxsize=_KEPT)
def default_wording(template: str, language: str) -> Template:
    """Return the program's own words of a template or enclosure in a language."""
    folder = resource("wording")
    path = folder / language / f"{template}.txt"
    if not path.exists():
        path = folder / DEFAULT / f"{template}.txt"
    return read_template(path.read_text(encoding="utf-8"))
