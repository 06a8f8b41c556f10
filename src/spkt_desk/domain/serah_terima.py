"""The hand-over of one shift: who leaves and who comes, what was counted, what is still open.

Work never waits for it: it may be begun before the next shift opens and finished long after.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from spkt_desk.domain import teks
from spkt_desk.domain.errors import Problem
from spkt_desk.domain.hitungan_jaga import JenisHitungan, carried
from spkt_desk.domain.kalimat_buku import KalimatBuku
from spkt_desk.domain.satuan import Penandatangan

KEMUDIAN = timedelta(hours=1)
"""Finished so long after the next shift opened, a hand-over is marked as finished later."""

JUMLAH_TERBESAR = 999_999
_NASKAH = 2_000


class Sisi(StrEnum):
    """The two who confirm a hand-over."""

    MENYERAHKAN = "menyerahkan"
    MENERIMA = "menerima"


class CaraSerah(StrEnum):
    """How one of them confirmed: by password, or on the paper with the password to follow."""

    SANDI = "kata sandi"
    BASAH = "tanda tangan basah"


@dataclass(frozen=True, slots=True)
class HitunganKetikan:
    """One count as typed; an empty `jumlah` was not counted."""

    kunci: str
    jumlah: str = ""
    rincian: str = ""
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class SerahTerimaDraft:
    """The form as typed, kept until it is finished; `giliran` is the shift that is handed over."""

    giliran: int
    menyerahkan_id: str = ""
    menerima_id: str = ""
    penanggung_id: str = ""
    hitungan: tuple[HitunganKetikan, ...] = ()
    perhatian: str = ""
    analisis: str = ""
    evaluasi: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class TandaSerah:
    """How the two confirm: their passwords, or `basah` for the one who signs the paper only."""

    sandi_menyerahkan: str = ""
    sandi_menerima: str = ""
    basah: bool = False

    def sandi(self, sisi: Sisi) -> str:
        """Return the password typed on one side."""
        return self.sandi_menyerahkan if sisi is Sisi.MENYERAHKAN else self.sandi_menerima


@dataclass(frozen=True, slots=True)
class Hitungan:
    """One count as it was handed over; `sebelum` is None where nobody counted before."""

    kunci: str
    label: str
    satuan: str
    jumlah: int
    sebelum: int | None
    rincian: str
    alasan: str

    @property
    def selisih(self) -> int:
        """By how much it differs from the figure before; 0 where there was none."""
        return 0 if self.sebelum is None else self.jumlah - self.sebelum


@dataclass(frozen=True, slots=True)
class PersonelJaga:
    """One officer of the shift as the paper lists him."""

    nama: str
    pangkat: str
    nomor: str
    keterangan: str


@dataclass(frozen=True, slots=True)
class KeadaanMeja:
    """What is open by itself: forms, visits waiting for their LP, print debts; the last numbers.

    `tugas` are duties and days that are not met, each as its form words it; it came later.
    """

    draf: int
    menunggu_lp: int
    hutang_cetak: int
    nomor: tuple[str, ...]
    nomor_buku: int
    tugas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IsiSerahTerima:
    """The sealed words of a hand-over: all that its paper says besides numbers and times."""

    regu_lama: str
    regu_baru: str
    personel: tuple[PersonelJaga, ...]
    hitungan: tuple[Hitungan, ...]
    meja: KeadaanMeja
    perhatian: str
    analisis: str
    evaluasi: str
    menyerahkan: Penandatangan
    menerima: Penandatangan
    penanggung: Penandatangan


@dataclass(frozen=True, slots=True)
class SerahTerima:
    """A finished hand-over as its paper is made of; `basah` are those whose password is missing."""

    giliran: int
    mulai: datetime
    selesai: datetime
    hari: date
    isi: IsiSerahTerima
    basah: tuple[Sisi, ...]
    kemudian: bool
    kode: str


@dataclass(frozen=True, slots=True)
class SerahTerimaRingkas:
    """One shift in the list of hand-overs."""

    giliran: int
    regu: str
    mulai: datetime
    berjalan: bool
    selesai: bool


@dataclass(frozen=True, slots=True)
class LembarSerah:
    """All that the screen shows of one shift: what is typed, or what was finished.

    Of a standing count `dibon` are lent out now, and `gerak` came or went for good since the
    figures before, by the books beside the journal.
    """

    ringkas: SerahTerimaRingkas
    draft: SerahTerimaDraft
    sebelum: tuple[tuple[str, int], ...]
    meja: KeadaanMeja
    selesai: tuple[SerahTerima, ...]
    dibon: tuple[tuple[str, int], ...]
    gerak: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SebelumHitung:
    """What a count is held against: the figures before, what the books moved since, and its words.

    `kalimat` words a change that the books bear out, as the reason of the difference.
    """

    angka: Mapping[str, int]
    gerak: Mapping[str, int]
    kalimat: KalimatBuku

    def expected(self, kunci: str) -> int | None:
        """Return the figure the books lead to, None where nobody counted before."""
        before = self.angka.get(kunci)
        return None if before is None else carried(before, self.gerak.get(kunci, 0))

    def reason(self, kunci: str, jumlah: int, alasan: str) -> str:
        """Return why a figure is another than before: as typed, else what the books say.

        "" where there is nothing to explain: nobody counted before, or nothing changed.
        """
        before, expected = self.angka.get(kunci), self.expected(kunci)
        if before is None or before == jumlah == expected:
            return ""
        if alasan or jumlah != expected:
            return alasan
        return self.kalimat.sentence("serah_terima_gerak")


def read_counts(
    draft: SerahTerimaDraft, daftar: tuple[JenisHitungan, ...], sebelum: SebelumHitung
) -> tuple[tuple[Hitungan, ...], tuple[Problem, ...]]:
    """Return what was counted, and every problem of it at the field of that count."""
    typed = {one.kunci: one for one in draft.hitungan}
    found: list[Hitungan] = []
    problems: list[Problem] = []
    for jenis in daftar:
        satu = typed.get(jenis.kunci, HitunganKetikan(jenis.kunci))
        before = sebelum.angka.get(jenis.kunci)
        if not satu.jumlah.strip():
            problems += _missing(jenis, before)
            continue
        jumlah = read_count(satu.jumlah)
        if jumlah is None:
            problems.append(
                Problem(
                    f"hitungan.{jenis.kunci}.jumlah",
                    f"Isi dengan bilangan 0 sampai {JUMLAH_TERBESAR}.",
                )
            )
            continue
        wrong = _details(jenis, satu, jumlah, sebelum)
        if wrong:
            problems += wrong
            continue
        found.append(
            Hitungan(
                jenis.kunci,
                jenis.label,
                jenis.satuan,
                jumlah,
                before,
                _tidy(satu.rincian),
                sebelum.reason(jenis.kunci, jumlah, _tidy(satu.alasan)),
            )
        )
    return tuple(found), tuple(problems)


def read_count(typed: str) -> int | None:
    """Return a typed count, None where it is none; dots between thousands are read over."""
    bare = typed.replace(".", "").replace(" ", "")
    if not (bare.isascii() and bare.isdecimal()) or len(bare) > len(str(JUMLAH_TERBESAR)):
        return None
    return int(bare)


def check_words(draft: SerahTerimaDraft) -> tuple[Problem, ...]:
    """Return every problem of the people and the free text."""
    problems = [
        Problem(f"serah.{field}", f"{label} belum dipilih.")
        for field, label, value in (
            ("menyerahkan", "Yang menyerahkan", draft.menyerahkan_id),
            ("menerima", "Yang menerima", draft.menerima_id),
            ("penanggung", "Penanggung jawab", draft.penanggung_id),
        )
        if not value
    ]
    if draft.menerima_id and draft.menerima_id == draft.menyerahkan_id:
        problems.append(Problem("serah.menerima", "Yang menerima harus orang lain."))
    for field in ("perhatian", "analisis", "evaluasi"):
        problems += teks.problems_of(
            f"serah.{field}", getattr(draft, field), _NASKAH, multiline=True
        )
    return tuple(problems)


def clean_words(draft: SerahTerimaDraft, field: str) -> str:
    """Return one of the free texts as it will be stored."""
    return teks.clean(f"serah.{field}", getattr(draft, field), _NASKAH, multiline=True)


def is_later(sekarang: datetime, berikut: datetime | None, *, berjalan: bool) -> bool:
    """Tell whether a hand-over is finished later than at the change of the guard.

    `berikut` is when the next shift opened, None before; `berjalan` says that it still runs.
    """
    return berikut is not None and (not berjalan or sekarang - berikut > KEMUDIAN)


def handover_line(isi: IsiSerahTerima, giliran: int, kalimat: KalimatBuku) -> str:
    """Word the red line of a hand-over."""
    counted = ", ".join(counted_words(one, one.jumlah, kalimat) for one in isi.hitungan)
    differing = "; ".join(_differing(one, kalimat) for one in isi.hitungan if one.alasan)
    return kalimat.sentence(
        "serah_terima",
        giliran=giliran,
        regu_lama=isi.regu_lama,
        regu_baru=isi.regu_baru,
        menyerahkan=isi.menyerahkan.nama,
        menerima=isi.menerima.nama,
        hitungan=counted,
        selisih=differing or kalimat.sentence("serah_terima_sama"),
    )


def _differing(one: Hitungan, kalimat: KalimatBuku) -> str:
    """Word why a figure is another than before, or the same although the books moved it."""
    label, alasan = _inside(one.label), one.alasan.rstrip(".")
    if one.selisih == 0:
        return kalimat.sentence("serah_terima_tetap", label=label, jumlah=one.jumlah, alasan=alasan)
    return kalimat.sentence(
        "serah_terima_beda", label=label, semula=one.sebelum, menjadi=one.jumlah, alasan=alasan
    )


def counted_words(jenis: Hitungan | JenisHitungan, jumlah: int, kalimat: KalimatBuku) -> str:
    """Word one figure as it stands within a line."""
    return kalimat.sentence(
        "serah_terima_hitungan",
        label=_inside(jenis.label),
        jumlah=jumlah,
        satuan=jenis.satuan,
    )


def _inside(label: str) -> str:
    """Return a label as it stands within a sentence; an abbreviation keeps its capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _missing(jenis: JenisHitungan, before: int | None) -> list[Problem]:
    """Say that a count is missing where there must be one."""
    if not jenis.wajib and before is None:
        return []
    said = f" Sebelumnya {before} {jenis.satuan}." if before is not None else ""
    return [Problem(f"hitungan.{jenis.kunci}.jumlah", f"Belum dihitung.{said}")]


def _details(
    jenis: JenisHitungan, satu: HitunganKetikan, jumlah: int, sebelum: SebelumHitung
) -> list[Problem]:
    """Return what is wrong with the words beside a count."""
    place = f"hitungan.{jenis.kunci}"
    problems = [*teks.problems_of(f"{place}.rincian", satu.rincian, teks.KALIMAT)]
    problems += teks.problems_of(f"{place}.alasan", satu.alasan, teks.KALIMAT)
    if jenis.rincian_wajib and jumlah and not satu.rincian.strip():
        problems.append(Problem(f"{place}.rincian", f"Isi {jenis.rincian.lower()}."))
    expected = sebelum.expected(jenis.kunci)
    if expected is not None and expected != jumlah and not satu.alasan.strip():
        before = sebelum.angka[jenis.kunci]
        books = f", menurut buku {expected}" if expected != before else ""
        problems.append(
            Problem(f"{place}.alasan", f"Sebelumnya {before}{books}, kini {jumlah}. Isi alasannya.")
        )
    return problems


def _tidy(typed: str) -> str:
    return teks.clean("hitungan", typed, teks.KALIMAT)
