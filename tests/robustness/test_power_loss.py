"""The power goes at any moment of a business day: nothing that was acknowledged is lost.

The harness must be able to see a loss: with a weaker setting of SQLite it has to find some.
"""

import pytest

from collector_desktop.storage import database
from collector_desktop.storage.database import PRAGMAS, pragmas
from collector_desktop.storage.ledger_file import close_ledger, create_ledger
from tests.robustness.day import live_through, set_up
from tests.robustness.disks import Recorder, RememberingDisk
from tests.robustness.sizes import SIZES
from tests.robustness.surviving import LEDGER, survey

pytestmark = pytest.mark.power

LEAST_DISKS = 3_000


@pytest.fixture
def recorder():
    return Recorder()


@pytest.fixture
def recorded_day(tmp_path, on_disk, recorder):
    """Return a function that lives through a day on a disk that remembers."""
    disk = RememberingDisk("remembering", recorder)

    def live():
        on_disk("remembering")
        create_ledger(tmp_path / LEDGER, "Priya", "test")
        customer_id = set_up()
        recorder.acknowledge(0)
        done = live_through(customer_id, recorder.acknowledge)
        close_ledger()
        return done

    yield live
    disk.unregister()


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("turn", range(SIZES.disks))
def test_nothing_acknowledged_is_lost_when_the_power_goes(
    recorded_day, recorder, tmp_path, monkeypatch, turn
):
    assert recorded_day() >= 14
    monkeypatch.undo()
    folder = tmp_path / "survivor"
    folder.mkdir()
    found = survey(recorder.log, folder, SIZES.stride, [turn])
    assert found.disks * SIZES.disks >= LEAST_DISKS
    assert (found.corrupt, found.lost, found.torn_operations) == ([], [], 0)


@pytest.mark.timeout(900)
def test_nothing_is_lost_where_the_ledger_is_kept_in_one_file(
    recorded_day, recorder, tmp_path, monkeypatch
):
    monkeypatch.setattr(database, "PRAGMAS", pragmas(one_file=True))
    assert recorded_day() >= 14
    monkeypatch.undo()
    folder = tmp_path / "survivor"
    folder.mkdir()
    found = survey(recorder.log, folder, SIZES.stride * 7, range(2))
    assert found.disks >= 50
    assert (found.corrupt, found.lost, found.torn_operations) == ([], [], 0)


def test_the_harness_finds_the_losses_of_a_weaker_setting(
    recorded_day, recorder, tmp_path, monkeypatch
):
    weaker = tuple((name, 1 if name == "synchronous" else value) for name, value in PRAGMAS)
    monkeypatch.setattr(database, "PRAGMAS", weaker)
    recorded_day()
    monkeypatch.undo()
    folder = tmp_path / "survivor"
    folder.mkdir()
    found = survey(recorder.log, folder, 7, range(2))
    assert found.lost
