"""The Buku Mutasi: the officer's lines, the program's lines, and corrections of both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from spkt_desk.db.mutasi import MutasiTersegel
from spkt_desk.db.skema import BarisBaru
from spkt_desk.db.work import Work
from spkt_desk.domain import teks
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.giliran import hari_jaga
from spkt_desk.domain.kalimat_buku import KalimatBuku
from spkt_desk.domain.kejadian import late_sentence, read_kejadian
from spkt_desk.domain.muatan import decode, encode_pairs, flatten
from spkt_desk.domain.mutasi import (
    JenisMutasi,
    MutasiBaris,
    Ralat,
    check_ralat,
    correction_line,
    with_corrections,
)
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.singkatan import KOSONG
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.hak import require
from spkt_desk.services.indeks_cari import index_line
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import Pencatat, Saat, open_content, stamp
from spkt_desk.services.titik_periksa import TitikPeriksaService


@dataclass(frozen=True, slots=True)
class IsiMutasi:
    """The sealed words of a line; the correction is there on correcting lines only.

    `diperiksa` is the duty day, YYYY-MM-DD, that a line of kind PEMERIKSAAN looked at.
    `sebab_terlambat` is there on late lines only; it came later and has its default for that.
    `tugas` is the key of the recurring duty a line of kind TUGAS answers for.
    """

    uraian: str
    keterangan: str
    semula: str = ""
    dibaca: str = ""
    alasan: str = ""
    diperiksa: str = ""
    sebab_terlambat: str = ""
    tugas: str = ""


class MutasiService:
    """What an officer can do with the book."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat, titik: TitikPeriksaService) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._titik = titik
        self._ganti = (date.min, time.min)

    @property
    def kalimat(self) -> KalimatBuku:
        """The wording of the program's own lines; every service that writes one asks here."""
        return self._konteks.sumber.meja.kalimat_buku

    def today(self) -> date:
        """Return the present duty day."""
        now = self._konteks.clock.now().wall
        if self._ganti[0] == now.date():
            return hari_jaga(now, self._ganti[1])
        with self._konteks.database.reading() as work:
            return self.duty_day(work, now)

    def duty_day(self, work: Work, waktu: datetime) -> date:
        """Return the duty day a moment belongs to, by the change of the guard the unit has set.

        A change counts from the next calendar day, so the answer of a day is asked for once.
        """
        if self._ganti[0] != waktu.date():
            self._ganti = (waktu.date(), work.tugas.jam_ganti(waktu.date()))
        return hari_jaga(waktu, self._ganti[1])

    def day(self, hari: date) -> tuple[MutasiBaris, ...]:
        """Return the lines of a duty day by number, with what later lines corrected in them."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            return read_day(work, hari)

    def write(
        self,
        uraian: str,
        jam: str = "",
        *,
        merah: bool = False,
        keterangan: str = "",
        sebab: str = "",
    ) -> Saved[MutasiBaris]:
        """Write the officer's line; `jam` is the time of the event as typed, empty means now.

        A late line needs a `sebab` (RuleViolation at ``mutasi.sebab``); one in time keeps none.
        """
        uraian, keterangan, sebab = _clean_line(uraian, keterangan, sebab)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.BUKU_TULIS)
            saat = self._pencatat.saat(work)
            kejadian = read_kejadian("mutasi.jam", jam, saat.wall)
            late = _lateness(work, kejadian, saat)
            if late and not sebab:
                raise RuleViolation.at("mutasi.sebab", f"{late} Isi sebab terlambat ditulis.")
            baris = self.append(
                work,
                IsiMutasi(uraian, keterangan, sebab_terlambat=sebab if late else ""),
                jenis=JenisMutasi.CATATAN,
                rekaman_id=self._konteks.new_id(),
                kejadian=kejadian,
                merah=merah,
                saat=saat,
            )
        return Saved(baris, frozenset({Changed.MUTASI}))

    def correct(self, nomor_buku: int, semula: str, dibaca: str, alasan: str) -> Saved[MutasiBaris]:
        """Correct words of a line by a line of its own; the old one is never touched."""
        ralat = Ralat(
            nomor_buku,
            semula,
            teks.clean("ralat.dibaca", dibaca, teks.URAIAN),
            teks.clean("ralat.alasan", alasan, teks.NAMA),
        )
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.BUKU_RALAT)
            saat = self._pencatat.saat(work)
            lama = self._standing(work, nomor_buku)
            check_ralat(ralat, with_corrections(lama.uraian, tuple(r for _, r in lama.dicoret)))
            isi = IsiMutasi(
                correction_line(lama.no, f"{lama.hari:%d-%m-%Y}", ralat, self.kalimat),
                self.kalimat.sentence("ralat_keterangan", no=lama.no),
                ralat.semula,
                ralat.dibaca,
                ralat.alasan,
            )
            baris = self.append(
                work,
                isi,
                jenis=JenisMutasi.RALAT,
                rekaman_id=lama.rekaman_id,
                kejadian=saat.wall,
                merah=False,
                saat=saat,
                ralat_atas=nomor_buku,
            )
        return Saved(baris, frozenset({Changed.MUTASI}))

    def inspect(self, hari: date, catatan: str) -> Saved[MutasiBaris]:
        """Note in the present shift that a duty day was checked; its own lines stay untouched."""
        clean = _clean_remark(catatan)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.BUKU_PERIKSA)
            saat = self._pencatat.saat(work)
            if not work.mutasi.day(hari.isoformat()):
                raise RuleViolation.at(
                    "pemeriksaan.hari", "Buku tidak berisi baris pada hari jaga itu."
                )
            petugas = self._konteks.petugas
            baris = self.append(
                work,
                IsiMutasi(
                    self.kalimat.sentence(
                        "pemeriksaan",
                        tanggal=tanggal_panjang(hari),
                        pangkat=petugas.singkatan_pangkat,
                        nama=petugas.nama,
                        jabatan=petugas.jabatan,
                        catatan=clean.rstrip("."),
                    ),
                    self.kalimat.sentence("pemeriksaan_keterangan"),
                    diperiksa=hari.isoformat(),
                ),
                jenis=JenisMutasi.PEMERIKSAAN,
                rekaman_id=self._konteks.new_id(),
                kejadian=saat.wall,
                merah=True,
                saat=saat,
            )
        return Saved(baris, frozenset({Changed.MUTASI}))

    def append(  # noqa: PLR0913 - one argument a part of the line
        self,
        work: Work,
        isi: IsiMutasi,
        *,
        jenis: JenisMutasi,
        rekaman_id: str,
        kejadian: datetime,
        merah: bool,
        saat: Saat,
        ralat_atas: int = 0,
        hari_lama: date | None = None,
    ) -> MutasiBaris:
        """Write one line within another act's transaction; the duty acts call this.

        `hari_lama` is the day of a line taken over from an older book.
        """
        hari = hari_lama or self.duty_day(work, saat.wall)
        nomor_buku, no = work.mutasi.next_numbers(hari.isoformat())
        baris = MutasiBaris(
            nomor_buku=nomor_buku,
            no=no,
            hari=hari,
            kejadian=kejadian,
            ditulis=saat.wall,
            jenis=jenis,
            uraian=isi.uraian,
            keterangan=isi.keterangan,
            merah=merah,
            paraf=self._konteks.petugas.paraf,
            rekaman_id=rekaman_id,
            ralat=_ralat(ralat_atas, isi),
            diperiksa=_inspected(isi),
            sebab_terlambat=isi.sebab_terlambat,
            tugas=isi.tugas,
        )
        words = flatten(isi)
        entry = self._pencatat.record(
            work,
            JenisPeristiwa.MUTASI,
            rekaman_id=rekaman_id,
            isi=encode_pairs(words),
            rows=(self._row(work, baris, saat, ralat_atas),),
            kejadian=kejadian,
            saat=saat,
        )
        index_line(work, entry.posisi, words)
        self._titik.mark_if_due(work, saat, nomor_buku)
        return replace(baris, jam_diragukan=bool(entry.jam_diragukan))

    def _row(self, work: Work, baris: MutasiBaris, saat: Saat, ralat_atas: int) -> BarisBaru:
        """Return what of a line stands in clear: numbers, times, kind and author."""
        return work.mutasi.new_row(
            nomor_buku=baris.nomor_buku,
            no=baris.no,
            hari=baris.hari.isoformat(),
            kejadian=stamp(baris.kejadian),
            ditulis=stamp(baris.ditulis),
            jenis=baris.jenis.value,
            merah=baris.merah,
            penulis_id=self._konteks.petugas.petugas_id,
            paraf=baris.paraf,
            giliran=saat.giliran,
            rekaman_id=baris.rekaman_id,
            ralat_atas=ralat_atas,
        )

    def _standing(self, work: Work, nomor_buku: int) -> MutasiBaris:
        """Return a line with its corrections so far, as the new correction must see it."""
        try:
            stored = work.mutasi.one(nomor_buku)
        except LookupError as error:
            raise RuleViolation.at("ralat.atas", "Baris itu tidak ada di buku.") from error
        lama = _with_corrections(work, (_line(stored, work.penghapusan.tombstones()),))[0]
        if lama.dihapus:
            raise RuleViolation.at("ralat.atas", "Isi baris ini sudah dihapus menurut masa simpan.")
        return lama


def read_day(work: Work, hari: date) -> tuple[MutasiBaris, ...]:
    """Return the lines of a duty day within a running transaction."""
    tombstones = work.penghapusan.tombstones()
    lines = tuple(_line(stored, tombstones) for stored in work.mutasi.day(hari.isoformat()))
    return _with_corrections(work, lines)


def read_lines(work: Work, awal: int, akhir: int) -> tuple[MutasiBaris, ...]:
    """Return the lines between two numbers of the book within a running transaction."""
    tombstones = work.penghapusan.tombstones()
    lines = tuple(_line(stored, tombstones) for stored in work.mutasi.between(awal, akhir))
    return _with_corrections(work, lines)


def read_after(work: Work, jenis: JenisMutasi, posisi: int) -> tuple[MutasiBaris, ...]:
    """Return the lines of a kind that were written after an entry, without later corrections."""
    tombstones = work.penghapusan.tombstones()
    found = work.mutasi.of_kind_after(jenis.value, posisi)
    return tuple(_line(stored, tombstones) for stored in found)


def read_between(work: Work, jenis: JenisMutasi, awal: int, akhir: int) -> tuple[MutasiBaris, ...]:
    """Return the lines of a kind from one entry to another, without later corrections."""
    tombstones = work.penghapusan.tombstones()
    found = work.mutasi.of_kind_between(jenis.value, awal, akhir)
    return tuple(_line(stored, tombstones) for stored in found)


def _lateness(work: Work, kejadian: datetime, saat: Saat) -> str:
    """Say why a line about an event would be late now; "" while it is in time."""
    if kejadian == saat.wall:
        return ""
    shift = work.giliran.newest()
    mulai = shift[0].mulai if shift else None
    return late_sentence(kejadian, saat.wall, work.tugas.batas_terlambat(), mulai)


def _clean_line(uraian: str, keterangan: str, sebab: str) -> tuple[str, str, str]:
    """Return the tidy words of a line, or every problem of them at once."""
    problems: tuple[Problem, ...] = (
        *teks.missing("mutasi.uraian", uraian, "Uraian"),
        *teks.problems_of("mutasi.uraian", uraian, teks.URAIAN),
        *_blanks(uraian),
        *teks.problems_of("mutasi.keterangan", keterangan, teks.NAMA),
        *teks.problems_of("mutasi.sebab", sebab, teks.NAMA),
    )
    if problems:
        raise RuleViolation(*problems)
    return (
        teks.clean("mutasi.uraian", uraian, teks.URAIAN),
        teks.clean("mutasi.keterangan", keterangan, teks.NAMA),
        teks.clean("mutasi.sebab", sebab, teks.NAMA),
    )


def _clean_remark(catatan: str) -> str:
    """Return the tidy remark of a check, or every problem of it at once."""
    problems = (
        *teks.missing("pemeriksaan.catatan", catatan, "Catatan"),
        *teks.problems_of("pemeriksaan.catatan", catatan, teks.KALIMAT),
    )
    if problems:
        raise RuleViolation(*problems)
    return teks.clean("pemeriksaan.catatan", catatan, teks.KALIMAT)


def _blanks(uraian: str) -> tuple[Problem, ...]:
    """Return the fault of a line from a sentence whose blanks were not all filled in."""
    if KOSONG not in uraian:
        return ()
    return (Problem("mutasi.uraian", f"Masih ada {KOSONG} yang belum diisi."),)


def _line(stored: MutasiTersegel, tombstones: dict[str, str]) -> MutasiBaris:
    """Return a stored line with its words opened, or with the rule that destroyed them."""
    isi = IsiMutasi("", "")
    if stored.kunci and stored.muatan:
        content = open_content(stored.kunci[0], stored.posisi, stored.muatan[0].isi)
        isi = decode(IsiMutasi, content)
    return MutasiBaris(
        nomor_buku=stored.nomor_buku,
        no=stored.no,
        hari=date.fromisoformat(stored.hari),
        kejadian=datetime.fromisoformat(stored.kejadian),
        ditulis=datetime.fromisoformat(stored.ditulis),
        jenis=JenisMutasi(stored.jenis),
        uraian=isi.uraian,
        keterangan=isi.keterangan,
        merah=stored.merah,
        paraf=stored.paraf,
        rekaman_id=stored.rekaman_id,
        ralat=_ralat(stored.ralat_atas, isi),
        dihapus="" if stored.kunci else tombstones.get(stored.rekaman_id, "aturan masa simpan"),
        jam_diragukan=stored.jam_diragukan,
        diperiksa=_inspected(isi),
        sebab_terlambat=isi.sebab_terlambat,
        tugas=isi.tugas,
    )


def _ralat(atas: int, isi: IsiMutasi) -> Ralat | None:
    """Return what a correcting line corrects; None on every other line."""
    return Ralat(atas, isi.semula, isi.dibaca, isi.alasan) if atas else None


def _inspected(isi: IsiMutasi) -> tuple[date, ...]:
    """Return the duty day a line of a check looked at; nothing for every other line."""
    return (date.fromisoformat(isi.diperiksa),) if isi.diperiksa else ()


def _with_corrections(work: Work, lines: tuple[MutasiBaris, ...]) -> tuple[MutasiBaris, ...]:
    """Return the lines with the corrections that any later line, on any day, made to them."""
    found: dict[int, list[tuple[int, Ralat]]] = {}
    for stored in work.mutasi.corrections_of([line.nomor_buku for line in lines]):
        later = _line(stored, {})
        if later.ralat is not None and not later.dihapus:
            found.setdefault(stored.ralat_atas, []).append((later.no, later.ralat))
    return tuple(
        replace(line, dicoret=tuple(found[line.nomor_buku])) if line.nomor_buku in found else line
        for line in lines
    )
