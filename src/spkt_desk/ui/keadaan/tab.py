"""Keadaan (Ctrl+I): the page behind the trust lights, and the backup of every day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from typing_extensions import override

from spkt_desk.domain.cadangan import Cadangan
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.lampu import JAM, Lampu, Nyala
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure
from spkt_desk.ui.keadaan.form import FormKeadaan
from spkt_desk.ui.keadaan.jam import KartuJam
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
        self.jam = KartuJam(self._correct_clock, self._confirm_clock)
        self.jam.hide()
        self.form = FormKeadaan(self._back_up, self.jam)
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
        if tombol in {Tombol.TERBITKAN, Tombol.JAM_BENAR} and not self.jam.isHidden():
            self._correct_clock() if tombol is Tombol.TERBITKAN else self._confirm_clock()
            return True
        return False

    @override
    def focus_first(self) -> None:
        if not self.jam.isHidden():
            self.jam.tanggal.focus()
        elif self._allowed:
            self.form.folder.focus()

    @override
    def help_text(self) -> str:
        return _BANTUAN

    def _look(self) -> None:
        lights = self._layanan.keadaan.lights
        self._alat.jobs.run(lights, self._show_lights, self._failed, owner=self)
        self._alat.cetak.look_for_printers(lambda one: self.form.show_lights((one,)), self)

    def _show_lights(self, lights: tuple[Lampu, ...]) -> None:
        """Say how everything stands; a doubtful clock brings up its card."""
        self.form.show_lights(lights)
        doubted = any(one.nama == JAM and one.nyala is not Nyala.BAIK for one in lights)
        may = self._layanan.wewenang.may(Tindakan.JAM_JAWAB)
        if self.jam.isHidden() and doubted and may:
            self.jam.clear()
            self.jam.show()
            self.jam.tanggal.focus()
        elif not doubted:
            self.jam.hide()

    def _correct_clock(self) -> None:
        tanggal, pukul = self.jam.tanggal.text(), self.jam.pukul.text()
        self._answer(lambda: self._layanan.jam.correct(tanggal, pukul))

    def _confirm_clock(self) -> None:
        self._answer(self._layanan.jam.confirm)

    def _answer(self, act: Callable[[], Saved[datetime]]) -> None:
        if not self._busy:
            self._busy = True
            self._alat.jobs.run(act, self._answered, self._refused_clock, owner=self)

    def _answered(self, saved: Saved[datetime]) -> None:
        self._busy = False
        self.jam.clear()
        self.said.emit(f"Tercatat. Program memakai {saved.value:%d-%m-%Y %H.%M}.")
        self.saved.emit(saved.changed)
        self._look()

    def _refused_clock(self, failure: Failure) -> None:
        self._busy = False
        if isinstance(failure, RuleViolation):
            homeless = self.jam.form.show_problems(failure.problems)
            self.jam.say(" ".join(one.message for one in homeless))
        elif isinstance(failure, EnvironmentFault):
            show_fault(self, failure)

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
