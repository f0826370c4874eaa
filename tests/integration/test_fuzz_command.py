"""The command that fuzzes the readers refuses what it cannot run before it starts anything."""

import pytest

from benchmarks import fuzz


@pytest.fixture
def nothing_runs(monkeypatch):
    def started(*_):
        pytest.fail("a reader was started")

    monkeypatch.setattr(fuzz, "fuzzed", started)
    monkeypatch.setattr(fuzz, "fuzz_one", started)


@pytest.mark.parametrize("asked", [["camtt"], ["vcard", "camtt"]])
def test_an_unknown_reader_is_refused_in_a_sentence_with_the_names(
    asked, nothing_runs, monkeypatch, capsys
):
    monkeypatch.setattr("sys.argv", ["fuzz", *asked])
    assert fuzz.main() == 2
    said = capsys.readouterr().out
    assert said.startswith("There is no reader camtt; choose from ")
    assert said.count("\n") == 1
    assert {"any", "vcard", "gnucash", "bank-table"} <= set(
        said.rstrip(".\n").split(" from ")[1].split(", ")
    )
