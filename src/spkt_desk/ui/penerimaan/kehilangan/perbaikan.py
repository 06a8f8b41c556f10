"""The card of a correction or a replacement: why, and the officer's own password."""

from __future__ import annotations

from spkt_desk.domain.kehilangan import KehilanganDraft, Maksud
from spkt_desk.services.hak import SANDI_SENDIRI
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import Medan, MedanSandi, MedanTeks
from spkt_desk.ui.penerimaan.kehilangan.kisi import KisiRata

_JUDUL = {
    Maksud.PERBAIKAN: (
        "Perbaikan surat",
        "Surat belum diserahkan: nomornya tetap, halamannya menjadi edisi baru. Tarik lembar lama.",
    ),
    Maksud.PENGGANTI: (
        "Surat pengganti",
        "Surat lama sudah diserahkan: yang ini mendapat nomor baru, dan surat lama tidak berlaku.",
    ),
}


class KotakPerbaikan(Kartu):
    """Fields ``alasan`` and ``kata_sandi``; shown only for a letter that was issued before."""

    def __init__(self, place: str, formulir: Formulir) -> None:
        """Build the card; it is hidden until a draft asks for it."""
        super().__init__("Perbaikan surat")
        self._reason = MedanTeks(place, "alasan", "Alasan")
        self._password = MedanSandi(place, SANDI_SENDIRI, "Kata sandi Anda")
        self.fields: list[Medan] = [self._reason, self._password]
        grid = KisiRata()
        self.body.addLayout(grid)
        grid.add(formulir.add(self._reason), 6)
        grid.add(formulir.add(self._password), 6)
        self.hide()

    def fill(self, draft: KehilanganDraft) -> None:
        """Show what the draft is for; a password is never kept."""
        maksud = Maksud(draft.maksud)
        self.setVisible(maksud is not Maksud.BARU)
        if maksud is not Maksud.BARU:
            self.set_title(*_JUDUL[maksud])
        self._reason.set_text(draft.alasan)
        self.forget()

    def reason(self) -> str:
        """Return the reason as typed."""
        return self._reason.text()

    def password(self) -> str:
        """Return the password as typed."""
        return self._password.text()

    def forget(self) -> None:
        """Empty the password."""
        self._password.set_text("")

    def refuse(self, message: str) -> None:
        """Say that the password was wrong, at its field."""
        self.forget()
        self._password.set_error(message)
        self._password.focus()
