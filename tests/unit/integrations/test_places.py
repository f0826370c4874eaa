"""Folders that a service copies and disks of other computers are told apart from a plain disk."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from collector_desktop.integrations.places import NETWORK, SYNCED, conflicts, doubt

MAC = PurePosixPath("/srv/mac/priya")
LINUX = PurePosixPath("/srv/priya")
WINDOWS = PureWindowsPath("C:\\", "Users", "Priya")
MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
server:/books /mnt/books nfs4 rw 0 0
//nas/share /mnt/the\040nas cifs rw 0 0
/dev/sdb1 /mnt/books/local ext4 rw 0 0
pi: /srv/priya/pi fuse.sshfs rw 0 0
host /mnt/host 9p rw 0 0
short
"""
ONEDRIVE = {"OneDrive": r"D:\Clouds\OneDrive", "OneDriveCommercial": r"~\Vale Ltd"}


def at(path, home):
    """Return a path, below a home where it begins with a tilde."""
    return home / path[2:] if path.startswith("~") else type(home)(path)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/srv/priya/books.collector", ""),
        ("/srv/priya/.local/share/collector-desktop/ledger.collector", ""),
        ("/srv/priya/Dropbox/books.collector", SYNCED),
        ("/srv/priya/Dropbox (Vale)/books.collector", SYNCED),
        ("/srv/priya/dropbox/a/b/books.collector", SYNCED),
        ("/srv/priya/Nextcloud2/books.collector", SYNCED),
        ("/srv/priya/Google Drive/books.collector", SYNCED),
        ("/srv/priya/Sync/books.collector", SYNCED),
        ("/srv/priya/Syncopation/books.collector", ""),
        ("/srv/priya/Books/Dropbox/books.collector", ""),
        ("/mnt/d/Dropbox/books.collector", ""),
        ("/mnt/books/books.collector", NETWORK),
        ("/mnt/books/local/books.collector", ""),
        ("/mnt/bookshelf/books.collector", ""),
        ("/mnt/the nas/books.collector", NETWORK),
        ("/srv/priya/pi/books.collector", NETWORK),
        ("/mnt/host/books.collector", NETWORK),
        ("/mnt/d/books.collector", ""),
    ],
)
def test_on_linux_names_below_home_and_mounts_decide(path, expected):
    assert doubt(at(path, LINUX), LINUX, {}, MOUNTS.replace("{home}", str(LINUX))) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/srv/mac/priya/Documents/books.collector", ""),
        ("/srv/mac/priya/Library/CloudStorage/OneDrive-Vale/books.collector", SYNCED),
        ("/srv/mac/priya/Library/Mobile Documents/com~apple~CloudDocs/b.collector", SYNCED),
        ("/srv/mac/priya/Library/Application Support/collector-desktop/l.collector", ""),
        ("/srv/mac/priya/OneDrive - Vale Ltd/books.collector", SYNCED),
    ],
)
def test_on_macos_names_below_home_decide(path, expected):
    assert doubt(at(path, MAC), MAC, {}) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"~\Documents\books.collector", ""),
        (r"D:\Clouds\OneDrive\books.collector", SYNCED),
        (r"d:\clouds\onedrive\books.collector", SYNCED),
        (r"~\Vale Ltd\Books\books.collector", SYNCED),
        (r"~\OneDrive - Vale\books.collector", SYNCED),
        (r"\\server\share\books.collector", NETWORK),
        (r"Z:\books.collector", NETWORK),
        (r"E:\books.collector", ""),
    ],
)
def test_on_windows_the_environment_and_the_kind_of_drive_decide(path, expected):
    def drive_type(root):
        return 4 if root == "Z:\\" else 3

    environ = {name: str(at(folder, WINDOWS)) for name, folder in ONEDRIVE.items()}
    assert doubt(at(path, WINDOWS), WINDOWS, environ, "", drive_type) == expected


def test_second_versions_that_services_make_are_found():
    names = [
        "books.collector",
        "Books (Priya's conflicted copy 2026-11-22).collector",
        "books (Konflikt).txt",
        "other (conflicted copy).collector",
        "books.sync-conflict-20261122.collector",
        "books.collector-backup",
    ]
    assert conflicts("books.collector", names) == [names[1], names[4]]
