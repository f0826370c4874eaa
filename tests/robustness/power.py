"""What may be on a disk after the power went: everything flushed, and some of the rest.

The method is that of SQLite's own crash tests: a write that was not flushed survives, vanishes or
is torn at sectors of 512 bytes; a removal without its folder flushed may not have happened.
"""

SECTOR = 512
SURVIVES, TORN = 0.4, 0.7


class Disk:
    """The files on a disk while a log goes on: what is flushed, and what still waits.

    It is led from moment to moment, so that a day is lived through once however often it ends.
    """

    def __init__(self):
        self._files, self._waiting, self._ghosts = {}, {}, {}

    def go_on(self, entry):
        """Let the next entry of the log happen."""
        _happen(entry, self._files, self._waiting, self._ghosts)

    def found(self, chance, *, keeps_nothing):
        """Return {file name: bytes} as they may be found when the power goes at this moment.

        With `keeps_nothing` everything that was not flushed is gone; otherwise chance decides.
        """
        files = {name: bytearray(content) for name, content in self._files.items()}
        gone = set()
        for name, old in self._ghosts.items():
            if keeps_nothing or chance.random() < 0.5:
                files[name] = bytearray(old)
                gone.add(name)
        if not keeps_nothing:
            for name, entries in self._waiting.items():
                for entry in entries if name not in gone else ():
                    perhaps(files[name], entry, chance)
        return {name: bytes(content) for name, content in files.items()}


def _happen(entry, files, waiting, ghosts):
    kind = entry[0]
    if kind in {"write", "cut"}:
        files.setdefault(entry[1], bytearray())
        waiting.setdefault(entry[1], []).append(entry)
    elif kind == "flush":
        for each in waiting.pop(entry[1], []):
            apply_to(files.setdefault(entry[1], bytearray()), each)
        ghosts.clear()
    elif kind == "remove":
        old = files.pop(entry[1], None)
        waiting.pop(entry[1], None)
        if not entry[2] and old is not None:
            ghosts[entry[1]] = old


def apply_to(content, entry):
    if entry[0] == "cut":
        del content[entry[2] :]
        return
    _, _, offset, data = entry
    missing = offset + len(data) - len(content)
    content.extend(bytes(max(0, missing)))
    content[offset : offset + len(data)] = data


def perhaps(content, entry, chance):
    fate = chance.random()
    if fate < SURVIVES:
        apply_to(content, entry)
    elif entry[0] == "write" and fate < TORN:
        _, name, offset, data = entry
        for start in range(0, len(data), SECTOR):
            if chance.random() < 0.5:
                apply_to(content, ("write", name, offset + start, data[start : start + SECTOR]))
