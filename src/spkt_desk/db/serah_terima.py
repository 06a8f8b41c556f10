"""Hand-overs of the shifts: who and how many here, names and reasons sealed in the act."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    Row,
    String,
    Table,
    bindparam,
    delete,
    select,
)

from spkt_desk.db.giliran import giliran as giliran_tabel
from spkt_desk.db.kertas import kertas
from spkt_desk.db.riwayat import kunci_rekaman
from spkt_desk.db.skema import BarisBaru, metadata, protected

serah_terima = protected(
    "serah_terima",
    Column("giliran", Integer, primary_key=True),
    Column("menyerahkan_id", String, nullable=False),
    Column("menerima_id", String, nullable=False),
    Column("penanggung_id", String, nullable=False),
    Column("cara_menyerahkan", String, nullable=False),
    Column("cara_menerima", String, nullable=False),
    Column("kemudian", Integer, nullable=False),
    Column("selesai", String, nullable=False),
    Column("hari", String, nullable=False),
    Column("satuan_id", Integer, nullable=False),
    Column("rekaman_id", String, nullable=False),
)

hitungan = protected(
    "hitungan",
    Column("giliran", Integer, primary_key=True),
    Column("kunci", String, primary_key=True),
    Column("jumlah", Integer, nullable=False),
    Column("sebelum", Integer, nullable=True),
)

serah_terima_sandi = protected(
    "serah_terima_sandi",
    Column("giliran", Integer, primary_key=True),
    Column("sisi", String, primary_key=True),
    Column("waktu", String, nullable=False),
)

draf_serah = Table(
    "draf_serah",
    metadata,
    Column("giliran", Integer, primary_key=True, autoincrement=False),
    Column("petugas_id", String, nullable=False),
    Column("diubah", String, nullable=False),
    Column("isi", LargeBinary, nullable=False),
)

_SIMPAN = draf_serah.insert().prefix_with("OR REPLACE")
_BUANG = delete(draf_serah).where(draf_serah.c.giliran == bindparam("giliran"))
_DRAF = select(draf_serah.c.isi).where(draf_serah.c.giliran == bindparam("giliran"))
_DIMULAI = select(draf_serah.c.giliran)
_SATU = select(serah_terima).where(serah_terima.c.giliran == bindparam("giliran"))
_SELESAI = select(serah_terima.c.giliran).where(serah_terima.c.giliran >= bindparam("dari"))
_MENYUSUL = select(serah_terima_sandi.c.sisi, serah_terima_sandi.c.waktu).where(
    serah_terima_sandi.c.giliran == bindparam("giliran")
)
_PUNYA = select(serah_terima.c.rekaman_id, serah_terima.c.giliran).order_by(serah_terima.c.giliran)
_TANPA_LEMBAR = (
    select(serah_terima.c.giliran)
    .join(kunci_rekaman, kunci_rekaman.c.kunci_id == serah_terima.c.rekaman_id)
    .outerjoin(kertas, kertas.c.rekaman_id == serah_terima.c.rekaman_id)
    .where(kertas.c.kertas_id.is_(None))
    .order_by(serah_terima.c.posisi)
)
_SEBELUM = (
    select(serah_terima.c.giliran)
    .where(serah_terima.c.giliran < bindparam("giliran"))
    .order_by(serah_terima.c.giliran.desc())
    .limit(1)
)
_HITUNGAN = select(hitungan.c.kunci, hitungan.c.jumlah).where(
    hitungan.c.giliran == bindparam("giliran")
)
_BELUM = (
    select(giliran_tabel.c.nomor)
    .outerjoin(serah_terima, serah_terima.c.giliran == giliran_tabel.c.nomor)
    .where(giliran_tabel.c.nomor < bindparam("giliran"), serah_terima.c.giliran.is_(None))
    .order_by(giliran_tabel.c.nomor.desc())
    .limit(bindparam("jumlah"))
)


@dataclass(frozen=True, slots=True)
class SerahTersimpan:
    """The clear half of a hand-over; `posisi` is the entry that holds its words."""

    giliran: int
    menyerahkan_id: str
    menerima_id: str
    penanggung_id: str
    cara_menyerahkan: str
    cara_menerima: str
    kemudian: int
    selesai: str
    hari: str
    satuan_id: int
    rekaman_id: str
    posisi: int = 0


class SerahTerimaStore:
    """Reads and adds hand-overs and keeps their unfinished forms, over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def new_row(self, value: SerahTersimpan) -> BarisBaru:
        """Return the row of a hand-over being finished."""
        names = (name for name in value.__slots__ if name != "posisi")
        return BarisBaru("serah_terima", {name: getattr(value, name) for name in names})

    def count_row(self, giliran: int, kunci: str, jumlah: int, sebelum: int | None) -> BarisBaru:
        """Return the row of one count with the figure before it."""
        return BarisBaru(
            "hitungan",
            {"giliran": giliran, "kunci": kunci, "jumlah": jumlah, "sebelum": sebelum},
        )

    def password_row(self, giliran: int, sisi: str, waktu: str) -> BarisBaru:
        """Return the row of a password that followed a wet signature."""
        return BarisBaru("serah_terima_sandi", {"giliran": giliran, "sisi": sisi, "waktu": waktu})

    def find(self, giliran: int) -> tuple[SerahTersimpan, ...]:
        """Return the hand-over of a shift, a tuple of one; empty until it is finished."""
        row = self._connection.execute(_SATU, {"giliran": giliran}).one_or_none()
        return () if row is None else (_stored(row),)

    def later_passwords(self, giliran: int) -> dict[str, str]:
        """Return the sides whose password followed the wet signature, each with its time."""
        rows = self._connection.execute(_MENYUSUL, {"giliran": giliran})
        return {str(row.sisi): str(row.waktu) for row in rows}

    def by_record(self) -> dict[str, int]:
        """Return the shift each record of a hand-over belongs to, in the order of the shifts."""
        return {row.rekaman_id: row.giliran for row in self._connection.execute(_PUNYA)}

    def unrendered(self) -> tuple[int, ...]:
        """Return the shifts whose hand-over still has its words and no kept sheet, in order."""
        return tuple(int(row.giliran) for row in self._connection.execute(_TANPA_LEMBAR))

    def newest_before(self, giliran: int) -> tuple[int, ...]:
        """Return the newest shift before one that was handed over, a tuple of one, or nothing."""
        return tuple(
            int(row.giliran) for row in self._connection.execute(_SEBELUM, {"giliran": giliran})
        )

    def counts_before(self, giliran: int) -> dict[str, int]:
        """Return the figures of the newest hand-over before a shift's own; empty before any."""
        before = self.newest_before(giliran)
        return self.counts(before[0]) if before else {}

    def counts(self, giliran: int) -> dict[str, int]:
        """Return the figures of one hand-over; empty until it is finished."""
        rows = self._connection.execute(_HITUNGAN, {"giliran": giliran})
        return {str(row.kunci): int(row.jumlah) for row in rows}

    def finished(self, dari: int) -> frozenset[int]:
        """Return the shifts from `dari` on whose hand-over is finished."""
        rows = self._connection.execute(_SELESAI, {"dari": dari})
        return frozenset(int(row.giliran) for row in rows)

    def pending(self, giliran: int, jumlah: int) -> tuple[int, ...]:
        """Return the newest shifts before `giliran` that nobody has handed over, newest first."""
        rows = self._connection.execute(_BELUM, {"giliran": giliran, "jumlah": jumlah})
        return tuple(int(row.nomor) for row in rows)

    def keep(self, giliran: int, petugas_id: str, diubah: str, isi: bytes) -> None:
        """Keep the newest state of an unfinished form."""
        self._connection.execute(
            _SIMPAN,
            {"giliran": giliran, "petugas_id": petugas_id, "diubah": diubah, "isi": isi},
        )

    def draft(self, giliran: int) -> tuple[bytes, ...]:
        """Return the form of a shift as last kept, a tuple of one; empty while none was typed."""
        found = self._connection.execute(_DRAF, {"giliran": giliran}).scalar_one_or_none()
        return () if found is None else (found,)

    def begun(self) -> frozenset[int]:
        """Return the shifts of which an unfinished form is kept."""
        return frozenset(int(row.giliran) for row in self._connection.execute(_DIMULAI))

    def drop(self, giliran: int) -> None:
        """Drop a form that was finished."""
        self._connection.execute(_BUANG, {"giliran": giliran})


def _stored(row: Row[tuple[object, ...]]) -> SerahTersimpan:
    return SerahTersimpan(**{name: getattr(row, name) for name in SerahTersimpan.__slots__})
