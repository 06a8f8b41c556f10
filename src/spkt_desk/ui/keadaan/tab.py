"""Keadaan (Ctrl+I): the page behind the trust lights, and the backup of every day."""

from __future__ import annotations

from pathlib import Path

from typing_extensions import override

from spkt_desk.domain.cadangan import Cadangan
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure
from spkt_desk.ui.keadaan.form import FormKeadaan
from spkt_desk.ui.kit.tab import Alat, Tab
from spkt_desk.ui.kit.tengah import page_of
from spkt_desk.ui.shortcuts import Tombol

_BANTUAN = (
    "Keadaan menerangkan lampu di kanan atas: jam, disk, cadangan, printer. ● baik, ▲ perlu "
    "perhatian, ■ perlu dibetulkan sekarang. Di sini pula cadangan dibuat: pilih folder di "
    "flashdisk, lalu Ctrl+S. Buat cadangan setiap pergantian jaga."
)


class KeadaanTab(Tab):
    """What each light says, and one button."""

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Begin without a look at anything."""
        super().__init__()
        self._layanan = layanan
        self._alat = alat
        self._busy = False
        self._allowed = False
        self.form = FormKeadaan(self._back_up)
        page_of(self.form, self)

    @override
    def refresh(self, changed: frozenset[Changed]) -> None:
        self._allowed = self._layanan.wewenang.may(Tindakan.CADANGAN)
        self.form.cadangan.setVisible(self._allowed)
        last = self._layanan.cadangan.last() if self._allowed else ()
        if last and not self.form.folder.text():
            self.form.folder.set_text(str(Path(last[0].tempat).parent))
        self._look()

    @override
    def handle(self, tombol: Tombol) -> bool:
        if tombol is Tombol.SIMPAN:
            self._back_up()
            return True
        return False

    @override
    def focus_first(self) -> None:
        if self._allowed:
            self.form.folder.focus()

    @override
    def help_text(self) -> str:
        return _BANTUAN

    def _look(self) -> None:
        lights = self._layanan.keadaan.lights
        self._alat.jobs.run(lights, self.form.show_lights, self._failed, owner=self)
        self._alat.cetak.look_for_printers(lambda one: self.form.show_lights((one,)), self)

    def _back_up(self) -> None:
        if self._busy or not self._allowed:
            return
        typed = self.form.folder.text().strip()
        if not typed or not Path(typed).is_absolute():
            self.form.folder.set_error("Pilih folder, misalnya folder di flashdisk.")
            self.form.folder.focus()
            return
        self._busy = True
        self.form.folder.set_error("")
        self.form.say("Cadangan sedang dibuat dan dibaca ulang …", "")
        self._alat.jobs.run(
            lambda: self._layanan.cadangan.create(Path(typed)),
            self._made,
            self._failed,
            owner=self,
        )

    def _made(self, saved: Saved[Cadangan]) -> None:
        self._busy = False
        made = saved.value
        sentence = f"✓ Cadangan ke-{made.nomor} jadi dan terbaca ulang: {made.tempat}"
        if made.hilang:
            sentence = (
                f"▲ Cadangan ke-{made.nomor} jadi, tetapi {len(made.hilang)} halaman surat tidak "
                f"ada di stasiun: {', '.join(made.hilang[:3])}. Jalankan Periksa data."
            )
        self.form.say(sentence, "peringatan" if made.hilang else "baik")
        self.said.emit(f"Cadangan ke-{made.nomor} jadi.")
        self.saved.emit(saved.changed)
        self._look()

    def _failed(self, failure: Failure) -> None:
        self._busy = False
        self.form.say("", "")
        if isinstance(failure, EnvironmentFault):
            show_fault(self, failure)
