"""Standard streams that are closed or full, and two commands at once."""

import io
import sys

import pytest

from collector_desktop import __main__ as starter
from collector_desktop.cli import opened
from collector_desktop.cli.main import main
from collector_desktop.cli.passwords import next_line
from collector_desktop.domain.errors import LedgerLockedError
from collector_desktop.services.ledgers import open_ledger


class FullDisk(io.StringIO):
    """A file on a full disk, with a place of its own to be flushed to."""

    encoding = "utf-8"

    def __init__(self, spare):
        super().__init__()
        self._spare = spare

    def write(self, _text):
        raise OSError(28, "No space left on device")

    def fileno(self):
        return self._spare.fileno()


def arguments(shop, *rest):
    return ["--ledger", str(shop.ledger), "--as-of", "2026-11-24", *rest]


def open_of(shop, number):
    return {row["number"]: row["open"] for row in shop.ask("items", "--all")["items"]}[number]


def test_a_command_without_any_output_is_done_all_the_same(shop, monkeypatch):
    with monkeypatch.context() as closed:
        closed.setattr(sys, "stdout", None)
        closed.setattr(sys, "stderr", None)
        assert main(arguments(shop, "receipt", "BETA", "50.50")) == 0
        assert main(arguments(shop, "receipt", "NOBODY", "1.00")) == 4
        assert main(arguments(shop, "aged", "--json")) == 0
    assert open_of(shop, "INV-3") == "200.00"


def test_an_answer_that_cannot_be_written_does_not_deny_what_was_done(shop, monkeypatch, capsys):
    with (shop.folder / "spare").open("wb") as spare, monkeypatch.context() as full:
        full.setattr(sys, "stdout", FullDisk(spare))
        assert main(arguments(shop, "receipt", "BETA", "50.50", "--json")) == 5
    told = capsys.readouterr().err
    assert "No space left on device" in told
    assert "The command was carried out" in told
    assert "Nothing was changed" not in told
    assert open_of(shop, "INV-3") == "200.00"


def test_no_standard_input_is_an_empty_one(shop, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert next_line() == ""
    assert "Standard input ended" in shop.refuse(2, "encrypt", "--passphrase-stdin")
    assert "password" in shop.refuse(2, "encrypt")


def test_an_interrupt_while_the_program_loads_is_no_traceback(monkeypatch):
    def interrupted(name):
        raise KeyboardInterrupt

    monkeypatch.setattr(starter, "import_module", interrupted)
    monkeypatch.setattr(sys, "argv", ["collector-desktop", "aged"])
    assert starter.run() == 130


@pytest.fixture
def held(monkeypatch):
    """Call it with how often the ledger is found open in another program before it is free."""

    def hold(times):
        left = [times]

        def locked_at_first(*given):
            if left[0]:
                left[0] -= 1
                raise LedgerLockedError("It is open in another program.", "Close it there.")
            open_ledger(*given)

        monkeypatch.setattr(opened, "open_ledger", locked_at_first)
        monkeypatch.setattr(opened, "PAUSE_SECONDS", 0.001)
        return left

    return hold


def test_a_command_waits_for_another_one_to_end(shop, held):
    left = held(3)
    assert shop.ask("aged")["as_of"] == "2026-11-24"
    assert left == [0]


def test_a_ledger_that_stays_open_elsewhere_is_reported(shop, held, monkeypatch):
    left = held(10**9)
    monkeypatch.setattr(opened, "PATIENCE_SECONDS", 0.02)
    assert "open in another program" in shop.refuse(3, "aged")
    assert 0 < 10**9 - left[0] < 100
