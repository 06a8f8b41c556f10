"""The read side of `check`: what the file says of itself, and every row in chain order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from operator import methodcaller
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select, text

from spkt_desk.db import skema
from spkt_desk.db.kehilangan import is_newest, kehilangan
from spkt_desk.db.nomor import nomor
from spkt_desk.db.orang import OrangTercatat, orang
from spkt_desk.db.riwayat import MuatanTersegel, as_blob, kunci_rekaman, muatan
from spkt_desk.domain.riwayat import POSISI_TERBESAR

_DI_DEPAN = 50
"""So many places are read ahead of the entry that is asked for."""

Baris = tuple[str, tuple[object, ...]]
"""A protected row: its table, and its cells in declared order."""

_SISA = text(
    """
    SELECT
      (SELECT count(*) FROM muatan m
        WHERE NOT EXISTS (SELECT 1 FROM riwayat r WHERE r.posisi = m.posisi)),
      (SELECT count(*) FROM kunci_rekaman k
        WHERE NOT EXISTS (SELECT 1 FROM muatan m WHERE m.kunci_id = k.kunci_id)),
      (SELECT count(*) FROM penghapusan p JOIN muatan m ON m.kunci_id = p.rekaman_id
        WHERE m.posisi < p.posisi)
    """
)
_SEADANYA = methodcaller("decode", "utf-8", "surrogateescape")
_TENGOK = text("SELECT rowid FROM cari WHERE cari MATCH 'a' LIMIT 1")
_TAMU = text(
    """
    SELECT count(*) FROM orang o
      WHERE NOT EXISTS (SELECT 1 FROM kehilangan k JOIN kunci_rekaman r
        ON r.kunci_id = k.rekaman_id
        WHERE k.rekaman_id = o.rekaman_id AND k.orang_id = o.orang_id
          AND k.edisi = (SELECT max(b.edisi) FROM kehilangan b
            WHERE b.rekaman_id = k.rekaman_id))
    """
)

_DITUNJUK = kehilangan.alias("ditunjuk")
_POSISI_DITUNJUK = (
    select(func.max(_DITUNJUK.c.posisi))
    .where(_DITUNJUK.c.rekaman_id == orang.c.rekaman_id)
    .correlate(orang)
    .scalar_subquery()
)
_LAPORAN = (
    select(
        kehilangan.c.posisi,
        kehilangan.c.rekaman_id,
        kehilangan.c.edisi,
        is_newest().label("terbaru"),
        kehilangan.c.asli,
        kehilangan.c.terbit,
        kehilangan.c.kode,
        kehilangan.c.orang_id,
        nomor.c.teks,
        kunci_rekaman.c.kunci,
        muatan.c.isi,
        orang.c.orang_id.label("dikenal"),
        orang.c.nomor_identitas,
        orang.c.nama,
        orang.c.nama_lipat,
        orang.c.tahun_lahir,
        orang.c.desa,
        orang.c.rekaman_id.label("menunjuk"),
        _POSISI_DITUNJUK.label("ditunjuk"),
    )
    .join(nomor, nomor.c.rekaman_id == kehilangan.c.rekaman_id)
    .join(muatan, muatan.c.posisi == kehilangan.c.posisi)
    .join(kunci_rekaman, kunci_rekaman.c.kunci_id == kehilangan.c.rekaman_id)
    .outerjoin(orang, orang.c.orang_id == kehilangan.c.orang_id)
    .order_by(kehilangan.c.posisi)
)
_NOMOR = select(nomor.c.teks).where(nomor.c.rekaman_id == bindparam("rekaman_id")).limit(1)


@dataclass(frozen=True, slots=True)
class Sisa:
    """Rows that nothing explains, counted.

    Contents without an entry, keys that seal nothing, and contents older than the act that
    destroyed them.
    """

    isi: int
    kunci: int
    terhapus: int


@dataclass(frozen=True, slots=True)
class LaporanTersegel:
    """An edition of a living report with the index entry of its person, still sealed.

    `orang` is empty when the index does not know the person; `ditunjuk` is the entry of the report
    that the index points to, 0 for none. `asli` counts the originals.
    """

    posisi: int
    rekaman_id: str
    edisi: int
    terbaru: bool
    asli: int
    terbit: str
    nomor: str
    kode: str
    orang_id: str
    kunci: bytes
    muatan: MuatanTersegel
    orang: tuple[OrangTercatat, ...]
    ditunjuk: int


class PemeriksaanStore:
    """Reads the whole file once, with flat memory."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def file_problems(self) -> tuple[str, ...]:
        """Return what SQLCipher and SQLite themselves find wrong, empty when all is well."""
        pages = [
            f"halaman {str(row[0]).rsplit(' ', maxsplit=1)[-1]} rusak"
            for row in self._connection.execute(text("PRAGMA cipher_integrity_check"))
        ]
        if pages:  # the next question would end at the first of them
            return tuple(pages)
        # The index remembers on this connection what it looked like before others wrote, and its
        # own check trusts that memory; a question makes it look again.
        self._connection.execute(_TENGOK).all()
        return tuple(
            f"susunan halaman: {row[0]}"
            for row in self._connection.execute(text("PRAGMA integrity_check"))
            if row[0] != "ok"
        )

    @contextmanager
    def any_text(self) -> Iterator[None]:
        """Read texts that are none too: what is no letter comes as an escape no text can hold.

        Only where the plain reading met one: it costs as much again for each cell.
        """
        raw: Any = self._connection.connection.driver_connection
        before = raw.text_factory
        raw.text_factory = _SEADANYA
        try:
            yield
        finally:
            raw.text_factory = before

    def schema_hash(self) -> str:
        """Return the hash of the declared schema as the file holds it."""
        return skema.schema_hash(self._connection)

    def rows_beside(self) -> BarisDiSamping:
        """Return the protected rows, to be asked for along the chain."""
        return BarisDiSamping(self._connection)

    def leftovers(self) -> Sisa:
        """Count what no entry explains."""
        return Sisa(*self._connection.execute(_SISA).one())

    def strangers(self) -> int:
        """Count the people of the recall index whose report is gone or somebody else's."""
        return int(self._connection.execute(_TAMU).scalar_one())

    def reports(self) -> Iterator[LaporanTersegel]:
        """Yield every edition of the reports that were not destroyed, oldest first."""
        for row in self._connection.execution_options(yield_per=200).execute(_LAPORAN):
            known = (
                OrangTercatat(
                    orang_id=row.dikenal,
                    nomor_identitas=row.nomor_identitas,
                    nama=row.nama,
                    nama_lipat=row.nama_lipat,
                    tahun_lahir=row.tahun_lahir,
                    desa=row.desa,
                    rekaman_id=row.menunjuk,
                ),
            )
            yield LaporanTersegel(
                posisi=row.posisi,
                rekaman_id=row.rekaman_id,
                edisi=row.edisi,
                terbaru=bool(row.terbaru),
                asli=row.asli,
                terbit=row.terbit,
                nomor=row.teks,
                kode=row.kode,
                orang_id=row.orang_id,
                kunci=as_blob(row.kunci),
                muatan=MuatanTersegel(row.rekaman_id, as_blob(row.isi)),
                orang=known if row.dikenal is not None else (),
                ditunjuk=row.ditunjuk or 0,
            )

    def number_of(self, rekaman_id: str) -> str:
        """Return the printed number of a record, or its id where the number is gone."""
        found = self._connection.execute(_NOMOR, {"rekaman_id": rekaman_id}).scalar_one_or_none()
        return rekaman_id if found is None else str(found)


