"""The book as paper: a shift's sheets are ruled off once, kept for ever, and printed again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from spkt_desk.db.lembar import GiliranBuku
from spkt_desk.db.work import Work
from spkt_desk.documents.buku_mutasi import render
from spkt_desk.documents.buku_mutasi_tepi import overlay_notes
from spkt_desk.documents.kit.lapis import joined
from spkt_desk.domain.buku import TempatBuku, next_place
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.kalimat_lembar import KalimatLembar
from spkt_desk.domain.kertas import LembarCetak, loose_sheet
from spkt_desk.domain.lembar import (
    KeadaanLembar,
    LembarJadi,
    LembarRingkas,
    LembarTutup,
    NaskahLembar,
)
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import UkuranKertas
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.kunci.segel import seal, unseal
from spkt_desk.services.hak import require
from spkt_desk.services.kertas_simpan import proved
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.lembar_arsip import key_of, sheet_key, sheet_place
from spkt_desk.services.lembar_naskah import (
    checkpoint_code,
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
    tempat: TempatBuku
    sampai: int
    key: bytes


class LembarService:
    """What an officer can do with the book's sheets."""

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
        return proved(pdf, kept.sidik, "lembar buku")

    def sheets(self, awal: date, akhir: date) -> tuple[LembarRingkas, ...]:
        """Return the shifts that wrote on these duty days, with what became of their sheets."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            books = {one.nomor: one.sebutan for one in work.buku.all()}
            running = {one.giliran: one for one in work.lembar.open_shifts()}
            return tuple(
                self._brief(work, nomor, books, running)
                for nomor in work.lembar.of_days(awal, akhir)
            )

    def print_sheets(self, giliran: Sequence[int]) -> tuple[LembarCetak, ...]:
        """Return the sheets of these shifts in their order, one job for each change of paper.

        An act of the history. Kept sheets carry what later lines say of them in their margins and
        print on the paper they were set for; those of a running shift say that they are not ruled
        off. Raises `RuleViolation` at ``lembar`` for none at all.
        """
        if not giliran:
            raise RuleViolation.at(LEMBAR, "Tidak ada lembar pada hari itu.")
        self.render_missing()
        pages = [(one, *self._page(one)) for one in giliran]
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.LEMBAR_CETAK)
            for one in giliran:
                self._pencatat.record(
                    work, JenisPeristiwa.LEMBAR_DICETAK, rekaman_id=f"{LEMBAR}-{one}"
                )
        alike = (tuple(some) for _paper, some in groupby(pages, key=lambda page: page[2]))
        return tuple(_job(some) for some in alike)

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
        tempat = self._place_for(work, shift)
        naskah = read_sheets(self._konteks, work, shift, "")
        naskah = replace(
            naskah,
            buku=tempat.buku.sebutan,
            halaman_awal=tempat.halaman,
            kode=checkpoint_code(work, shift.baris_akhir),
            penanda=shift_signers(work, shift.giliran, naskah.satuan),
        )
        return (_Rencana(shift, naskah, tempat, sampai, key[0]),)

    def _place_for(self, work: Work, shift: GiliranBuku) -> TempatBuku:
        """Return the book and the page in which the sheets of a shift begin."""
        books = work.buku.all()
        nomor, halaman = work.lembar.last_page()
        return next_place(
            books,
            halaman if books and nomor == books[-1].nomor else 0,
            work.buku.pattern(),
            shift.hari_awal,
            self._konteks.clock.now().wall.date(),
            closed=bool(books) and work.buku.closed(books[-1].nomor),
        )

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
            if not waiting or waiting[0] != shift or self._place_for(work, shift) != plan.tempat:
                return
            if plan.tempat.baru:
                opened = work.buku.new_row(plan.tempat.buku)
                self._pencatat.record(work, JenisPeristiwa.BUKU_DIBUKA, rows=(opened,))
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


def _job(pages: tuple[tuple[int, bytes, UkuranKertas], ...]) -> LembarCetak:
    """Return shifts, their sheets and their one paper size as a job."""
    (first, pdf, kertas), last = pages[0], pages[-1][0]
    named = f"{first}" if first == last else f"{first}-{last}"
    if len(pages) > 1:
        pdf = joined(one for _giliran, one, _kertas in pages)
    return loose_sheet(pdf, f"Lembar buku giliran {named}", kertas)


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


def _row(plan: _Rencana, jadi: LembarJadi, berkas: str) -> LembarTutup:
    """Return the kept sheets as the book names them."""
    return LembarTutup(
        giliran=plan.shift.giliran,
        buku=plan.tempat.buku.nomor,
        halaman_awal=plan.tempat.halaman,
        halaman_akhir=plan.tempat.halaman + jadi.halaman - 1,
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
