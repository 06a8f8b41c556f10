"""The numbered books: how they are counted, their covers, and closing one before it is full."""

from __future__ import annotations

from spkt_desk.db.work import Work
from spkt_desk.documents.sampul_buku import render_sampul
from spkt_desk.domain.buku import (
    BukuRingkas,
    PolaBuku,
    PolaBukuKetikan,
    read_pola_buku,
)
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kertas import LembarCetak, loose_sheet
from spkt_desk.domain.lembar import NaskahSampul, SisiSampul
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.cetak_jaga import note_printed
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.lembar import LEMBAR, LembarService
from spkt_desk.services.lembar_naskah import head_block, unit
from spkt_desk.services.pencatatan import Pencatat, stamp


class BukuService:
    """What an officer can do with the books as a whole."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat, lembar: LembarService) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._lembar = lembar

    def pattern(self) -> PolaBuku:
        """Return how the unit counts its books."""
        with self._konteks.database.reading() as work:
            return work.buku.pattern()

    def begun(self) -> bool:
        """Tell whether a book was opened: the number of the first one is settled then."""
        with self._konteks.database.reading() as work:
            return bool(work.buku.all())

    def save(self, ketikan: PolaBukuKetikan) -> Saved[PolaBuku]:
        """Date another way of counting the books; it holds for the sheets ruled off from now on.

        Raises `RuleViolation` at ``buku.nomor_pertama`` for another one once a book was opened.
        """
        pola = read_pola_buku(ketikan)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.SATUAN_UBAH)
            before = work.buku.pattern()
            if pola.nomor_pertama != before.nomor_pertama and work.buku.all():
                raise RuleViolation.at(
                    "buku.nomor_pertama",
                    f"Buku pertama sudah dibuka dengan nomor {before.nomor_pertama}; "
                    "nomornya tetap.",
                )
            if pola != before:
                row = work.buku.pattern_row(pola, stamp(self._konteks.clock.now().wall))
                self._pencatat.record(work, JenisPeristiwa.BUKU_DIATUR, rows=(row,))
        return Saved(pola, frozenset({Changed.SETELAN, Changed.LEMBAR}))

    def books(self) -> tuple[BukuRingkas, ...]:
        """Return every book, oldest first, with its pages and lines so far."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            return tuple(_brief(work, one.nomor) for one in work.buku.all())

    def cover(self, nomor: int, sisi: SisiSampul) -> LembarCetak:
        """Return a book's opening or closing page for the Kapolsek's signature.

        Raises `RuleViolation` at ``lembar`` for the closing page of a book still in use.
        """
        konteks = self._konteks
        with konteks.database.reading() as work:
            require(konteks, work, Tindakan.LEMBAR_CETAK)
            ringkas = _brief(work, nomor)
            satuan = unit(work)
            penanda = head_block(work, satuan)
        if sisi is SisiSampul.PENUTUP and not ringkas.selesai:
            raise RuleViolation.at(
                LEMBAR,
                f"{ringkas.buku.sebutan} masih dipakai. Halaman penutupnya dicetak setelah buku "
                "ini ditutup atau buku berikutnya dibuka.",
            )
        naskah = NaskahSampul(satuan, sisi, ringkas, penanda, konteks.latihan)
        pdf = render_sampul(naskah, konteks.sumber.meja.kalimat_lembar, konteks.sumber.huruf)
        buku = ringkas.buku  # its own name has a slash, and queues make file names of titles
        title = f"Halaman {sisi.value} Buku ke-{buku.nomor} {buku.tahun}"
        note_printed(konteks, self._pencatat, f"buku-{buku.nomor}")
        return loose_sheet(pdf, title, satuan.kertas)

    def close(self, nomor: int) -> Saved[BukuRingkas]:
        """Close the book in use behind its last kept page; the next sheets begin a new one.

        Shifts that have ended are ruled off in it first. Raises `RuleViolation` at ``lembar`` for
        any other book, and while such sheets cannot be kept.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_TUTUP)
            _require_open(work, nomor)
        if self._lembar.render_missing().value:
            raise RuleViolation.at(
                LEMBAR, "Ada giliran yang lembarnya belum dapat disimpan. Coba lagi sesudahnya."
            )
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.BUKU_TUTUP)
            _require_open(work, nomor)
            row = work.buku.closing_row(nomor, work.lembar.last_page()[1])
            self._pencatat.record(work, JenisPeristiwa.BUKU_DITUTUP, rows=(row,))
            ringkas = _brief(work, nomor)
        return Saved(ringkas, frozenset({Changed.LEMBAR}))


def _require_open(work: Work, nomor: int) -> None:
    """Raise `RuleViolation` unless this is the book in use."""
    newest = [one.nomor for one in work.buku.all()][-1:]
    if newest != [nomor] or work.buku.closed(nomor):
        raise RuleViolation.at(LEMBAR, "Buku itu sudah ditutup, atau belum ada.")


def _brief(work: Work, nomor: int) -> BukuRingkas:
    """Return a book with what its kept sheets hold; RuleViolation for a number there is not."""
    found = [one for one in work.buku.all() if one.nomor >= nomor]
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
        selesai=len(found) > 1 or work.buku.closed(nomor),
    )
