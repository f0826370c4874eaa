"""The page of documents names every kind that can be made, and shows a picture of each."""

import re
from pathlib import Path

import pytest

from collector_desktop.cli.paper_kinds import KINDS

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "documents.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", PAGE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_named_with_its_command_and_a_picture(kind):
    assert f"`paper {kind}" in PAGE
    assert (DOCS / "pictures" / "documents" / f"{kind}.png").exists()


def test_every_picture_is_there_and_every_one_is_shown():
    shown = {path for _, path in SHOWN}
    kept = {f"pictures/documents/{path.name}" for path in (DOCS / "pictures/documents").iterdir()}
    assert shown == kept


def test_every_picture_says_what_it_shows():
    told = [words for words, _ in SHOWN]
    assert len(set(told)) == len(told)
    assert all(words[0].isupper() for words in told)
