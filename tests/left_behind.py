"""What a test must leave as it found it, as others run after it in the same process.

Tests run in random order: one that changes the process for those after it makes them fail
somewhere else, and seldom. So the process is looked at after each test, and what the program itself
keeps is set back after each module.
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


def set_back() -> None:
    """Set back what the program keeps for the whole process, once a module's fixtures have ended.

    No ledger is open, none for viewing only, none has a journal, no process shows a paper, and
    fonts are looked for anew.
    """
    if (journal := sys.modules.get("collector_desktop.storage.journal")) is not None:
        journal.stop_journal()
    if (database := sys.modules.get("collector_desktop.storage.database")) is not None:
        if not database.db.is_closed():
            database.db.close()
        database.db.is_view_only = False
    if (papers := sys.modules.get("collector_desktop.documents.open_paper")) is not None:
        papers.PAPERS.end()
    if (fonts := sys.modules.get("collector_desktop.documents.fonts")) is not None:
        fonts.choose_fonts(())
        others = fonts._others  # asking for the fonts would look for them
        if not all(face.path.exists() for face in others.fonts or ()):
            others.forget()
