"""What is built: one folder with all that the program needs and nothing else, tried afterwards.

Nothing is built here, which takes two minutes; `installer/build.py` tries what it built.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import build
import build_environment
import build_icons
import bundle
import pytest
from environment import ROOT
from PIL import Image
from problems import SetUpError

from collector_desktop.app import self_test_program
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.files.own_child import WITHOUT_WINDOW

SPEC = (ROOT / "installer" / "collector-desktop.spec").read_text(encoding="utf-8")
START = bundle.START.read_text(encoding="utf-8")
SOUND = {"part": "window", "ok": True, "found": "Painted.", "advice": ""}
OLD = {"part": "versions", "ok": False, "found": "Python 3.11.", "advice": "Build with 3.12.13."}
BROKEN = {"part": "ledger", "ok": False, "found": "KeyError.", "advice": "Install it again."}


def test_children_of_a_run_are_served_before_anything_else():
    """Else each of them would open a window of its own."""
    code = START.partition('"""\n\n')[2].splitlines()
    assert [line for line in code if line][:2] == [
        "from multiprocessing import freeze_support",
        "freeze_support()",
    ]


def test_it_is_one_folder_unpacked_for_one_user():
    assert "COLLECT(" in SPEC
    assert SPEC.count('"exclude_binaries": True') == 1
    assert '"upx": False' in SPEC
    assert "upx=True" not in SPEC
    assert '"uac_admin": False' in SPEC


def test_children_on_windows_find_the_program_without_a_window():
    assert f"{bundle.COMMAND}.exe" == WITHOUT_WINDOW
    assert "name=bundle.COMMAND, console=True" in SPEC


def test_every_module_is_taken_along_as_many_are_imported_by_name():
    names = set(bundle.own_modules())
    assert {"collector_desktop", "collector_desktop.app.self_test"} <= names
    asked = re.findall(
        r'"(collector_desktop(?:\.\w+)+)"', (ROOT / "collector_desktop/__main__.py").read_text()
    )
    assert asked
    assert set(asked) <= names
    assert not [name for name in names if "migrations" in name]


def test_what_is_read_beside_the_code_goes_where_it_is_looked_for():
    found = {(Path(source).name, place) for source, place in bundle.own_files()}
    assert ("0001_initial.py", "collector_desktop/storage/migrations") in found
    assert ("0001_initial.sql", "collector_desktop/storage/migrations") in found
    assert ("known_schema.txt", "collector_desktop/storage/migrations") in found
    assert ("CollectorSans-Regular.ttf", "resources/fonts") in found
    assert ("LICENSE", ".") in found
    assert not [name for name, _ in found if name.endswith(".pyc")]


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        r"PySide6\plugins\platforms\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "babel/locale-data/root.dat",
        "babel/locale-data/de_CH.dat",
        "babel/global.dat",
        "resources/wording/de/reminder-1.txt",
    ],
)
def test_what_the_program_needs_is_kept(place):
    assert bundle.is_kept(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        r"PySide6\plugins\tls\qschannelbackend.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "babel/locale-data/zh_Hant.dat",
        "libcups.so.2",
    ],
)
def test_what_nothing_uses_is_left_out(place):
    assert not bundle.is_kept(place)


def test_nothing_is_left_out_that_the_program_imports():
    sources = [path.read_text(encoding="utf-8") for path in bundle.PACKAGE.rglob("*.py")]
    imported = {
        name
        for text in sources
        for name in re.findall(r"^\s*(?:from|import) ([\w.]+)", text, re.MULTILINE)
    }
    assert {"PySide6.QtSvg", "PySide6.QtNetwork"} <= imported
    assert set(bundle.EXCLUDED) & imported == set()


def test_papers_of_every_language_find_their_days_and_amounts():
    assert bundle.languages() == {language.partition("-")[0] for language in LANGUAGES}


def test_libraries_are_kept_only_where_something_kept_asks_for_them():
    needs = {"/plugin": ["libused.so.1", "libc.so.6"], "/used": ["libdeep.so.2"]}
    entries = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/plugin", "BINARY"),
        ("libused.so.1", "/used", "BINARY"),
        ("PySide6/Qt/lib/libdeep.so.2", "/deep", "BINARY"),
        ("libgtk-3.so.0", "/gtk", "BINARY"),
        ("libpython3.12.so.1.0", "/python", "BINARY"),
        ("python3.12/lib-dynload/_ssl.so", "/ssl", "EXTENSION"),
    ]
    kept = {place for place, _, _ in bundle.asked_for(entries, lambda path: needs.get(path, []))}
    assert kept == {place for place, _, _ in entries} - {"libgtk-3.so.0"}


def test_no_link_leads_to_what_was_left_out():
    binaries = [("PySide6/Qt/lib/libQt6Core.so.6", "/core", "BINARY")]
    datas = [
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("PySide6/libQt6Core.so.6", "Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6EglFsKmsSupport.so.6", "PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6", "SYMLINK"),
        ("resources/qss/desk.qss", "/desk.qss", "DATA"),
    ]
    assert bundle.tied_up(datas, binaries) == [datas[0], datas[1], datas[3]]


