"""Lists for the screen: one statement a list, whatever registers its lines come from."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from spkt_desk.db.kehilangan import kehilangan
from spkt_desk.db.kertas import cetakan, kertas
from spkt_desk.db.nomor import nomor
from spkt_desk.db.riwayat import MuatanTersegel, kunci_rekaman, muatan
from spkt_desk.domain.kertas import JenisCetakan
from spkt_desk.domain.outcomes import PrintOutcome

# The newest attempt decides: a sheet that came out and was taken back as spoiled pays nothing.
_ASLI = (
    select(cetakan.c.hasil)
    .where(
        cetakan.c.kertas_id == kertas.c.kertas_id,
        cetakan.c.jenis == JenisCetakan.ASLI.value,
    )
    .order_by(cetakan.c.cetakan_id.desc())
    .limit(1)
    .scalar_subquery()
)
# A copy nobody is sure about may be out there: its number is not given twice.
_SALINAN = (
    select(func.coalesce(func.max(cetakan.c.ke), 0))
    .where(
        cetakan.c.kertas_id == kertas.c.kertas_id,
        cetakan.c.hasil.not_in([PrintOutcome.GAGAL.value, PrintOutcome.DIBATALKAN.value]),
    )
    .scalar_subquery()
)
_KERTAS = (
    select(
        kertas.c.kertas_id,
        kertas.c.rekaman_id,
        kehilangan.c.terbit,
        kehilangan.c.posisi,
        nomor.c.teks,
        kunci_rekaman.c.kunci,
        muatan.c.kunci_id,
        muatan.c.isi,
        func.coalesce(_ASLI, "").label("asli"),
        _SALINAN.label("salinan"),
    )
    .join(kehilangan, kehilangan.c.rekaman_id == kertas.c.rekaman_id)
    .join(nomor, nomor.c.rekaman_id == kertas.c.rekaman_id)
    .outerjoin(kunci_rekaman, kunci_rekaman.c.kunci_id == kertas.c.rekaman_id)
    .outerjoin(muatan, muatan.c.posisi == kehilangan.c.posisi)
)
_SATU = _KERTAS.where(kertas.c.kertas_id == bindparam("kertas_id"))
_UTANG = _KERTAS.where(func.coalesce(_ASLI, "") != PrintOutcome.TERCETAK.value).order_by(
    kertas.c.posisi
)
_TERBARU = _KERTAS.order_by(kehilangan.c.posisi.desc()).limit(bindparam("jumlah"))


@dataclass(frozen=True, slots=True)
class KertasBaris:
    """A line of a list of papers, its content still sealed; `kunci` is empty once destroyed.

    `asli` is how the newest attempt to print the original ended, "" before the first.
    """

    kertas_id: str
    rekaman_id: str
    terbit: str
    posisi: int
    nomor: str
    asli: str
    salinan: int
    kunci: tuple[bytes, ...]
    muatan: tuple[MuatanTersegel, ...]


class DaftarStore:
    """Reads lists over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def paper(self, kertas_id: str) -> KertasBaris:
        """Return the line of one paper; raise `LookupError` for an unknown id."""
        found = self._lines(_SATU, {"kertas_id": kertas_id})
        if not found:
            raise LookupError(kertas_id)
        return found[0]

    def owed(self) -> tuple[KertasBaris, ...]:
        """Return the papers whose original is not known to have come out, oldest first."""
        return self._lines(_UTANG, {})

    def newest(self, jumlah: int) -> tuple[KertasBaris, ...]:
        """Return the newest papers, newest first."""
        return self._lines(_TERBARU, {"jumlah": jumlah})

    def _lines(
        self, statement: Select[tuple[object, ...]], values: dict[str, object]
    ) -> tuple[KertasBaris, ...]:
        return tuple(_line(row) for row in self._connection.execute(statement, values))


def _line(row: Row[tuple[object, ...]]) -> KertasBaris:
    """Return the line of a row."""
    return KertasBaris(
        kertas_id=row.kertas_id,
        rekaman_id=row.rekaman_id,
        terbit=row.terbit,
        posisi=row.posisi,
        nomor=row.teks,
        asli=row.asli,
        salinan=row.salinan,
        kunci=() if row.kunci is None else (row.kunci,),
        muatan=() if row.isi is None else (MuatanTersegel(row.kunci_id, row.isi),),
    )
