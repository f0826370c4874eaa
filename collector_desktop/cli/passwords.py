"""Where the command line gets passwords from: standard input, or the terminal; never arguments."""

from __future__ import annotations

import sys
from argparse import Namespace

from collector_desktop.cli.session import UsageError
from collector_desktop.domain.errors import PasswordNeededError


def read_password(options: Namespace, name: str, question: str) -> str:
    """Return the next line of standard input, or what is typed at the terminal, unseen.

    Raises:
        PasswordNeededError: there is no terminal, and standard input is not to be read.
        UsageError: standard input has no more lines.
    """
    if options.passphrase_stdin:
        line = next_line()
        if not line:
            raise UsageError("Standard input ended before the password. Write one on each line.")
        return line.rstrip("\r\n")
    if sys.stdin is None or not sys.stdin.isatty():
        raise PasswordNeededError(name)
    import getpass  # noqa: PLC0415 - 5 ms, and only for people at a terminal

    return getpass.getpass(question)


def next_line() -> str:
    """Return the next line of standard input with its end; empty if there is none, or no input."""
    return "" if sys.stdin is None else sys.stdin.readline()


def new_password(options: Namespace, name: str) -> str:
    """Return a password to set; at a terminal it is typed twice.

    Raises:
        UsageError: the two differ.
    """
    first = read_password(options, name, "New password: ")
    if not options.passphrase_stdin and first != read_password(options, name, "Once more: "):
        raise UsageError("The two passwords differ. Nothing was changed.")
    return first
