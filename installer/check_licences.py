"""List the licence of every package that ships, and refuse one that is not allowed.

The list must also be the one that docs/dependencies.md shows to people.
"""

from __future__ import annotations

import importlib.metadata
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN_LOCK = ROOT / "installer" / "requirements-run.lock"
TABLE = ROOT / "docs" / "dependencies.md"
ALLOWED = frozenset(
    {
        *("MIT", "MIT-0", "MIT-CMU", "BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC"),
        *("PSF-2.0", "HPND", "Zlib", "Unlicense", "MPL-2.0", "OFL-1.1"),
        *("LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later"),
    }
)
# Packages whose metadata names no licence, or not by its SPDX name, as read in the licence file
# that they ship.
READ_BY_HAND = {
    "peewee": "MIT",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",  # with SQLCipher and OpenSSL in it
    "uharfbuzz": "Apache-2.0 AND MIT",  # with HarfBuzz in it
}
CLASSIFIERS = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


def locked_names(lock: str) -> Iterator[str]:
    """Yield the names of the packages in the text of a lock."""
    return (match[1] for match in re.finditer(r"^([a-z0-9][\w.-]*)==", lock, re.MULTILINE))


def licence_of(name: str) -> str:
    """Return the licence of an installed package as its metadata gives it."""
    if name in READ_BY_HAND:
        return READ_BY_HAND[name]
    metadata = importlib.metadata.metadata(name)
    fields = (metadata.get_all("License-Expression"), metadata.get_all("License"))
    stated = str(next((field[0] for field in fields if field), ""))
    if stated and "\n" not in stated and _is_allowed(stated):
        return stated
    for classifier in metadata.get_all("Classifier") or []:
        known = CLASSIFIERS.get(classifier.rsplit(" :: ", 1)[-1])
        if known:
            return known
    return stated.splitlines()[0] if stated else "not stated"


def problem_with(name: str, licence: str, shown: dict[str, str]) -> str | None:
    """Return what is wrong with a package's licence or with its line in the table."""
    if not _is_allowed(licence):
        return f"{name}: the licence {licence!r} is not on the list of those allowed"
    if name not in shown:
        return f"{name}: docs/dependencies.md does not name it"
    if shown[name] != licence:
        return f"{name}: docs/dependencies.md says {shown[name]!r}, the package {licence!r}"
    return None


def shown_licences(text: str) -> dict[str, str]:
    """Return name and licence of each row of the tables in docs/dependencies.md."""
    rows = re.finditer(r"^\| ([\w.-]+) \|[^|\n]*\| ([^|\n]+?) \|", text, re.MULTILINE)
    return {_normal(row[1]): row[2] for row in rows}


def _is_allowed(licence: str) -> bool:
    """Whether every part joined by AND has an alternative joined by OR that is allowed."""
    parts = licence.replace("(", "").replace(")", "").split(" AND ")
    return all(any(choice.strip() in ALLOWED for choice in part.split(" OR ")) for part in parts)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    """Print the licences and what is wrong with them."""
    shown = shown_licences(TABLE.read_text(encoding="utf-8"))
    problems = []
    for name in locked_names(RUN_LOCK.read_text(encoding="utf-8")):
        try:
            licence = licence_of(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # locked for another platform
        print(f"  {name:<22}{importlib.metadata.version(name):<12}{licence}")
        problem = problem_with(name, licence, shown)
        problems += [problem] if problem else []
    print("\n".join(problems), end="\n" if problems else "", flush=True)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
