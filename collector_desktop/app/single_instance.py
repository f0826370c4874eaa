"""One window for each ledger: a second start raises the first and ends."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

WAIT_MS = 300
RAISE = b"raise\n"


class SingleInstance(QObject):
    """Listens under a name made from the ledger's; `raised` tells of a second start."""

    raised = Signal()

    def __init__(self, data: Path) -> None:
        super().__init__()
        digest = hashlib.sha256(str(data.absolute()).encode()).hexdigest()[:16]
        self.name = f"collector-desktop-{digest}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_second_start)

    def raise_the_first(self) -> bool:
        """Return whether another window is there, after asking it to come forward."""
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(RAISE)
        socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        return True

    def listen(self) -> None:
        """Be the first window; a name left behind by a crash is taken over."""
        if not self._server.listen(self.name):
            QLocalServer.removeServer(self.name)
            self._server.listen(self.name)

    def _on_second_start(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()
