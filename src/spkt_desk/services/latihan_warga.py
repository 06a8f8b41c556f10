"""Inventing who comes to a practice desk and what they lost; everything hangs on the seed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.barang import SAMA_PELAPOR, TIDAK_DIINGAT, BarangDraft
from spkt_desk.domain.jenis_barang import Jalur, KatalogBarang
from spkt_desk.domain.kehilangan import (
    Asal,
    CaraBaca,
    CaraTandaTangan,
    KehilanganDraft,
    Kuasa,
    OrangDraft,
)
from spkt_desk.domain.orang import JenisIdentitas, JenisKelamin
from spkt_desk.services.latihan_bahan import BahanBarang, BahanLatihan

_HARI_SETAHUN = 365
_NOMOR_REKAAN = 9000
"""Serials of real NIKs in one village, sex and birth date never come near this one."""


@dataclass(frozen=True, slots=True)
class Warga:
    """An invented citizen: the form's particulars and a vehicle plate."""

    orang: OrangDraft
    nopol: str


class Pengarang:
    """Writes the forms of one practice station, always in the same order for the same seed."""

    def __init__(self, acak: Random, bahan: BahanLatihan, katalog: KatalogBarang) -> None:
        """Draw everything from `acak`; things whose kind may not stand on an SKTLK are left out."""
        self._acak = acak
        self._bahan = bahan
        self._katalog = katalog
        self._tumpukan: list[BahanBarang] = []

    def chance(self, persen: int) -> bool:
        """Tell whether something that happens in so many of a hundred visits happens now."""
        return self._acak.randrange(100) < persen

    def new_person(self, today: date) -> Warga:
        """Return somebody who has never been here, identity number in keeping with the rest."""
        acak, bahan = self._acak, self._bahan
        perempuan = acak.random() < 0.5  # noqa: PLR2004 - as many women as men
        lahir = today - timedelta(days=acak.randrange(17 * _HARI_SETAHUN, 78 * _HARI_SETAHUN))
        wilayah = acak.choice(bahan.wilayah)
        nopol = f"DM {acak.randrange(2000, 7000)} {acak.choice('ABCE')}{acak.choice('ABDEFG')}"
        orang = OrangDraft(
            nama=self._name(perempuan=perempuan),
            jenis_kelamin=(JenisKelamin.PEREMPUAN if perempuan else JenisKelamin.LAKI_LAKI).value,
            tempat_lahir=wilayah.tempat,
            tanggal_lahir=f"{lahir:%d%m%Y}",
            agama=acak.choice(bahan.agama),
            pekerjaan=acak.choice(bahan.pekerjaan),
            alamat=self._address(),
            desa=acak.choice(bahan.desa).nama,
            telepon=self._digits("081200######") if self.chance(85) else "",
            nomor_identitas=self._nik(wilayah.kode, lahir, perempuan=perempuan),
        )
        return Warga(self._other_paper(orang, lahir, perempuan=perempuan), nopol)

    def moved(self, orang: OrangDraft) -> OrangDraft:
        """Return the same person under a new address."""
        return replace(orang, alamat=self._address(), desa=self._acak.choice(self._bahan.desa).nama)

    def fill(self, kosong: KehilanganDraft, warga: Warga, today: date) -> KehilanganDraft:
        """Fill an empty form for a visit of this person."""
        acak, bahan = self._acak, self._bahan
        draft = self._on_behalf(replace(kosong, asal=Asal.HILANG.value), today)
        pemilik = draft.nama_pemilik or SAMA_PELAPOR
        kinds = self._kinds(warga.orang, badan=draft.kuasa == Kuasa.BADAN)
        barang = tuple(self._thing(satu, warga, pemilik) for satu in kinds)
        return self._signed(
            replace(
                draft,
                pelapor=warga.orang,
                barang=barang,
                tanggal_hilang=self._day_lost(today),
                jam_hilang=f"{acak.randrange(6, 22):02d}{acak.choice(('00', '15', '30', '45'))}"
                if self.chance(60)
                else "",
                tempat_hilang=self._words(acak.choice(bahan.tempat_hilang), warga),
                keterangan=acak.choice(bahan.keterangan) if self.chance(30) else "",
            )
        )

    def taken(self, kosong: KehilanganDraft, warga: Warga) -> KehilanganDraft:
        """Fill the little that is asked when the thing was taken by somebody."""
        thing = self._thing(self._kinds(warga.orang, badan=False)[0], warga, SAMA_PELAPOR)
        return replace(kosong, asal=Asal.DIAMBIL.value, pelapor=warga.orang, barang=(thing,))

    def line(self, uraian: str) -> str:
        """Return the words of a duty line, place and guest filled in."""
        acak, bahan = self._acak, self._bahan
        tamu = acak.choice(bahan.tamu).replace("{desa}", acak.choice(bahan.desa).nama)
        text = uraian.replace("{tempat}", acak.choice(bahan.tempat_baris))
        return text.replace("{tamu}", tamu)

    def _name(self, *, perempuan: bool) -> str:
        bahan = self._bahan.nama
        first = self._acak.choice(bahan.perempuan if perempuan else bahan.laki)
        return f"{first} {self._acak.choice(bahan.akhir)}".strip()

    def _address(self) -> str:
        acak = self._acak
        street = acak.choice(self._bahan.jalan)
        rt, rw = acak.randrange(1, 9), acak.randrange(1, 5)
        return f"{street} No. {acak.randrange(1, 140)} RT {rt:03d} RW {rw:03d}"

    def _nik(self, kode: str, lahir: date, *, perempuan: bool) -> str:
        """Return a NIK of the right form; a woman's birth day stands there plus 40."""
        day = lahir.day + (40 if perempuan else 0)
        return f"{kode}{day:02d}{lahir:%m%y}{_NOMOR_REKAAN + self._acak.randrange(1, 999):04d}"

    def _other_paper(self, orang: OrangDraft, lahir: date, *, perempuan: bool) -> OrangDraft:
        """Return some people without a paper, as foreigners, or as civil servants."""
        acak, bahan = self._acak, self._bahan
        draw = acak.randrange(100)
        if draw < 8:  # noqa: PLR2004 - so many of a hundred lost the very card
            return replace(
                orang,
                jenis_identitas=JenisIdentitas.TIDAK_ADA.value,
                nomor_identitas="",
                alasan_tanpa_identitas=acak.choice(bahan.alasan_tanpa_identitas),
            )
        if draw < 11:  # noqa: PLR2004
            return replace(
                orang,
                nama=acak.choice(
                    bahan.nama_asing_perempuan if perempuan else bahan.nama_asing_laki
                ),
                tempat_lahir=acak.choice(bahan.tempat_asing),
                kewarganegaraan=acak.choice(bahan.kewarganegaraan),
                agama="",
                pekerjaan="Wisatawan",
                jenis_identitas=JenisIdentitas.PASPOR.value,
                nomor_identitas=self._digits("X0######"),
            )
        if draw < 14 and lahir.year < 2000:  # noqa: PLR2004
            serial = f"{lahir:%Y%m%d}{lahir.year + 25}03{2 if perempuan else 1}"
            return replace(
                orang,
                pekerjaan="Pegawai negeri sipil",
                jenis_identitas=JenisIdentitas.NIP.value,
                nomor_identitas=serial + self._digits("9##"),
            )
        return orang

    def _on_behalf(self, draft: KehilanganDraft, today: date) -> KehilanganDraft:
        """Let some report for another person or for a body."""
        acak, bahan = self._acak, self._bahan
        draw = acak.randrange(100)
        kuasa = acak.choice(bahan.surat_kuasa)
        written = tanggal_panjang(today - timedelta(days=acak.randrange(1, 9)))
        kuasa = kuasa.replace("{tanggal}", written)
        if draw < 10:  # noqa: PLR2004
            return replace(
                draft,
                kuasa=Kuasa.ORANG.value,
                nama_pemilik=self._name(perempuan=acak.random() < 0.5),  # noqa: PLR2004
                hubungan=acak.choice(bahan.hubungan),
                surat_kuasa=kuasa,
            )
        if draw < 16:  # noqa: PLR2004
            return replace(
                draft,
                kuasa=Kuasa.BADAN.value,
                nama_pemilik=acak.choice(bahan.badan),
                hubungan=acak.choice(bahan.jabatan_badan),
                surat_kuasa=kuasa,
            )
        return draft

    def _kinds(self, orang: OrangDraft, *, badan: bool) -> list[BahanBarang]:
        """Draw one to four different kinds; who has no paper has mostly lost the card itself."""
        count = self._acak.choices((1, 2, 3, 4), weights=(45, 30, 17, 8))[0]
        found: dict[str, BahanBarang] = {}
        if orang.alasan_tanpa_identitas.startswith("KTP termasuk") and not badan:
            found = {satu.kode: satu for satu in self._bahan.barang if satu.kode == "KTP"}
        while len(found) < count:
            satu = self._next_kind()
            if satu.badan or not badan:
                found.setdefault(satu.kode, satu)
        return list(found.values())

    def _next_kind(self) -> BahanBarang:
        """Draw from a shuffled stack, so that no kind is missing for long."""
        if not self._tumpukan:
            self._tumpukan = [
                satu
                for satu in self._bahan.barang
                if self._katalog.get(satu.kode).jalur is not Jalur.BUKAN_SKTLK
                for _ in range(satu.bobot)
            ]
            self._acak.shuffle(self._tumpukan)
        return self._tumpukan.pop()

    def _thing(self, satu: BahanBarang, warga: Warga, pemilik: str) -> BarangDraft:
        """Return one line of the form; some supporting papers are there, some are not."""
        acak = self._acak
        if pemilik != SAMA_PELAPOR or warga.orang.jenis_identitas != JenisIdentitas.NIK.value:
            warga = Warga(replace(warga.orang, nomor_identitas=TIDAK_DIINGAT), warga.nopol)
        papers = [berkas.nama for berkas in self._katalog.get(satu.kode).berkas]
        return BarangDraft(
            kode=satu.kode,
            isian=tuple(
                (kunci, self._words(acak.choice(values), warga))
                for kunci, values in satu.isian.items()
            ),
            atas_nama=pemilik if satu.atas_nama else "",
            dukungan_ada=tuple(nama for nama in papers if self.chance(65)),
            ciri=acak.choice(self._bahan.ciri) if satu.ciri and self.chance(50) else "",
        )

    def _day_lost(self, today: date) -> str:
        if self.chance(5):
            return "tidak tahu"
        days = self._acak.choices((0, 1, 2, 5, 14, 60), weights=(15, 40, 20, 12, 8, 5))[0]
        return f"{today - timedelta(days=days):%d%m%Y}"

    def _signed(self, draft: KehilanganDraft) -> KehilanganDraft:
        """Say how the reporter took note and signs."""
        if self.chance(94):
            cara = CaraBaca.DIBACA if self.chance(80) else CaraBaca.DIBACAKAN
            return replace(draft, cara_baca=cara.value)
        saksi = self._name(perempuan=False)
        dibacakan = replace(draft, cara_baca=CaraBaca.DIBACAKAN.value, saksi=saksi)
        if self.chance(50):
            return replace(dibacakan, tanda_tangan=CaraTandaTangan.CAP_JEMPOL.value)
        return replace(
            dibacakan,
            tanda_tangan=CaraTandaTangan.TIDAK_DAPAT.value,
            alasan_tanda_tangan=self._acak.choice(self._bahan.alasan_tanda_tangan),
        )

    def _words(self, pola: str, warga: Warga) -> str:
        """Fill a pattern: the person's own data, a street, and a digit for every #."""
        known = {
            "nik": warga.orang.nomor_identitas,
            "nama": warga.orang.nama,
            "desa": warga.orang.desa,
            "telepon": warga.orang.telepon or "081200001234",
            "nopol": warga.nopol,
            "jalan": self._acak.choice(self._bahan.jalan),
        }
        return self._digits(re.sub(r"\{(\w+)\}", lambda found: known[found[1]], pola))

    def _digits(self, pola: str) -> str:
        return "".join(str(self._acak.randrange(10)) if c == "#" else c for c in pola)
