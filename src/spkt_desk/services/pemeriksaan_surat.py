"""The living reports of a check: does each code still follow, and is the recall index theirs.

Every edition is looked at; the numbers that ended are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from spkt_desk.db.pemeriksaan import LaporanTersegel
from spkt_desk.db.work import Work
from spkt_desk.domain.barang import BarangHilang
from spkt_desk.domain.muatan import decode
from spkt_desk.domain.nomor import KeadaanNomor
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.kunci.kode import short_code
from spkt_desk.kunci.segel import SegelRusak
from spkt_desk.services.dikenal import recallable
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.laporan_kehilangan import facts_of
from spkt_desk.services.pencatatan import open_content
from spkt_desk.services.stasiun import RAHASIA_KODE

KODE = "Kode surat"
HUTANG = "Hutang cetak"
_ORANG = "Daftar orang"
_SEBUTKAN = 5
"""Named faults a line; the rest is counted."""


@dataclass(frozen=True, slots=True)
class _Pelapor:
    """What the recall index keeps of a reporter."""

    nama: str
    nomor_identitas: str
    tanggal_lahir: date | None
    umur: int
    desa: str


@dataclass(frozen=True, slots=True)
class _Isi:
    """The part of `IsiKehilangan` that is compared; reading all of it would take twice as long."""

    pelapor: _Pelapor
    barang: tuple[BarangHilang, ...]
    asli: tuple[str, ...] = ()


def report_lines(konteks: Konteks, work: Work) -> Iterator[BarisPeriksa]:
    """Make the code and the index entry of every living report anew, and compare."""
    secret = work.stasiun.secret(RAHASIA_KODE)
    codes: list[str] = []
    people: list[str] = []
    shown: set[str] = set()
    count = 0
    for stored in work.pemeriksaan.reports():
        count += 1
        try:
            content = open_content(stored.kunci, stored.posisi, stored.muatan.isi)
        except SegelRusak:
            codes.append(f"isi tidak terbuka: {stored.nomor}")
            continue
        isi = decode(_Isi, content)
        tanggal = datetime.fromisoformat(stored.terbit).date()
        facts = facts_of(
            konteks.stasiun_id,
            stored.nomor,
            tanggal,
            isi.pelapor.nama,
            isi.barang,
            stored.edisi,
        )
        if len(isi.asli) != stored.asli:
            codes.append(f"jumlah asli tidak cocok: {stored.nomor}")
        if short_code(secret, facts) != stored.kode:
            codes.append(f"kode tidak cocok: {stored.nomor}")
        if stored.terbaru:  # an edition that was corrected says nothing about the person
            people += _index_faults(stored, isi, shown)
    stray = work.pemeriksaan.strangers()
    if stray:
        people.append(f"{stray} orang tanpa surat")
    yield line(KODE, codes, f"{count} kode cocok dengan isi surat")
    yield line(_ORANG, people, "sama dengan surat terbarunya")


def owed_lines(work: Work) -> Iterator[BarisPeriksa]:
    """Compare the noted print debts with what the papers themselves say."""
    bad = [f"belum tercetak tetapi tidak disebut: {one}" for one in work.daftar.unnoted()]
    yield line(HUTANG, bad, f"{work.daftar.owed_count()} surat belum tercetak, semuanya disebut")


def ended_numbers(work: Work) -> tuple[tuple[str, ...], str]:
    """Return what is wrong with numbers that ended, and how many ended how."""
    count = {KeadaanNomor.BATAL: 0, KeadaanNomor.DIGANTI: 0}
    bad: list[str] = []
    for ended in work.nomor.endings():
        keadaan = KeadaanNomor(ended.keadaan)
        nomor = work.pemeriksaan.number_of(ended.rekaman_id)
        names = bool(work.kehilangan.editions(ended.pengganti_id)) if ended.pengganti_id else False
        if not work.kehilangan.editions(ended.rekaman_id):
            bad.append(f"{keadaan} tanpa surat: {nomor}")
        elif keadaan not in count or names is not (keadaan is KeadaanNomor.DIGANTI):
            bad.append(f"pengganti tidak cocok: {nomor}")
        else:
            count[keadaan] += 1
    return tuple(bad), "".join(f"; {many} {what}" for what, many in count.items() if many)


def line(bagian: str, problems: Sequence[str], fine: str) -> BarisPeriksa:
    """Return the line of a part: what is fine, or what is not, counted and the first ones named."""
    if not problems:
        return BarisPeriksa(bagian, True, fine)
    named = "; ".join(problems[:_SEBUTKAN])
    rest = f"; dan {len(problems) - _SEBUTKAN} lagi" if len(problems) > _SEBUTKAN else ""
    return BarisPeriksa(bagian, False, named + rest)


def _index_faults(stored: LaporanTersegel, isi: _Isi, shown: set[str]) -> list[str]:
    """Return what the recall index has wrong about the person of a report.

    `shown` gathers, until their newest report comes, who showed the number of the index before.
    """
    if not stored.orang:
        return [f"orang dari surat {stored.nomor} tidak ada di daftar"]
    known = stored.orang[0]
    nomor = isi.pelapor.nomor_identitas
    if known.rekaman_id != stored.rekaman_id:
        if nomor and nomor == known.nomor_identitas:
            shown.add(stored.orang_id)
        if stored.posisi > stored.ditunjuk:
            return [f"daftar orang tidak menunjuk surat {stored.nomor}, yang lebih baru"]
        return []
    if not nomor and stored.orang_id in shown:
        nomor = known.nomor_identitas  # without a card today, found by the one of before
    shown.discard(stored.orang_id)
    year = int(stored.terbit[:4])
    if known != recallable(stored.orang_id, stored.rekaman_id, isi.pelapor, nomor, year):
        return [f"data orang berbeda dari surat {stored.nomor}"]
    return []
