"""The one error of the set-up: sentences for a person, never a traceback."""

from __future__ import annotations

import errno

DISK_FULL = "The disk is full. Free about 1 GB and start again."
HASH_DIFFERS = (
    "A downloaded package is not the one that was locked, so nothing was installed. "
    "Start again; if it stays so, tell the project."
)
NOT_TRUSTED = (
    "The package index's certificate was refused. Tell pip of your network's certificate "
    "(pip config set global.cert FILE) and start again."
)
NO_NETWORK = "The package index cannot be reached. Connect to the network and start again."
NO_BUILD = (
    "A package has no ready-made build for this machine. Use Python 3.11 to 3.14 on 64-bit "
    "Windows, macOS or Linux (glibc 2.34 or newer)."
)

NOT_WRITABLE = (
    "The project's folder may not be written. Copy it to a place of your own and start again."
)

# What pip says when it fails, in the order to look for it: a lost network also ends in
# "no matching distribution".
PIP_SAYS = (
    (("No space left", "Errno 28"), DISK_FULL),
    (("Errno 13", "Errno 30", "Permission denied"), NOT_WRITABLE),
    (("DO NOT MATCH THE HASHES",), HASH_DIFFERS),
    (("CERTIFICATE_VERIFY_FAILED", "SSLError"), NOT_TRUSTED),
    (("NewConnectionError", "NameResolutionError", "ProxyError", "ConnectTimeout"), NO_NETWORK),
    (("ReadTimeout", "ConnectionError", "ConnectionReset"), NO_NETWORK),
    (("No matching distribution", "Could not find a version"), NO_BUILD),
)


class SetUpError(Exception):
    """Something that the person at the keyboard can put right; its text says how."""


def from_pip(said: str) -> str:
    """Put what pip or venv wrote when it failed into one sentence or two."""
    for signs, sentence in PIP_SAYS:
        if any(sign in said for sign in signs):
            return sentence
    errors = [line for line in said.splitlines() if "rror" in line]
    reason = (errors or said.splitlines() or ["no reason was given"])[-1].strip()
    return f"Installing stopped ({reason}). Put that right and start again."


def from_os_error(error: OSError) -> str:
    """Put what the operating system refused into words."""
    if error.errno == errno.ENOSPC:
        return DISK_FULL
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return NOT_WRITABLE
    return f"{error}. Put that right and start again."
