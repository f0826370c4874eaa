"""The grammar of the command line."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, HelpFormatter, Namespace
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import PurePath
from types import ModuleType
from typing import NoReturn

from collector_desktop import __version__
from collector_desktop.cli.commands import COMMANDS
from collector_desktop.cli.common_options import add_common
from collector_desktop.cli.session import UsageError
from collector_desktop.domain.composed import composed

PROGRAM = "collector-desktop"
HELP = ("-h", "--help")
NAMES = {
    **dict.fromkeys(("customer", "code", "codes"), "customer"),
    **dict.fromkeys(("number", "numbers", "source", "target", "item"), "entry"),
    "who": "person",
    "group": "group",
    "procedure": "procedure",
}
_MARGIN = 2
_PAGE = 80
DESCRIPTION = (
    "Credit control: whom to chase today and why, promises, statements, letters."
    " Without a command the window opens."
)


class _Help(HelpFormatter):
    """Lays help out as wide as the terminal, without `shutil`, which takes 10 ms to import."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - _MARGIN)


class _Parser(ArgumentParser):
    """Says in one line what is wrong, instead of printing its whole usage."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message.removesuffix('.')}. See {self.prog} --help.")


def parse(argv: Sequence[str]) -> Namespace:
    """Return what was asked for.

    Raises:
        UsageError: it makes no sense; the message says why.
    """
    parser = _Parser(
        prog=PROGRAM, description=DESCRIPTION, allow_abbrev=False, formatter_class=_Help
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="try every part of the program in a folder of its own, and say what is in order",
    )
    add_common(parser, is_top=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, prog=PROGRAM)
    for name in _needed(argv):
        meaning = COMMANDS[name].meaning
        each = commands.add_parser(
            name, help=meaning, description=meaning, allow_abbrev=False, formatter_class=_Help
        )
        add_common(each)
        if name in argv:
            load(name).configure(each)
    options = parser.parse_args(argv)
    _require_text(options)
    _require_names(options, commands.choices[options.command])
    _compose(options)
    return options


def _require_names(options: Namespace, parser: ArgumentParser) -> None:
    """Refuse an empty name, as of a script's variable that is not set: it does not mean all.

    Raises:
        UsageError: it is not said who or which is meant.
    """
    given = {name: value for name, value in vars(options).items() if name in NAMES}
    for name, value in given.items():
        for each in () if value == parser.get_default(name) else _each(value):
            if isinstance(each, str) and not each.strip():
                advice = f"See {PROGRAM} {options.command} --help."
                raise UsageError(f"An empty text names no {NAMES[name]}: name one. {advice}")


def _require_text(options: Namespace) -> None:
    """Refuse bytes that are no text, as of a script in another encoding: the ledger keeps text.

    Only the ledger itself may be called so, as its name is kept nowhere.

    Raises:
        UsageError: an argument has such bytes.
    """
    for name, value in vars(options).items():
        for each in _each(value):
            if name != "ledger" and isinstance(each, (str, PurePath)) and _has_bytes(str(each)):
                raise UsageError(f"{str(each)!a} is not text. Write it in UTF-8.")


def _compose(options: Namespace) -> None:
    """Write letters and their accents as one character, as files are read: not names of files.

    A whole path is such a name too where it is the value of a setting.
    """
    for name, value in vars(options).items():
        if isinstance(value, (str, list)) and not (name == "value" and _is_path(value)):
            made = [composed(each) if isinstance(each, str) else each for each in _each(value)]
            setattr(options, name, made if isinstance(value, list) else made[0])


def _is_path(value: object) -> bool:
    return isinstance(value, str) and PurePath(value).is_absolute()


def _each(value: object) -> Sequence[object]:
    """Return the values of an argument that may be given more than once, or its only one."""
    return value if isinstance(value, list) else (value,)


def _has_bytes(text: str) -> bool:
    """Return whether text holds bytes that could not be read as such."""
    return not text.isascii() and any("\ud800" <= each <= "\udfff" for each in text)


def _needed(argv: Sequence[str]) -> Sequence[str]:
    """Return the commands to know of: all of them only for help, or to say what there is.

    Each costs half a millisecond, so the one asked for is known alone.
    """
    first = next((each for each in argv if each in COMMANDS or each in HELP), None)
    named = dict.fromkeys(each for each in argv if each in COMMANDS)
    return list(named if first in COMMANDS else COMMANDS)


def load(name: str) -> ModuleType:
    """Return the module of a command."""
    return import_module(f"collector_desktop.cli.commands.{COMMANDS[name].module}")


def _columns() -> int:
    """Return the width of the terminal, or of a page where there is none."""
    with suppress(ValueError, OSError, AttributeError):
        return int(os.environ.get("COLUMNS", "")) or _PAGE
    with suppress(ValueError, OSError, AttributeError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _PAGE  # type: ignore[union-attr]
    return _PAGE
