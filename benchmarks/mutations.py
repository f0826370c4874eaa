"""The one-place changes that can be made to a source, found in its syntax tree.

They are those of cosmic-ray: signs, numbers, conditions, what is returned, what is done. Texts are
not changed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

COMPARED = {
    "==": "!=",
    "!=": "==",
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "is": "is not",
    "is not": "is",
    "in": "not in",
    "not in": "in",
}
SIGNS = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}
RECKONED = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "+"),
    ast.FloorDiv: ("//", "*"),
    ast.Div: ("/", "*"),
    ast.Mod: ("%", "+"),
    ast.BitOr: ("|", "&"),
    ast.BitAnd: ("&", "|"),
}
WORDS = {ast.And: ("and", "or"), ast.Or: ("or", "and")}
NOT_LOOKED_INTO = (ast.Raise, ast.Import, ast.ImportFrom)


@dataclass(frozen=True, slots=True)
class Mutation:
    """Bytes `start` to `end` of a file become `text`, within a function or class, or none."""

    line: int
    start: int
    end: int
    text: str
    told: str
    within: str = ""

    def applied(self, source: bytes) -> bytes:
        """Return the source with the change."""
        return source[: self.start] + self.text.encode() + source[self.end :]


class _Finder:
    """Goes through one source; places are in bytes, as the syntax tree counts them."""

    def __init__(self, source: str) -> None:
        self._source = source.encode()
        self._starts = [0]
        for line in self._source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def _place(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column

    def whole(self, node: ast.expr | ast.stmt, text: str) -> Mutation:
        """Replace a node."""
        start = self._place(node.lineno, node.col_offset)
        end = self._place(node.end_lineno or 0, node.end_col_offset or 0)
        before = self._source[start:end].decode().replace("\n", " ")
        told = f"{before[:60]} -> {text[:60]}"
        if isinstance(node, ast.Constant):
            told += f": {self._line(node.lineno)} ({node.col_offset})"
        return Mutation(node.lineno, start, end, text, told)

    def between(self, left: ast.expr, right: ast.expr, sign: str, other: str) -> Iterator[Mutation]:
        """Replace the sign between two operands."""
        start = self._place(left.end_lineno or 0, left.end_col_offset or 0)
        end = self._place(right.lineno, right.col_offset)
        found = self._source[start:end].find(sign.encode())
        if found >= 0 and self._source[start:end].count(b"#") == 0:
            at = start + found
            column = at - self._starts[left.lineno - 1]
            told = f"{sign} -> {other}: {self._line(left.lineno)} ({column})"
            yield Mutation(left.lineno, at, at + len(sign), other, told)

    def _line(self, number: int) -> str:
        return self._source[self._starts[number - 1] : self._starts[number]].decode().strip()[:70]


def mutations_of(source: str) -> list[Mutation]:
    """Return every change that can be made; words and whatever a refusal says are left alone."""
    finder, tree = _Finder(source), ast.parse(source)
    return [
        replace(each, within=within)
        for node, within in _nodes(tree, "")
        for each in _changes(finder, node)
    ]


def _nodes(node: ast.AST, within: str) -> Iterator[tuple[ast.AST, str]]:
    """Yield what may be changed below a node, with the dotted name of what it is in."""
    if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
        within = f"{within}.{node.name}".lstrip(".")
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, NOT_LOOKED_INTO):
                continue
            if _is_documentation(child) or _is_for_types(child):
                continue
            yield child, within
            yield from _nodes(child, within)


def _is_documentation(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ) or isinstance(node, ast.JoinedStr)


def _is_for_types(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    )


def _changes(finder: _Finder, node: ast.AST) -> Iterator[Mutation]:
    """Yield the changes of one node."""
    if isinstance(node, ast.expr):
        yield from _of_expression(finder, node)
    if isinstance(node, (ast.If, ast.IfExp, ast.While)):
        yield finder.whole(node.test, f"(not ({ast.unparse(node.test)}))")
    elif isinstance(node, ast.stmt) and (text := _other_statement(node)):
        yield finder.whole(node, text)


def _of_expression(finder: _Finder, node: ast.expr) -> Iterator[Mutation]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        sign = SIGNS[type(node.ops[0])]
        yield from finder.between(node.left, node.comparators[0], sign, COMPARED[sign])
    elif isinstance(node, ast.BinOp) and type(node.op) in RECKONED:
        yield from finder.between(node.left, node.right, *RECKONED[type(node.op)])
    elif isinstance(node, ast.BoolOp):
        yield from finder.between(node.values[0], node.values[1], *WORDS[type(node.op)])
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield finder.whole(node, f"bool({ast.unparse(node.operand)})")
    elif isinstance(node, ast.Constant):
        yield from _other_value(finder, node)


def _other_statement(node: ast.stmt) -> str:
    """Return what a statement becomes, if it can become anything else."""
    if isinstance(node, (ast.Break, ast.Continue)):
        return "continue" if isinstance(node, ast.Break) else "break"
    if isinstance(node, ast.Return) and node.value is not None:
        is_none = isinstance(node.value, ast.Constant) and node.value.value is None
        return "" if is_none else "return None"
    is_call = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    return "pass" if is_call or isinstance(node, ast.AugAssign) else ""


def _other_value(finder: _Finder, node: ast.Constant) -> Iterator[Mutation]:
    value = node.value
    if isinstance(value, bool):
        yield finder.whole(node, str(not value))
    elif isinstance(value, int):
        yield finder.whole(node, str(value + 1))
