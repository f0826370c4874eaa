"""The grammar of the command line."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from collector_desktop import __version__
from collector_desktop.cli.commands import COMMANDS
from collector_desktop.cli.session import UsageError
from collector_desktop.cli.words import iso_day

PROGRAM = "collector-desktop"
DESCRIPTION = (
    "Credit control: whom to chase today and why, promises, statements, letters."
    " Without a command the window opens."
)


class _Parser(ArgumentParser):
    """Says in one line what is wrong, instead of printing its whole usage."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. See {self.prog} --help.")


def parse(argv: Sequence[str]) -> Namespace:
    """Return what was asked for.

    Raises:
        UsageError: it makes no sense; the message says why.
    """
    parser = _Parser(prog=PROGRAM, description=DESCRIPTION, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    _add_common(parser, is_top=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        each = commands.add_parser(
            name, help=command.meaning, description=command.meaning, allow_abbrev=False
        )
        _add_common(each, is_top=False)
        if name in argv:
            load(name).configure(each)
    return parser.parse_args(argv)


def load(name: str) -> ModuleType:
    """Return the module of a command."""
    return import_module(f"collector_desktop.cli.commands.{COMMANDS[name].module}")


def _add_common(parser: ArgumentParser, *, is_top: bool) -> None:
    """Add the options that may stand before the command or after it."""
    group = parser.add_argument_group("for every command")
    group.add_argument(
        "--ledger",
        metavar="FILE",
        type=Path,
        default=None if is_top else SUPPRESS,
        help="the ledger (else $COLLECTOR_LEDGER, else your own)",
    )
    group.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        type=iso_day,
        default=None if is_top else SUPPRESS,
        help="answer or act as on that day (else today)",
    )
    group.add_argument(
        "--json",
        action="store_true",
        default=False if is_top else SUPPRESS,
        help="answer with one JSON document",
    )
