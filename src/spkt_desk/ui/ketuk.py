"""A second start of the program knocks at the first one, which then comes to the front (R4)."""

from __future__ import annotations

import hashlib
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_KETUK = b"ketuk\n"
_JAWAB = b"ya\n"
_TUNGGU_MS = 1_000
_ULANG_MS = 100


class PendengarKetukan(QObject):
    """Listens at a local socket of this user while the station's lock is held."""

    knocked = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        """Listen for starts on the same station folder.

        Whoever holds the lock may take the name over: a killed program leaves its socket behind.
        """
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(_name(folder))
        self._server.listen(_name(folder))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._hear(socket))
        if socket.bytesAvailable():
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if socket.canReadLine() and socket.readLine().data() == _KETUK:
            self.knocked.emit()
            socket.write(_JAWAB)
            socket.flush()


def knock(folder: Path, patience_ms: int) -> bool:
    """Ask the program that holds this station to come to the front; False when nobody answered.

    It may still be starting, so it is asked again until `patience_ms` have passed.
    """
    until = monotonic() + patience_ms / 1000
    while True:
        if _knock_once(folder):
            return True
        if monotonic() >= until:
            return False
        QThread.msleep(_ULANG_MS)


def _knock_once(folder: Path) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_TUNGGU_MS):
        return False
    socket.write(_KETUK)
    socket.flush()
    answered = socket.waitForReadyRead(_TUNGGU_MS) and socket.readAll().data() == _JAWAB
    socket.abort()
    return bool(answered)


def _name(folder: Path) -> str:
    """Return the socket's name: one a station folder, telling nothing of it."""
    digest = hashlib.sha256(str(folder.resolve()).encode("utf-8")).hexdigest()
    return f"spkt-desk-{digest[:24]}"
