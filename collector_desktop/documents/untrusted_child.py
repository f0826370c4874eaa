"""The process that reads files from somebody else: with little memory and time, and few rights.

It reads a request from its input, a line of JSON with the sizes of the files that follow. It loads
what that needs, shuts itself in, says so, and only then reads the files. The answer is a line of
JSON and what it made of them. It is started by `untrusted`, and may die.
"""

from __future__ import annotations

import ctypes
import json
import logging
import sys
from contextlib import closing, suppress
from importlib import import_module
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.Image import Image

MOST_MEMORY = 2**30
SECONDS = 30
MOST_FIELDS, LONGEST_NAME, LONGEST_VALUE = 500, 200, 4000
MOST_MEASURED, DOTS_PER_MM = 2, 2
DARK = 160  # of 255: a pale watermark behind the text is not in its way
_OWN = "collector_desktop.documents"
_PDFIUM = ("pypdfium2",)
_PYPDF = ("pypdf", "pypdf.filters")  # the latter is loaded late, and loads libraries of the system
NEEDED = {
    "readable": _PDFIUM,
    "count": _PDFIUM,
    "join": _PDFIUM,
    "edges": (*_PDFIUM, "PIL.Image"),
    "fields": _PYPDF,
    "picture": ("PIL.ImageOps", "PIL.JpegImagePlugin", "PIL.PngImagePlugin"),
    "clean": (*_PYPDF, f"{_OWN}.letterhead_cleaning"),
    "under": (
        *(*_PYPDF, "uharfbuzz"),
        *(f"{_OWN}.letterhead_copy", f"{_OWN}.letterhead_standard"),
    ),
}

# winnt.h: what SetInformationJobObject takes, and the limits that it sets
_EXTENDED_LIMITS = 9
_PROCESS_TIME, _ONE_PROCESS, _PROCESS_MEMORY = 0x2, 0x8, 0x100
_TICKS_PER_SECOND = 10_000_000


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h, its two inner structures laid flat."""

    _fields_ = [
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    ]


def limit_what_it_may_use() -> None:
    """Take no more memory and time than a PDF needs, as the system lets a program say so.

    It can start no other process then, unless it is the administrator's; and except on Windows it
    can write nothing into a file.
    """
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        limit_by_job(ctypes.WinDLL("kernel32"))  # type: ignore[attr-defined]
        return
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        _, allowed = resource.getrlimit(kind)
        wished = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        with suppress(OSError, ValueError):  # macOS refuses some that it names
            resource.setrlimit(kind, (wished, wished))


def limit_by_job(system: Any) -> bool:
    """Put this process into a job of Windows that has limits and lets it start no other.

    Returns whether the system took them; where it does not, who started us still ends us in time.
    """
    system.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
    system.CreateJobObjectW.restype = system.GetCurrentProcess.restype = ctypes.c_void_p
    system.SetInformationJobObject.argtypes = (
        *(ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32),
    )
    system.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    limits = JobLimits(
        process_time=SECONDS * _TICKS_PER_SECOND,
        flags=_PROCESS_TIME | _ONE_PROCESS | _PROCESS_MEMORY,
        processes=1,
        process_memory=MOST_MEMORY,
    )
    job, size = system.CreateJobObjectW(None, None), ctypes.sizeof(limits)
    is_set = system.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
    return bool(is_set and system.AssignProcessToJobObject(job, system.GetCurrentProcess()))


def edges(content: bytes, margin: float) -> tuple[list[float], list[float]]:
    """Return how high the foot and how low the head of each page is printed, in mm.

    Only the first two are under papers, and are looked at. Print within `margin` mm of the sides,
    such as a coloured edge, does not count.
    """
    import pypdfium2  # noqa: PLC0415 - not for a picture

    foots, heads = [], []
    with closing(pypdfium2.PdfDocument(content)) as document:
        for page in islice(document, MOST_MEASURED):
            image = page.render(scale=DOTS_PER_MM * 25.4 / 72, grayscale=True).to_pil()
            side = int(margin * DOTS_PER_MM)
            foots.append(_printed(image, side, from_foot=True))
            heads.append(_printed(image, side, from_foot=False))
    return foots, heads


def _printed(image: Image, side: int, *, from_foot: bool) -> float:
    """Return how far from an edge there is print, in the half of the page that belongs to it."""
    half = image.height // 2
    top, bottom = (half, image.height) if from_foot else (0, half)
    part = image.crop((side, top, image.width - side, bottom))
    found = part.point(lambda level: 255 if level < DARK else 0).getbbox()
    if found is None:
        return 0.0
    dots = part.height - found[1] if from_foot else found[3]
    return dots / DOTS_PER_MM


def fields(content: bytes) -> dict[str, str] | None:
    """Return the fields of a form that hold text or a tick, by name; None if it cannot be read.

    A form that only asks for no changes, with an empty password, is read as any other.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - only a form needs it

    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return None
        found = reader.get_fields() or {}
        pairs = [(str(name), each.value) for name, each in found.items()][:MOST_FIELDS]
    except Exception:  # noqa: BLE001 - a stranger's file may break the library in any way
        return None
    return {
        name[:LONGEST_NAME]: str(value)[:LONGEST_VALUE] if isinstance(value, str) else ""
        for name, value in pairs
    }


