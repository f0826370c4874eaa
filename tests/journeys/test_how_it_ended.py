"""A session that was cut off is reported once the ledger that opens is on the screen."""

from pathlib import Path

from collector_desktop.app.main import LEFT, _begin
from tests.journeys.conftest import COMPANY


class Mark:
    """A mark as it lies there, or not, when the program starts."""

    def __init__(self, *, was_left: bool):
        self._was_left = was_left

    def begin(self) -> bool:
        return self._was_left


def start(window, monkeypatch, ledger: Path, *, was_left: bool) -> None:
    """Begin as the program does, where a ledger opens on its own thread: after all else."""
    window.messages.hide()
    asked: list[Path] = []
    with monkeypatch.context() as patch:
        patch.setattr(window.session, "open", asked.append)
        _begin(window, Mark(was_left=was_left), ledger, demo=False)
    window.session.open(*asked)


def test_a_session_that_was_cut_off_is_reported_with_the_ledger_and_only_once(
    window, monkeypatch, tmp_path
):
    ledger = window.session.info.path
    start(window, monkeypatch, ledger, was_left=False)
    assert not window.messages.isVisible()
    start(window, monkeypatch, ledger, was_left=True)
    assert window.messages.isVisible()
    assert window.messages.text() == " ".join(LEFT)
    window.session.create(tmp_path / "another.collector", COMPANY)
    assert not window.messages.isVisible()


def test_of_a_ledger_that_does_not_open_only_that_is_said(fresh_window, monkeypatch, tmp_path):
    start(fresh_window, monkeypatch, tmp_path / "gone.collector", was_left=True)
    assert "gone.collector" in fresh_window.messages.text()
    assert LEFT[0] not in fresh_window.messages.text()