@pytest.mark.skipif(sys.platform != "linux", reason="what asks for what is only known there")
def test_a_native_file_says_which_libraries_it_asks_for():
    import _ssl  # noqa: PLC0415 - not every Python has it

    assert any(name.startswith("libssl") for name in bundle.libraries_of(_ssl.__file__))


def test_windows_and_macos_are_told_what_the_program_is():
    words = bundle.about_windows("1.2.3")
    assert "filevers=(1, 2, 3, 0)" in words
    assert "StringStruct('ProductVersion', '1.2.3')" in words
    assert bundle.about_mac("1.2.3")["CFBundleShortVersionString"] == "1.2.3"


def test_macos_opens_the_program_with_a_window_and_shows_it_in_the_dock():
    """Information Property List: the file in `MacOS` that is started, and whether it has a face."""
    told = bundle.about_mac("1.2.3")
    spec = (ROOT / "installer" / "collector-desktop.spec").read_text(encoding="utf-8")
    assert "name=bundle.TITLE, console=False" in spec
    assert told["CFBundleExecutable"] == bundle.TITLE
    assert told["LSBackgroundOnly"] is False


def test_the_icon_is_drawn_in_every_size_of_windows(tmp_path):
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    script = ROOT / "installer" / "build_icons.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, env=environ)  # noqa: S603
    icon = Image.open(BytesIO((tmp_path / "app.ico").read_bytes()))
    assert icon.info["sizes"] == {(side, side) for side in build_icons.WINDOWS_SIZES}
    assert (tmp_path / "app.icns").read_bytes()[:4] == b"icns"


def test_the_environment_is_that_of_the_locks_and_no_other(tmp_path, monkeypatch):
    commands = []
    monkeypatch.setattr(build_environment, "_run", commands.append)
    for name in ("FOLDER", "PYTHON", "STAMP"):
        monkeypatch.setattr(build_environment, name, tmp_path / name)
    build_environment.PYTHON.touch()
    build_environment.ready()
    assert {"--require-hashes", "--no-deps"} <= set(commands[1])
    assert [word for word in commands[1] if word.endswith(".lock")] == [
        str(ROOT / "installer" / "requirements-run.lock"),
        str(ROOT / "installer" / "requirements-build.lock"),
    ]
    build_environment.ready()
    assert len(commands) == 2
    monkeypatch.setattr(build_environment, "FROM", (build_environment.BUILD_LOCK,))
    build_environment.ready()
    assert len(commands) == 4


def test_an_old_python_may_be_tried_but_not_shipped(capsys):
    assert build.problems_of([SOUND, OLD], is_trial=False) == [
        "versions: Python 3.11. Build with 3.12.13."
    ]
    assert build.problems_of([SOUND, OLD], is_trial=True) == []
    assert "Not to be shipped" in capsys.readouterr().out
    assert len(build.problems_of([OLD, BROKEN], is_trial=True)) == 1
    assert build.VERSIONS == "versions"


def test_only_a_built_program_is_asked_for_that_python(monkeypatch):
    monkeypatch.setattr(self_test_program, "LEAST_PYTHON", (99, 0, 0))
    assert "Python" in self_test_program.versions()


def test_a_folder_that_is_too_large_is_refused_and_links_count_once(tmp_path, capsys):
    (tmp_path / "library").write_bytes(bytes(1_000))
    (tmp_path / "link").symlink_to("library")
    assert build.size_of(tmp_path) == 1_000
    assert build.too_large(200_400_000) == []
    assert "more than 200" in build.too_large(201_000_000)[0]


@pytest.mark.parametrize(
    ("said", "problems"),
    [({"parts": [SOUND]}, 0), ({"parts": [SOUND, BROKEN]}, 1), (None, None)],
)
def test_what_was_built_is_asked_and_one_that_does_not_start_is_reported(
    tmp_path, monkeypatch, said, problems
):
    program = tmp_path / "program"
    words = "print('no start', file=sys.stderr)" if said is None else f"print({json.dumps(said)!r})"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nassert sys.argv[1] == '--self-test'\n{words}\n"
    )
    program.chmod(0o755)
    monkeypatch.setattr(build, "PROGRAM", program)
    if problems is None:
        with pytest.raises(SetUpError, match="no start"):
            build.tried(is_trial=False)
    else:
        assert len(build.tried(is_trial=False)) == problems


def test_nothing_of_the_python_that_builds_is_found_by_what_was_built(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/somewhere")
    assert not {"PYTHONPATH", "LD_LIBRARY_PATH"} & build.bare().keys()


@pytest.mark.parametrize(("before", "after"), [("/theirs", "/theirs"), (None, None)])
def test_programs_that_it_opens_load_their_own_libraries(monkeypatch, before, after):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/ours")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    import frozen_start  # noqa: PLC0415 - calls what only matters when built

    frozen_start.leave_others_their_libraries()
    assert os.environ.get("LD_LIBRARY_PATH") == after


def test_it_builds_only_what_it_knows(capsys):
    assert build.main(["--onefile"]) == 2
    assert "--trial" in capsys.readouterr().out
