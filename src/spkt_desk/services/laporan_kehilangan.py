"""Reading an issued report back whole, with the unit and the wording of its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from spkt_desk.db.work import Work
from spkt_desk.domain.barang import BarangHilang, sentence
from spkt_desk.domain.kehilangan import (
    IsiKehilangan,
    KodePeriksa,
    LaporanKehilangan,
    SuratLama,
)
from spkt_desk.domain.kode_periksa import PaperFacts
from spkt_desk.domain.muatan import decode
from spkt_desk.kunci import kode
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import content_of

EDISI_PERTAMA = 1
JENIS_KODE = "SKTLK"
"""Kind of paper in its check code: signed and printed, so no unit's own word replaces it."""


def read_report(work: Work, rekaman_id: str, *, latihan: bool, edisi: int = 0) -> LaporanKehilangan:
    """Return an edition of a report as it was issued, the newest one for 0.

    Raises `LookupError` for an unknown edition and once the content was destroyed. The QR is left
    out: only the page needs it (`read_paper`).
    """
    found = work.kehilangan
    stored = found.edition(rekaman_id, edisi) if edisi else found.by_id(rekaman_id)
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
        edisi=stored.edisi,
        menggantikan=older_letter(work, stored.menggantikan_id),
    )


def older_letter(work: Work, rekaman_id: str) -> tuple[SuratLama, ...]:
    """Return the letter that a new one replaces; number and day outlive its content."""
    if not rekaman_id:
        return ()
    terbit = datetime.fromisoformat(work.kehilangan.by_id(rekaman_id).terbit)
    return (SuratLama(work.nomor.of_record(rekaman_id).teks, terbit.date()),)


def read_paper(konteks: Konteks, work: Work, rekaman_id: str, edisi: int = 0) -> LaporanKehilangan:
    """Return an edition of a report with everything that stands on its page.

    The QR is made anew: Ed25519 signs the same facts alike each time, and a stored one would
    outlive the destroyed content as a proof of every guess at it.
    """
    laporan = read_report(work, rekaman_id, latihan=konteks.latihan, edisi=edisi)
    facts = paper_facts(konteks.stasiun_id, laporan)
    return replace(
        laporan, kode=KodePeriksa(laporan.kode.kode, kode.qr_text(konteks.kunci_tanda, facts))
    )


def paper_facts(stasiun_id: str, laporan: LaporanKehilangan) -> PaperFacts:
    """Return what the check code vouches for, exactly as it stands on the paper."""
    isi, tanggal = laporan.isi, laporan.terbit.date()
    return facts_of(stasiun_id, laporan.nomor, tanggal, isi.pelapor.nama, isi.barang, laporan.edisi)


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
