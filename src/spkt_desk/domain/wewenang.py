"""Who may do what: the table role × act of `resources/data/wewenang.toml`, the source of rights.

Every act and every role has its cell there; a cell left out is a fault of the file, never a right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from spkt_desk.domain.jenis_barang import Yakin
from spkt_desk.domain.kalimat import Naskah
from spkt_desk.domain.rujukan import Rujukan
from spkt_desk.domain.satuan import Peran


class Tindakan(StrEnum):
    """The acts; the value is what the desk calls the act, the key in the file is `kunci`."""

    BUKU_BACA = "membaca Buku Mutasi"
    BUKU_TULIS = "menulis di Buku Mutasi"
    BUKU_RALAT = "meralat Buku Mutasi"
    BUKU_PERIKSA = "memeriksa Buku Mutasi"
    BUKU_TUTUP = "menutup buku sebelum penuh"
    BUKU_IMPOR = "mengimpor buku lama"
    JAM_JAWAB = "memastikan atau membetulkan jam"
    LEMBAR_CETAK = "mencetak lembar Buku Mutasi"
    GILIRAN_BACA = "melihat giliran jaga"
    GILIRAN_BUKA = "membuka giliran jaga"
    JADWAL_SUSUN = "menyusun dan mengubah jadwal jaga"
    SERAH_TERIMA = "mengisi dan menyelesaikan serah terima jaga"
    PENDAMPING_TULIS = "mencatat buku pendamping dan cek tahanan"
    WAJIB_LAPOR = "mendaftarkan, mencatat dan mengakhiri wajib lapor"
    TUGAS_BERKALA = "menulis tugas jaga berkala"
    DRAF_BACA = "melihat formulir yang menunggu"
    DRAF_TULIS = "mengisi dan membuang formulir"
    TERBIT = "menerbitkan surat"
    RALAT_EDISI = "membuat edisi perbaikan surat"
    GANTI_SURAT = "mengganti surat dengan nomor baru"
    BATAL = "membatalkan nomor surat"
    DISERAHKAN = "menandai surat diserahkan"
    KERTAS_LIHAT = "melihat surat yang terbit"
    CETAK = "mencetak surat"
    SALINAN = "membuat salinan surat"
    ORANG_CARI = "mencari pelapor lama"
    ORANG_BUKA = "membuka data pelapor lama"
    CARI = "mencari di semua register"
    KODE_PERIKSA = "memeriksa kode surat"
    SATUAN_UBAH = "mengubah data satuan"
    DAFTAR_JAGA_UBAH = "mengubah daftar jaga"
    SURAT_UBAH = "mengubah judul, pola nomor, dan isi surat"
    BARANG_UBAH = "mengubah jenis barang"
    PETUGAS_UBAH = "mengubah petugas dan penandatangan"
    KAPOLSEK_UBAH = "mengubah Kapolsek dan akunnya"
    AKUN_BUAT = "membuat akun"
    AKUN_SEMENTARA = "membuka akun satu giliran"
    AKUN_PEMERIKSA = "membuka akun pemeriksa"
    SANDI_SETEL_ULANG = "menyetel ulang kata sandi rekan"
    AKUN_LEPAS = "melepas akun yang menunggu"
    KODE_PEMULIHAN = "membuat kode pemulihan baru"
    MASA_SIMPAN = "menetapkan masa simpan"
    MASA_SIMPAN_MATI = "mematikan penghapusan"
    HAPUS_DAFTAR = "melihat yang melewati masa simpan"
    HAPUS = "menghapus isi"
    CADANGAN = "membuat cadangan"
    PULIHKAN = "memulihkan cadangan"
    EKSPOR = "mengekspor register"
    PERIKSA_DATA = "memeriksa keutuhan data"

    @property
    def kunci(self) -> str:
        """The act's name in the file."""
        return self.name.lower()

    @property
    def label(self) -> str:
        """The act at the head of a line: Membaca Buku Mutasi."""
        return self.value[0].upper() + self.value[1:]


class Syarat(StrEnum):
    """What a cell says; in order, the easier condition first."""

    BOLEH = "boleh"
    SANDI = "boleh+kata sandi"
    DUA = "boleh+dua orang"
    TIDAK = "tidak"


