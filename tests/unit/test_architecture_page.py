"""The page on architecture names code that is really there."""

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
LAYERS = (
    "app|ui|cli|services|queries|documents|importers|exporters|integrations|storage|files|domain"
)
NAMED = sorted(set(re.findall(rf"(?<![\w-])(?:{LAYERS})(?:\.[A-Za-z_]\w*)+", TEXT)))


def test_the_page_is_short_and_names_code():
    assert len(TEXT.splitlines()) <= 200
    assert len(NAMED) > 20


@pytest.mark.parametrize("name", NAMED)
def test_what_the_page_names_is_there(name):
    parts = f"collector_desktop.{name}".split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for attribute in parts[length:]:
            found = getattr(found, attribute)
        return
