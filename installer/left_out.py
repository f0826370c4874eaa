"""What PySide6 brings that nothing here uses: taken out of an environment once it is filled.

These are data and programs for developers. No library goes, as on some system another may ask for
it; nor do descriptions of types, which the checks read. Pip does not miss them, neither when it
checks nor when it removes or replaces the package.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path, PurePath

PACKAGE = "PySide6"
# Windows has them in the package itself, the others in its folder Qt.
FOLDERS = frozenset({"metatypes", "qml", "translations"})
PROGRAMS = frozenset(
    {
        *("assistant", "designer", "linguist", "lrelease", "lupdate"),
        *("qmlformat", "qmllint", "qmlls", "svgtoqml"),
    }
)
ENDINGS = frozenset({"", ".app", ".exe"})


def is_left_out(place: PurePath) -> bool:
    """Return whether a file, by its place below the packages, is one of those that go."""
    package, *inside = place.parts
    if package != PACKAGE:
        return False
    return _goes(PurePath(next((part for part in inside if part != "Qt"), "")))


def leave_out(packages: Path) -> None:
    """Remove from a folder of packages what nothing uses; what cannot be removed does no harm."""
    for folder in (packages / PACKAGE, packages / PACKAGE / "Qt"):
        for found in list(folder.iterdir()) if folder.is_dir() else []:
            if not _goes(found):
                continue
            if found.is_dir():
                shutil.rmtree(found, ignore_errors=True)
            else:
                with suppress(OSError):
                    found.unlink()


def _goes(path: PurePath) -> bool:
    is_program = path.stem.lower() in PROGRAMS and path.suffix in ENDINGS
    return is_program or path.name in FOLDERS
