"""Papers are drawn by a child with limits; whatever befalls it, there is a sentence and no more."""

import os
from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.documents import open_paper, untrusted_paper
from collector_desktop.documents.open_paper import PAPERS
from collector_desktop.documents.untrusted_paper import draw, find, letters, page_sizes
from collector_desktop.domain.errors import CollectorError, OutsideWorldError
from tests.hostile_papers import GREETS, HOSTILE

CANNOT = "cannot be shown here"
SOUND = GREETS + (
    "import json, os, sys, time\n"
    "told, said = sys.stdin.buffer, sys.stdout.buffer\n"
    "def answer(line, made=b''):\n"
    "    said.write(json.dumps(line | {'size': len(made)}).encode() + b'\\n' + made)\n"
    "    said.flush()\n"
    "import array\n"
    "def opened(*sides):\n"
    "    told.read(json.loads(told.readline())['size'])\n"
    "    answer({}, array.array('d', sides).tobytes())\n"
)
ENDS = {
    "dies at once": GREETS + "import os\nos.abort()\n",
    "dies when asked": SOUND + "opened(595, 842)\ntold.readline()\nos.abort()\n",
    "says nothing": SOUND + "opened(595, 842)\ntold.readline()\n",
    "never ends": SOUND + "opened(595, 842)\nwhile True: pass\n",
    "reads nothing": GREETS + "while True: pass\n",
    "answers without end": SOUND + "while True: said.write(b'x' * 4096)\n",
    "answers with lines without end": SOUND + "while True: said.write(b'{}\\n' * 4096)\n",
    "answers more than it was asked for": (
        SOUND + "opened(595, 842)\ntold.readline()\nanswer({}, bytes(200 << 20))\n"
    ),
    "says that more comes than does": SOUND + "said.write(b'{\"size\": 16}\\nno')\nsys.exit()\n",
    "says a size below nothing": SOUND + "said.write(b'{\"size\": -1}\\n')\n",
    "says a size that is none": SOUND + "said.write(b'{\"size\": true}\\n')\n",
    "has no pages": SOUND + "opened()\ntime.sleep(9)\n",
    "has pages beyond all paper": SOUND + "opened(1e9, 1e9)\ntime.sleep(9)\n",
    "has pages that are no number": SOUND + "opened(float('nan'), 842)\ntime.sleep(9)\n",
    "has more than a window scrolls": SOUND + "opened(*(3, 14400) * 100)\ntime.sleep(9)\n",
}
SHAPES = {
    "nothing": {},
    "more dots": {"width": 600, "height": 842, "stride": 1800},
    "a size below nothing": {"width": -10, "height": -10, "stride": -30},
    "rows that overlap": {"width": 100, "height": 100, "stride": 4},
    "other numbers": {"width": "100", "height": True, "stride": 300.0},
}


@pytest.fixture(autouse=True)
def ended():
    """No paper is open before, nor after."""
    PAPERS.end()
    yield
    PAPERS.end()


