"""The books beside the journal: what is lent, visited or reported; `buku_pendamping.toml` lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from spkt_desk.domain import teks
from spkt_desk.domain.bahasa import jam
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.kalimat_buku import KalimatBuku
from spkt_desk.domain.rujukan import KUNCI_RUJUKAN, Rujukan, read_rujukan
from spkt_desk.domain.serah_terima import JUMLAH_TERBESAR, read_count
from spkt_desk.domain.tabel import Baris, Pembaca, keyed_entries

_PANJANG = 60
_MENIT_SEHARI = 24 * 60
_CEK = "cek_tahanan"
_KUNCI_CEK = KUNCI_RUJUKAN | {"jeda", "kelonggaran", "keadaan"}
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
class CekTahanan:
    """How often the cells are looked into, in minutes; `keadaan` are the usual words."""

    jeda: int
    kelonggaran: int
    keadaan: str
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
class CekKetikan:
    """A look into the cells as typed; `sebab` says why it is not as the book has it."""

    laki: str
    perempuan: str
    keadaan: str
    sebab: str = ""


@dataclass(frozen=True, slots=True)
class CekTerbaca:
    """A look into the cells as its line will say it."""

    tahanan: Tahanan
    keadaan: str
    sebab: str


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


@dataclass(frozen=True, slots=True)
class Tahanan:
    """How many are detained, men and women."""

    laki: int
    perempuan: int

    @property
    def jumlah(self) -> int:
        """All of them."""
        return self.laki + self.perempuan


@dataclass(frozen=True, slots=True)
class Jagaan:
    """Who is guarded from a moment on, until the next such moment."""

    sejak: datetime
    tahanan: Tahanan


@dataclass(frozen=True, slots=True)
class KeadaanTahanan:
    """The cells of the present shift: who is there by the book, when they were last looked into.

    Of `tahanan` some are lent out (`dibon`); `terakhir` is empty before the first check of the
    shift; `lewat` says that one is due.
    """

    giliran: int
    tahanan: Tahanan
    dibon: Tahanan
    jeda: int
    terakhir: tuple[datetime, ...]
    lewat: bool

    @property
    def di_sel(self) -> Tahanan:
        """Who must be found in the cells: the detained without those lent out."""
        return Tahanan(
            max(0, self.tahanan.laki - self.dibon.laki),
            max(0, self.tahanan.perempuan - self.dibon.perempuan),
        )


def parse_pendamping(data: Mapping[str, object]) -> DaftarPendamping:
    """Read the parsed TOML; RuleViolation with every fault, each naming its entry."""
    baca = Pembaca()
    rest = {name: value for name, value in data.items() if name != _CEK}
    entries = keyed_entries(baca, rest, ("daftar", "Daftar"), _KUNCI, _read)
    found = tuple(satu for _baris, satu in entries)
    rule = data.get(_CEK)
    cek = Baris(baca, rule if isinstance(rule, dict) else {}, _CEK, "Cek tahanan")
    cek.refuse_unknown(_KUNCI_CEK)
    made = DaftarPendamping(found, _read_cells(cek))
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


def read_look(typed: CekKetikan, di_sel: Tahanan) -> CekTerbaca:
    """Return what was found in the cells; every problem of it at once.

    `di_sel` is who must be there by the book: found otherwise, the look needs a reason.
    """
    counts = {name: read_count(getattr(typed, name).strip()) for name in ("laki", "perempuan")}
    problems = [
        Problem(f"cek.{name}", "Isi dengan angka; 0 bila tidak ada.")
        for name, count in counts.items()
        if count is None
    ]
    found = Tahanan(counts["laki"] or 0, counts["perempuan"] or 0)
    problems += teks.missing("cek.keadaan", typed.keadaan, "Keadaan")
    problems += teks.problems_of("cek.keadaan", typed.keadaan, teks.KALIMAT)
    problems += teks.problems_of("cek.sebab", typed.sebab, teks.KALIMAT)
    if not problems and found != di_sel and not typed.sebab.strip():
        problems.append(
            Problem(
                "cek.sebab",
                f"Menurut buku L {di_sel.laki}, P {di_sel.perempuan}. Hitung sekali lagi; bila "
                "tetap berbeda, tulis sebabnya.",
            )
        )
    if problems:
        raise RuleViolation(*problems)
    return CekTerbaca(
        found,
        teks.clean("cek.keadaan", typed.keadaan, teks.KALIMAT).rstrip("."),
        teks.clean("cek.sebab", typed.sebab, teks.KALIMAT).rstrip("."),
    )


def detained_words(tahanan: Tahanan, kalimat: KalimatBuku) -> str:
    """Word who is detained as it stands within a line."""
    return kalimat.sentence(
        "tahanan" if tahanan.jumlah else "tahanan_nihil",
        jumlah=tahanan.jumlah,
        laki=tahanan.laki,
        perempuan=tahanan.perempuan,
    )


def look_line(look: CekTerbaca, di_sel: Tahanan, kalimat: KalimatBuku) -> str:
    """Word the line of a look into the cells; where the book has another figure it says both."""
    counted = detained_words(look.tahanan, kalimat)
    if look.tahanan == di_sel:
        return kalimat.sentence("cek_tahanan", tahanan=counted, keadaan=look.keadaan)
    return kalimat.sentence(
        "cek_tahanan_beda",
        tahanan=counted,
        laki=di_sel.laki,
        perempuan=di_sel.perempuan,
        sebab=look.sebab,
        keadaan=look.keadaan,
    )


def missed_checks(
    cek: CekTahanan, jagaan: Sequence[Jagaan], dicek: Iterable[datetime], sekarang: datetime
) -> int:
    """Return how many checks of the cells a shift left out up to now.

    `jagaan` tells who was guarded and since when, oldest first. While anybody is, a gap between two
    looks (the beginning and the end count as looks) misses one for every whole interval in it;
    `kelonggaran` minutes late is still in time.
    """
    late = timedelta(minutes=cek.kelonggaran)
    every = timedelta(minutes=cek.jeda)
    looks = sorted(dicek)
    missed = 0
    for since, end in guarded(jagaan, sekarang):
        until = min(end, sekarang)  # the clock may have been set back since somebody left
        within = (one for one in looks if since <= one <= until)
        for earlier, later in pairwise((since, *within, until)):
            missed += max(0, (later - earlier - late) // every)
    return missed


def guarded(jagaan: Sequence[Jagaan], sekarang: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """Return (since, until) of every stretch in which anybody was detained, oldest first."""
    found: list[tuple[datetime, datetime]] = []
    ends = (*(one.sejak for one in jagaan[1:]), sekarang)
    for one, end in zip(jagaan, ends, strict=True):
        if not one.tahanan.jumlah:
            continue
        if found and found[-1][1] == one.sejak:
            found[-1] = (found[-1][0], end)
        else:
            found.append((one.sejak, end))
    return tuple(found)


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


def _read_cells(baris: Baris) -> CekTahanan:
    return CekTahanan(
        jeda=baris.number("jeda", 5, _MENIT_SEHARI),
        kelonggaran=baris.number("kelonggaran", 0, 60),
        keadaan=baris.text("keadaan", teks.NAMA),
        rujukan=read_rujukan(baris),
    )
