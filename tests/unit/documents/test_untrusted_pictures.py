"""A logo or letterhead that came with a stranger's ledger, unchecked, harms no paper."""

from dataclasses import replace
from io import BytesIO
from time import perf_counter

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from collector_desktop.documents import child_process, resting, untrusted
from collector_desktop.documents.imported_pages import imported_pages
from collector_desktop.documents.statement import render_statement
from collector_desktop.documents.untrusted_picture import forget_pictures, kept_picture
from collector_desktop.domain.errors import CollectorError, OutsideWorldError
from tests.hostile_papers import GREETS
from tests.hostile_pictures import bomb


def gif():
    made = BytesIO()
    Image.new("RGB", (60, 30), "#336699").save(made, "GIF")
    return made.getvalue()


LOGOS = {
    "more dots than any logo has": bomb(2_001, 2_000),
    "more dots than may be opened": bomb(20_000, 10_000),
    "more dots than can be counted": bomb(2**31 - 1, 2**31 - 1),
    "another kind of picture": gif(),
    "a picture that breaks off": bomb(60, 30)[:40],
    "a picture without its head": b"\xff\xd8\xff" + bytes(64),
}


@pytest.mark.parametrize("name", LOGOS)
@pytest.mark.filterwarnings("error")
def test_a_logo_made_to_do_harm_leaves_the_initials(statement, page_texts, name):
    letterhead = replace(statement.letterhead, logo=kept_picture(LOGOS[name]))
    pdf = render_statement(replace(statement, letterhead=letterhead))
    assert "QS" in page_texts(pdf)[0].split()
    assert list(PdfReader(BytesIO(pdf)).pages[0].images) == []


DOTS = bytes(range(24))
SAYS = (
    "import sys, json; sys.stdin.buffer.readline(); sys.stdin.buffer.read();"
    "sys.stdout.buffer.write(json.dumps({answer}).encode() + b'\\n' + bytes({count}))"
)
SIZE = {"width": 2, "height": 3, "channels": 4}


def png(size=(2, 3), mode="RGBA"):
    made = BytesIO()
    Image.frombytes(mode, size, DOTS).save(made, "PNG")
    return made.getvalue()


@pytest.fixture
def fresh():
    """Nothing that was decoded before counts, nor after."""
    forget_pictures()
    yield
    forget_pictures()


def answering(tmp_path, monkeypatch, code):
    child = tmp_path / "child.py"
    child.write_text(GREETS + code, "utf-8")
    monkeypatch.setattr(untrusted, "CHILD", child)


def test_the_dots_are_those_of_the_picture_and_nothing_else_comes_with_them(fresh):
    found = kept_picture(png())
    assert (found.width, found.height, found.channels) == (2, 3, 4)
    assert found.dots() == found.image().tobytes() == DOTS
    assert Image.open(BytesIO(found.as_png())).tobytes() == DOTS


def test_a_picture_is_decoded_by_no_process_but_a_child(fresh, monkeypatch):
    """Here Pillow may make pictures, but open none."""

    def refuse(*_, **__):
        raise AssertionError

    content = png()
    monkeypatch.setattr(Image, "open", refuse)
    assert kept_picture(content).dots() == DOTS


def test_it_is_decoded_once_while_the_program_runs(fresh, tmp_path, monkeypatch):
    first = kept_picture(png())
    answering(tmp_path, monkeypatch, "import os; os.abort()")
    assert kept_picture(png()) is first


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "held = []\nwhile True: held.append(bytearray(1 << 20)) if len(held) < 64 else exit(3)",
        SAYS.format(answer=SIZE, count=23),
        SAYS.format(answer=SIZE, count=25),
        SAYS.format(answer=SIZE | {"channels": 5}, count=30),
        SAYS.format(answer=SIZE | {"width": -2, "height": -3}, count=24),
        SAYS.format(answer=SIZE | {"width": 1201}, count=1201 * 3 * 4),
        SAYS.format(answer=SIZE | {"width": "2"}, count=24),
        SAYS.format(answer=SIZE | {"width": 1.5, "height": 4}, count=24),
        SAYS.format(answer={"width": 2}, count=24),
    ],
)
def test_a_child_that_dies_or_was_taken_over_gives_no_picture(fresh, tmp_path, monkeypatch, code):
    answering(tmp_path, monkeypatch, code)
    assert kept_picture(png()) is None


def test_one_that_died_for_want_of_memory_is_tried_again_but_not_for_each_paper(
    fresh, tmp_path, monkeypatch
):
    clock = [100.0]
    monkeypatch.setattr(resting, "monotonic", lambda: clock[0])
    with monkeypatch.context() as narrow:
        answering(tmp_path, narrow, "import sys; sys.exit(1)")
        assert kept_picture(png()) is None
    clock[0] += 59
    assert kept_picture(png()) is None
    clock[0] += 2
    assert kept_picture(png()).dots() == DOTS


def test_a_child_that_answers_without_end_is_ended(fresh, tmp_path, monkeypatch):
    """It is stopped by how much it says, long before its time is over."""
    code = "import sys; sys.stdin.buffer.read()\nwhile True: sys.stdout.buffer.write({})"
    for said in ("b'x' * 4096", "b'{}\\n' * 4096"):
        answering(tmp_path, monkeypatch, code.format(said))
        forget_pictures()
        before = perf_counter()
        assert kept_picture(png()) is None
        assert perf_counter() - before < untrusted.MOST_SECONDS / 4


def test_where_no_process_starts_it_is_said_and_tried_again_later(fresh, monkeypatch):
    with monkeypatch.context() as narrow:
        narrow.setattr(untrusted, "child_command", lambda _: ["/no/such/program"])
        with pytest.raises(OutsideWorldError, match="starts no other process"):
            kept_picture(png())
    assert kept_picture(png()) is not None


def test_on_windows_the_child_shows_no_window_of_its_own(fresh, monkeypatch):
    asked_of_the_system = {}

    def starting(*_, **told):
        asked_of_the_system.update(told)
        raise OSError

    monkeypatch.setattr(child_process, "UNSEEN", 0x08000000)
    monkeypatch.setattr(child_process.subprocess, "Popen", starting)
    with pytest.raises(OutsideWorldError):
        kept_picture(png())
    assert asked_of_the_system["creationflags"] == 0x08000000


@pytest.mark.parametrize(("written", "shown"), [(0, 0), (0x4080, 0x40), (0xFFFF, 0xFF)])
def test_a_picture_in_65536_greys_is_shown_in_256_and_none_becomes_white(fresh, written, shown):
    made = BytesIO()
    Image.new("I;16", (2, 3), written).save(made, "PNG")
    assert kept_picture(made.getvalue()).dots() == bytes([shown]) * 18


def page(width, height):
    made, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(width, height)
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4 no more", page(0, 842), page(595, -842), page(595, 842)[:-60]]
)
def test_a_letterhead_made_to_do_harm_is_refused_in_a_sentence(content):
    with pytest.raises(CollectorError, match="The letterhead cannot be drawn") as told:
        imported_pages(content)
    assert "Settings" in told.value.advice


def test_a_sound_one_is_taken_with_its_size():
    (found,) = imported_pages(page(595, 842)).pages
    assert (found.width, found.height) == (595, 842)
