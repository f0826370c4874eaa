"""The file beside a backup, `<name>.json`: at any moment it describes the backup that is there."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.domain.json_text import read_json
from collector_desktop.files.hashing import file_sha256
from collector_desktop.files.held import take_the_place
from collector_desktop.files.lasting import sync_folder
from collector_desktop.storage.disk import read_small, write_private

if TYPE_CHECKING:
    from pathlib import Path

NEXT = "next"


def manifest_path(path: Path) -> Path:
    """Return where the description of a backup lies."""
    return path.with_name(path.name + ".json")


def manifest_of(path: Path) -> dict[str, Any]:
    """Return the description of a backup; none when there is none or it cannot be read.

    Where a backup was about to take the place of another, the bytes tell which of them it is.
    """
    details = _written(path)
    following = details.pop(NEXT, None)
    if isinstance(following, dict):
        with suppress(OSError):
            if following.get("sha256") == file_sha256(path):
                return following
    return details


def write_manifest(path: Path, details: dict[str, Any]) -> None:
    """Write the description of a backup, whole or not at all, for its owner's eyes.

    Raises:
        OutsideWorldError: it could not be written.
    """
    target = manifest_path(path)
    try:
        write_private(target, (json.dumps(details, indent=2) + "\n").encode())
    except OSError as error:
        raise OutsideWorldError(
            f"{target.name} could not be written: {error.strerror or error}.",
            "Check the free space and that the folder can be written, then try again.",
        ) from error


def name_backup(partial: Path, path: Path, details: dict[str, Any]) -> None:
    """Give a whole backup its name, and beside it its description, `details`.

    The description goes first, together with that of an older backup of the name: killed at any
    moment, the backup that is there is described, with its key, and none is there without.

    Raises:
        OutsideWorldError: the description could not be written, or an older one of that name is
            open in another program; that and its description are as they were.
        OSError: the disk failed; an older one is still there, or the new one is, and described.
    """
    before = manifest_of(path) if path.exists() else None
    write_manifest(path, details if before is None else {**before, NEXT: details})
    try:
        take_the_place(partial, path)
    except (OSError, OutsideWorldError):
        _take_back(path, before)
        raise
    sync_folder(path.parent)
    if before is not None:
        with suppress(OutsideWorldError):  # what is written already describes the new one
            write_manifest(path, details)


def _take_back(path: Path, before: dict[str, Any] | None) -> None:
    """Let the description be as it was; one that describes both is right as well."""
    with suppress(OSError, OutsideWorldError):
        if before:
            write_manifest(path, before)
        else:
            manifest_path(path).unlink(missing_ok=True)


def _written(path: Path) -> dict[str, Any]:
    try:
        found = read_json(read_small(manifest_path(path)))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
