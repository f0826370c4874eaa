"""A desktop that says that its screen was locked is heard, on a bus of the test's own."""

import shutil
import subprocess
import sys

import pytest

from collector_desktop.app.screen_lock import HEARD_FROM, ScreenLock

DAEMON = shutil.which("dbus-daemon")
SENDER = shutil.which("dbus-send")
needs_bus = pytest.mark.skipif(
    not (sys.platform.startswith("linux") and DAEMON and SENDER), reason="no bus here"
)


@pytest.fixture
def bus_address(tmp_path):
    """A bus that nobody else uses."""
    daemon = subprocess.Popen(  # noqa: S603 - found on the path above
        [
            DAEMON,
            "--session",
            "--nofork",
            "--print-address",
            f"--address=unix:path={tmp_path}/bus",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@needs_bus
@pytest.mark.parametrize(("interface", "path"), HEARD_FROM)
def test_each_desktop_that_reports_a_locked_screen_is_heard(qtbot, bus_address, interface, path):
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - not on every system

    name = f"test-{interface}-{path}"
    bus = QDBusConnection.connectToBus(bus_address, name)
    screen = ScreenLock()
    assert screen.listen_on(bus)
    send = [SENDER, f"--bus={bus_address}", "--type=signal", path, f"{interface}.ActiveChanged"]
    with qtbot.waitSignal(screen.locked):
        subprocess.run([*send, "boolean:true"], check=True)  # noqa: S603 - as above
    heard = []
    screen.locked.connect(lambda: heard.append(True))
    subprocess.run([*send, "boolean:false"], check=True)  # noqa: S603 - as above
    with qtbot.waitSignal(screen.locked):
        subprocess.run([*send, "boolean:true"], check=True)  # noqa: S603 - as above
    assert heard == [True]
    QDBusConnection.disconnectFromBus(name)


def test_elsewhere_nothing_is_listened_to(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert not ScreenLock().listen()
