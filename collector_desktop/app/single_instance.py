"""One window for each ledger: a second start raises the first and ends."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

WAIT_MS = 300
RAISE = b"raise\n"


class SingleInstance(QObject):
    """Listens under a name made from the ledger's; `raised` reports a second start.

    Qt's network is loaded where there may be a first window, and else when this one listens.
    """

    raised = Signal()

    def __init__(self, data: Path) -> None:
        super().__init__()
        named, way = str(data.absolute()).encode(), QCryptographicHash.Algorithm.Sha256
        digest = bytes(QCryptographicHash.hash(named, way).data()).hex()[:16]
        self.name = f"collector-desktop-{digest}"
        self._server: QLocalServer | None = None

    def raise_the_first(self) -> bool:
        """Return whether another window is there, after asking it to come forward."""
        if not self._may_be_there():
            return False
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - see above

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
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - see above

        server = self._server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_second_start)
        if not server.listen(self.name):
            QLocalServer.removeServer(self.name)
            server.listen(self.name)

    def _may_be_there(self) -> bool:
        """Return whether somebody may listen: elsewhere than on Windows a file shows it."""
        return os.name == "nt" or os.path.exists(QDir.temp().filePath(self.name))  # noqa: PTH110

    def _on_second_start(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()):
            socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()
