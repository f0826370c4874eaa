"""Places in which a ledger is at risk: folders that a service copies, and disks of other computers.

A service may copy a ledger while it is written, or put two versions side by side; a network disk
may promise a lock that another computer does not see.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath

SYNCED, NETWORK = "synced", "network"
SYNC_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
SYNC_FOLDERS = (
    *("onedrive", "dropbox", "nextcloud", "owncloud", "google drive", "googledrive", "my drive"),
    *("box", "box sync", "icloud drive", "iclouddrive", "megasync", "mega", "pclouddrive"),
    *("seafile", "sync", "syncthing", "proton drive", "tresorit", "yandex.disk", "hidrive"),
)
SYNC_PATHS = (("library", "cloudstorage"), ("library", "mobile documents"))
NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "davfs", "afs", "ceph", "glusterfs", "ncpfs"}
    | {"fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.s3fs", "webdav"}
)
REMOTE_DRIVE = 4
MOUNTS = Path("/proc/mounts")


def doubt(
    path: PurePath,
    home: PurePath,
    environ: Mapping[str, str],
    mounts: str = "",
    drive_type: Callable[[str], int] | None = None,
) -> str:
    """Return SYNCED or NETWORK for a doubtful place, else nothing; nothing is looked up here.

    `mounts` is the text of /proc/mounts; `drive_type` asks Windows about the root of a drive.
    """
    named = [environ[name] for name in SYNC_VARIABLES if environ.get(name)]
    if any(_is_below(path, type(path)(folder)) for folder in named) or _is_synced(path, home):
        return SYNCED
    if path.drive.startswith("\\\\") or str(path).startswith("//"):
        return NETWORK
    if drive_type is not None and path.drive and drive_type(f"{path.drive}\\") == REMOTE_DRIVE:
        return NETWORK
    return NETWORK if _file_system(path, mounts) in NETWORK_TYPES else ""


def place_of(path: Path) -> str:
    """Return the doubt about a path on this computer."""
    absolute = path.absolute()
    mounts = ""
    if sys.platform == "linux":
        try:
            mounts = MOUNTS.read_text("utf-8", "surrogateescape")
        except OSError:
            mounts = ""
    return doubt(absolute, Path.home(), os.environ, mounts, _ask_windows())


def conflicts(name: str, names: Iterable[str]) -> list[str]:
    """Return which names in a ledger's folder are second versions of it, as services make them."""
    stem = PurePath(name).stem.casefold()
    return sorted(
        other
        for other in names
        if other != name
        and other.casefold().startswith(stem)
        and "conflict" in other.casefold()
        and other.casefold().endswith(".collector")
    )


def _is_synced(path: PurePath, home: PurePath) -> bool:
    if not _is_below(path, home):
        return False
    below = [part.casefold() for part in path.parts[len(home.parts) :]]
    if any(tuple(below[: len(each)]) == each for each in SYNC_PATHS):
        return True
    first = below[0] if below else ""
    return first in SYNC_FOLDERS or first.startswith(("onedrive -", "dropbox (", "nextcloud"))


def _is_below(path: PurePath, folder: PurePath) -> bool:
    parts = [part.casefold() for part in folder.parts]
    return bool(parts) and [part.casefold() for part in path.parts[: len(parts)]] == parts


def _file_system(path: PurePath, mounts: str) -> str:
    """Return the type of file system that a path is on, if any is another computer's.

    The longest mount point decides.
    """
    if not any(f" {kind} " in mounts for kind in NETWORK_TYPES):
        return ""
    best, found = -1, ""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        place = type(path)(words[1].replace("\\040", " ").replace("\\011", "\t"))
        if path.is_relative_to(place) and len(place.parts) >= best:
            best, found = len(place.parts), words[2]
    return found


def _ask_windows() -> Callable[[str], int] | None:
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415 - on Windows only

    ask: Callable[[str], int] = ctypes.windll.kernel32.GetDriveTypeW
    return ask
