"""The card of a grave act: one's own password again, and the second person where two are needed."""

from __future__ import annotations

from spkt_desk.domain.errors import AccessDenied
from spkt_desk.domain.wewenang import Bukti, Syarat, Tindakan
from spkt_desk.services.hak import NOMOR_KEDUA, SANDI_KEDUA, SANDI_SENDIRI
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanSandi, MedanTeks

_KEDUA = "Kata sandi orang kedua"


class KartuIzin(Kartu):
    """Asks what the table asks for the acts at hand, and nothing more."""

    def __init__(self, layanan: Layanan, form: Formulir, place: str) -> None:
        """Put the three fields into `form`; which of them show is told by `show_for`."""
        super().__init__("Kata sandi")
        self._layanan = layanan
        self.sendiri = form.add(MedanSandi(place, SANDI_SENDIRI, "Kata sandi Anda"))
        self.nomor = form.add(MedanTeks(place, NOMOR_KEDUA, "NRP/NIP orang kedua"))
        self.kedua = form.add(MedanSandi(place, SANDI_KEDUA, _KEDUA))
        grid = self.grid(3)
        for field in (self.sendiri, self.nomor, self.kedua):
            grid.add(field)

    def show_for(self, *tindakan: Tindakan) -> None:
        """Show what these acts ask for, for the officer at the keys."""
        wewenang, mine = self._layanan.wewenang, self._layanan.petugas.peran
        conditions = [(one, wewenang.condition(one)) for one in tindakan]
        two = [one for one, syarat in conditions if syarat is Syarat.DUA]
        heads = [one for one in two if mine & wewenang.table().line(one).penyetuju]
        agreeing = [who for one in two for who in self._layanan.setelan.approvers(one)]
        own = any(syarat in {Syarat.SANDI, Syarat.DUA} for _one, syarat in conditions)
        self.sendiri.setVisible(own)
        self.nomor.setVisible(bool(heads))
        self.kedua.setVisible(bool(heads or agreeing))
        named = f"Kata sandi {agreeing[0].nama}" if agreeing and not heads else _KEDUA
        self.kedua.set_label(named)
        self.setVisible(own)

    def bukti(self) -> Bukti:
        """Return what was typed."""
        return Bukti(self.sendiri.text(), self.nomor.text().strip(), self.kedua.text())

    def forget(self) -> None:
        """Empty the passwords: one proof, one act."""
        for field in (self.sendiri, self.nomor, self.kedua):
            field.set_text("")
            field.set_error("")

    def refuse(self, failure: AccessDenied) -> None:
        """Say at the password that was wrong why not."""
        field = self.kedua if failure.field == SANDI_KEDUA else self.sendiri
        field.set_text("")
        field.set_error(failure.message)
        field.focus()