_MUDAH: Final = tuple(Syarat)
_PERAN: Final = {peran.value: peran for peran in Peran}


@dataclass(frozen=True, slots=True, repr=False)
class Bukti:
    """What was typed to prove a grave act: one's own password, and who agrees with his.

    Hidden from repr. Whoever agrees need not be named where only one person can.
    """

    kata_sandi: str = ""
    nomor_kedua: str = ""
    sandi_kedua: str = ""


TANPA_BUKTI: Final = Bukti()


@dataclass(frozen=True, slots=True)
class BarisWewenang:
    """One act of the table with its cells in the order of `Wewenang.peran`.

    `bertugas`: roles that may only while they hold the shift; `penyetuju`: of two people one must
    hold such a role; `pendiri`: may alone until somebody who could agree has an account;
    `sasaran`: whose accounts the act may touch, empty for acts on no account.
    """

    tindakan: Tindakan
    bagian: str
    syarat: tuple[Syarat, ...]
    bertugas: frozenset[Peran]
    penyetuju: frozenset[Peran]
    pendiri: frozenset[Peran]
    sasaran: frozenset[Peran]


@dataclass(frozen=True, slots=True)
class Wewenang:
    """The whole table, as loaded; `pawas` are acts the roster's supervising officer may do too."""

    rujukan: Rujukan
    peran: tuple[Peran, ...]
    baris: tuple[BarisWewenang, ...]
    pawas: frozenset[Tindakan]

    @property
    def kalimat_pawas(self) -> str:
        """What the Pawas may do too, as a sentence; "" where that is nothing."""
        acts = [one.tindakan.value for one in self.baris if one.tindakan in self.pawas]
        return f"Pawas menurut jadwal saat itu boleh juga {' dan '.join(acts)}." if acts else ""

    def line(self, tindakan: Tindakan) -> BarisWewenang:
        """Return the line of an act; the file has one for each."""
        return next(one for one in self.baris if one.tindakan is tindakan)

    def cell(self, peran: Peran, tindakan: Tindakan) -> Syarat:
        """Return one cell."""
        return self.line(tindakan).syarat[self.peran.index(peran)]

    def of(self, peran: Iterable[Peran], tindakan: Tindakan, *, bertugas: bool = True) -> Syarat:
        """Return the easiest condition any of these roles has; `bertugas`: holds the shift."""
        line = self.line(tindakan)
        cells = [
            line.syarat[self.peran.index(one)]
            for one in peran
            if bertugas or one not in line.bertugas
        ]
        return min(cells, key=_MUDAH.index, default=Syarat.TIDAK)

    def allowed(self, tindakan: Tindakan) -> tuple[Peran, ...]:
        """Return the roles that may do it, on whatever condition."""
        return tuple(one for one in self.peran if self.cell(one, tindakan) is not Syarat.TIDAK)


_BAGIAN: Final = frozenset(
    {
        *("nama", "sumber", "berlaku", "yakin", "peran", "hak"),
        *("bertugas", "penyetuju", "pendiri", "sasaran", "pawas"),
    }
)
_TINDAKAN: Final = {one.kunci: one for one in Tindakan}


def load_wewenang(text: str, source: str) -> Wewenang:
    """Read the table; `source` is the file's name for the error.

    Raises RuleViolation that names the line: an act or role left out, unknown or twice, a word that
    is no condition, two people without anyone who could agree.
    """
    naskah = Naskah("Wewenang", text, source)
    data = naskah.parse()
    naskah.refuse_unknown(data, _BAGIAN)
    naskah.text(data, "nama")
    yakin = naskah.text(data, "yakin")
    if yakin not in set(Yakin):
        raise naskah.refuse("yakin", f"harus salah satu dari {', '.join(Yakin)}.")
    rujukan = Rujukan(naskah.text(data, "sumber"), naskah.day(data, "berlaku"), Yakin(yakin))
    pembaca = _Pembaca(naskah, data)
    return Wewenang(rujukan, pembaca.peran, pembaca.lines(), pembaca.supervised())


