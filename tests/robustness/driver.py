"""The ledger on an invented disk: APSW as the driver, behind the face of the standard one.

APSW lets Python stand between SQLite and the files. It speaks a dialect of its own, so this
translates calls, rows and errors into those of `sqlite3`, and nothing above the connection knows.
"""

import sqlite3
from contextlib import contextmanager

import apsw

CODES = apsw.mapping_result_codes | apsw.mapping_extended_result_codes
DAMAGE = (apsw.CorruptError, apsw.NotADBError)
INJECTED = {apsw.FullError: "SQLITE_FULL", apsw.IOError: "SQLITE_IOERR"}


@contextmanager
def translated():
    """Raise what the standard driver would raise."""
    try:
        yield
    except apsw.Error as error:
        kind = sqlite3.OperationalError
        if isinstance(error, apsw.ConstraintError):
            kind = sqlite3.IntegrityError
        elif isinstance(error, DAMAGE):
            kind = sqlite3.DatabaseError
        told = kind(str(error))
        code = getattr(error, "extendedresult", 0) or getattr(error, "result", 0)
        told.sqlite_errorname = CODES[code] if code else INJECTED.get(type(error), "")
        raise told from error


class Cursor:
    """A cursor of APSW that answers as the standard one does."""

    def __init__(self, connection):
        self._connection = connection
        self._cursor = connection.cursor()
        self.lastrowid = None
        self.rowcount = -1
        self.description = None

    def execute(self, sql, parameters=()):
        with translated():
            self._cursor.execute(sql, _bound(parameters))
            self._note()
        return self

    def executemany(self, sql, rows):
        with translated():
            self._cursor.executemany(sql, (_bound(row) for row in rows))
            self._note()
        return self

    def _note(self):
        self.lastrowid = self._connection.last_insert_rowid()
        self.rowcount = self._connection.changes()
        try:
            self.description = [
                (column[0], *[None] * 6) for column in self._cursor.getdescription()
            ]
        except apsw.ExecutionCompleteError:
            self.description = None

    def fetchone(self):
        with translated():
            return self._cursor.fetchone()

    def fetchall(self):
        with translated():
            return self._cursor.fetchall()

    def fetchmany(self, size=1):
        rows = []
        while len(rows) < size and (row := self.fetchone()) is not None:
            rows.append(row)
        return rows

    def __iter__(self):
        while (row := self.fetchone()) is not None:
            yield row

    def close(self):
        self._cursor.close(force=True)


class Connection:
    """A connection of APSW through a disk of ours that answers as the standard one does."""

    def __init__(self, target, disk):
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
        with translated():
            self._connection = apsw.Connection(target, flags=flags, vfs=disk)

    def cursor(self, *_):
        return Cursor(self._connection)

    def execute(self, sql, parameters=()):
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, rows):
        return self.cursor().executemany(sql, rows)

    @property
    def in_transaction(self):
        return self._connection.in_transaction

    def commit(self):
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self):
        if self.in_transaction:
            self.execute("ROLLBACK")

    def close(self):
        with translated():
            self._connection.close(force=True)

    def create_function(self, name, arguments, function, **_):
        self._connection.create_scalar_function(name, function, arguments)


def _bound(parameters):
    if isinstance(parameters, dict):
        return {key: _plain(value) for key, value in parameters.items()}
    return tuple(_plain(value) for value in parameters)


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value
