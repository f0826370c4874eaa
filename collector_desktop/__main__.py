"""Start with `python -m collector_desktop`: a command does its job, else the window opens."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from collector_desktop import __version__

COMMAND_LINE = "collector_desktop.cli.main"
WINDOW = "collector_desktop.app.main"
OF_WINDOW = frozenset({"--demo", "--render", "--data-dir"})
OF_BOTH = ("--ledger", "--as-of")
INTERRUPTED = 130
WITH_PROBLEMS = 1
CANNOT_LOAD = "The program is damaged: a part of it cannot be loaded"
INSTALL_AGAIN = "Install it again."
LEDGER_SUFFIX = ".collector"
SELF_TEST, TRIED = "--self-test", "collector_desktop.app.self_test"
# What a built program starts as a process of its own, as it has no interpreter beside it.
CHILD = "--child"
CHILDREN = {
    "paper_child": "collector_desktop.documents.paper_child",
    "proof_child": "collector_desktop.storage.proof_child",
    "untrusted_child": "collector_desktop.documents.untrusted_child",
}


def run() -> int:
    """Start what the arguments ask for and return the exit status."""
    argv = sys.argv[1:]
    if argv == ["--version"] and sys.stdout is not None:
        sys.stdout.write(f"collector-desktop {__version__}\n")
        return 0
    if argv[:1] == [CHILD] and argv[1:2] and argv[1] in CHILDREN:
        sys.argv = argv[1:]
        loaded(CHILDREN[argv[1]]).main()
        return 0
    module, arguments = _starter(argv)
    try:
        status: int = loaded(module).main(arguments)
    except KeyboardInterrupt:  # while the program was being loaded
        return INTERRUPTED
    except ImportError as error:
        if module != TRIED:
            raise
        if sys.stderr is not None:
            sys.stderr.write(f"{CANNOT_LOAD} ({error}). {INSTALL_AGAIN}\n")
        return WITH_PROBLEMS
    return status


def loaded(module: str) -> ModuleType:
    """Return what is started; what is loaded stays, so nobody looks for unused objects in it."""
    gc.disable()
    try:
        return import_module(module)
    finally:
        gc.freeze()
        gc.enable()


def _starter(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Return the module to start and what to tell it: the window takes a ledger and a day."""
    if SELF_TEST in argv:
        return TRIED, [each for each in argv if each != SELF_TEST]
    if not OF_WINDOW.isdisjoint(argument.partition("=")[0] for argument in argv):
        return WINDOW, list(argv)
    files: list[str] = []
    given: dict[str, str] = {}
    arguments = iter(argv)
    for argument in arguments:
        name, is_whole, value = argument.partition("=")
        if name in OF_BOTH:
            given[name] = value if is_whole else next(arguments, "")
        else:
            files.append(argument)
    named = [each for each in files if each.endswith(LEDGER_SUFFIX)]
    if files != named[:1] or "" in given.values():
        return COMMAND_LINE, list(argv)
    day = [f"--as-of={given['--as-of']}"] if "--as-of" in given else []
    ledger = [given["--ledger"]] if "--ledger" in given else []
    return WINDOW, [*day, *(files or ledger)]


if __name__ == "__main__":
    sys.exit(run())
