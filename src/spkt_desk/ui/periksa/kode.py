"""Kode periksa (Ctrl+J): whether the paper somebody holds out is ours, unchanged."""

from __future__ import annotations

from typing_extensions import override

from spkt_desk.domain.errors import AccessDenied, EnvironmentFault
from spkt_desk.domain.pemeriksaan import HasilKode
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure
from spkt_desk.ui.kit.tab import Alat, Tab
from spkt_desk.ui.kit.tengah import page_of
from spkt_desk.ui.periksa.form import FormKode

_BANTUAN = (
    "Ketik kode sepuluh huruf yang tercetak di samping QR, atau arahkan pemindai ke QR. Jawabannya "
    "ASLI, BERUBAH, DIGANTI, atau TIDAK DIKENAL; cocokkan selalu rinciannya dengan lembar di "
    "tangan. Pemeriksaan tidak memakai internet dan tercatat di riwayat."
)


class KodeTab(Tab):
    """One field, one big answer."""

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Begin empty."""
        super().__init__()
        self._layanan = layanan
        self._alat = alat
        self._busy = False
        self.form = FormKode(self._verify, alat.warna)
        self.form.kode.changed.connect(self._begin_anew)
        page_of(self.form, self)

    @override
    def focus_first(self) -> None:
        self.form.kode.focus()

    @override
    def help_text(self) -> str:
        return _BANTUAN

    @override
    def colours_changed(self) -> None:
        self.form.cap.update()

    def _begin_anew(self) -> None:
        """Another code: the number of the paper before must not judge this one."""
        if self.form.jawaban.isVisible():
            self.form.forget()
            self.form.nomor.set_text("")

    def _verify(self) -> None:
        if self._busy:
            return
        kode, nomor = self.form.kode.text(), self.form.nomor.text()
        self._busy = True
        self._alat.jobs.run(
            lambda: self._layanan.verifikasi.verify(kode, nomor),
            self._answered,
            self._failed,
            owner=self,
        )

    def _answered(self, hasil: HasilKode) -> None:
        self._busy = False
        self.form.form.show_problems(())
        self.form.show_answer(hasil)
        self.form.kode.focus()
        self.form.kode.line.selectAll()
        self.said.emit(f"Kode diperiksa: {hasil.kata}.")

    def _failed(self, failure: Failure) -> None:
        self._busy = False
        self.form.forget()
        if isinstance(failure, EnvironmentFault):
            show_fault(self, failure)
            return
        problems = () if isinstance(failure, AccessDenied) else failure.problems
        self.form.form.show_problems(problems)
