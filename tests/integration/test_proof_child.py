"""What the program says that proves a file; here it runs in the process of the test."""

import hashlib
import json
import os
import runpy
import sys

import pytest

from collector_desktop.storage import proof_child
from collector_desktop.storage.ledger_file import close_ledger


@pytest.fixture
def said(monkeypatch, capsys, ledger, ledger_path):
    """Returns what is said of the closed ledger's file, once it was changed."""
    close_ledger()
    monkeypatch.setattr(os, "nice", lambda by: by)

    def say(kind, change=lambda content: content):
        ledger_path.write_bytes(change(ledger_path.read_bytes()))
        monkeypatch.setattr(sys, "argv", ["proof_child.py", kind, str(ledger_path)])
        runpy.run_path(proof_child.__file__, run_name="__main__")
        return json.loads(capsys.readouterr().out)

    say.path = ledger_path
    return say


def test_a_backup_is_read_whole_and_hashed(said):
    sha256 = hashlib.sha256(said.path.read_bytes()).hexdigest()
    assert said("backup") == {"pages": "sound", "sha256": sha256}


def test_the_file_of_an_open_ledger_is_not_hashed(said):
    assert said("ledger") == {"pages": "sound"}


def test_a_whole_ledger_is_proved_at_once(said, monkeypatch):
    monkeypatch.setattr(os, "nice", None)
    assert said("whole-ledger") == {"pages": "sound"}


@pytest.mark.parametrize("kind", ["backup", "ledger", "whole-ledger"])
@pytest.mark.parametrize(
    "change",
    [
        lambda content: content[:4096] + bytes(4096) + content[8192:],
        lambda content: content[: 4096 * 3],
        lambda content: content[:16] + b"\xff" * 84 + content[100:],
    ],
    ids=["a page of zeros", "cut short", "a head of nonsense"],
)
def test_damage_is_reported(said, kind, change):
    assert said(kind, change)["pages"] == "damaged"


def test_what_is_encrypted_is_only_hashed(said):
    answer = said("backup", lambda content: bytes(16) + content[16:])
    assert answer["pages"] == "encrypted"


def test_a_process_that_may_not_be_made_less_urgent_works_all_the_same(said, monkeypatch):
    monkeypatch.delattr(os, "nice")
    assert said("ledger") == {"pages": "sound"}
