"""The books beside the journal: what is lent, visited or reported; `buku_pendamping.toml` lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from spkt_desk.domain import teks
from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.cek_tahanan import CekTahanan, read_rule
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.kalimat_buku import KalimatBuku
from spkt_desk.domain.rujukan import KUNCI_RUJUKAN, Rujukan, read_rujukan
from spkt_desk.domain.serah_terima import JUMLAH_TERBESAR, read_count
from spkt_desk.domain.tabel import Baris, Pembaca, keyed_entries

_PANJANG = 60
_CEK = "cek_tahanan"
_KUNCI = KUNCI_RUJUKAN | {
    "kunci", "label", "arah", "mulai", "selesai", "satuan", "nama", "hitungan", "aktif",
}  # fmt: skip


class Arah(StrEnum):
    """Which way something goes; what goes one way comes back the other.

    An event does neither; what is added or taken away for good changes a standing count.
    """

    KELUAR = "keluar"
    MASUK = "masuk"
    KEJADIAN = "kejadian"
    TAMBAH = "tambah"
    KURANG = "kurang"

    @property
    def balik(self) -> Arah:
        """The way back."""
        return {Arah.KELUAR: Arah.MASUK, Arah.MASUK: Arah.KELUAR}.get(self, self)

    @property
    def sekali(self) -> bool:
        """Written once: nothing is expected back."""
        return self.balik is self

    @property
    def tanda(self) -> int:
        """What one of it does to a standing count for good: +1, -1, or 0 for nothing."""
        return {Arah.TAMBAH: 1, Arah.KURANG: -1}.get(self, 0)


@dataclass(frozen=True, slots=True)
class JenisPendamping:
    """One book: which way its things go first, the words for both, and what they count against.

    `nama` names the field for who or what, empty where none is asked; `hitungan` is the standing
    count whose open balance it is, or which it changes for good; empty for none.
    """

    kunci: str
    label: str
    arah: Arah
    mulai: str
    selesai: str
    satuan: str
    nama: str
    hitungan: str
    aktif: bool
    rujukan: Rujukan


@dataclass(frozen=True, slots=True)
class DaftarPendamping:
    """All books, used or not, and the rule of the cells."""

    jenis: tuple[JenisPendamping, ...]
    cek: CekTahanan

    @property
    def aktif(self) -> tuple[JenisPendamping, ...]:
        """The books the unit uses."""
        return tuple(one for one in self.jenis if one.aktif)

    def find(self, kunci: str) -> tuple[JenisPendamping, ...]:
        """Return a book as a tuple of one; empty for one that is not in the list (any more)."""
        return tuple(one for one in self.jenis if one.kunci == kunci)


@dataclass(frozen=True, slots=True)
class PendampingKetikan:
    """One act as it will be stored."""

    nama: str
    jumlah: int
    keterangan: str


@dataclass(frozen=True, slots=True)
class PendampingTerbuka:
    """What is out (or in) now and since when; `label` and `satuan` as the list has them today."""

    catatan_id: str
    buku: str
    label: str
    nama: str
    jumlah: int
    satuan: str
    keterangan: str
    sejak: datetime


def parse_pendamping(data: Mapping[str, object]) -> DaftarPendamping:
    """Read the parsed TOML; RuleViolation with every fault, each naming its entry."""
    baca = Pembaca()
    rest = {name: value for name, value in data.items() if name != _CEK}
    entries = keyed_entries(baca, rest, ("daftar", "Daftar"), _KUNCI, _read)
    found = tuple(satu for _baris, satu in entries)
    rule = data.get(_CEK)
    cek = Baris(baca, rule if isinstance(rule, dict) else {}, _CEK, "Cek tahanan")
    made = DaftarPendamping(found, read_rule(cek))
    baca.finish()
    return made


def read_act(jenis: JenisPendamping, nama: str, jumlah: str, keterangan: str) -> PendampingKetikan:
    """Return an act as it will be stored; every problem of what was typed at once."""
    count = read_count(jumlah.strip() or "1")
    problems: list[Problem] = []
    if jenis.nama:
        problems += teks.missing("pendamping.nama", nama, jenis.nama)
    problems += teks.problems_of("pendamping.nama", nama, teks.NAMA)
    if count is None or not 1 <= count <= JUMLAH_TERBESAR:
        problems.append(Problem("pendamping.jumlah", "Isi jumlahnya dengan angka, sedikitnya 1."))
    problems += teks.problems_of("pendamping.keterangan", keterangan, teks.KALIMAT)
    if problems or count is None:
        raise RuleViolation(*problems)
    return PendampingKetikan(
        teks.clean("pendamping.nama", nama, teks.NAMA),
        count,
        teks.clean("pendamping.keterangan", keterangan, teks.KALIMAT),
    )


def act_line(jenis: JenisPendamping, ketikan: PendampingKetikan, kalimat: KalimatBuku) -> str:
    """Word the line of something that went out, came in or happened."""
    return kalimat.sentence(
        "pendamping", buku=jenis.label, perbuatan=jenis.mulai, isi=_content(jenis, ketikan)
    )


def closing_line(
    jenis: JenisPendamping, ketikan: PendampingKetikan, sejak: datetime, kalimat: KalimatBuku
) -> str:
    """Word the line of what came back, or left again; it says since when it was open."""
    return kalimat.sentence(
        "pendamping_kembali",
        buku=jenis.label,
        perbuatan=jenis.selesai,
        isi=_content(jenis, ketikan),
        tanggal=f"{sejak:%d-%m-%Y}",
        jam=jam(sejak.time()),
    )


def _content(jenis: JenisPendamping, ketikan: PendampingKetikan) -> str:
    """Return how many, who and the remark, as one run of words."""
    parts = (f"{ketikan.jumlah} {jenis.satuan}", ketikan.nama, ketikan.keterangan.rstrip("."))
    return ", ".join(part for part in parts if part)


def _read(baris: Baris) -> JenisPendamping:
    arah = Arah(baris.choice("arah", tuple(Arah)))
    selesai = baris.text("selesai", _PANJANG, required=not arah.sekali)
    if arah.sekali and selesai:
        baris.fault("selesai", f"{arah.value} tidak punya kembalinya; hapus baris ini.")
    hitungan = baris.text("hitungan", _PANJANG, required=bool(arah.tanda))
    if hitungan and arah is not Arah.KELUAR and not arah.tanda:
        baris.fault("hitungan", "hanya untuk yang keluar dahulu, tambah atau kurang.")
    return JenisPendamping(
        kunci=baris.text("kunci", _PANJANG),
        label=baris.text("label", _PANJANG),
        arah=arah,
        mulai=baris.text("mulai", _PANJANG),
        selesai=selesai,
        satuan=baris.text("satuan", teks.REGU),
        nama=baris.text("nama", _PANJANG, required=False),
        hitungan=hitungan,
        aktif=baris.flag("aktif"),
        rujukan=read_rujukan(baris),
    )
