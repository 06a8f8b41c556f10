"""The card of the person at the counter: identity, particulars, and for whom he or she reports."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.kehilangan import WARGA_INDONESIA, KehilanganDraft, Kuasa, OrangDraft
from spkt_desk.domain.nik import PANJANG_NIK, birth_from_nik
from spkt_desk.domain.orang import JenisIdentitas, JenisKelamin
from spkt_desk.domain.saran import SaranIsian
from spkt_desk.ui.kit.formulir import Formulir
from spkt_desk.ui.kit.kancing import make_button
from spkt_desk.ui.kit.kartu import Kartu, make_line
from spkt_desk.ui.kit.medan import Medan, MedanAngka, MedanTeks
from spkt_desk.ui.kit.nama import make_label
from spkt_desk.ui.kit.pilihan import MedanPilihan
from spkt_desk.ui.kit.terbaca import MedanTerbaca
from spkt_desk.ui.penerimaan.kehilangan.kisi import KOLOM, KisiRata
from spkt_desk.ui.penerimaan.kehilangan.pembaca import Hari, birth_reader, phone_reader
from spkt_desk.ui.penerimaan.kehilangan.pilihan import MedanTertutup

_LABEL_NOMOR = {
    JenisIdentitas.NIK: "NIK",
    JenisIdentitas.PASPOR: "Nomor paspor",
    JenisIdentitas.NRP: "NRP",
    JenisIdentitas.NIP: "NIP",
}
_GRUP = {
    JenisIdentitas.NIK: (4, 4, 4, 4),
    JenisIdentitas.PASPOR: (),
    JenisIdentitas.NRP: (4, 4),
    JenisIdentitas.NIP: (8, 6, 1, 3),
}


NAMA_WAKIL = (
    *("kuasa", "nama_pemilik", "hubungan"),
    *("warga_pemilik", "paspor_pemilik", "surat_kuasa"),
)
"""The fields of Melapor untuk, by their names in the draft."""


class KotakPelapor(Kartu):
    """Fields named ``pelapor.…``, and those of Melapor untuk."""

    forgotten = Signal()

    def __init__(self, place: str, formulir: Formulir, today: Hari, saran: SaranIsian) -> None:
        """Build the card; fields are registered in reading order."""
        super().__init__("Pelapor")
        self._place = place
        self._formulir = formulir
        self._today = today
        self._saran = saran
        self.fields: list[Medan] = []
        self._build_known()
        self._grid = KisiRata()
        self.body.addLayout(self._grid)
        self._build_identity()
        self._build_particulars()
        self.body.addWidget(make_line())
        self._build_represents()
        self._connect()
        self._show_fitting()

    def fill(self, draft: KehilanganDraft) -> None:
        """Fill in a draft without telling `changed`."""
        self._set_kind(draft.pelapor.jenis_identitas)
        self._fill_person(draft.pelapor)
        for name in NAMA_WAKIL:
            self._by_name(name).set_text(str(getattr(draft, name)))
        self.set_known(bool(draft.orang_id))
        self._show_fitting()

    def take_over(self, orang: OrangDraft) -> None:
        """Fill in a recalled person; what was typed today for a field they lack stays."""
        today = self.person()
        recalled = {
            one.name: getattr(orang, one.name) or getattr(today, one.name)
            for one in fields(OrangDraft)
        }
        self._set_kind(recalled["jenis_identitas"])
        self._fill_person(OrangDraft(**recalled))
        self.set_known(True)
        self._show_fitting()

    def person(self) -> OrangDraft:
        """Return the particulars as typed."""
        return OrangDraft(
            **{one.name: self._by_name(f"pelapor.{one.name}").text() for one in fields(OrangDraft)}
        )

    def settle(self) -> None:
        """Finish what is half typed in a choice, as leaving it would."""
        for field in self.fields:
            if isinstance(field, MedanTertutup):
                field.on_left()
        self._show_fitting()

    def set_known(self, known: bool) -> None:
        """Say whether this person was recalled from an earlier report."""
        self._known.setVisible(known)

    def _add(self, field: Medan) -> Medan:
        self.fields.append(self._formulir.add(field))
        return field

    def _by_name(self, name: str) -> Medan:
        return next(one for one in self.fields if one.field == name)

    def _build_known(self) -> None:
        self._known = QWidget()
        row = QHBoxLayout(self._known)
        row.setContentsMargins(0, 0, 0, 0)
        sentence = "Pernah melapor. Data hari ini yang dipakai; periksa alamat dan telepon."
        row.addWidget(make_label(sentence, "subjudul", wrap=True), 1)
        button = make_button(
            f"{self._place}.bukan_orang_ini", "Bukan orang ini", self._forget, rupa="tautan"
        )
        row.addWidget(button)
        self.body.addWidget(self._known)
        self._known.hide()

    def _forget(self) -> None:
        self.set_known(False)
        self.forgotten.emit()
        self._by_name("pelapor.nomor_identitas").focus()

    def _build_identity(self) -> None:
        place, grid = self._place, self._grid
        kinds = [(jenis.value, jenis.value) for jenis in JenisIdentitas]
        self.kind = MedanTertutup(
            place, "pelapor.jenis_identitas", "Identitas", kinds, start=JenisIdentitas.NIK.value
        )
        self.number = MedanAngka(place, "pelapor.nomor_identitas", "NIK")
        self._reason = MedanTeks(
            place,
            "pelapor.alasan_tanpa_identitas",
            "Alasan tanpa identitas",
            placeholder="KTP ikut hilang",
        )
        self.name = MedanTeks(place, "pelapor.nama", "Nama lengkap")
        grid.add(self._add(self.kind), 3)
        both = QWidget()
        box = QVBoxLayout(both)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._add(self.number))
        box.addWidget(self._add(self._reason))
        grid.add(both, 4)
        grid.add(self._add(self.name), 5)

    def _build_particulars(self) -> None:
        place, today, grid = self._place, self._today, self._grid
        sexes = [(jenis.value, jenis.value) for jenis in JenisKelamin.choices()]
        self._sex = MedanTertutup(place, "pelapor.jenis_kelamin", "Jenis kelamin", sexes)
        born = "pelapor.tanggal_lahir"
        self._birth = MedanTerbaca(
            place, born, "Tanggal lahir", birth_reader(born, today), placeholder="05111994"
        )
        self._age = MedanTeks(place, "pelapor.umur", "Umur", hint="Bila tanggal tidak diketahui")
        phone = "pelapor.telepon"
        grid.add(self._add(self._sex), 3)
        grid.add(self._add(MedanTeks(place, "pelapor.tempat_lahir", "Tempat lahir")), 3)
        grid.add(self._add(self._birth), 4)
        grid.add(self._add(self._age), 2)
        grid.break_row()
        for name, label, choices in (
            ("agama", "Agama", self._saran.agama),
            ("kewarganegaraan", "Kewarganegaraan", self._saran.kewarganegaraan),
            ("pekerjaan", "Pekerjaan", self._saran.pekerjaan),
        ):
            options = [(one, one) for one in choices.kata]
            grid.add(
                self._add(MedanPilihan(place, f"pelapor.{name}", label, options, free=True)), 3
            )
        grid.add(self._add(MedanTerbaca(place, phone, "Telepon", phone_reader(phone))), 3)
        grid.add(self._add(MedanTeks(place, "pelapor.alamat", "Alamat")), 8)
        village = MedanTeks(place, "pelapor.desa", "Desa/kelurahan", placeholder="Kel. Biawao")
        grid.add(self._add(village), 4)

    def _build_represents(self) -> None:
        place = self._place
        grid = KisiRata()
        self.body.addLayout(grid)
        options = [(one.value, one.value) for one in Kuasa]
        self._for = MedanTertutup(place, "kuasa", "Melapor untuk", options, start=Kuasa.DIRI.value)
        self._owner = MedanTeks(place, "nama_pemilik", "Nama pemilik")
        self._relation = MedanTeks(place, "hubungan", "Hubungan")
        self._citizen = MedanPilihan(
            place,
            "warga_pemilik",
            "Kewarganegaraan pemilik",
            [(one, one) for one in self._saran.kewarganegaraan.kata],
            free=True,
        )
        self._passport = MedanTeks(place, "paspor_pemilik", "Nomor paspor pemilik")
        self._letter = MedanTeks(
            place, "surat_kuasa", "Surat kuasa (nomor, tanggal)", hint="Kosongkan bila tidak ada"
        )
        grid.add(self._add(self._for), 3)
        grid.add(self._add(self._owner), 5)
        grid.add(self._add(self._relation), 4)
        grid.add(self._add(self._citizen), 4)
        grid.add(self._add(self._passport), 4)
        grid.break_row()
        grid.add(self._add(self._letter), KOLOM)

    def _connect(self) -> None:
        self.kind.changed.connect(self._on_kind)
        self.kind.finished.connect(self._on_kind)
        self.number.changed.connect(self._propose)
        for field in (self._birth, self._for, self._age, self._citizen):
            field.changed.connect(self._show_fitting)
        self._for.finished.connect(self._show_fitting)
        self._age.changed.connect(lambda: self._birth.set_error(""))  # either of them is enough

    def _on_kind(self) -> None:
        self._set_kind(self.kind.text())
        self._show_fitting()

    def _set_kind(self, kind: str) -> None:
        jenis = JenisIdentitas(kind or JenisIdentitas.NIK.value)
        if jenis in _LABEL_NOMOR:
            self.number.set_label(_LABEL_NOMOR[jenis])
            self.number.set_groups(_GRUP[jenis])

    def _fill_person(self, orang: OrangDraft) -> None:
        for one in fields(OrangDraft):
            self._by_name(f"pelapor.{one.name}").set_text(str(getattr(orang, one.name)))

    def _show_fitting(self) -> None:
        """Show only the fields that the choices made ask for."""
        none = self.kind.text() == JenisIdentitas.TIDAK_ADA.value
        self.number.show_if(not none)
        self._reason.show_if(none)
        self._age.show_if(not self._birth.text().strip())
        kuasa = self._for.text()
        self._owner.set_label("Nama badan" if kuasa == Kuasa.BADAN else "Nama pemilik")
        self._relation.set_label(
            "Jabatan pada badan" if kuasa == Kuasa.BADAN else "Hubungan dengan pemilik"
        )
        for field in (self._owner, self._relation, self._letter):
            field.show_if(kuasa != Kuasa.DIRI)
        self._citizen.show_if(kuasa == Kuasa.ORANG)
        foreign = self._citizen.text() not in {"", WARGA_INDONESIA}
        self._passport.show_if(kuasa == Kuasa.ORANG and foreign)

    def _propose(self) -> None:
        """Propose birth date and sex from a whole NIK, only where nothing was typed."""
        number = self.number.text()
        if self.kind.text() != JenisIdentitas.NIK.value or len(number) != PANJANG_NIK:
            return
        for says in birth_from_nik(number, self._today())[:1]:
            if not self._birth.text().strip() and not self._age.text().strip():
                self._birth.set_text(tanggal_panjang(says.lahir))
            if not self._sex.text():
                sex = JenisKelamin.PEREMPUAN if says.perempuan else JenisKelamin.LAKI_LAKI
                self._sex.set_text(sex.value)
                self._sex.set_error("")
        self._show_fitting()
