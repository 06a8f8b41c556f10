"""The search index: which words stand in which entry of the chain, and nothing else.

FTS5 without a copy of the texts: a row is the place of an entry, so that newest first is the order
in which the index is read, and twenty rows end the reading. One word list a length makes every
beginning of a word as quick as a whole one. What is taken out is overwritten (`secure-delete`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import Template

from sqlalchemy import Connection, Row

from spkt_desk.db.riwayat import MuatanTersegel, as_blob
from spkt_desk.domain.cari import KataCari, TanyaCari
from spkt_desk.domain.riwayat import ISI_SURAT, JenisPeristiwa

_TAMBAH = "INSERT INTO cari (rowid, kata) VALUES (?, ?)"
_BUANG = "INSERT INTO cari (cari, rowid, kata) VALUES ('delete', ?, ?)"
_KOSONGKAN = "INSERT INTO cari (cari) VALUES ('delete-all')"
_KATA = "SELECT term, doc FROM cari_kata"
_BARIS = Template("""
    SELECT r.posisi, r.rekaman_id, n.teks AS nomor, k.terbit, m.hari, m.no, m.nomor_buku,
      EXISTS (SELECT 1 FROM mutasi c WHERE c.ralat_atas = m.nomor_buku) AS diralat,
      s.kunci, i.kunci_id, i.isi
    FROM $asal
      JOIN muatan i ON i.posisi = r.posisi
      JOIN kunci_rekaman s ON s.kunci_id = i.kunci_id
      LEFT JOIN mutasi m ON m.posisi = r.posisi
      LEFT JOIN nomor n ON m.posisi IS NULL AND n.rekaman_id = r.rekaman_id
      LEFT JOIN kehilangan k ON k.posisi = r.posisi
    $yang
""")
_TEMU = """(SELECT rowid AS posisi FROM cari WHERE cari MATCH ? ORDER BY rowid DESC LIMIT ?) t
      JOIN riwayat r ON r.posisi = t.posisi"""
_CARI = _BARIS.substitute(asal=_TEMU, yang="ORDER BY r.posisi DESC")
_TEMU_BUKU = """(SELECT rowid AS posisi FROM cari
        WHERE cari MATCH ? AND EXISTS (SELECT 1 FROM mutasi b WHERE b.posisi = cari.rowid)
        ORDER BY rowid DESC LIMIT ?) t
      JOIN riwayat r ON r.posisi = t.posisi"""
_CARI_BUKU = _BARIS.substitute(asal=_TEMU_BUKU, yang="ORDER BY r.posisi DESC")
_ISI = Template("""WHERE $rekaman (r.jenis = '$baris' OR r.jenis IN ($surat) AND NOT EXISTS
      (SELECT 1 FROM riwayat b
        WHERE b.rekaman_id = r.rekaman_id AND b.posisi > r.posisi AND b.jenis IN ($surat)))
    ORDER BY r.posisi""").safe_substitute(
    baris=JenisPeristiwa.MUTASI.value,
    surat=", ".join(f"'{one.value}'" for one in sorted(ISI_SURAT)),
)
_SEMUA = _BARIS.substitute(asal="riwayat r", yang=Template(_ISI).substitute(rekaman=""))
_REKAMAN = _BARIS.substitute(
    asal="riwayat r", yang=Template(_ISI).substitute(rekaman="r.rekaman_id = ? AND")
)


@dataclass(frozen=True, slots=True)
class IsiTersegel:
    """A content that the index knows, still sealed.

    A line of the book has its day and numbers, a letter its printed number and day of issue; the
    other ones are "" and 0.
    """

    posisi: int
    rekaman_id: str
    nomor: str
    terbit: str
    hari: str
    no: int
    nomor_buku: int
    diralat: bool
    kunci: bytes
    muatan: MuatanTersegel


class CariStore:
    """Fills, empties and asks the index over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection

    def add(self, posisi: int, kata: tuple[str, ...]) -> None:
        """Index the words of an entry just written."""
        self._connection.exec_driver_sql(_TAMBAH, (posisi, " ".join(kata)))

    def remove(self, posisi: int, kata: tuple[str, ...]) -> None:
        """Take out an entry; `kata` must be the words it was indexed with."""
        self._connection.exec_driver_sql(_BUANG, (posisi, " ".join(kata)))

    def clear(self) -> None:
        """Take out everything, before the index is made anew."""
        self._connection.exec_driver_sql(_KOSONGKAN)

    def find(self, tanya: TanyaCari, jumlah: int) -> tuple[IsiTersegel, ...]:
        """Return the newest entries that answer, newest first."""
        rows = self._connection.exec_driver_sql(_CARI, (expression(tanya), jumlah))
        return tuple(_content(row) for row in rows)

    def find_lines(self, tanya: TanyaCari, jumlah: int) -> tuple[IsiTersegel, ...]:
        """Return the newest lines of the book that answer, newest first."""
        rows = self._connection.exec_driver_sql(_CARI_BUKU, (expression(tanya), jumlah))
        return tuple(_content(row) for row in rows)

    def of_record(self, rekaman_id: str) -> tuple[IsiTersegel, ...]:
        """Return the living contents of one record that the index must know."""
        return tuple(
            _content(row) for row in self._connection.exec_driver_sql(_REKAMAN, (rekaman_id,))
        )

    def contents(self) -> Iterator[IsiTersegel]:
        """Yield every living content that the index must know, oldest first."""
        flowing = self._connection.execution_options(yield_per=500)
        for row in flowing.exec_driver_sql(_SEMUA):
            yield _content(row)

    def words(self) -> Iterator[tuple[str, int]]:
        """Yield every (word, entry) of the index, by word."""
        flowing = self._connection.execution_options(yield_per=5000)
        for row in flowing.exec_driver_sql(_KATA):
            yield str(row[0]), int(row[1])


def expression(tanya: TanyaCari) -> str:
    """Return the question as FTS5 reads it; words are quoted, they hold no quotes themselves."""
    groups = (f"({' OR '.join(map(_term, group))})" for group in tanya.kata)
    return " OR ".join((f"({' AND '.join(groups)})", *map(_term, tanya.utuh)))


def _term(kata: KataCari) -> str:
    return f'"{kata.teks}"*' if kata.awal else f'"{kata.teks}"'


def _content(row: Row[tuple[object, ...]]) -> IsiTersegel:
    return IsiTersegel(
        posisi=row.posisi,
        rekaman_id=row.rekaman_id,
        nomor=row.nomor or "",
        terbit=row.terbit or "",
        hari=row.hari or "",
        no=row.no or 0,
        nomor_buku=row.nomor_buku or 0,
        diralat=bool(row.diralat),
        kunci=as_blob(row.kunci),
        muatan=MuatanTersegel(row.kunci_id, as_blob(row.isi)),
    )
