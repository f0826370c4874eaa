"""The options that every command has, before it or after it."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser

from collector_desktop.cli.words import iso_day, named_path


def add_common(parser: ArgumentParser, *, is_top: bool = False) -> None:
    """Add the options that may be before the command or after it."""
    group = parser.add_argument_group("for every command")
    group.add_argument(
        "--ledger",
        metavar="FILE",
        type=named_path,
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
        "--actor",
        metavar="NAME",
        default=None if is_top else SUPPRESS,
        help="who does it, as the history names them (else who signed in)",
    )
    group.add_argument(
        "--json",
        action="store_true",
        default=False if is_top else SUPPRESS,
        help="answer with one JSON document",
    )
    group.add_argument(
        "--passphrase-stdin",
        action="store_true",
        default=False if is_top else SUPPRESS,
        help="read the password of a protected ledger from standard input",
    )
