"""Keeping one record's paper, alike for letters and hand-overs: sealed under the record's key.

The bytes never change: a reprint is what was kept, proved against its SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spkt_desk.db.kertas import KertasTersimpan
from spkt_desk.db.work import Work
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.kunci.segel import seal, unseal
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import Pencatat, page_place

EDISI_TUNGGAL: Final = 1
"""The edition of a paper that is never corrected: a hand-over has one sheet."""

KEMBAR_TERBANYAK: Final = 20
"""Newest hand-overs an unnamed file is held against."""


@dataclass(frozen=True, slots=True)
class HalamanBaru:
    """A paper as set, about to be kept: of which record and edition, by which form."""

    rekaman_id: str
    edisi: int
    bentuk: str
    pdf: bytes


def is_kept(work: Work, rekaman_id: str, edisi: int) -> bool:
    """Tell whether the page of an edition is kept."""
    return any(one.edisi == edisi for one in work.kertas.of_record(rekaman_id))


def keep_page(konteks: Konteks, pencatat: Pencatat, key: bytes, baru: HalamanBaru) -> bool:
    """Keep the file, then name it in an act; False when another did so meanwhile."""
    rekaman_id, edisi = baru.rekaman_id, baru.edisi
    # The file is durable before the transaction names it: an orphan is harmless, a gap is not.
    sealed = seal(key, baru.pdf, page_place(rekaman_id, edisi), konteks.random)
    berkas = konteks.arsip.put(sealed)
    with konteks.database.transaction() as work:
        if is_kept(work, rekaman_id, edisi):
            return False
        row = work.kertas.new_row(
            KertasTersimpan(
                kertas_id=f"{rekaman_id}-{edisi}",
                rekaman_id=rekaman_id,
                edisi=edisi,
                bentuk=baru.bentuk,
                sidik=hashlib.sha256(baru.pdf).hexdigest(),
                ukuran=len(baru.pdf),
                berkas=berkas,
            )
        )
        pencatat.record(work, JenisPeristiwa.KERTAS_DISIMPAN, rekaman_id=rekaman_id, rows=(row,))
        work.daftar.settle(rekaman_id)
    return True


def kept_page(
    konteks: Konteks, key: tuple[bytes, ...], stored: KertasTersimpan, sebutan: str = "surat"
) -> bytes:
    """Return the kept bytes, proved; RuleViolation at ``kertas`` once they were destroyed."""
    if not key:
        raise RuleViolation.at("kertas", f"Isi {sebutan} ini sudah dihapus menurut masa simpan.")
    place = page_place(stored.rekaman_id, stored.edisi)
    return proved(unseal(key[0], konteks.arsip.get(stored.berkas), place), stored.sidik, sebutan)


def proved(pdf: bytes, sidik: str, sebutan: str) -> bytes:
    """Return kept bytes whose SHA-256 is the one written down; raise a fault if it is not."""
    if hashlib.sha256(pdf).hexdigest() != sidik:
        raise EnvironmentFault(
            f"Berkas {sebutan} di arsip tidak sama dengan yang dicatat.",
            "Catatan di buku aman. Pulihkan folder arsip dari cadangan, lalu buka kembali.",
        )
    return pdf


def named_papers(work: Work) -> Iterator[tuple[KertasTersimpan, str]]:
    """Yield every kept paper with what it is: a letter's number, or whose hand-over it is."""
    shifts = work.serah.by_record()
    for one in work.kertas.all():
        giliran = shifts.get(one.rekaman_id, 0)
        said = f"serah terima giliran {giliran}" if giliran else ""
        yield one, said or work.pemeriksaan.number_of(one.rekaman_id)


def twin_handovers(work: Work) -> list[tuple[bytes, bytes]]:
    """Return (key, place) of the hand-overs that a kill may have left in a file without a name."""
    newest = tuple(work.serah.by_record())[-KEMBAR_TERBANYAK:]
    return [
        (key, page_place(rekaman_id, EDISI_TUNGGAL))
        for rekaman_id in newest
        for key in work.kunci.find(rekaman_id)
    ]
