"""Reading an issued report back whole, with the unit and the wording of its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from spkt_desk.db.work import Work
from spkt_desk.domain.barang import BarangHilang, sentence
from spkt_desk.domain.kehilangan import IsiKehilangan, KodePeriksa, LaporanKehilangan
from spkt_desk.domain.kode_periksa import PaperFacts
from spkt_desk.domain.muatan import decode
from spkt_desk.kunci import kode
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import content_of

EDISI_PERTAMA = 1
JENIS_KODE = "SKTLK"
"""Kind of paper in its check code: signed and printed, so no unit's own word replaces it."""


def read_report(work: Work, rekaman_id: str, *, latihan: bool) -> LaporanKehilangan:
    """Return a report as it was issued; raise `LookupError` once its content was destroyed.

    The QR is left out: only the page needs it (`read_paper`).
    """
    stored = work.kehilangan.by_id(rekaman_id)
    return LaporanKehilangan(
        rekaman_id=rekaman_id,
        nomor=work.nomor.of_record(rekaman_id).teks,
        datang=datetime.fromisoformat(stored.datang),
        terbit=datetime.fromisoformat(stored.terbit),
        isi=decode(IsiKehilangan, content_of(work, stored.posisi)),
        satuan=work.satuan.satuan(stored.satuan_id),
        surat=work.satuan.surat(stored.setelan_id),
        bentuk=stored.bentuk,
        kode=KodePeriksa(stored.kode, ""),
        latihan=latihan,
    )


def read_paper(konteks: Konteks, work: Work, rekaman_id: str) -> LaporanKehilangan:
    """Return a report with everything that stands on its page.

    The QR is made anew: Ed25519 signs the same facts alike each time, and a stored one would
    outlive the destroyed content as a proof of every guess at it.
    """
    laporan = read_report(work, rekaman_id, latihan=konteks.latihan)
    facts = paper_facts(konteks.stasiun_id, laporan, EDISI_PERTAMA)
    return replace(
        laporan, kode=KodePeriksa(laporan.kode.kode, kode.qr_text(konteks.kunci_tanda, facts))
    )


def paper_facts(stasiun_id: str, laporan: LaporanKehilangan, edisi: int) -> PaperFacts:
    """Return what the check code vouches for, exactly as it stands on the paper."""
    isi = laporan.isi
    return facts_of(
        stasiun_id, laporan.nomor, laporan.terbit.date(), isi.pelapor.nama, isi.barang, edisi
    )


def facts_of(
    stasiun_id: str,
    nomor: str,
    tanggal: date,
    nama: str,
    barang: tuple[BarangHilang, ...],
    edisi: int,
) -> PaperFacts:
    """Return the same for a report of which only these parts were read."""
    return PaperFacts(
        stasiun_id=stasiun_id,
        jenis=JENIS_KODE,
        nomor=nomor,
        tanggal=tanggal,
        nama=nama,
        barang=tuple(sentence(one) for one in barang),
        edisi=edisi,
    )
