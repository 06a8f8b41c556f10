"""What stands on a shift's sheets: its lines, who signs, and what later lines say of them."""

from __future__ import annotations

from datetime import date

from spkt_desk.db.lembar import GiliranBuku
from spkt_desk.db.work import Work
from spkt_desk.domain.kalimat_lembar import KalimatLembar
from spkt_desk.domain.lembar import (
    BarisLembar,
    CatatanTepi,
    LembarTutup,
    NaskahLembar,
    RujukRalat,
)
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.pejabat import as_block, sign_as
from spkt_desk.domain.satuan import CaraTanda, Penandatangan, Peran, Satuan
from spkt_desk.kunci.titik import point_code
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import read_after, read_lines

_KOSONG = Penandatangan("", "", "", "", "", "", "")


def unit(work: Work) -> Satuan:
    """Return the unit in force."""
    return work.satuan.satuan(work.satuan.current().satuan_id)


def read_sheets(konteks: Konteks, work: Work, shift: GiliranBuku, cap: str) -> NaskahLembar:
    """Return what a shift wrote as sheets that are not ruled off; `cap` stands under the text."""
    team = work.lembar.team(shift.giliran)
    return NaskahLembar(
        satuan=unit(work),
        regu=team[0][0] if team else "",
        ka_spkt=_named(work, team[0][1]) if team else "",
        baris=_lines(work, shift),
        latihan=konteks.latihan,
        cap=cap,
    )


def checkpoint_code(work: Work, baris: int) -> str:
    """Return the code of the newest checkpoint if it covers a line, "" before there is one."""
    newest = work.titik.newest()
    return point_code(newest[0].titik) if newest and newest[0].titik.nomor_buku >= baris else ""


def shift_signers(work: Work, nomor: int, satuan: Satuan) -> tuple[Penandatangan, ...]:
    """Return who hands a shift over, who takes over, and the head of the unit; blank if unknown."""
    return (_ka_spkt(work, nomor), _ka_spkt(work, nomor + 1), head_block(work, satuan))


def head_block(work: Work, satuan: Satuan) -> Penandatangan:
    """Return the Kapolsek's block; his office alone while nobody holds it."""
    for one in work.petugas.all():
        if one.aktif and Peran.KAPOLSEK in one.peran:
            return sign_as(one, satuan, CaraTanda.SENDIRI)
    return Penandatangan("", satuan.sebutan_kepala, "", "", "", "", "")


def later_notes(work: Work, lembar: LembarTutup, kalimat: KalimatLembar) -> tuple[CatatanTepi, ...]:
    """Return what corrections written after the sheets were kept say beside their lines."""
    found: dict[int, list[str]] = {}
    for one in work.mutasi.corrections_of(range(lembar.baris_awal, lembar.baris_akhir + 1)):
        if one.posisi > lembar.sampai:
            said = kalimat.sentence("lihat_ralat", no=one.no, tanggal=_day(one.hari))
            found.setdefault(one.ralat_atas, []).append(said)
    return tuple(
        CatatanTepi(place.halaman, place.atas, "; ".join(found[place.nomor_buku]))
        for place in lembar.letak
        if place.nomor_buku in found
    )


def later_checks(
    work: Work, lembar: LembarTutup, shift: GiliranBuku, kalimat: KalimatLembar
) -> tuple[str, ...]:
    """Return where the checks of these days stand that were written after the sheets were kept."""
    return tuple(
        kalimat.sentence("diperiksa", no=one.no, tanggal=f"{one.hari:%d-%m-%Y}")
        for one in read_after(work, JenisMutasi.PEMERIKSAAN, lembar.sampai)
        if any(shift.hari_awal <= hari <= shift.hari_akhir for hari in one.diperiksa)
    )


def _lines(work: Work, shift: GiliranBuku) -> tuple[BarisLembar, ...]:
    """Return the shift's own lines with where their corrections stand."""
    lines = tuple(
        one
        for one in read_lines(work, shift.baris_awal, shift.baris_akhir)
        if one.jenis is not JenisMutasi.IMPOR  # the older book's own paper has them
    )
    found: dict[int, list[RujukRalat]] = {}
    for one in work.mutasi.corrections_of([line.nomor_buku for line in lines if line.dicoret]):
        ref = RujukRalat(one.no, date.fromisoformat(one.hari), one.paraf)
        found.setdefault(one.ralat_atas, []).append(ref)
    return tuple(BarisLembar(line, tuple(found.get(line.nomor_buku, ()))) for line in lines)


def _ka_spkt(work: Work, nomor: int) -> Penandatangan:
    team = work.lembar.team(nomor)
    if not team:
        return _KOSONG
    petugas = work.petugas.by_id(team[0][1])
    return as_block(petugas, "", petugas.jabatan, "")


def _named(work: Work, petugas_id: str) -> str:
    petugas = work.petugas.by_id(petugas_id)
    return f"{petugas.singkatan_pangkat} {petugas.nama}"


def _day(hari: str) -> str:
    return f"{date.fromisoformat(hari):%d-%m-%Y}"
