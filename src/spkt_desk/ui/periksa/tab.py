"""Periksa data (Ctrl+Shift+D): whether everything that was written is still there, in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from typing_extensions import override

from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.pemeriksaan import UTANG
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure
from spkt_desk.ui.kit.tab import Alat, Tab
from spkt_desk.ui.kit.tengah import page_of
from spkt_desk.ui.periksa.form import FormPeriksa

_BANTUAN = (
    "Periksa data membaca ulang seluruh berkas stasiun dan mencocokkannya dengan rantai riwayat. "
    "Tiap bagian mendapat satu baris: ✓ utuh, ✗ ada yang tidak sama dengan saat ditulis. Bila ada "
    "✗, jangan menulis lagi dan laporkan kepada Kapolsek. Dengan kode titik periksa dari lembar "
    "jaga hanya yang dilihat lembar itu yang dicocokkan."
)

_TERUTANG = (
    "✗ Data utuh, tetapi kunci data belum diganti. Buka Setelan (F12), Petugas, lalu tekan "
    "“Ganti kunci data sekarang”."
)


class PeriksaTab(Tab):
    """One button, one line a part; each part is a job of its own, so the desk goes on working."""

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Begin without a result."""
        super().__init__()
        self._layanan = layanan
        self._alat = alat
        self._busy = False
        self._broken = 0
        self._owed = False
        self.form = FormPeriksa(self._start)
        page_of(self.form, self)

    @override
    def focus_first(self) -> None:
        self.form.tombol.setFocus()

    @override
    def help_text(self) -> str:
        return _BANTUAN

    def _start(self) -> None:
        if self._busy:
            return
        self._busy = True
        self._broken = 0
        self._owed = False
        self.form.clear()
        self.form.kode.set_error("")
        self.form.say("Sedang memeriksa …", "")
        kode = self.form.kode.text().strip()
        periksa = self._layanan.pemeriksaan
        self._step(periksa.check_paper(kode) if kode else periksa.check())

    def _step(self, lines: Iterator[BarisPeriksa]) -> None:
        """Look at the next part; a finished iterator yields nothing."""
        self._alat.jobs.run(
            lambda: tuple(islice(lines, 1)),
            lambda found: self._arrived(lines, found),
            self._failed,
            owner=self,
        )

    def _arrived(self, lines: Iterator[BarisPeriksa], found: tuple[BarisPeriksa, ...]) -> None:
        if not found:
            self._finish()
            return
        self._broken += not found[0].baik
        self._owed = self._owed or (found[0].bagian == UTANG and not found[0].baik)
        self.form.add_line(found[0])
        self._step(lines)

    def _finish(self) -> None:
        self._busy = False
        if self._owed and self._broken == 1:
            self.form.say(_TERUTANG, "merah")
            self.said.emit("Pemeriksaan selesai: data utuh, kunci data belum diganti.")
        elif self._broken:
            self.form.say(
                f"✗ {self._broken} bagian tidak utuh. Jangan menulis lagi; laporkan kepada "
                "Kapolsek dan siapkan cadangan terbaru.",
                "merah",
            )
            self.said.emit(f"Pemeriksaan selesai: {self._broken} bagian tidak utuh.")
        elif self.form.kode.text().strip():
            self.form.say("✓ Buku masih memuat semua yang dilihat lembar itu.", "baik")
            self.said.emit("Lembar diperiksa: bukunya masih sama.")
        else:
            self.form.say("✓ Semua utuh.", "baik")
            self.said.emit("Pemeriksaan selesai: semua utuh.")
        self.flagged.emit(bool(self._broken))

    def _failed(self, failure: Failure) -> None:
        self._busy = False
        self.form.say("Pemeriksaan terhenti.", "merah")
        if isinstance(failure, EnvironmentFault):
            show_fault(self, failure)
        elif isinstance(failure, RuleViolation):
            self.form.say("", "")
            # The code is asked for at one field, whatever its reader calls it.
            self.form.kode.set_error(" ".join(one.message for one in failure.problems))
            self.form.kode.focus()
