"""Put a changed constant of a module in the place of the one that is loaded.

Only where that is the same as loading the program again: the value is a plain one, and whoever has
its name uses it inside functions alone. Anything else (classes, defaults, tables made of other
constants, cases of tests that were made of it) has to be loaded again.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

PLAIN = (int, float, str, bytes, range, Decimal, Fraction, date, time, timedelta, type(None))
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def changed_constant(file: Path, after: bytes) -> tuple[str, Any] | None:
    """Return the name and the new value of the constant that a changed file differs in.

    None means that the program has to be loaded again.
    """
    module = module_of(str(file))
    name = _assigned(file.read_bytes(), after)
    if module is None or not name or name in names_outside(file.read_text("utf-8")):
        return None
    values: dict[str, Any] = {"__name__": module.__name__, "__package__": module.__package__}
    try:
        exec(compile(after, str(file), "exec", dont_inherit=True), values)  # noqa: S102 - as imported
    except Exception:  # noqa: BLE001 - a module that cannot be loaded is for the other way to tell
        return None
    value = values.get(name)
    known_as = {each for _, each in _users(module, name)}
    used = [source for source in _sources(module, name) if known_as & names_outside(source)]
    return None if used or not is_plain(value) else (name, value)


def take(file: Path, name: str, value: Any) -> None:
    """Give the new value to the module and to all that import it."""
    module = module_of(str(file))
    for each, known_as in _users(module, name) if module else ():
        setattr(each, known_as, value)


def module_of(file: str) -> ModuleType | None:
    """Return the loaded module of a file."""
    return next((each for each in _modules() if each.__file__ == file), None)


def is_plain(value: Any) -> bool:
    """Tell whether a value is nothing but numbers, texts, days and gatherings of them."""
    if isinstance(value, dict):
        return all(is_plain(each) for pair in value.items() for each in pair)
    if isinstance(value, (tuple, list, set, frozenset)):
        return type(value) in (tuple, list, set, frozenset) and all(map(is_plain, value))
    return type(value) in (*PLAIN, bool)


@cache
def names_outside(source: str) -> frozenset[str]:
    """Return the names that a module reads outside of its functions, defaults included."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        inner = ast.iter_child_nodes(node)
        waiting += _around(node) if isinstance(node, FUNCTIONS) else inner
    return frozenset(found)


def _around(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what of a function is reckoned when it is made: decorators and defaults."""
    yield from getattr(node, "decorator_list", ())
    given = getattr(node, "args", None)
    if isinstance(given, ast.arguments):
        yield from (each for each in (*given.defaults, *given.kw_defaults) if each is not None)


def _assigned(before: bytes, after: bytes) -> str:
    """Return the name whose assignment is the one statement that differs, or nothing."""
    old, new = ast.parse(before).body, ast.parse(after).body
    pairs = zip(old, new, strict=False)
    differing = [was for was, now in pairs if ast.dump(was) != ast.dump(now)]
    if len(old) != len(new) or len(differing) != 1:
        return ""
    (one,) = differing
    if isinstance(one, ast.Assign) and len(one.targets) == 1:
        target: ast.expr = one.targets[0]
    elif isinstance(one, ast.AnnAssign):
        target = one.target
    else:
        return ""
    return target.id if isinstance(target, ast.Name) else ""


def _modules() -> list[Any]:
    return [each for each in list(sys.modules.values()) if getattr(each, "__file__", None)]


def _users(module: Any, name: str) -> Iterator[tuple[Any, str]]:
    """Yield the modules that import a name from a module or from such a one, and as what."""
    yield module, name
    for each in _ours(module):
        for source, imported, known_as in _imports(Path(each.__file__)):
            if (source, imported) == (module.__name__, name):
                yield from _users(each, known_as)


def _sources(module: Any, name: str) -> Iterator[str]:
    """Yield the sources of those that may use a constant of a module."""
    for each in _ours(module):
        source = _text(Path(each.__file__))
        if name in source:
            yield source


def _ours(module: Any) -> Iterator[Any]:
    """Yield the other modules of the program and the tests that speak of a module."""
    last = module.__name__.rpartition(".")[2]
    for each in _modules():
        path = Path(each.__file__)
        is_ours = "collector_desktop" in path.parts or "tests" in path.parts
        if is_ours and path.suffix == ".py" and each is not module and last in _text(path):
            yield each


@cache
def _text(path: Path) -> str:
    return path.read_text("utf-8")


@cache
def _imports(path: Path) -> tuple[tuple[str, str, str], ...]:
    """Return what a module imports by name: from where, what, and as what."""
    return tuple(
        (node.module or "", alias.name, alias.asname or alias.name)
        for node in ast.walk(ast.parse(_text(path)))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    )
