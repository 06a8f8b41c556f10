"""The kept sheets of each shift, in the order in which they were ruled off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    Row,
    String,
    UniqueConstraint,
    bindparam,
    func,
    select,
)

from spkt_desk.db.giliran import giliran
from spkt_desk.db.mutasi import mutasi
from spkt_desk.db.penghapusan import penghapusan
from spkt_desk.db.riwayat import as_blob, kunci_rekaman
from spkt_desk.db.skema import BarisBaru, protected
from spkt_desk.domain.lembar import LembarTutup, decode_letak, encode_letak
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.satuan import UkuranKertas

lembar = protected(
    "lembar",
    Column("giliran", Integer, primary_key=True),
    Column("buku", Integer, nullable=False),
    Column("halaman_awal", Integer, nullable=False),
    Column("halaman_akhir", Integer, nullable=False),
    Column("baris_awal", Integer, nullable=False),
    Column("baris_akhir", Integer, nullable=False),
    Column("sampai", Integer, nullable=False),
    Column("kode", String, nullable=False),
    Column("letak", String, nullable=False),
    Column("kertas", String, nullable=False),
    Column("sidik", String, nullable=False),
    Column("ukuran", Integer, nullable=False),
    Column("berkas", String, nullable=False),
)
lembar.append_constraint(UniqueConstraint("buku", "halaman_awal"))

_GILIRAN = select(lembar).where(lembar.c.giliran == bindparam("giliran"))
_AKHIR = select(lembar.c.buku, lembar.c.halaman_akhir).order_by(lembar.c.giliran.desc()).limit(1)
# Shifts are ruled off in their order, so what is open begins behind the last kept line, and a
# shift ends where another begins: numbers of the book are looked up, no table is read through.
_AWAL_TERBUKA = (
    select(mutasi.c.nomor_buku, mutasi.c.giliran)
    .where(
        mutasi.c.nomor_buku
        > select(func.coalesce(func.max(lembar.c.baris_akhir), 0)).scalar_subquery()
    )
    .order_by(mutasi.c.nomor_buku)
    .limit(1)
)
_AWAL_LAIN = (
    select(mutasi.c.nomor_buku, mutasi.c.giliran)
    .where(mutasi.c.nomor_buku > bindparam("baris"), mutasi.c.giliran != bindparam("giliran"))
    .order_by(mutasi.c.nomor_buku)
    .limit(1)
)
_TERAKHIR = select(func.max(mutasi.c.nomor_buku))
# Lines taken over from an older book stand on its own paper: no sheet of ours repeats them.
_SENDIRI = mutasi.c.jenis != JenisMutasi.IMPOR.value
_ANTARA = mutasi.c.nomor_buku.between(bindparam("awal"), bindparam("akhir")) & _SENDIRI
_TULISAN = select(
    func.count().label("banyak"),
    func.min(mutasi.c.hari).label("hari_awal"),
    func.max(mutasi.c.hari).label("hari_akhir"),
).where(_ANTARA)
_GILIRAN_HARI = (
    select(mutasi.c.giliran)
    .where(mutasi.c.hari.between(bindparam("awal"), bindparam("akhir")) & _SENDIRI)
    .distinct()
    .order_by(mutasi.c.giliran)
)
_REKAMAN = (
    select(mutasi.c.rekaman_id, kunci_rekaman.c.kunci)
    .outerjoin(kunci_rekaman, kunci_rekaman.c.kunci_id == mutasi.c.rekaman_id)
    .where(_ANTARA)
    .distinct()
    .order_by(mutasi.c.rekaman_id)
)
_TERHAPUS = select(penghapusan.c.rekaman_id, penghapusan.c.posisi)


@dataclass(frozen=True, slots=True)
class GiliranBuku:
    """What one shift wrote: first and last line, how many are its own, first and last duty day."""

    giliran: int
    baris_awal: int
    baris_akhir: int
    banyak: int
    hari_awal: date
    hari_akhir: date


class LembarStore:
    """Reads and extends the sheets of the books over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def new_row(self, value: LembarTutup) -> BarisBaru:
        """Return the row that names kept sheets."""
        return BarisBaru(
            "lembar",
            {name: getattr(value, name) for name in value.__slots__}
            | {"letak": encode_letak(value.letak), "kertas": value.kertas.value},
        )

    def last_page(self) -> tuple[int, int]:
        """Return the book and the last page of the newest kept sheets, (0, 0) before the first."""
        row = self._connection.execute(_AKHIR).one_or_none()
        return (0, 0) if row is None else (row.buku, row.halaman_akhir)

    def of_shift(self, nomor: int) -> tuple[LembarTutup, ...]:
        """Return the kept sheets of a shift as a tuple of one; empty while they are open."""
        rows = self._connection.execute(_GILIRAN, {"giliran": nomor})
        return tuple(_kept(row) for row in rows)

    def of_book(self, nomor: int) -> tuple[LembarTutup, ...]:
        """Return the kept sheets of a book in their order."""
        rows = self._connection.execute(
            select(lembar).where(lembar.c.buku == nomor).order_by(lembar.c.giliran)
        )
        return tuple(_kept(row) for row in rows)

    def all(self) -> tuple[LembarTutup, ...]:
        """Return all kept sheets in their order, for the check of `arsip/`."""
        rows = self._connection.execute(select(lembar).order_by(lembar.c.giliran))
        return tuple(_kept(row) for row in rows)

    def open_shifts(self, before: int = 0) -> Iterator[GiliranBuku]:
        """Yield the shifts whose lines stand on no kept sheet, in order: all, or `before` one."""
        first = self._connection.execute(_AWAL_TERBUKA).one_or_none()
        while first is not None and (not before or first.giliran < before):
            place = {"baris": first.nomor_buku, "giliran": first.giliran}
            after = self._connection.execute(_AWAL_LAIN, place).one_or_none()
            end = (
                int(self._connection.execute(_TERAKHIR).scalar_one())
                if after is None
                else after.nomor_buku - 1
            )
            yield self.wrote(first.giliran, first.nomor_buku, end)
            first = after

    def wrote(self, nomor: int, baris_awal: int, baris_akhir: int) -> GiliranBuku:
        """Return what a shift wrote itself, with its first and its last duty day."""
        row = self._connection.execute(_TULISAN, {"awal": baris_awal, "akhir": baris_akhir}).one()
        days = (date.fromisoformat(one) for one in (row.hari_awal, row.hari_akhir))
        return GiliranBuku(nomor, baris_awal, baris_akhir, row.banyak, *days)

    def of_days(self, awal: date, akhir: date) -> tuple[int, ...]:
        """Return the shifts that wrote on these duty days, in order."""
        rows = self._connection.execute(
            _GILIRAN_HARI, {"awal": awal.isoformat(), "akhir": akhir.isoformat()}
        )
        return tuple(row.giliran for row in rows)

    def records(self, awal: int, akhir: int) -> tuple[tuple[str, bytes], ...]:
        """Return (record, its key) of the own lines between two numbers, in fixed order.

        No bytes stand for a key that was destroyed.
        """
        rows = self._connection.execute(_REKAMAN, {"awal": awal, "akhir": akhir})
        return tuple((row.rekaman_id, as_blob(row.kunci)) for row in rows)

    def destroyed(self) -> dict[str, int]:
        """Return, by record, the entry that destroyed its content."""
        return {row.rekaman_id: row.posisi for row in self._connection.execute(_TERHAPUS)}

    def team(self, nomor: int) -> tuple[tuple[str, str], ...]:
        """Return (regu, id of its KA SPKT) of a shift as a tuple of one; empty for shift 0."""
        rows = self._connection.execute(
            select(giliran.c.regu, giliran.c.ka_spkt_id).where(giliran.c.nomor == nomor)
        )
        return tuple((row.regu, row.ka_spkt_id) for row in rows)


def _kept(row: Row[tuple[object, ...]]) -> LembarTutup:
    """Return the kept sheets of a row."""
    values = {name: getattr(row, name) for name in LembarTutup.__slots__}
    values |= {"letak": decode_letak(row.letak), "kertas": UkuranKertas(row.kertas)}
    return LembarTutup(**values)
