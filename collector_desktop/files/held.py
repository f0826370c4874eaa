"""A file that another program holds open: how long to wait for it, and what to say in the end.

Windows refuses to replace or remove a file that a viewer, a virus scanner or a synchronising
service has open; these let go of it within moments, a person with a PDF on the screen does not.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.files.drafts import draft_of

T = TypeVar("T")
PAUSES = (0.05, 0.1, 0.2, 0.3, 0.35)
"""Five more tries within a second, in seconds."""
CHUNK = 2**20
HELD = frozenset((5, 32, 33))
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows."""


def patiently(act: Callable[[], T], wait: Callable[[float], None] = time.sleep) -> T:
    """Do what may meet a file held open, with a few short pauses; never on the GUI thread.

    Raises:
        OSError: the last try failed too, or it failed for another reason.
    """
    for pause in PAUSES:
        try:
            return act()
        except OSError as error:
            if not is_held(error):
                raise
        wait(pause)
    return act()


def is_held(error: OSError) -> bool:
    """Return whether a file could not be replaced because it is open elsewhere.

    To be asked where a file could be made in the same folder just before: else a refusal may mean
    that nothing may be written there.
    """
    code = getattr(error, "winerror", None)
    return isinstance(error, PermissionError) if code is None else code in HELD


def take_the_place(source: Path, target: Path, wait: Callable[[float], None] = time.sleep) -> None:
    """Give a whole file the name of another that is in the same folder, or of none.

    One that is open elsewhere and holds the same bytes stays, and the other goes.

    Raises:
        OutsideWorldError: the other one stayed open in another program, or nothing may be written
            into the folder any more; both are as they were.
        OSError: the disk failed.
    """
    try:
        patiently(lambda: source.replace(target), wait)
    except OSError as error:
        if is_held(error) and target.exists():
            if _are_same(source, target):
                source.unlink()
                return
            if not _may_write_beside(target, wait):
                raise OutsideWorldError(
                    f"{target.name} could not be written: you may not write into {target.parent}"
                    " any more.",
                    "Ask for permission to write there, or choose another folder.",
                ) from error
            raise OutsideWorldError(
                f"{target.name} is open in another program.", "Close it there and try again."
            ) from error
        raise


def _may_write_beside(target: Path, wait: Callable[[float], None]) -> bool:
    """Return whether a file may still be made in a folder, as one was just before.

    Elsewhere than on Windows an open file can be replaced: there a refusal is mostly of this kind.
    """
    probe = draft_of(target.with_name(secrets.token_hex(8)))
    try:
        probe.touch(exist_ok=False)
    except OSError as error:
        return not isinstance(error, PermissionError)
    with suppress(OSError):  # one that is held by then goes with the drafts that were left
        patiently(probe.unlink, wait)
    return True


def _are_same(one: Path, other: Path) -> bool:
    """Return whether two files hold the same bytes; not if one may not even be read."""
    try:
        with one.open("rb") as ours, other.open("rb") as theirs:
            while (chunk := ours.read(CHUNK)) == theirs.read(CHUNK):
                if not chunk:
                    return True
    except OSError:
        return False
    return False
