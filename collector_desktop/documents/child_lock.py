"""Shuts a process in that reads strangers' files: no user's files, no network, no programs.

Linux lets an ordinary process give its rights up for good: Landlock for files, a filter of system
calls (seccomp) for all else. Each is taken where the kernel has it; other systems have neither.
It can still read fonts and the code of the packages that it has loaded, which load parts of
themselves late.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

GREETING = b"ready\n"  # the first line of a process that is locked in and has all that it needs
# Where PDFium looks for the fonts that a PDF does not have inside; no user keeps anything there.
FONTS = (
    *("/usr/share/fonts", "/usr/share/X11/fonts/Type1"),
    *("/usr/share/X11/fonts/TTF", "/usr/local/share/fonts"),
)

# prctl.h
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
# landlock.h: its calls have these numbers on every machine; rights on files came with versions
_CREATE_RULES, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION, _BENEATH = 1, 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
_TCP, _TCP_SINCE, _OUTSIDE, _OUTSIDE_SINCE = 0b11, 4, 0b11, 6

# Calls of x86-64 by number (unistd_64.h): memory, time, signals to itself, and files that are open.
ALLOWED = {
    "read": 0,
    "write": 1,
    "close": 3,
    "stat": 4,
    "fstat": 5,
    "lstat": 6,
    "lseek": 8,
    "mmap": 9,
    "mprotect": 10,
    "munmap": 11,
    "brk": 12,
    "rt_sigaction": 13,
    "rt_sigprocmask": 14,
    "rt_sigreturn": 15,
    "pread64": 17,
    "readv": 19,
    "writev": 20,
    "sched_yield": 24,
    "mremap": 25,
    "madvise": 28,
    "nanosleep": 35,
    "getpid": 39,
    "exit": 60,
    "uname": 63,
    "getdents": 78,
    "gettimeofday": 96,
    "getrusage": 98,
    "sysinfo": 99,
    "times": 100,
    "sigaltstack": 131,
    "gettid": 186,
    "time": 201,
    "futex": 202,
    "sched_getaffinity": 204,
    "getdents64": 217,
    "restart_syscall": 219,
    "clock_gettime": 228,
    "clock_getres": 229,
    "clock_nanosleep": 230,
    "exit_group": 231,
    "newfstatat": 262,
    "set_robust_list": 273,
    "getrandom": 318,
    "membarrier": 324,
    "statx": 332,
    "rseq": 334,
}
OPENING = {"open": (2, 1), "openat": (257, 2)}  # number, and which argument says what for
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_X86_64, _MOST_OF_32_BITS = 0xC000003E, 2**32
_NEWER = max(ALLOWED.values()) + 1
# filter.h and seccomp.h
_LOAD, _SAME, _AT_LEAST, _ANY_BIT, _SAY = 0x20, 0x15, 0x35, 0x45, 0x06
_PASS, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
_UNKNOWN = 0x00050000 | errno.ENOSYS
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16  # bytes into what a filter is asked about
Step = tuple[int, int, int, int]


class _Rules(ctypes.Structure):
    """landlock_ruleset_attr; an older kernel takes it if what it does not know is 0."""

    _fields_ = [
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("outside", ctypes.c_uint64),
    ]


class _Beneath(ctypes.Structure):
    """landlock_path_beneath_attr."""

    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [("rights", ctypes.c_uint64), ("held", ctypes.c_int32)]


class _Step(ctypes.Structure):
    """sock_filter."""

    _fields_ = [
        ("code", ctypes.c_uint16),
        ("true", ctypes.c_uint8),
        ("false", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    ]


class _Filter(ctypes.Structure):
    """sock_fprog."""

    _fields_ = [("count", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step))]


def lock_in() -> tuple[bool, bool]:
    """Give up files, network and programs; return whether files and whether calls are refused now.

    Reading fonts, its own code and what is open already stays. Where the system knows no such
    thing, or does not let this process do it, all stays as it was.
    """
    if sys.platform != "linux":
        return False, False
    system = ctypes.CDLL(None)
    if system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False, False
    return _without_files(system), _has_these_numbers() and _without_calls(system)


def _has_these_numbers() -> bool:
    """Return whether calls have the numbers above; a program of 32 bits has others there too."""
    return platform.machine() == "x86_64" and sys.maxsize > _MOST_OF_32_BITS


def _without_files(system: Any) -> bool:
    version = system.syscall(_CREATE_RULES, None, 0, _ASK_VERSION)
    if version < 1:
        return False
    kinds = max(count for since, count in _FILE_RIGHTS.items() if since <= version)
    rules = _Rules(
        files=(1 << kinds) - 1,
        network=_TCP if version >= _TCP_SINCE else 0,
        outside=_OUTSIDE if version >= _OUTSIDE_SINCE else 0,
    )
    ruled = system.syscall(_CREATE_RULES, ctypes.byref(rules), ctypes.sizeof(rules), 0)
    if ruled < 0:
        return False
    try:
        for path in (*FONTS, *_program()):
            _let_read(system, ruled, path)
        return not system.syscall(_RESTRICT_SELF, ruled, 0)
    finally:
        os.close(ruled)


def _program() -> set[str]:
    """Return where the code of this process lies, as far as it lies in files."""
    loaded = [each for name, each in sys.modules.items() if "." not in name]
    # A package that several distributions share has no file, and may not even say so.
    packages = [getattr(each, "__file__", None) for each in loaded if hasattr(each, "__path__")]
    files = [each for each in packages if each]
    built = [sys.executable, sys._MEIPASS] if hasattr(sys, "_MEIPASS") else []  # noqa: SLF001
    return {os.path.dirname(each) for each in (os.__file__, *files)} | set(built)  # noqa: PTH120


def _let_read(system: Any, ruled: int, path: str) -> None:
    with suppress(OSError):  # most systems have not all of them
        held = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            is_folder = stat.S_ISDIR(os.fstat(held).st_mode)
            rule = _Beneath(_READ_FILE | (_READ_FOLDER if is_folder else 0), held)
            system.syscall(_ADD_RULE, ruled, _BENEATH, ctypes.byref(rule), 0)
        finally:
            os.close(held)


def _without_calls(system: Any) -> bool:
    steps = [_Step(*step) for step in _steps()]
    held = (_Step * len(steps))(*steps)
    program = _Filter(len(steps), held)
    return not system.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)


def _steps() -> Iterator[Step]:
    """Yield a filter that passes the calls above, and opening a file for nothing but reading.

    Each step is a code, how many steps to leave out if it is so and if not, and a value.
    """
    yield _LOAD, 0, 0, _MACHINE
    yield _SAME, 1, 0, _X86_64  # other calls have the same numbers for a program of 32 bits
    yield _SAY, 0, 0, _KILL
    yield _LOAD, 0, 0, _NUMBER
    # A library tries an older call in place of a newer one only if the kernel does not know that.
    yield _AT_LEAST, 0, 1, _NEWER
    yield _SAY, 0, 0, _UNKNOWN
    for number, argument in OPENING.values():
        yield _SAME, 0, 4, number
        yield _LOAD, 0, 0, _ARGUMENTS + 8 * argument
        yield _ANY_BIT, 0, 1, _WRITING
        yield _SAY, 0, 0, _REFUSE
        yield _SAY, 0, 0, _PASS
    for number in ALLOWED.values():
        yield _SAME, 0, 1, number
        yield _SAY, 0, 0, _PASS
    yield _SAY, 0, 0, _REFUSE
