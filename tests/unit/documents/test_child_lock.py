"""What a process cannot do once it is shut in, even if a stranger's file has taken it over."""

import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.documents import child_lock
from collector_desktop.documents.child_process import ChildProcess
from collector_desktop.documents.open_paper import PAPERS
from collector_desktop.documents.untrusted import CHILD
from collector_desktop.documents.untrusted_child import NEEDED
from collector_desktop.documents.untrusted_paper import draw
from collector_desktop.files.own_child import child_command

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shuts a process in")
CALLS = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")
TRIES = {
    "read a file": "open(secret).read()",
    "list a folder": "os.listdir(os.path.dirname(secret))",
    "write a file": "open(secret, 'w')",
    "cut a file off": "os.open(secret, os.O_RDONLY | os.O_TRUNC)",
    "make a file": "open(secret + 'x', 'x')",
    "change rights": "os.chmod(secret, 0o777)",
    "remove a file": "os.unlink(secret)",
    "call a server": "socket.create_connection(('127.0.0.1', port), 5)",
    "send a packet": (
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', port))"
    ),
    "speak to a program": "socket.socket(socket.AF_UNIX)",
    "start a program": "os.execv('/bin/true', ['true'])",
    "start a process": "os.fork() or os._exit(0)",
    "end a program": "os.kill(parent, 0)",
    "look into a program": ("open('/proc/' + str(parent) + '/maps').read()"),
}
PROGRAM = """
import json, os, socket, sys
from collector_desktop.documents import child_lock
secret, server = sys.argv[1], socket.create_server(("127.0.0.1", 0))
port, parent = server.getsockname()[1], os.getppid()
taken = child_lock.lock_in() if sys.argv[3] == "shut in" else (False, False)
try:
    eval(sys.argv[2])
    done = True
except PermissionError:
    done = False
print(json.dumps([taken, done]))
"""


def tried(act, tmp_path, how):
    """Return whether files and calls are refused, and whether an act was done."""
    secret = tmp_path / "ledger.collector"
    secret.write_text("Secret", "utf-8")
    command = [sys.executable, "-c", PROGRAM, str(secret), act, how]
    said = subprocess.run(  # noqa: S603 - our own program
        command, capture_output=True, text=True, timeout=30, check=False
    )
    if not said.stdout and "execv" in act:
        return [False, False], said.returncode == 0  # it became the other program
    assert said.stdout, said.stderr
    return json.loads(said.stdout)


@pytest.mark.parametrize("what", TRIES)
def test_what_any_process_may_is_refused_to_one_that_is_shut_in(what, tmp_path):
    (files, calls), done = tried(TRIES[what], tmp_path, "shut in")
    if not (files and calls):
        pytest.skip(f"this kernel refuses files: {files}, calls: {calls}")
    assert not done
    assert (tmp_path / "ledger.collector").read_text("utf-8") == "Secret"
    assert tried(TRIES[what], tmp_path, "free")[1]


CLONE3 = 435  # in the kernel since 5.3
ASKS = f"""
import ctypes, errno
from collector_desktop.documents import child_lock
_, calls = child_lock.lock_in()
system = ctypes.CDLL(None, use_errno=True)
found = []
for number in ({CLONE3}, 56, 10**5, 0x40000000):
    system.syscall(number, None, 0)
    found.append(errno.errorcode[ctypes.get_errno()])
print(calls, *found)
"""


def test_newer_calls_are_said_to_be_unknown_so_that_libraries_try_older_ones():
    """They do that on ENOSYS only; whatever they try then is refused or passed as ever."""
    command = [sys.executable, "-c", ASKS]
    said = subprocess.run(  # noqa: S603 - our own program
        command, capture_output=True, text=True, timeout=30, check=True
    )
    calls, *found = said.stdout.split()
    if calls == "False":
        pytest.skip("this kernel refuses no calls")
    assert found == ["ENOSYS", "EPERM", "ENOSYS", "ENOSYS"]


def test_a_package_of_several_distributions_has_no_file_and_is_no_hindrance(monkeypatch):
    before = child_lock._program()
    for name, attributes in (("shared", {}), ("spread", {"__file__": None})):
        package = ModuleType(name)
        package.__path__ = []
        vars(package).update(attributes)
        monkeypatch.setitem(sys.modules, name, package)
    assert child_lock._program() == before


