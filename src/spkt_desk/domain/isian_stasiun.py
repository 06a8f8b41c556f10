"""What the first start and Setelan ask about the unit, and what the answers must hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from spkt_desk.domain import teks
from spkt_desk.domain.bahasa import initials
from spkt_desk.domain.errors import Problem
from spkt_desk.domain.nomor import URUT_TERBESAR, PolaNomor, validate
from spkt_desk.domain.pejabat import ways_of
from spkt_desk.domain.satuan import Peran, Petugas, Satuan, SetelanSurat, StasiunBaru

KOP_BARIS = 3
"""Most lines of a kop (naskah dinas rule ND23)."""

KOP_HURUF = 41
"""Longest line of a kop in letters (ND23)."""

BERLAKU_TERLAMA = 366
PANJANG_NRP = 8
PANJANG_NIP = 18

_KODE_POS = re.compile(r"[0-9]{5}", re.ASCII)


def check_stasiun(baru: StasiunBaru) -> tuple[Problem, ...]:
    """Return every problem of a station about to be founded, page by page."""
    problems = [*check_satuan(baru.satuan), *check_surat(baru.surat, baru.satuan.tokens)]
    if not 0 <= baru.nomor_terakhir < URUT_TERBESAR:
        problems.append(
            Problem("nomor_terakhir", f"Nomor terakhir antara 0 dan {URUT_TERBESAR - 1}.")
        )
    if not baru.petugas:
        problems.append(Problem("petugas", "Isi sekurang-kurangnya satu petugas."))
    for index, one in enumerate(baru.petugas):
        problems += check_petugas(one, f"petugas.{index}")
    numbers = [one.nomor for one in baru.petugas]
    if len(set(numbers)) < len(numbers):
        problems.append(Problem("petugas", "Ada NRP/NIP yang dipakai dua kali."))
    signing = {Peran.KA_SPKT, Peran.KAPOLSEK}
    if baru.petugas and not any(signing & one.peran for one in baru.petugas):
        problems.append(
            Problem("petugas", "Sekurang-kurangnya satu petugas berperan KA SPKT atau Kapolsek.")
        )
    elif baru.petugas and not any(ways_of(one) for one in baru.petugas):
        problems.append(
            Problem("petugas", "Belum ada yang menandatangani surat; pilih di isian Tanda tangan.")
        )
    return tuple(problems)


def check_satuan(satuan: Satuan) -> tuple[Problem, ...]:
    """Return every problem of the unit's facts."""
    problems: list[Problem] = []
    for field, label, value, limit in (
        ("nama", "Nama satuan", satuan.nama, teks.NAMA),
        ("polda", "Polda", satuan.polda, teks.NAMA),
        ("sebutan_polres", "Sebutan Polres", satuan.sebutan_polres, teks.NOMOR),
        ("polres", "Polres", satuan.polres, teks.NAMA),
        ("sebutan_polsek", "Sebutan Polsek", satuan.sebutan_polsek, teks.NOMOR),
        ("polsek", "Polsek", satuan.polsek, teks.NAMA),
        ("alamat", "Alamat", satuan.alamat, teks.NAMA),
        ("tempat", "Tempat terbit", satuan.tempat, teks.NAMA),
        ("sebutan_kepala", "Sebutan kepala", satuan.sebutan_kepala, teks.NAMA),
    ):
        problems += teks.missing(f"satuan.{field}", value, label)
        problems += teks.problems_of(f"satuan.{field}", value, limit)
    if satuan.kode_pos and not _KODE_POS.fullmatch(satuan.kode_pos):
        problems.append(Problem("satuan.kode_pos", "Kode pos terdiri dari 5 angka."))
    return (*problems, *_check_kop(satuan.kop))


def check_surat(surat: SetelanSurat, tokens: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return every problem of a letter's wording."""
    problems = [
        *teks.missing("surat.judul", surat.judul, "Judul surat"),
        *teks.problems_of("surat.judul", surat.judul, teks.NAMA),
    ]
    problems += [
        Problem("surat.pola_nomor", one.message)
        for one in validate(PolaNomor(surat.pola_nomor), tokens)
    ]
    if not 1 <= surat.masa_berlaku <= BERLAKU_TERLAMA:
        problems.append(
            Problem("surat.masa_berlaku", f"Masa berlaku 1 sampai {BERLAKU_TERLAMA} hari.")
        )
    for klausul in surat.klausul:
        problems += teks.problems_of("surat.klausul", klausul, teks.KALIMAT)
    return tuple(problems)


def check_petugas(petugas: Petugas, prefix: str) -> tuple[Problem, ...]:
    """Return every problem of an officer; NRP has 8 digits, NIP 18, both are text."""
    problems = [
        *teks.missing(f"{prefix}.nama", petugas.nama, "Nama petugas"),
        *teks.problems_of(f"{prefix}.nama", petugas.nama, teks.NAMA),
        *teks.missing(f"{prefix}.pangkat", petugas.pangkat, "Pangkat"),
        *teks.problems_of(f"{prefix}.pangkat", petugas.pangkat, teks.NAMA),
        *teks.missing(f"{prefix}.jabatan", petugas.jabatan, "Jabatan"),
        *teks.problems_of(f"{prefix}.jabatan", petugas.jabatan, teks.NAMA),
    ]
    sentence = nomor_problem(petugas.jenis_nomor, petugas.nomor)
    if sentence:
        problems.append(Problem(f"{prefix}.nomor", sentence))
    problems += teks.problems_of(f"{prefix}.ub_dari", petugas.ub_dari, teks.NAMA)
    if not petugas.peran:
        problems.append(Problem(f"{prefix}.peran", "Pilih sekurang-kurangnya satu peran."))
    return tuple(problems)


def nomor_problem(jenis: str, nomor: str) -> str:
    """Return what is wrong with an NRP or NIP, or nothing; a leading zero counts as a digit."""
    length = PANJANG_NIP if jenis == "NIP" else PANJANG_NRP
    typed = nomor.strip()
    if not typed:
        return f"{jenis} belum diisi; {length} angka, nol di depan ikut diketik."
    if not (typed.isascii() and typed.isdecimal()):
        return f"{jenis} hanya angka, {length} angka tanpa spasi atau titik."
    if len(typed) != length:
        return f"{jenis} terdiri dari {length} angka; yang diketik {len(typed)} angka."
    return ""


def clean_petugas(petugas: Petugas) -> Petugas:
    """Return an officer as stored: tidy texts, initials filled in when none were given."""
    nama = teks.clean("petugas.nama", petugas.nama, teks.NAMA)
    return replace(
        petugas,
        nama=nama,
        nomor=petugas.nomor.strip(),
        jabatan=teks.clean("petugas.jabatan", petugas.jabatan, teks.NAMA),
        ub_dari=teks.clean("petugas.ub_dari", petugas.ub_dari, teks.NAMA),
        paraf=teks.clean("petugas.paraf", petugas.paraf, teks.NOMOR) or initials(nama),
    )


def _check_kop(kop: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return problems of the kop lines: one to three, none too long (ND23)."""
    if not 1 <= len(kop) <= KOP_BARIS or not all(line.strip() for line in kop):
        return (Problem("satuan.kop", f"Kop terdiri dari satu sampai {KOP_BARIS} baris."),)
    problems: list[Problem] = []
    for line in kop:
        problems += teks.problems_of("satuan.kop", line, teks.NAMA)
        if len(line) > KOP_HURUF:
            problems.append(
                Problem(
                    "satuan.kop",
                    f"Baris kop paling panjang {KOP_HURUF} huruf; “{line}” {len(line)} huruf.",
                )
            )
    return tuple(problems)
