"""The verbs of ``spkt-desk``; without one the window opens.

Each verb imports what it needs when it runs: the window must not wait for SQLAlchemy or ReportLab.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import argparse
import os
import secrets
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from spkt_desk.berkas_data import data_path
from spkt_desk.domain.clock import Zona
from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, RuleViolation
from spkt_desk.domain.posisi import PosisiMundur

if TYPE_CHECKING:
    from spkt_desk.domain.pemeriksaan import BarisPeriksa
    from spkt_desk.services.layanan import Layanan

_Verba: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

SANDI_ENV = "SPKT_DESK_PASSWORD"
BAIK, TIDAK_BAIK, TERTOLAK = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; 0 is good, 1 found something wrong, 2 was refused with a sentence."""
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except RuleViolation as violation:
        for problem in violation.problems:
            _complain(problem.message)
    except AccessDenied as denied:
        _complain(denied.message)
    except EnvironmentFault as fault:
        _complain(f"{fault.message} {fault.advice}")
    return TERTOLAK


def _parser() -> argparse.ArgumentParser:
    """Describe every verb in one line."""
    parser = argparse.ArgumentParser(
        prog="spkt-desk", description="Meja SPKT satu Polsek, luring dan terenkripsi."
    )
    parser.set_defaults(run=_window)
    parser.add_argument("--data", type=Path, help="folder data stasiun")
    parser.add_argument("--demo", action="store_true", help="buka stasiun latihan")
    parser.add_argument(
        "--headless", action="store_true", help="tanpa layar: satu laporan sampai kertas"
    )
    parser.add_argument("--out", type=Path, default=Path("out"), help="tempat hasil --headless")
    verbs = parser.add_subparsers(title="perintah", metavar="PERINTAH")
    _add_station_verbs(verbs)
    _add_verify(verbs)
    _add_makers(verbs)
    return parser


def _add_station_verbs(verbs: _Verba) -> None:
    """Describe what is done with a station as a whole."""
    check = verbs.add_parser("check", help="periksa berkas, rantai riwayat, nomor dan arsip")
    check.set_defaults(run=_check)
    check.add_argument(
        "--tetap-buka",
        action="store_true",
        help="buka walau catatan berkurang; dicatat atas nama petugas ini",
    )
    check.add_argument(
        "--paper",
        metavar="KODE",
        default="",
        help="periksa apakah buku masih memuat yang dilihat kertas berkode titik periksa ini",
    )
    check.add_argument(
        "--bangun-indeks",
        action="store_true",
        help="buat ulang indeks pencarian dahulu; dicatat atas nama petugas ini",
    )
    _station_options(check, required=True)

    backup = verbs.add_parser("backup", help="buat cadangan terenkripsi yang sudah diperiksa")
    backup.set_defaults(run=_backup)
    backup.add_argument("folder", type=Path, help="folder cadangan, sebaiknya di disk lain")
    _station_options(backup, required=True)

    restore = verbs.add_parser("restore", help="pulihkan cadangan ke folder baru atau kosong")
    restore.set_defaults(run=_restore)
    restore.add_argument(
        "folder", type=Path, help="folder cadangan, atau satu cadangan di dalamnya"
    )
    _station_options(restore, required=True)


def _add_verify(verbs: _Verba) -> None:
    """Describe the check of one paper, with a station or without."""
    verify = verbs.add_parser("verify", help="periksa kode surat: asli, berubah, diganti, …")
    verify.set_defaults(run=_verify)
    verify.add_argument("kode", help="sepuluh huruf kode periksa, atau isi QR")
    verify.add_argument("--nomor", default="", help="nomor yang tertulis pada surat")
    verify.add_argument("--pub", type=Path, action="append", default=[], help="berkas stasiun.pub")
    _station_options(verify, required=False)


