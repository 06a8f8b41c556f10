"""What several tests of the services do: enrol officers, open a shift, read a page, look inside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pypdf

from spkt_desk.domain.giliran import GiliranDraft
from spkt_desk.domain.kehilangan import KehilanganDraft
from spkt_desk.domain.kertas import KertasRingkas
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.domain.wewenang import Bukti
from spkt_desk.services.kehilangan import Terbitan
from spkt_desk.services.layanan import Layanan
from tests.db.mentah import database_key, opened
from tests.support.stasiun import IZIN, SANDI, Stasiun, make_draft

SANDI_LAIN = "perahu tua bocor 9"
IZIN_LAIN = Bukti(SANDI_LAIN)
"""What an enrolled officer types again before a grave act."""

DENGAN_KAPOLSEK = Bukti(SANDI, "", SANDI_LAIN)
"""The first officer, and the Kapolsek who agrees."""

BERDUA = Bukti(SANDI_LAIN, "92080561", SANDI_LAIN)
"""The Kapolsek, and the Bamin beside him."""


def officer(stasiun: Stasiun, peran: Peran) -> Petugas:
    """Return the first officer of a role."""
    return next(one for one in stasiun.layanan.setelan.petugas() if peran in one.peran)


def enrol(stasiun: Stasiun, peran: Peran) -> Layanan:
    """Give the officer of a role an account and log in."""
    who = officer(stasiun, peran)
    if not stasiun.layanan.setelan.has_account(who.petugas_id):
        stasiun.layanan.setelan.add_account(who.petugas_id, SANDI_LAIN, IZIN)
    return stasiun.login(who.nomor, SANDI_LAIN)


def open_shift(stasiun: Stasiun, **changes: object) -> None:
    """Open a shift with the usual KA SPKT."""
    values: dict[str, Any] = {
        "regu": "Regu II",
        "ka_spkt_id": officer(stasiun, Peran.KA_SPKT).petugas_id,
        "penerima_id": stasiun.layanan.petugas.petugas_id,
        "anggota_id": (),
        "tahanan_laki": 0,
        "tahanan_perempuan": 0,
        "senpi": 4,
        "situasi": "aman terkendali",
    }
    stasiun.layanan.giliran.open(GiliranDraft(**(values | changes)))


def issue(stasiun: Stasiun, draft_id: str = "draf-uji-1", **overrides: object) -> str:
    """Issue a report and return its record."""
    return stasiun.layanan.kehilangan.issue(make_draft(draft_id, **overrides)).value.rekaman_id


def printed(stasiun: Stasiun, rekaman_id: str) -> KertasRingkas:
    """Keep a report's page and let the originals come out of the printer."""
    kertas = stasiun.layanan.kertas
    kept = kertas.ensure(rekaman_id).value
    return kertas.record(kertas.original(kept.kertas_id), PrintOutcome.TERCETAK).value


def handed_over(stasiun: Stasiun, rekaman_id: str) -> KertasRingkas:
    """Let a report's originals come out and give the citizen the letter."""
    kept = printed(stasiun, rekaman_id)
    return stasiun.layanan.kertas.hand_over(kept.kertas_id).value


def corrected(stasiun: Stasiun, rekaman_id: str, **changes: object) -> Terbitan:
    """Open an issued letter, change it as a hand would, and issue what that becomes."""
    desk = stasiun.layanan
    draft = desk.draf.reopen(rekaman_id).value
    changed: KehilanganDraft = replace(draft, **({"alasan": "salah ketik"} | changes))  # type: ignore[arg-type]
    return desk.kehilangan.issue(changed, IZIN).value


def renamed(stasiun: Stasiun, rekaman_id: str, nama: str) -> Terbitan:
    """Correct the reporter's name, or replace the letter for it once it was handed over."""
    pelapor = stasiun.layanan.draf.reopen(rekaman_id).value.pelapor
    return corrected(stasiun, rekaman_id, pelapor=replace(pelapor, nama=nama))


def page_text(pdf: bytes) -> str:
    """Return what a page says, white space tidied."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@contextmanager
def inside(stasiun: Stasiun) -> Iterator[Any]:
    """Yield a bare connection to the station's file."""
    with opened(stasiun.folder.database, database_key(stasiun)) as raw:
        yield raw


def acts(stasiun: Stasiun) -> list[str]:
    """Return the kinds of all entries of the history, oldest first."""
    with inside(stasiun) as raw:
        rows = raw.execute("SELECT jenis FROM riwayat ORDER BY posisi").fetchall()
    return [jenis for (jenis,) in rows]


def said(desk: Layanan) -> list[str]:
    """Return the words of today's lines."""
    return [one.uraian for one in desk.mutasi.day(desk.mutasi.today())]


def count(stasiun: Stasiun) -> dict[str, int]:
    """Return how many rows each table holds."""
    with inside(stasiun) as raw:
        names = raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'cari%'"
        ).fetchall()
        return {
            name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in names
        }


def good(stasiun: Stasiun) -> bool:
    """Tell whether the check finds nothing at all."""
    return all(line.baik for line in stasiun.layanan.pemeriksaan.check())
