"""The parts of the self-test that need no ledger: versions, files, passwords, the reading child."""

from __future__ import annotations

import sqlite3
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.app.self_test_words import DAMAGED
from collector_desktop.documents.bill_fonts import BILL_REGULAR, BILL_STRONG
from collector_desktop.documents.fonts import FACES
from collector_desktop.documents.untrusted_paper import draw
from collector_desktop.documents.untrusted_pdf import readable
from collector_desktop.documents.untrusted_picture import chosen_picture
from collector_desktop.domain.contact_profiles import read_profile
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.domain.procedure_files import read_procedures
from collector_desktop.domain.rates import read_series
from collector_desktop.domain.templates import read_template
from collector_desktop.integrations.folders import resource
from collector_desktop.integrations.secrets import secrets

if TYPE_CHECKING:
    from collections.abc import Callable

# CVE-2024-6923 and CVE-2026-1299: a name with a line break in it adds a line to an e-mail's head.
LEAST_PYTHON = (3, 12, 13)
# The fault that may spoil a log with two connections was mended here; 3.52.0 was withdrawn.
LEAST_SQLITE, WITHDRAWN_SQLITE = (3, 51, 3), (3, 52, 0)
LEAST_REPORTLAB = (5, 1)
# The smallest PNG there is: one clear dot.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000b49444154789c6360000200000500017a5eab3f0000000049454e44ae426082"
)
_READERS: dict[str, Callable[[str], object]] = {
    "rates": read_series,
    "procedures": read_procedures,
    "contact_rules": read_profile,
}


def versions() -> str:
    """Hold the versions that the program runs on against the least that is safe.

    What is installed from packages runs on the Python that is there, and has guards of its own
    against its known faults; a built program brings its Python along and must bring a mended one.
    An older SQLite is safe as the ledger has one connection, which is tried with the ledger.
    """
    import reportlab  # noqa: PLC0415 - costs 30 ms

    python, sqlite = sys.version_info[:3], sqlite3.sqlite_version_info
    drawn = tuple(int(each) for each in reportlab.Version.split(".")[:2])
    if drawn < LEAST_REPORTLAB:
        raise CollectorError(
            f"ReportLab {reportlab.Version} runs code that is hidden in a text.",
            f"Install {_written(LEAST_REPORTLAB)} or later.",
        )
    if getattr(sys, "frozen", False) and python < LEAST_PYTHON:
        raise CollectorError(
            f"Python {_written(python)} is built in, which lets e-mails be tampered with.",
            f"Build the program with {_written(LEAST_PYTHON)} or later.",
        )
    is_mended = sqlite >= LEAST_SQLITE and sqlite != WITHDRAWN_SQLITE
    remark = "" if is_mended else ", with one connection only"
    return (
        f"Python {_written(python)}, SQLite {sqlite3.sqlite_version}{remark}, "
        f"ReportLab {reportlab.Version}."
    )


def _written(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def resources() -> str:
    """Read every file that comes with the program, as the program does."""
    for face in (*FACES, BILL_REGULAR, BILL_STRONG):
        _require_font(resource("fonts") / f"{face}.ttf")
    for folder, read in _READERS.items():
        for path in _files(folder, "*.json"):
            _tried_reading(path, read)
    for language in LANGUAGES:
        for path in _files(f"wording/{language}", "*.txt"):
            _tried_reading(path, read_template)
    _files("icons", "*.svg")
    _files("qss", "*.qss")
    return f"All are there and can be read ({len(LANGUAGES)} languages)."


def _require_font(path: Path) -> None:
    """Read a font from its file, whether the program has it in memory or not."""
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFile  # noqa: PLC0415 - costs 30 ms

    try:
        TTFontFile(str(path))
    except (OSError, TTFError) as error:
        raise CollectorError(f"The font {path.name} is missing or damaged.", DAMAGED) from error


def _files(folder: str, pattern: str) -> list[Path]:
    found = sorted(resource(folder).glob(pattern))
    if not found:
        raise CollectorError(f"There is no file {pattern} in {folder}.", DAMAGED)
    return found


def _tried_reading(path: Path, read: Callable[[str], object]) -> None:
    try:
        read(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, LookupError, CollectorError) as error:
        raise CollectorError(f"{path.parent.name}/{path.name} cannot be read.", DAMAGED) from error


def passwords() -> str:
    """Say where passwords are kept; nothing is written there."""
    import keyring  # noqa: F401, PLC0415 - one that is broken would pass for a system without one

    place = secrets().place
    return f"They are kept in {place}." if place else "There is none: kept until the program ends."


def reading_child() -> str:
    """Have the process that reads strangers' files decode a picture and refuse a broken PDF."""
    picture = chosen_picture(PNG)
    if picture is None or (picture.width, picture.height, picture.dots()) != (1, 1, bytes(4)):
        raise CollectorError("The process that reads pictures gave no answer.", DAMAGED)
    if readable([_pdf(), b"%PDF-1.7 broken off"]) != [True, False]:
        raise CollectorError("The process that reads PDFs gave no answer.", DAMAGED)
    if draw(_pdf(), 0, 1.0).rows[:3] != b"\xff" * 3:
        raise CollectorError("The process that draws papers gave no answer.", DAMAGED)
    return "A picture and a PDF were read by it."


def _pdf() -> bytes:
    """Return a PDF of one empty page."""
    from pypdf import PdfWriter  # noqa: PLC0415 - costs 80 ms

    writer, made = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(made)
    return made.getvalue()
