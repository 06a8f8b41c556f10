"""The roster: for each shift of a day the newest row counts; reasons stand sealed in the act."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Connection, Index, Integer, Row, String, bindparam, func, select

from spkt_desk.db.skema import BarisBaru, protected
from spkt_desk.domain.jadwal import AnggotaJaga, Fungsi, Jadwal, Kehadiran, PiketFungsi, Sprin

jadwal = protected(
    "jadwal",
    Column("jadwal_id", Integer, primary_key=True),
    Column("hari", String, nullable=False),
    Column("urut", Integer, nullable=False),
    Column("regu", String, nullable=False),
    Column("ka_spkt_id", String, nullable=False),
    Column("pawas_id", String, nullable=False),
    Column("anggota", String, nullable=False),
    Column("piket", String, nullable=False),
    Column("sprin", String, nullable=False),
    Column("sprin_tanggal", String, nullable=False),
)
Index("ix_jadwal_hari", jadwal.c.hari, jadwal.c.urut)

_LAIN = jadwal.alias("jadwal_lain")
_BERLAKU = (
    select(jadwal)
    .where(
        jadwal.c.jadwal_id.in_(
            select(func.max(_LAIN.c.jadwal_id))
            .where(_LAIN.c.hari >= bindparam("dari"), _LAIN.c.hari <= bindparam("sampai"))
            .group_by(_LAIN.c.hari, _LAIN.c.urut)
        )
    )
    .order_by(jadwal.c.hari, jadwal.c.urut)
)
_TERAKHIR = select(func.coalesce(func.max(jadwal.c.jadwal_id), 0))


def roster_key(bulan: str) -> str:
    """Return the record id under which the reasons of a month (``2026-11``) are sealed."""
    return f"jadwal-{bulan}"


class JadwalStore:
    """Reads and adds shifts of the roster over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def between(self, dari: date, sampai: date) -> tuple[Jadwal, ...]:
        """Return the shifts of these duty days as they count now, in their order."""
        rows = self._connection.execute(
            _BERLAKU, {"dari": dari.isoformat(), "sampai": sampai.isoformat()}
        )
        return tuple(_shift(row) for row in rows)

    def find(self, hari: date, urut: int) -> tuple[Jadwal, ...]:
        """Return one shift as it counts now, a tuple of one; empty while none was made."""
        return tuple(one for one in self.between(hari, hari) if one.urut == urut)

    def new_rows(self, values: tuple[Jadwal, ...]) -> tuple[BarisBaru, ...]:
        """Return the rows of shifts made or changed."""
        first = int(self._connection.execute(_TERAKHIR).scalar_one()) + 1
        return tuple(_row(one, place) for place, one in enumerate(values, start=first))


def _row(value: Jadwal, jadwal_id: int) -> BarisBaru:
    tanggal = value.sprin.tanggal
    return BarisBaru(
        "jadwal",
        {
            "jadwal_id": jadwal_id,
            "hari": value.hari.isoformat(),
            "urut": value.urut,
            "regu": value.regu,
            "ka_spkt_id": value.ka_spkt_id,
            "pawas_id": value.pawas_id,
            "anggota": ",".join(f"{one.petugas_id}:{one.kehadiran}" for one in value.anggota),
            "piket": ",".join(f"{one.fungsi.kunci}:{one.petugas_id}" for one in value.piket),
            "sprin": value.sprin.nomor,
            "sprin_tanggal": tanggal.isoformat() if tanggal else "",
        },
    )


def _shift(row: Row[tuple[object, ...]]) -> Jadwal:
    members = (one.partition(":") for one in row.anggota.split(",") if one)
    ready = (one.partition(":") for one in row.piket.split(",") if one)
    tanggal = date.fromisoformat(row.sprin_tanggal) if row.sprin_tanggal else None
    return Jadwal(
        hari=date.fromisoformat(row.hari),
        urut=row.urut,
        regu=row.regu,
        ka_spkt_id=row.ka_spkt_id,
        pawas_id=row.pawas_id,
        anggota=tuple(AnggotaJaga(who, Kehadiran(state)) for who, _, state in members),
        piket=tuple(PiketFungsi(Fungsi[kunci.upper()], who) for kunci, _, who in ready),
        sprin=Sprin(row.sprin, tanggal),
    )
