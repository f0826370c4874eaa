"""The command line: one job on the ledger, through the same services as the window."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from collector_desktop import __version__
from collector_desktop.cli.arguments import load, parse
from collector_desktop.cli.commands import COMMANDS
from collector_desktop.cli.failures import explain
from collector_desktop.cli.output import show, tell
from collector_desktop.cli.session import Answer, Session
from collector_desktop.integrations.clock import today
from collector_desktop.integrations.user import user_name

if TYPE_CHECKING:
    from pathlib import Path

INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Do what the arguments ask for and return the exit status."""
    try:
        options = parse(argv)
        answer = _answer(options)
        show(answer, as_json=options.json)
    except SystemExit as finished:  # help and version were printed
        return int(finished.code or 0)
    except KeyboardInterrupt:
        tell("Stopped. Nothing is half-done.")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last stop: nobody is to see a traceback
        status, sentence = explain(error)
        tell(sentence)
        return status
    return answer.status


def _answer(options: Namespace) -> Answer:
    command = COMMANDS[options.command]
    module = load(options.command)
    session = Session(
        options.ledger or _own_ledger(),
        options.as_of or today(),
        options.actor or user_name(),
        __version__,
    )
    if command.opens_ledger:
        opened = import_module("collector_desktop.cli.opened")
        answer: Answer = opened.run_on_ledger(module.run, session, options)
    else:
        answer = module.run(session, options)
    return answer


def _own_ledger() -> Path:
    """Return the ledger that is meant when none is named."""
    from collector_desktop.integrations.folders import default_ledger  # noqa: PLC0415 - seldom

    return default_ledger(os.environ)
