"""What a program does to the files of a folder, in order, read from a trace of its system calls."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CALLS = (
    "openat,creat,write,pwrite64,writev,pwritev,fsync,fdatasync,rename,renameat,renameat2,unlink,"
    "unlinkat,ftruncate,truncate,sendfile,copy_file_range,lseek,mkdir,mkdirat,rmdir,link,linkat"
)
STRACE = ("strace", "-f", "-y", "-xx", "-qq", "-s", "100000000", "-e", "signal=none")
SAYS_SAVED = b"saved\n"
_CUT = re.compile(r"^(\d+)\s+(.*) <unfinished \.\.\.>$")
_GOES_ON = re.compile(r"^(\d+)\s+<\.\.\. \w+ resumed>(.*)$")
_CALL = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s*=\s*(\d+)(?:<[^>]*>)?(?:\(deleted\))?$")
_PART = re.compile(r'"([^"]*)"|(\d+)<([^>]*)>(?:\(deleted\))?|([^,\s]+)')


def may_trace():
    """Return whether `strace` is there and permitted."""
    found = shutil.which("strace")
    return bool(found) and not subprocess.run([found, "true"], check=False).returncode  # noqa: S603


def trace(folder, *arguments):
    """Run `python -m tests.robustness.power_child` traced; return its calls on a folder's files."""
    log = folder.with_name(f"{folder.name}.trace")
    command = [*STRACE, "-e", f"trace={CALLS}", "-o", str(log), sys.executable]
    command += ["-m", "tests.robustness.power_child", *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own
    events = list(_Reader(str(folder)).events(log))
    log.unlink()
    return events


class _Reader:
    """Reads a trace; knows how far each file was written by position."""

    def __init__(self, folder):
        self._folder = folder
        self._at = {}

    def events(self, log):
        for name, parts, result in _calls(log):
            known = getattr(self, f"_{name}", None)
            if known is not None:
                event = known(parts, result)
                if event is not None:
                    yield event
            elif any(self._is_inside(_path(part)) for part in parts):
                raise NotImplementedError(f"the model of the disk does not know {name}")

    def _is_inside(self, path):
        return path.startswith(self._folder)

    def _inside(self, parts):
        return [path for path in map(_path, parts) if self._is_inside(path)]

    def _openat(self, parts, _):
        path, flags = _path(parts[1]), _path(parts[2])
        if not self._is_inside(path) or "O_DIRECTORY" in flags:
            return None
        self._at[path] = None if "O_APPEND" in flags else 0
        made = "O_CREAT" in flags or "O_TRUNC" in flags
        return ("open", path, "O_TRUNC" in flags) if made else None

    def _lseek(self, parts, result):
        if self._at.get(_path(parts[0])) is not None:
            self._at[_path(parts[0])] = result

    def _write(self, parts, result):
        path, data = _path(parts[0]), parts[1][1][:result]
        if data == SAYS_SAVED:
            return ("saved",)
        return ("write", path, self._moved(path, result), data) if self._is_inside(path) else None

    def _moved(self, path, length):
        """Return where a write by position begins, None for the end of the file."""
        begin = self._at[path]
        if begin is not None:
            self._at[path] = begin + length
        return begin

    def _pwrite64(self, parts, result):
        path, offset = _path(parts[0]), int(parts[3][1])
        return ("write", path, offset, parts[1][1][:result]) if self._is_inside(path) else None

    def _sendfile(self, parts, result):
        target, source, begin = _path(parts[0]), _path(parts[1]), int(parts[2][1].strip("[]"))
        if not self._is_inside(target) or not result:
            return None
        return ("copy", target, self._moved(target, result), source, begin, result)

    def _fsync(self, parts, _):
        path = _path(parts[0])
        return ("flush", path) if self._is_inside(path) else None

    _fdatasync = _fsync

    def _ftruncate(self, parts, _):
        path = _path(parts[0])
        return ("cut", path, int(parts[1][1])) if self._is_inside(path) else None

    def _rename(self, parts, _):
        inside = self._inside(parts)
        return ("rename", *inside) if inside else None

    def _unlink(self, parts, _):
        inside = self._inside(parts)
        return ("remove", *inside) if inside else None

    def _mkdir(self, parts, _):
        inside = self._inside(parts)
        return ("folder", *inside) if inside else None


def _calls(log):
    """Yield name, parts and result of each call that succeeded, in the order of their ends."""
    begun = {}
    for line in log.read_text("ascii").splitlines():
        if cut := _CUT.match(line):
            begun[cut[1]] = cut[2]
            continue
        goes_on = _GOES_ON.match(line)
        whole = begun.pop(goes_on[1]) + goes_on[2] if goes_on else line
        if call := _CALL.match(whole):
            yield call[1], [_part(*found) for found in _PART.findall(call[2])], int(call[3])


def _part(text, handle, path, word):
    """Return the number of a handle, where the part is one, and its path, text or word."""
    if handle:
        return handle, _bytes(path).decode()
    return "", word or _bytes(text)


def _path(part):
    """Return a part as a path; what is none is no harm, as no folder of a test begins like it."""
    return part[1].decode(errors="replace") if isinstance(part[1], bytes) else part[1]


def _bytes(text):
    return bytes.fromhex(text.replace("\\x", ""))
