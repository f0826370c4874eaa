"""What a test must leave as it found it, as others run after it in the same process.

Tests run in random order: one that changes the process for those after it makes them fail
somewhere else, and seldom. So the process is looked at after each test and after each module.
"""

from __future__ import annotations

import decimal
import gc
import logging
import os
import signal
import socket
import sys
import threading
import time


def process_state() -> dict[str, object]:
    """Return by name what any test could change for all others; equal if nothing was changed."""
    context, log = decimal.getcontext(), logging.root
    return {
        **{f"${name}": hash(text) for name, text in os.environ.items() if name[:7] != "PYTEST_"},
        "working folder": os.getcwd(),  # noqa: PTH109 - a third of the time
        "time zone": time.tzname,
        "search path of modules": tuple(sys.path),
        "hooks of faults": (sys.excepthook, sys.unraisablehook, threading.excepthook),
        "signals": (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)),
        "context of decimals": (context.prec, context.rounding),
        "collector of garbage": gc.isenabled(),
        "time limit of sockets": socket.getdefaulttimeout(),
        "log": (log.level, tuple(log.handlers), log.manager.disable),
    }


def changed(before: dict[str, object], after: dict[str, object]) -> str:
    """Return what differs between two states, empty if nothing does; no value of a variable."""
    names = [each for each in before | after if before.get(each) != after.get(each)]
    told = (
        name if name[0] == "$" else f"{name}: {before[name]!r}, now {after[name]!r}"
        for name in names
    )
    return "; ".join(told)


def forget_passwords() -> None:
    """Let the program know no password that a test typed; it keeps them until it ends."""
    if (secrets := sys.modules.get("collector_desktop.integrations.secrets")) is not None:
        secrets.secrets.cache_clear()


def kept_by_the_program() -> str:
    """Return what the program still keeps though every fixture of a module has ended."""
    kept = []
    if (database := sys.modules.get("collector_desktop.storage.database")) is not None:
        kept += [] if database.db.is_closed() else ["a ledger is open"]
        kept += ["ledgers are for viewing only"] if database.db.is_view_only else []
    if (journal := sys.modules.get("collector_desktop.storage.journal")) is not None:
        kept += [] if journal._open is None else ["a journal is kept"]
    if (fonts := sys.modules.get("collector_desktop.documents.fonts")) is not None:
        others = fonts._others  # asking for the fonts would look for them
        kept += [f"the font {each} is chosen" for each in others.chosen]
        gone = (face.path for face in others.fonts or () if not face.path.exists())
        kept += [f"the font {path} is found and gone" for path in gone]
    return "; ".join(kept)
