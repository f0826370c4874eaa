"""How the program starts a part of itself as a process, from its source and when it is built."""

from __future__ import annotations

import sys
from pathlib import Path

# CREATE_NO_WINDOW of Windows: a black window would come up with what the desk starts there.
UNSEEN = 0x08000000 if sys.platform == "win32" else 0
OPTION = "--child"
# A built program for Windows has one file with a window and one without; a child needs the latter,
# as only that has an input and an output.
WITHOUT_WINDOW = "collector-desktop.exe"


def program_command(*told: str) -> list[str]:
    """Return the command line that starts the program itself, as far as the system sees it."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "collector_desktop", *told]
    return [_built(), *told]


def child_command(program: Path, *told: str) -> list[str]:
    """Return the command line of a part that stands alone: its file, and what it is told.

    From the source it runs in an interpreter that takes nothing from its surroundings. A built
    program has no other interpreter: it starts itself, and `__main__` hands over to the part.
    """
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-I", str(program), *told]
    return [_built(), OPTION, program.stem, *told]


def _built() -> str:
    built = Path(sys.executable)
    beside = built.with_name(WITHOUT_WINDOW)
    return str(beside if sys.platform == "win32" and beside.exists() else built)
