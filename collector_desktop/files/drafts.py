"""Files that are being written beside those whose place they take, and those a kill left behind.

A draft of a backup is as large as the ledger and as readable, that of a paper is about a customer.
Its name says whose it is, so that nothing of another program is ever taken for one.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

MARK = ".collector-draft-"
LOGS = ("", "-wal", "-shm", "-journal")
DRAFT = re.compile(rf"\.(?P<of>.+){re.escape(MARK)}\d+({'|'.join(LOGS[1:])})?", re.DOTALL)
IDLE_SECONDS = 86_400  # no backup rests for a day between two of its pages
SELDOM_SECONDS = 3600
MOST_FOLDERS = 64


def draft_of(path: Path) -> Path:
    """Return where this process writes what is to become a file."""
    return path.with_name(f".{path.name}{MARK}{os.getpid()}")


def remove_draft(draft: Path) -> None:
    """Remove a draft that was not finished, and the logs that a full disk left beside it."""
    for suffix in LOGS:
        with suppress(OSError):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def remove_left_drafts(draft: Path) -> None:
    """Remove the drafts in the folder of a fresh `draft` to which nobody wrote for a day.

    The fresh one gives the time, by the clock of the disk that they all are on: one that another
    program is just writing, on this computer or on another, is not as old.
    """
    with suppress(OSError):
        _remove_idle(draft.parent, draft.stat().st_mtime)


def remove_left_drafts_seldom(draft: Path) -> None:
    """Do so at most once an hour for a folder: hundreds of papers are written in a row."""
    with suppress(OSError):
        _looked_through(draft.parent, int(draft.stat().st_mtime // SELDOM_SECONDS))


def remove_own_drafts(folder: Path, own: re.Pattern[str]) -> None:
    """Remove every draft in a folder of files whose names only the caller gives, `own`."""
    with suppress(OSError):
        for path, name in _drafts_in(folder):
            if own.fullmatch(name):
                with suppress(OSError):
                    path.unlink()


@lru_cache(MOST_FOLDERS)
def _looked_through(folder: Path, hour: int) -> None:
    _remove_idle(folder, hour * SELDOM_SECONDS)


def _remove_idle(folder: Path, now: float) -> None:
    for path, _ in _drafts_in(folder):
        with suppress(OSError):
            if now - path.lstat().st_mtime > IDLE_SECONDS:
                path.unlink()


def _drafts_in(folder: Path) -> list[tuple[Path, str]]:
    """Return the drafts in a folder with the names that they were to get; no links, no folders."""
    with os.scandir(folder) as entries:
        found = [(DRAFT.fullmatch(each.name), each) for each in entries]
        return [
            (Path(each.path), match["of"])
            for match, each in found
            if match is not None and each.is_file(follow_symlinks=False)
        ]
