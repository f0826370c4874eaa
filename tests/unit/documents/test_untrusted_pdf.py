"""PDFs of strangers are opened by a child with limits; whatever befalls it, the program goes on."""

import ctypes
import os
import random
import sys
from io import BytesIO
from time import perf_counter

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.documents import untrusted, untrusted_child, untrusted_pdf
from collector_desktop.documents.combined import joined
from collector_desktop.documents.untrusted import CHILD
from collector_desktop.documents.untrusted_pdf import (
    edges_apart,
    fields_apart,
    joined_apart,
    readable,
)
from collector_desktop.domain.errors import CollectorError
from tests.hostile_papers import GREETS

MM = 72 / 25.4
ENDS = {
    "dies": GREETS + "import os\nos.abort()\n",
    "ends without a word": GREETS,
    "never ends": GREETS + "while True: pass\n",
    "says what is no answer": GREETS + "print('FPDF: warning')\n",
    "says without end": GREETS + "print('[' * 200_000)\n",
    "says no answer": GREETS + "print(5)\n",
    "takes all memory": (
        CHILD.read_text("utf-8").partition("if __name__")[0]
        + GREETS
        + "limit_what_it_may_use()\nheld = bytearray(4 << 30)\nprint('{}')\n"
    ),
}


def pdf(*widths, code=""):
    writer, content = PdfWriter(), BytesIO()
    for width in widths:
        writer.add_blank_page(width, 200)
    if code:
        writer.encrypt(code, algorithm="RC4-128")
    writer.write(content)
    return content.getvalue()


def widths_of(content):
    return [int(page.mediabox.width) for page in PdfReader(BytesIO(content)).pages]


def test_pages_of_strangers_come_in_order_and_start_where_it_is_said():
    made, starts, pages = joined_apart([pdf(100, 110), pdf(120), pdf(130)], is_duplex=False)
    assert widths_of(made) == [100, 110, 120, 130]
    assert (starts, pages) == ([0, 2, 3], [2, 1, 1])


def test_on_both_sides_each_begins_on_the_front():
    made, starts, _ = joined_apart([pdf(100), pdf(120)], is_duplex=True)
    assert widths_of(made) == [100, 100, 120]
    assert starts == [0, 2]


def test_the_same_strangers_are_the_same_bytes_with_bookmarks():
    one, other = (joined([pdf(100), pdf(120)], ["A", "B"]) for _ in "ab")
    assert one == other
    outline = PdfReader(BytesIO(one.content)).outline
    assert [each.title for each in outline] == ["A", "B"]


def test_what_can_be_opened_is_told_apart():
    found = readable([pdf(100), b"no pdf", pdf(100, code="secret"), b"", pdf(110)])
    assert found == [True, False, False, False, True]
    assert readable([]) == []


def test_damaged_ones_are_reported_or_opened_and_never_end_the_program():
    chance, whole = random.Random(31), pdf(100, 110)  # noqa: S311 - dice, not secrets
    spoilt = []
    for _ in range(200):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        spoilt.append(bytes(content[: chance.randrange(len(content))]))
    assert len(readable(spoilt)) == 200
    with pytest.raises(CollectorError, match="one of them is damaged"):
        joined_apart([pdf(100), b"no pdf"], is_duplex=False)


@pytest.mark.parametrize("how", ENDS)
def test_a_child_that_ends_badly_is_a_sentence_and_nothing_more(how, tmp_path, monkeypatch):
    child = tmp_path / "child.py"
    child.write_text(ENDS[how], "utf-8")
    monkeypatch.setattr(untrusted, "CHILD", child)
    monkeypatch.setattr(untrusted, "MOST_SECONDS", 5 if "memory" in how else 1)
    assert readable([pdf(100), pdf(110)]) == [False, False]
    with pytest.raises(CollectorError, match="could not be put together"):
        joined_apart([pdf(100)], is_duplex=False)
    with pytest.raises(CollectorError, match="cannot be drawn"):
        edges_apart(pdf(100), 10.0)


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"readable": "yes", "starts": None, "pages": 1, "edges": 7, "fields": [1]},
        {"readable": [1, 1], "starts": ["0"], "pages": ["1"], "edges": [["1"], ["2"]], "fields": 3},
        {
            "readable": [True],
            "starts": [0, 1],
            "pages": [1, 1],
            "edges": [[1.0], []],
            "fields": "x",
        },
        {"readable": {}, "starts": [-1], "pages": [-1], "edges": [[], []], "fields": None},
    ],
    ids=["nothing", "of another kind", "other values", "another number", "below nothing"],
)
def test_an_answer_of_another_shape_is_none(answer, tmp_path, monkeypatch):
    """Whoever has taken the child over answers what they like."""
    child = tmp_path / "child.py"
    said = "sys.stdout.buffer.write(json.dumps({}).encode() + b'\\n%PDF-')"
    code = f"import json\nsys.stdin.buffer.read()\n{said.format(answer)}\n"
    child.write_text(GREETS + code, "utf-8")
    monkeypatch.setattr(untrusted, "CHILD", child)
    assert readable([pdf(100), pdf(110)]) in ([False, False], [True, True])
    with pytest.raises(CollectorError, match="could not be put together"):
        joined_apart([pdf(100)], is_duplex=False)
    with pytest.raises(CollectorError, match="cannot be drawn"):
        edges_apart(pdf(100), 10.0)
    assert fields_apart(pdf(100)) is None


