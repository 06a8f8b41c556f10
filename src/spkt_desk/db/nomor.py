"""Numbers of the papers: a series, a year and a running integer, taken once and never again."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    Row,
    String,
    UniqueConstraint,
    bindparam,
    func,
    literal,
    select,
    union_all,
)

from spkt_desk.db.skema import BarisBaru, protected
from spkt_desk.domain.nomor import KeadaanNomor, Nomor

seri_awal = protected(
    "seri_awal",
    Column("awal_id", Integer, primary_key=True),
    Column("seri", String, nullable=False),
    Column("tahun", Integer, nullable=False),
    Column("mulai", Integer, nullable=False),
)

nomor = protected(
    "nomor",
    Column("seri", String, primary_key=True),
    Column("tahun", Integer, primary_key=True),
    Column("urut", Integer, primary_key=True),
    Column("keadaan", String, nullable=False),
    Column("teks", String, nullable=False),
    Column("pola_versi", Integer, nullable=False),
    Column("rekaman_id", String, nullable=False, index=True),
)
nomor.append_constraint(UniqueConstraint("teks"))

nomor_berakhir = protected(
    "nomor_berakhir",
    Column("rekaman_id", String, primary_key=True),
    Column("keadaan", String, nullable=False),
    Column("waktu", String, nullable=False),
    Column("pengganti_id", String, nullable=False),
)


_LANGKAH = union_all(
    select(
        *(seri_awal.c.seri, seri_awal.c.tahun, seri_awal.c.mulai.label("urut")),
        *(literal(1).label("awal"), seri_awal.c.posisi, seri_awal.c.awal_id.label("di_dalam")),
    ),
    select(
        *(nomor.c.seri, nomor.c.tahun, nomor.c.urut),
        *(literal(0).label("awal"), nomor.c.posisi, nomor.c.urut.label("di_dalam")),
    ),
).order_by("seri", "tahun", "posisi", "di_dalam")

_TERBESAR = select(func.max(nomor.c.urut)).where(
    nomor.c.seri == bindparam("seri"), nomor.c.tahun == bindparam("tahun")
)
_AWAL = (
    select(seri_awal.c.mulai)
    .where(seri_awal.c.seri == bindparam("seri"), seri_awal.c.tahun == bindparam("tahun"))
    .order_by(seri_awal.c.awal_id.desc())
    .limit(1)
)

_TERBESAR_DAN_AWAL = select(_TERBESAR.scalar_subquery(), _AWAL.scalar_subquery())
_TERAKHIR = select(nomor.c.tahun, nomor.c.urut).order_by(nomor.c.posisi.desc()).limit(1)
_TAHUN_TERBARU = select(
    func.max(
        *(
            select(func.coalesce(func.max(table.c.tahun), 0))
            .where(table.c.seri == bindparam("seri"))
            .scalar_subquery()
            for table in (nomor, seri_awal)
        )
    )
)
_SERI_LAIN = nomor.alias("seri_lain")
_BERIKUT = (
    select(nomor.c.seri, nomor.c.teks)
    .where(
        nomor.c.seri
        == select(func.min(_SERI_LAIN.c.seri))
        .where(_SERI_LAIN.c.seri > bindparam("seri"))
        .scalar_subquery()
    )
    .order_by(nomor.c.tahun.desc(), nomor.c.urut.desc())
    .limit(1)
)
_REKAMAN = (
    select(nomor, nomor_berakhir.c.keadaan.label("berakhir"))
    .outerjoin(nomor_berakhir, nomor_berakhir.c.rekaman_id == nomor.c.rekaman_id)
    .where(nomor.c.rekaman_id == bindparam("rekaman_id"))
)
_BERAKHIR = select(nomor_berakhir).where(nomor_berakhir.c.rekaman_id == bindparam("rekaman_id"))


@dataclass(frozen=True, slots=True)
class NomorBerakhir:
    """How a number ended: void, or replaced by that of another record."""

    rekaman_id: str
    keadaan: str
    waktu: str
    pengganti_id: str


@dataclass(frozen=True, slots=True)
class LangkahSeri:
    """One step of a series: a beginning that was set (`awal`), or a number that was taken."""

    urut: int
    awal: bool


class NomorStore:
    """Reads and takes numbers over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work on the caller's transaction."""
        self._connection = connection
        # Nobody else takes a number within this transaction: the act asks once.
        self._reached: dict[tuple[str, int], tuple[int | None, int]] = {}

    def newest(self, seri: str, tahun: int) -> int | None:
        """Return the highest number taken in a series and year, None before the first."""
        return self.reached(seri, tahun)[0]

    def reached(self, seri: str, tahun: int) -> tuple[int | None, int]:
        """Return `newest` and `start` at once, for the act that takes the next number."""
        if (seri, tahun) not in self._reached:
            row = self._connection.execute(_TERBESAR_DAN_AWAL, {"seri": seri, "tahun": tahun}).one()
            self._reached[seri, tahun] = row[0], 1 if row[1] is None else int(row[1])
        return self._reached[seri, tahun]

    def last(self) -> tuple[int, int]:
        """Return year and number of the letter issued last, (0, 0) before the first."""
        row = self._connection.execute(_TERAKHIR).one_or_none()
        return (0, 0) if row is None else (int(row.tahun), int(row.urut))

    def year_before(self, seri: str) -> int:
        """Return the newest year in which a series was begun or went on; 0 before the first."""
        return int(self._connection.execute(_TAHUN_TERBARU, {"seri": seri}).scalar_one())

    def start(self, seri: str, tahun: int) -> int:
        """Return the first number of a series and year: 1, or where the paper book went on."""
        found = self._connection.execute(_AWAL, {"seri": seri, "tahun": tahun}).scalar_one_or_none()
        return 1 if found is None else int(found)

    def start_row(self, seri: str, tahun: int, mulai: int) -> BarisBaru:
        """Return the row that says where a series begins in a year."""
        self._reached.clear()
        newest = self._connection.execute(
            select(func.coalesce(func.max(seri_awal.c.awal_id), 0))
        ).scalar_one()
        return BarisBaru(
            "seri_awal", {"awal_id": newest + 1, "seri": seri, "tahun": tahun, "mulai": mulai}
        )

    def new_row(self, value: Nomor, rekaman_id: str) -> BarisBaru:
        """Return the row of a number just taken."""
        self._reached.clear()
        return BarisBaru(
            "nomor",
            {
                "seri": value.seri,
                "tahun": value.tahun,
                "urut": value.urut,
                "keadaan": value.keadaan.value,
                "teks": value.teks,
                "pola_versi": value.pola_versi,
                "rekaman_id": rekaman_id,
            },
        )

    def of_record(self, rekaman_id: str) -> Nomor:
        """Return the number a record carries, in the state it is in now."""
        row = self._connection.execute(_REKAMAN, {"rekaman_id": rekaman_id}).one()
        keadaan = KeadaanNomor(row.berakhir or row.keadaan)
        return Nomor(row.seri, row.tahun, row.urut, keadaan, row.teks, row.pola_versi)

    def end_row(self, value: NomorBerakhir) -> BarisBaru:
        """Return the row that ends a number; the number itself stays taken."""
        return BarisBaru("nomor_berakhir", {name: getattr(value, name) for name in value.__slots__})

    def ending(self, rekaman_id: str) -> tuple[NomorBerakhir, ...]:
        """Return how a record's number ended, a tuple of one; empty while it is in force."""
        rows = self._connection.execute(_BERAKHIR, {"rekaman_id": rekaman_id})
        return tuple(_ended(row) for row in rows)

    def endings(self) -> tuple[NomorBerakhir, ...]:
        """Return every number that ended, for the check."""
        return tuple(_ended(row) for row in self._connection.execute(select(nomor_berakhir)))

    def record_of(self, teks: str) -> str:
        """Return the record that carries a printed number; raise `LookupError` for none."""
        found = self._connection.execute(
            select(nomor.c.rekaman_id).where(nomor.c.teks == teks)
        ).scalar_one_or_none()
        if found is None:
            raise LookupError(teks)
        return str(found)

    def last_text(self) -> tuple[str, ...]:
        """Return the number taken last as it was printed, a tuple of one; empty before any."""
        found = self._connection.execute(
            select(nomor.c.teks).order_by(nomor.c.posisi.desc()).limit(1)
        ).scalar_one_or_none()
        return () if found is None else (str(found),)

    def last_texts(self) -> tuple[str, ...]:
        """Return the newest number of every series as it was printed; found without a scan."""
        found: list[str] = []
        seri = ""
        while True:
            row = self._connection.execute(_BERIKUT, {"seri": seri}).one_or_none()
            if row is None:
                return tuple(found)
            found.append(str(row.teks))
            seri = row.seri

    def series(self) -> tuple[tuple[str, int, tuple[LangkahSeri, ...]], ...]:
        """Return (series, year, its beginnings and numbers as they came) for the check of gaps."""
        found: dict[tuple[str, int], list[LangkahSeri]] = {}
        for row in self._connection.execute(_LANGKAH):
            steps = found.setdefault((row.seri, row.tahun), [])
            steps.append(LangkahSeri(row.urut, awal=bool(row.awal)))
        return tuple((seri, tahun, tuple(steps)) for (seri, tahun), steps in found.items())


def _ended(row: Row[tuple[object, ...]]) -> NomorBerakhir:
    """Return the end of a number from its row."""
    return NomorBerakhir(**{name: getattr(row, name) for name in NomorBerakhir.__slots__})
