"""The roster of the guard: made by the unit's pattern, changed by hand with a reason, printed."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from spkt_desk.db.jadwal import roster_key
from spkt_desk.db.work import Work
from spkt_desk.documents import jadwal_jaga
from spkt_desk.domain import teks
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.jadwal import (
    AnggotaJaga,
    BarisJadwal,
    Jadwal,
    JadwalBulan,
    Kehadiran,
    Sprin,
    check_jadwal,
    month_by_pattern,
    shift_at,
)
from spkt_desk.domain.kertas import LembarCetak, loose_sheet
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.pejabat import sign_as
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import CaraTanda, Penandatangan, Peran, Petugas, Satuan
from spkt_desk.domain.tugas import PolaJaga
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.cetak_jaga import note_printed
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import MutasiService
from spkt_desk.services.pencatatan import Pencatat, pairs

ALASAN = "alasan"
"""Names the sealed reason in the act of a change by hand."""

_DIINGAT = timedelta(days=62)
"""So far back is looked for who was last in which group."""

_GILIRAN_DIINGAT = 12

_KOSONG = "Jadwal bulan ini belum disusun. Ctrl+T menyusunnya menurut pola jaga."


class JadwalService:
    """What an officer can do with the roster."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi

    def month(self, bulan: date) -> tuple[BarisJadwal, ...]:
        """Return the shifts of the month a day lies in; empty while nobody made it."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.GILIRAN_BACA)
            return _lines(work, bulan)

    def make(self, bulan: date) -> Saved[int]:
        """Make the shifts of a month that nobody made yet, from today on; return how many.

        What stands is never made anew: a change by hand outlives the pattern.
        """
        first = bulan.replace(day=1)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.JADWAL_SUSUN)
            saat = self._pencatat.saat(work)
            today = self._mutasi.duty_day(work, saat.wall)
            stands = {(one.hari, one.urut) for one in _of_month(work, first)}
            pola = work.tugas.current().jaga
            made = month_by_pattern(first, pola, *_known(work, first, pola))
            rows = tuple(
                one for one in made if one.hari >= today and (one.hari, one.urut) not in stands
            )
            if rows:
                self._pencatat.record(
                    work,
                    JenisPeristiwa.JADWAL_DISUSUN,
                    rows=work.jadwal.new_rows(rows),
                    saat=saat,
                )
        return Saved(len(rows), frozenset({Changed.GILIRAN}))

    def change(self, jadwal: Jadwal, alasan: str) -> Saved[Jadwal]:
        """Change one shift by hand; its reason is sealed with the act."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.JADWAL_SUSUN)
            known = frozenset(one.petugas_id for one in work.petugas.all() if one.aktif)
            problems = check_jadwal(jadwal, alasan, known)
            if problems:
                raise RuleViolation(*problems)
            if not work.jadwal.find(jadwal.hari, jadwal.urut):
                raise RuleViolation.at("jadwal", _KOSONG)
            tidy = replace(
                jadwal,
                regu=teks.clean("jadwal.regu", jadwal.regu, teks.REGU),
                sprin=Sprin(
                    teks.clean("jadwal.sprin", jadwal.sprin.nomor, teks.NOMOR),
                    jadwal.sprin.tanggal,
                ),
            )
            self._pencatat.record(
                work,
                JenisPeristiwa.JADWAL_DIUBAH,
                rekaman_id=roster_key(f"{jadwal.hari:%Y-%m}"),
                isi=pairs((ALASAN, teks.clean("jadwal.alasan", alasan, teks.KALIMAT))),
                rows=work.jadwal.new_rows((tidy,)),
            )
        return Saved(tidy, frozenset({Changed.GILIRAN}))

    def sheet(self, bulan: date) -> LembarCetak:
        """Return a month for the Kapolsek's signature; RuleViolation while it was not made."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.GILIRAN_BACA)
            baris = _lines(work, bulan)
            satuan = work.satuan.satuan(work.satuan.current().satuan_id)
            kapolsek = _head(work.petugas.all(), satuan)
        if not baris:
            raise RuleViolation.at("jadwal", _KOSONG)
        sumber = self._konteks.sumber
        pdf = jadwal_jaga.render(
            JadwalBulan(
                bulan.replace(day=1), baris, kapolsek, self._konteks.clock.now().wall.date()
            ),
            satuan,
            sumber.meja.jadwal_jaga,
            sumber.huruf,
            latihan=self._konteks.latihan,
        )
        judul = f"Jadwal jaga {bulan:%m-%Y}"
        note_printed(self._konteks, self._pencatat, roster_key(f"{bulan:%Y-%m}"))
        return loose_sheet(pdf, judul, satuan.kertas)


def _of_month(work: Work, bulan: date) -> tuple[Jadwal, ...]:
    first = bulan.replace(day=1)
    days = monthrange(bulan.year, bulan.month)[1]
    return work.jadwal.between(first, first.replace(day=days))


def _lines(work: Work, bulan: date) -> tuple[BarisJadwal, ...]:
    """Return a month's shifts with the names of today's list of officers."""
    names = {one.petugas_id: f"{one.singkatan_pangkat} {one.nama}" for one in work.petugas.all()}
    changes = work.tugas.current().jaga.pergantian
    return tuple(
        BarisJadwal(
            one,
            changes[one.urut % len(changes)],
            names.get(one.ka_spkt_id, ""),
            names.get(one.pawas_id, ""),
            ", ".join(_member(names, member) for member in one.anggota),
            ", ".join(f"{two.fungsi}: {names.get(two.petugas_id, '')}" for two in one.piket),
        )
        for one in _of_month(work, bulan)
    )


def _member(names: dict[str, str], one: AnggotaJaga) -> str:
    state = "" if one.kehadiran is Kehadiran.HADIR else f" ({one.kehadiran})"
    return names.get(one.petugas_id, "") + state


def _known(
    work: Work, first: date, pola: PolaJaga
) -> tuple[dict[tuple[date, int], str], dict[str, Jadwal]]:
    """Return which group has the shifts that are known, and who was last in which group.

    A shift as it was opened tells both where the roster is silent.
    """
    opened = tuple(reversed(work.giliran.last(_GILIRAN_DIINGAT)))
    made = work.jadwal.between(first - _DIINGAT, first + _DIINGAT)
    turns = {shift_at(one.mulai, pola): one.regu for one in opened}
    turns |= {(one.hari, one.urut): one.regu for one in made}
    people = {
        one.regu: Jadwal(
            one.hari,
            0,
            one.regu,
            one.ka_spkt_id,
            anggota=tuple(AnggotaJaga(who, Kehadiran.HADIR) for who in one.anggota_id),
        )
        for one in opened
    }
    return turns, people | {one.regu: one for one in made}


def _head(officers: tuple[Petugas, ...], satuan: Satuan) -> Penandatangan:
    """Return the Kapolsek's block, dots for his name while none is entered."""
    for one in officers:
        if one.aktif and Peran.KAPOLSEK in one.peran:
            return sign_as(one, satuan, CaraTanda.SENDIRI)
    return Penandatangan("", satuan.sebutan_kepala, "", "", "", "", "")