def sheet(*words, size=(595, 842)):
    content = BytesIO()
    canvas = Canvas(content, pagesize=size)
    for each in words or ("",):
        canvas.drawString(100, 700, each)
        canvas.rect(100, 100, 200, 50, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def instead(tmp_path, monkeypatch, code):
    child = tmp_path / "paper_child.py"
    child.write_text(code, "utf-8")
    monkeypatch.setattr(open_paper, "CHILD", child)


def children():
    """Return the numbers of the processes that this one started and that are not gone."""
    found = Path(f"/proc/self/task/{os.getpid()}/children").parent.parent.glob("*/children")
    return {int(each) for path in found for each in path.read_text().split()}


def dot(made, x, y):
    return tuple(made.rows[y * made.stride + 3 * x :][:3])


def test_a_page_is_drawn_with_its_dots_where_they_are_on_paper():
    made = draw(sheet(""), 0, 1.0)
    assert (made.width, made.height) == (595, 842)
    assert dot(made, 200, 842 - 125) == (0, 0, 0)
    assert dot(made, 200, 842 - 200) == dot(made, 50, 842 - 125) == (255, 255, 255)


def test_letters_and_words_are_where_the_page_has_them():
    content = sheet("Hay", "A needle", "Needle and needle")
    text = letters(content, (0,))[0]
    assert text.text == "Hay"
    left, top, right, bottom = text.places[0]
    assert left == pytest.approx(100 / 595, abs=0.005)
    assert top < 1 - 700 / 842 < bottom
    assert right > left
    found = find(content, "NEEDLE", (0, 1, 2))
    assert [at for at, _ in found] == [1, 2, 2]
    assert all(len(places) == 1 for _, places in found)


@pytest.mark.parametrize("how", ENDS)
def test_a_child_that_ends_badly_is_a_sentence_and_no_child_is_left(how, tmp_path, monkeypatch):
    instead(tmp_path, monkeypatch, ENDS[how])
    monkeypatch.setattr(open_paper, "SECONDS", 2.0)
    others, before = children(), monotonic()
    with pytest.raises(CollectorError, match=CANNOT) as told:
        draw(sheet(""), 0, 1.0)
    assert "another program" in told.value.advice
    assert monotonic() - before < 5
    PAPERS.end()
    assert children() - others == set()


@pytest.mark.skipif(os.name == "nt", reason="a job limits there, which no test here can have")
def test_a_child_that_takes_all_memory_ends_by_its_limit(tmp_path, monkeypatch):
    limits = (
        "from collector_desktop.documents.untrusted_child import limit_what_it_may_use\n"
        "limit_what_it_may_use()\nheld = bytearray(4 << 30)\nopened(595, 842)\n"
    )
    instead(tmp_path, monkeypatch, SOUND + limits)
    with pytest.raises(CollectorError, match=CANNOT):
        page_sizes(sheet(""))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_child_can_write_nothing_into_a_file(tmp_path, monkeypatch):
    spoilt = tmp_path / "spoilt.txt"
    writes = (
        "from collector_desktop.documents.untrusted_child import limit_what_it_may_use\n"
        f"limit_what_it_may_use()\nfile = os.open({str(spoilt)!r}, os.O_CREAT | os.O_WRONLY)\n"
        "try:\n    os.write(file, b'Spoilt')\nexcept OSError:\n    opened(595, 842)\n"
        "time.sleep(9)\n"
    )
    instead(tmp_path, monkeypatch, SOUND + writes)
    assert page_sizes(sheet("")) == ((595.0, 842.0),)
    assert spoilt.read_bytes() == b""


@pytest.mark.parametrize("shape", SHAPES)
def test_a_picture_of_another_shape_is_none(shape, tmp_path, monkeypatch):
    size = SHAPES[shape]
    code = f"opened(100, 100)\ntold.readline()\nanswer({size}, bytes(30_000))\ntime.sleep(9)\n"
    instead(tmp_path, monkeypatch, SOUND + code)
    with pytest.raises(CollectorError, match=CANNOT):
        draw(sheet(""), 0, 1.0)


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ({"letters": [1], "hits": [[0, 1]]}, "bytes(5)"),
        ({"letters": [-1], "hits": [[0, -1]]}, "b''"),
        ({"letters": [1, 1], "hits": [[7, 1]]}, "bytes(36)"),
        ({"letters": ["1"], "hits": [[0, "1"]]}, "bytes(36)"),
        ({"letters": [10**12], "hits": [[0, 10**12]]}, "bytes(36)"),
        ({"letters": [1], "hits": [[0, 1]]}, "array.array('d', [float('inf')] * 4).tobytes()"),
    ],
)
def test_text_of_another_shape_is_none(line, made, tmp_path, monkeypatch):
    code = f"opened(100, 100)\ntold.readline()\nanswer({line}, {made})\ntime.sleep(9)\n"
    instead(tmp_path, monkeypatch, SOUND + code)
    for ask in (lambda content: letters(content, (0,)), lambda each: find(each, "x", (0,))):
        with pytest.raises(CollectorError, match=CANNOT):
            ask(sheet(""))
        PAPERS.end()


def test_letters_that_are_none_are_shown_as_unknown(tmp_path, monkeypatch):
    made = "array.array('I', [65, 0xD800, 0x7FFFFFFF]).tobytes() + bytes(96)"
    code = f"opened(100, 100)\ntold.readline()\nanswer({{'letters': [3]}}, {made})\ntime.sleep(9)\n"
    instead(tmp_path, monkeypatch, SOUND + code)
    assert letters(sheet(""), (0,))[0].text == "A\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"


def test_a_page_of_too_many_dots_has_fewer():
    made = draw(sheet("", size=(14_000, 14_000)), 0, 300 / 72)
    assert made.width * made.height <= untrusted_paper.MOST_DOTS * 1.01
    assert made.width == pytest.approx(made.height, abs=1)


def test_one_that_has_answered_and_is_gone_is_replaced():
    """Its 30 seconds may be used up after many pages, or the system may need the memory."""
    content = sheet("", "")
    first = draw(content, 0, 1.0)
    gone = PAPERS._open.child
    gone._process.kill()
    gone._process.wait()
    assert draw(content, 0, 1.0) == first
    assert PAPERS._open.child is not gone


def test_a_page_that_cannot_be_drawn_leaves_the_others():
    content = sheet("one", "two")
    with pytest.raises(CollectorError, match=CANNOT):
        draw(content, 5, 1.0)
    assert draw(content, 1, 1.0).width == 595


def test_where_no_process_starts_that_is_what_is_said(monkeypatch):
    monkeypatch.setattr(open_paper, "child_command", lambda _: ["/no/such/program"])
    with pytest.raises(OutsideWorldError, match="starts no other process"):
        page_sizes(sheet(""))


def test_a_broken_installation_is_not_told_as_a_damaged_paper(tmp_path, monkeypatch):
    instead(tmp_path, monkeypatch, "import a_package_that_is_missing\n")
    with pytest.raises(OutsideWorldError, match=r"a part of the program .* does not run") as told:
        draw(sheet(""), 0, 1.0)
    assert "install" in told.value.advice


@pytest.mark.parametrize("how", HOSTILE)
def test_a_paper_made_to_do_harm_is_drawn_or_refused_and_others_are_as_before(how, monkeypatch):
    monkeypatch.setattr(open_paper, "SECONDS", 5.0)
    before = draw(sheet("Ours"), 0, 0.5)
    content, said = HOSTILE[how](), CANNOT
    try:
        assert draw(content, len(page_sizes(content)) - 1, 0.5).rows
        letters(content, (0,))
    except CollectorError as told:
        said = told.title
    assert CANNOT in said
    assert draw(sheet("Ours"), 0, 0.5) == before


def test_one_under_a_password_is_refused():
    writer, content = PdfWriter(clone_from=PdfReader(BytesIO(sheet("x")))), BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(content)
    with pytest.raises(CollectorError, match=CANNOT):
        page_sizes(content.getvalue())
