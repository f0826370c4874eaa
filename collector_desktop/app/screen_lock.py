"""Notices that the screen was locked, on Linux desktops that announce it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

HEARD_FROM = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)
CHANGED = "ActiveChanged"


class ScreenLock(QObject):
    """`locked` says that the screen was locked; on Windows and macOS it is never heard of."""

    locked = Signal()

    def listen(self) -> bool:
        """Begin to listen on the bus of the session; return whether there is one."""
        if not sys.platform.startswith("linux"):
            return False
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - not on every system

        bus = QDBusConnection.sessionBus()
        return bus.isConnected() and self.listen_on(bus)

    def listen_on(self, bus: QDBusConnection) -> bool:
        """Listen on a bus; return whether it takes the wish."""
        slot: Any = SLOT("on_changed(bool)")  # text, though its stub wants bytes
        heard = [
            bus.connect("", path, interface, CHANGED, self, slot) for interface, path in HEARD_FROM
        ]
        return any(heard)

    @Slot(bool)
    def on_changed(self, is_locked: bool) -> None:  # noqa: FBT001 - as the bus sends it
        """Take the word of the desktop."""
        if is_locked:
            self.locked.emit()
