"""Letterheads are read by a child with limits, once; what it answers counts only if it fits."""

from io import BytesIO
from time import perf_counter

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from collector_desktop.documents import imported_pages as under
from collector_desktop.documents import resting, untrusted
from collector_desktop.documents.imported_pages import doubts_of, imported_pages
from collector_desktop.domain.errors import CollectorError
from tests.hostile_papers import GREETS, blank

SAYS = "import json\nsys.stdin.buffer.read()\nsys.stdout.buffer.write(json.dumps({}).encode() + {})"


@pytest.fixture(autouse=True)
def fresh():
    """Nothing that was read before counts, nor after."""
    forget()
    yield
    forget()


def forget():
    under._read.cache_clear()
    under._resting.forget()


def answering(tmp_path, monkeypatch, code):
    child = tmp_path / "child.py"
    child.write_text(GREETS + code, "utf-8")
    monkeypatch.setattr(untrusted, "CHILD", child)


def test_a_page_and_what_it_uses_come_as_they_are_in_the_file():
    found = imported_pages(blank())
    (page,) = found.pages
    assert (page.width, page.height) == (595.0, 842.0)
    head = found.objects[page.number]
    assert b"".join(each for each in head if isinstance(each, bytes)).startswith(b"<</Type/XObject")
    assert any(b"/BaseFont /Helvetica" in part for each in found.objects for part in [each[0]])
    assert doubts_of(blank()) == ("its font Helvetica is not in the file",)


def crafted():
    """Return a letterhead whose picture refers to files, to other pages and to a script."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    picture = StreamObject()
    picture._data = b"0 0 9 9 re f"
    names = {"/Type": "/XObject", "/Subtype": "/Form"}
    picture.update({NameObject(key): NameObject(value) for key, value in names.items()})
    picture[NameObject("/BBox")] = ArrayObject(map(NumberObject, (0, 0, 9, 9)))
    outside = DictionaryObject({NameObject("/Type"): NameObject("/Filespec")})
    outside[NameObject("/F")] = TextStringObject("payroll.pdf")
    outside = writer._add_object(outside)
    for key in ("/Ref", "/OPI", "/AF", "/Marker"):
        picture[NameObject(key)] = outside
    picture[NameObject("/StructParent")] = page.indirect_reference
    action = {NameObject("/Type"): NameObject("/Action"), NameObject("/JS"): TextStringObject("x")}
    picture[NameObject("/Mine")] = writer._add_object(DictionaryObject(action))
    commands = StreamObject()  # for a printer, in PostScript
    commands._data = b"(/etc/passwd) (r) file"
    commands[NameObject("/Subtype")] = NameObject("/PS")
    inside = {
        NameObject("/Pic"): writer._add_object(picture),
        NameObject("/Run"): writer._add_object(commands),
    }
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject(inside)}
    )
    page[NameObject("/Contents")] = writer._add_object(StreamObject())
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def test_files_other_pages_and_scripts_stay_behind():
    content = crafted()
    words = (b"payroll", b"/Filespec", b"/JS", b"/Ref", b"/OPI", b"/AF", b"/Contents", b"passwd")
    assert all(word in content for word in words)
    parts = [part for each in imported_pages(content).objects for part in each]
    made = b"".join(part for part in parts if isinstance(part, bytes))
    assert b"0 0 9 9 re f" in made
    assert b"/Marker" in made
    assert [word for word in words if word in made] == []


def test_it_is_read_once_while_the_program_runs(tmp_path, monkeypatch):
    content = blank()
    first = imported_pages(content)
    answering(tmp_path, monkeypatch, "import os; os.abort()")
    assert imported_pages(content) is first


PAGE = {"pages": [[595.0, 842.0, 0]], "objects": [[2, -1, 1]], "doubts": []}


@pytest.mark.parametrize(
    ("answer", "made"),
    [
        ({}, b"abc"),
        (PAGE | {"pages": [[595.0, 842.0, 1]]}, b"abc"),
        (PAGE | {"pages": [[595.0, 842.0, -1]]}, b"abc"),
        (PAGE | {"pages": [["595", 842.0, 0]]}, b"abc"),
        (PAGE | {"pages": [[float("inf"), 842.0, 0]]}, b"abc"),
        (PAGE | {"pages": [[0.0, 842.0, 0]]}, b"abc"),
        (PAGE | {"objects": [[2, -2, 1]]}, b"abc"),
        (PAGE | {"objects": [[2, -1, 2]]}, b"abc"),
        (PAGE | {"objects": [[2, -1]]}, b"abc"),
        (PAGE | {"objects": [[True, "x"]]}, b"abc"),
        (PAGE | {"doubts": 5}, b"abc"),
    ],
)
def test_an_answer_of_another_shape_is_none(answer, made, tmp_path, monkeypatch):
    """Whoever has taken the child over answers what they like."""
    said = SAYS.format(answer, f"b'\\n' + {made!r}")
    answering(tmp_path, monkeypatch, f"from math import inf\n{said}")
    with pytest.raises(CollectorError, match="letterhead cannot be drawn"):
        imported_pages(blank())


def test_an_answer_of_the_right_shape_is_taken(tmp_path, monkeypatch):
    answering(tmp_path, monkeypatch, SAYS.format(PAGE, "b'\\nabc'"))
    assert imported_pages(blank()).objects == ((b"ab", 0, b"c"),)


def test_one_larger_than_any_that_is_accepted_is_under_no_paper(tmp_path, monkeypatch):
    """It came with somebody else's ledger, and would be in each of a thousand papers."""
    answering(tmp_path, monkeypatch, SAYS.format(PAGE, "b'\\nabc'"))
    within = blank() + b"%" * (2_000_000 - len(blank()))
    assert imported_pages(within).pages
    with pytest.raises(CollectorError, match="too large"):
        imported_pages(within + b"%")


def test_a_run_of_papers_waits_once_for_one_that_takes_too_long(tmp_path, monkeypatch):
    clock, content = [100.0], blank()
    monkeypatch.setattr(resting, "monotonic", lambda: clock[0])
    with monkeypatch.context() as narrow:
        narrow.setattr(under, "SECONDS", 2.0)
        answering(tmp_path, narrow, "while True: pass")
        before = perf_counter()
        for _ in range(100):
            with pytest.raises(CollectorError, match="takes too long"):
                imported_pages(content)
        assert perf_counter() - before < 20
    clock[0] += 61
    assert imported_pages(content).pages
