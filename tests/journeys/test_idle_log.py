"""The desk folds the ledger's log when it is quiet, and before it grows large."""

from functools import partial

import pytest

from collector_desktop.domain.settings import COMPANY_FOOTER, COMPANY_PHONE
from collector_desktop.services.settings import change_settings
from collector_desktop.ui.idle_log import IdleLog
from tests.conftest import TODAY

LIMIT = 4 * 2**20


@pytest.fixture
def quiet(window):
    """The window, its keeper of the log, and a clock that is set by hand."""
    clock = [1000.0]
    return window, IdleLog(window.desk, window.session, window, lambda: clock[0]), clock


def log_size(window):
    path = window.session.info.path
    return path.with_name(f"{path.name}-wal").stat().st_size


def change(window, text, setting=COMPANY_PHONE):
    work = partial(change_settings, {setting.key: text}, TODAY)
    window.desk.tasks.run(window, work, lambda _: None)


def test_the_log_is_folded_a_minute_after_the_last_change_and_not_before(quiet):
    window, keeper, clock = quiet
    change(window, "0117 496 0001")
    clock[0] += 59
    keeper.look()
    assert log_size(window) > 0
    change(window, "0117 496 0002")
    clock[0] += 59
    keeper.look()
    assert log_size(window) > 0
    clock[0] += 1
    keeper.look()
    assert log_size(window) == 0
    change(window, "0117 496 0003")
    assert log_size(window) > 0


def test_a_log_over_four_megabytes_is_folded_between_two_changes(quiet):
    window, keeper, _ = quiet
    while log_size(window) <= LIMIT:
        change(window, "x" * 400_000 + str(log_size(window)), COMPANY_FOOTER)
    keeper.look()
    assert log_size(window) == 0


def test_while_a_long_job_runs_the_log_is_left(quiet, monkeypatch):
    window, keeper, clock = quiet
    change(window, "0117 496 0001")
    clock[0] += 600
    job = window.desk.tasks._begin_job("Import")
    keeper.look()
    assert log_size(window) > 0
    window.desk.tasks._end_job(job)
    keeper.look()
    assert log_size(window) == 0
