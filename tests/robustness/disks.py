"""Two invented disks: one that remembers every write, and one that fails when told to."""

from pathlib import PurePath

import apsw


class Recorder:
    """What reached the disk in order: writes, cuts, flushes, removals and what was acknowledged."""

    def __init__(self):
        self.log = []

    def acknowledge(self, number):
        """Note that the user was told that everything up to `number` is saved."""
        self.log.append(("ack", number))


class _Remembering(apsw.VFSFile):
    def __init__(self, recorder, name, flags):
        self._recorder = recorder
        self._name = _base(name)
        super().__init__("", name, flags)

    def xWrite(self, data, offset):  # noqa: N802 - SQLite's name
        self._recorder.log.append(("write", self._name, offset, bytes(data)))
        return super().xWrite(data, offset)

    def xTruncate(self, size):  # noqa: N802
        self._recorder.log.append(("cut", self._name, size))
        return super().xTruncate(size)

    def xSync(self, flags):  # noqa: N802
        done = super().xSync(flags)
        self._recorder.log.append(("flush", self._name))
        return done


class RememberingDisk(apsw.VFS):
    """A disk that notes everything in its recorder; keep it alive while it is used."""

    def __init__(self, name, recorder):
        self._recorder = recorder
        super().__init__(name, "", maxpathname=4096)

    def xOpen(self, name, flags):  # noqa: N802
        return _Remembering(self._recorder, name, flags)

    def xDelete(self, name, sync):  # noqa: N802
        done = super().xDelete(name, sync)
        self._recorder.log.append(("remove", _base(name), bool(sync)))
        return done


class Trouble:
    """When the disk fails: at the `at`-th access once armed, once or from then on."""

    def __init__(self):
        self.disarm()

    def arm(self, at, error, *, lasts):
        self.seen, self._at, self._error, self._lasts = 0, at, error, lasts

    def disarm(self):
        self.seen, self._at, self._error, self._lasts = 0, None, None, False

    @property
    def was_met(self):
        return self._at is not None and self.seen >= self._at

    def access(self):
        if self._at is None:
            return
        self.seen += 1
        if self.seen == self._at or (self._lasts and self.seen > self._at):
            raise self._error("injected")


class _Failing(apsw.VFSFile):
    def __init__(self, trouble, name, flags):
        self._trouble = trouble
        super().__init__("", name, flags)

    def xWrite(self, data, offset):  # noqa: N802
        self._trouble.access()
        return super().xWrite(data, offset)

    def xTruncate(self, size):  # noqa: N802
        self._trouble.access()
        return super().xTruncate(size)

    def xSync(self, flags):  # noqa: N802
        self._trouble.access()
        return super().xSync(flags)


class FailingDisk(apsw.VFS):
    """A disk that fails as its trouble says; keep it alive while it is used."""

    def __init__(self, name, trouble):
        self._trouble = trouble
        super().__init__(name, "", maxpathname=4096)

    def xOpen(self, name, flags):  # noqa: N802
        return _Failing(self._trouble, name, flags)


def _base(name):
    text = name.filename() if isinstance(name, apsw.URIFilename) else name
    return PurePath(text or "temporary").name
