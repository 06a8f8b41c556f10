"""Officers as dated versions: an old paper keeps the rank and office of its day."""

from __future__ import annotations

from string import Template

from sqlalchemy import Column, Connection, Integer, Row, Select, String, bindparam, func, select

from spkt_desk.db.akun import account_of, permanent
from spkt_desk.db.skema import BarisBaru, protected
from spkt_desk.domain.akun import AkunPetugas
from spkt_desk.domain.satuan import CaraTanda, Peran, Petugas

petugas = protected(
    "petugas",
    Column("versi_id", Integer, primary_key=True),
    Column("petugas_id", String, nullable=False, index=True),
    Column("berlaku", String, nullable=False),
    Column("nama", String, nullable=False),
    Column("pangkat", String, nullable=False),
    Column("singkatan_pangkat", String, nullable=False),
    Column("jenis_nomor", String, nullable=False),
    Column("nomor", String, nullable=False),
    Column("jabatan", String, nullable=False),
    Column("paraf", String, nullable=False),
    Column("peran", String, nullable=False),
    Column("aktif", Integer, nullable=False),
    Column("tanda", String, nullable=False),
    Column("ub_dari", String, nullable=False),
)


_SEMUA = (
    select(petugas)
    .where(
        petugas.c.versi_id.in_(select(func.max(petugas.c.versi_id)).group_by(petugas.c.petugas_id))
    )
    .order_by(petugas.c.petugas_id)
)

_MENURUT_ID = (
    select(petugas)
    .where(petugas.c.petugas_id == bindparam("nilai"))
    .order_by(petugas.c.versi_id.desc())
    .limit(1)
)
_MENURUT_NOMOR = _SEMUA.where(petugas.c.nomor == bindparam("nilai"))

_BERAKUN = Template("""
    SELECT $petugas, a.jenis, a.sampai, a.giliran, a.ganti_sandi, a.posisi
    FROM petugas p LEFT JOIN akun a
      ON a.versi_id = (SELECT max(versi_id) FROM akun WHERE petugas_id = p.petugas_id)
    WHERE p.petugas_id = ? ORDER BY p.versi_id DESC LIMIT 1
""").substitute(
    petugas=", ".join(f"p.{one.name}" for one in petugas.columns if one.name != "posisi")
)


class PetugasStore:
    """Reads and dates officers over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def new_row(self, value: Petugas, berlaku: str, offset: int = 0) -> BarisBaru:
        """Return a new version of an officer; `offset` places several within one act."""
        newest = self._connection.execute(
            select(func.coalesce(func.max(petugas.c.versi_id), 0))
        ).scalar_one()
        return BarisBaru(
            "petugas",
            {
                "versi_id": newest + 1 + offset,
                "petugas_id": value.petugas_id,
                "berlaku": berlaku,
                "nama": value.nama,
                "pangkat": value.pangkat,
                "singkatan_pangkat": value.singkatan_pangkat,
                "jenis_nomor": value.jenis_nomor,
                "nomor": value.nomor,
                "jabatan": value.jabatan,
                "paraf": value.paraf,
                "peran": ",".join(sorted(value.peran)),
                "aktif": int(value.aktif),
                "tanda": value.tanda.value,
                "ub_dari": value.ub_dari,
            },
        )

    def all(self) -> tuple[Petugas, ...]:
        """Return the present version of every officer, in the order they were entered."""
        rows = self._connection.execute(_SEMUA)
        return tuple(_officer(row) for row in rows)

    def by_id(self, petugas_id: str) -> Petugas:
        """Return the present version of one officer; raise `LookupError` for a stranger."""
        return self._present(_MENURUT_ID, petugas_id)

    def with_account(self, petugas_id: str) -> tuple[Petugas, AkunPetugas]:
        """Return an officer and his account as they stand now, in one question: every act asks it.

        Raises `LookupError` for a stranger.
        """
        row = self._connection.exec_driver_sql(_BERAKUN, (petugas_id,)).one_or_none()
        if row is None:
            raise LookupError(petugas_id)
        known = row.jenis is not None
        return _officer(row), account_of(row) if known else permanent(petugas_id)

    def by_nomor(self, nomor: str) -> Petugas:
        """Return the officer who has this NRP or NIP now; raise `LookupError` for a stranger."""
        return self._present(_MENURUT_NOMOR, nomor)

    def _present(self, statement: Select[tuple[object, ...]], value: str) -> Petugas:
        row = self._connection.execute(statement, {"nilai": value}).one_or_none()
        if row is None:
            raise LookupError(value)
        return _officer(row)


def _officer(row: Row[tuple[object, ...]]) -> Petugas:
    """Return the officer of a row."""
    return Petugas(
        petugas_id=row.petugas_id,
        nama=row.nama,
        pangkat=row.pangkat,
        singkatan_pangkat=row.singkatan_pangkat,
        jenis_nomor=row.jenis_nomor,
        nomor=row.nomor,
        jabatan=row.jabatan,
        paraf=row.paraf,
        peran=frozenset(Peran(name) for name in row.peran.split(",") if name),
        aktif=bool(row.aktif),
        tanda=CaraTanda(row.tanda),
        ub_dari=row.ub_dari,
    )
