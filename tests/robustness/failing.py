"""A folder on which accesses fail when told to: those of Python and of both drivers of SQLite.

`disks.FailingDisk` stands between one connection and its file. What copies, renames and flushes
whole files goes past it, and so does the encrypting driver. This stands below all of them: before
the functions of `os` and `open`, and between a SQLite library and its files (`libraries`).
"""

import builtins
import errno
import io
import os
from contextlib import contextmanager
from pathlib import Path

from tests.robustness.libraries import OPEN_CODE, Library, libraries

FULL, FAILED, REFUSED = "full", "failed", "refused"
FULL_CODE = 13
CODES = {"open": OPEN_CODE, "write": 778, "flush": 1034, "cut": 1546, "remove": 2570}
NAMES = frozenset(("open", "remove"))
ERRORS = {FULL: errno.ENOSPC, FAILED: errno.EIO, REFUSED: errno.EACCES}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_BY_NAME = frozenset({"replace", "rename", "unlink", "remove", "mkdir", "rmdir", "truncate"})
_BY_HANDLE = {"fsync": "flush", "write": "write", "sendfile": "write", "ftruncate": "cut"}


class Faults:
    """Which access to a folder fails: the `at`-th once armed, once or from then on.

    Accesses of one kind to one file that follow each other, as the pages of a copy, count as one
    unless `each` is set. Once permission is lost, what is open already can be written.
    """

    def __init__(self, folder, kind, *, lasts, each=False):
        self.folder, self._kind, self._lasts = str(folder), kind, lasts
        self._each, self._last = each, None
        self.seen, self._at = 0, None

    def arm(self, at):
        self.seen, self._at, self._last = 0, at, None

    def disarm(self):
        self._at = None

    @property
    def was_met(self):
        return self._at is not None and self.seen >= self._at

    def meets(self, what, path):
        """Return whether an access fails; `what` is "write", "flush", "cut" or "name"."""
        path = os.fspath(path)
        if isinstance(path, bytes):
            path = os.fsdecode(path)
        is_ours = self._at is not None and path.startswith(self.folder)
        if not is_ours or (self._kind == REFUSED and what != "name"):
            return False
        if self._each or what == "name" or (what, path) != self._last:
            self.seen += 1
        self._last = (what, path)
        return self.seen == self._at or (self._lasts and self.seen > self._at)

    def access(self, what, path):
        """Let an access fail as the system lets it."""
        if self.meets(what, path):
            code = ERRORS[self._kind]
            raise OSError(code, os.strerror(code), os.fspath(path))

    def code(self, what, path, *_):
        """Return what SQLite is told of an access: 0, or how it failed."""
        if not self.meets("name" if what in NAMES else what, path):
            return 0
        return FULL_CODE if self._kind == FULL and what == "write" else CODES[what]


class _Raw(io.FileIO):
    """A file whose writes fail when told to."""

    faults = None

    def write(self, data):
        self.faults.access("write", self.name)
        return super().write(data)

    def truncate(self, size=None):
        self.faults.access("cut", self.name)
        return super().truncate(size)


def _opening(faults, really):
    def opened(file, mode="r", buffering=-1, encoding=None, err=None, newline=None, **rest):
        is_name = isinstance(file, (str, Path))
        if not (is_name and os.fspath(file).startswith(faults.folder)) or set(mode) <= set("rbt"):
            return really(file, mode, buffering, encoding, err, newline, **rest)
        faults.access("name", file)
        raw = _Raw(os.fspath(file), mode.replace("b", "").replace("t", ""))
        raw.faults = faults
        kind = io.BufferedRandom if "+" in mode else io.BufferedWriter
        buffered = kind(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, err, newline)

    return opened


def _of_handle(handle):
    try:
        return str(Path(f"/proc/self/fd/{handle}").readlink())
    except OSError:
        return ""


def patch_python(monkeypatch, faults):
    """Put the faults before everything by which Python changes files."""
    really = {name: getattr(os, name) for name in (*_BY_NAME, *_BY_HANDLE)}
    opened = io.open

    def os_open(path, flags, *rest, **more):
        if flags & WRITING:
            faults.access("name", path)
        return really_open(path, flags, *rest, **more)

    really_open = os.open
    monkeypatch.setattr(os, "open", os_open)
    for name in _BY_NAME:
        monkeypatch.setattr(os, name, _named(faults, really[name]))
    for name, what in _BY_HANDLE.items():
        monkeypatch.setattr(os, name, _handled(faults, really[name], what))
    for module in (io, builtins):
        monkeypatch.setattr(module, "open", _opening(faults, opened))


def _named(faults, really):
    def named(path, *rest, **more):
        faults.access("name", path)
        return really(path, *rest, **more)

    return named


def _handled(faults, really, what):
    def handled(handle, *rest, **more):
        faults.access(what, _of_handle(handle))
        return really(handle, *rest, **more)

    return handled


@contextmanager
def failing(monkeypatch, faults):
    """Let accesses fail while the `with` lasts; every ledger in the folder must be closed after."""
    held = [Library(module, faults.code) for module in libraries()]
    try:
        with monkeypatch.context() as patch:
            patch_python(patch, faults)
            yield faults
    finally:
        for library in held:
            library.let_go()
