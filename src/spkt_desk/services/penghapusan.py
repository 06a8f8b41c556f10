"""Destroying personal content after its term: the numbers, counts and the chain stay whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spkt_desk.db.skema import BarisBaru
from spkt_desk.db.work import Work
from spkt_desk.domain.cadangan import CadanganLama
from spkt_desk.domain.draf import KeadaanDraf
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kehilangan import KehilanganDraft
from spkt_desk.domain.muatan import decode
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.wewenang import Bukti, Tindakan
from spkt_desk.services.cadangan_lama import backups_since, listed, told
from spkt_desk.services.dikenal import forget_report
from spkt_desk.services.hak import Izin, prove, require
from spkt_desk.services.indeks_cari import forget_words
from spkt_desk.services.konteks import SURAT_KEHILANGAN, Konteks
from spkt_desk.services.masa_simpan import RegisterSimpan, due_of, require_closed
from spkt_desk.services.pencatatan import (
    CARI,
    Pencatat,
    encode_typed,
    search_key,
)

PENCARIAN = "pencarian"
"""The register of typed search terms, forgotten day by day together with the reports."""

REKAMAN_HAPUS = "penghapusan"
"""Record id of the acts that destroy: what they say outlives what they destroyed."""

_SISA = (
    "Tinggal juga: draf yang menunggu LP dan baris yang ditulis petugas sendiri di buku, yang "
    "mempunyai masa simpan sendiri; dan sidik halaman, yang mencocokkan selembar salinan bila ada "
    "yang menyimpannya."
)
_SISA_BUKU = "Tinggal juga: surat atau kertas lain yang memuat hal yang sama."
_LEMBAR = (
    "Lembar buku tersimpan yang memuatnya ikut tidak terbaca dan dapat disusun ulang tanpa isi "
    "itu; lembar yang sudah dicetak tetap memuatnya."
)


@dataclass(frozen=True, slots=True)
class Terhapus:
    """What was destroyed, and what still holds it elsewhere."""

    nomor: str
    berkas: int
    peringatan: str


class PenghapusanService:
    """What the Kapolsek can have destroyed, and when."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat

    def due(
        self, register: RegisterSimpan = RegisterSimpan.SURAT
    ) -> tuple[tuple[str, str, date], ...]:
        """Return (key, name, day) of what is past its register's term and still whole.

        A letter's key is its record, its name the printed number, its day the day of issue.
        """
        today = self._konteks.clock.now().wall.date()
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.HAPUS_DAFTAR)
            hari, _ = work.penghapusan.term(register)
            if not hari:
                return ()
            if register is not RegisterSimpan.SURAT:
                found = due_of(work, register, today - timedelta(days=hari))
                return tuple((one.kunci, one.sebutan, one.tanggal) for one in found)
            return tuple(
                (stored.rekaman_id, work.nomor.of_record(stored.rekaman_id).teks, issued)
                for stored in work.kehilangan.newest(100_000)
                if (issued := datetime.fromisoformat(stored.terbit).date())
                <= today - timedelta(days=hari)
                and work.kunci.find(stored.rekaman_id)
            )

    def remains(self, register: RegisterSimpan, kunci: str) -> str:
        """Say, before anybody decides, what would still hold the content elsewhere.

        Raises `RuleViolation` at ``hapus`` like the act itself when it may not be destroyed.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.HAPUS_DAFTAR)
            if register is RegisterSimpan.SURAT:
                return _sisa(_of_letter(work, kunci), _SISA)
            hari, _ = self._require_term(work, register)
            until = self._konteks.clock.now().wall.date() - timedelta(days=hari)
            found = require_closed(due_of(work, register, until), kunci)
            return _sisa(_of_records(work, found.rekaman), _SISA_BUKU)

    def erase(self, rekaman_id: str, bukti: Bukti) -> Saved[Terhapus]:
        """Destroy one report's personal content: by two people, the Kapolsek one of them.

        Refused before its term, while its paper is still owed, and for anybody else.
        """
        izin = prove(self._konteks, Tindakan.HAPUS, bukti)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.HAPUS, izin)
            dasar = self._require_due(work, rekaman_id)
            files = [one.berkas for one in work.kertas.of_record(rekaman_id)]
            held = _of_letter(work, rekaman_id)
            self._destroy(work, rekaman_id, dasar, izin, held)
            nomor = work.nomor.of_record(rekaman_id).teks
        # The log still holds the old pages, the key among them, until it is folded in; only then
        # are the files gone for good that this key opens.
        folded = self._konteks.database.checkpoint()
        left = self._konteks.arsip.discard(files)
        return Saved(
            Terhapus(nomor, len(files) - left, _warning(_sisa(held, _SISA), left, folded=folded)),
            frozenset(
                {Changed.KEHILANGAN, Changed.MUTASI, Changed.KERTAS, Changed.ORANG, Changed.DRAF}
            ),
        )

    def erase_of(self, register: RegisterSimpan, kunci: str, bukti: Bukti) -> Saved[Terhapus]:
        """Destroy a month of the officers' lines, or a visit that waited for its LP.

        Refused like `erase`, and while the shift that wrote it still runs. The lines' numbers,
        times and authors stay in the book.
        """
        if register is RegisterSimpan.SURAT:
            return self.erase(kunci, bukti)
        izin = prove(self._konteks, Tindakan.HAPUS, bukti)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.HAPUS, izin)
            hari, dasar = self._require_term(work, register)
            until = self._konteks.clock.now().wall.date() - timedelta(days=hari)
            found = require_closed(due_of(work, register, until), kunci)
            for rekaman_id in found.rekaman:
                work.draf.remove(rekaman_id)
                forget_words(work, rekaman_id)
                work.kunci.destroy(rekaman_id)
            held = _of_records(work, found.rekaman)
            rows = [self._tombstone(work, one, register, dasar, izin) for one in found.rekaman]
            self._note(work, rows, held)
        folded = self._konteks.database.checkpoint()
        return Saved(
            Terhapus(found.sebutan, 0, _warning(_sisa(held, _SISA_BUKU), 0, folded=folded)),
            frozenset({Changed.MUTASI, Changed.DRAF}),
        )

    def _destroy(
        self,
        work: Work,
        rekaman_id: str,
        dasar: str,
        izin: Izin,
        held: tuple[CadanganLama, ...],
    ) -> None:
        """Destroy keys and index entries, and note by what rule."""
        orang_id = work.kehilangan.by_id(rekaman_id).orang_id
        self._forget_drafts(work, orang_id, rekaman_id)
        forget_report(work, orang_id, rekaman_id)
        forget_words(work, rekaman_id)
        work.kunci.destroy(rekaman_id)
        rows = [self._tombstone(work, rekaman_id, SURAT_KEHILANGAN, dasar, izin)]
        known = work.penghapusan.tombstones()
        for day in self._searched_before_term(work):
            work.kunci.destroy(day)
            if day not in known:  # a clock set back made the key of a forgotten day once more
                rows.append(self._tombstone(work, day, PENCARIAN, dasar, izin))
        self._note(work, rows, held)

    def _note(self, work: Work, rows: list[BarisBaru], held: tuple[CadanganLama, ...]) -> None:
        """Chain the act: its rows name what was destroyed, its content the backups that hold it."""
        self._pencatat.record(
            work,
            JenisPeristiwa.DIHAPUS,
            rekaman_id=REKAMAN_HAPUS,
            isi=encode_typed(listed(held)),
            rows=tuple(rows),
        )

    def _require_due(self, work: Work, rekaman_id: str) -> str:
        """Return the legal basis, or raise `RuleViolation` with why the record must stay."""
        hari, dasar = self._require_term(work, RegisterSimpan.SURAT)
        issued = datetime.fromisoformat(work.kehilangan.by_id(rekaman_id).terbit).date()
        until = issued + timedelta(days=hari)
        if until > self._konteks.clock.now().wall.date():
            raise RuleViolation.at("hapus", f"Masa simpan surat ini sampai {until:%d-%m-%Y}.")
        if not work.kunci.find(rekaman_id):
            raise RuleViolation.at("hapus", "Isi surat ini sudah dihapus.")
        kept = {one.edisi for one in work.kertas.of_record(rekaman_id)}
        issued_as = {one.edisi for one in work.kehilangan.editions(rekaman_id)}
        if kept != issued_as or rekaman_id in {one.rekaman_id for one in work.daftar.owed()}:
            raise RuleViolation.at("hapus", "Surat ini belum tercetak; selesaikan dahulu.")
        return dasar

    def _require_term(self, work: Work, register: RegisterSimpan) -> tuple[int, str]:
        """Return days and basis of a register's term; raise `RuleViolation` while it is off.

        The clock is looked at too: set ahead, by hand or by a dead battery, it would make
        everything due.
        """
        hari, dasar = work.penghapusan.term(register)
        if not hari:
            raise RuleViolation.at("hapus", "Masa simpan register ini belum ditetapkan.")
        saat = self._pencatat.saat(work)
        self._pencatat.require_clock(work, saat)
        return hari, dasar

    def _tombstone(
        self, work: Work, rekaman_id: str, register: str, dasar: str, izin: Izin
    ) -> BarisBaru:
        """Return the row that says who approved the destruction, and by what rule."""
        return work.penghapusan.tombstone_row(rekaman_id, register, dasar, izin.penyetuju_id)

    def _searched_before_term(self, work: Work) -> tuple[str, ...]:
        """Return the days whose typed search terms are as old as what is being destroyed."""
        hari, _ = work.penghapusan.term(SURAT_KEHILANGAN)
        until = self._konteks.clock.now().wall.date() - timedelta(days=hari)
        return work.kunci.between(CARI, search_key(until))

    def _forget_drafts(self, work: Work, orang_id: str, rekaman_id: str) -> None:
        """Drop unfinished forms filled in from this record; visits waiting for LP stay."""
        for stored in work.draf.all():
            if stored.keadaan != KeadaanDraf.DRAF:
                continue
            draft = decode(KehilanganDraft, stored.isi)
            if draft.orang_id == orang_id or draft.atas == rekaman_id:
                work.draf.remove(stored.draft_id)


def _of_letter(work: Work, rekaman_id: str) -> tuple[CadanganLama, ...]:
    """Return the backups that hold a letter, or the form it was typed in."""
    stored = work.kehilangan.by_id(rekaman_id)
    return backups_since(work, stored.posisi, stored.datang)


def _of_records(work: Work, records: tuple[str, ...]) -> tuple[CadanganLama, ...]:
    """Return the backups that hold any of these records."""
    first = min(work.riwayat.of_record(one)[0].posisi for one in records)
    return backups_since(work, first)


def _sisa(held: tuple[CadanganLama, ...], also: str) -> str:
    """Say what still holds the content elsewhere."""
    return f"{told(held)}. {also} {_LEMBAR}"


def _warning(sisa: str, left: int, *, folded: bool) -> str:
    """Return the sentences about what is still somewhere, and about what goes on later."""
    sentences = [sisa]
    if left:
        sentences.append(f"{left} berkas surat belum dapat dibuang; dicoba lagi saat masuk.")
    if not folded:
        sentences.append("Berkas data sedang dibaca; sisa isinya dibuang saat keluar.")
    return " ".join(sentences)
