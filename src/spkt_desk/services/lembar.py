"""The book as paper: a shift's sheets are ruled off once, kept for ever, and printed again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from spkt_desk.db.lembar import GiliranBuku
from spkt_desk.db.work import Work
from spkt_desk.documents.buku_mutasi import render
from spkt_desk.documents.buku_mutasi_tepi import overlay_notes
from spkt_desk.documents.kit.lapis import joined
from spkt_desk.documents.sampul_buku import render_sampul
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.kalimat_lembar import KalimatLembar
from spkt_desk.domain.kertas import JenisCetakan, LembarCetak
from spkt_desk.domain.lembar import (
    Buku,
    BukuRingkas,
    KeadaanLembar,
    LembarJadi,
    LembarRingkas,
    LembarTutup,
    NaskahLembar,
    NaskahSampul,
    SisiSampul,
    year_of_book,
)
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import UkuranKertas
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.kunci.segel import seal, unseal
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.lembar_arsip import key_of, sheet_key, sheet_place
from spkt_desk.services.lembar_naskah import (
    checkpoint_code,
    head_block,
    later_checks,
    later_notes,
    read_sheets,
    shift_signers,
    unit,
)
from spkt_desk.services.pencatatan import Pencatat

LEMBAR: Final = "lembar"
"""The field of every refusal here."""

SEKALI_MASUK: Final = 3
"""Shifts ruled off before a desk opens; the rest waits until nobody types."""


@dataclass(frozen=True, slots=True)
class _Rencana:
    """The next sheets to rule off: whose, in which book, from which page, sealed by which key."""

    shift: GiliranBuku
    naskah: NaskahLembar
    buku: Buku
    baru: bool
    halaman: int
    sampai: int
    key: bytes


class LembarService:
    """What an officer can do with the book's sheets and covers."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat

    @property
    def _kalimat(self) -> KalimatLembar:
        return self._konteks.sumber.meja.kalimat_lembar

    def ensure(self, giliran: int) -> Saved[LembarTutup]:
        """Rule off and keep an ended shift's sheets unless that was done, all before it first.

        Raises `RuleViolation` at ``lembar`` while the shift runs, and for one that wrote nothing.
        """
        made = False
        while True:
            with self._konteks.database.reading() as work:
                require(self._konteks, work, Tindakan.LEMBAR_CETAK)
                kept = work.lembar.of_shift(giliran)
                if kept:
                    return Saved(kept[0], frozenset({Changed.LEMBAR}) if made else frozenset())
                plan = self._next(work)
            if not plan or plan[0].shift.giliran > giliran:
                raise RuleViolation.at(
                    LEMBAR, "Giliran ini masih berjalan, atau tidak menulis apa-apa."
                )
            self._keep(plan[0])
            made = True

    def render_missing(self, most: int | None = None) -> Saved[int]:
        """Rule off the shifts that ended, at most so many; return how many still wait.

        Called before anything else, so sheets that cannot be made keep no one from the desk.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.LEMBAR_CETAK)
        made = 0
        while most is None or made < most:
            try:
                with self._konteks.database.reading() as work:
                    plan = self._next(work)
                if not plan:
                    break
                self._keep(plan[0])
            except (RuleViolation, EnvironmentFault):  # it stays in the answer and is tried again
                break
            made += 1
        with self._konteks.database.reading() as work:
            left = len(_ended(work))
        return Saved(left, frozenset({Changed.LEMBAR}) if made else frozenset())

    def pdf(self, giliran: int) -> bytes:
        """Return the kept bytes, proved against their SHA-256; raise a fault if they differ."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.LEMBAR_CETAK)
            kept = _kept(work, giliran)
            key = key_of(work, self._konteks.kunci_kode, kept)
        if not key:
            raise RuleViolation.at(LEMBAR, "Isi lembar ini sudah dihapus menurut masa simpan.")
        pdf = unseal(key[0], self._konteks.arsip.get(kept.berkas), sheet_place(giliran))
        if hashlib.sha256(pdf).hexdigest() != kept.sidik:
            raise EnvironmentFault(
                "Berkas lembar buku di arsip tidak sama dengan yang dicatat.",
                "Catatan di buku aman. Pulihkan folder arsip dari cadangan, lalu buka kembali.",
            )
        return pdf

    def sheets(self, awal: date, akhir: date) -> tuple[LembarRingkas, ...]:
        """Return the shifts that wrote on these duty days, with what became of their sheets."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            books = {one.nomor: one.sebutan for one in work.lembar.books()}
            running = {one.giliran: one for one in work.lembar.open_shifts()}
            return tuple(
                self._brief(work, nomor, books, running)
                for nomor in work.lembar.of_days(awal, akhir)
            )

    def print_sheets(self, giliran: Sequence[int]) -> LembarCetak:
        """Return the sheets of these shifts as one job, in their order: an act of the history.

        Kept sheets carry what later lines say of them in their margins; those of a running shift
        say that they are not ruled off. Raises `RuleViolation` at ``lembar`` for none at all.
        """
        if not giliran:
            raise RuleViolation.at(LEMBAR, "Tidak ada lembar pada hari itu.")
        self.render_missing()
        pages = [self._page(one) for one in giliran]
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.LEMBAR_CETAK)
            for one in giliran:
                self._pencatat.record(
                    work, JenisPeristiwa.LEMBAR_DICETAK, rekaman_id=f"{LEMBAR}-{one}"
                )
        pdf = pages[0][0] if len(pages) == 1 else joined(one for one, _ in pages)
        named = f"{giliran[0]}" if len(giliran) == 1 else f"{giliran[0]}-{giliran[-1]}"
        return _job(pdf, f"Lembar buku giliran {named}", pages[0][1])

    def books(self) -> tuple[BukuRingkas, ...]:
        """Return every book, oldest first, with its pages and lines so far."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            return tuple(_book(work, one.nomor) for one in work.lembar.books())

    def cover(self, nomor: int, sisi: SisiSampul) -> LembarCetak:
        """Return a book's opening or closing page for the Kapolsek's signature.

        Raises `RuleViolation` at ``lembar`` for the closing page of a book still in use.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.LEMBAR_CETAK)
            ringkas = _book(work, nomor)
            satuan = unit(work)
            penanda = head_block(work, satuan)
        if sisi is SisiSampul.PENUTUP and not ringkas.selesai:
            raise RuleViolation.at(
                LEMBAR,
                f"{ringkas.buku.sebutan} masih dipakai. Halaman penutupnya dicetak setelah buku "
                "berikutnya dibuka.",
            )
        naskah = NaskahSampul(satuan, sisi, ringkas, penanda, self._konteks.latihan)
        pdf = render_sampul(naskah, self._kalimat, self._konteks.sumber.huruf)
        buku = ringkas.buku  # its own name has a slash, and queues make file names of titles
        title = f"Halaman {sisi.value} Buku ke-{buku.nomor} {buku.tahun}"
        return _job(pdf, title, satuan.kertas)

    def _next(self, work: Work) -> tuple[_Rencana, ...]:
        """Return what is to be ruled off next as a tuple of one; empty when nothing waits."""
        shift = next(iter(_ended(work)), None)
        if shift is None:
            return ()
        sampai = work.riwayat.newest()[0]
        lines = (shift.baris_awal, shift.baris_akhir)
        secret, destroyed = self._konteks.kunci_kode, work.lembar.destroyed()
        key = sheet_key(work, secret, lines, sampai, destroyed)
        if not key:
            raise EnvironmentFault(
                f"Isi sebuah baris giliran {shift.giliran} hilang tanpa catatan penghapusan.",
                "Jangan menulis di berkas ini. Jalankan Periksa data, lalu pulihkan dari cadangan.",
            )
        buku, baru, halaman = self._book_for(work, shift)
        naskah = read_sheets(self._konteks, work, shift, "")
        naskah = replace(
            naskah,
            buku=buku.sebutan,
            halaman_awal=halaman,
            kode=checkpoint_code(work, shift.baris_akhir),
            penanda=shift_signers(work, shift.giliran, naskah.satuan),
        )
        return (_Rencana(shift, naskah, buku, baru, halaman, sampai, key[0]),)

    def _book_for(self, work: Work, shift: GiliranBuku) -> tuple[Buku, bool, int]:
        """Return the book of a shift, whether it is a new one, and the first page; a year each."""
        books = work.lembar.books()
        newest = books[-1].tahun if books else 0
        tahun = year_of_book(shift.hari_awal, self._konteks.clock.now().wall.date(), newest)
        if tahun == newest:
            nomor, halaman = work.lembar.last_page()
            return books[-1], False, halaman + 1 if nomor == books[-1].nomor else 1
        nomor = books[-1].nomor + 1 if books else 1
        return Buku(nomor, tahun, shift.hari_awal), True, 1

    def _keep(self, plan: _Rencana) -> None:
        """Set the sheets, keep the file, then name it; nothing when another did so meanwhile."""
        konteks, shift = self._konteks, plan.shift
        jadi = render(plan.naskah, self._kalimat, konteks.sumber.huruf)
        # The file is durable before the transaction names it: an orphan is harmless, a gap is not.
        sealed = seal(plan.key, jadi.pdf, sheet_place(shift.giliran), konteks.random)
        berkas = konteks.arsip.put(sealed)
        with konteks.database.transaction() as work:
            require(konteks, work, Tindakan.LEMBAR_CETAK)
            waiting = _ended(work)
            if not waiting or waiting[0] != shift:
                return
            if plan.baru:
                self._pencatat.record(
                    work, JenisPeristiwa.BUKU_DIBUKA, rows=(work.lembar.book_row(plan.buku),)
                )
            row = work.lembar.new_row(_row(plan, jadi, berkas))
            self._pencatat.record(work, JenisPeristiwa.LEMBAR_DITUTUP, rows=(row,))

    def _page(self, giliran: int) -> tuple[bytes, UkuranKertas]:
        """Return the sheets of a shift as they print now, and their paper."""
        konteks, kalimat = self._konteks, self._kalimat
        with konteks.database.reading() as work:
            require(konteks, work, Tindakan.LEMBAR_CETAK)
            kept = work.lembar.of_shift(giliran)
            satuan = unit(work)
            if kept and key_of(work, konteks.kunci_kode, kept[0]):
                notes = later_notes(work, kept[0], kalimat)
                checks = later_checks(work, kept[0], _span(work, giliran), kalimat)
            else:
                shift = _span(work, giliran)
                cap = kalimat.sentence("susunan_ulang" if kept else "belum")
                naskah = read_sheets(konteks, work, shift, cap)
                return render(naskah, kalimat, konteks.sumber.huruf).pdf, satuan.kertas
        pdf = overlay_notes(self.pdf(giliran), notes, checks, konteks.sumber.huruf, satuan.huruf)
        return pdf, kept[0].kertas

    def _brief(
        self, work: Work, nomor: int, books: dict[int, str], running: dict[int, GiliranBuku]
    ) -> LembarRingkas:
        """Return the list line of a shift."""
        team = work.lembar.team(nomor)
        kept = work.lembar.of_shift(nomor)
        shift = _span(work, nomor) if kept else running[nomor]
        brief = LembarRingkas(
            giliran=nomor,
            regu=team[0][0] if team else "",
            hari_awal=shift.hari_awal,
            hari_akhir=shift.hari_akhir,
            baris=shift.banyak,
            keadaan=KeadaanLembar.TERBUKA,
        )
        if not kept:
            return brief
        alive = key_of(work, self._konteks.kunci_kode, kept[0])
        return replace(
            brief,
            keadaan=KeadaanLembar.TUTUP if alive else KeadaanLembar.DIHAPUS,
            buku=books[kept[0].buku],
            halaman_awal=kept[0].halaman_awal,
            halaman_akhir=kept[0].halaman_akhir,
        )


def _ended(work: Work) -> tuple[GiliranBuku, ...]:
    """Return the shifts that are over and not ruled off, in their order."""
    newest = work.giliran.newest_number()
    return tuple(work.lembar.open_shifts(before=newest)) if newest else ()


def _kept(work: Work, giliran: int) -> LembarTutup:
    """Return the kept sheets of a shift, or refuse."""
    kept = work.lembar.of_shift(giliran)
    if not kept:
        raise RuleViolation.at(LEMBAR, "Lembar giliran ini belum digaris tutup.")
    return kept[0]


def _span(work: Work, giliran: int) -> GiliranBuku:
    """Return what a shift wrote; RuleViolation at ``lembar`` for one that wrote nothing."""
    for kept in work.lembar.of_shift(giliran):
        return work.lembar.wrote(giliran, kept.baris_awal, kept.baris_akhir)
    for one in work.lembar.open_shifts():
        if one.giliran == giliran:
            return one
    raise RuleViolation.at(LEMBAR, "Giliran ini tidak menulis di buku.")


def _book(work: Work, nomor: int) -> BukuRingkas:
    """Return a book with what its kept sheets hold; RuleViolation for a number there is not."""
    found = [one for one in work.lembar.books() if one.nomor >= nomor]
    if not found or found[0].nomor != nomor:
        raise RuleViolation.at(LEMBAR, "Buku itu belum ada.")
    kept = work.lembar.of_book(nomor)
    last = work.lembar.wrote(kept[-1].giliran, kept[-1].baris_awal, kept[-1].baris_akhir)
    return BukuRingkas(
        buku=found[0],
        halaman=kept[-1].halaman_akhir,
        baris_awal=kept[0].baris_awal,
        baris_akhir=kept[-1].baris_akhir,
        hari_akhir=last.hari_akhir,
        selesai=len(found) > 1,
    )


def _row(plan: _Rencana, jadi: LembarJadi, berkas: str) -> LembarTutup:
    """Return the kept sheets as the book names them."""
    return LembarTutup(
        giliran=plan.shift.giliran,
        buku=plan.buku.nomor,
        halaman_awal=plan.halaman,
        halaman_akhir=plan.halaman + jadi.halaman - 1,
        baris_awal=plan.shift.baris_awal,
        baris_akhir=plan.shift.baris_akhir,
        sampai=plan.sampai,
        kode=plan.naskah.kode,
        letak=jadi.letak,
        kertas=plan.naskah.satuan.kertas,
        sidik=hashlib.sha256(jadi.pdf).hexdigest(),
        ukuran=len(jadi.pdf),
        berkas=berkas,
    )


def _job(pdf: bytes, judul: str, kertas: UkuranKertas) -> LembarCetak:
    """Return a job whose title names no person."""
    return LembarCetak(
        kertas_id="",
        pdf=pdf,
        judul=judul,
        ukuran=kertas,
        jenis=JenisCetakan.ASLI,
        ke=0,
        rusak_ditarik=False,
    )