def _add_makers(verbs: _Verba) -> None:
    """Describe what the makers of the program need: practice, figures, pictures."""
    demo = verbs.add_parser("demo", help="buat stasiun latihan dengan data karangan")
    demo.set_defaults(run=_demo)
    demo.add_argument("--data", type=Path, required=True)
    demo.add_argument("--days", type=int, default=30)
    demo.add_argument("--seed", type=int, default=7)
    demo.add_argument("--today", type=date.fromisoformat, help="hari terakhir, TTTT-BB-HH")

    # Its own options go through untouched: argparse would take a leading one for its own.
    bench = verbs.add_parser(
        "bench", help="ukur kecepatan terhadap batas bawahnya", prefix_chars="+", add_help=False
    )
    bench.set_defaults(run=_bench)
    bench.add_argument("rest", nargs=argparse.REMAINDER)

    shots = verbs.add_parser("shots", help="gambar setiap layar dan setiap surat")
    shots.set_defaults(run=_shots)
    shots.add_argument("folder", type=Path)


def _station_options(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """Add what a verb needs that opens a station."""
    parser.add_argument("--data", type=Path, required=required, help="folder data stasiun")
    parser.add_argument("--nrp", default="", help=f"NRP petugas; kata sandi dari {SANDI_ENV}")


def _window(arguments: argparse.Namespace) -> int:
    """Open the window, or do its main job without a screen."""
    if arguments.headless:
        from spkt_desk.peraga import tanpa_layar

        return tanpa_layar.run(arguments.out)
    from spkt_desk import app

    return app.run(arguments.data, latihan=arguments.demo)


def _demo(arguments: argparse.Namespace) -> int:
    """Make a practice station and print who may log in."""
    from spkt_desk.stasiun_latihan import build_practice, show_progress

    latihan = build_practice(
        arguments.data,
        days=arguments.days,
        seed=arguments.seed,
        today=arguments.today,
        progress=show_progress,
    )
    _say("\n".join(latihan.lines()))
    return BAIK


def _check(arguments: argparse.Namespace) -> int:
    """Print one line a part; 1 when anything is not as it was written."""
    bad = 0

    def look(layanan: Layanan) -> None:
        nonlocal bad
        if arguments.bangun_indeks:
            _say(f"Indeks pencarian dibuat ulang: {layanan.cari.rebuild().value} catatan.")
        bad = _print_check(
            layanan.pemeriksaan.check_paper(arguments.paper)
            if arguments.paper
            else layanan.pemeriksaan.check()
        )

    try:
        _at_station(arguments, look, walau_mundur=arguments.tetap_buka)
    except PosisiMundur as fault:
        _say(f"RUSAK  Tanda posisi: {fault.message}")
        raise
    return TIDAK_BAIK if bad else BAIK


def _print_check(lines: Iterator[BarisPeriksa]) -> int:
    """Print one line a part; return how many are not as they were written."""
    bad = 0
    for line in lines:
        _say(f"{'baik ' if line.baik else 'RUSAK'}  {line.bagian}: {line.kalimat}")
        bad += not line.baik
    return bad


def _backup(arguments: argparse.Namespace) -> int:
    """Make one backup and print what it holds; 1 when a paper's page is missing in the station."""
    made = []
    _at_station(
        arguments, lambda layanan: made.append(layanan.cadangan.create(arguments.folder).value)
    )
    cadangan = made[0]
    _say(
        f"Cadangan {cadangan.nomor} jadi dan sudah diperiksa: {cadangan.tempat}\n"
        f"  sampai peristiwa {cadangan.posisi}, {_clock(cadangan.waktu)}; "
        f"{cadangan.salinan_baru} surat baru disalin"
    )
    for nomor in cadangan.hilang:
        _say(f"  HILANG di arsip stasiun: {nomor}")
    return TIDAK_BAIK if cadangan.hilang else BAIK


def _restore(arguments: argparse.Namespace) -> int:
    """Make a station of a backup, say where its records end, and check it like any station."""
    from spkt_desk.devices.clock import SystemClock
    from spkt_desk.services.cadangan_pulih import Pemulih
    from spkt_desk.services.data_meja import read_data_meja
    from spkt_desk.services.folder import FolderStasiun

    if not arguments.nrp:
        raise EnvironmentFault("Perintah ini membuka stasiun.", "Beri --data dan --nrp.")
    pemulih = Pemulih(
        arguments.folder,
        FolderStasiun(arguments.data),
        SystemClock(Zona.WIB),
        secrets.token_bytes,
        read_data_meja(data_path).wewenang,
    )
    sandi = _password()
    pulih = pemulih.restore(arguments.nrp, sandi)
    surat = pulih.nomor_surat or "belum ada"
    _say(
        f"Cadangan {pulih.nomor} dipulihkan ke {arguments.data}.\n"
        f"  Catatannya berakhir pada peristiwa {pulih.posisi}, {_clock(pulih.waktu)}; "
        f"nomor buku {pulih.nomor_buku}; surat terakhir {surat}.\n"
        "  Yang ditulis sesudah itu tidak ada di sini, dan program tidak dapat mengetahuinya: "
        "cocokkan dengan surat\n  dan buku yang sudah keluar, mulai lagi sesudah nomor terakhir, "
        "dan periksa daftar petugas.\n"
        "  Jangan memakai folder data yang lama lagi."
    )
    bad = 0

    def look(layanan: Layanan) -> None:
        nonlocal bad
        kept = layanan.kunci_baru.settle().value
        if kept:
            _say(f"  {kept}")
        bad = _print_check(layanan.pemeriksaan.check())

    _at_station(arguments, look, sandi=sandi)
    return TIDAK_BAIK if bad else BAIK


def _verify(arguments: argparse.Namespace) -> int:
    """Print the answer to a check code; 0 only for a genuine paper."""
    from spkt_desk.devices.berkas import read_bytes
    from spkt_desk.domain.outcomes import KodeAnswer
    from spkt_desk.services.folder import FolderStasiun
    from spkt_desk.services.verifikasi import read_station_file, verify_alone

    answers = []
    if arguments.nrp:
        _at_station(
            arguments,
            lambda layanan: answers.append(
                layanan.verifikasi.verify(arguments.kode, arguments.nomor)
            ),
        )
    else:
        files = list(arguments.pub)
        if arguments.data:
            files.append(FolderStasiun(arguments.data).public)
        stations = tuple(read_station_file(read_bytes(one)) for one in files)
        answers.append(verify_alone(arguments.kode, stations))
    hasil = answers[0]
    _say(f"{hasil.kata}: {hasil.kalimat}")
    for line in (hasil.nomor, hasil.tanggal, *hasil.rincian):
        if line:
            _say(f"  {line}")
    return BAIK if hasil.answer is KodeAnswer.ASLI else TIDAK_BAIK


def _bench(arguments: argparse.Namespace) -> int:
    from spkt_desk import bench

    return bench.main(arguments.rest)


def _shots(arguments: argparse.Namespace) -> int:
    from spkt_desk.peraga import gambar

    return gambar.run(arguments.folder)


def _at_station(
    arguments: argparse.Namespace,
    act: Callable[[Layanan], object],
    *,
    sandi: str = "",
    walau_mundur: bool = False,
) -> None:
    """Open the station as one officer, act, and leave it folded; ask for a password not given."""
    from spkt_desk.app import open_station

    if arguments.data is None or not arguments.nrp:
        raise EnvironmentFault("Perintah ini membuka stasiun.", "Beri --data dan --nrp.")
    with open_station(arguments.data) as pintu:
        given = sandi or _password()
        act(pintu.login(arguments.nrp, given, walau_mundur=walau_mundur))


def _password() -> str:
    """Return the password from the environment, or ask for it without showing it."""
    given = os.environ.get(SANDI_ENV, "")
    if given:
        return given
    from getpass import getpass

    return getpass("Kata sandi: ")


def _clock(waktu: str) -> str:
    """Return a stored time as it is read aloud."""
    return f"{datetime.fromisoformat(waktu):%d-%m-%Y %H.%M}"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _complain(line: str) -> None:
    sys.stderr.write(line + "\n")