class BarisDiSamping:
    """The protected rows of the whole file, read once beside the chain with flat memory."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._tables = [_Tabel(connection, one) for one in skema.protected_tables().values()]
        self._until = 0
        self._found: dict[int, list[Baris]] = {}

    def of(self, posisi: int) -> list[Baris]:
        """Return the rows of an entry in the order its digest covers them; ask in chain order."""
        if posisi > self._until:
            self._read(posisi + _DI_DEPAN)
        return self._found.pop(posisi, [])

    def loose(self, posisi: int = POSISI_TERBESAR) -> Iterator[tuple[int, str]]:
        """Yield (place, table) of what lies before a place and no entry was asked for.

        Rows that name no place at all belong to none and come last, under 0.
        """
        self._read(min(posisi + _DI_DEPAN, POSISI_TERBESAR))
        for place in sorted(
            one for one in self._found if one < posisi or posisi == POSISI_TERBESAR
        ):
            yield place, self._found.pop(place)[0][0]
        if posisi == POSISI_TERBESAR:
            yield from ((0, one.name) for one in self._tables for _ in range(one.strays))

    def _read(self, until: int) -> None:
        """Take in the rows of all tables up to a place; tables come in the order of their names."""
        self._until = until
        for one in self._tables:
            if one.next <= until:
                one.take(until, self._found)


class _Tabel:
    """One table in chain order, with the row ahead."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self.name = str(table.name)  # SQLAlchemy has a text of its own kind
        self.strays = 0
        self._place = list(table.columns).index(table.c.posisi)
        ordered = select(table).order_by(table.c.posisi, *table.primary_key.columns)
        self._rows = chain.from_iterable(skema.plain_rows(connection, ordered))
        self._ahead: tuple[Any, ...] | None = next(self._rows, None)
        self.next = 0

    def take(self, until: int, found: dict[int, list[Baris]]) -> None:
        """Add the rows up to a place to what was found there; count those that name none."""
        row, name, place, rows = self._ahead, self.name, self._place, self._rows
        while row is not None:
            posisi = row[place]
            if type(posisi) is not int:
                self.strays += 1
            elif posisi > until:
                self.next = posisi
                break
            elif posisi in found:
                found[posisi].append((name, row))
            else:
                found[posisi] = [(name, row)]
            row = next(rows, None)
        else:
            self.next = POSISI_TERBESAR + 1
        self._ahead = row
