"""Buku lama: pick a table of the older book, say which column is what, try, take over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout
from typing_extensions import override

from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, RuleViolation
from spkt_desk.domain.impor_buku import KOLOM, WAJIB, Pemetaan
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.wewenang import Bukti, Tindakan
from spkt_desk.services.impor_buku import BerkasLama, HasilBaca
from spkt_desk.services.layanan import Layanan
from spkt_desk.ui.errors import show_fault
from spkt_desk.ui.jobs import Failure
from spkt_desk.ui.kit.bagian import Bagian
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import JARAK, Kartu
from spkt_desk.ui.kit.medan import MedanSandi, MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import MedanPilihan
from spkt_desk.ui.kit.tab import Alat
from spkt_desk.ui.shortcuts import Tombol

_CATATAN = (
    "Baris buku lama masuk pada tanggalnya sendiri dengan tanda impor, lalu dapat dicari. "
    "Tidak dapat ditarik kembali; coba dahulu."
)
_TANPA = "-"
_GALAT_TAMPIL = 5


class BagianImpor(Bagian):
    """A file, six choices, a trial in words, and one grave button."""

    tempat = "jaga"
    kinds = frozenset[Changed]()
    tindakan = (Tindakan.BUKU_IMPOR,)

    def __init__(self, layanan: Layanan, alat: Alat) -> None:
        """Begin without a file."""
        super().__init__(layanan, alat, "Buku lama", _CATATAN)
        self._berkas: tuple[BerkasLama, ...] = ()
        self._kolom: dict[str, MedanPilihan] = {}
        self.body.addWidget(self._file_card())
        self.body.addWidget(self._column_card())
        self._sandi = self.form.add(MedanSandi("jaga", "kata_sandi_sendiri", "Kata sandi Anda"))
        self._hasil = Kartu("Hasil percobaan")
        self._kalimat = make_label("", wrap=True)
        self._kalimat.setObjectName("jaga.impor.hasil")
        self._hasil.body.addWidget(self._kalimat)
        self._simpan_galat = make_button("jaga.impor.galat", "Simpan lembar galat", self._write)
        row = QHBoxLayout()
        row.addWidget(self._simpan_galat)
        row.addStretch(1)
        self._hasil.body.addLayout(row)
        self._hasil.body.addWidget(self._sandi)
        self.body.addWidget(self._hasil)
        self._baca: tuple[HasilBaca, ...] = ()
        self._show_trial()
        self.finish("impor", "Impor ke buku")

    @override
    def load(self) -> None:
        """There is nothing to read before a file is picked."""

    @override
    def save(self) -> None:
        if self.denied():
            return
        if not self._berkas:
            self._path.set_error("Pilih berkas buku lama dahulu.")
            self._path.focus()
            return
        berkas, pemetaan, bukti = self._berkas[0], self._mapping(), Bukti(self._sandi.text())
        self.run(
            lambda: self.layanan.impor.take_over(berkas, pemetaan, bukti),
            self._taken_over,
        )

    @override
    def refused(self, failure: AccessDenied) -> None:
        self._sandi.set_error(failure.message)
        self._sandi.focus()

    @override
    def try_out(self) -> bool:
        """Read the file as typed and say what would be taken over; nothing is written."""
        if self.denied():
            return True
        path = self._path.text().strip()
        if not path or not Path(path).is_absolute():
            self._path.set_error("Pilih berkas .xlsx atau .csv.")
            self._path.focus()
            return True
        self._path.set_error("")
        known = self._berkas and str(self._berkas[0].path) == path
        pemetaan = (self._mapping(),) if known else ()
        self.alat.jobs.run(
            lambda: _tried(self.layanan, Path(path), pemetaan),
            self._tried,
            self._not_tried,
            owner=self,
        )
        return True

    def _file_card(self) -> Kartu:
        card = Kartu("Berkas")
        self._path = self.form.add(
            MedanTeks("jaga", "impor.berkas", "Berkas buku lama (.xlsx atau .csv)")
        )
        card.body.addWidget(self._path)
        row = QHBoxLayout()
        row.setSpacing(JARAK)
        row.addWidget(make_button("jaga.impor.pilih", "Pilih berkas", self._choose))
        row.addWidget(make_button("jaga.impor.coba", "Coba", self.try_out, Tombol.TERBITKAN))
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _column_card(self) -> Kartu:
        card = Kartu("Kolom", "Coba mengusulkan kolom dari judulnya; ganti bila keliru.")
        grid = card.grid(3)
        for name in KOLOM:
            label = f"{name.capitalize()}{'' if name in WAJIB else ' (boleh kosong)'}"
            field = MedanPilihan("jaga", f"impor.{name}", label, [(_TANPA, _TANPA)])
            self._kolom[name] = field
            grid.add(self.form.add(field))
        return card

    def _mapping(self) -> Pemetaan:
        """Return what is chosen; the choices carry the places of the columns."""
        chosen = ((name, field.text()) for name, field in self._kolom.items())
        return Pemetaan(tuple((name, int(place)) for name, place in chosen if place.isdigit()))

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, "Buku lama", self._path.text(), "Tabel (*.xlsx *.csv)"
        )
        if chosen:
            self._path.set_text(chosen)
            self.try_out()

    def _tried(self, answer: tuple[BerkasLama, Pemetaan, tuple[HasilBaca, ...]]) -> None:
        berkas, pemetaan, self._baca = answer
        new = not self._berkas or self._berkas[0].path != berkas.path
        self._berkas = (berkas,)
        if new:
            head = [(str(place), one or f"kolom {place + 1}") for place, one in
                    enumerate(berkas.tabel.kepala)]  # fmt: skip
            held = dict(pemetaan.kolom)
            for name, field in self._kolom.items():
                field.set_options([(_TANPA, _TANPA), *head])
                field.set_text(str(held[name]) if name in held else _TANPA)
        self.show_problems(())
        self._show_trial()

    def _not_tried(self, failure: Failure) -> None:
        self._baca = ()
        self._show_trial()
        if isinstance(failure, RuleViolation):
            self.show_problems(failure.problems)
        elif isinstance(failure, EnvironmentFault):
            self._path.set_error(f"{failure.message} {failure.advice}")
            self._path.focus()

    def _show_trial(self) -> None:
        self._hasil.setVisible(bool(self._baca))
        for hasil in self._baca:
            lines = [f"{len(hasil.baik)} baris dapat diimpor{_span(hasil)}."]
            if hasil.salah:
                lines.append(f"▲ {len(hasil.salah)} baris tidak dapat dibaca dan akan dilewati:")
                lines += [f"baris {one.nomor}: {one.sebab}" for one in hasil.salah[:_GALAT_TAMPIL]]
            if len(hasil.salah) > _GALAT_TAMPIL:
                lines.append("… selebihnya di lembar galat.")
            self._kalimat.setText("\n".join(lines))
            self._simpan_galat.setVisible(bool(hasil.salah))

    def _write(self) -> None:
        if not (self._berkas and self._baca):
            return
        try:
            path = self.layanan.impor.write_faults(self._berkas[0], self._baca[0])
        except EnvironmentFault as fault:
            show_fault(self, fault)
            return
        self.said.emit(f"Lembar galat ada di {path}.")

    def _taken_over(self, saved: Saved[HasilBaca]) -> None:
        self._sandi.set_text("")
        self._baca, self._berkas = (), ()
        self._path.set_text("")
        self._show_trial()
        self.said.emit(f"{len(saved.value.baik)} baris buku lama diimpor dan dapat dicari.")


def _tried(
    layanan: Layanan, path: Path, chosen: tuple[Pemetaan, ...]
) -> tuple[BerkasLama, Pemetaan, tuple[HasilBaca, ...]]:
    """Read a file and try it by the mapping chosen, or by the one its head proposes."""
    berkas = layanan.impor.read(path)
    pemetaan = (*chosen, berkas.usul)[0]
    named = {name for name, _place in pemetaan.kolom}
    if not chosen and not named.issuperset(WAJIB):
        return berkas, pemetaan, ()  # the officer names the columns first
    return berkas, pemetaan, (layanan.impor.dry_run(berkas, pemetaan),)


def _span(hasil: HasilBaca) -> str:
    """Return from when to when the sound rows reach, in words."""
    days = [tanggal_panjang(one) for one in sorted(set(hasil.rentang))]
    return f", {' sampai dengan '.join(days)}" if days else ""
