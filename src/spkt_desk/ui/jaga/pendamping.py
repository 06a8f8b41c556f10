"""Buku pendamping: what goes out and comes back, one line of the book each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from spkt_desk.domain.mutasi import MutasiBaris
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.pendamping import PendampingTerbuka
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.daftar import Daftar
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu, with_label
from spkt_desk.ui.kit.medan import MedanTeks
from spkt_desk.ui.kit.pilihan import MedanPilihan
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.shortcuts import Tombol

_TEMPAT: Final = "jaga"
_BARIS: Final = (2, 8)
_CATATAN: Final = (
    "Tiap catatan menjadi satu baris Buku Mutasi. Yang belum kembali disebut di serah terima."
)
_KOSONG: Final = "Tidak ada yang sedang keluar."


class BagianPendamping(Bagian):
    """Ctrl+S writes an act, Enter or Ctrl+Enter gives the chosen one back."""

    tempat = _TEMPAT
    kinds = frozenset({Changed.MUTASI, Changed.GILIRAN, Changed.SETELAN})
    tindakan = (Tindakan.PENDAMPING_TULIS,)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Make the fields of an act and the list of what is out."""
        super().__init__(layanan, alat, "Buku pendamping", _CATATAN)
        self._terbuka: tuple[PendampingTerbuka, ...] = ()
        self._books: list[tuple[str, str]] = []
        place = f"{_TEMPAT}.pendamping"
        act = self._act_card()
        out = self._out_card(place)
        for card in (act, out):
            self.body.addWidget(card)
        self.finish("pendamping", "Catat")

    @override
    def load(self) -> None:
        """Read what is out anew; what is being typed stays."""
        if not self.layanan.wewenang.may(Tindakan.BUKU_BACA):
            return
        books = [(one.kunci, one.label) for one in self.layanan.pendamping.daftar.aktif]
        if books != self._books:
            self._books = books
            self._buku.set_options(books)
        row = self.keluar.currentRow()
        before = self._terbuka[row].catatan_id if 0 <= row < len(self._terbuka) else ""
        self._terbuka = self.layanan.pendamping.open_ones()
        ids = [one.catatan_id for one in self._terbuka]
        names = [_named(one) for one in self._terbuka]
        self.keluar.show_names(names, ids.index(before) if before in ids else max(row, 0))
        self._out.set_title("Belum kembali", "" if names else _KOSONG)
        if not names and (self.keluar.hasFocus() or self._kembali.has_keyboard()):
            self._buku.resume()  # before they go: a button would get the keyboard
        self.keluar.setVisible(bool(names))
        self._kembali.setVisible(bool(names))
        self._back.setVisible(bool(names))

    @override
    def touch(self) -> None:
        """Keep reading while something is typed: reading again wipes nothing away here."""
        self.say("")

    @override
    def save(self) -> None:
        buku = self._buku.text()
        typed = [one.text() for one in (self._nama, self._jumlah, self._keterangan)]
        found = self.layanan.pendamping.daftar.find(buku)
        once = bool(found) and found[0].arah.sekali
        write = self.layanan.pendamping.note if once else self.layanan.pendamping.take
        self.run(lambda: write(buku, *typed), self._written)

    @override
    def try_out(self) -> bool:
        """Give the chosen one back; from another field only go to the list first.

        The key issues papers elsewhere: pressed by habit it must not bring back what is not back.
        """
        if not self._terbuka:
            self.said.emit(_KOSONG)
        elif self.keluar.hasFocus() or self._kembali.has_keyboard():
            self._give_back()
        else:
            self.keluar.setFocus()
            self.said.emit("Pilih yang kembali, lalu Enter.")
        return True

    def _give_back(self) -> None:
        """Write that the chosen one came back."""
        row = self.keluar.currentRow()
        if not 0 <= row < len(self._terbuka):
            return
        chosen, remark = self._terbuka[row].catatan_id, self._kembali.text()
        give_back = self.layanan.pendamping.give_back
        self.run(lambda: give_back(chosen, remark), self._returned)

    def _act_card(self) -> Kartu:
        card = Kartu("Catatan baru")
        grid = card.grid(7)
        self._buku = self.form.add(MedanPilihan(_TEMPAT, "pendamping.buku", "Daftar", ()))
        self._nama = self.form.add(MedanTeks(_TEMPAT, "pendamping.nama", "Nama"))
        self._jumlah = self.form.add(
            MedanTeks(_TEMPAT, "pendamping.jumlah", "Jumlah", placeholder="1")
        )
        self._keterangan = self.form.add(MedanTeks(_TEMPAT, "pendamping.keterangan", "Keterangan"))
        for field, span in (
            *((self._buku, 2), (self._nama, 2)),
            *((self._jumlah, 1), (self._keterangan, 2)),
        ):
            grid.add(field, span)
        self._buku.changed.connect(self._ask_for)
        self._buku.finished.connect(self._ask_for)
        return card

    def _out_card(self, place: str) -> Kartu:
        self._out = Kartu("Belum kembali", _KOSONG)
        self.keluar = Daftar(f"{place}.keluar", "Belum kembali", self._give_back, self.alat.warna)
        self.keluar.fit_rows(*_BARIS)
        self._kembali = self.form.add(
            MedanTeks(_TEMPAT, "pendamping.kembali", "Keterangan saat kembali")
        )
        self._out.body.addWidget(self.keluar)
        back = make_button(f"{place}.kembalikan", "Kembali", self._give_back, Tombol.TERBITKAN)
        self._back = with_label(" ", back)
        foot = QHBoxLayout()
        foot.addWidget(self._kembali, 1)
        foot.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._out.body.addLayout(foot)
        return self._out

    def _ask_for(self) -> None:
        """Ask for what the chosen book wants."""
        for one in self.layanan.pendamping.daftar.find(self._buku.text()):
            self._nama.set_label(one.nama or "Nama")
            self._nama.show_if(bool(one.nama))
            self._jumlah.set_label(f"Jumlah ({one.satuan})")

    def _written(self, saved: Saved[MutasiBaris]) -> None:
        self.form.fill(dict.fromkeys(("pendamping.nama", "pendamping.jumlah"), ""))
        self.form.fill({"pendamping.keterangan": ""})
        self._buku.focus()  # chosen whole: the next book is typed over it, Enter keeps it
        self.said.emit(f"Tercatat sebagai mutasi No. {saved.value.no}.")

    def _returned(self, saved: Saved[MutasiBaris]) -> None:
        self._kembali.set_text("")
        self.said.emit(f"Kembali, tercatat sebagai mutasi No. {saved.value.no}.")


def _named(one: PendampingTerbuka) -> str:
    """Return something that is out as the list names it."""
    count = f"{one.jumlah} {one.satuan}".strip()
    parts = (f"{one.label}: {count}", one.nama, one.keterangan)
    words = ", ".join(part for part in parts if part)
    return f"{words}, sejak {one.sejak:%d-%m-%Y %H.%M}"
