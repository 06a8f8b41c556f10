"""Reading an issued report back whole, with the unit and the wording of its day."""

from __future__ import annotations

from datetime import datetime

from spkt_desk.db.work import Work
from spkt_desk.domain.kehilangan import IsiKehilangan, KodePeriksa, LaporanKehilangan
from spkt_desk.domain.muatan import decode
from spkt_desk.services.pencatatan import content_of


def read_report(work: Work, rekaman_id: str, *, latihan: bool) -> LaporanKehilangan:
    """Return a report as it was issued; raise `LookupError` once its content was destroyed."""
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
        kode=KodePeriksa(stored.kode, stored.qr),
        latihan=latihan,
    )
