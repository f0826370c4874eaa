"""The squares of a QR code (ISO/IEC 18004): bytes at error correction level M, versions 1 to 25.

A code is one number, row behind row with the upper left square in bit 0, so that it is masked and
judged in a few operations: the code of a payment takes some milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from collector_desktop.documents.qr_penalty import penalty
from collector_desktop.documents.qr_remainder import remainder
from collector_desktop.domain.frozen import frozen

# For each version: check words of a block, and how many blocks (table 9, level M).
_BLOCKS = (
    *((10, 1), (16, 1), (26, 1), (18, 2), (24, 2), (16, 4), (18, 4), (22, 4), (22, 5), (26, 5)),
    *((30, 5), (22, 8), (22, 9), (24, 9), (24, 10), (28, 10), (28, 11), (26, 13), (26, 14)),
    *((26, 16), (26, 17), (28, 17), (28, 18), (28, 20), (28, 21)),
)
LARGEST = len(_BLOCKS)
_BYTES, _FILLING = 0b0100, (0xEC, 0x11)
_LONG_COUNT_FROM = 10
_FORMAT_GENERATOR, _FORMAT_MASK = 0x537, 0x5412
_VERSION_GENERATOR, _VERSION_FROM = 0x1F25, 7
_MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda x, y: (x + y) % 2,
    lambda _, y: y % 2,
    lambda x, _: x % 3,
    lambda x, y: (x + y) % 3,
    lambda x, y: (x // 3 + y // 2) % 2,
    lambda x, y: x * y % 2 + x * y % 3,
    lambda x, y: (x * y % 2 + x * y % 3) % 2,
    lambda x, y: ((x + y) % 2 + x * y % 3) % 2,
)


@frozen
class _Frame:
    """What all codes of a version share: dark squares, where data go, and the masks over them.

    `path` has the bit of each square for data, in their order.
    """

    size: int
    dark: int
    path: tuple[int, ...]
    masks: tuple[int, ...]


def squares_of(content: bytes) -> list[list[bool]]:
    """Return the dark squares of the code of some bytes, row by row.

    Raises:
        ValueError: there are more than the largest version holds.
    """
    version = next((v for v in range(1, LARGEST + 1) if len(content) <= _room(v)), 0)
    if not version:
        raise ValueError(f"{len(content)} bytes are too many for a code.")
    frame = _frame(version)
    plain = _filled(frame, _words(content, version))
    codes = [_masked(plain, frame, mask) for mask in range(len(_MASKS))]
    return _squares(min(codes, key=lambda code: penalty(code, frame.size)), frame.size)


def _squares(code: int, size: int) -> list[list[bool]]:
    text = f"{code:0{size * size}b}"[::-1]
    return [[square == "1" for square in text[at : at + size]] for at in range(0, len(text), size)]


def _filled(frame: _Frame, words: bytes) -> int:
    """Return the code with the words in their places and no mask yet."""
    last = frame.size**2 - 1
    squares = bytearray(b"0" * (last + 1))
    bits = f"{int.from_bytes(words):0{8 * len(words)}b}".encode()
    for at, bit in zip(frame.path, bits, strict=False):  # a few squares may be left over
        squares[last - at] = bit
    return frame.dark | int(squares, 2)


def _room(version: int) -> int:
    """Return how many bytes of content a version holds."""
    checks, blocks = _BLOCKS[version - 1]
    header = 3 if version >= _LONG_COUNT_FROM else 2
    return _word_count(version) - checks * blocks - header


def _word_count(version: int) -> int:
    """Return how many words of eight squares a version has, without what is fixed."""
    squares = (16 * version + 128) * version + 64
    if version > 1:
        centres = version // 7 + 2
        squares -= (25 * centres - 10) * centres - 55
    if version >= _VERSION_FROM:
        squares -= 36
    return squares // 8


def _words(content: bytes, version: int) -> bytes:
    """Return the words of the code: content and check words, taken from the blocks in turn."""
    checks, blocks = _BLOCKS[version - 1]
    count = _word_count(version) - checks * blocks
    data = _padded(content, version, count)
    short, longer = divmod(count, blocks)
    parts, at = [], 0
    for block in range(blocks):
        size = short + (block >= blocks - longer)
        parts.append(data[at : at + size])
        at += size
    return _in_turn(parts) + _in_turn([remainder(part, checks) for part in parts])


def _padded(content: bytes, version: int, count: int) -> bytes:
    """Return mode, length, content and the mark of the end, filled up to a number of words."""
    width = 16 if version >= _LONG_COUNT_FROM else 8
    bits = (_BYTES << width | len(content)) << 8 * len(content) | int.from_bytes(content)
    words = (bits << 4).to_bytes(len(content) + (8 + width) // 8)
    return words + bytes(_FILLING[at % 2] for at in range(count - len(words)))


def _in_turn(parts: Sequence[bytes]) -> bytes:
    longest = max(map(len, parts))
    return bytes(part[at] for at in range(longest) for part in parts if at < len(part))


def _masked(plain: int, frame: _Frame, mask: int) -> int:
    """Return a code with a mask over the data, and the squares that say which."""
    code = plain ^ frame.masks[mask]
    bits = (mask << 10 | _tail(mask << 10, _FORMAT_GENERATOR)) ^ _FORMAT_MASK
    for (x, y), at in _format_squares(frame.size):
        code |= (bits >> at & 1) << x + y * frame.size
    return code


def _tail(value: int, generator: int) -> int:
    """Return the rest of a division of polynomials with coefficients 0 and 1."""
    while value.bit_length() >= generator.bit_length():
        value ^= generator << (value.bit_length() - generator.bit_length())
    return value


def _format_squares(size: int) -> list[tuple[tuple[int, int], int]]:
    """Return where each bit of the format stands, twice."""
    beside = [(8, y) for y in (0, 1, 2, 3, 4, 5, 7, 8)] + [(x, 8) for x in (7, 5, 4, 3, 2, 1, 0)]
    apart = [(size - 1 - at, 8) for at in range(8)] + [(8, size - 7 + at) for at in range(7)]
    return [*zip(beside, range(15), strict=True), *zip(apart, range(15), strict=True)]


@lru_cache(maxsize=LARGEST)
def _frame(version: int) -> _Frame:
    """Return what all codes of a version share."""
    size = 4 * version + 17
    fixed: dict[tuple[int, int], bool] = {}
    for at in range(size):
        fixed[at, 6] = fixed[6, at] = at % 2 == 0
    for x, y in _centres(version, size):
        _put_square(fixed, (x, y), 2, {1})
    for x, y in ((3, 3), (size - 4, 3), (3, size - 4)):
        _put_square(fixed, (x, y), 4, {2, 4})
    for square, _ in _format_squares(size):
        fixed[square] = False
    fixed[8, size - 8] = True
    if version >= _VERSION_FROM:
        bits = version << 12 | _tail(version << 12, _VERSION_GENERATOR)
        for at in range(18):
            far, near = size - 11 + at % 3, at // 3
            fixed[far, near] = fixed[near, far] = bool(bits >> at & 1)
    inside = {key: dark for key, dark in fixed.items() if min(key) >= 0 and max(key) < size}
    path = [(x, y) for x, y in _data_path(size) if (x, y) not in inside]
    masks = [[(x, y) for x, y in path if not mask(x, y)] for mask in _MASKS]
    return _Frame(
        size,
        _number((key for key, is_dark in inside.items() if is_dark), size),
        tuple(x + y * size for x, y in path),
        tuple(_number(mask, size) for mask in masks),
    )


def _number(squares: Iterable[tuple[int, int]], size: int) -> int:
    """Return squares as the number of a code that has only them."""
    marks = bytearray(b"0" * size**2)
    for x, y in squares:
        marks[-1 - x - y * size] = ord("1")
    return int(marks, 2)


def _put_square(
    fixed: dict[tuple[int, int], bool], centre: tuple[int, int], reach: int, light: set[int]
) -> None:
    """Put rings around a centre, those of some distances light; parts may be outside the code."""
    for across in range(-reach, reach + 1):
        for down in range(-reach, reach + 1):
            ring = max(abs(across), abs(down))
            fixed[centre[0] + across, centre[1] + down] = ring not in light


def _centres(version: int, size: int) -> list[tuple[int, int]]:
    """Return where the small squares stand by which a reader finds its bearings."""
    if version == 1:
        return []
    count = version // 7 + 2
    step = (version * 8 + count * 3 + 5) // (count * 4 - 4) * 2
    places = [6, *sorted(size - 7 - at * step for at in range(count - 1))]
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    return [(x, y) for x in places for y in places if (x, y) not in corners]


def _data_path(size: int) -> list[tuple[int, int]]:
    """Return all squares in the order in which data run: in pairs of columns, up and down."""
    path: list[tuple[int, int]] = []
    upwards = True
    for right in (*range(size - 1, 6, -2), *range(5, 0, -2)):
        rows = range(size - 1, -1, -1) if upwards else range(size)
        path += [(x, y) for y in rows for x in (right, right - 1)]
        upwards = not upwards
    return path
