"""The chain on disk: entries, their sealed contents and the keys that seal them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    Insert,
    Integer,
    String,
    Table,
    bindparam,
    delete,
    func,
    select,
)

from spkt_desk.db.skema import (
    BarisBaru,
    Biner,
    insertion,
    metadata,
    plain_rows,
    protected_tables,
)
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.domain.riwayat import (
    ACUAN_JAM,
    GENESIS,
    VERSI,
    JenisPeristiwa,
    Peristiwa,
    Sel,
    header_hash,
    rows_digest,
)

riwayat = Table(
    "riwayat",
    metadata,
    Column("posisi", Integer, primary_key=True),
    Column("versi", Integer, nullable=False),
    Column("sebelum", Biner, nullable=False),
    Column("stasiun", String, nullable=False),
    Column("waktu", String, nullable=False),
    Column("kejadian", String, nullable=False),
    Column("monotonik_ns", Integer, nullable=False),
    Column("boot", String, nullable=False),
    Column("jam_diragukan", Integer, nullable=False),
    Column("petugas_id", String, nullable=False),
    Column("giliran", Integer, nullable=False),
    Column("jenis", String, nullable=False),
    Column("rekaman_id", String, nullable=False, index=True),
    Column("sidik_baris", Biner, nullable=False),
    Column("sidik_muatan", Biner, nullable=False),
    Column("hash", Biner, nullable=False),
)

muatan = Table(
    "muatan",
    metadata,
    Column("posisi", Integer, primary_key=True),
    Column("kunci_id", String, nullable=False, index=True),
    Column("isi", Biner, nullable=False),
)

kunci_rekaman = Table(
    "kunci_rekaman",
    metadata,
    Column("kunci_id", String, primary_key=True),
    Column("kunci", Biner, nullable=False),
)


# Built once: on the write path making a statement costs more than running it.
_TERBARU = (
    select(
        riwayat.c.posisi,
        riwayat.c.hash,
        riwayat.c.waktu,
        riwayat.c.jam_diragukan,
        riwayat.c.jenis,
    )
    .order_by(riwayat.c.posisi.desc())
    .limit(1)
)
# Walks back over doubted entries only; nearly always the newest entry is the answer.
_ACUAN = (
    select(riwayat.c.waktu)
    .where(
        (riwayat.c.jam_diragukan == 0) | riwayat.c.jenis.in_(sorted(one.value for one in ACUAN_JAM))
    )
    .order_by(riwayat.c.posisi.desc())
    .limit(1)
)
_SEJAK = (
    select(riwayat)
    .where(riwayat.c.posisi > bindparam("posisi"), riwayat.c.jenis == bindparam("jenis"))
    .order_by(riwayat.c.posisi.desc())
    .limit(1)
)
_TERAKHIR = select(func.max(riwayat.c.waktu)).where(riwayat.c.posisi >= bindparam("posisi"))
_MUATAN = select(muatan.c.kunci_id, muatan.c.isi).where(muatan.c.posisi == bindparam("posisi"))
_SEMUA = (
    select(
        *(riwayat.c[name] for name in Peristiwa._fields),
        riwayat.c.hash,
        muatan.c.kunci_id,
        muatan.c.isi,
        kunci_rekaman.c.kunci,
    )
    .outerjoin(muatan, muatan.c.posisi == riwayat.c.posisi)
    .outerjoin(kunci_rekaman, kunci_rekaman.c.kunci_id == muatan.c.kunci_id)
    .order_by(riwayat.c.posisi)
)
_TAMBAH = riwayat.insert()
_TAMBAH_MUATAN = muatan.insert()
_TAMBAH_KUNCI = kunci_rekaman.insert()
_KUNCI = select(kunci_rekaman.c.kunci).where(kunci_rekaman.c.kunci_id == bindparam("kunci_id"))


@dataclass(frozen=True, slots=True)
class PeristiwaBaru:
    """An act about to be chained: the header without place, and the sealed content if any."""

    posisi: int
    sebelum: bytes
    stasiun: str
    waktu: str
    kejadian: str
    monotonik_ns: int
    boot: str
    jam_diragukan: bool
    petugas_id: str
    giliran: int
    jenis: str
    rekaman_id: str
    sidik_muatan: bytes
    muatan: MuatanTersegel | None


class MuatanTersegel(NamedTuple):
    """Sealed content of one entry and the name of the key that opens it."""

    kunci_id: str
    isi: bytes


class PeristiwaTersimpan(NamedTuple):
    """An entry as the file holds it: header, stored hash, sealed content and its key.

    Content and key are None where there is none. Cells another program put there come as they are:
    their bytes have another hash.
    """

    entry: Peristiwa
    hash: bytes
    kunci_id: Any
    isi: Any
    kunci: Any


_LEBAR_KEPALA = len(Peristiwa._fields)
_SEL = {
    name: itemgetter(place)
    for place, name in enumerate((*Peristiwa._fields, *PeristiwaTersimpan._fields[1:]))
}

# Tuples straight from tuples: a check of a million entries feels every call between.
_header: Callable[[tuple[Any, ...]], Peristiwa] = partial(tuple.__new__, Peristiwa)
_stored: Callable[[tuple[Any, ...]], PeristiwaTersimpan] = partial(
    tuple.__new__, PeristiwaTersimpan
)


class Blok:
    """Some entries in a row, as the file holds them: by columns at once, single ones when asked.

    A check of a million entries looks at columns; it needs the entries only where one differs.
    """

    def __init__(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Hold the rows of one reading of `_SEMUA`."""
        self._rows = rows

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._rows)

    def __iter__(self) -> Iterator[PeristiwaTersimpan]:
        """Yield them one by one."""
        return (_stored((_header(row[:_LEBAR_KEPALA]), *row[_LEBAR_KEPALA:])) for row in self._rows)

    def column(self, name: str) -> tuple[Any, ...]:
        """Return one cell of each: a field of `Peristiwa` or, behind it, `PeristiwaTersimpan`."""
        return tuple(map(_SEL[name], self._rows))

    def hashes(self) -> tuple[bytes, ...]:
        """Return what their hashes must be."""
        return tuple([header_hash(row[:_LEBAR_KEPALA]) for row in self._rows])


