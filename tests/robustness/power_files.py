"""What may be in a folder after the power went while whole files were written and renamed.

As on the disk of `power.py`, what was not flushed survives, vanishes or is torn. So do names: one
that was made, moved or removed is sure only once its folder was flushed, and until then each of
these may have happened without those before it, as POSIX allows.
"""

from pathlib import Path

from tests.robustness.power import apply_to, perhaps


class _File:
    """A file, whatever its name: what is flushed, and what still waits."""

    def __init__(self, content=b""):
        self.flushed = bytearray(content)
        self.waiting = []

    def now(self):
        """Return what a program reads of it."""
        return self.at_least(self.waiting)

    def at_least(self, entries):
        content = bytearray(self.flushed)
        for entry in entries:
            apply_to(content, entry)
        return content

    def flush(self):
        self.flushed = self.now()
        self.waiting.clear()


class Folder:
    """The files below a folder while a trace goes on."""

    def __init__(self, files):
        self._sure = {name: _File(content) for name, content in files.items()}
        self._names = dict(self._sure)
        self._changes = []

    def go_on(self, event):
        """Let the next event of a trace happen."""
        kind, *rest = event
        getattr(self, f"_{kind}")(*rest)

    def found(self, turn, chance):
        """Return {path: bytes} as they may be found when the power goes at this moment.

        At turn 0 all that was not flushed is gone, at turn 1 all but the newest change of a name;
        at the others chance decides.
        """
        names = dict(self._sure)
        newest = len(self._changes) - 1
        for place, (_, change) in enumerate(self._changes):
            if chance.random() < 0.5 if turn > 1 else turn and place == newest:
                change(names)
        return {
            name: self._content(file, chance) if turn > 1 else bytes(file.flushed)
            for name, file in names.items()
        }

    def _content(self, file, chance):
        content = bytearray(file.flushed)
        for entry in file.waiting:
            perhaps(content, entry, chance)
        return bytes(content)

    def _saved(self):
        """A word to the user changes no file."""

    def _folder(self, path):
        """Folders are taken to be there: a file in one that was lost is lost by itself."""

    def _open(self, path, cuts):
        if path not in self._names:
            made = _File()
            self._change(path, lambda names: names.update({path: made}))
        elif cuts:
            self._cut(path, 0)

    def _write(self, path, offset, data):
        file = self._names.get(path, _File())  # one that has no name any more is nobody's
        begin = len(file.now()) if offset is None else offset
        file.waiting.append(("write", path, begin, data))

    def _copy(self, path, offset, source, begin, length):
        self._write(path, offset, bytes(self._names[source].now()[begin : begin + length]))

    def _cut(self, path, length):
        self._names.get(path, _File()).waiting.append(("cut", path, length))

    def _rename(self, source, target):
        file = self._names[source]

        def change(names):
            names.pop(source, None)
            names[target] = file

        self._change(target, change)

    def _remove(self, path):
        self._change(path, lambda names: names.pop(path, None))

    def _change(self, path, change):
        change(self._names)
        self._changes.append((str(Path(path).parent), change))

    def _flush(self, path):
        if path in self._names:
            self._names[path].flush()
            return
        for _, change in [each for each in self._changes if each[0] == path]:
            change(self._sure)
        self._changes = [each for each in self._changes if each[0] != path]
