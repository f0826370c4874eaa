"""Hostile and broken files on the command line: one line each, and the ledger as it was."""

import hashlib
import json
import os

import pytest

from collector_desktop.importers.base import FileKind
from tests.unit.importers.hostile import HOSTILE, NOT_FILES, TEXTS, hostile_file

SMALL = [name for name, data in TEXTS.items() if len(data) < 200_000]
ODD = [*SMALL, "formula.xlsx", "cut.xlsx", "far.xlsx"]
MAPPING = {
    "kind": "items",
    "columns": {"number": 1, "customer_name": 2, "document_on": 3, "amount": 5},
}
REFUSED = (2, 4)
BANK = {"kind": "bank", "columns": {"date": 3, "amount": 5}, "header_row": 1}


def bytes_of(cli):
    return hashlib.sha256(cli.ledger.read_bytes()).hexdigest()


def assert_harmless(result):
    """Assert that an import was refused in one line, or told what became of each row."""
    assert "unexpected" not in result.err
    assert all(sign.isprintable() or sign == "\n" for sign in result.out + result.err)
    if result.status in REFUSED:
        assert (result.out, result.err.count("\n")) == ("", 1)
    else:
        assert result.status in (0, 1)
        assert result.out


def answers(shop):
    return [shop.call(*question).out for question in (("items",), ("aged",), ("audit",))]


@pytest.mark.no_cover
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_line_and_the_ledger_stays_as_it_was(shop, tmp_path, name):
    told = answers(shop)
    path, before = hostile_file(tmp_path, name), bytes_of(shop)
    result = shop.call("import", path)
    assert_harmless(result)
    assert result.status == 2 or name not in NOT_FILES
    if result.status in REFUSED:
        assert bytes_of(shop) == before
        assert answers(shop) == told
    assert shop.ask("check")["ok"] is True


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ODD)
def test_a_hostile_file_is_what_the_user_says_or_refused(shop, tmp_path, name):
    path = hostile_file(tmp_path, name)
    for kind in FileKind:
        tried = shop.call("import", path, "--kind", kind.value, "--dry-run")
        assert_harmless(tried)
        if tried.status not in REFUSED:  # which is before a trial and an import differ
            assert_harmless(shop.call("import", path, "--kind", kind.value))
    assert shop.ask("check")["ok"] is True


@pytest.mark.parametrize("name", ODD)
def test_a_hostile_file_is_mapped_or_refused(shop, tmp_path, name):
    path, stated = hostile_file(tmp_path, name), tmp_path / "map.json"
    for mapping in (MAPPING, BANK):
        stated.write_text(json.dumps(mapping), encoding="utf-8")
        assert_harmless(shop.call("import", path, "--map", stated))
    assert shop.ask("check")["ok"] is True


@pytest.mark.parametrize(
    "text",
    ["", "{", "[" * 100_000, '{"columns":' * 50_000, '{"kind":"items\\n"}', "1E9999", "\ufeff{}"],
)
def test_a_broken_mapping_is_refused_in_one_line(shop, tmp_path, text):
    path, stated = hostile_file(tmp_path, "mark-inside.csv"), tmp_path / "map.json"
    stated.write_text(text, encoding="utf-8")
    shop.refuse(4, "import", path, "--map", stated)


def test_names_that_command_a_terminal_are_shown_without_their_commands(shop, tmp_path):
    assert shop.call("import", hostile_file(tmp_path, "controls.csv")).status in (0, 1)
    for question in (("items",), ("aged",), ("audit",), ("worklist",), ("customer", "HOST")):
        assert_harmless(shop.call(*question))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
@pytest.mark.parametrize("command", ["holds", "cheques", "disputes"])
def test_what_is_no_file_is_refused_by_the_commands_for_our_own_tables(shop, tmp_path, command):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        shop.refuse(4, command, "--import", path)


def test_a_folder_is_told_from_a_file_that_is_not_there(shop, tmp_path):
    assert "is a folder" in shop.call("import", tmp_path).err
    assert "There is no file" in shop.call("import", tmp_path / "nothing.csv").err


def test_a_broken_pdf_makes_no_library_speak(shop, tmp_path, caplog):
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.4 hello")
    shop.refuse(4, "import", path)
    assert caplog.records == []
