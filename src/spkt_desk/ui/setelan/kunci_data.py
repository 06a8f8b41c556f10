"""The quiet line about the key of the data: being changed, changed, or still owed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spkt_desk.domain.outcomes import Saved
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.jobs import Failure, sentence_of
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.nama import make_label, set_look
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.setelan.bagian import TEMPAT

_SEDANG = "Kunci data sedang diganti. Meja tetap dapat dipakai."
_SELESAI = "Kunci data sudah diganti; kata sandi semua petugas tetap."


class BarisKunciData(QWidget):
    """Seen only while there is something to say; `said(str)` for the foot when it is done."""

    said = Signal(str)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the sentence and the button that tries once more."""
        super().__init__()
        self._layanan = layanan
        self._alat = alat
        self._busy = False
        self.kalimat = make_label("", "kecil", wrap=True)
        self.kalimat.setObjectName(f"{TEMPAT}.petugas.kunci_data")
        self.ulangi = make_button(
            f"{TEMPAT}.petugas.ganti_kunci", "Ganti kunci data sekarang", self.start
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kalimat, 1)
        row.addWidget(self.ulangi)
        self._say("", "kecil", again=False)

    def load(self) -> None:
        """Say what is owed since when; a change under way keeps its own sentence."""
        if not self._busy:
            owed = self._layanan.kunci_baru.owed()
            self._say(f"Perhatian: {owed}." if owed else "", "peringatan", again=True)

    def start(self) -> None:
        """Change the key on the worker; a second press meanwhile does nothing."""
        if self._busy:
            return
        self._busy = True
        self._say(_SEDANG, "kecil", again=False)
        self._alat.jobs.run(self._layanan.kunci_baru.settle, self._done, self._failed, owner=self)

    def _done(self, saved: Saved[str]) -> None:
        self._busy = False
        self._say(saved.value, "peringatan", again=True)
        if saved.changed:
            self.said.emit(_SELESAI)

    def _failed(self, failure: Failure) -> None:
        self._busy = False
        self._say(sentence_of(failure), "peringatan", again=True)

    def _say(self, sentence: str, rupa: str, *, again: bool) -> None:
        set_look(self.kalimat, rupa)
        self.kalimat.setText(sentence)
        self.ulangi.setVisible(again)
        self.setVisible(bool(sentence))
