"""Ten megabytes pasted at the desk: into the intake, the quick line and the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from spkt_desk.app import Program
from spkt_desk.bench.tombol import press
from spkt_desk.ui.kit.nama import focused_in
from spkt_desk.ui.shortcuts import Tombol
from spkt_desk.ui.window import MainWindow

# No field refuses digits for what they are: they would go the longest way.
_TEMPELAN = "7" * 10_000_000
_FORM = "penerimaan.kehilangan"
_ISIAN = tuple(
    f"{_FORM}.{name}"
    for name in ("pelapor.nomor_identitas", "pelapor.nama", "pelapor.agama.ketik", "keterangan")
)
_BUKU = ("mutasi.uraian", "kepala.cari")

Langkah = Callable[[], bool]


class Tempelan:
    """Brings up a screen and pastes; each is a step of the heartbeat."""

    def __init__(self, app: QApplication, program: Program) -> None:
        """Work at the desk that is open."""
        self._app = app
        self._program = program

    def screens(self) -> Iterator[tuple[list[Langkah], list[Langkah]]]:
        """Yield what brings up a screen, and what is then pasted there."""
        yield [self._fill_clipboard, self._open_form, self._say_lost], self._pastes(_ISIAN)
        yield [self._open_book], self._pastes(_BUKU)

    def _pastes(self, names: tuple[str, ...]) -> list[Langkah]:
        return [partial(self._paste, name) for name in names]

    def _fill_clipboard(self) -> bool:
        self._app.clipboard().setText(_TEMPELAN)
        return True

    def _open_form(self) -> bool:
        desk = self._desk()
        desk.activateWindow()  # the page that was drawn last stands in a window of its own
        desk.act(Tombol.KEHILANGAN)
        return True

    def _say_lost(self) -> bool:
        """Answer the first question; the form comes behind it."""
        for focus in focused_in(self._desk()):
            if focus.objectName().startswith(_FORM):
                return True
            if focus.objectName().startswith("penerimaan.asal"):
                press(focus, "h", Qt.Key.Key_H)
        return False

    def _open_book(self) -> bool:
        self._desk().act(Tombol.TAB_MUTASI)
        return True

    def _paste(self, name: str) -> bool:
        """Press Ctrl+V in a field; whether it took anything is no matter here."""
        for field in self._desk().findChildren(QWidget, name):
            field.setFocus()
            held = Qt.KeyboardModifier.ControlModifier
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                self._app.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_V, held, "\x16"))
            return True
        raise LookupError(name)

    def _desk(self) -> MainWindow:
        window = self._program.window
        if not isinstance(window, MainWindow):
            raise TypeError(type(window).__name__)
        return window
