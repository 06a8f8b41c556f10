"""`spkt-desk check`: everything that was written is still there, unchanged and in order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from spkt_desk.db.faults import TeksRusak
from spkt_desk.db.sidik_skema import SIDIK_SKEMA
from spkt_desk.db.work import Work
from spkt_desk.devices.berkas import read_bytes
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.nomor import next_urut
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.domain.riwayat import (
    JenisPeristiwa,
    Sel,
)
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.kunci.kode import public_key
from spkt_desk.kunci.kotak import box_public
from spkt_desk.kunci.segel import SegelRusak, unseal
from spkt_desk.kunci.stasiun_pub import read_station
from spkt_desk.kunci.titik import read_point_code
from spkt_desk.services.arsip_sisa import leavings
from spkt_desk.services.hak import require
from spkt_desk.services.kertas_simpan import named_papers
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pemeriksaan_cari import INDEKS, index_lines
from spkt_desk.services.pemeriksaan_draf import KUNJUNGAN, visit_lines
from spkt_desk.services.pemeriksaan_lembar import LEMBAR, sheet_lines
from spkt_desk.services.pemeriksaan_rantai import RANTAI, chain_lines
from spkt_desk.services.pemeriksaan_surat import (
    HUTANG,
    KODE,
    ended_numbers,
    line,
    owed_lines,
    report_lines,
)
from spkt_desk.services.pemeriksaan_titik import KERTAS, TITIK, paper_lines, point_lines
from spkt_desk.services.pencatatan import page_place
from spkt_desk.services.posisi import find_difference
from spkt_desk.services.stasiun import RAHASIA_GAGAL, RAHASIA_TANDA
from spkt_desk.services.utang_kunci import debt_sentence, key_debt

ARSIP = "Arsip surat"
KUNCI = "Kunci stasiun"
POSISI = "Tanda posisi"
UTANG = "Kunci data"

_PER_PERISTIWA = frozenset({RANTAI, KERTAS})
"""Parts that name the entry: they do so even where a text is none."""

_YATIM = (
    "berkas tanpa catatan: mungkin ada catatan yang hilang (berkas data lama, atau -wal terhapus)"
)

_Baris = tuple[str, tuple[Sel, ...]]
_Bagian = tuple[str, Callable[[Work], Iterator[BarisPeriksa]]]


class PemeriksaanService:
    """Looks at the whole station once, one line a part, with flat memory."""

    def __init__(self, konteks: Konteks) -> None:
        """Work at one open station."""
        self._konteks = konteks

    def check(self) -> Iterator[BarisPeriksa]:
        """Yield one line a part; `baik` is False where something is not as it was written.

        A part that cannot be read at all is a line of its own, and the other parts are still seen.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.PERIKSA_DATA)
        yield from self._look(
            (
                *self._shape(),
                (POSISI, self._position),
                *self._contents(),
                (ARSIP, self._archive),
                (LEMBAR, lambda work: sheet_lines(self._konteks, work)),
                *self._beside(),
                (UTANG, _debt),
            )
        )

    def check_paper(self, typed: str) -> Iterator[BarisPeriksa]:
        """Yield one line: whether the book still holds what a paper with this code saw.

        Raises RuleViolation at ``kode`` for a text that is no code.
        """
        kode = read_point_code(typed)
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.PERIKSA_DATA)
        stasiun, public = self._konteks.stasiun_id, public_key(self._konteks.kunci_tanda)
        yield from self._look(((KERTAS, lambda work: paper_lines(work, kode, stasiun, public)),))

    def check_copy(self) -> Iterator[BarisPeriksa]:
        """Yield the lines of a copy: all parts but the kept papers, which are counted one by one.

        How far the station reached and what it still owes is asked of the station alone.
        """
        yield from self._look((*self._shape(), *self._contents(), *self._beside()))

    def _shape(self) -> tuple[_Bagian, ...]:
        """Return the parts without which nothing else can be read."""
        return (("Berkas", _file), ("Susunan", _schema))

    def _contents(self) -> tuple[_Bagian, ...]:
        """Return the parts of what was written."""
        return (
            (RANTAI, chain_lines),
            (TITIK, self._points),
            ("Buku mutasi", _book),
            ("Nomor surat", _series),
            (KODE, self._reports),
            (HUTANG, owed_lines),
            (KUNJUNGAN, visit_lines),
            (INDEKS, index_lines),
        )

    def _beside(self) -> tuple[_Bagian, ...]:
        """Return the parts that lie beside the file."""
        return ((KUNCI, self._station_key), ("Berkas kunci", self._slots))

    def _look(self, parts: tuple[_Bagian, ...]) -> Iterator[BarisPeriksa]:
        """Look at each part in a reading of its own."""
        for bagian, look in parts:
            try:
                lines = self._lines(bagian, look)
            except EnvironmentFault as fault:
                lines = (BarisPeriksa(bagian, False, fault.message),)
            except (TypeError, ValueError, OverflowError):
                # Only a value of a kind the program never writes brings these: a text where a
                # number was, a time that is none. It is a finding, not a reason to stop looking.
                lines = (BarisPeriksa(bagian, False, "memuat nilai yang bukan dari program"),)
            yield from lines

    def _lines(
        self, bagian: str, look: Callable[[Work], Iterator[BarisPeriksa]]
    ) -> tuple[BarisPeriksa, ...]:
        """Return the lines of a part; where a text is none, what names entries reads it anyway."""
        try:
            with self._konteks.database.reading() as work:
                return tuple(look(work))
        except TeksRusak:
            if bagian not in _PER_PERISTIWA:
                raise
        with self._konteks.database.reading() as work, work.pemeriksaan.any_text():
            return tuple(look(work))

    def _position(self, work: Work) -> Iterator[BarisPeriksa]:
        """Compare how far the file reaches with how far it was seen to reach."""
        penanda = self._konteks.penanda
        bad = [one.kalimat for one in find_difference(self._konteks.akun.folder, work)]
        bad += [one.message for one in penanda.fault]
        opened = work.riwayat.count(JenisPeristiwa.DIBUKA_BERKURANG)
        note = f"; {opened} kali dibuka walau catatan berkurang" if opened else ""
        yield line(POSISI, bad, f"berkas data tidak lebih pendek dari yang tercatat{note}")

    def _reports(self, work: Work) -> Iterator[BarisPeriksa]:
        """Compare codes and the recall index with the living reports."""
        yield from report_lines(self._konteks, work)

    def _points(self, work: Work) -> Iterator[BarisPeriksa]:
        """Compare the checkpoints with the chain they were made of."""
        yield from point_lines(work, public_key(self._konteks.kunci_tanda))

    def _archive(self, work: Work) -> Iterator[BarisPeriksa]:
        """Open every kept paper; a missing one is a fault, and so is one nobody wrote down."""
        bad: list[str] = []
        living, named = 0, set[str]()
        for stored, sebutan in named_papers(work):
            named.add(stored.berkas)
            key = work.kunci.find(stored.rekaman_id)
            if not key:
                continue
            living += 1
            place = page_place(stored.rekaman_id, stored.edisi)
            try:
                pdf = unseal(key[0], self._konteks.arsip.get(stored.berkas), place)
            except (EnvironmentFault, SegelRusak) as fault:
                bad.append(f"{sebutan}: {fault.message}")
                continue
            if hashlib.sha256(pdf).hexdigest() != stored.sidik:
                bad.append(f"{sebutan}: isi berubah")
        named |= {one.berkas for one in work.lembar.all()}
        left = set(leavings(work, self._konteks.arsip, self._konteks.kunci_kode))
        orphans = set(self._konteks.arsip.names()) - named - left
        if orphans:
            bad.insert(0, f"{len(orphans)} {_YATIM}")
        waiting = ((left & named, "terhapus"), (left - named, "rangkap"))
        notes = [f"{len(files)} berkas {what} menunggu dibuang" for files, what in waiting if files]
        yield line(ARSIP, bad, ", ".join((f"{living} halaman surat dan serah terima utuh", *notes)))

    def _station_key(self, work: Work) -> Iterator[BarisPeriksa]:
        """Compare what the station signs with against what it hands out for checking."""
        text = read_bytes(self._konteks.akun.folder.public).decode("utf-8", "replace")
        try:
            found = read_station(text)
        except RuleViolation as violation:
            yield BarisPeriksa(KUNCI, False, violation.problems[0].message)
            return
        stasiun_id, _ = work.stasiun.identity()
        signing = public_key(work.stasiun.secret(RAHASIA_TANDA))
        bad = []
        if found.stasiun_id != stasiun_id:
            bad.append("stasiun.pub milik stasiun lain")
        if found.public != signing:
            bad.append("stasiun.pub bukan pasangan kunci tanda stasiun ini")
        yield line(KUNCI, bad, "stasiun.pub cocok dengan kunci tanda")

    def _slots(self, work: Work) -> Iterator[BarisPeriksa]:
        """Ask the slot file what was changed, and whether each slot has an officer."""
        akun = self._konteks.akun
        slots = akun.slots()
        bad = list(akun.problems())
        if box_public(work.stasiun.secret(RAHASIA_GAGAL)) != slots.tries_public:
            bad.append("kunci catatan masuk gagal bukan pasangannya")
        strange = slots.strange_slots(one.nomor for one in work.petugas.all() if one.aktif)
        if strange:
            bad.append(f"{strange} slot bukan milik petugas aktif di daftar")
        yield line("Berkas kunci", bad, "sesuai berkas data")


