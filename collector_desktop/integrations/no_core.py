"""Prevents core dumps: memory holds names and amounts, which a crash must not write to disk."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

DUMPABLE = 4


def leave_no_core() -> None:
    """Keep the memory of a crash from being written to the disk, where the system lets us."""
    if os.name != "posix":
        return
    import resource  # noqa: PLC0415 - not on Windows

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - on Linux only

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(DUMPABLE, 0, 0, 0, 0)
