"""Hostile files in a watched folder, and hostile text on the clipboard: never more than refused."""

import pytest

from collector_desktop.domain.errors import CollectorError
from collector_desktop.services import watched_folder
from collector_desktop.services.pasting import PastedRows
from collector_desktop.services.reading import inspect_file
from collector_desktop.services.watched_folder import MOST_BYTES, candidates, folder_news
from tests.conftest import TODAY
from tests.unit.importers.hostile import GOOD, HOSTILE, hostile_file


@pytest.mark.no_cover
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_in_the_watched_folder_hides_no_other_and_changes_nothing(
    snapshot, tmp_path, name
):
    before, folder = snapshot(), tmp_path / "exports"
    folder.mkdir()
    (folder / "good.csv").write_bytes(GOOD)
    hostile_file(folder, name)
    found = candidates(folder)
    assert folder / "good.csv" in [each.path for each in found]
    assert all(each.path.stat().st_size <= MOST_BYTES for each in found)
    assert folder / "good.csv" in folder_news(found, TODAY).paths
    assert snapshot() == before


def test_a_file_that_is_gone_when_it_is_read_hides_no_other(tmp_path, monkeypatch):
    (tmp_path / "good.csv").write_bytes(GOOD)
    (tmp_path / "gone.csv").write_bytes(GOOD)

    def left(path):
        found = path.suffix == ".csv"
        if path.name == "gone.csv":
            kept.append(path)
        return found

    kept = []
    monkeypatch.setattr(watched_folder, "_may_be_ours", left)
    read = watched_folder._candidate

    def vanishing(path):
        if path in kept:
            path.unlink(missing_ok=True)
        return read(path)

    monkeypatch.setattr(watched_folder, "_candidate", vanishing)
    assert [each.path.name for each in candidates(tmp_path)] == ["good.csv"]


@pytest.mark.parametrize("strange", ["\ud800", "\0", "\u202e\x1b[2J", '"', "=1+1", "x" * 200_000])
def test_pasted_rows_of_any_kind_are_read_or_refused(strange):
    rows = PastedRows()
    try:
        path = rows.keep(f"Number\tCustomer\tTotal\nI-1\t{strange}\t5.00\n")
        seen = inspect_file(path)
    except CollectorError as refused:
        told = str(refused)
        assert told.isprintable(), told
    else:
        assert seen.headers[:2] == ("Number", "Customer")
