"""What nothing uses is taken out of an environment, and nothing else."""

from __future__ import annotations

import os
from pathlib import PurePosixPath

import environment
import left_out
import pytest

GOES = [
    "PySide6/Qt/qml/QtQuick/qmldir",
    "PySide6/Qt/translations/qtbase_de.qm",
    "PySide6/Qt/metatypes/qt6core_metatypes.json",
    "PySide6/qml/QtQuick/qmldir",  # as on Windows
    "PySide6/designer.exe",
    "PySide6/Designer.app/Contents/MacOS/Designer",
    "PySide6/designer",
    "PySide6/qmlls",
]
STAYS = [
    "PySide6/Qt/lib/libQt6Qml.so.6",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "PySide6/QtDesigner.pyi",
    "PySide6/QtDesigner.abi3.so",
    "PySide6/scripts/designer.py",
    "PySide6/__init__.py",
    "babel/qml/anything",
    "reportlab/translations/de.qm",
]


@pytest.mark.parametrize("place", GOES + STAYS)
def test_a_file_goes_or_stays_by_its_place(place):
    assert left_out.is_left_out(PurePosixPath(place)) is (place in GOES)


def test_what_goes_is_removed_once_and_the_rest_stays(tmp_path):
    for place in GOES[:-2] + STAYS:  # the programs of macOS and Linux differ by their case alone
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).touch()
    for _ in range(2):
        left_out.leave_out(tmp_path)
        files = [each for each in tmp_path.rglob("*") if each.is_file()]
        assert {each.relative_to(tmp_path).as_posix() for each in files} == set(STAYS)


def test_an_environment_without_the_package_is_left_as_it_is(tmp_path):
    (tmp_path / "peewee.py").touch()
    left_out.leave_out(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["peewee.py"]


@pytest.mark.skipif(os.name == "nt", reason="a script takes the place of Python")
def test_an_environment_loses_it_when_it_is_filled(tmp_path, monkeypatch):
    """Pip is replaced by a command that does nothing; the folder is what the Python names."""
    asked = tmp_path / "python"
    asked.write_text(f'#!/bin/sh\n[ "$1" = -m ] || echo \'"{tmp_path}"\'\n')
    asked.chmod(0o755)
    monkeypatch.setattr(environment, "PYTHON", asked)
    (tmp_path / GOES[0]).parent.mkdir(parents=True)
    (tmp_path / GOES[0]).touch()
    environment.install("desk")
    assert not (tmp_path / GOES[0]).exists()
