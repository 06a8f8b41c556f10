"""`spkt-desk bench --build DIR`: a station with a million indexed rows, filled below the services.

A practice station of two days is founded through the services; then entries, rows, sealed contents,
kept pages and words are written straight into the tables, chained and sealed by the program's own
functions, so that `spkt-desk check` finds nothing. Indexes and triggers are put back word for word.
"""

from __future__ import annotations

import hashlib
import io
import secrets
import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from reportlab.pdfgen.canvas import Canvas

from spkt_desk.bench.besar_isi import PengarangBesar, Surat
from spkt_desk.bench.besar_tulis import Penulis, ProsesTulis, Rantai, Tulis
from spkt_desk.berkas_data import data_path
from spkt_desk.db.work import Work
from spkt_desk.devices.clock import SteppingClock, SystemClock
from spkt_desk.domain.cari import line_words, report_words
from spkt_desk.domain.clock import Moment, Zona
from spkt_desk.domain.giliran import hari_jaga
from spkt_desk.domain.jenis_barang import parse_katalog
from spkt_desk.domain.kertas import JenisCetakan
from spkt_desk.domain.muatan import encode_pairs, flatten
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.nomor import KeadaanNomor, PolaNomor, render
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.riwayat import JenisPeristiwa, Sel
from spkt_desk.domain.titik_periksa import BARIS_TERBANYAK, SebabTitik, TitikPeriksa
from spkt_desk.kunci.kode import short_code
from spkt_desk.kunci.segel import seal
from spkt_desk.kunci.titik import sign_point
from spkt_desk.services.dikenal import recallable
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.konteks import SURAT_KEHILANGAN, Konteks
from spkt_desk.services.laporan_kehilangan import EDISI_PERTAMA, facts_of
from spkt_desk.services.latihan import Latihan, read_bahan
from spkt_desk.services.latihan_satuan import practice_duties
from spkt_desk.services.latihan_warga import Pengarang
from spkt_desk.services.mutasi import IsiMutasi
from spkt_desk.services.pencatatan import page_place, stamp
from spkt_desk.services.pintu import Pintu
from spkt_desk.stasiun_latihan import build_practice
from spkt_desk.sumber import load_sumber, shipped_kinds

BARIS_BESAR = 1_000_000
"""Indexed rows of the large station."""

_HARI_AWAL = 2
_HARI_TERBANYAK = 320
_HARI_PALING_SEDIKIT = 10
_SURAT_TIAP = 50
"""One row in so many is a letter; each letter brings its own line of the book."""

_BENIH = 11


def build_big(path: Path, rows: int) -> Latihan:
    """Found a station in an empty folder and fill it; return its accounts."""
    first, last = span_before(SystemClock(Zona.WITA).now().wall.date())
    folder = FolderStasiun(path)
    made = build_practice(
        path, days=_HARI_AWAL, seed=_BENIH, today=first, progress=lambda _day, _days: None
    )
    # Logged in on the first day: an entry of today would make all that follow look set back.
    clock = SteppingClock(Moment(_at(first, time(9, 25)), 1, "masuk"), timedelta(milliseconds=1))
    pintu = Pintu(folder, clock, secrets.token_bytes, load_sumber())
    konteks = pintu.login(made.akun[0].nrp, made.akun[0].kata_sandi)._konteks  # noqa: SLF001
    with konteks.database.reading() as work:
        pengisi = Pengisi(konteks, work, rows)
    key = konteks.akun._database_key  # noqa: SLF001 - the file is opened by hand
    pintu.close()
    tulis = ProsesTulis(folder.database, key)
    pengisi.fill(tulis, _at(first, time(9, 30)), _at(last, time(12)))
    tulis.end()
    return made


def span_before(today: date) -> tuple[date, date]:
    """Return the first and last day to fill: of one year, for a number series is of one year."""
    year = today.year if (today - date(today.year, 1, 1)).days > _HARI_PALING_SEDIKIT else None
    if year is None:
        return date(today.year - 1, 1, 1 + _HARI_AWAL), date(today.year - 1, 12, 31)
    first = max(today - timedelta(days=_HARI_TERBANYAK), date(year, 1, 1 + _HARI_AWAL))
    return first, today - timedelta(days=1)