def _debt(work: Work) -> Iterator[BarisPeriksa]:
    """Say whether the file still stands under a key that somebody knows who may not."""
    owed = tuple(debt_sentence(one) for one in key_debt(work))
    yield line(UTANG, owed, "tidak ada penggantian kunci yang tertunda")


def _file(work: Work) -> Iterator[BarisPeriksa]:
    """Ask the cipher and the database about every page."""
    yield line("Berkas", work.pemeriksaan.file_problems(), "utuh")


def _schema(work: Work) -> Iterator[BarisPeriksa]:
    """Compare tables and triggers with those of the program."""
    same = work.pemeriksaan.schema_hash() == SIDIK_SKEMA
    yield line("Susunan", () if same else ("penjaga buku berubah",), "sesuai program")


def _book(work: Work) -> Iterator[BarisPeriksa]:
    """Look for gaps in the book."""
    yield line("Buku mutasi", _book_problems(work), "nomor tidak terputus")


def _series(work: Work) -> Iterator[BarisPeriksa]:
    """Look for gaps in the number series."""
    wrong, ended = ended_numbers(work)
    bad = (*_series_problems(work), *wrong)
    yield line("Nomor surat", bad, f"tidak ada yang hilang atau ganda{ended}")


def _book_problems(work: Work) -> tuple[str, ...]:
    """Return gaps in the book numbers and in the numbers of a duty day."""
    found: list[str] = []
    last: dict[str, int] = {}
    for place, (nomor_buku, hari, no) in enumerate(work.mutasi.numbers(), start=1):
        if nomor_buku != place:
            found.append(f"nomor buku {place} tidak ada")
            break
        if no != last.get(hari, 0) + 1:
            found.append(f"No. {last.get(hari, 0) + 1} tanggal {hari} tidak ada")
        last[hari] = no
    return tuple(found)


def _series_problems(work: Work) -> tuple[str, ...]:
    """Return the first gap of each series; one begins where the paper book ended, or was moved."""
    found: list[str] = []
    for seri, tahun, steps in work.nomor.series():
        last, start = None, 1
        for step in steps:
            if step.awal:
                start = int(step.urut)  # what is no number is a finding of its own
                continue
            want = next_urut(last, start)
            if step.urut != want:
                found.append(f"{seri} {tahun}: nomor {want} tidak ada")
                break
            last = step.urut
    return tuple(found)
