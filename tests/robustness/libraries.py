"""Between a library of SQLite and its files: what it is about to do to them is asked of us first.

It changes the tables of functions through which a library reaches its files, so that it serves both
drivers, the encrypting one too: what passes here is what reaches the disk.
"""

import _sqlite3
import ctypes
import sys

TO_READ = 0x1  # SQLITE_OPEN_READONLY
OPEN_CODE = 14
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
    """A library of SQLite whose accesses pass here for as long as it is held.

    Before each, `ask(what, path, *details)` says 0 or the code of SQLite with which it fails;
    `what` is "open", "remove", "write", "cut" or "flush", and the details are those of the call.
    """

    def __init__(self, module, ask):
        library = ctypes.CDLL(module.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._vfs = library.sqlite3_vfs_find(None).contents
        self._ask, self._names, self._tables = ask, {}, {}
        self._before = (self._vfs.open, self._vfs.delete)
        self._really_open, self._really_delete = _OPEN(self._vfs.open), _DELETE(self._vfs.delete)
        self._kept = (_OPEN(self._open), _DELETE(self._delete))
        self._vfs.open, self._vfs.delete = (ctypes.cast(each, PLACE).value for each in self._kept)

    def let_go(self):
        """Let the library reach its files directly again; none may be open any more."""
        self._vfs.open, self._vfs.delete = self._before

    def _open(self, vfs, name, file, flags, out):
        path = ctypes.string_at(name).decode() if name else ""
        if not flags & TO_READ and self._ask("open", path):
            ctypes.cast(file, ctypes.POINTER(_File)).contents.methods = None
            return OPEN_CODE
        done = self._really_open(vfs, name, file, flags, out)
        found = ctypes.cast(file, ctypes.POINTER(_File)).contents
        if found.methods and not flags & TO_READ:
            self._names[file] = path
            found.methods = ctypes.pointer(self._table(found.methods))
        return done

    def _delete(self, vfs, name, flush):
        code = self._ask("remove", ctypes.string_at(name).decode(), flush)
        return code or self._really_delete(vfs, name, flush)

    def _table(self, methods):
        """Return the table of functions of a file with ours for what changes it."""
        address = ctypes.addressof(methods.contents)
        if address not in self._tables:
            table = _Methods.from_buffer_copy(methods.contents)
            ours = (
                _WRITE(self._asking("write", _WRITE(table.write))),
                _CUT(self._asking("cut", _CUT(table.cut))),
                _FLUSH(self._asking("flush", _FLUSH(table.flush))),
            )
            table.write, table.cut, table.flush = (ctypes.cast(each, PLACE).value for each in ours)
            self._tables[address] = (table, ours)
        return self._tables[address][0]

    def _asking(self, what, really):
        def called(file, *details):
            code = self._ask(what, self._names.get(file, ""), *details)
            return code or really(file, *details)

        return called


def libraries():
    """Return the libraries of SQLite that this process has loaded."""
    encrypted = sys.modules.get("sqlcipher3._sqlite3")
    return [_sqlite3, *([] if encrypted is None else [encrypted])]
