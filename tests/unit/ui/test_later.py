"""What is imported later is what the checker of types is told: no name there is only a text."""

from __future__ import annotations

import ast
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
UI = ROOT / "collector_desktop/ui"
ONE, MODULE = "later", "Later"


def _late(tree: ast.Module) -> list[tuple[str, str, str]]:
    """Return module, name in it and name here of what an assignment defers; a module has none."""
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)):
            continue
        call, target = node.value, node.targets[0]
        if isinstance(call.func, ast.Name) and call.func.id in (ONE, MODULE):
            given = [each.value for each in call.args if isinstance(each, ast.Constant)]
            module, name = given if call.func.id == ONE else (given[0], "")
            found.append((module, name, target.id))
    return found


def _imported(tree: ast.Module) -> set[tuple[str, str]]:
    return {
        (getattr(node, "module", ""), alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }


def _defined(module: str) -> set[str]:
    path = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.ClassDef)
    return {node.name for node in tree.body if isinstance(node, kinds)}


def _files() -> list[Path]:
    texts = ((path, path.read_text(encoding="utf-8")) for path in sorted(UI.rglob("*.py")))
    return [path for path, text in texts if "import later" in text or "import Later" in text]


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.stem)
def test_what_is_imported_later_exists_and_is_what_the_types_are_checked_by(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = _imported(tree)
    late = _late(tree)
    assert late
    for module, name, here in late:
        if name:
            assert here == name
            assert (module, name) in imported
            assert name in _defined(module)
        else:
            package, _, last = module.rpartition(".")
            assert here == last
            assert (package, last) in imported
            assert find_spec(module) is not None
