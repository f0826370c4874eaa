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


def test_every_decision_is_listed_once_by_its_own_title():
    records = ROOT / "docs" / "decisions"
    listed = re.findall(
        r"^- (\d+): \[(.+?)\]\((\d{4}-\S+\.md)\)", (records / "README.md").read_text("utf-8"), re.M
    )
    kept = {path.name: path.read_text("utf-8").splitlines()[0] for path in records.glob("0*.md")}
    assert {name: f"# {number}. {title}" for number, title, name in listed} == kept
    assert len(listed) == len(kept) > 50
