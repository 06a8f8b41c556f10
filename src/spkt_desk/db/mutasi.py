"""The lines of the Buku Mutasi: numbers, times and author here, the words sealed in the chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    String,
    UniqueConstraint,
    bindparam,
    func,
    select,
)

from spkt_desk.db.riwayat import MuatanTersegel, kunci_rekaman, muatan, riwayat
from spkt_desk.db.skema import BarisBaru, protected

mutasi = protected(
    "mutasi",
    Column("nomor_buku", Integer, primary_key=True),
    Column("hari", String, nullable=False),
    Column("no", Integer, nullable=False),
    Column("kejadian", String, nullable=False),
    Column("ditulis", String, nullable=False),
    Column("jenis", String, nullable=False),
    Column("merah", Integer, nullable=False),
    Column("penulis_id", String, nullable=False),
    Column("paraf", String, nullable=False),
    Column("giliran", Integer, nullable=False),
    Column("rekaman_id", String, nullable=False),
    Column("ralat_atas", Integer, nullable=True, index=True),
)
mutasi.append_constraint(UniqueConstraint("hari", "no"))


_TERAKHIR = select(func.coalesce(func.max(mutasi.c.nomor_buku), 0))
_TEMPAT = select(func.coalesce(func.max(mutasi.c.posisi), 0))
# Lines taken over are written together and seldom: the first other line is found at once.
_HARI_PERTAMA = (
    select(mutasi.c.hari)
    .where(mutasi.c.jenis != bindparam("jenis"))
    .order_by(mutasi.c.nomor_buku)
    .limit(1)
)
_SAMPAI = (
    select(mutasi.c.nomor_buku)
    .where(mutasi.c.posisi <= bindparam("posisi"))
    .order_by(mutasi.c.posisi.desc())
    .limit(1)
)
_NOMOR = select(
    _TERAKHIR.scalar_subquery(),
    select(func.coalesce(func.max(mutasi.c.no), 0))
    .where(mutasi.c.hari == bindparam("hari"))
    .scalar_subquery(),
)

_JENIS = mutasi.alias("jenis_dicari")
_HIDUP = (
    select(
        mutasi.c.rekaman_id,
        func.max(mutasi.c.hari).label("hari"),
        func.max(mutasi.c.giliran).label("giliran"),
    )
    .join(kunci_rekaman, kunci_rekaman.c.kunci_id == mutasi.c.rekaman_id)
    .where(
        mutasi.c.rekaman_id.in_(
            select(_JENIS.c.rekaman_id)
            .where(_JENIS.c.jenis == bindparam("jenis"))
            .scalar_subquery()
        )
    )
    .group_by(mutasi.c.rekaman_id)
    .order_by(func.min(mutasi.c.nomor_buku))
)


@dataclass(frozen=True, slots=True)
class MutasiTersegel:
    """A stored line with its words still sealed; `kunci` is empty once they were destroyed."""

    nomor_buku: int
    no: int
    hari: str
    kejadian: str
    ditulis: str
    jenis: str
    merah: bool
    paraf: str
    rekaman_id: str
    ralat_atas: int
    posisi: int
    jam_diragukan: bool
    kunci: tuple[bytes, ...]
    muatan: tuple[MuatanTersegel, ...]


@dataclass(frozen=True, slots=True)
class RekamanBuku:
    """A record with living lines: its newest duty day and the newest shift that wrote in it."""

    rekaman_id: str
    hari: str
    giliran: int


class MutasiStore:
    """Reads and extends the book over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def next_numbers(self, hari: str) -> tuple[int, int]:
        """Return the next book number and the next number of the duty day."""
        row = self._connection.execute(_NOMOR, {"hari": hari}).one()
        return row[0] + 1, row[1] + 1

    def first_day_but(self, jenis: str) -> str:
        """Return the first duty day that has a line of another kind, "" before there is one."""
        found = self._connection.execute(_HARI_PERTAMA, {"jenis": jenis}).scalar_one_or_none()
        return found or ""

    def last(self) -> int:
        """Return the last number of the book, 0 before the first line."""
        return int(self._connection.execute(_TERAKHIR).scalar_one())

    def newest_place(self) -> int:
        """Return the entry that wrote the newest line, 0 before the first."""
        return int(self._connection.execute(_TEMPAT).scalar_one())

    def last_until(self, posisi: int) -> int:
        """Return the last number of the book that entries up to a place wrote, 0 for none."""
        found = self._connection.execute(_SAMPAI, {"posisi": posisi}).scalar_one_or_none()
        return found or 0

    def new_row(  # noqa: PLR0913 - one argument a column
        self,
        *,
        nomor_buku: int,
        no: int,
        hari: str,
        kejadian: str,
        ditulis: str,
        jenis: str,
        merah: bool,
        penulis_id: str,
        paraf: str,
        giliran: int,
        rekaman_id: str,
        ralat_atas: int,
    ) -> BarisBaru:
        """Return the row of a line about to be written; `ralat_atas` 0 means no correction."""
        return BarisBaru(
            "mutasi",
            {
                "nomor_buku": nomor_buku,
                "no": no,
                "hari": hari,
                "kejadian": kejadian,
                "ditulis": ditulis,
                "jenis": jenis,
                "merah": int(merah),
                "penulis_id": penulis_id,
                "paraf": paraf,
                "giliran": giliran,
                "rekaman_id": rekaman_id,
                "ralat_atas": ralat_atas or None,
            },
        )

    def numbers(self) -> Iterator[tuple[int, str, int]]:
        """Yield (book number, duty day, number of the day) of the whole book, in order."""
        rows = self._connection.execution_options(yield_per=1000).execute(
            select(mutasi.c.nomor_buku, mutasi.c.hari, mutasi.c.no).order_by(mutasi.c.nomor_buku)
        )
        for row in rows:
            yield row.nomor_buku, row.hari, row.no

    def day(self, hari: str) -> tuple[MutasiTersegel, ...]:
        """Return the lines of a duty day in the order of their numbers."""
        return self._lines(mutasi.c.hari == hari)

    def between(self, awal: int, akhir: int) -> tuple[MutasiTersegel, ...]:
        """Return the lines between two numbers of the book, both included."""
        return self._lines(mutasi.c.nomor_buku.between(awal, akhir))

    def of_kind_after(self, jenis: str, posisi: int) -> tuple[MutasiTersegel, ...]:
        """Return the lines of a kind that were written after an entry."""
        return self._lines((mutasi.c.posisi > posisi) & (mutasi.c.jenis == jenis))

    def of_kind_between(self, jenis: str, awal: int, akhir: int) -> tuple[MutasiTersegel, ...]:
        """Return the lines of a kind that were written from one entry to another."""
        return self._lines(mutasi.c.posisi.between(awal, akhir) & (mutasi.c.jenis == jenis))

    def corrections_of(self, books: Sequence[int]) -> tuple[MutasiTersegel, ...]:
        """Return every line that corrects one of these, oldest first."""
        return self._lines(mutasi.c.ralat_atas.in_(books)) if books else ()

    def of_record(self, rekaman_id: str) -> tuple[MutasiTersegel, ...]:
        """Return the lines of a record, oldest first; the chain's own index finds them."""
        return self._lines(riwayat.c.rekaman_id == rekaman_id)

    def living(self, jenis: str) -> tuple[RekamanBuku, ...]:
        """Return the records begun by lines of a kind whose words still stand, oldest first."""
        rows = self._connection.execute(_HIDUP, {"jenis": jenis})
        return tuple(RekamanBuku(row.rekaman_id, row.hari, row.giliran) for row in rows)

    def one(self, nomor_buku: int) -> MutasiTersegel:
        """Return one line; raise `LookupError` for a number the book does not have."""
        found = self._lines(mutasi.c.nomor_buku == nomor_buku)
        if not found:
            raise LookupError(nomor_buku)
        return found[0]

    def _lines(self, condition: object) -> tuple[MutasiTersegel, ...]:
        rows = self._connection.execute(
            select(
                mutasi,
                riwayat.c.jam_diragukan,
                muatan.c.kunci_id,
                muatan.c.isi,
                kunci_rekaman.c.kunci,
            )
            .join(riwayat, riwayat.c.posisi == mutasi.c.posisi)
            .outerjoin(muatan, muatan.c.posisi == mutasi.c.posisi)
            .outerjoin(kunci_rekaman, kunci_rekaman.c.kunci_id == muatan.c.kunci_id)
            .where(condition)  # type: ignore[arg-type]
            .order_by(mutasi.c.nomor_buku)
        )
        return tuple(
            MutasiTersegel(
                nomor_buku=row.nomor_buku,
                no=row.no,
                hari=row.hari,
                kejadian=row.kejadian,
                ditulis=row.ditulis,
                jenis=row.jenis,
                merah=bool(row.merah),
                paraf=row.paraf,
                rekaman_id=row.rekaman_id,
                ralat_atas=row.ralat_atas or 0,
                posisi=row.posisi,
                jam_diragukan=bool(row.jam_diragukan),
                kunci=() if row.kunci is None else (row.kunci,),
                muatan=() if row.isi is None else (MuatanTersegel(row.kunci_id, row.isi),),
            )
            for row in rows
        )
