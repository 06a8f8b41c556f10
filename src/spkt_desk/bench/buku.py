"""The book beside its floors: a day in a large station, and the whole chain read again."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from spkt_desk.bench.cari import StasiunBesar
from spkt_desk.bench.memori import resident_mib
from spkt_desk.bench.panggung import Panggung, build_stage, open_desk
from spkt_desk.bench.perekam import record_marks
from spkt_desk.bench.rekam import Perintah, database_key, record
from spkt_desk.bench.ukur import Hasil, take_turns, timed
from spkt_desk.db.sambungan import prepare_connection
from spkt_desk.documents.buku_mutasi import render
from spkt_desk.domain.bahasa import angka
from spkt_desk.services.folder import FolderStasiun
from spkt_desk.services.layanan import Layanan
from spkt_desk.services.lembar_naskah import read_sheets
from spkt_desk.services.pemeriksaan_rantai import Hitungan, walk

_BARIS_SEHARI = 60
_BARIS_RANTAI = 20_000
_BARIS_LEMBAR = 200
_PUTARAN_RANTAI = 7
_URAIAN = "Datang warga nomor {} menanyakan jadwal pelayanan SIM; dijelaskan dan pulang."


def measure(panggung: Panggung, rounds: int, besar: StasiunBesar) -> list[Hasil]:
    """Return the lines of the day, of its sheets and of the chain."""
    return [
        _day(panggung, rounds, besar),
        _sheets(panggung, rounds),
        *_chain(panggung, min(besar.baris, _BARIS_RANTAI)),
    ]


def _day(panggung: Panggung, rounds: int, besar: StasiunBesar) -> Hasil:
    """Open a day of sixty lines in the large station, and the same day where it is all there is."""
    place, akun = besar.ready(panggung)
    (panggung.kerja / "buku-sehari").mkdir()
    small = build_stage(panggung.kerja / "buku-sehari", 1)
    doors = []
    acts: list[Callable[[], object]] = []
    for folder, nrp, sandi in (
        (place, akun.nrp, akun.kata_sandi),
        (small.folder, small.akun.nrp, small.akun.kata_sandi),
    ):
        pintu, layanan = open_desk(folder, nrp, sandi)
        doors.append(pintu)
        acts.append(_full_day(layanan))
    ours, floor = take_turns(rounds, timed(acts[0]), timed(acts[1]))
    for pintu in doors:
        pintu.close()
    shutil.rmtree(small.kerja)
    nama = f"Hari {_BARIS_SEHARI} baris di {angka(besar.baris)} baris (batas: hari itu saja)"
    return Hasil(nama, ours, floor, "ms", "<= 1.2 x")


def _full_day(layanan: Layanan) -> Callable[[], object]:
    """Write today full and return the reading of it."""
    hari = layanan.mutasi.today()
    for number in range(len(layanan.mutasi.day(hari)), _BARIS_SEHARI):
        layanan.mutasi.write(_URAIAN.format(number))
    return lambda: layanan.mutasi.day(hari)


def _sheets(panggung: Panggung, rounds: int) -> Hasil:
    """Set the sheets of a shift of two hundred lines, beside the same marks drawn bare."""
    pintu, layanan = panggung.open()
    konteks = layanan._konteks  # noqa: SLF001 - the bench renders past the service
    with konteks.database.reading() as work:
        shift = next(iter(work.lembar.open_shifts()))
        naskah = read_sheets(konteks, work, shift, "")
    pintu.close()
    lines = tuple(islice(cycle(naskah.baris), _BARIS_LEMBAR))
    sumber = konteks.sumber

    def ours() -> bytes:
        whole = replace(naskah, baris=lines)
        return render(whole, sumber.meja.kalimat_lembar, sumber.huruf).pdf

    pages = ours()
    replay = record_marks(ours)
    if replay() != pages:
        raise ValueError("the recorded marks do not give the same bytes")
    mine, bare = take_turns(rounds, timed(ours), timed(replay))
    return Hasil(f"Lembar {_BARIS_LEMBAR} baris", mine, bare, "ms", "<= 3 x")


def _chain(panggung: Panggung, rows: int) -> list[Hasil]:
    """Walk the chain of a station, beside a raw cursor over the same rows and a SHA-256 each."""
    (panggung.kerja / "buku-rantai").mkdir()
    place, akun = StasiunBesar(None, rows).ready(
        Panggung(panggung.kerja / "buku-rantai", panggung.folder, panggung.akun)
    )
    pintu, layanan = open_desk(place, akun.nrp, akun.kata_sandi)
    before = resident_mib()
    heard = record(layanan, lambda: _walk(layanan))
    grown = resident_mib() - before
    raw = _raw(place, layanan)
    ours, floor = take_turns(
        _PUTARAN_RANTAI, timed(lambda: _walk(layanan)), timed(lambda: _read_bare(raw, heard))
    )
    raw.close()
    pintu.close()
    return [
        Hasil(f"Periksa rantai {angka(rows)} baris", ours, floor, "ms", "<= 2 x"),
        Hasil("Memori yang ditambah pemeriksaan rantai", grown, None, "MiB", "-"),
    ]


def _walk(layanan: Layanan) -> None:
    """Recompute every entry; a station of the bench has nothing to find."""
    konteks = layanan._konteks  # noqa: SLF001 - the bench walks past the service
    with konteks.database.reading() as work:
        found = list(walk(work, Hitungan()))
    if found:
        raise ValueError(found[0].kalimat)


def _raw(place: FolderStasiun, layanan: Layanan) -> Any:  # noqa: ANN401 - the driver has no types
    raw = sqlcipher.connect(str(place.database), isolation_level=None)
    prepare_connection(raw, database_key(layanan))
    return raw


def _read_bare(raw: Any, heard: list[Perintah]) -> None:  # noqa: ANN401
    """Read what the walk reads; of every row one SHA-256."""
    for one in heard:
        if not one.sql.lstrip().startswith("SELECT"):
            continue
        for row in raw.execute(one.sql, one.nilai):
            hashlib.sha256(b"".join(cell for cell in row if isinstance(cell, bytes))).digest()
