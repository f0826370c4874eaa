"""A folder on which accesses fail when told to: those of Python and of both drivers of SQLite.

`disks.FailingDisk` stands between one connection and its file. What copies, renames and flushes
whole files goes past it, and so does the encrypting driver. This stands below all of them: before
the functions of `os` and `open`, and in the tables of functions through which a SQLite library
reaches its files.
"""

import _sqlite3
import builtins
import ctypes
import errno
import io
import os
import sys
from contextlib import contextmanager
from pathlib import Path

FULL, FAILED, REFUSED = "full", "failed", "refused"
FULL_CODE, OPEN_CODE, WRITE_CODE, FLUSH_CODE, CUT_CODE, DELETE_CODE = 13, 14, 778, 1034, 1546, 2570
ERRORS = {FULL: errno.ENOSPC, FAILED: errno.EIO, REFUSED: errno.EACCES}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_BY_NAME = frozenset({"replace", "rename", "unlink", "remove", "mkdir", "rmdir", "truncate"})
_BY_HANDLE = {"fsync": "flush", "write": "write", "sendfile": "write", "ftruncate": "cut"}
TO_READ = 0x1  # SQLITE_OPEN_READONLY


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

    def code(self, what, code):
        """Return what SQLite says of a failure."""
        return FULL_CODE if self._kind == FULL and what == "write" else code


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


PLACE, NUMBER, LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(NUMBER, PLACE, PLACE, PLACE, NUMBER, PLACE)
_DELETE = ctypes.CFUNCTYPE(NUMBER, PLACE, PLACE, NUMBER)
_WRITE = ctypes.CFUNCTYPE(NUMBER, PLACE, PLACE, NUMBER, LONG)
_CUT = ctypes.CFUNCTYPE(NUMBER, PLACE, LONG)
_FLUSH = ctypes.CFUNCTYPE(NUMBER, PLACE, NUMBER)


class _Vfs(ctypes.Structure):
    _fields_ = [
        *(("version", NUMBER), ("file_size", NUMBER), ("longest", NUMBER), ("next", PLACE)),
        *(("name", PLACE), ("data", PLACE), ("open", PLACE), ("delete", PLACE)),
    ]


class _Methods(ctypes.Structure):
    _fields_ = [
        *(
            ("version", NUMBER),
            ("close", PLACE),
            ("read", PLACE),
            ("write", PLACE),
            ("cut", PLACE),
            ("flush", PLACE),
        ),
        ("rest", PLACE * 13),
    ]


class _File(ctypes.Structure):
    _fields_ = [("methods", ctypes.POINTER(_Methods))]


class Library:
    """A library of SQLite whose accesses pass here for as long as it is held."""

    def __init__(self, module, faults):
        library = ctypes.CDLL(module.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._vfs = library.sqlite3_vfs_find(None).contents
        self._faults, self._names, self._tables = faults, {}, {}
        self._before = (self._vfs.open, self._vfs.delete)
        self._really_open, self._really_delete = _OPEN(self._vfs.open), _DELETE(self._vfs.delete)
        self._kept = (_OPEN(self._open), _DELETE(self._delete))
        self._vfs.open, self._vfs.delete = (ctypes.cast(each, PLACE).value for each in self._kept)

    def let_go(self):
        """Let the library reach its files directly again; none may be open any more."""
        self._vfs.open, self._vfs.delete = self._before

    def _open(self, vfs, name, file, flags, out):
        path = ctypes.string_at(name).decode() if name else ""
        if not flags & TO_READ and self._faults.meets("name", path):
            ctypes.cast(file, ctypes.POINTER(_File)).contents.methods = None
            return OPEN_CODE
        done = self._really_open(vfs, name, file, flags, out)
        found = ctypes.cast(file, ctypes.POINTER(_File)).contents
        if found.methods and not flags & TO_READ:
            self._names[file] = path
            found.methods = ctypes.pointer(self._table(found.methods))
        return done

    def _delete(self, vfs, name, flush):
        if self._faults.meets("name", ctypes.string_at(name).decode()):
            return DELETE_CODE
        return self._really_delete(vfs, name, flush)

    def _table(self, methods):
        """Return the table of functions of a file with ours for what changes it."""
        address = ctypes.addressof(methods.contents)
        if address not in self._tables:
            table = _Methods.from_buffer_copy(methods.contents)
            ours = (
                _WRITE(self._failing("write", WRITE_CODE, _WRITE(table.write))),
                _CUT(self._failing("cut", CUT_CODE, _CUT(table.cut))),
                _FLUSH(self._failing("flush", FLUSH_CODE, _FLUSH(table.flush))),
            )
            table.write, table.cut, table.flush = (ctypes.cast(each, PLACE).value for each in ours)
            self._tables[address] = (table, ours)
        return self._tables[address][0]

    def _failing(self, what, code, really):
        def called(file, *rest):
            if self._faults.meets(what, self._names.get(file, "")):
                return self._faults.code(what, code)
            return really(file, *rest)

        return called


def libraries():
    """Return the libraries of SQLite that this process has loaded."""
    encrypted = sys.modules.get("sqlcipher3._sqlite3")
    return [_sqlite3, *([] if encrypted is None else [encrypted])]


@contextmanager
def failing(monkeypatch, faults):
    """Let accesses fail while the `with` lasts; every ledger in the folder must be closed after."""
    held = [Library(module, faults) for module in libraries()]
    try:
        with monkeypatch.context() as patch:
            patch_python(patch, faults)
            yield faults
    finally:
        for library in held:
            library.let_go()
