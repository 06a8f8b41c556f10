"""The guard on duty: who holds the desk, since when, and what was handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from spkt_desk.domain.cek_tahanan import Tahanan, detained_words
from spkt_desk.domain.errors import Problem
from spkt_desk.domain.kalimat_buku import KalimatBuku


@dataclass(frozen=True, slots=True)
class GiliranDraft:
    """What the officer fills in to open a shift; counts are whole numbers."""

    regu: str
    ka_spkt_id: str
    penerima_id: str
    anggota_id: tuple[str, ...]
    tahanan_laki: int
    tahanan_perempuan: int
    senpi: int
    situasi: str


@dataclass(frozen=True, slots=True)
class Giliran:
    """One shift as the book heads it. `nomor` counts shifts from 1 and never restarts."""

    nomor: int
    mulai: datetime
    hari: date
    regu: str
    ka_spkt_id: str
    penerima_id: str
    anggota_id: tuple[str, ...]
    tahanan_laki: int
    tahanan_perempuan: int
    senpi: int
    situasi: str


def hari_jaga(waktu: datetime, jam_ganti: time) -> date:
    """Return the duty day a moment belongs to: before the change it is still yesterday's."""
    return waktu.date() if waktu.time() >= jam_ganti else waktu.date() - timedelta(days=1)


def check_giliran(draft: GiliranDraft) -> tuple[Problem, ...]:
    """Return every problem of a shift about to be opened."""
    problems = []
    if not draft.regu.strip():
        problems.append(Problem("giliran.regu", "Regu belum diisi. Contoh: Regu II."))
    if not draft.ka_spkt_id:
        problems.append(Problem("giliran.ka_spkt", "KA SPKT belum dipilih."))
    if not draft.penerima_id:
        problems.append(Problem("giliran.penerima", "Petugas penerima belum dipilih."))
    for name, count in (
        ("tahanan_laki", draft.tahanan_laki),
        ("tahanan_perempuan", draft.tahanan_perempuan),
        ("senpi", draft.senpi),
    ):
        if not 0 <= count <= 9999:  # noqa: PLR2004 - four digits are what the book's column holds
            problems.append(Problem(f"giliran.{name}", "Isi dengan bilangan 0 sampai 9999."))
    if not draft.situasi.strip():
        problems.append(Problem("giliran.situasi", "Situasi belum diisi. Contoh: aman terkendali."))
    return tuple(problems)


def opened_with(giliran: Giliran) -> dict[str, int]:
    """Return the standing counts a shift was opened with, by their keys."""
    return {
        "tahanan_laki": giliran.tahanan_laki,
        "tahanan_perempuan": giliran.tahanan_perempuan,
        "senpi": giliran.senpi,
    }


def opening_line(
    giliran: Giliran, ka_spkt: str, anggota: tuple[str, ...], kalimat: KalimatBuku
) -> str:
    """Word the red line that opens a shift (form of the guard books; S003 row 2)."""
    tahanan = Tahanan(giliran.tahanan_laki, giliran.tahanan_perempuan)
    return kalimat.sentence(
        "jaga_anggota" if anggota else "jaga",
        regu=giliran.regu,
        ka_spkt=ka_spkt,
        anggota=", ".join(anggota),
        tahanan=detained_words(tahanan, kalimat),
        senpi=giliran.senpi,
        situasi=giliran.situasi.strip().rstrip("."),
    )
