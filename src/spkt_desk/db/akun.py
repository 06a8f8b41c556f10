"""What stands about accounts, as versions; an officer without one has a permanent account."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, Row, String, bindparam, func, select

from spkt_desk.db.skema import BarisBaru, protected
from spkt_desk.domain.akun import AkunPetugas, JenisAkun

akun = protected(
    "akun",
    Column("versi_id", Integer, primary_key=True),
    Column("petugas_id", String, nullable=False, index=True),
    Column("jenis", String, nullable=False),
    Column("sampai", String, nullable=False),
    Column("giliran", Integer, nullable=False),
    Column("ganti_sandi", Integer, nullable=False),
)

# Built once: every act asks it.
_SATU = (
    select(akun)
    .where(akun.c.petugas_id == bindparam("petugas_id"))
    .order_by(akun.c.versi_id.desc())
    .limit(1)
)
_SEMUA = (
    select(akun)
    .where(akun.c.versi_id.in_(select(func.max(akun.c.versi_id)).group_by(akun.c.petugas_id)))
    .order_by(akun.c.petugas_id)
)


class AkunStore:
    """Reads and adds versions of accounts over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def new_row(self, value: AkunPetugas) -> BarisBaru:
        """Return a new version of an account."""
        newest = self._connection.execute(
            select(func.coalesce(func.max(akun.c.versi_id), 0))
        ).scalar_one()
        return BarisBaru(
            "akun",
            {
                "versi_id": newest + 1,
                "petugas_id": value.petugas_id,
                "jenis": value.jenis.value,
                "sampai": value.sampai,
                "giliran": value.giliran,
                "ganti_sandi": int(value.ganti_sandi),
            },
        )

    def of(self, petugas_id: str) -> AkunPetugas:
        """Return the present version of an officer's account; permanent where none was entered."""
        row = self._connection.execute(_SATU, {"petugas_id": petugas_id}).one_or_none()
        return permanent(petugas_id) if row is None else account_of(row)

    def all(self) -> tuple[AkunPetugas, ...]:
        """Return the present version of every account that was entered."""
        return tuple(account_of(row) for row in self._connection.execute(_SEMUA))


def permanent(petugas_id: str) -> AkunPetugas:
    """Return the account of an officer for whom none was entered."""
    return AkunPetugas(petugas_id, JenisAkun.TETAP)


def account_of(row: Row[tuple[object, ...]]) -> AkunPetugas:
    """Return the account of a row, also of one joined to its officer's."""
    return AkunPetugas(
        petugas_id=row.petugas_id,
        jenis=JenisAkun(row.jenis),
        sampai=row.sampai,
        giliran=row.giliran,
        ganti_sandi=bool(row.ganti_sandi),
        posisi=row.posisi,
    )