class RiwayatStore:
    """Reads and extends the chain over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection
        # Within one transaction only `append` moves it: others wait, and a reader sees one state.
        self._head: tuple[int, bytes, str] | None = None
        self._acuan: str | None = None

    def clock_reference(self) -> str:
        """Return the time of the newest entry whose clock nobody doubts; "" before the first.

        An officer's act of answering for the clock counts, whatever the clock said.
        """
        self.newest()
        if self._acuan is None:
            self._acuan = self._connection.execute(_ACUAN).scalar_one_or_none() or ""
        return self._acuan

    def newest(self) -> tuple[int, bytes, str]:
        """Return place, hash and time of the newest entry; (0, GENESIS, "") before the first."""
        if self._head is not None:
            return self._head
        row = self._connection.execute(_TERBARU).one_or_none()
        if row is None:
            self._head = (0, GENESIS, "")
        else:
            self._head = (row.posisi, row.hash, row.waktu)
            self._refer(row.waktu, row.jam_diragukan, row.jenis)
        return self._head

    def _refer(self, waktu: str, jam_diragukan: int, jenis: str) -> None:
        """Measure the clock by the newest entry, unless nobody answers for its time."""
        if not jam_diragukan or jenis in ACUAN_JAM:
            self._acuan = waktu

    def latest_since(self, posisi: int) -> str:
        """Return the latest time written from one entry on, whatever the clock did after it."""
        found = self._connection.execute(_TERAKHIR, {"posisi": posisi}).scalar_one_or_none()
        return found or ""

    @property
    def appended(self) -> int:
        """The place of the newest entry this transaction wrote; 0 for none."""
        return 0 if self._head is None else self._head[0]

    def hash_at(self, posisi: int) -> bytes:
        """Return the hash of one entry; no bytes where the chain does not reach."""
        found = self._connection.execute(
            select(riwayat.c.hash).where(riwayat.c.posisi == posisi)
        ).scalar_one_or_none()
        return as_blob(found)

    def count(self, jenis: str) -> int:
        """Return how many entries of a kind the chain holds."""
        found = select(func.count()).select_from(riwayat).where(riwayat.c.jenis == jenis)
        return int(self._connection.execute(found).scalar_one())

    def newest_since(self, posisi: int, jenis: JenisPeristiwa) -> tuple[Peristiwa, ...]:
        """Return the newest entry of a kind after a place; empty when there is none."""
        found = self._connection.execute(_SEJAK, {"posisi": posisi, "jenis": jenis.value}).all()
        return tuple(_entry(row._mapping) for row in found)  # noqa: SLF001

    def append(self, baru: PeristiwaBaru, rows: tuple[BarisBaru, ...]) -> Peristiwa:
        """Chain one act and write its rows and sealed content.

        The caller has read `newest` in this write transaction; a place already taken is refused by
        the primary key and its trigger.
        """
        placed = [(row.tabel, {**row.nilai, "posisi": baru.posisi}) for row in rows]
        entry = Peristiwa(
            posisi=baru.posisi,
            versi=VERSI,
            sebelum=baru.sebelum,
            stasiun=baru.stasiun,
            waktu=baru.waktu,
            kejadian=baru.kejadian,
            monotonik_ns=baru.monotonik_ns,
            boot=baru.boot,
            jam_diragukan=int(baru.jam_diragukan),
            petugas_id=baru.petugas_id,
            giliran=baru.giliran,
            jenis=baru.jenis,
            rekaman_id=baru.rekaman_id,
            sidik_baris=rows_digest(_in_order(placed)),
            sidik_muatan=baru.sidik_muatan,
        )
        head = entry.hash()
        _add_one(
            self._connection,
            _TAMBAH,
            {**entry._asdict(), "hash": head},
        )
        self._head = (entry.posisi, head, entry.waktu)
        self._refer(entry.waktu, entry.jam_diragukan, entry.jenis)
        for name, values in placed:
            _add_one(self._connection, insertion(name), values)
        if baru.muatan is not None:
            _add_one(
                self._connection,
                _TAMBAH_MUATAN,
                {
                    "posisi": baru.posisi,
                    "kunci_id": baru.muatan.kunci_id,
                    "isi": baru.muatan.isi,
                },
            )
        return entry

    def entries(self) -> Iterator[PeristiwaTersimpan]:
        """Yield every entry as the file holds it, in order."""
        for block in self.blocks():
            yield from block

    def blocks(self) -> Iterator[Blok]:
        """Yield every entry as the file holds it, in order and a block at a time."""
        return map(Blok, plain_rows(self._connection, _SEMUA))

    def of_record(self, rekaman_id: str) -> tuple[Peristiwa, ...]:
        """Return the entries about one record, oldest first."""
        rows = self._connection.execute(
            select(riwayat).where(riwayat.c.rekaman_id == rekaman_id).order_by(riwayat.c.posisi)
        )
        return tuple(_entry(row._mapping) for row in rows)  # noqa: SLF001

    def of_kinds(self, jenis: Iterable[JenisPeristiwa]) -> tuple[Peristiwa, ...]:
        """Return the entries of these kinds, oldest first."""
        rows = self._connection.execute(
            select(riwayat)
            .where(riwayat.c.jenis.in_(tuple(one.value for one in jenis)))
            .order_by(riwayat.c.posisi)
        )
        return tuple(_entry(row._mapping) for row in rows)  # noqa: SLF001

    def newest_of(
        self, rekaman: Iterable[str], jenis: Iterable[JenisPeristiwa]
    ) -> tuple[Peristiwa, ...]:
        """Return the newest entry of these kinds about these records; empty when there is none."""
        found = self._connection.execute(
            select(riwayat)
            .where(riwayat.c.rekaman_id.in_(tuple(rekaman)))
            .where(riwayat.c.jenis.in_(tuple(one.value for one in jenis)))
            .order_by(riwayat.c.posisi.desc())
            .limit(1)
        ).all()
        return tuple(_entry(row._mapping) for row in found)  # noqa: SLF001

    def sealed(self, posisi: int) -> MuatanTersegel:
        """Return the sealed content of one entry; raise `LookupError` where there is none."""
        row = self._connection.execute(_MUATAN, {"posisi": posisi}).one_or_none()
        if row is None:
            msg = f"entry {posisi} has no content"
            raise LookupError(msg)
        return MuatanTersegel(row.kunci_id, row.isi)


class KunciStore:
    """The per-record keys; destroying one makes everything sealed by it unreadable for good."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection
        # Acts of one transaction share a record: its key is made by the first, used by the next.
        self._made: dict[str, bytes] = {}

    def add(self, kunci_id: str, kunci: bytes) -> None:
        """Keep the key of a new record."""
        _add_one(self._connection, _TAMBAH_KUNCI, {"kunci_id": kunci_id, "kunci": kunci})
        self._made[kunci_id] = kunci

    def find(self, kunci_id: str) -> tuple[bytes, ...]:
        """Return the key as a tuple of one, or an empty tuple once it has been destroyed."""
        if kunci_id in self._made:
            return (self._made[kunci_id],)
        row = self._connection.execute(_KUNCI, {"kunci_id": kunci_id}).one_or_none()
        return () if row is None else (as_blob(row.kunci),)

    def between(self, first: str, last: str) -> tuple[str, ...]:
        """Return the ids of living keys from `first` to `last`, both included, in order."""
        rows = self._connection.execute(
            select(kunci_rekaman.c.kunci_id)
            .where(kunci_rekaman.c.kunci_id.between(first, last))
            .order_by(kunci_rekaman.c.kunci_id)
        )
        return tuple(row.kunci_id for row in rows)

    def destroy(self, kunci_id: str) -> None:
        """Remove a key and what it sealed; `secure_delete` overwrites the bytes in the file."""
        self._made.pop(kunci_id, None)
        self._connection.execute(delete(muatan).where(muatan.c.kunci_id == kunci_id))
        self._connection.execute(delete(kunci_rekaman).where(kunci_rekaman.c.kunci_id == kunci_id))


