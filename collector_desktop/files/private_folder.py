"""Folders for temporary copies that only their owner can read, deleted after use.

Whoever made one holds a file in it open, which the system lets go of whatever becomes of the
program. What a kill left behind is known by that, and removed by the next program.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import BinaryIO

PREFIX = "collector-desktop-"
HELD, BEFORE = "in-use", "to-be-held"


class PrivateFolder:
    """A folder of one's own; it goes with `remove`, or at the end of a `with`."""

    def __init__(self) -> None:
        """Make the folder.

        Raises:
            OSError: there is no room, or nothing may be written where temporary files lie.
        """
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._held: BinaryIO | None = None
        try:
            self._held = _hold(self.path)
        except OSError:
            self.remove()
            raise

    def __enter__(self) -> Path:
        return self.path

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.remove()

    def remove(self) -> None:
        """Remove the folder with all that is in it, as far as nothing holds it open."""
        if self._held is not None:
            self._held.close()
        shutil.rmtree(self.path, ignore_errors=True)


def remove_left_folders() -> int:
    """Remove the folders that programs that were killed left, and return how many."""
    removed = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if not folder.is_symlink():
                _require_left(folder)
                shutil.rmtree(folder)
                removed += 1
    return removed


def _hold(folder: Path) -> BinaryIO:
    """Hold a file in a folder; it has its name only then, so that nobody takes it for left."""
    if os.name == "nt":  # what is open cannot be removed there
        return (folder / HELD).open("xb")
    import fcntl  # noqa: PLC0415 - not on Windows

    held = (folder / BEFORE).open("xb")
    fcntl.flock(held, fcntl.LOCK_EX)
    (folder / BEFORE).rename(folder / HELD)
    return held


def _require_left(folder: Path) -> None:
    """Raise an OSError if somebody holds a folder, or if it is none of ours."""
    if os.name == "nt":
        (folder / HELD).unlink()
        return
    import fcntl  # noqa: PLC0415 - as above

    with (folder / HELD).open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
