"""Search from anywhere: everything the desk wrote, newest first, letter by letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from spkt_desk.db.cari import IsiTersegel
from spkt_desk.db.work import Work
from spkt_desk.domain.cari import (
    PALING_BANYAK,
    HasilCari,
    JenisHasil,
    excerpt,
    masked,
    read_tanya,
)
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.muatan import Pasangan
from spkt_desk.domain.outcomes import Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.kunci.kode import read_qr, tidy_code
from spkt_desk.services.hak import require
from spkt_desk.services.indeks_cari import indexed_report, open_pairs, words_of
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import (
    DICARI_TERPANJANG,
    Pencatat,
    storable,
)

_QR_TERPANJANG = 1000
_TANDA_QR = "*"


@dataclass(frozen=True, slots=True)
class _Cocok:
    """An indexed content with its words opened."""

    tersegel: IsiTersegel
    isi: Pasangan


class CariService:
    """What an officer can find, and the notes that finding leaves."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        # The contents of the last answer: letter by letter most of it is found again.
        self._opened: dict[int, Pasangan] = {}

    def search(self, text: str) -> tuple[HasilCari, ...]:
        """Return at most twenty results, newest first; typing writes nothing.

        A whole number of a letter, its check code and its QR find that letter alone.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CARI)
            whole = _whole(work, storable(text.strip()[:_QR_TERPANJANG]))
            if whole:
                found: tuple[IsiTersegel, ...] = (indexed_report(work, whole),)
            else:
                tanya = read_tanya(text) if len(text) <= DICARI_TERPANJANG else ()
                found = work.cari.find(tanya[0], PALING_BANYAK) if tanya else ()
        return self._answer(found, text)

    def search_book(self, text: str) -> tuple[HasilCari, ...]:
        """Return at most twenty lines of the book, newest first."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.CARI)
            tanya = read_tanya(text) if len(text) <= DICARI_TERPANJANG else ()
            found = work.cari.find_lines(tanya[0], PALING_BANYAK) if tanya else ()
        return self._answer(found, text)

    def _answer(self, found: tuple[IsiTersegel, ...], text: str) -> tuple[HasilCari, ...]:
        """Open what was found, but for what the answer before had opened already."""
        known = self._opened
        self._opened = {
            one.posisi: known[one.posisi] if one.posisi in known else open_pairs(one)
            for one in found
        }
        return tuple(_shown(_Cocok(one, self._opened[one.posisi]), text) for one in found)

    def settle(self, text: str, hasil: int) -> Saved[None]:
        """Note a search that settled: a result opened, Enter, or three seconds without a key."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.CARI)
            self._pencatat.record_search(work, JenisPeristiwa.DICARI, text, hasil)
        return Saved(None, frozenset())

    def rebuild(self) -> Saved[int]:
        """Make the index anew from the contents; return how many it knows then."""
        count = 0
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.PERIKSA_DATA)
            work.cari.clear()
            for one in work.cari.contents():
                work.cari.add(one.posisi, words_of(one, open_pairs(one)))
                count += 1
            self._pencatat.record(work, JenisPeristiwa.INDEKS_DIBANGUN)
        return Saved(count, frozenset())


def _whole(work: Work, text: str) -> str:
    """Return the living letter that a whole number, a check code or a QR names; "" for none."""
    try:
        rekaman_id = _named(work, text)
        indexed_report(work, rekaman_id)
    except (LookupError, RuleViolation):
        return ""
    return rekaman_id


def _named(work: Work, text: str) -> str:
    """Return the record a text names; raise `LookupError` or `RuleViolation` for none."""
    if _TANDA_QR in text:
        return work.nomor.record_of(read_qr(text).nomor)
    if "/" in text:
        return work.nomor.record_of(text.upper())
    letters = tidy_code(text)
    found = work.kehilangan.by_code(f"{letters[:5]}-{letters[5:]}")
    if not found:
        raise LookupError(text)
    return found[0].rekaman_id


def _shown(cocok: _Cocok, text: str) -> HasilCari:
    """Return what the list may show of a content."""
    stored, isi = cocok.tersegel, dict(cocok.isi)
    if stored.nomor_buku:
        hari = date.fromisoformat(stored.hari)
        note = "(diralat) " if stored.diralat else ""
        return HasilCari(
            jenis=JenisHasil.BARIS,
            judul=note + excerpt(isi["uraian"], text),
            nomor=f"No. {stored.no}",
            tanggal=hari,
            rekaman_id=stored.rekaman_id,
            hari=hari,
            nomor_buku=stored.nomor_buku,
        )
    issued = datetime.fromisoformat(stored.terbit).date()
    return HasilCari(
        jenis=JenisHasil.SURAT,
        judul=_letter_title(isi),
        nomor=stored.nomor,
        tanggal=issued,
        rekaman_id=stored.rekaman_id,
        hari=issued,
        nomor_buku=0,
    )


def _letter_title(isi: dict[str, str]) -> str:
    """Name the citizen, part of the number shown, and the things lost."""
    things = [isi[f"barang.{place}.singkat"] for place in range(int(isi["barang#"]))]
    number = isi["pelapor.nomor_identitas"]
    shown = f"{isi['pelapor.jenis_identitas']} {masked(number)}" if number else ""
    return "  ·  ".join(part for part in (isi["pelapor.nama"], shown, ", ".join(things)) if part)
