"""What the recall index keeps of a person, worked out from the report that names them."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from spkt_desk.db.orang import OrangTercatat
from spkt_desk.db.work import Work
from spkt_desk.domain.kehilangan import IsiKehilangan
from spkt_desk.domain.muatan import decode
from spkt_desk.domain.teks import fold_nama
from spkt_desk.services.pencatatan import content_of


class Pelapor(Protocol):
    """The particulars the index needs; a whole identity has them."""

    @property
    def nama(self) -> str:
        """The name as printed."""
        ...

    @property
    def tanggal_lahir(self) -> date | None:
        """The birth date, None where it is not known."""
        ...

    @property
    def umur(self) -> int:
        """The age said instead, in years."""
        ...

    @property
    def desa(self) -> str:
        """The village."""
        ...


def recallable(
    orang_id: str, rekaman_id: str, pelapor: Pelapor, nomor: str, tahun_terbit: int
) -> OrangTercatat:
    """Return the index entry; `nomor` is the number the person is found by, "" for none."""
    lahir = pelapor.tanggal_lahir
    return OrangTercatat(
        orang_id=orang_id,
        nomor_identitas=nomor,
        nama=pelapor.nama,
        nama_lipat=fold_nama(pelapor.nama),
        tahun_lahir=lahir.year if lahir else tahun_terbit - pelapor.umur,
        desa=pelapor.desa,
        rekaman_id=rekaman_id,
    )


def forget_report(work: Work, orang_id: str, rekaman_id: str) -> None:
    """Point the recall index at a person's newest other report, or forget the person."""
    others = [
        one
        for one in work.kehilangan.of_person(orang_id)
        if one.rekaman_id != rekaman_id and work.kunci.find(one.rekaman_id)
    ]
    if not others:
        work.orang.remove(orang_id)
        return
    newest = others[0]
    pelapor = decode(IsiKehilangan, content_of(work, newest.posisi)).pelapor
    number, year = pelapor.nomor_identitas, int(newest.terbit[:4])
    work.orang.put(recallable(orang_id, newest.rekaman_id, pelapor, number, year))
