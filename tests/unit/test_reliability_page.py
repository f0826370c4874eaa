"""Every test that the page on reliability names is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reliability.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/.]+\.py)(?:::(\w+))?`", PAGE)
ROWS = re.findall(r"^\| ([RS]\d+a?) \|(.*)$", PAGE, re.MULTILINE)


def test_every_test_that_is_named_is_there():
    assert len(NAMED) > 60
    missing = [
        (path, name)
        for path, name in NAMED
        if not (ROOT / path).is_file()
        or (name and f"def {name}(" not in (ROOT / path).read_text("utf-8"))
    ]
    assert missing == []


def test_every_harness_is_on_the_page():
    named = {path for path, _ in NAMED}
    harnesses = (ROOT / "tests" / "robustness").glob("test_*.py")
    missing = {path.relative_to(ROOT).as_posix() for path in harnesses} - named
    assert missing == set()


def test_no_danger_is_left_without_a_test():
    assert {name for name, _ in ROWS} >= {f"R{number}" for number in range(1, 23)}
    assert {name for name, _ in ROWS} >= {f"S{number}" for number in range(1, 20)}
    assert [name for name, row in ROWS if "`tests/" not in row] == []