class Pengisi:
    """Fills the tables of a station that was founded a moment ago."""

    def __init__(self, konteks: Konteks, work: Work, rows: int) -> None:
        """Read where the station stands, once."""
        self._konteks = konteks
        self._rows = rows
        self._newest = work.riwayat.newest()
        self._buku = work.mutasi.last()
        last = work.titik.newest()
        self._titik = (last[0].nomor, last[0].titik.nomor_buku) if last else (0, 0)
        self._giliran = work.giliran.newest_number()
        self._cetakan = work.kertas.next_print()
        self._versi = work.satuan.current()
        self._tokens = work.satuan.satuan(self._versi.satuan_id).tokens
        self._pola = PolaNomor(work.satuan.surat(self._versi.setelan_id).pola_nomor)
        self._bentuk = work.kehilangan.newest(1)[0].bentuk
        self._urut = work.nomor.last()[1]
        self._ganti = practice_duties().jaga.jam_ganti
        self._days: dict[str, int] = {}
        for _nomor, hari, no in work.mutasi.numbers():
            self._days[hari] = no
        bahan = read_bahan(data_path("resources", "data", "latihan.toml").read_text("utf-8"))
        pengarang = Pengarang(Random(_BENIH), bahan, parse_katalog(tomllib.loads(shipped_kinds())))
        self._pengarang = PengarangBesar(work, pengarang, bahan, _BENIH)
        self._halaman = _page()
        self._sidik = hashlib.sha256(self._halaman).hexdigest()

    def fill(self, tulis: Tulis, first: datetime, last: datetime) -> None:
        """Write all rows between two moments, evenly spread."""
        petugas = self._konteks.petugas
        penulis = Penulis(
            self._konteks.stasiun_id, petugas.petugas_id, petugas.paraf, self._giliran
        )
        rantai = Rantai(tulis, penulis, self._newest[0], self._newest[1])
        pace = (last - first) / self._rows
        for turn in range(self._rows):
            waktu = first + turn * pace
            rekaman_id = rantai.random(10).hex()
            if turn % _SURAT_TIAP == 0:
                self._letter(rantai, waktu, rekaman_id)
            elif turn % _SURAT_TIAP > 1:  # the row after a letter is its own line
                line = self._pengarang.line()
                self._line(rantai, waktu, rekaman_id, line, JenisMutasi.CATATAN)
        rantai.end()

    def _line(
        self, rantai: Rantai, waktu: datetime, rekaman_id: str, uraian: str, jenis: JenisMutasi
    ) -> None:
        """Write one line of the book."""
        hari = hari_jaga(waktu, self._ganti).isoformat()
        self._buku += 1
        self._days[hari] = self._days.get(hari, 0) + 1
        written = stamp(waktu)
        row: dict[str, Sel] = {
            "nomor_buku": self._buku,
            "hari": hari,
            "no": self._days[hari],
            "kejadian": written,
            "ditulis": written,
            "jenis": jenis.value,
            "merah": 0,
            "penulis_id": rantai.penulis.petugas_id,
            "paraf": rantai.penulis.paraf,
            "giliran": rantai.penulis.giliran,
            "rekaman_id": rekaman_id,
            "ralat_atas": None,
        }
        pairs = flatten(IsiMutasi(uraian, ""))
        rows = (("mutasi", row),)
        posisi = rantai.add(JenisPeristiwa.MUTASI, waktu, rekaman_id, rows, encode_pairs(pairs))
        rantai.index(posisi, line_words(pairs))
        if self._buku - self._titik[1] >= BARIS_TERBANYAK:
            self._point(rantai, waktu)

    def _point(self, rantai: Rantai, waktu: datetime) -> None:
        """Write a checkpoint as the program does after so many lines."""
        sampai, kepala = rantai.head
        titik = TitikPeriksa(self._konteks.stasiun_id, sampai, kepala, self._buku)
        self._titik = (self._titik[0] + 1, self._buku)
        row: dict[str, Sel] = {
            "nomor": self._titik[0],
            "stasiun": titik.stasiun,
            "sampai": sampai,
            "kepala": kepala,
            "nomor_buku": self._buku,
            "waktu": stamp(waktu),
            "sebab": SebabTitik.BANYAK_BARIS.value,
            "tanda": sign_point(self._konteks.kunci_tanda, titik),
        }
        rantai.add(JenisPeristiwa.TITIK_PERIKSA, waktu, "", (("titik_periksa", row),))

    def _letter(self, rantai: Rantai, waktu: datetime, rekaman_id: str) -> None:
        """Write a letter with its line, its kept page and the originals that came out."""
        self._urut += 1
        surat, nomor = self._pengarang.letter(), self._number(waktu)
        orang_id = rantai.random(10).hex()
        rows = (
            ("kehilangan", self._report(surat, waktu, nomor, rekaman_id, orang_id)),
            ("nomor", self._taken(waktu, nomor, rekaman_id)),
        )
        act = JenisPeristiwa.KEHILANGAN_TERBIT
        posisi = rantai.add(act, waktu, rekaman_id, rows, encode_pairs(surat.isi))
        rantai.index(posisi, report_words(surat.isi, nomor))
        line = f"Datang {surat.pelapor.nama} melaporkan kehilangan; surat Nomor {nomor}."
        self._line(rantai, waktu, rekaman_id, line, JenisMutasi.KEHILANGAN)
        known = surat.pelapor.nomor_identitas
        person = recallable(orang_id, rekaman_id, surat.pelapor, known, waktu.year)
        rantai.put("orang", {name: getattr(person, name) for name in person.__slots__})
        self._paper(rantai, waktu, rekaman_id, surat.asli)

    def _number(self, waktu: datetime) -> str:
        return render(self._pola, self._urut, waktu.date(), self._tokens)

    def _taken(self, waktu: datetime, nomor: str, rekaman_id: str) -> dict[str, Sel]:
        return {
            "seri": SURAT_KEHILANGAN,
            "tahun": waktu.year,
            "urut": self._urut,
            "keadaan": KeadaanNomor.TERBIT.value,
            "teks": nomor,
            "pola_versi": self._versi.setelan_id,
            "rekaman_id": rekaman_id,
        }

    def _report(
        self, surat: Surat, waktu: datetime, nomor: str, rekaman_id: str, orang_id: str
    ) -> dict[str, Sel]:
        konteks, written = self._konteks, stamp(waktu)
        facts = facts_of(
            konteks.stasiun_id,
            nomor,
            waktu.date(),
            surat.pelapor.nama,
            surat.barang,
            EDISI_PERTAMA,
        )
        return {
            "rekaman_id": rekaman_id,
            "edisi": EDISI_PERTAMA,
            "draft_id": f"draf-{rekaman_id}",
            "datang": written,
            "terbit": written,
            "giliran": self._giliran,
            "satuan_id": self._versi.satuan_id,
            "setelan_id": self._versi.setelan_id,
            "bentuk": self._bentuk,
            "kode": short_code(konteks.kunci_kode, facts),
            "orang_id": orang_id,
            "asli": surat.asli,
            "menggantikan_id": "",
        }

    def _paper(self, rantai: Rantai, waktu: datetime, rekaman_id: str, asli: int) -> None:
        """Keep a page without waiting for the disk, and note that its originals came out."""
        place = page_place(rekaman_id, EDISI_PERTAMA)
        sealed = seal(rantai.key_of(rekaman_id), self._halaman, place, rantai.random)
        berkas = hashlib.sha256(sealed).hexdigest()
        path = self._konteks.arsip.path_of(berkas)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sealed)
        kertas_id = f"{rekaman_id}-{EDISI_PERTAMA}"
        kept: dict[str, Sel] = {
            "kertas_id": kertas_id,
            "rekaman_id": rekaman_id,
            "edisi": EDISI_PERTAMA,
            "bentuk": self._bentuk,
            "sidik": self._sidik,
            "ukuran": len(self._halaman),
            "berkas": berkas,
        }
        rantai.add(JenisPeristiwa.KERTAS_DISIMPAN, waktu, rekaman_id, (("kertas", kept),))
        for ke in range(1, asli + 1):
            printed: dict[str, Sel] = {
                "cetakan_id": self._cetakan,
                "kertas_id": kertas_id,
                "jenis": JenisCetakan.ASLI.value,
                "ke": ke,
                "hasil": PrintOutcome.TERCETAK.value,
                "rusak_ditarik": 0,
            }
            self._cetakan += 1
            rantai.add(JenisPeristiwa.CETAK, waktu, rekaman_id, (("cetakan", printed),))


def _at(hari: date, jam: time) -> datetime:
    return datetime.combine(hari, jam, Zona.WITA.tzinfo)


def _page() -> bytes:
    """Return the page that is kept for every letter: a small one, so that a disk has room."""
    berkas = io.BytesIO()
    canvas = Canvas(berkas, invariant=1)
    canvas.drawString(72, 720, "Halaman stasiun ukur")
    canvas.save()
    return berkas.getvalue()
