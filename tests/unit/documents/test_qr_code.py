"""Our QR codes: square for square those of another encoder, read by another decoder."""

import random

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

from collector_desktop.documents.qr_code import LARGEST, squares_of
from collector_desktop.documents.qr_penalty import penalty

# Bytes that a version holds at level M (ISO/IEC 18004, table 7).
ROOM = (
    *(14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624),
    *(666, 711, 779, 857, 911, 997),
)


def other_encoder(content, version, mask):
    """Return the squares as the encoder of ReportLab has them, with one of the masks."""
    code = QRCode(version, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(content))
    code.makeImpl(False, mask)
    return [[bool(square) for square in row] for row in code.modules]


def points_against(rows):
    """Return the points against a code, counted square by square as the standard words it."""
    size = len(rows)
    lines = [*rows, *(list(column) for column in zip(*rows, strict=True))]
    points = 0
    for line in lines:
        run = 1
        for before, square in zip(line, [*line[1:], None], strict=True):
            if before == square:
                run += 1
                continue
            points += run - 2 if run >= 5 else 0
            run = 1
        text = "".join("1" if square else "0" for square in line)
        points += 40 * sum(
            text.startswith(pattern, at)
            for at in range(size)
            for pattern in ("10111010000", "00001011101")
        )
    for y in range(size - 1):
        for x in range(size - 1):
            points += 3 * (rows[y][x] == rows[y][x + 1] == rows[y + 1][x] == rows[y + 1][x + 1])
    dark = sum(map(sum, rows))
    return points + 10 * int(abs(100 * dark / size**2 - 50) / 5)


def read(rows):
    """Return what another program reads in a picture of a code with its quiet zone."""
    size, scale = len(rows), 4
    image = Image.new("L", ((size + 8) * scale, (size + 8) * scale), 255)
    for y, row in enumerate(rows):
        for x, is_dark in enumerate(row):
            if is_dark:
                place = (x + 4) * scale, (y + 4) * scale
                image.paste(0, (*place, place[0] + scale, place[1] + scale))
    (code,) = zxingcpp.read_barcodes(image)
    return code


@pytest.mark.parametrize("version", range(1, LARGEST + 1))
def test_every_version_is_that_of_another_encoder_square_for_square(version):
    chance = random.Random(version)  # noqa: S311 - the same contents at every run
    for length in (ROOM[version - 1], ROOM[version - 1] - chance.randint(1, 3)):
        content = bytes(chance.randrange(256) for _ in range(length))
        rows = squares_of(content)
        assert len(rows) == 4 * version + 17
        assert any(rows == other_encoder(content, version, mask) for mask in range(8))


@pytest.mark.parametrize("version", [1, 2, 7, 13])
def test_the_mask_is_the_one_with_the_least_against_it(version):
    content = bytes(range(ROOM[version - 1] % 256))[: ROOM[version - 1]]
    content = content.ljust(ROOM[version - 1], b"z")
    least = min(points_against(other_encoder(content, version, mask)) for mask in range(8))
    assert points_against(squares_of(content)) == least


@given(st.integers(11, 25), st.randoms(use_true_random=False))
def test_points_are_those_counted_square_by_square(size, chance):
    rows = [[chance.random() < 0.6 for _ in range(size)] for _ in range(size)]
    code = sum(1 << x + y * size for y in range(size) for x in range(size) if rows[y][x])
    assert penalty(code, size) == points_against(rows)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), min_size=1, max_size=120))
def test_another_program_reads_what_was_written(text):
    code = read(squares_of(text.encode()))
    assert code.bytes == text.encode()
    assert code.ec_level == "M"


def test_a_version_is_taken_as_long_as_it_has_room():
    for version, room in enumerate(ROOM, start=1):
        assert len(squares_of(b"x" * room)) == 4 * version + 17


def test_what_no_version_holds_is_refused():
    with pytest.raises(ValueError, match="too many"):
        squares_of(b"x" * (ROOM[-1] + 1))


def test_nothing_is_a_code_too():
    assert len(squares_of(b"")) == 21
