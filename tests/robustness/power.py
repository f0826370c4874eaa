"""What may be on a disk after the power went: everything flushed, and some of the rest.

The method is that of SQLite's own crash tests: a write that was not flushed survives, vanishes or
is torn at sectors of 512 bytes; a removal without its folder flushed may not have happened.
"""

SECTOR = 512
SURVIVES, TORN = 0.4, 0.7


def disk_after(log, chance, *, keeps_nothing):
    """Return {file name: bytes} as they may be found when the power goes after a log.

    With `keeps_nothing` everything that was not flushed is gone; otherwise chance decides.
    """
    files, waiting, ghosts = {}, {}, {}
    for entry in log:
        _happen(entry, files, waiting, ghosts)
    for name, old in ghosts.items():
        if keeps_nothing or chance.random() < 0.5:
            files[name] = old
            waiting.pop(name, None)
    if not keeps_nothing:
        for name, entries in waiting.items():
            for entry in entries:
                _perhaps(files[name], entry, chance)
    return {name: bytes(content) for name, content in files.items()}


def _happen(entry, files, waiting, ghosts):
    kind = entry[0]
    if kind in {"write", "cut"}:
        files.setdefault(entry[1], bytearray())
        waiting.setdefault(entry[1], []).append(entry)
    elif kind == "flush":
        for each in waiting.pop(entry[1], []):
            _apply(files.setdefault(entry[1], bytearray()), each)
        ghosts.clear()
    elif kind == "remove":
        old = files.pop(entry[1], None)
        waiting.pop(entry[1], None)
        if not entry[2] and old is not None:
            ghosts[entry[1]] = old


def _apply(content, entry):
    if entry[0] == "cut":
        del content[entry[2] :]
        return
    _, _, offset, data = entry
    missing = offset + len(data) - len(content)
    content.extend(bytes(max(0, missing)))
    content[offset : offset + len(data)] = data


def _perhaps(content, entry, chance):
    fate = chance.random()
    if fate < SURVIVES:
        _apply(content, entry)
    elif entry[0] == "write" and fate < TORN:
        _, name, offset, data = entry
        for start in range(0, len(data), SECTOR):
            if chance.random() < 0.5:
                _apply(content, ("write", name, offset + start, data[start : start + SECTOR]))
