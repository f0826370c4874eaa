"""A logo or letterhead that came with a stranger's ledger, unchecked, harms no paper."""

import struct
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from collector_desktop.documents.imported_pages import imported_pages
from collector_desktop.documents.statement import render_statement
from collector_desktop.domain.errors import CollectorError


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width, height):
    """A picture that says that it has so many dots, in two colours."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(bytes(1_000)))
    return b"\x89PNG\r\n\x1a\n" + head + rows + chunk(b"IEND", b"")


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
    letterhead = replace(statement.letterhead, logo=LOGOS[name])
    pdf = render_statement(replace(statement, letterhead=letterhead))
    assert "QS" in page_texts(pdf)[0].split()
    assert list(PdfReader(BytesIO(pdf)).pages[0].images) == []


def page(width, height):
    made, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(width, height)
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4 no more", page(0, 842), page(595, -842), page(595, 842)[:-60]]
)
def test_a_letterhead_made_to_do_harm_is_told_in_a_sentence(content):
    with pytest.raises(CollectorError, match="The letterhead cannot be drawn") as told:
        imported_pages(content)
    assert "Settings" in told.value.advice


def test_a_sound_one_is_taken_with_its_size():
    (found,) = imported_pages(page(595, 842)).pages
    assert (found.width, found.height) == (595, 842)
