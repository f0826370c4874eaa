"""The checks' own judgement: licences, links, and going on after a failure."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import check_licences
import check_links
import checks
import pytest


@pytest.mark.parametrize(
    "licence",
    ["MIT", "Apache-2.0 OR BSD-2-Clause", "GPL-2.0-only OR MIT", "BSD-3-Clause AND Apache-2.0"],
)
def test_a_free_licence_is_allowed(licence):
    assert check_licences.problem_with("x", licence, {"x": licence}) is None


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "MIT AND GPL-3.0-only", "not stated"])
def test_a_licence_that_binds_the_whole_program_is_refused(licence):
    assert "not on the list" in check_licences.problem_with("x", licence, {"x": licence})


def test_a_package_must_stand_in_the_table_with_its_licence():
    assert "does not name it" in check_licences.problem_with("x", "MIT", {})
    assert "says 'ISC'" in check_licences.problem_with("x", "MIT", {"x": "ISC"})


def test_the_table_is_read_by_normal_names():
    text = "| Name | Range | Licence |\n| --- | --- | --- |\n| My_Pkg | >=1 | MIT | why |\n"
    assert check_licences.shown_licences(text)["my-pkg"] == "MIT"


def test_a_lock_names_its_packages():
    lock = "appdirs==1.4.4 \\\n    --hash=sha256:00\n    # via x\nxlsxwriter==3 ; a == 'b' \\\n"
    assert list(check_licences.locked_names(lock)) == ["appdirs", "xlsxwriter"]


def test_a_broken_link_and_a_missing_heading_are_found(tmp_path):
    (tmp_path / "other.md").write_text("# A heading\n")
    page = tmp_path / "page.md"
    page.write_text(
        "[good](other.md#a-heading) [out](https://example.org) [here](#mine)\n## Mine\n"
        "[gone](gone.md) [wrong](other.md#nowhere) ![p](p.png)\n```\n[code](no.md)\n```\n"
    )
    assert list(check_links.broken_links(page, tmp_path)) == [
        "page.md: gone.md does not exist",
        "page.md: other.md#nowhere names no heading of other.md",
        "page.md: p.png does not exist",
    ]


def test_equal_headings_get_numbered_anchors():
    assert check_links.anchors("# One\n# One\n") == {"one", "one-1"}


def test_one_failing_check_does_not_stop_the_next(monkeypatch, capsys):
    bad = checks.Check("bad", (sys.executable, "-c", "print('why'); raise SystemExit(3)"))
    good = checks.Check("good", (sys.executable, "-c", "print('quiet')"))
    monkeypatch.setattr(checks, "CHECKS", (bad, good))
    assert checks.main([]) == 1
    said = capsys.readouterr().out
    assert re.search(r"^why\nbad +FAILED ", said)
    assert re.search(r"^good +ok ", said, re.MULTILINE)
    assert "quiet" not in said
    assert said.endswith("Failed: bad\n")


@pytest.mark.parametrize(("room", "is_in_memory"), [(0, True), (2**80, False)])
def test_temporary_files_lie_in_memory_where_there_is_room(
    monkeypatch, capfd, tmp_path, room, is_in_memory
):
    tell = "import tempfile; print(tempfile.mkstemp()[1])"
    check = checks.Check("tell", (sys.executable, "-c", tell), is_shown=True)
    memory, usual = tmp_path / "memory", tmp_path / "usual"
    memory.mkdir()
    usual.mkdir()
    monkeypatch.setattr(checks, "CHECKS", (check,))
    monkeypatch.setattr(checks, "MEMORY", memory)
    monkeypatch.setattr(checks, "ROOM", room)
    monkeypatch.setenv("TMPDIR", str(usual))
    assert checks.main([]) == 0
    made = Path(capfd.readouterr().out.splitlines()[0])
    assert made.is_relative_to(memory if is_in_memory else usual)
    assert list(memory.iterdir()) == []


def test_only_the_named_checks_run():
    assert [check.name for check in checks.chosen(["types", "lint"])] == ["lint", "types"]
    with pytest.raises(SystemExit, match="no check speling"):
        checks.chosen(["speling"])
