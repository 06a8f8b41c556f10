"""The card of one kind of thing: names, unit, route, papers to bring."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from spkt_desk.domain.jenis_barang import Jalur, JenisBarang, SyaratBerkas, Yakin
from spkt_desk.ui.kit.bagian import chosen
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kartu import Kartu
from spkt_desk.ui.kit.medan import MedanPanjang, MedanTeks
from spkt_desk.ui.kit.pilihan import Centang, MedanPilihan
from spkt_desk.ui.setelan.bagian import TEMPAT

_JALUR = (
    (Jalur.BIASA.value, "Biasa: langsung dibuatkan"),
    (Jalur.BUTUH_KA_SPKT.value, "Butuh KA SPKT"),
    (Jalur.BUKAN_SKTLK.value, "Bukan SKTLK"),
    (Jalur.DIARAHKAN.value, "Diarahkan ke tempat lain"),
)


class KartuJenis(Kartu):
    """Shows a kind and reads it back; what is not shown stays as it was."""

    def __init__(self, form: Formulir) -> None:
        """Join the fields to the section's form."""
        super().__init__("Jenis")
        self.kode = MedanTeks(TEMPAT, "jenis.kode", "Kode")
        self.label = MedanTeks(TEMPAT, "jenis.label", "Nama di daftar")
        self._cetak = MedanTeks(
            TEMPAT, "jenis.cetak", "Nama di surat", hint="Kosong: sama dengan nama di daftar."
        )
        self._singkat = MedanTeks(TEMPAT, "jenis.singkat", "Nama singkat di buku")
        self._satuan = MedanTeks(TEMPAT, "jenis.satuan", "Satuan", placeholder="lembar")
        self._jalur = MedanPilihan(TEMPAT, "jenis.jalur", "Jalur", _JALUR)
        self._pesan = MedanTeks(TEMPAT, "jenis.pesan", "Pesan untuk petugas")
        self._bernama = Centang(TEMPAT, "jenis.bernama", "Atas nama seseorang")
        self._wadah = Centang(TEMPAT, "jenis.wadah", "Wadah berisi surat (dompet, tas)")
        self._berkas = MedanPanjang(
            TEMPAT,
            "jenis.berkas",
            "Berkas yang diminta",
            hint="Satu baris satu berkas; Alt+Enter untuk baris baru.",
            rows=3,
        )
        grid = self.grid(4)
        for field, span in (
            *((self.label, 2), (self._cetak, 2)),
            *((self.kode, 1), (self._singkat, 2), (self._satuan, 1)),
            *((self._jalur, 2), (self._pesan, 2)),
            *((self._bernama, 2), (self._wadah, 2), (self._berkas, 4)),
        ):
            grid.add(form.add(field), span)

    @property
    def last(self) -> QWidget:
        """The last editor of the card, for the tab order."""
        return self._berkas.editor

    def show_kind(self, kind: JenisBarang, *, in_use: bool) -> None:
        """Show a kind; the code of one that is in use cannot be changed: drafts name it."""
        self.set_title(kind.label or "Jenis baru")
        self.kode.line.setReadOnly(in_use)
        self.kode.set_hint("Tetap: draf memakainya." if in_use else "Huruf besar, misalnya BPKB.")
        for field, text in (
            (self.kode, kind.kode),
            (self.label, kind.label),
            (self._cetak, "" if kind.cetak == kind.label else kind.cetak),
            (self._singkat, kind.singkat),
            (self._satuan, kind.satuan),
            (self._jalur, kind.jalur.value),
            (self._pesan, kind.pesan),
            (self._berkas, "\n".join(one.nama for one in kind.berkas)),
        ):
            field.set_text(text)
            field.set_error("")
        self._bernama.set_checked(kind.bernama)
        self._wadah.set_checked(kind.wadah)

    def read(self, kind: JenisBarang) -> JenisBarang:
        """Return the kind as typed; RuleViolation for a route that is on no list."""
        label = self.label.text().strip()
        known = {one.nama: one for one in kind.berkas}
        names = (line.strip() for line in self._berkas.text().splitlines())
        return replace(
            kind,
            kode=self.kode.text().strip(),
            label=label,
            cetak=self._cetak.text().strip() or label,
            singkat=self._singkat.text().strip(),
            satuan=self._satuan.text().strip(),
            jalur=chosen(Jalur, self._jalur),
            pesan=self._pesan.text().strip(),
            bernama=self._bernama.checked(),
            wadah=self._wadah.checked(),
            berkas=tuple(
                known.get(name, SyaratBerkas(name, Yakin.SEDANG)) for name in names if name
            ),
        )
