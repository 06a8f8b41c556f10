"""The book's sheets of a check: every kept page is there, unchanged, and numbered without gaps."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from spkt_desk.db.work import Work
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.lembar import LembarTutup
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.kunci.segel import SegelRusak, unseal
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.lembar_arsip import sheet_place, with_keys
from spkt_desk.services.pemeriksaan_surat import line

LEMBAR = "Lembar buku"


def sheet_lines(konteks: Konteks, work: Work) -> Iterator[BarisPeriksa]:
    """Open every kept sheet, and count pages and lines from one shift to the next."""
    bad = list(_gaps(work))
    living, gone, pages = 0, 0, 0
    for one, key in with_keys(work, konteks.kunci_kode):
        pages += one.halaman_akhir - one.halaman_awal + 1
        if not key:
            gone += 1
            continue
        living += 1
        try:
            pdf = unseal(key[0], konteks.arsip.get(one.berkas), sheet_place(one.giliran))
        except (EnvironmentFault, SegelRusak) as fault:
            bad.append(f"giliran {one.giliran}: {fault.message}")
            continue
        if hashlib.sha256(pdf).hexdigest() != one.sidik or len(pdf) != one.ukuran:
            bad.append(f"giliran {one.giliran}: isi berubah")
    note = f", {gone} dihapus menurut masa simpan" if gone else ""
    yield line(LEMBAR, bad, f"{living} giliran utuh, {pages} halaman tidak terputus{note}")


def _gaps(work: Work) -> Iterator[str]:
    """Yield what is missing between the sheets: a book, a page of it, a line."""
    books = {one.nomor for one in work.buku.all()}
    for number in range(work.buku.pattern().nomor_pertama, max(books, default=0) + 1):
        if number not in books:
            yield f"buku ke-{number} tidak ada"
    for number, page in work.buku.closings().items():
        kept = work.lembar.of_book(number)[-1:]
        if [one.halaman_akhir for one in kept] != [page]:
            yield f"buku ke-{number} tidak berakhir pada halaman {page}"
    before: tuple[LembarTutup, ...] = ()
    for one in work.lembar.all():
        page, lines = 1, 1
        if before:
            lines = before[0].baris_akhir + 1
            page = before[0].halaman_akhir + 1 if before[0].buku == one.buku else 1
        if one.buku not in books:
            yield f"giliran {one.giliran}: buku ke-{one.buku} tidak ada"
        if one.halaman_awal != page or one.halaman_akhir < one.halaman_awal:
            yield f"buku ke-{one.buku}: halaman {page} tidak ada"
        if one.baris_awal != lines:
            yield f"giliran {one.giliran}: baris {lines} tidak ada di lembar"
        before = (one,)
