"""Those who must report: entered with a schedule, there or not there, ended with a reason."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Final

from spkt_desk.db.wajib_lapor import LaporTersimpan
from spkt_desk.db.work import Work
from spkt_desk.documents import wajib_lapor as kertas
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kertas import JenisCetakan, LembarCetak
from spkt_desk.domain.muatan import decode, encode
from spkt_desk.domain.mutasi import JenisMutasi, MutasiBaris
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.pejabat import as_block
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import Penandatangan, Petugas
from spkt_desk.domain.wajib_lapor import (
    TERLAMA,
    IsiWajibLapor,
    JenisLapor,
    LembarWajibLapor,
    WajibLapor,
    WajibLaporKetikan,
    in_order,
    name_weekdays,
    read_reason,
    read_schedule,
    sheet_rows,
)
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.cetak_jaga import note_printed
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import IsiMutasi, MutasiService
from spkt_desk.services.pencatatan import Pencatat, Saat, open_content, pairs

DAFTAR: Final = "lapor.daftar"
"""The field of a refusal that belongs to the chosen person."""

_MASIH_TAMPIL: Final = timedelta(days=31)
"""So long after its end a person's sheet can still be printed from the list."""

_BERUBAH: Final = frozenset({Changed.MUTASI, Changed.GILIRAN})


class WajibLaporService:
    """What an officer can do about those who must report."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi

    def today(self) -> date:
        """Return the day reports count for: the calendar's, as the person was told."""
        return self._konteks.clock.now().wall.date()

    def people(self) -> tuple[WajibLapor, ...]:
        """Return those who must report, who is awaited today first, and who ended lately.

        It names people: who may not read the book may not read this.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            today = self.today()
            shown = (one for one in people_of(work, today) if _is_shown(one, today))
            return in_order(tuple(shown), today)

    def register(self, ketikan: WajibLaporKetikan) -> Saved[MutasiBaris]:
        """Enter a person with his schedule."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.WAJIB_LAPOR)
            saat = self._now(work)
            isi = read_schedule(ketikan, saat.wall.date())
            satuan, sumber = (
                work.satuan.satuan(work.satuan.current().satuan_id),
                self._konteks.sumber,
            )
            kertas.check(isi, satuan, sumber.meja.wajib_lapor, sumber.huruf)
            uraian = self._mutasi.kalimat.sentence(
                "wajib_lapor_daftar",
                nama=isi.nama,
                rujukan=isi.rujukan,
                hari=name_weekdays(isi.hari),
                dari=f"{isi.dari:%d-%m-%Y}",
                sampai=f"{isi.sampai:%d-%m-%Y}",
            )
            lapor_id = self._konteks.new_id()
            baris = self._write(work, JenisLapor.DAFTAR, lapor_id, encode(isi), uraian, saat)
        return Saved(baris, _BERUBAH)

    def present(self, lapor_id: str, *, luar_jadwal: bool = False) -> Saved[MutasiBaris]:
        """Write that somebody reported, once a day; `luar_jadwal` on a day that is not his."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.WAJIB_LAPOR)
            saat = self._now(work)
            today = saat.wall.date()
            orang = _running(work, lapor_id, today)
            if today in orang.hadir:
                raise RuleViolation.at(DAFTAR, f"{orang.isi.nama} sudah tercatat hadir hari ini.")
            due = orang.due_on(today)
            if not due and not luar_jadwal:
                raise RuleViolation.at(DAFTAR, f"Hari ini bukan hari lapor {orang.isi.nama}.")
            uraian = self._mutasi.kalimat.sentence(
                "wajib_lapor_hadir" if due else "wajib_lapor_luar_jadwal",
                nama=orang.isi.nama,
                rujukan=orang.isi.rujukan,
                ke=len(orang.hadir) + 1,
            )
            baris = self._write(work, JenisLapor.HADIR, lapor_id, None, uraian, saat)
        return Saved(baris, _BERUBAH)

    def stop(self, lapor_id: str, alasan: str) -> Saved[MutasiBaris]:
        """End somebody's reporting before its time, with the reason."""
        reason = read_reason(alasan)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.WAJIB_LAPOR)
            saat = self._now(work)
            orang = _running(work, lapor_id, saat.wall.date())
            uraian = self._mutasi.kalimat.sentence(
                "wajib_lapor_selesai",
                nama=orang.isi.nama,
                rujukan=orang.isi.rujukan,
                alasan=reason.rstrip("."),
            )
            isi = pairs(("alasan", reason))
            baris = self._write(work, JenisLapor.SELESAI, lapor_id, isi, uraian, saat)
        return Saved(baris, _BERUBAH)

    def sheet(self, lapor_id: str) -> LembarCetak:
        """Return the sheet of one person: his days, there or not, with room to sign."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            stored = work.wajib_lapor.of(lapor_id)
            found = _person(stored)
            if not found:
                raise RuleViolation.at(DAFTAR, "Isinya sudah dihapus menurut masa simpan.")
            today = self.today()
            naskah = LembarWajibLapor(
                orang=found[0],
                baris=sheet_rows(found[0], _reports(work, stored), today),
                pejabat=_guard(work, self._konteks.petugas),
                dicetak=today,
            )
            satuan = work.satuan.satuan(work.satuan.current().satuan_id)
        sumber = self._konteks.sumber
        pdf = kertas.render(
            naskah, satuan, sumber.meja.wajib_lapor, sumber.huruf, latihan=self._konteks.latihan
        )
        judul = "Daftar hadir wajib lapor"
        note_printed(self._konteks, self._pencatat, lapor_id)
        return LembarCetak("", pdf, judul, satuan.kertas, JenisCetakan.ASLI, 0, rusak_ditarik=False)

    def _now(self, work: Work) -> Saat:
        """Return the moment of an act, read once: what is checked and written is the same day.

        The day is what these acts say, so a doubtful clock is answered for first.
        """
        saat = self._pencatat.saat(work)
        self._pencatat.require_clock(work, saat)
        return saat

    def _write(
        self,
        work: Work,
        jenis: JenisLapor,
        lapor_id: str,
        isi: bytes | None,
        uraian: str,
        saat: Saat,
    ) -> MutasiBaris:
        """Chain the act and its line, both under the person's own key."""
        tanggal = saat.wall.date().isoformat()
        self._pencatat.record(
            work,
            JenisPeristiwa.WAJIB_LAPOR,
            rekaman_id=lapor_id,
            isi=isi,
            rows=(
                work.wajib_lapor.new_row(self._konteks.new_id(), lapor_id, jenis.value, tanggal),
            ),
            saat=saat,
        )
        return self._mutasi.append(
            work,
            IsiMutasi(uraian, self._mutasi.kalimat.sentence("wajib_lapor_keterangan")),
            jenis=JenisMutasi.WAJIB_LAPOR,
            rekaman_id=lapor_id,
            kejadian=saat.wall,
            merah=False,
            saat=saat,
        )