class _Pembaca:
    """Reads the cells; each of its refusals names the line of the file."""

    def __init__(self, naskah: Naskah, data: dict[str, object]) -> None:
        self._naskah = naskah
        self._data = data
        self.peran = self._roles("peran", data.get("peran"))
        missing = [one.value for one in Peran if one not in self.peran]
        if missing:
            raise naskah.refuse("peran", f"belum memuat {', '.join(missing)}.")

    def lines(self) -> tuple[BarisWewenang, ...]:
        """Return the line of every act, in the order of the file."""
        found: list[BarisWewenang] = []
        for bagian, acts in self._table("hak").items():
            if not isinstance(acts, dict):
                raise self._naskah.refuse(
                    bagian, "harus menjadi bagian dengan tindakan di bawahnya."
                )
            for kunci, cells in acts.items():
                line = self._line(bagian, kunci, cells)
                if any(one.tindakan is line.tindakan for one in found):
                    raise self._naskah.refuse(kunci, "tertulis dua kali.")
                found.append(line)
        missing = [one.kunci for one in Tindakan if all(one is not x.tindakan for x in found)]
        if missing:
            raise self._naskah.refuse("hak", f"belum memuat tindakan {', '.join(missing)}.")
        for nama in ("bertugas", "penyetuju", "pendiri", "sasaran"):
            for kunci in self._table(nama):
                self._act(kunci)
        return tuple(found)

    def supervised(self) -> frozenset[Tindakan]:
        """Return the acts of the Pawas; none where the file says nothing of them."""
        table = self._table("pawas")
        self._naskah.refuse_unknown(table, frozenset({"boleh"}))
        acts = table.get("boleh", [])
        if not isinstance(acts, list):
            raise self._naskah.refuse("pawas", "harus memuat daftar tindakan: boleh = [...].")
        return frozenset(self._act(str(kunci)) for kunci in acts)

    def _line(self, bagian: str, kunci: str, cells: object) -> BarisWewenang:
        line = BarisWewenang(
            self._act(kunci),
            bagian,
            self._cells(kunci, cells),
            *(self._extra(nama, kunci) for nama in ("bertugas", "penyetuju", "pendiri", "sasaran")),
        )
        if Syarat.DUA in line.syarat and not line.penyetuju:
            raise self._naskah.refuse(kunci, "perlu dua orang, tetapi tidak ada di [penyetuju].")
        return line

    def _act(self, kunci: str) -> Tindakan:
        if kunci not in _TINDAKAN:
            raise self._naskah.refuse(kunci, "bukan tindakan yang dikenal program.")
        return _TINDAKAN[kunci]

    def _cells(self, kunci: str, cells: object) -> tuple[Syarat, ...]:
        words = cells if isinstance(cells, list) else []
        if len(words) != len(self.peran):
            raise self._naskah.refuse(
                kunci, f"harus memuat {len(self.peran)} isian, satu untuk tiap peran."
            )
        wrong = [str(word) for word in words if word not in set(Syarat)]
        if wrong:
            raise self._naskah.refuse(
                kunci, f"memuat “{wrong[0]}”; yang dapat dipakai: {', '.join(Syarat)}."
            )
        return tuple(Syarat(word) for word in words)

    def _extra(self, nama: str, kunci: str) -> frozenset[Peran]:
        table = self._table(nama)
        return frozenset(self._roles(kunci, table[kunci])) if kunci in table else frozenset()

    def _roles(self, kunci: str, names: object) -> tuple[Peran, ...]:
        words = names if isinstance(names, list) else []
        if not words or len(set(map(str, words))) != len(words):
            raise self._naskah.refuse(kunci, "harus berupa daftar peran, masing-masing satu kali.")
        strange = [str(word) for word in words if word not in _PERAN]
        if strange:
            raise self._naskah.refuse(kunci, f"memuat peran “{strange[0]}” yang tidak dikenal.")
        return tuple(_PERAN[word] for word in words)

    def _table(self, nama: str) -> dict[str, object]:
        table = self._data.get(nama, {})
        if not isinstance(table, dict):
            raise self._naskah.refuse(nama, "harus menjadi bagian tersendiri.")
        return table
