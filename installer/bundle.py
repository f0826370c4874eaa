"""What goes into the folder of a built program, and what is left out of it, on each system.

`collector-desktop.spec` asks for it while PyInstaller runs. Only the functions that need
PyInstaller import it: everything else can be tried without.
"""

from __future__ import annotations

import posixpath
import re
import subprocess
import sys
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from check_licences import locked_names
from environment import LOCKS, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    # where it goes in the folder, where it is now, and PyInstaller's word for what it is
    Entry = tuple[str, str, str]

START = ROOT / "installer" / "frozen_start.py"
PACKAGE = ROOT / "collector_desktop"
LANGUAGES = PACKAGE / "domain" / "languages.py"
COMMAND, TITLE = "collector-desktop", "Collector Desktop"
IDENTIFIER = "org.collector-desktop.desk"

# Loaded by a name that only the program's own code or a package knows.
LOADED_LATER = (
    *("sqlcipher3.dbapi2", "playhouse.migrations"),
    *("cryptography.hazmat.primitives.ciphers.aead", "cryptography.hazmat.primitives.kdf.scrypt"),
)
WITH_PARTS = ("keyring.backends", "holidays.countries")
# Formats of pictures and parts of Python that the program never opens.
EXCLUDED = (
    *("tkinter", "unittest", "pydoc_data", "lib2to3", "ensurepip", "pip", "setuptools"),
    *("PIL._avif", "PIL._webp", "PIL._imagingtk", "PIL.ImageTk", "PIL.ImageQt"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtOpenGL", "PySide6.QtTest"),
)
# A plug-in of Qt is kept if its kind and name are here; an empty set keeps the whole kind. TLS is
# not: nothing speaks to a server through Qt. GTK's look would bring GTK, and the desk has its own.
PLUGINS: dict[str, frozenset[str]] = {
    "iconengines": frozenset(),
    "imageformats": frozenset({"qsvg"}),
    "platforms": frozenset({"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"}),
    "platforminputcontexts": frozenset(),
    "platformthemes": frozenset({"qxdgdesktopportal"}),
    "printsupport": frozenset(),
    "styles": frozenset(),
    "wayland-decoration-client": frozenset(),
    "wayland-graphics-integration-client": frozenset({"qt-plugin-wayland-egl"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
    "xcbglintegrations": frozenset(),
}
# The system's own library speaks with the system's own printers.
OF_THE_SYSTEM = ("libcups.so.2",)
LIBRARIES_ONLY = ("PySide6/Qt/lib/", "pillow.libs/")
_LOCALE = re.compile(r"babel/locale-data/([a-z]+)(?:_\w+)?\.dat$")
_LIBRARY = re.compile(r"lib[^/]*\.so(\.[\d.]+)?$")


def own_files() -> list[tuple[str, str]]:
    """Return each file that the program reads beside its code, and the folder it goes to.

    The scripts of migrations are among them: they are found by their names and run by their path.
    """
    found = [
        path
        for path in sorted(PACKAGE.rglob("*"))
        if path.is_file()
        and "__pycache__" not in path.parts
        and (path.suffix != ".py" or "migrations" in path.parts)
    ]
    found += [path for path in sorted((ROOT / "resources").rglob("*")) if path.is_file()]
    own = [(str(path), path.parent.relative_to(ROOT).as_posix()) for path in found]
    return [*own, (str(ROOT / "LICENSE"), ".")]


def own_modules() -> list[str]:
    """Return the name of every module of the program: many are imported by their name only."""
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]
    return [name.removesuffix(".__init__") for name in names]


def hidden_imports() -> list[str]:
    """Return what no import statement at the top of a module shows."""
    from PyInstaller.utils.hooks import collect_submodules  # noqa: PLC0415 - while building only

    parts = [name for package in WITH_PARTS for name in collect_submodules(package)]
    return [*own_modules(), *LOADED_LATER, *parts]


def package_notes() -> list[tuple[str, str]]:
    """Return the metadata of every package in the folder, which holds its licence.

    Keyring finds its back ends by its own.
    """
    from PyInstaller.utils.hooks import copy_metadata  # noqa: PLC0415 - while building only

    notes: list[tuple[str, str]] = []
    for name in locked_names(LOCKS["desk"][0].read_text(encoding="utf-8")):
        try:
            notes += copy_metadata(name)
        except Exception as error:
            if type(error).__name__ != "PackageNotFoundError":
                raise
    return notes


def zone_files() -> list[tuple[str, str]]:
    """Return the time zones, which Windows has none of."""
    if sys.platform != "win32":
        return []
    from PyInstaller.utils.hooks import collect_data_files  # noqa: PLC0415 - while building only

    return list(collect_data_files("tzdata"))


def is_kept(place: str) -> bool:
    """Return whether a file belongs into the folder, by its place in it."""
    path = PurePosixPath(place.replace("\\", "/"))
    if "translations" in path.parts and "PySide6" in path.parts:
        return False
    if "plugins" in path.parts and "PySide6" in path.parts:
        return _is_kept_plugin(path)
    if locale := _LOCALE.search(path.as_posix()):
        return locale[1] in {"root", *languages()}
    return path.name not in OF_THE_SYSTEM and "holidays/locale" not in path.as_posix()


def _is_kept_plugin(path: PurePosixPath) -> bool:
    kind = path.parts[path.parts.index("plugins") + 1]
    wanted = PLUGINS.get(kind)
    return wanted is not None and (not wanted or path.stem.removeprefix("lib") in wanted)


def languages() -> set[str]:
    """Return the languages that papers and e-mails are written in, without their countries."""
    found = re.search(r"LANGUAGES = \(([^)]*)\)", LANGUAGES.read_text(encoding="utf-8"))
    named = re.findall(r'"([a-z]+)', found[1]) if found else []
    if not named:
        raise ValueError(f"{LANGUAGES} names no languages")
    return set(named)


def asked_for(entries: Iterable[Entry], asks: Callable[[str], Iterable[str]]) -> Iterator[Entry]:
    """Yield all but the libraries that nothing kept asks for, such as those of a plug-in left out.

    `asks` returns the names of the libraries that a file needs.
    """
    kept, libraries = [], {}
    for entry in entries:
        if _is_library(entry[0]):
            libraries[PurePosixPath(entry[0]).name] = entry
        else:
            kept.append(entry)
    waiting = list(kept)
    while waiting:
        asked = {PurePosixPath(name).name for name in asks(waiting.pop()[1])}
        found = [libraries.pop(name) for name in asked & libraries.keys()]
        kept += found
        waiting += found
    yield from kept


def _is_library(place: str) -> bool:
    is_apart = "/" not in place or place.startswith(LIBRARIES_ONLY)
    return is_apart and bool(_LIBRARY.search(place)) and not place.startswith("libpython")


def libraries_of(path: str) -> list[str]:
    """Return the names of the libraries that a file itself asks for; `ldd` names those of others.

    PyInstaller needs `objdump` on Linux too.
    """
    done = subprocess.run(["objdump", "-p", path], check=False, capture_output=True, text=True)
    return re.findall(r"^\s+NEEDED\s+(\S+)", done.stdout, re.MULTILINE)


def kept_binaries(entries: Iterable[Entry]) -> list[Entry]:
    """Return the native files of the folder; what asks for a library is only known on Linux."""
    kept = [entry for entry in entries if is_kept(entry[0])]
    return list(asked_for(kept, libraries_of)) if sys.platform == "linux" else kept


def tied_up(datas: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Return the files that are not native, without links to what was left out."""
    kept = [entry for entry in datas if is_kept(entry[0])]
    there = {entry[0] for entry in (*binaries, *kept) if entry[2] != "SYMLINK"}
    return [entry for entry in kept if entry[2] != "SYMLINK" or _target(entry) in there]


def _target(link: Entry) -> str:
    """Return the place in the folder to which a link leads, which says so from its own place."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(link[0]), link[1]))


def about_mac(version: str) -> dict[str, object]:
    """Return what macOS is told of the program: its version, its files, its sharp pictures.

    Of two programs PyInstaller would name the first, and hide what has no window from the Dock.
    """
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleExecutable": TITLE,
        "LSBackgroundOnly": False,
        "CFBundleShortVersionString": version,
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Collector ledger",
                "CFBundleTypeExtensions": ["collector"],
                "CFBundleTypeRole": "Editor",
            }
        ],
    }


def about_windows(version: str) -> str:
    """Return what Windows shows of a program file, as PyInstaller reads it."""
    numbers = (*(int(each) for each in version.split(".")[:3]), 0)
    words = {
        "FileDescription": TITLE,
        "FileVersion": version,
        "ProductName": TITLE,
        "ProductVersion": version,
    }
    rows = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('080904B0', [{rows}])]), "
        "VarFileInfo([VarStruct('Translation', [2057, 1200])])])\n"
    )