def has_pages(content: bytes) -> bool:
    """Return whether a PDF can be opened without a password."""
    import pypdfium2  # noqa: PLC0415 - not for a picture

    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            return len(document) > 0
    except pypdfium2.PdfiumError:
        return False


def page_count(content: bytes) -> int:
    """Return how many pages a PDF has."""
    import pypdfium2  # noqa: PLC0415 - not for a picture

    with closing(pypdfium2.PdfDocument(content)) as document:
        return len(document)


def joined(contents: list[bytes], *, is_duplex: bool) -> tuple[bytes, list[int], list[int]]:
    """Return the pages of all as one PDF, on which page each starts, and how many it has."""
    import pypdfium2  # noqa: PLC0415 - not for a picture

    content = BytesIO()
    starts: list[int] = []
    pages: list[int] = []
    with closing(pypdfium2.PdfDocument.new()) as whole:
        for each in contents:
            if is_duplex and len(whole) % 2:
                whole.new_page(*whole.get_page_size(len(whole) - 1))
            with closing(pypdfium2.PdfDocument(each)) as part:
                starts.append(len(whole))
                pages.append(len(part))
                whole.import_pages(part)
        whole.save(content)
    return content.getvalue(), starts, pages


def picture(content: bytes, longest: int, most: int) -> tuple[dict[str, Any], bytes]:
    """Return the size of a PNG or JPEG and its dots, upright and made smaller if need be.

    Of one that has more than `most` dots, or cannot be read, there is no size.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - only a picture needs it

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as found:
            if found.width * found.height > most:
                return {"is_too_large": True}, b""
            upright = ImageOps.exif_transpose(found)
            upright.thumbnail((longest, longest))
            if upright.mode == "I;16":  # what is above 255 would be taken for white
                upright = upright.point(lambda grey: grey / 257)
            plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except Image.DecompressionBombError:
        return {"is_too_large": True}, b""
    except (OSError, ValueError, SyntaxError):
        return {}, b""
    size = {"width": plain.width, "height": plain.height, "channels": len(plain.getbands())}
    return size, plain.tobytes()


def answered(asked: dict[str, Any], contents: list[bytes]) -> tuple[dict[str, Any], bytes]:
    """Return the answer to a request, and the bytes that it has to it."""
    answers: dict[str, Callable[[], tuple[dict[str, Any], bytes]]] = {
        "readable": lambda: ({"readable": [has_pages(each) for each in contents]}, b""),
        "fields": lambda: ({"fields": fields(contents[0])}, b""),
        "picture": lambda: picture(contents[0], asked["longest"], asked["dots"]),
        "count": lambda: ({"pages": page_count(contents[0])}, b""),
        "edges": lambda: ({"edges": edges(contents[0], asked["margin"])}, b""),
        "join": lambda: _joined(contents, is_duplex=asked["is_duplex"]),
        "clean": lambda: _own("letterhead_cleaning").cleaned(contents[0]),
        "under": lambda: _under(contents[0]),
    }
    return answers[asked["what"]]()


def _joined(contents: list[bytes], *, is_duplex: bool) -> tuple[dict[str, Any], bytes]:
    made, starts, pages = joined(contents, is_duplex=is_duplex)
    return {"starts": starts, "pages": pages}, made


def _under(content: bytes) -> tuple[dict[str, Any], bytes]:
    doubts = _own("letterhead_standard").doubts(content)
    answer, made = _own("letterhead_copy").copied(content)
    return {**answer, "doubts": doubts}, made


def _own(name: str) -> Any:
    return sys.modules[f"{_OWN}.{name}"]


def main() -> None:
    """Answer one request."""
    from collector_desktop.documents.child_lock import (  # noqa: PLC0415 - as below
        GREETING,
        lock_in,
    )

    limit_what_it_may_use()
    told, said = sys.stdin.buffer, sys.stdout.buffer
    asked = json.loads(told.readline())
    for name in NEEDED[asked["what"]]:
        import_module(name)
    logging.disable()
    lock_in()
    said.write(GREETING)
    said.flush()
    answer, made = answered(asked, [told.read(size) for size in asked["sizes"]])
    said.write(json.dumps(answer).encode() + b"\n" + made)


if __name__ == "__main__":
    # Started as a file it knows the package only if that is installed; ours comes after all others.
    sys.path.append(str(Path(__file__).parents[2]))
    main()
