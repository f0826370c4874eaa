"""Where the command line gets passwords from: standard input, or the terminal; never arguments."""

from __future__ import annotations

import sys
from argparse import Namespace

from collector_desktop.cli.session import UsageError
from collector_desktop.domain.errors import PasswordNeededError

BY_LINES = "Give it on a line of standard input with --passphrase-stdin."


def read_password(options: Namespace, name: str, question: str) -> str:
    """Return the next line of standard input, or what is typed at the terminal, unseen.

    Raises:
        PasswordNeededError: there is no terminal, and standard input is not to be read.
        UsageError: standard input has no more lines.
    """
    if not options.passphrase_stdin and not _is_somebody_there():
        raise PasswordNeededError(name)
    return _answer(options, question)


def next_line() -> str:
    """Return the next line of standard input with its end; empty if there is none, or no input."""
    return "" if sys.stdin is None else sys.stdin.readline()


def further_passwords(options: Namespace) -> list[str]:
    """Return the passwords on the further lines of standard input; an empty line is none."""
    if not options.passphrase_stdin:
        return []
    return [text for line in iter(next_line, "") if (text := line.rstrip("\r\n"))]


def new_password(options: Namespace) -> str:
    """Return a password to set; at a terminal it is typed twice.

    Raises:
        UsageError: the two differ, or there is neither a terminal nor a line to read.
    """
    if not options.passphrase_stdin and not _is_somebody_there():
        raise UsageError(f"There is no terminal at which to type the new password. {BY_LINES}")
    first = _answer(options, "New password: ")
    if not options.passphrase_stdin and first != _answer(options, "Once more: "):
        raise UsageError("The two passwords differ. Nothing was changed.")
    return first


def _is_somebody_there() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _answer(options: Namespace, question: str) -> str:
    if options.passphrase_stdin:
        line = next_line()
        if not line:
            raise UsageError("Standard input ended before the password. Write one on each line.")
        return line.rstrip("\r\n")
    import getpass  # noqa: PLC0415 - 5 ms, and only for people at a terminal

    return getpass.getpass(question)
