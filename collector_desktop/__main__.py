"""Start with `python -m collector_desktop`: a command does its job, else the window opens."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from collector_desktop import __version__

COMMAND_LINE = "collector_desktop.cli.main"
WINDOW = "collector_desktop.app.main"
OF_WINDOW = frozenset({"--demo", "--render"})
LEDGER = "--ledger"
LEDGER_SUFFIX = ".collector"


def run() -> int:
    """Start what the arguments ask for and return the exit status."""
    argv = sys.argv[1:]
    if argv == ["--version"]:
        sys.stdout.write(f"collector-desktop {__version__}\n")
        return 0
    module, arguments = _starter(argv)
    status: int = import_module(module).main(arguments)
    return status


def _starter(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Return the module to start and what to tell it: the window takes only a ledger's name."""
    if not OF_WINDOW.isdisjoint(argv):
        return WINDOW, list(argv)
    files = list(argv)
    if len(files) == 1 and files[0].startswith(f"{LEDGER}="):
        files = [files[0].removeprefix(f"{LEDGER}=")]
    elif len(files) == 2 and files[0] == LEDGER:
        files = files[1:]
    elif files and not (len(files) == 1 and files[0].endswith(LEDGER_SUFFIX)):
        return COMMAND_LINE, list(argv)
    return WINDOW, files


if __name__ == "__main__":
    sys.exit(run())