def status_of(pid):
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def is_shut_in(pid):
    found = status_of(pid)
    return (found["NoNewPrivs"], found["Seccomp"]) == ("1", "2")


def here(tmp_path):
    (_, calls), _ = tried(TRIES["speak to a program"], tmp_path, "shut in")
    if not calls:
        pytest.skip("this kernel, or this kind of machine, refuses no calls")


@pytest.mark.parametrize("what", NEEDED)
def test_each_child_is_shut_in_before_it_has_seen_anything_of_a_file(what, tmp_path):
    here(tmp_path)
    child = ChildProcess(child_command(CHILD))
    try:
        child._say([json.dumps({"what": what, "sizes": [9]}).encode() + b"\n"])
        assert is_shut_in(child.pid)
    finally:
        child.end()


def test_papers_are_drawn_by_one_that_is_shut_in(tmp_path):
    here(tmp_path)
    content = BytesIO()
    canvas = Canvas(content, pagesize=(200, 60))
    canvas.drawString(10, 20, "A font that is not in the file")
    canvas.save()
    try:
        assert min(draw(content.getvalue(), 0, 2.0).rows) == 0
        assert is_shut_in(PAPERS._open.child.pid)
    finally:
        PAPERS.end()


def test_the_fonts_of_the_system_can_still_be_read(tmp_path):
    folders = [Path(each) for each in child_lock.FONTS]
    found = [path for folder in folders for path in folder.rglob("*.ttf")]
    if not found:
        pytest.skip("this system has no fonts where PDFium looks for them")
    assert tried(f"open({str(found[0])!r}, 'rb').read(1)", tmp_path, "shut in")[1]


@pytest.mark.skipif(not CALLS.is_file(), reason="the headers of this system say no numbers")
def test_the_calls_have_the_numbers_of_the_kernel():
    known = dict(re.findall(r"#define __NR_(\w+) (\d+)", CALLS.read_text("utf-8")))
    named = child_lock.ALLOWED | {name: at for name, (at, _) in child_lock.OPENING.items()}
    assert named == {name: int(known[name]) for name in named}


def test_where_the_system_knows_nothing_of_it_all_stays_as_it_was(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert child_lock.lock_in() == (False, False)
    assert Path(__file__).read_bytes()


@pytest.mark.parametrize(
    ("machine", "largest", "has"),
    [
        ("x86_64", 2**63 - 1, True),
        ("x86_64", 2**31 - 1, False),  # a Python of 32 bits on a kernel of 64
        ("aarch64", 2**63 - 1, False),
    ],
)
def test_calls_are_filtered_only_where_they_have_these_numbers(machine, largest, has, monkeypatch):
    """Elsewhere the filter would end the process at its next call."""
    monkeypatch.setattr(child_lock.platform, "machine", lambda: machine)
    monkeypatch.setattr(sys, "maxsize", largest)
    assert child_lock._has_these_numbers() == has


@pytest.mark.parametrize("lacks", ["rights", "files", "files later", "calls"])
def test_what_the_kernel_does_not_have_is_left_out(lacks, monkeypatch):
    """Older kernels, and containers that forbid it, refuse a part of it or all."""
    asked = []

    class Kernel:
        @staticmethod
        def prctl(what, *_):
            asked.append(what)
            return -(lacks == "rights") if what == 38 else -(lacks == "calls")

        @staticmethod
        def syscall(call, *given):
            asked.append(call)
            if call == 444 and given[0] is None:
                return -1 if lacks == "files" else 1
            return (-1 if lacks == "files later" else os.open("/", os.O_RDONLY)) * (call == 444)

    monkeypatch.setattr(child_lock.ctypes, "CDLL", lambda _: Kernel)
    monkeypatch.setattr(child_lock.platform, "machine", lambda: "x86_64")
    expected = {
        "rights": (False, False),
        "files": (False, True),
        "files later": (False, True),
        "calls": (True, False),
    }
    assert child_lock.lock_in() == expected[lacks]
    assert status_of(os.getpid())["NoNewPrivs"] == "0"
