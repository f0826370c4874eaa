"""Writing a file so that a reader sees the old one or the new one, never half of it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.files.drafts import draft_of, remove_left_drafts_seldom
from collector_desktop.files.held import take_the_place
from collector_desktop.files.lasting import sync_folder


def atomic_write(path: Path, data: bytes) -> None:
    """Write the bytes beside the file, to the disk, and then put them in its place."""
    with put_whole(path) as file:
        file.write(data)


@contextmanager
def put_whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside the path; what was written to it takes the place once it is whole.

    A file that is open elsewhere is tried again for a second.

    Raises:
        OutsideWorldError: it cannot be written, or is open in another program; what was there
            before is left, and so is a folder or a device that has that name.
    """
    require_file_place(path)
    draft = draft_of(path.with_name(secrets.token_hex(8)))  # as long as the longest name allows
    try:
        with draft.open("xb") as file:
            remove_left_drafts_seldom(draft)
            yield file
            file.flush()
            os.fsync(file.fileno())
        take_the_place(draft, path)
        with suppress(OSError):  # it is in its place; not every file system can flush a folder
            sync_folder(path.parent)
    except BaseException as error:
        take_away([draft])
        if not isinstance(error, OSError):
            raise
        raise OutsideWorldError(
            f"{path.name} could not be written: {error.strerror or error}.",
            "Close it in other programs, or choose a folder with room that you may write to.",
        ) from error


def take_away(paths: Iterable[Path]) -> None:
    """Remove files again after a failure, which is what is reported, not what cannot be removed.

    One that is open elsewhere stays, as do all on a disk that went away.
    """
    for path in paths:
        with suppress(OSError):
            path.unlink()


def require_file_place(path: Path) -> None:
    """Refuse a path where something other than a file is: a folder, or a device such as a disk.

    Raises:
        OutsideWorldError: it is no place for a file, or cannot be reached.
    """
    try:
        is_other = path.exists() and not path.is_file()
    except OSError as error:
        raise OutsideWorldError(
            f"{path} cannot be reached: {error.strerror or error}.", "Choose another folder."
        ) from error
    if is_other:
        raise OutsideWorldError(
            f"{path} is not a file that could be replaced.", "Choose another name."
        )


def make_folder(folder: Path) -> Path:
    """Make a folder and those above it, if they are not there, and return it.

    Raises:
        OutsideWorldError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutsideWorldError(
            f"The folder {folder} cannot be created.", "Free the place or choose another folder."
        ) from error
    return folder


@contextmanager
def folder_for(folder: Path) -> Iterator[Path]:
    """Make a folder for what the block writes; if it fails, what was made and is empty goes again.

    Raises:
        OutsideWorldError: it cannot be made.
    """
    made = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
    try:
        yield make_folder(folder)
    except BaseException:
        for each in made:
            with suppress(OSError):  # something is in it, which is not ours to remove
                each.rmdir()
        raise