def people_of(work: Work, today: date) -> tuple[WajibLapor, ...]:
    """Return everybody who was entered within the longest time and is not destroyed."""
    since = today - TERLAMA - _MASIH_TAMPIL
    stored = work.wajib_lapor.entered_since(JenisLapor.DAFTAR.value, since.isoformat())
    by_person = sorted(stored, key=attrgetter("lapor_id", "posisi"))
    return tuple(
        one
        for _lapor_id, acts in groupby(by_person, key=attrgetter("lapor_id"))
        for one in _person(tuple(acts))
    )


def _person(acts: tuple[LaporTersimpan, ...]) -> tuple[WajibLapor, ...]:
    """Return the person of these acts, a tuple of one; empty for nobody or once destroyed."""
    entry = acts[0] if acts else None
    if entry is None or not entry.kunci or not entry.muatan:
        return ()
    content = open_content(entry.kunci[0], entry.posisi, entry.muatan[0].isi)
    days = {
        jenis: tuple(date.fromisoformat(one.tanggal) for one in acts if one.jenis == jenis.value)
        for jenis in JenisLapor
    }
    return (
        WajibLapor(
            lapor_id=entry.lapor_id,
            isi=decode(IsiWajibLapor, content),
            didaftarkan=days[JenisLapor.DAFTAR][0],
            hadir=days[JenisLapor.HADIR],
            berhenti=days[JenisLapor.SELESAI],
        ),
    )


def _running(work: Work, lapor_id: str, today: date) -> WajibLapor:
    """Return one who must still report; raise `RuleViolation` for any other."""
    for one in _person(work.wajib_lapor.of(lapor_id)):
        if one.runs(today):
            return one
    raise RuleViolation.at(DAFTAR, "Wajib lapor ini sudah berakhir atau tidak ada.")


def _reports(work: Work, acts: tuple[LaporTersimpan, ...]) -> dict[date, tuple[datetime, int]]:
    """Return time and book number of every report: each act wrote one line, in the same order."""
    lines = (
        one
        for one in work.mutasi.of_record(acts[0].lapor_id)
        if one.jenis == JenisMutasi.WAJIB_LAPOR.value
    )
    return {
        date.fromisoformat(act.tanggal): (datetime.fromisoformat(act.waktu), line.nomor_buku)
        for act, line in zip(acts, lines, strict=True)
        if act.jenis == JenisLapor.HADIR.value
    }


def _guard(work: Work, petugas: Petugas) -> Penandatangan:
    """Return who signs for the guard: the head of the present shift, else who prints."""
    heads = {one.ka_spkt_id for one in work.giliran.newest()}
    who = next((one for one in work.petugas.all() if one.petugas_id in heads), petugas)
    return as_block(who, "", who.jabatan, "")


def _is_shown(one: WajibLapor, today: date) -> bool:
    ended = min((one.isi.sampai, *one.berhenti))
    return one.runs(today) or ended >= today - _MASIH_TAMPIL