def test_what_a_child_joined_and_nobody_can_read_is_a_sentence(tmp_path, monkeypatch):
    child = tmp_path / "child.py"
    line = '{"starts": [0], "pages": [1]}'
    said = f"sys.stdout.buffer.write(b'{line}\\n%PDF-1.7 nothing')"
    child.write_text(f"{GREETS}sys.stdin.buffer.read()\n{said}\n", "utf-8")
    monkeypatch.setattr(untrusted, "CHILD", child)
    with pytest.raises(CollectorError, match="could not be put together"):
        joined([pdf(100)], ["A"])


def test_more_pages_than_are_joined_would_need_are_not_read(tmp_path, monkeypatch):
    child = tmp_path / "child.py"
    line = '{"starts": [0], "pages": [1]}'
    code = (
        f"said = sys.stdout.buffer\nsaid.write(b'{line}\\n')\nwhile True: said.write(bytes(4096))\n"
    )
    child.write_text(f"{GREETS}sys.stdin.buffer.read()\n{code}", "utf-8")
    monkeypatch.setattr(untrusted, "CHILD", child)
    monkeypatch.setattr(untrusted_pdf, "MOST_JOINED", 1 << 20)
    before = perf_counter()
    with pytest.raises(CollectorError, match="could not be put together"):
        joined_apart([pdf(100)], is_duplex=False)
    assert perf_counter() - before < untrusted.MOST_SECONDS / 4


def test_one_that_ends_the_child_is_told_from_the_others(tmp_path, monkeypatch):
    child = tmp_path / "child.py"
    child.write_text(
        CHILD.read_text("utf-8").replace(
            "        with closing(pypdfium2.PdfDocument(content)) as document:",
            '        if content == b"bomb":\n            sys.exit(9)\n'
            "        with closing(pypdfium2.PdfDocument(content)) as document:",
            1,
        ),
        "utf-8",
    )
    monkeypatch.setattr(untrusted, "CHILD", child)
    assert readable([pdf(100), b"bomb", pdf(110)]) == [True, False, True]


def barred(*bars):
    """A page of 200 by 100 mm with black bars, each from the left, from below, wide and high."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=(200 * MM, 100 * MM))
    for bar in bars:
        canvas.rect(*(each * MM for each in bar), stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def test_what_is_printed_at_head_and_foot_is_measured_between_the_margins():
    foots, heads = edges_apart(barred((50, 10, 40, 5), (50, 80, 40, 8), (0, 30, 10, 40)), 20.0)
    assert foots == pytest.approx([15.0], abs=0.5)
    assert heads == pytest.approx([20.0], abs=0.5)
    assert edges_apart(barred(), 20.0) == ([0.0], [0.0])


class Windows:
    """The calls of Windows that set limits; each notes what it was given."""

    def __init__(self, takes=1):
        self.asked, self.takes = [], takes
        self.CreateJobObjectW = self.call("create", 7)
        self.GetCurrentProcess = self.call("self", 9)
        self.SetInformationJobObject = self.call("set", takes)
        self.AssignProcessToJobObject = self.call("assign", takes)

    def call(self, name, answer):
        def told(*given):
            self.asked.append((name, given))
            return answer

        return told


@pytest.mark.skipif(os.name == "nt", reason="a job limits there")
@pytest.mark.parametrize("wished", ["refused", "less allowed"])
def test_where_a_limit_is_refused_or_lower_already_the_child_still_answers(
    wished, tmp_path, monkeypatch
):
    """macOS refuses the limit of memory; an administrator may have set lower ones for good."""
    before = {
        "refused": "def refuse(*_): raise ValueError\nresource.setrlimit = refuse\n",
        "less allowed": "resource.setrlimit(resource.RLIMIT_AS, (900 << 20,) * 2)\n",
    }
    child = tmp_path / "child.py"
    future, line, rest = CHILD.read_text("utf-8").partition("import ctypes\n")
    child.write_text(future + "import resource\n" + before[wished] + line + rest, "utf-8")
    monkeypatch.setattr(untrusted, "CHILD", child)
    assert readable([pdf(100), b"no pdf"]) == [True, False]


def test_on_windows_a_job_limits_memory_time_and_other_processes():
    system = Windows()
    assert untrusted_child.limit_by_job(system)
    (_, (job, kind, given, size)) = system.asked[1]
    limits = given._obj
    assert [name for name, _ in system.asked] == ["create", "set", "self", "assign"]
    assert (job, kind, system.asked[3][1]) == (7, 9, (7, 9))
    assert (limits.flags, limits.processes) == (0x2 | 0x8 | 0x100, 1)
    assert (limits.process_memory, limits.process_time) == (2**30, 30 * 10**7)
    if ctypes.sizeof(ctypes.c_void_p) == 8:  # as winnt.h lays it out on 64 bits
        assert size == 144
        assert type(limits).flags.offset == 16
        assert type(limits).processes.offset == 40
        assert type(limits).process_memory.offset == 112


def test_where_windows_sets_no_limits_that_is_said():
    assert not untrusted_child.limit_by_job(Windows(takes=0))


def test_a_form_whose_places_are_beyond_any_file_is_unreadable():
    content = pdf(100)
    begins = content.rindex(b"startxref") + len(b"startxref\n")
    assert untrusted_child.fields(content) == {}
    assert untrusted_child.fields(content[:begins] + b"9" * 20 + b"\n%%EOF\n") is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has pipes of several sizes")
def test_a_user_who_may_have_no_larger_pipes_is_answered_too(monkeypatch):
    import fcntl  # noqa: PLC0415 - Windows has none

    asked = []

    def refused(_, command, size):
        asked.append((command, size))
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(fcntl, "fcntl", refused)
    assert readable([pdf(100)]) == [True]
    assert set(asked) == {(fcntl.F_SETPIPE_SZ, 2**20)}
