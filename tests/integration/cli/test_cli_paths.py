"""An empty name of a file or folder, as a script makes by mistake, is wrong usage everywhere."""

import logging
from pathlib import Path

import pytest

from collector_desktop.cli import opened

CALLS = (
    ("backup", ""),
    ("export", " "),
    ("chase", "--out", ""),
    ("statement", "--all", "--out", ""),
    ("letter", "ACME", "--template", "reminder-1", "--out", ""),
    ("import", ""),
    ("restore", ""),
    ("sent", ""),
)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_an_empty_name_is_no_file(shop, call):
    before = sorted(shop.folder.rglob("*"))
    assert "a file or a folder needs a name" in shop.refuse(2, *call)
    assert sorted(shop.folder.rglob("*")) == before


def test_a_journal_without_a_folder_is_told_in_one_line(shop, monkeypatch):
    """The entry is saved; only the place beside the backups cannot be written."""
    in_a_file = shop.write("no folder", "") / "backups"
    monkeypatch.setattr(opened, "_backups", lambda: Path(in_a_file))
    # as in the program itself, where no log listens
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    result = shop.call("receipt", "ACME", "10.00")
    assert result.status == 0
    assert result.err == (
        "collector-desktop: The journal could not be written (Not a directory). "
        "What you did is in the ledger.\n"
    )
    assert any(each["amount"] == "10.00" for each in shop.ask("items", "--all")["items"])
