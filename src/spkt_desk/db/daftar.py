"""Lists for the screen: one statement a list, whatever registers its lines come from.

What is still owed at the printer is noted beside them as it changes: the desk asks all the time.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, literal, select

from spkt_desk.db.kehilangan import is_newest, kehilangan
from spkt_desk.db.kertas import cetakan, kertas, penyerahan, utang_cetak
from spkt_desk.db.nomor import nomor, nomor_berakhir
from spkt_desk.db.riwayat import MuatanTersegel, kunci_rekaman, muatan
from spkt_desk.domain.kertas import JenisCetakan
from spkt_desk.domain.outcomes import PrintOutcome

# The newest attempt decides: a sheet that came out and was taken back as spoiled pays nothing.
_SESUDAH = cetakan.alias("sesudah")
_TERAKHIR = ~(
    select(_SESUDAH.c.cetakan_id)
    .where(
        _SESUDAH.c.kertas_id == cetakan.c.kertas_id,
        _SESUDAH.c.jenis == cetakan.c.jenis,
        _SESUDAH.c.ke == cetakan.c.ke,
        _SESUDAH.c.cetakan_id > cetakan.c.cetakan_id,
    )
    .correlate(cetakan)
    .exists()
)
_ASLI = (
    select(func.group_concat(cetakan.c.ke.concat(literal("=")).concat(cetakan.c.hasil), ";"))
    .where(
        cetakan.c.kertas_id == kertas.c.kertas_id,
        cetakan.c.jenis == JenisCetakan.ASLI.value,
        _TERAKHIR,
    )
    .correlate(kertas)
    .scalar_subquery()
)
_KELUAR = (
    select(func.count())
    .where(
        cetakan.c.kertas_id == kertas.c.kertas_id,
        cetakan.c.jenis == JenisCetakan.ASLI.value,
        cetakan.c.hasil == PrintOutcome.TERCETAK.value,
        _TERAKHIR,
    )
    .correlate(kertas)
    .scalar_subquery()
)
# A copy nobody is sure about may be out there: its number is not given twice.
_SALINAN = (
    select(func.coalesce(func.max(cetakan.c.ke), 0))
    .where(
        cetakan.c.kertas_id == kertas.c.kertas_id,
        cetakan.c.jenis == JenisCetakan.SALINAN.value,
        cetakan.c.hasil.not_in([PrintOutcome.GAGAL.value, PrintOutcome.DIBATALKAN.value]),
    )
    .correlate(kertas)
    .scalar_subquery()
)
_BARU = nomor.alias("pengganti")
_KERTAS = (
    select(
        kertas.c.kertas_id,
        kertas.c.rekaman_id,
        kertas.c.edisi,
        kehilangan.c.terbit,
        kehilangan.c.posisi,
        kehilangan.c.asli.label("jumlah_asli"),
        nomor.c.teks,
        kunci_rekaman.c.kunci,
        muatan.c.kunci_id,
        muatan.c.isi,
        func.coalesce(_ASLI, "").label("asli"),
        _SALINAN.label("salinan"),
        func.coalesce(penyerahan.c.waktu, "").label("diserahkan"),
        func.coalesce(nomor_berakhir.c.keadaan, nomor.c.keadaan).label("keadaan"),
        func.coalesce(nomor_berakhir.c.waktu, "").label("sejak"),
        func.coalesce(_BARU.c.teks, "").label("pengganti"),
    )
    .join(
        kehilangan,
        (kehilangan.c.rekaman_id == kertas.c.rekaman_id) & (kehilangan.c.edisi == kertas.c.edisi),
    )
    .join(nomor, nomor.c.rekaman_id == kertas.c.rekaman_id)
    .outerjoin(kunci_rekaman, kunci_rekaman.c.kunci_id == kertas.c.rekaman_id)
    .outerjoin(muatan, muatan.c.posisi == kehilangan.c.posisi)
    .outerjoin(penyerahan, penyerahan.c.rekaman_id == kertas.c.rekaman_id)
    .outerjoin(nomor_berakhir, nomor_berakhir.c.rekaman_id == kertas.c.rekaman_id)
    .outerjoin(_BARU, _BARU.c.rekaman_id == nomor_berakhir.c.pengganti_id)
)
_SATU = _KERTAS.where(kertas.c.kertas_id == bindparam("kertas_id"))
_BERUTANG = (is_newest(), nomor_berakhir.c.rekaman_id.is_(None), kehilangan.c.asli > _KELUAR)
# The papers that may be owed are few and looked up one by one; the sum keeps SQLite from walking
# all papers in the order of an index instead.
_DICATAT = (kertas.c.kertas_id.in_(select(utang_cetak.c.kertas_id)), *_BERUTANG)
_URUT = kertas.c.posisi + 0
_UTANG = _KERTAS.where(*_DICATAT).order_by(_URUT)
_BANYAK_UTANG = _KERTAS.with_only_columns(func.count()).where(*_DICATAT)
_SEMUA_UTANG = (
    _KERTAS.with_only_columns(kertas.c.kertas_id, nomor.c.teks)
    .where(*_BERUTANG)
    .order_by(kertas.c.posisi)
)
_PUNYA = select(kertas.c.kertas_id).where(kertas.c.rekaman_id == bindparam("rekaman_id"))
_LUPAKAN = delete(utang_cetak).where(utang_cetak.c.kertas_id.in_(_PUNYA))
_CATAT = utang_cetak.insert().from_select(
    ["kertas_id"],
    _KERTAS.with_only_columns(kertas.c.kertas_id).where(
        kertas.c.rekaman_id == bindparam("rekaman_id"), *_BERUTANG
    ),
)
_TERCATAT = select(utang_cetak.c.kertas_id)
_TERBARU = (
    _KERTAS.where(is_newest()).order_by(kehilangan.c.posisi.desc()).limit(bindparam("jumlah"))
)


@dataclass(frozen=True, slots=True)
class KertasBaris:
    """A line of a list of papers, its content still sealed; `kunci` is empty once destroyed.

    `asli` is how the newest attempt to print each original ended, those never tried left out.
    `diserahkan` and `sejak` are times, empty for what has not happened.
    """

    kertas_id: str
    rekaman_id: str
    edisi: int
    terbit: str
    posisi: int
    nomor: str
    jumlah_asli: int
    asli: tuple[tuple[int, str], ...]
    salinan: int
    diserahkan: str
    keadaan: str
    sejak: str
    pengganti: str
    kunci: tuple[bytes, ...]
    muatan: tuple[MuatanTersegel, ...]


class DaftarStore:
    """Reads lists and notes print debts over one connection."""

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
        """Return the papers of which an original is not known to have come out, oldest first."""
        return self._lines(_UTANG, {})

    def owed_count(self) -> int:
        """Return how many papers `owed` would name."""
        return self._connection.execute(_BANYAK_UTANG).scalar_one()

    def settle(self, rekaman_id: str) -> None:
        """Note anew which papers of a record are owed; part of every act that keeps or prints one.

        What ends a letter need not: the list of debts asks again about all that are noted.
        """
        self._connection.execute(_LUPAKAN, {"rekaman_id": rekaman_id})
        self._connection.execute(_CATAT, {"rekaman_id": rekaman_id})

    def unnoted(self) -> tuple[str, ...]:
        """Return the numbers of letters that are owed and not noted; reads every paper."""
        noted = {row.kertas_id for row in self._connection.execute(_TERCATAT)}
        rows = self._connection.execute(_SEMUA_UTANG)
        return tuple(row.teks for row in rows if row.kertas_id not in noted)

    def newest(self, jumlah: int) -> tuple[KertasBaris, ...]:
        """Return the newest papers, newest first."""
        return self._lines(_TERBARU, {"jumlah": jumlah})

    def _lines(
        self, statement: Select[tuple[object, ...]], values: dict[str, object]
    ) -> tuple[KertasBaris, ...]:
        return tuple(_line(row) for row in self._connection.execute(statement, values))


def _line(row: Row[tuple[object, ...]]) -> KertasBaris:
    """Return the line of a row."""
    asli = (one.partition("=") for one in row.asli.split(";") if one)
    return KertasBaris(
        kertas_id=row.kertas_id,
        rekaman_id=row.rekaman_id,
        edisi=row.edisi,
        terbit=row.terbit,
        posisi=row.posisi,
        nomor=row.teks,
        jumlah_asli=row.jumlah_asli,
        asli=tuple((int(ke), hasil) for ke, _, hasil in asli),
        salinan=row.salinan,
        diserahkan=row.diserahkan,
        keadaan=row.keadaan,
        sejak=row.sejak,
        pengganti=row.pengganti,
        kunci=() if row.kunci is None else (row.kunci,),
        muatan=() if row.isi is None else (MuatanTersegel(row.kunci_id, row.isi),),
    )