def _add_one(connection: Connection, statement: Insert, values: dict[str, Sel]) -> None:
    """Add one row; raise when the file took none: a trigger of somebody else's swallowed it."""
    if connection.execute(statement, values).rowcount != 1:
        raise EnvironmentFault(
            "Belum tersimpan: berkas data menolak catatan tanpa alasan. Penjaga buku berubah.",
            "Jangan menulis di berkas ini. Pulihkan cadangan dan laporkan kepada Kapolsek.",
        )


def _in_order(
    placed: list[tuple[str, dict[str, Sel]]],
) -> tuple[tuple[str, tuple[Sel, ...]], ...]:
    """Return rows as (table, cells in declared order), by table and primary key."""
    tables = protected_tables()
    ordered = sorted(
        placed,
        key=lambda item: (
            item[0],
            tuple(item[1][column.name] for column in tables[item[0]].primary_key.columns),
        ),
    )
    return tuple(
        (name, tuple(_as_kept(values[column.name]) for column in tables[name].columns))
        for name, values in ordered
    )


def _as_kept(value: Sel) -> Sel:
    """Return a cell as the file gives it back, which is how a check hashes it.

    A flag is its number, a word of a list is the word.
    """
    if isinstance(value, int):
        return int(value)
    return str(value) if isinstance(value, str) else value


def _entry(mapping: object) -> Peristiwa:
    """Return the entry of a stored header."""
    return Peristiwa._make(mapping[name] for name in Peristiwa._fields)  # type: ignore[index]


def as_blob(value: object) -> bytes:
    """Return stored bytes; what another program put there instead opens nothing."""
    return value if isinstance(value, bytes) else b""
