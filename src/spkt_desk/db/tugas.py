"""Dated facts about the unit's duties: may it investigate, who guards when, how many people."""

from __future__ import annotations

from datetime import date, time, timedelta

from sqlalchemy import Column, Connection, Integer, Row, String, bindparam, func, or_, select

from spkt_desk.db.skema import BarisBaru, protected
from spkt_desk.domain.tugas import Kewenangan, Penduduk, PolaJaga, Tugas

kewenangan = protected(
    "kewenangan",
    Column("kewenangan_id", Integer, primary_key=True),
    Column("berlaku", String, nullable=False),
    Column("sejak", String, nullable=False),
    Column("penyidikan", Integer, nullable=False),
    Column("dasar", String, nullable=False),
)

pola_jaga = protected(
    "pola_jaga",
    Column("pola_id", Integer, primary_key=True),
    Column("berlaku", String, nullable=False),
    Column("regu", String, nullable=False),
    Column("lama", Integer, nullable=False),
    Column("jam_ganti", String, nullable=False),
    Column("loket_buka", String, nullable=False),
    Column("loket_tutup", String, nullable=False),
    Column("batas_terlambat", Integer, nullable=False),
)

penduduk = protected(
    "penduduk",
    Column("penduduk_id", Integer, primary_key=True),
    Column("berlaku", String, nullable=False),
    Column("tahun", Integer, nullable=False),
    Column("jumlah", Integer, nullable=False),
    Column("sumber", String, nullable=False),
)

_PERTAMA = 1
_JAM_GANTI = (
    select(pola_jaga.c.jam_ganti)
    .where(or_(pola_jaga.c.berlaku < bindparam("hari"), pola_jaga.c.pola_id == _PERTAMA))
    .order_by(pola_jaga.c.pola_id.desc())
    .limit(1)
)
_JAGA = select(pola_jaga).order_by(pola_jaga.c.pola_id.desc()).limit(1)
_JAGA_DAHULU = (
    select(pola_jaga)
    .where(pola_jaga.c.posisi < bindparam("posisi"))
    .order_by(pola_jaga.c.pola_id.desc())
    .limit(1)
)
_BATAS = select(pola_jaga.c.batas_terlambat).order_by(pola_jaga.c.pola_id.desc()).limit(1)
_BERLAKU = (
    select(kewenangan)
    .where(kewenangan.c.sejak <= bindparam("hari"))
    .order_by(kewenangan.c.sejak.desc(), kewenangan.c.kewenangan_id.desc())
    .limit(1)
)
_TERTUA = select(kewenangan).order_by(kewenangan.c.sejak, kewenangan.c.kewenangan_id).limit(1)
_TERBARU = select(kewenangan).order_by(kewenangan.c.kewenangan_id.desc()).limit(1)
_TAHUN = (
    select(penduduk)
    .where(
        penduduk.c.penduduk_id.in_(
            select(func.max(penduduk.c.penduduk_id)).group_by(penduduk.c.tahun)
        ),
        penduduk.c.jumlah > 0,
    )
    .order_by(penduduk.c.tahun)
)


class TugasStore:
    """Reads and dates the unit's duties over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def current(self) -> Tugas:
        """Return what was entered last of each."""
        row = self._connection.execute(_TERBARU).one()
        return Tugas(
            Kewenangan(bool(row.penyidikan), date.fromisoformat(row.sejak), row.dasar),
            self.jaga(),
            self._penduduk(),
        )

    def kewenangan(self, hari: date) -> Kewenangan:
        """Return what is in force on a day; before the first of them the first."""
        row = self._connection.execute(_BERLAKU, {"hari": hari.isoformat()}).one_or_none()
        if row is None:
            row = self._connection.execute(_TERTUA).one()
        return Kewenangan(bool(row.penyidikan), date.fromisoformat(row.sejak), row.dasar)

    def jam_ganti(self, hari: date) -> time:
        """Return the change of the guard on a calendar day.

        One entered on that day counts from the next: a duty day that has begun never moves back.
        """
        found = self._connection.execute(_JAM_GANTI, {"hari": hari.isoformat()}).scalar_one()
        return time.fromisoformat(found)

    def batas_terlambat(self) -> timedelta:
        """Return how long after its event a line of the book may be written without being late."""
        return timedelta(minutes=self._connection.execute(_BATAS).scalar_one())

    def kewenangan_row(self, value: Kewenangan, berlaku: str) -> BarisBaru:
        """Return a new dated answer whether the unit investigates."""
        return BarisBaru(
            "kewenangan",
            {
                "kewenangan_id": self._next("kewenangan"),
                "berlaku": berlaku,
                "sejak": value.sejak.isoformat(),
                "penyidikan": int(value.penyidikan),
                "dasar": value.dasar,
            },
        )

    def jaga_row(self, value: PolaJaga, berlaku: str) -> BarisBaru:
        """Return a new dated pattern of the guard."""
        return BarisBaru(
            "pola_jaga",
            {
                "pola_id": self._next("pola_jaga"),
                "berlaku": berlaku,
                "regu": "\n".join(value.regu),
                "lama": value.lama,
                "jam_ganti": value.jam_ganti.isoformat("minutes"),
                "loket_buka": value.loket_buka.isoformat("minutes"),
                "loket_tutup": value.loket_tutup.isoformat("minutes"),
                "batas_terlambat": value.batas_terlambat,
            },
        )

    def penduduk_row(self, value: Penduduk, berlaku: str, offset: int = 0) -> BarisBaru:
        """Return a new figure of a year; 0 people takes the year back."""
        return BarisBaru(
            "penduduk",
            {
                "penduduk_id": self._next("penduduk") + offset,
                "berlaku": berlaku,
                "tahun": value.tahun,
                "jumlah": value.jumlah,
                "sumber": value.sumber,
            },
        )

    def _next(self, table: str) -> int:
        column = {
            "kewenangan": kewenangan.c.kewenangan_id,
            "pola_jaga": pola_jaga.c.pola_id,
            "penduduk": penduduk.c.penduduk_id,
        }[table]
        newest = self._connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
        return int(newest) + 1

    def jaga(self) -> PolaJaga:
        """Return who guards when, as it was entered last."""
        return _pattern(self._connection.execute(_JAGA).one())

    def jaga_before(self, posisi: int) -> PolaJaga:
        """Return the pattern as it stood before an entry of the chain."""
        return _pattern(self._connection.execute(_JAGA_DAHULU, {"posisi": posisi}).one())

    def _penduduk(self) -> tuple[Penduduk, ...]:
        rows = self._connection.execute(_TAHUN)
        return tuple(Penduduk(row.tahun, row.jumlah, row.sumber) for row in rows)


def _pattern(row: Row[tuple[object, ...]]) -> PolaJaga:
    return PolaJaga(
        regu=tuple(row.regu.split("\n")),
        lama=row.lama,
        jam_ganti=time.fromisoformat(row.jam_ganti),
        loket_buka=time.fromisoformat(row.loket_buka),
        loket_tutup=time.fromisoformat(row.loket_tutup),
        batas_terlambat=row.batas_terlambat,
    )
