"""Write what the program is made of as a CycloneDX document, from the lock and the table.

    python installer/make_sbom.py [FILE]

It needs neither the packages nor a network, and the same lock makes the same bytes. Each package
has its version, licence, package address, which packages bring it, and the hashes of the files
that setting up accepts.
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from check_licences import TABLE, shown_licences
from environment import LOCKS, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT, VERSION = "CycloneDX", "1.6"
PROGRAM = "collector-desktop"
PIN = re.compile(r"^([a-z0-9][\w.-]*)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
VIA = re.compile(r"^\s+#\s+(?:via\s+)?([A-Za-z][\w.-]*)")
RUN_LOCK = LOCKS["desk"][0]
VERSION_FILE = ROOT / "collector_desktop" / "__init__.py"


def packages(lock: str) -> Iterator[dict[str, Any]]:
    """Yield name, version, marker, hashes and who needs it, for each package of a lock."""
    found: dict[str, Any] | None = None
    for line in lock.splitlines():
        if pin := PIN.match(line):
            if found is not None:
                yield found
            found = {"name": pin[1], "version": pin[2], "marker": pin[3] or ""}
            found |= {"hashes": [], "needed_by": []}
        elif found is not None:
            found["hashes"] += HASH.findall(line)
            if (via := VIA.match(line)) and via[1] != "via":
                found["needed_by"].append(via[1].lower())
    if found is not None:
        yield found


def bill(lock: str, table: str, version: str) -> dict[str, Any]:
    """Return the whole document; a package without a licence in the table is an error.

    Raises:
        KeyError: the table does not name a package.
    """
    licences, found = shown_licences(table), list(packages(lock))
    root = {"type": "application", "name": PROGRAM, "version": version, "bom-ref": PROGRAM}
    return {
        "bomFormat": FORMAT,
        "specVersion": VERSION,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, lock + version)}",
        "version": 1,
        "metadata": {"component": {**root, "licenses": [{"license": {"id": "MIT"}}]}},
        "components": [_component(package, licences[package["name"]]) for package in found],
        "dependencies": [_needs(PROGRAM, found), *(_needs(p["name"], found) for p in found)],
    }


def _component(package: dict[str, Any], licence: str) -> dict[str, Any]:
    name, version = package["name"], package["version"]
    stated = {"license": {"name": licence}} if licence == "BSD" else {"expression": licence}
    marks = [{"name": "lock:sha256", "value": value} for value in package["hashes"]]
    if package["marker"]:
        marks.append({"name": "lock:marker", "value": package["marker"]})
    return {
        "type": "library",
        "bom-ref": name,
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [stated],
        "properties": marks,
    }


def _needs(name: str, found: list[dict[str, Any]]) -> dict[str, Any]:
    needed = sorted(package["name"] for package in found if name in package["needed_by"])
    return {"ref": name, "dependsOn": needed}


def program_version() -> str:
    """Return the version of the program as its source gives it."""
    found = re.search(r'__version__ = "([^"]+)"', VERSION_FILE.read_text(encoding="utf-8"))
    return found[1] if found else "0"


def main(arguments: list[str]) -> int:
    """Write the document to a file, or to standard output."""
    lock = RUN_LOCK.read_text(encoding="utf-8")
    made = bill(lock, TABLE.read_text(encoding="utf-8"), program_version())
    text = json.dumps(made, indent=2) + "\n"
    if arguments:
        Path(arguments[0]).write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
