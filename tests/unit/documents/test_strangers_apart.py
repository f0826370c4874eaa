"""PDFs of strangers are opened by a child with limits; whatever befalls it, the program goes on."""

import random
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from collector_desktop.documents import strangers_apart
from collector_desktop.documents.combined import joined
from collector_desktop.documents.strangers_apart import CHILD, joined_apart, readable
from collector_desktop.domain.errors import CollectorError

ENDS = {
    "dies": "import os\nos.abort()\n",
    "ends without a word": "",
    "never ends": "while True: pass\n",
    "takes all memory": (
        CHILD.read_text("utf-8").partition("if __name__")[0]
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


def test_damaged_ones_are_told_or_opened_and_never_end_the_program():
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
    monkeypatch.setattr(strangers_apart, "CHILD", child)
    monkeypatch.setattr(strangers_apart, "MOST_SECONDS", 5 if "memory" in how else 1)
    assert readable([pdf(100), pdf(110)]) == [False, False]
    with pytest.raises(CollectorError, match="could not be put together"):
        joined_apart([pdf(100)], is_duplex=False)


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
    monkeypatch.setattr(strangers_apart, "CHILD", child)
    assert readable([pdf(100), b"bomb", pdf(110)]) == [True, False, True]
