"""The bill of materials names every package that ships, as it is locked, and is always the same."""

from __future__ import annotations

import json
import re

import check_licences
import make_sbom

LOCK = make_sbom.RUN_LOCK.read_text(encoding="utf-8")
TABLE = check_licences.TABLE.read_text(encoding="utf-8")


def test_every_locked_package_is_in_it_with_version_licence_and_hashes():
    made = make_sbom.bill(LOCK, TABLE, "1.2.3")
    pins = dict(re.findall(r"^([a-z0-9][\w.-]*)==([^\s;\\]+)", LOCK, re.MULTILINE))
    assert {part["name"]: part["version"] for part in made["components"]} == pins
    hashes = [
        mark["value"]
        for part in made["components"]
        for mark in part["properties"]
        if mark["name"] == "lock:sha256"
    ]
    assert sorted(hashes) == sorted(re.findall(r"sha256:([0-9a-f]{64})", LOCK))
    assert all(
        part["licenses"] and part["purl"].startswith("pkg:pypi/") for part in made["components"]
    )


def test_every_package_but_the_program_is_needed_by_something():
    made = make_sbom.bill(LOCK, TABLE, "1.2.3")
    needed = {name for each in made["dependencies"] for name in each["dependsOn"]}
    assert needed == {part["name"] for part in made["components"]}
    refs = {part["bom-ref"] for part in made["components"]} | {"collector-desktop"}
    assert {each["ref"] for each in made["dependencies"]} == refs


def test_the_same_lock_makes_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        assert make_sbom.main([str(tmp_path / name)]) == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    made = json.loads((tmp_path / "a").read_text("utf-8"))
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    assert made["metadata"]["component"]["version"] == make_sbom.program_version() != "0"


def test_a_package_of_some_systems_only_says_so():
    lock = (
        "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:"
        + "0" * 64
        + "\n    # via x\n"
    )
    (found,) = make_sbom.packages(lock)
    assert found["marker"] == "sys_platform == 'win32'"
    assert found["needed_by"] == ["x"]
