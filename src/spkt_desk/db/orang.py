"""Who has been here before: enough to recall by; the particulars stay in the sealed records."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, Connection, Integer, Select, String, Table, bindparam, delete, select

from spkt_desk.db.skema import metadata

orang = Table(
    "orang",
    metadata,
    Column("orang_id", String, primary_key=True),
    Column("nomor_identitas", String, nullable=False, index=True),
    Column("nama", String, nullable=False),
    Column("nama_lipat", String, nullable=False, index=True),
    Column("tahun_lahir", Integer, nullable=False),
    Column("desa", String, nullable=False),
    Column("rekaman_id", String, nullable=False),
)

_BERURUT = select(orang).order_by(orang.c.nama_lipat, orang.c.tahun_lahir)
_SATU = _BERURUT.where(orang.c.orang_id == bindparam("orang_id")).limit(1)
_NOMOR = _BERURUT.where(orang.c.nomor_identitas == bindparam("nomor_identitas")).limit(5)
_TARUH = orang.insert().prefix_with("OR REPLACE")
_LUPAKAN = delete(orang).where(orang.c.orang_id == bindparam("orang_id"))


@dataclass(frozen=True, slots=True)
class OrangTercatat:
    """One recallable person; `rekaman_id` is the newest record that holds the particulars."""

    orang_id: str
    nomor_identitas: str
    nama: str
    nama_lipat: str
    tahun_lahir: int
    desa: str
    rekaman_id: str


class OrangStore:
    """Reads and renews the recall index over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def put(self, value: OrangTercatat) -> None:
        """Let today's data win over what the index said before."""
        self._connection.execute(_TARUH, {name: getattr(value, name) for name in value.__slots__})

    def remove(self, orang_id: str) -> None:
        """Forget a person's search terms."""
        self._connection.execute(_LUPAKAN, {"orang_id": orang_id})

    def by_id(self, orang_id: str) -> OrangTercatat:
        """Return one person; raise `LookupError` for an unknown id."""
        found = self._found(_SATU, {"orang_id": orang_id})
        if not found:
            raise LookupError(orang_id)
        return found[0]

    def by_nomor(self, nomor_identitas: str) -> tuple[OrangTercatat, ...]:
        """Return the people who showed exactly this number."""
        return self._found(_NOMOR, {"nomor_identitas": nomor_identitas})

    def by_nama(self, nama_lipat: str, limit: int) -> tuple[OrangTercatat, ...]:
        """Return the people whose folded name begins so."""
        upper = nama_lipat[:-1] + chr(ord(nama_lipat[-1]) + 1)
        begins = (orang.c.nama_lipat >= nama_lipat) & (orang.c.nama_lipat < upper)
        return self._found(_BERURUT.where(begins).limit(limit), {})

    def _found(
        self, statement: Select[tuple[object, ...]], values: dict[str, str]
    ) -> tuple[OrangTercatat, ...]:
        return tuple(
            OrangTercatat(**{name: getattr(row, name) for name in OrangTercatat.__slots__})
            for row in self._connection.execute(statement, values)
        )
