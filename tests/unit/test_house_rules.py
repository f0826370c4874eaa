"""The house rules that no linter knows: sizes, left-over notes, and traces of a machine."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("collector_desktop", "installer", "benchmarks")
FOLDERS = (*PROGRAM, "tests", "docs", "resources", ".ci")
TEXT = {"", ".py", ".md", ".toml", ".lock", ".txt", ".cfg", ".qss", ".json", ".csv", ".yml"}
MOST_LINES = 300
MOST_FUNCTION_LINES = 40
MOST_MIDDLE_LINES = 100

# Put together here, so that this file does not hold what it looks for.
LEFT_OVER = re.compile(r"\b(" + "TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
BARE_IGNORE = re.compile(r"#\s*type:\s*ignore(?!\[)")
MACHINE_PATH = re.compile(r"(?<![\w.~>-])/(?:work|root|tmp|opt|Users)/")
REGISTRY_HOST = re.compile(
    r"pypi\." + r"org|python" + r"hosted|npm" + r"js\.(?:org|com)|deb\.debian\." + "org"
)


def _python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def _text_files() -> Iterator[Path]:
    kept = (path for path in sorted(ROOT.glob("*")) if path.is_file())
    yield from (path for path in kept if path.name != ".coverage")
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts:
                yield path


def _length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _long_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > MOST_FUNCTION_LINES:
                yield f"{path.relative_to(ROOT)}: {node.name} has {lines} lines"


def _findings(pattern: re.Pattern[str], paths: Iterator[Path]) -> list[str]:
    found = []
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in pattern.finditer(text)]
    return found


def test_no_file_is_longer_than_three_hundred_lines():
    lengths = {path: _length(path) for path in _python_files(*PROGRAM, "tests")}
    assert lengths, "the rule looked at no file"
    assert [
        f"{path.relative_to(ROOT)}: {lines}"
        for path, lines in lengths.items()
        if lines > MOST_LINES
    ] == []


def test_the_middle_file_has_at_most_a_hundred_lines():
    lengths = [_length(path) for path in _python_files("collector_desktop")]
    assert statistics.median(lengths) <= MOST_MIDDLE_LINES


def test_no_function_is_longer_than_forty_lines():
    files = _python_files(*PROGRAM)
    assert files, "the rule looked at no file"
    assert [finding for path in files for finding in _long_functions(path)] == []


def test_no_note_of_work_left_over():
    files = (path for path in _text_files() if path.suffix != ".lock")
    assert _findings(LEFT_OVER, files) == []


def test_every_ignored_type_error_is_named():
    files = iter(_python_files(*PROGRAM))
    assert _findings(BARE_IGNORE, files) == []


def test_no_path_of_somebodys_machine():
    assert _findings(MACHINE_PATH, _text_files()) == []


def test_no_address_of_a_package_registry():
    assert _findings(REGISTRY_HOST, _text_files()) == []


@pytest.mark.parametrize(
    "name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"]
)
def test_the_pages_that_a_visitor_expects_are_there(name):
    assert (ROOT / name).stat().st_size > 0


def test_the_rules_find_what_they_forbid():
    assert LEFT_OVER.search("# " + "TO" + "DO: later")
    assert BARE_IGNORE.search("x = y  # type: " + "ignore")
    assert not BARE_IGNORE.search("x = y  # type: " + "ignore[attr-defined]")
    assert MACHINE_PATH.search('open("/' + 'tmp/x")')
    assert not MACHINE_PATH.search("a frame/" + "work/ of ours")
    assert REGISTRY_HOST.search("https://pypi." + "org/simple")
